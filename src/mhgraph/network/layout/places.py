"""Where each node stands in the drawing, computed beforehand so that the page need not.

Live physics freezes a page of two hundred nodes; fixed places do not, and the same network gives the
same picture. Nodes that no line joins, directly or over others, stand side by side. Within one connected
part the rule depends on its size:

- up to 150 nodes, distance follows the number of steps (stress majorisation from a spring layout), and
  shapes move off the lines of others;
- above 150 nodes, Louvain communities are drawn each by itself, as above (a community of more than 400
  nodes by the spring layout alone), turned so that bridges look at each other, and set side by side.

In a network of up to 150 nodes every node has room for its label in either language, and no two rooms
overlap. Above, the two best connected of each community have more room than that, since the whole
is shown smaller, and all others room for their shape.
"""

import math
from collections import Counter
from dataclasses import dataclass, replace

import networkx as nx
import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from mhgraph.network.layout.groups import side_by_side
from mhgraph.network.layout.pack import packed
from mhgraph.network.layout.push import apart, pushed_apart
from mhgraph.network.layout.rooms import (
    FONT_SIZE,
    Box,
    Points,
    Rooms,
    box_of,
    drawn_label,
    label_lines,
    node_box,
    node_size,
    shape_box,
)
from mhgraph.network.layout.steps import by_distance, lying, roomy
from mhgraph.network.model import Network

__all__ = [
    "FONT_SIZE",
    "Box",
    "box_of",
    "degrees",
    "drawn_label",
    "label_lines",
    "node_size",
    "positions",
]

_SMALL, _HUBS, _STEPPED = 150, 2, 400
_LARGER, _BEARABLE = 0.17, 0.6
# Length of a line where labels stand between the nodes, and where only shapes do; how much wider than
# tall a part is; bounds on the work.
_STEP, _SHORT_STEP, _WIDER, _DENSE = 105.0, 62.0, 1.6, 0.45
_STRESS_EFFORT, _SPRING_EFFORT = 6_000_000, 40_000_000

_Ends = NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class _Part:
    """What is drawn together.

    Attributes:
        rooms: what each node takes.
        named: what each node takes with a label that is legible when the whole is seen.
        ends: the numbers of both ends of each line.
        weights: of the lines.
        step: how long a line should be.
    """

    rooms: Rooms
    named: Rooms
    ends: _Ends
    weights: NDArray[np.float64]
    step: float

    def take(self, some: _Ends) -> "_Part":
        """Return some of the nodes, numbered anew in the order of `some`, and the lines among them."""
        number = np.full(len(self.rooms.half), -1)
        number[some] = np.arange(len(some))
        ends = number[self.ends]
        inside = (ends >= 0).all(axis=1)
        rooms, named = self.rooms.take(some), self.named.take(some)
        return _Part(rooms, named, ends[inside], self.weights[inside], self.step)

    def hubs(self, some: _Ends, count: int) -> _Ends:
        """Return the best connected of some of the nodes, but none whose name would tear them apart."""
        degree = np.bincount(self.ends.ravel(), minlength=len(self.rooms.half))
        best = some[np.argsort(-degree[some], kind="stable")][:count]
        name = self.named.take(best).areas
        return best[name < _BEARABLE * float(self.rooms.take(some).areas.sum())]


def positions(network: Network, seed: int = 7) -> dict[str, tuple[float, float]]:
    """Return x and y for each node, y downwards; the same network and seed give the same places."""
    names = sorted(node.iri for node in network.nodes)
    whole = _whole(network, names)
    found = [np.array(sorted(part)) for part in rx.connected_components(_graph(whole))]
    found.sort(key=lambda some: int(some[0]))
    some_parts = [some for some in found if len(some) > 1]
    alone = np.array([some[0] for some in found if len(some) == 1], dtype=int)
    drawn = [(_drawn(part, seed), part.rooms) for part in map(whole.take, some_parts)]
    placed, grid = packed(drawn, whole.rooms.take(alone))
    points = np.zeros((len(names), 2))
    for some, of_part in zip([*some_parts, alone], [*placed, grid], strict=True):
        points[some] = of_part
    return {
        iri: (round(float(x), 1), round(float(y), 1))
        for iri, (x, y) in zip(names, points, strict=True)
    }


