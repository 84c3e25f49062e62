"""A stand-in for the reader: it answers from a table of answers, and remembers what it was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mhgraph.ask.answer import Alternative, Answer, Evidence, Item
from mhgraph.ask.reading import Reading
from mhgraph.terms import ID

SPARQL = "SELECT ?a\n\nWHERE { ?a a ?b }"
PASSAGE = f"{ID}passage/programmaresultaten-2021/24.4"
REGISTER = f"{ID}graph/actors"
SAID = (
    Evidence("PR2021", "24.4", "4. Vergroten", PASSAGE),
    Evidence("Actors", "", "", REGISTER),
)
ACTION = Item(
    f"{ID}action/pr2021-24.4", "Awareness | of the risks", "action", "PR2021-24.4", "", SAID
)
PLAIN = Item(f"{ID}actor/iom", "IOM", "organisation")


def good(question: str = "Which actions?", lang: str = "en", **more: object) -> Answer:
    """Return an answer with two items and two other readings, unless told otherwise."""
    base = Answer(
        question,
        lang,
        understood=True,
        reading="Actions that concern Mali",
        sparql=SPARQL,
        items=(ACTION, PLAIN),
        alternatives=tuple(
            Alternative(f"other {name}", f"ASK {{}} # {name}", Reading(name)) for name in "xy"
        ),
        notes=("budgt → budget",),
        steps=("actions = action", "Mali = Mali"),
        structure=Reading("list"),
    )
    return replace(base, **more)  # type: ignore[arg-type]


def refused(question: str = "What about UNICEF?", lang: str = "en", **more: object) -> Answer:
    """Return what comes of a question that is not understood."""
    base = Answer(
        question,
        lang,
        understood=False,
        reading="The graph knows no UNICEF.",
        not_understood=("UNICEF",),
        suggestions=("Which actions concern Mali?", "Which actions concern Niger?"),
        steps=("UNICEF = ?",),
    )
    return replace(base, **more)  # type: ignore[arg-type]


@dataclass
class FakeAsker:
    """Answers from a table; what is not in it is refused."""

    table: Mapping[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str, Reading | None]] = field(default_factory=list)
    picked: list[tuple[Reading, str, str]] = field(default_factory=list)

    def ask(self, question: str, lang: str = "", after: Reading | None = None) -> Answer:
        self.asked.append((question, lang, after))
        return self.table.get(question) or refused(question)

    def answer(self, structure: Reading, question: str, lang: str) -> Answer:
        self.picked.append((structure, question, lang))
        reading = f"as {structure.kind}"
        return good(question, lang, reading=reading, alternatives=(), steps=(), structure=structure)

    def completions(self, prefix: str, limit: int = 20) -> list[str]:
        names = ["West Africa", "Western Sahara", "Mali", "IOM"]
        return [name for name in names if name.lower().startswith(prefix.lower())][:limit]
