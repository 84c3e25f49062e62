"""From statements to nodes and lines: never a second truth, only another view of the rows."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from mhgraph.network.model import Edge, Ground
from mhgraph.network.statements import Statement
from mhgraph.values import NamedNode, Table, value_of

__all__ = ["Drawn", "direct", "documents", "pair_counts", "partners", "paths"]

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a projection gives.

    Attributes:
        nodes: by IRI, in order, the number of different actions that each has part in; those without a
            line are there too.
        edges: in the order of their ends.
    """

    nodes: Mapping[str, int]
    edges: tuple[Edge, ...]

    def ends(self) -> set[str]:
        """Return the nodes that a line touches."""
        return {end for edge in self.edges for end in (edge.left, edge.right)}

    def only(self, nodes: Collection[str]) -> "Drawn":
        """Return the part with these nodes and the lines between them."""
        kept = {iri: number for iri, number in self.nodes.items() if iri in nodes}
        edges = tuple(e for e in self.edges if e.left in kept and e.right in kept)
        return Drawn(kept, edges)


def partners(statements: Iterable[Statement], wanted: Collection[str] = ()) -> Drawn:
    """Return actors, and a line for each two of them who stand at the same action or part of one.

    Args:
        statements: of roles in actions.
        wanted: roles of which one end of a line has to hold one; none for any. An actor without a line
            stays where it holds one itself.
    """
    by_unit: dict[str, dict[str, list[Statement]]] = {}
    for s in statements:
        by_unit.setdefault(s.unit, {}).setdefault(s.object, []).append(s)
    lines: dict[_Pair, list[Ground]] = {}
    for unit, by_actor in sorted(by_unit.items()):
        roles = {a: tuple(sorted({s.relation for s in said})) for a, said in by_actor.items()}
        sources = {a: {s.source for s in said} for a, said in by_actor.items()}
        action = next(iter(by_actor.values()))[0].action
        for left, right in combinations(sorted(by_actor), 2):
            if wanted and set(wanted).isdisjoint((*roles[left], *roles[right])):
                continue
            both = tuple(sorted(sources[left] | sources[right]))
            ground = Ground(action, unit, roles[left], roles[right], both)
            lines.setdefault((left, right), []).append(ground)
    actions: dict[str, set[str]] = {}
    holding: set[str] = set()
    for by_actor in by_unit.values():
        for actor, said in by_actor.items():
            actions.setdefault(actor, set()).add(said[0].action)
            if any(s.relation in wanted for s in said):
                holding.add(actor)
    drawn = Drawn(_numbers(actions), _edges(lines, directed=False))
    return drawn.only(drawn.ends() | holding) if wanted else drawn


def pair_counts(table: Table) -> tuple[set[str], dict[_Pair, int]]:
    """Return all actors, and the number of joint actions of each two: what `partners` draws, no more.

    Args:
        table: rows with unit and actor, or with a part as unit and its whole as action, as
            `network-pairs` gives them.
    """
    unit, action, actor = (table.columns.index(name) for name in ("unit", "action", "actor"))
    at: defaultdict[str, set[str]] = defaultdict(set)
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for row in table.rows:
        one, whole, who = row[unit], row[action], row[actor]
        if isinstance(who, NamedNode) and isinstance(one, NamedNode):
            at[one.value].add(who.value)
        else:
            parts[value_of(whole)].append(value_of(one))
    actors = set().union(*at.values())
    counts: Counter[_Pair] = Counter()
    for counted, of_whole in parts.items():
        own = at.pop(counted, set())
        together = [own | at.pop(part, set()) for part in of_whole]
        counts.update({pair for at_part in together for pair in combinations(sorted(at_part), 2)})
    for at_action in at.values():
        counts.update(combinations(sorted(at_action), 2))
    return actors, counts


def direct(statements: Iterable[Statement]) -> Drawn:
    """Return the things that statements name, and a line from each subject to each of its objects."""
    lines: dict[_Pair, dict[tuple[str, str], list[Statement]]] = {}
    actions: dict[str, set[str]] = {}
    for s in statements:
        of_pair = lines.setdefault((s.subject, s.object), {})
        of_pair.setdefault((s.action, s.unit), []).append(s)
        for end in (s.subject, s.object):
            actions.setdefault(end, set()).update({s.action} - {""})
    grounds = {
        pair: [_said(action, unit, said) for (action, unit), said in sorted(by_unit.items())]
        for pair, by_unit in lines.items()
    }
    return Drawn(_numbers(actions), _edges(grounds, directed=True))


def documents(
    statements: Iterable[Statement], of_source: Mapping[str, str], chosen: Sequence[str]
) -> Drawn:
    """Return the actors that documents share, and a line from each of these to each such actor.

    Args:
        statements: of roles in actions.
        of_source: the document of each source.
        chosen: the documents that must all name an actor; where there are less than two, an actor that
            any two documents name is shared.
    """
    asked = set(chosen)
    named: dict[str, set[str]] = {}
    placed = [s for s in statements if s.source in of_source]
    for s in placed:
        named.setdefault(s.object, set()).add(of_source[s.source])
    shared = {a for a, found in named.items() if len(found) > 1 and asked <= found}
    kept = [
        Statement(of_source[s.source], s.relation, s.object, s.source, s.unit, s.action)
        for s in placed
        if s.object in shared and (len(asked) < 2 or of_source[s.source] in asked)
    ]
    return direct(kept)


def paths(drawn: Drawn, ways: Iterable[Sequence[str]]) -> Drawn:
    """Return the part of `drawn` that the ways, lists of nodes each, go along."""
    steps = {frozenset(step) for way in ways for step in pairwise(way)}
    edges = tuple(e for e in drawn.edges if frozenset((e.left, e.right)) in steps)
    return Drawn(drawn.nodes, edges).only({end for e in edges for end in (e.left, e.right)})


def _numbers(actions: Mapping[str, set[str]]) -> dict[str, int]:
    return {iri: len(of_node) for iri, of_node in sorted(actions.items())}


def _said(action: str, unit: str, said: list[Statement]) -> Ground:
    relations = tuple(sorted({s.relation for s in said}))
    return Ground(action, unit, relations, (), tuple(sorted({s.source for s in said})))


def _edges(lines: Mapping[_Pair, list[Ground]], *, directed: bool) -> tuple[Edge, ...]:
    return tuple(
        Edge(left, right, tuple(grounds), directed)
        for (left, right), grounds in sorted(lines.items())
    )
