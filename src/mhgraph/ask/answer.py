"""What comes back to whoever asked: how it was understood, the answer, and where each item is said."""

from dataclasses import dataclass
from typing import Any, Final

from mhgraph.ask.reading import Reading

__all__ = ["FORMAT_VERSION", "Alternative", "Answer", "Evidence", "Item"]

FORMAT_VERSION: Final = 1
"""The version of the JSON that `Answer.as_json` gives; it grows when a field changes its meaning."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an item is said.

    Attributes:
        document: short name of the document; the title of the register or of the user's file otherwise.
        locator: where in the document, as the document's record counts; "" elsewhere.
        anchor: the first words of the passage in the document; "" where it has none.
        source: IRI of the passage, reading, register or user's graph.
        certainty: how sure a reader is who concluded it; "" for what a passage says outright.
    """

    document: str
    locator: str
    anchor: str
    source: str
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of an answer.

    Attributes:
        iri: what it is.
        label: its name in the language of the answer.
        kind: the name of its kind in that language.
        identifier: what it is cited by, or "".
        value: what was asked of it (an amount, a date, a number of actions), as text; or "".
        evidence: where it is said.
        names: all its names, in any language.
    """

    iri: str
    label: str
    kind: str
    identifier: str = ""
    value: str = ""
    evidence: tuple[Evidence, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to read the question, best first.

    Attributes:
        reading: the way in a sentence.
        sparql: what it would ask.
        structure: the reading itself; `Asker.answer` answers it.
    """

    reading: str
    sparql: str
    structure: Reading


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question, or why there is none.

    Attributes:
        question: as it was asked.
        language: "nl" or "en", found in the question.
        understood: whether every word that carries meaning was understood.
        reading: the reading in a sentence; why it was refused where it was not understood.
        sparql: the query that gave the answer; "" where none was asked.
        kind: "entities", "number", "amount", "date", "text", "boolean", "path" or "table".
        value: the number, amount, date, text or boolean; None for a list, or where there is none.
        items: the things of the answer, or what the number counts.
        alternatives: other readings, best first.
        not_understood: words that were not understood, as they were written.
        suggestions: questions near this one that can be answered.
        notes: what the reader did on the way (a slip of the pen that it read over, say).
        steps: the parse, a line for each mention, for those who want to see it.
        structure: the reading itself, for follow-up questions.
    """

    question: str
    language: str
    understood: bool
    reading: str
    sparql: str = ""
    kind: str = "entities"
    value: int | float | bool | str | None = None
    items: tuple[Item, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    not_understood: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    structure: Reading | None = None

    @property
    def empty(self) -> bool:
        """Whether there is neither an item nor a value."""
        return not self.items and self.value is None

    def as_json(self) -> dict[str, Any]:
        """Return the answer in the documented form (docs/ask.md)."""
        return {
            "version": FORMAT_VERSION,
            "question": self.question,
            "language": self.language,
            "understood": self.understood,
            "reading": self.reading,
            "sparql": self.sparql,
            "answer": {
                "kind": self.kind,
                "value": self.value,
                "items": [_item(item) for item in self.items],
            },
            "alternatives": [{"reading": a.reading, "sparql": a.sparql} for a in self.alternatives],
            "not_understood": list(self.not_understood),
            "suggestions": list(self.suggestions),
        }


def _item(item: Item) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "iri": item.iri,
        "label": item.label,
        "kind": item.kind,
        "identifier": item.identifier,
    }
    if item.value:
        shown["value"] = item.value
    shown["evidence"] = [
        {"document": e.document, "locator": e.locator, "anchor": e.anchor}
        | ({"certainty": e.certainty} if e.certainty else {})
        for e in item.evidence
    ]
    return shown
