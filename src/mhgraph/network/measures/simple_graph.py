"""A network as plain numbers to count with: one line between two nodes, whichever way it points.

Measures of partners, brokers and groups ask who is joined to whom and by how many actions. Nodes become
numbers in the order of their IRIs, so that the same network gives the same result, whatever the order in
which its parts came.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mhgraph.network.model import Edge, Ground, Network, Node

__all__ = ["Pair", "SimpleGraph", "simple_graph"]

Pair = tuple[int, int]
"""Two nodes by their numbers, the smaller first."""


@dataclass(frozen=True, slots=True)
class SimpleGraph:
    """A network without directions, loops and repeated lines.

    Attributes:
        nodes: in the order of their IRIs; their place in it is their number.
        neighbours: of each node.
        weights: of each line, as `Edge.weight` counts it.
        shared: of each line: each joint action counts one, divided by the number of others in it.
        units: the actions, or parts of them, on which each line rests.
        members: the nodes that each unit joins.
        actions: the nodes that each action joins.
        joint: whether each line is the joint actions of its two ends.
        two_mode: whether every line joins an actor to something that is no actor.
    """

    nodes: tuple[Node, ...]
    neighbours: tuple[frozenset[int], ...]
    weights: Mapping[Pair, int]
    shared: Mapping[Pair, float]
    units: Mapping[Pair, frozenset[str]]
    members: Mapping[str, frozenset[int]]
    actions: Mapping[str, frozenset[int]]
    joint: bool
    two_mode: bool

    def degrees(self) -> list[int]:
        """Return the number of neighbours of each node."""
        return [len(near) for near in self.neighbours]

    def actors(self) -> frozenset[int]:
        """Return the nodes that are actors."""
        return frozenset(i for i, n in enumerate(self.nodes) if "Actor" in (n.kind, *n.broader))


def simple_graph(network: Network) -> SimpleGraph:
    """Return `network` to count with; lines of one pair, there and back, are taken together."""
    nodes = tuple(sorted(network.nodes, key=lambda node: node.iri))
    number = {node.iri: i for i, node in enumerate(nodes)}
    grounds: dict[Pair, list[Ground]] = {}
    for edge in sorted(network.edges, key=lambda e: (e.left, e.right)):
        ends = sorted((number[edge.left], number[edge.right]))
        if ends[0] != ends[1]:
            grounds.setdefault((ends[0], ends[1]), []).extend(edge.grounds)
    lines = {pair: Edge("", "", tuple(of_pair)) for pair, of_pair in sorted(grounds.items())}
    members = _joined((g.unit or g.action, pair) for pair, e in lines.items() for g in e.grounds)
    return SimpleGraph(
        nodes,
        _neighbours(len(nodes), lines),
        {pair: line.weight for pair, line in lines.items()},
        {pair: _shared(line, members) for pair, line in lines.items()},
        {pair: frozenset(g.unit or g.action for g in e.grounds) for pair, e in lines.items()},
        members,
        _joined((g.action, pair) for pair, e in lines.items() for g in e.grounds),
        not network.bipartite and all(_is_joint(edge) for edge in network.edges),
        network.bipartite,
    )


def _neighbours(count: int, pairs: Iterable[Pair]) -> tuple[frozenset[int], ...]:
    near: list[set[int]] = [set() for _ in range(count)]
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    return tuple(frozenset(sorted(n)) for n in near)


def _joined(found: Iterable[tuple[str, Pair]]) -> dict[str, frozenset[int]]:
    joined: dict[str, set[int]] = {}
    for name, pair in found:
        if name:
            joined.setdefault(name, set()).update(pair)
    return {name: frozenset(sorted(joined[name])) for name in sorted(joined)}


def _shared(line: Edge, members: Mapping[str, frozenset[int]]) -> float:
    """Return what the joint actions of a pair count for, divided over all who take part in them.

    An action with parts counts by the smallest part in which the two meet, so that it counts at most
    one, as in the weight of the line.
    """
    smallest: dict[str, int] = {}
    for ground in line.grounds:
        if ground.action:
            size = len(members[ground.unit or ground.action])
            smallest[ground.action] = min(size, smallest.get(ground.action, size))
    if not smallest:
        return float(line.weight)
    return sum(1 / (size - 1) for size in sorted(smallest.values()))


def _is_joint(edge: Edge) -> bool:
    return not edge.directed and all(ground.action for ground in edge.grounds)