def degrees(network: Network) -> Counter[str]:
    """Return to how many others each node is joined, by IRI, whatever the direction of the lines."""
    pairs = {tuple(sorted((e.left, e.right))) for e in network.edges if e.left != e.right}
    return Counter(end for pair in sorted(pairs) for end in pair)


def _whole(network: Network, names: list[str]) -> _Part:
    """Return the whole network with its nodes in the order of `names`."""
    degree = degrees(network)
    node_of = {node.iri: node for node in network.nodes}
    pairs = _pairs(network, names)
    ends = np.array(sorted(pairs), dtype=int).reshape(-1, 2)
    weights = np.array([pairs[pair] or 1 for pair in sorted(pairs)], dtype=float)
    if len(names) <= _SMALL:
        rooms = Rooms.of([node_box(node_of[iri], degree[iri]) for iri in names])
        return _Part(rooms, rooms, ends, weights, _STEP)
    larger = min(_LARGER * math.sqrt(len(names)), 6.0)
    named = Rooms.of([node_box(node_of[iri], degree[iri], larger) for iri in names])
    shapes = Rooms.of([shape_box(degree[iri]) for iri in names])
    return _Part(shapes, named, ends, weights, _SHORT_STEP)


def _pairs(network: Network, names: list[str]) -> Counter[tuple[int, int]]:
    """Return how strongly each two nodes are joined, by their numbers, whatever the direction."""
    at = {iri: i for i, iri in enumerate(names)}
    pairs: Counter[tuple[int, int]] = Counter()
    for edge in network.edges:
        one, other = sorted((at[edge.left], at[edge.right]))
        if one != other:
            pairs[one, other] += edge.weight
    return pairs


def _drawn(part: _Part, seed: int) -> Points:
    """Return the places of one connected part around its own middle."""
    if len(part.rooms.half) > _SMALL:
        return _by_communities(part, seed)
    points = lying(_by_steps(part, seed, 300)) * (_WIDER, 1.0)
    return pushed_apart(points, part.rooms, part.ends)


def _by_communities(part: _Part, seed: int) -> Points:
    """Return the places of a large connected part."""
    group = _communities(part, seed)
    numbers = [np.flatnonzero(group == g) for g in range(int(group.max()) + 1)]
    hubs = np.concatenate([part.hubs(some, _HUBS) for some in numbers])
    part = replace(part, rooms=part.rooms.with_those(hubs, part.named))
    inner = np.zeros((len(group), 2))
    for some in numbers:
        one = part.take(some)
        points = roomy(_by_steps(one, seed, 60), one.rooms, _DENSE)
        inner[some] = apart(points, one.rooms, 60)
    return side_by_side(inner, group, part.rooms, part.ends)


def _communities(part: _Part, seed: int) -> _Ends:
    """Return the number of the community of each node, the largest community first."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(part.rooms.half)))
    lines = zip(part.ends.tolist(), part.weights.tolist(), strict=True)
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in lines)
    found = [sorted(some) for some in nx.community.louvain_communities(graph, seed=seed)]
    group = np.zeros(len(part.rooms.half), dtype=int)
    for number, some in enumerate(sorted(found, key=lambda some: (-len(some), some))):
        group[some] = number
    return group


def _by_steps(part: _Part, seed: int, rounds: int) -> Points:
    """Return places whose distance follows the number of steps, around (0, 0)."""
    graph, count, step = _graph(part), len(part.rooms.half), part.step
    turns = max(5, min(50, _SPRING_EFFORT // count**2))
    start = rx.spring_layout(graph, seed=seed, num_iter=turns)
    points = np.array([start[i] for i in range(count)]) * step * math.sqrt(count) / 2
    if count > _STEPPED:
        return np.asarray(points - points.mean(axis=0))
    steps = rx.distance_matrix(graph)
    steps[(steps == 0) & ~np.eye(count, dtype=bool)] = steps.max() + 1
    return by_distance(steps * step, points, max(15, min(rounds, _STRESS_EFFORT // count**2)))


def _graph(part: _Part) -> "rx.PyGraph[int, float]":
    """Return the lines of a part as rustworkx takes them."""
    graph: rx.PyGraph[int, float] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(part.rooms.half)))
    graph.add_edges_from([(one, other, 1.0) for one, other in part.ends.tolist()])
    return graph
