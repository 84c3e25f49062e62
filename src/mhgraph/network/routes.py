"""All shortest ways between two nodes."""

from collections.abc import Iterable

import networkx as nx

from mhgraph.network.model import Edge
from mhgraph.network.projection import Drawn, paths

__all__ = ["routes", "ways"]


def routes(drawn: Drawn, start: str, goal: str) -> Drawn:
    """Return the part of a network that lies on a shortest way from `start` to `goal`; maybe nothing."""
    return paths(drawn, ways(drawn.nodes, drawn.edges, start, goal))


def ways(
    nodes: Iterable[str], edges: Iterable[Edge], start: str, goal: str
) -> list[tuple[str, ...]]:
    """Return all shortest ways from `start` to `goal` as nodes in order; none where there is no way.

    The direction of lines does not matter: who is member of a platform is tied to it both ways.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((edge.left, edge.right) for edge in edges)
    if start not in graph or goal not in graph or start == goal:
        return []
    try:
        return sorted(tuple(way) for way in nx.all_shortest_paths(graph, start, goal))
    except nx.NetworkXNoPath:
        return []
