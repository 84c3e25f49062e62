"""What is drawn of a network that is too large to draw.

The rule: of each community the most connected nodes, in proportion to its size and at least one; of the
lines first a backbone, the heaviest lines that tie everything kept together, then the heaviest of the
rest. What is left out is said; an exchange file holds everything.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import networkx as nx

from mhgraph.errors import Words
from mhgraph.network.projection import Drawn

__all__ = ["LIMIT", "LINES", "Reduced", "reduced"]

LIMIT = 5000
"""How many nodes a page draws at most."""
LINES = 20000
"""How many lines a reduced page draws at most."""

_Pair = tuple[str, str]
_SEED = 7
_COMMUNITIES_UP_TO = (
    20_000  # nodes; above that Louvain takes too long, and parts stand in for communities
)


def reduced(
    nodes: Collection[str], weights: Mapping[_Pair, int], limit: int = LIMIT, lines: int = LINES
) -> "Reduced | None":
    """Return what is drawn of a network; None where all of it is.

    Args:
        nodes: all nodes.
        weights: the weight of the line between each two nodes that have one.
        limit: how many nodes are kept at most.
        lines: how many lines are kept at most; one for each node kept is kept in any case.
    """
    if len(nodes) <= limit and len(weights) <= max(lines, limit):
        return None
    graph = _graph(nodes, weights)
    strength = dict(graph.degree(weight="weight"))
    kept = _chosen(_communities(graph), strength, limit)
    between = {p: w for p, w in weights.items() if p[0] in kept and p[1] in kept}
    pairs = _heaviest(kept, between, lines)
    left_out = _said(len(nodes) - len(kept), len(weights) - len(pairs))
    return Reduced(frozenset(kept), frozenset(pairs), left_out)


@dataclass(frozen=True, slots=True)
class Reduced:
    """What is kept of a network that is too large.

    Attributes:
        nodes: IRIs.
        pairs: the ends of the lines, as they were given.
        left_out: what is left out, and by which rule.
    """

    nodes: frozenset[str]
    pairs: frozenset[_Pair]
    left_out: Words

    def of(self, drawn: Drawn) -> Drawn:
        """Return the part of a projection that is kept."""
        left = drawn.only(self.nodes)
        return Drawn(left.nodes, tuple(e for e in left.edges if (e.left, e.right) in self.pairs))


def _graph(nodes: Collection[str], weights: Mapping[_Pair, int]) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    for (left, right), weight in sorted(weights.items()):
        before = graph.get_edge_data(left, right, {"weight": 0})["weight"]
        graph.add_edge(left, right, weight=before + weight)
    return graph


def _communities(graph: "nx.Graph[str]") -> list[list[str]]:
    parts: Collection[set[str]]
    if len(graph) > _COMMUNITIES_UP_TO:
        parts = list(nx.connected_components(graph))
    else:
        parts = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    return sorted((sorted(part) for part in parts), key=lambda part: (-len(part), part[0]))


def _chosen(communities: list[list[str]], strength: dict[str, int], limit: int) -> set[str]:
    """Return the most connected nodes of each community, in proportion to its size."""
    everything = sum(len(part) for part in communities)
    ranked = [sorted(part, key=lambda n: (-strength[n], n)) for part in communities]
    kept: list[str] = []
    for part in ranked:
        kept += part[: max(1, limit * len(part) // everything)]
    kept = kept[:limit]
    chosen = set(kept)
    rest = sorted(
        (n for part in ranked for n in part if n not in chosen), key=lambda n: (-strength[n], n)
    )
    return chosen.union(rest[: limit - len(kept)])


def _heaviest(nodes: Collection[str], weights: Mapping[_Pair, int], lines: int) -> set[_Pair]:
    """Return the lines of a heaviest spanning forest, and the heaviest others."""
    if len(weights) <= lines:
        return set(weights)
    forest = nx.maximum_spanning_edges(_graph(nodes, weights), weight="weight", data=False)
    backbone = {frozenset(pair) for pair in forest}
    order = sorted(weights, key=lambda p: (frozenset(p) not in backbone, -weights[p], p))
    return set(order[: max(lines, len(backbone))])


def _said(nodes: int, lines: int) -> Words:
    return Words(
        nl=f"Te groot om heel te tekenen: {nodes} symbolen en {lines} lijnen zijn weggelaten. Getekend zijn "
        "van elke groep de meest verbonden symbolen, naar haar grootte, en van de lijnen de zwaarste die "
        "alles verbinden en dan de zwaarste van de rest. Het uitwisselbestand bevat alles.",
        en=f"Too large to draw whole: {nodes} symbols and {lines} lines are left out. Drawn are the "
        "most connected symbols of each community, in proportion to its size, and of the lines the heaviest "
        "that tie everything together, then the heaviest of the rest. The exchange file holds everything.",
    )
