"""The patterns of a SPARQL query as a tree: what has to be there, what may be, what must not.

Expressions are not kept, but for the patterns in their EXISTS and the few conditions by which less need
be fetched.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from mhgraph.values import Literal, NamedNode

__all__ = [
    "Alias",
    "Any",
    "Atom",
    "Condition",
    "Element",
    "Everything",
    "Group",
    "Query",
    "Slot",
    "Sub",
    "Union",
    "Values",
    "atoms_of",
]

_S = TypeVar("_S")
Slot = NamedNode | Literal | str
"""A term, or the name of a variable with its question mark."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A triple pattern.

    Attributes:
        subject, predicate, object: terms or variables.
        graph: the graph in which it is asked for; None for the default graph.
    """

    subject: Slot
    predicate: Slot
    object: Slot
    graph: NamedNode | str | None = None

    def slots(self) -> tuple[Slot, ...]:
        """Return graph (where there is one), subject, predicate and object."""
        graph = () if self.graph is None else (self.graph,)
        return (*graph, self.subject, self.predicate, self.object)

    def variables(self) -> frozenset[str]:
        """Return the names of its variables."""
        return frozenset(slot for slot in self.slots() if isinstance(slot, str))

    def renamed(self, names: dict[str, str]) -> "Atom":
        """Return it with other names for some variables."""

        def new(slot: _S) -> _S | str:
            return names.get(slot, slot) if isinstance(slot, str) else slot

        return Atom(new(self.subject), new(self.predicate), new(self.object), new(self.graph))


@dataclass(frozen=True, slots=True)
class Values:
    """The terms that a VALUES block allows.

    Attributes:
        variables: their names.
        rows: the terms; None where it says UNDEF.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[NamedNode | Literal | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """`BIND(?old AS ?new)`; `old` is empty for any other expression."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A FILTER that says of a variable which terms it can be, or which pattern its text fits.

    Attributes:
        variable: of which it speaks.
        terms: the only ones that it can be; empty when it is a condition on the text.
        pattern: what its text fits, regardless of case.
    """

    variable: str
    terms: tuple[NamedNode, ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Everything:
    """All triples with one of these properties (all triples, when there are none), whoever has them.

    Attributes:
        properties: those of a path of any length.
        ends: what the path ties, where it may be of no length: then it ties each thing in the graph to
            itself.
        graph: the graph in which it is asked for.
    """

    properties: tuple[NamedNode, ...]
    ends: tuple[Slot, ...] = ()
    graph: NamedNode | str | None = None


@dataclass(frozen=True, slots=True)
class Any:
    """`GRAPH ?g {}`: whether there is such a graph."""

    graph: NamedNode | str


@dataclass(frozen=True, slots=True)
class Group:
    """What stands between braces."""

    elements: tuple["Element", ...] = ()

    def in_graph(self, graph: NamedNode | str) -> "Group":
        """Return it as asked of `graph`; what names its own graph keeps it."""
        return Group(tuple(_in_graph(element, graph) for element in self.elements))


@dataclass(frozen=True, slots=True)
class Sub:
    """A group within another.

    Attributes:
        kind: plain (its rows are joined), optional, minus or exists.
        group: what it holds.
    """

    kind: str
    group: Group


@dataclass(frozen=True, slots=True)
class Union:
    """Groups of which one has to fit."""

    branches: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A query, or a sub-select.

    Attributes:
        form: SELECT, ASK, CONSTRUCT or DESCRIBE.
        group: what stands behind WHERE.
        projected: the variables that it gives without an expression; None for all.
        computed: whether it gives expressions too.
        counts: it gives one COUNT and nothing else.
        distinct: whether it says DISTINCT.
        keys: the variables by which it groups; None when it does not.
        sliced: whether it says LIMIT or OFFSET.
        ordered: whether it says ORDER BY.
        dataset: the graphs of FROM, and those of FROM NAMED.
        described: what DESCRIBE names; empty for all variables.
        template: what CONSTRUCT makes; None where that is its patterns.
        extra: the groups of EXISTS outside of the patterns.
        places: where in the text stand SELECT (or the word in its place), what follows what it gives, its
            patterns, and each later clause by its first word; each from its beginning to its end.
    """

    form: str
    group: Group
    projected: tuple[str, ...] | None = None
    computed: bool = False
    counts: bool = False
    distinct: bool = False
    keys: tuple[str, ...] | None = None
    sliced: bool = False
    ordered: bool = False
    dataset: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    described: tuple[Slot, ...] = ()
    template: Group | None = None
    extra: tuple[Group, ...] = ()
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)


Element = Atom | Values | Alias | Condition | Everything | Any | Sub | Union | Query


def _in_graph(element: Element, graph: NamedNode | str) -> Element:
    if isinstance(element, Atom | Everything):
        return element if element.graph is not None else replace(element, graph=graph)
    if isinstance(element, Sub):
        return replace(element, group=element.group.in_graph(graph))
    if isinstance(element, Union):
        return Union(tuple(branch.in_graph(graph) for branch in element.branches))
    if isinstance(element, Query):
        return replace(element, group=element.group.in_graph(graph))
    return element


def atoms_of(group: Group) -> Iterator[Atom]:
    """Yield the triple patterns that have to be there."""
    for element in group.elements:
        if isinstance(element, Atom):
            yield element
        elif isinstance(element, Sub) and element.kind == "plain":
            yield from atoms_of(element.group)
