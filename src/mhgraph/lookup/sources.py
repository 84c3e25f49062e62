"""What a reader needs of a source: where it stands, how sure it is, its words or a link to them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mhgraph.corpus.anchors import Segment
from mhgraph.corpus.fragments import text_link
from mhgraph.lookup.tracing import chunks
from mhgraph.store import Store, select
from mhgraph.values import Literal, NamedNode

if TYPE_CHECKING:
    from mhgraph.corpus.texts import Text

__all__ = ["Source", "sources_named"]

_GAP = " […] "
_PREFIXES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_PLACES = """
SELECT ?source ?passage ?locator ?document ?short ?page WHERE {
  VALUES ?source { %s }
  ?source mh:readingOf? ?passage .
  ?passage mh:locator ?locator ; mh:inDocument ?document .
  ?document mh:shortName ?short .
  OPTIONAL { ?document foaf:page ?page }
} ORDER BY ?source ?page
"""
_READINGS = """
SELECT ?source ?certainty ?reason WHERE {
  VALUES ?source { %s }
  ?source mh:certainty ?grade .
  ?grade skos:prefLabel ?certainty . FILTER(LANG(?certainty) IN (%s, ""))
  OPTIONAL { ?source mh:reason ?reason . FILTER(LANG(?reason) IN (%s, "")) }
} ORDER BY ?source ?certainty ?reason
"""
_TITLES = """
SELECT ?source ?title WHERE {
  VALUES ?source { %s }
  ?source mh:citation ?title . FILTER(LANG(?title) IN (%s, ""))
} ORDER BY ?source ?title
"""
_SEGMENTS = """
SELECT ?source ?segment ?order ?start ?end ?before ?after WHERE {
  VALUES ?source { %s }
  ?source mh:readingOf? ?passage .
  ?passage mh:segment ?segment .
  ?segment mh:startsWith ?start ; mh:endsWith ?end .
  OPTIONAL { ?segment mh:order ?order }
  OPTIONAL { ?segment mh:prefix ?before }
  OPTIONAL { ?segment mh:suffix ?after }
}
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A source as a reader wants it.

    Attributes:
        iri: its IRI.
        title: how it is cited: short name and locator, with the certainty of a reading; or its title.
        document: short name of its document; "" for a register or the user's own graph.
        locator: where in the document; "" likewise.
        certainty: the certainty of a reading; "" for what a passage says outright.
        reason: why the reader concludes it; "" likewise.
        anchor: the first words of the passage; "" where it has none.
        text: the words of the passage, when the document is at hand; else "".
        link: the public document, at the passage; "" where the document has no address.
    """

    iri: NamedNode
    title: str
    document: str = ""
    locator: str = ""
    certainty: str = ""
    reason: str = ""
    anchor: str = ""
    text: str = ""
    link: str = ""

    def order(self) -> tuple[bool, str, list[tuple[int, int, str]], str]:
        """Return the key of the order: passages by document and locator, then the rest by title."""
        parts = re.split(r"(\d+)", self.locator or self.title)
        natural = [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts if p]
        return not self.document, self.document, natural, self.iri.value


def sources_named(
    store: Store,
    iris: Collection[NamedNode],
    lang: str,
    folder: Path | None = None,
    timeout: float | None = None,
) -> dict[NamedNode, Source]:
    """Return what a reader needs of the sources `iris`.

    Args:
        store: where the graph is.
        iris: passages, readings, registers, graphs of the user's own.
        lang: the language of titles, certainties and reasons.
        folder: the texts of the documents, if they are at hand.
        timeout: seconds after which one query is given up.

    Raises:
        DocumentsError: the folder or one of the texts is not there or not UTF-8.
    """
    read: dict[str, Text] = {}
    if folder:
        from mhgraph.corpus.texts import texts

        read = {text.document: text for text in texts(store, folder)}
    found: dict[NamedNode, Source] = {}
    for part in chunks(sorted(iris, key=str)):
        asked = _Asked(store, part, lang, timeout)
        found |= {iri: asked.source(iri, read) for iri in part}
    return found


class _Asked:
    """The rows that the store has of some sources, by source."""

    def __init__(
        self, store: Store, iris: Sequence[NamedNode], lang: str, timeout: float | None
    ) -> None:
        self._store, self._timeout = store, timeout
        values, spoken = " ".join(str(iri) for iri in iris), str(Literal(lang))
        self._places = self._first(_PLACES % values)
        self._readings = self._first(_READINGS % (values, spoken, spoken))
        self._titles = self._first(_TITLES % (values, spoken))
        self._segments: dict[str, list[Segment]] = {}
        rows = sorted(self._rows(_SEGMENTS % values), key=_segment_order)
        for row in {row["source"] + " " + row["segment"]: row for row in rows}.values():
            segment = Segment(row["start"], row["end"], row["before"], row["after"])
            self._segments.setdefault(row["source"], []).append(segment)

    def source(self, iri: NamedNode, read: Mapping[str, "Text"]) -> Source:
        """Return the source `iri`, with its words if the text of its document is in `read`."""
        place = self._places.get(iri.value, {})
        reading = self._readings.get(iri.value, {})
        segments = self._segments.get(iri.value, [])
        page = place.get("page", "")
        return Source(
            iri,
            self._titles.get(iri.value, {}).get("title", iri.value),
            document=place.get("short", ""),
            locator=place.get("locator", ""),
            certainty=reading.get("certainty", ""),
            reason=reading.get("reason", ""),
            anchor=segments[0].start if segments else "",
            text=_words(read.get(place.get("document", "")), segments),
            link=text_link(page, segments) if page else "",
        )

    def _first(self, query: str) -> dict[str, dict[str, str]]:
        """Return the first row of each source."""
        found: dict[str, dict[str, str]] = {}
        for row in self._rows(query):
            found.setdefault(row["source"], row)
        return found

    def _rows(self, query: str) -> Iterator[dict[str, str]]:
        return select(self._store, _PREFIXES + query, timeout=self._timeout).texts()


def _segment_order(row: Mapping[str, str]) -> tuple[int, str]:
    return (int(row["order"]) if row["order"].isdecimal() else 0), row["segment"]


def _words(text: "Text | None", segments: Sequence[Segment]) -> str:
    """Return the words of `segments`, line ends made blanks; "" where they are not found."""
    if text is None:
        return ""
    spans = [span for segment in segments if (span := text.folded.span(segment)) is not None]
    return _GAP.join(" ".join(text.folded.text[slice(*span)].split()) for span in spans)
