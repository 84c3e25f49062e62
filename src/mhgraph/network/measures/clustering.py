"""How far the partners of an actor work together too, and how much of that is one large action.

An action of ten actors makes 120 triangles at once, though nobody brought anybody together (Newman,
Strogatz and Watts 2001). So the triangles that a single action makes are counted apart, and beside the
clustering of actors stands that of actors and actions.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import comb

from mhgraph.network.measures.brokerage import triangles
from mhgraph.network.measures.simple_graph import SimpleGraph

__all__ = ["Clustering", "assortativity", "clustering", "two_mode_clustering"]


@dataclass(frozen=True, slots=True)
class Clustering:
    """The triangles of a network.

    Attributes:
        triangles: three nodes that are all joined.
        of_one_action: those of them that stand on one action, or part of one, of all three.
        transitivity: the share of the pairs of neighbours that are joined; None where there is no pair.
    """

    triangles: int
    of_one_action: int
    transitivity: float | None


def clustering(graph: SimpleGraph) -> Clustering:
    """Return the triangles of `graph` and what they stand on."""
    units = graph.units
    count = single = 0
    for a, b, c in triangles(graph):
        count += 1
        single += any(units[a, b] & units[b, c] & units[a, c])
    pairs = sum(comb(degree, 2) for degree in graph.degrees())
    return Clustering(count, single, 3 * count / pairs if pairs else None)


def two_mode_clustering(graph: SimpleGraph) -> float | None:
    """Return how often two actors of one action meet in another one too; None where none could.

    The measure of Robins and Alexander (2004): four times the circles of two actors and two actions, divided
    by the ways of three steps. In a network of actors alone the actions are those of its lines.
    """
    actors = _actors_of_actions(graph)
    part_in = Counter(actor for of_action in actors.values() for actor in of_action)
    ways = sum(
        (len(of_action) - 1) * (part_in[actor] - 1)
        for of_action in actors.values()
        for actor in of_action
    )
    together = Counter(
        pair for of_action in actors.values() for pair in combinations(sorted(of_action), 2)
    )
    circles = sum(comb(times, 2) for times in together.values())
    return 4 * circles / ways if ways else None


def assortativity(graph: SimpleGraph, sectors: list[str]) -> float | None:
    """Return how far lines stay within a sector: 1 all, 0 as chance would, below 0 fewer than that.

    The coefficient of Newman (2003); None where there is no line, or all ends are of one sector.
    """
    ends = 2 * len(graph.weights)
    if not ends:
        return None
    within = sum(2 for a, b in graph.weights if sectors[a] == sectors[b]) / ends
    parts: Counter[str] = Counter()
    for sector, degree in zip(sectors, graph.degrees(), strict=True):
        parts[sector] += degree
    expected = sum((n / ends) ** 2 for n in sorted(parts.values()))
    return (within - expected) / (1 - expected) if expected < 1 else None


def _actors_of_actions(graph: SimpleGraph) -> Mapping[str, frozenset[int]]:
    if not graph.two_mode:
        return graph.actions
    others = sorted(set(range(len(graph.nodes))) - graph.actors())
    return {graph.nodes[i].iri: graph.neighbours[i] for i in others}
