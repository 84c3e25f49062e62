"""Names of things in the reader's language, fetched in a few queries rather than one each."""

from collections.abc import Iterable, Iterator
from itertools import islice

from mhgraph.store import Store, select
from mhgraph.values import Literal, NamedNode, Term, value_of

__all__ = ["Labels", "labels_of"]

_CHUNK = 400
_QUERY = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing ?rank ?label WHERE {{
  VALUES ?thing {{ {things} }}
  VALUES (?naming ?rank) {{
    (mh:citation 1) (skos:prefLabel 2) (rdfs:label 3) (dct:title 4) (mh:locator 5)
  }}
  ?thing ?naming ?label .
}}
"""


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
    iris = sorted({t for t in things if isinstance(t, NamedNode)}, key=str)
    best: dict[str, tuple[int, int, str]] = {}
    for chunk in _chunks(iris):
        table = select(store, _QUERY.format(things=" ".join(str(i) for i in chunk)))
        for row in table:
            thing, label = value_of(row["thing"]), row["label"]
            if isinstance(label, Literal):
                rank = (_foreign(label, lang), int(value_of(row["rank"])), label.value)
                best[thing] = min(best.get(thing, rank), rank)
    return Labels({thing: rank[2] for thing, rank in best.items()})


def _foreign(label: Literal, lang: str) -> int:
    spoken = (label.language or "").lower()
    return 0 if spoken == lang else 1 if spoken == "" else 2


def _chunks(iris: list[NamedNode]) -> Iterator[list[NamedNode]]:
    rest = iter(iris)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
