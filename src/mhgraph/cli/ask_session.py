"""Asking, for whoever shows the answers: one question, lines of a file, or a dialogue."""

from pathlib import Path
from typing import Protocol

from mhgraph.ask.answer import Answer
from mhgraph.ask.reading import Reading
from mhgraph.cli.ask_said import Asked, no_such_reading
from mhgraph.cli.ask_view import Look, Shown, shown
from mhgraph.lookup.sources import Source, sources_named
from mhgraph.store import Store
from mhgraph.values import NamedNode

__all__ = ["Asking", "Session"]


class Asking(Protocol):
    """What answers questions: `mhgraph.ask.Asker`, or a stand-in."""

    def ask(self, question: str, lang: str = "", after: Reading | None = None) -> Answer:
        """Answer a question."""
        ...

    def answer(self, structure: Reading, question: str, lang: str) -> Answer:
        """Answer a reading of a question."""
        ...

    def completions(self, prefix: str, limit: int = 20) -> list[str]:
        """Return names that begin with or hold `prefix`."""
        ...


class Session:
    """Asks questions and shows their answers in one way.

    Args:
        asker: answers the questions.
        store: where evidence is looked up.
        look: the form of the answers.
        lang: the language of questions and answers; "" for that of each question.
        evidence: whether the passages behind each item are shown.
        folder: the texts of the documents, for passages to be quoted.
        timeout: seconds after which a query for evidence is given up.
    """

    def __init__(
        self,
        asker: Asking,
        store: Store,
        look: Look,
        *,
        lang: str = "",
        evidence: bool = False,
        folder: Path | None = None,
        timeout: float | None = None,
    ) -> None:
        self.asker, self.look, self.lang = asker, look, lang
        self._store, self._evidence = store, evidence
        self._folder, self._timeout = folder, timeout

    def ask(self, question: str, after: Reading | None = None) -> Asked:
        """Answer a question, or one that goes on from the reading of another."""
        return Asked.first(self.asker.ask(question, self.lang, after))

    def choose(self, asked: Asked, number: int) -> Asked:
        """Answer another reading of a question, by its number.

        Raises:
            UsageError: there is none with that number.
        """
        if not 0 < number <= len(asked.offered):
            raise no_such_reading(number, len(asked.offered))
        answer = asked.answer
        other = asked.offered[number - 1]
        found = self.asker.answer(other.structure, answer.question, answer.language)
        return asked.as_chosen(found, number)

    def show(self, asked: Asked, *, evidence: bool = False) -> Shown:
        """Return an answer as text, with evidence where it is asked for here or for the session."""
        wanted = (evidence or self._evidence) and asked.answer.understood
        sources = self._sources(asked.answer) if wanted else None
        return shown(asked, self.look, sources)

    def unquoted(self, asked: Asked) -> bool:
        """Tell whether passages are shown without their words, which a folder would give."""
        wanted = self._evidence and self._folder is None and self.look.form != "json"
        return wanted and any(e.locator for item in asked.answer.items for e in item.evidence)

    def _sources(self, answer: Answer) -> list[list[Source]]:
        """Return the sources of each item, passages first."""
        iris = [{NamedNode(e.source) for e in item.evidence} for item in answer.items]
        every = set[NamedNode]().union(*iris)
        named = sources_named(self._store, every, answer.language, self._folder, self._timeout)
        return [sorted((named[iri] for iri in of_item), key=Source.order) for of_item in iris]
