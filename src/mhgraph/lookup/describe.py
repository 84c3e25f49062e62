"""What the graph says of one thing, in both directions, each statement with its source."""

from collections.abc import Iterable
from dataclasses import dataclass

from mhgraph.lookup.labels import Labels, labels_of
from mhgraph.store import Store, select
from mhgraph.values import Literal, NamedNode, Table, Term, value_of

__all__ = ["Description", "Statement", "describe"]

_GRAPH = "https://w3id.org/mhgraph/id/graph/"
_MH = "https://w3id.org/mhgraph/ontology#"


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
    return Description(
        things,
        labels.of(thing),
        (*_collect(forward, labels, lang, True), *_collect(backward, labels, lang, False)),
    )


def _statements(pattern: str, values: str) -> str:
    return f"""SELECT ?relation ?other ?source WHERE {{
      VALUES ?thing {{ {values} }}
      GRAPH ?source {{ {pattern} }}
      FILTER(?source NOT IN (<{_GRAPH}derived>, <{_GRAPH}facts>))
    }}"""


def _territories(store: Store, thing: NamedNode) -> list[NamedNode]:
    table = select(store, f"SELECT ?place WHERE {{ {thing} <{_MH}territory> ?place }}")
    return sorted((r[0] for r in table.rows if isinstance(r[0], NamedNode)), key=str)


def _collect(table: Table, labels: Labels, lang: str, forward: bool) -> Iterable[Statement]:
    sources: dict[tuple[Term, Term], set[str]] = {}
    for relation, other, source in table.rows:
        if relation is None or other is None or not _spoken(other, lang):
            continue
        sources.setdefault((relation, other), set()).add(labels.of(source))
    found = [
        Statement(forward, relation, labels.of(relation), other, labels.of(other), tuple(sorted(s)))
        for (relation, other), s in sources.items()
        if isinstance(relation, NamedNode)
    ]
    return sorted(found, key=lambda s: (s.relation_label, s.other_label, value_of(s.other)))


def _spoken(term: Term, lang: str) -> bool:
    """Tell whether a reader of `lang` wants to see it: titles and summaries in one language only."""
    return not isinstance(term, Literal) or (term.language or lang).lower() == lang
