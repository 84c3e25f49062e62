"""Groups of nodes that are joined to each other more than to the rest, and how far to trust them.

The method of Louvain (Blondel and others 2008) as networkx has it, over several seeds: another seed may
give other groups, and a reader has to know how much. Of the runs the one with the highest modularity is
kept. Louvain can give a group that does not hang together (Traag and others 2019, whose method of Leiden
mends it); such a group is divided here into the parts that do, which never lowers the modularity. No
well-kept library under a permissive licence has Leiden: leidenalg and igraph are under the GPL, networkx
only hands the call to other programs.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

import networkx as nx

from mhgraph.network.measures.simple_graph import SimpleGraph

__all__ = ["Communities", "adjusted_rand", "communities"]


@dataclass(frozen=True, slots=True)
class Communities:
    """The groups of a network.

    Attributes:
        of: the number of the group of each node, 1 for the largest; None for a node without a line.
        staying: of each node the share of the runs in which it is with the majority of its group; None
            for a node without a line.
        modularity: of the groups; None without lines.
        stability: how far the runs agree: the mean adjusted Rand index of each two of them; None where
            there is only one run.
    """

    of: tuple[int | None, ...]
    staying: tuple[float | None, ...]
    modularity: float | None
    stability: float | None

    @property
    def count(self) -> int:
        """Return the number of groups."""
        return max((number for number in self.of if number), default=0)


def communities(
    graph: SimpleGraph, seed: int = 7, seeds: int = 20, resolution: float = 1.0
) -> Communities:
    """Return the groups of `graph`; nodes without a line are in none.

    Args:
        graph: who is joined to whom; a joint action counts for less the more actors take part in it.
        seed: of the first run; the others have the numbers after it.
        seeds: the number of runs.
        resolution: above 1 for more and smaller groups, below for fewer and larger.
    """
    if not graph.weights:
        nobody = (None,) * len(graph.nodes)
        return Communities(nobody, nobody, None, None)
    whole = _weighted(graph)
    runs = [_run(whole, number, resolution) for number in range(seed, seed + seeds)]
    values = [_modularity(whole, run, resolution) for run in runs]
    best = runs[values.index(max(values))]
    known = sorted(whole)
    labels = [_labels(run, known) for run in runs]
    staying = _staying(best, [dict(zip(known, run, strict=True)) for run in labels])
    of = {node: number for number, part in enumerate(best, 1) for node in part}
    indices = [adjusted_rand(one, other) for one, other in combinations(labels, 2)]
    return Communities(
        tuple(of.get(node) for node in range(len(graph.nodes))),
        tuple(staying.get(node) for node in range(len(graph.nodes))),
        max(values),
        sum(indices) / len(indices) if indices else None,
    )


def adjusted_rand(one: Sequence[int], other: Sequence[int]) -> float:
    """Return how far two divisions of the same things agree: 1 wholly, about 0 as chance would.

    The index of Hubert and Arabie (1985).

    Args:
        one: the number of the group of each thing.
        other: likewise, in the same order.
    """
    both = sum(comb(n, 2) for n in Counter(zip(one, other, strict=True)).values())
    left = sum(comb(n, 2) for n in Counter(one).values())
    right = sum(comb(n, 2) for n in Counter(other).values())
    expected = left * right / max(comb(len(one), 2), 1)
    most = (left + right) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


_Parts = list[list[int]]


def _weighted(graph: SimpleGraph) -> "nx.Graph[int]":
    weights = graph.weights if graph.two_mode else graph.shared
    whole: nx.Graph[int] = nx.Graph()
    whole.add_nodes_from(node for node, near in enumerate(graph.neighbours) if near)
    whole.add_weighted_edges_from((a, b, weight) for (a, b), weight in weights.items())
    return whole


def _run(whole: "nx.Graph[int]", seed: int, resolution: float) -> _Parts:
    """Return the groups of one run, the largest first, each of them in one piece."""
    found = nx.community.louvain_communities(whole, resolution=resolution, seed=seed)
    pieces = [
        sorted(piece) for part in found for piece in nx.connected_components(whole.subgraph(part))
    ]
    return sorted(pieces, key=lambda piece: (-len(piece), piece[0]))


def _modularity(whole: "nx.Graph[int]", parts: _Parts, resolution: float) -> float:
    value = nx.community.modularity(whole, [set(part) for part in parts], resolution=resolution)
    return round(float(value), 9)


def _labels(parts: _Parts, nodes: Sequence[int]) -> list[int]:
    of = {node: number for number, part in enumerate(parts) for node in part}
    return [of[node] for node in nodes]


def _staying(parts: _Parts, runs: Sequence[dict[int, int]]) -> dict[int, float]:
    """Return of each node in how many of the runs it is where most of its group are."""
    stayed: Counter[int] = Counter()
    for run in runs:
        for part in parts:
            where = Counter(run[node] for node in part)
            most = min(where, key=lambda label: (-where[label], label))
            stayed.update(node for node in part if run[node] == most)
    return {node: stayed[node] / len(runs) for part in parts for node in part}
