"""Where the items of an answer are said: the passages that state what a reading asks for."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from mhgraph.ask.answer import Evidence
from mhgraph.ask.reading import Reading
from mhgraph.ask.sparql import Writer
from mhgraph.lookup.sources import sources_named
from mhgraph.store import Store, select
from mhgraph.values import NamedNode, value_of

__all__ = ["Evidences"]

_MOST, _EACH = 400, 12


class Evidences:
    """Finds evidence; what is known of a source is kept for the next question."""

    def __init__(self, store: Store, writer: Writer, timeout: float | None) -> None:
        self._store, self._writer, self._timeout = store, writer, timeout
        self._known: dict[tuple[str, str], Evidence] = {}

    def of(
        self,
        reading: Reading,
        things: Sequence[str],
        lang: str,
        meeting: Mapping[str, Collection[str]],
    ) -> dict[str, tuple[Evidence, ...]]:
        """Return the evidence of each of some things, in the order of the documents.

        Args:
            reading: what was asked.
            things: the things of the answer.
            lang: the language of titles.
            meeting: on a path, in what each thing meets the next ones.
        """
        if not things:
            return {}
        found: dict[str, dict[str, None]] = {}
        queries = self._writer.evidence(reading, things[:_MOST])
        for text in [*([self._writer.meetings(meeting)] if meeting else []), *queries]:
            for row in select(self._store, text, timeout=self._timeout).rows:
                found.setdefault(value_of(row[0]), {})[value_of(row[1])] = None
            if all(thing in found for thing in things[:_MOST]):
                break
        self._learn({source for sources in found.values() for source in sources}, lang)
        return {
            thing: tuple(sorted((self._known[s, lang] for s in sources), key=_order)[:_EACH])
            for thing, sources in found.items()
        }

    def _learn(self, sources: Iterable[str], lang: str) -> None:
        missing = [NamedNode(s) for s in sources if (s, lang) not in self._known]
        if not missing:
            return
        for iri, source in sources_named(self._store, missing, lang, None, self._timeout).items():
            self._known[iri.value, lang] = Evidence(
                source.document or source.title,
                source.locator,
                source.anchor,
                iri.value,
                source.certainty,
            )


def _order(evidence: Evidence) -> tuple[bool, str, str]:
    return not evidence.locator, evidence.document, evidence.source
