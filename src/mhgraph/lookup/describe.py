"""What the graph says of one thing, in both directions, each statement with its source."""

from collections.abc import Iterable
from dataclasses import dataclass

from mhgraph.lookup.labels import Labels, labels_of
from mhgraph.store import Store, select
from mhgraph.terms import MADE_GRAPHS
from mhgraph.values import Literal, NamedNode, Table, Term, value_of

__all__ = ["Description", "Statement", "describe"]

_MH = "https://w3id.org/mhgraph/ontology#"
_FIRST = (
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://purl.org/dc/terms/title",
    "http://www.w3.org/2004/02/skos/core#altLabel",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    "http://purl.org/dc/terms/identifier",
    "http://purl.org/dc/terms/description",
)
"""What says which thing it is comes before what is said of it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement about a thing.

    Attributes:
        forward: whether the thing is the subject (else it is the object).
        relation: the property.
        relation_label: its name.
        other: the value, or the subject when `forward` is false.
        other_label: its name or text.
        sources: how to refer to the passages and other sources that state it.
    """

    forward: bool
    relation: NamedNode
    relation_label: str
    other: Term
    other_label: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """All statements about a thing (and about the territory of a state, which shares its name).

    Attributes:
        things: the thing, then its territory where it has one.
        label: its name.
        statements: sorted by direction, relation and value.
    """

    things: tuple[NamedNode, ...]
    label: str
    statements: tuple[Statement, ...]


def describe(store: Store, thing: NamedNode, lang: str) -> Description:
    """Return what the sources (not the derivations) say of `thing`, in `lang`."""
    things = (thing, *_territories(store, thing))
    values = " ".join(str(t) for t in things)
    forward = select(store, _statements("?thing ?relation ?other", values))
    backward = select(store, _statements("?other ?relation ?thing", values))
    terms = [t for table in (forward, backward) for row in table.rows for t in row]
    labels = labels_of(store, [*things, *terms], lang)
    names = _Names(labels, _identifiers(store, terms))
    return Description(
        things,
        labels.of(thing),
        (*_collect(forward, names, lang, True), *_collect(backward, names, lang, False)),
    )


def _statements(pattern: str, values: str) -> str:
    return f"""SELECT ?relation ?other ?source WHERE {{
      VALUES ?thing {{ {values} }}
      GRAPH ?source {{ {pattern} }}
      FILTER(?source NOT IN ({", ".join(map(str, MADE_GRAPHS))}))
    }}"""


@dataclass(frozen=True, slots=True)
class _Names:
    """How values are written: their name, and behind it the identifier to cite where there is one."""

    labels: Labels
    identifiers: dict[str, str]

    def of(self, term: Term) -> str:
        name = self.labels.of(term)
        identifier = self.identifiers.get(value_of(term), "")
        return f"{name} ({identifier})" if identifier and identifier != name else name


def _identifiers(store: Store, terms: Iterable[Term | None]) -> dict[str, str]:
    iris = sorted({t for t in terms if isinstance(t, NamedNode)}, key=str)
    table = select(
        store,
        "SELECT ?thing ?identifier WHERE { VALUES ?thing { "
        + " ".join(str(i) for i in iris)
        + " } ?thing <http://purl.org/dc/terms/identifier> ?identifier }",
    )
    return {row["thing"]: row["identifier"] for row in table.texts()}


def _territories(store: Store, thing: NamedNode) -> list[NamedNode]:
    table = select(store, f"SELECT ?place WHERE {{ {thing} <{_MH}territory> ?place }}")
    return sorted((r[0] for r in table.rows if isinstance(r[0], NamedNode)), key=str)


def _collect(table: Table, names: "_Names", lang: str, forward: bool) -> Iterable[Statement]:
    sources: dict[tuple[Term, Term], set[str]] = {}
    for relation, other, source in table.rows:
        if relation is None or other is None or not _spoken(other, lang):
            continue
        sources.setdefault((relation, other), set()).add(names.labels.of(source))
    found = [
        Statement(
            forward, relation, names.labels.of(relation), other, names.of(other), tuple(sorted(s))
        )
        for (relation, other), s in sources.items()
        if isinstance(relation, NamedNode)
    ]
    return sorted(
        found,
        key=lambda s: (_rank(s.relation), s.relation_label, s.other_label, value_of(s.other)),
    )


def _rank(relation: NamedNode) -> int:
    return _FIRST.index(relation.value) if relation.value in _FIRST else len(_FIRST)


def _spoken(term: Term, lang: str) -> bool:
    """Tell whether a reader of `lang` wants to see it: titles and summaries in one language only."""
    return not isinstance(term, Literal) or (term.language or lang).lower() == lang
