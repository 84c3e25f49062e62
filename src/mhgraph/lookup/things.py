"""What a drawing or a list needs of many things at once: names in both languages, kind, identifier.

Few queries serve any number of things; nothing is fetched of things that were not asked for.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from mhgraph.errors import Words
from mhgraph.lookup.labels import both_labels
from mhgraph.lookup.tracing import chunks
from mhgraph.store import Store, select
from mhgraph.terms import MH
from mhgraph.values import NamedNode, Row, value_of

__all__ = ["Thing", "documents_of", "kinds_below", "things_of"]

_PREFIXES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_ASKED = (
    _PREFIXES + "SELECT DISTINCT ?thing ?value WHERE {{ VALUES ?thing {{ {things} }} {pattern} }}"
)
_NAMES = """
  ?thing ?naming ?value .
  FILTER(?naming IN (
    skos:prefLabel, skos:altLabel, dct:title, dct:identifier, mh:shortName, mh:number
  ))
"""
_KINDS = "GRAPH ?source { ?thing a ?value } ?source a mh:Source ."
_ANY_KINDS = "?thing a ?value ."
_IDENTIFIERS = "?thing dct:identifier ?value ."
_SHORT_NAMES = "?thing mh:shortName ?value ."
_DOCUMENTS = "?thing mh:inDocument ?value ."
_BROADER = "SELECT DISTINCT ?kind ?broader WHERE { ?kind rdfs:subClassOf ?broader }"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the graph, to be shown.

    Attributes:
        iri: what it is.
        label: its name in both languages.
        kind: local name of the most special class that a source states of it, else that it has at all (a
            document describes itself); "" where it has none.
        kind_label: that class in both languages.
        broader: local names of the classes above that, the nearest first.
        names: all its names and identifiers, in any language, each once, in order.
        identifier: what it is cited by: of an action its identifier, of a document its short name; or "".
    """

    iri: str
    label: Words
    kind: str = ""
    kind_label: Words = field(default_factory=lambda: Words("", ""))
    broader: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    identifier: str = ""


def things_of(
    store: Store, iris: Iterable[str], *, timeout: float | None = None
) -> dict[str, Thing]:
    """Return what is known of `iris`, by IRI; each of them is there, known or not.

    Args:
        store: where the graph is.
        iris: of things of any kind.
        timeout: seconds after which one query is given up.
    """
    asked = _Asked(store, sorted({NamedNode(iri) for iri in iris}, key=str), timeout)
    labels = both_labels(store, asked.iris)
    names = asked.all_of(_NAMES)
    kinds = asked.all_of(_KINDS)
    if unstated := [iri for iri in asked.iris if iri.value not in kinds]:
        kinds |= _Asked(store, unstated, timeout).all_of(_ANY_KINDS)
    identifiers = asked.first_of(_IDENTIFIERS) | asked.first_of(_SHORT_NAMES)
    broader = _broader(store, timeout)
    chosen = {iri: _most_special(of_thing, broader) for iri, of_thing in kinds.items()}
    kind_labels = both_labels(store, [NamedNode(k) for k in sorted(set(chosen.values()))])
    found = {}
    for node in asked.iris:
        iri = node.value
        kind = chosen.get(iri, "")
        found[iri] = Thing(
            iri,
            labels.get(iri, Words("", "")),
            _local(kind),
            kind_labels.get(kind, Words("", "")),
            tuple(_local(above) for above in broader.get(kind, ())),
            tuple(names.get(iri, ())),
            identifiers.get(iri, ""),
        )
    return found


def documents_of(
    store: Store, sources: Iterable[str], *, timeout: float | None = None
) -> dict[str, str]:
    """Return the IRI of the document of each passage or reading among `sources`, by IRI."""
    nodes = sorted({NamedNode(source) for source in sources}, key=str)
    return _Asked(store, nodes, timeout).first_of(_DOCUMENTS)


def kinds_below(store: Store, kind: str, *, timeout: float | None = None) -> set[str]:
    """Return the IRIs of the class `kind` and of every class below it."""
    below = {k for k, above in _broader(store, timeout).items() if kind in above}
    return below | {kind}


class _Asked:
    """Some things, and the rows that the store has of them."""

    def __init__(self, store: Store, iris: list[NamedNode], timeout: float | None) -> None:
        self.iris = iris
        self._store, self._timeout = store, timeout

    def all_of(self, pattern: str) -> dict[str, list[str]]:
        """Return for each thing the values that fit the pattern of ?thing and ?value, sorted."""
        found: dict[str, set[str]] = {}
        for thing, value in self._rows(pattern):
            found.setdefault(value_of(thing), set()).add(value_of(value))
        return {thing: sorted(values) for thing, values in found.items()}

    def first_of(self, pattern: str) -> dict[str, str]:
        """Return for each thing the first of these values."""
        return {thing: values[0] for thing, values in self.all_of(pattern).items()}

    def _rows(self, pattern: str) -> Iterable[Row]:
        for part in chunks(self.iris):
            text = _ASKED.format(things=" ".join(str(iri) for iri in part), pattern=pattern)
            yield from select(self._store, text, timeout=self._timeout).rows


def _broader(store: Store, timeout: float | None) -> dict[str, tuple[str, ...]]:
    """Return the classes of the ontology above each class, the nearest first."""
    above: dict[str, set[str]] = {}
    for row in select(store, _PREFIXES + _BROADER, timeout=timeout).texts():
        if row["broader"].startswith(MH) and row["broader"] != row["kind"]:
            above.setdefault(row["kind"], set()).add(row["broader"])
    depth = {kind: len(of_kind) for kind, of_kind in above.items()}
    return {
        kind: tuple(sorted(of_kind, key=lambda k: (-depth.get(k, 0), k)))
        for kind, of_kind in above.items()
    }


def _most_special(kinds: Collection[str], broader: Mapping[str, tuple[str, ...]]) -> str:
    """Return the class of ours with most classes above it; the first by name of several such."""
    return min(kinds, key=lambda kind: (not kind.startswith(MH), -len(broader.get(kind, ())), kind))


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
