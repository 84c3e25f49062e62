"""Names of things in the reader's language, fetched in a few queries rather than one each."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from mhgraph.errors import Words
from mhgraph.store import Store, select
from mhgraph.values import Literal, NamedNode, Term, value_of

__all__ = ["Labels", "both_labels", "labels_of"]

_CHUNK = 400
_QUERY = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing ?naming ?label WHERE {{
  VALUES ?thing {{ {things} }}
  ?thing ?naming ?label .
  FILTER(?naming IN (mh:citation, skos:prefLabel, rdfs:label, dct:title, mh:locator))
}}
"""
# The best first. A second VALUES with the ranks would make the query sixty times slower.
_NAMING = ("citation", "prefLabel", "label", "title", "locator")


class Labels:
    """The best name of each thing in one language; a thing without a name is shown by its IRI."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def of(self, term: Term | None) -> str:
        """Return the name of an IRI, the text of a literal, "" for None."""
        value = value_of(term)
        return self._names.get(value, value) if isinstance(term, NamedNode) else value

    def known(self, term: Term | None) -> bool:
        """Tell whether `term` is an IRI with a name."""
        return isinstance(term, NamedNode) and term.value in self._names


def labels_of(store: Store, things: Iterable[Term | None], lang: str) -> Labels:
    """Return the names of the IRIs among `things` in `lang`, else in the other language."""
    found = _found(store, things)
    return Labels({thing: _best(labels, lang) for thing, labels in found.items()})


def both_labels(store: Store, things: Iterable[Term | None]) -> dict[str, Words]:
    """Return the names of the IRIs among `things` in both languages; those without one are absent."""
    found = _found(store, things)
    return {
        thing: Words(_best(labels, "nl"), _best(labels, "en")) for thing, labels in found.items()
    }


_Ranked = list[tuple[int, Literal]]


def _found(store: Store, things: Iterable[Term | None]) -> dict[str, _Ranked]:
    """Return the names of each thing, with the rank of the property that gives them."""
    iris = sorted({t for t in things if isinstance(t, NamedNode)}, key=str)
    found: dict[str, _Ranked] = {}
    for chunk in _chunks(iris):
        table = select(store, _QUERY.format(things=" ".join(str(i) for i in chunk)))
        for row in table:
            if isinstance(label := row["label"], Literal):
                rank = _NAMING.index(re.split("[/#]", value_of(row["naming"]))[-1])
                found.setdefault(value_of(row["thing"]), []).append((rank, label))
    return found


def _best(labels: _Ranked, lang: str) -> str:
    return min((_foreign(label, lang), rank, label.value) for rank, label in labels)[2]


def _foreign(label: Literal, lang: str) -> int:
    spoken = (label.language or "").lower()
    return 0 if spoken == lang else 1 if spoken == "" else 2


def _chunks(iris: list[NamedNode]) -> Iterator[list[NamedNode]]:
    rest = iter(iris)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
