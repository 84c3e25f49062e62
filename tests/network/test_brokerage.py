"""Brokers: textbook networks, counts by hand, and the same as networkx on any network."""

import math

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhgraph.network.measures.brokerage import Roles, broker_roles, constraints, effective_sizes
from mhgraph.network.measures.clustering import assortativity, clustering, two_mode_clustering
from mhgraph.network.measures.distances import betweenness, components, cores, reach
from mhgraph.network.measures.simple_graph import SimpleGraph, simple_graph
from mhgraph.network.model import Network
from network.by_hand import of_actions, of_lines, two_mode
from network.synthetic import synthetic

STAR = of_lines(["m a", "m b", "m c", "m d"])
PATH = of_lines(["a b", "b c", "c d", "d e"])
TRIANGLE = of_lines(["a b", "b c", "a c"])
BRIDGE = of_lines(["a b", "a c", "b c", "c x", "x y", "x z", "y z"])

names = st.sampled_from([f"{group}{i}" for group in "gnp" for i in range(4)])
actions = st.dictionaries(
    st.sampled_from([f"a{i}" for i in range(8)]), st.sets(names, min_size=2, max_size=5), max_size=8
)


def by_name(network: Network, values: list[float | None]) -> dict[str, float | None]:
    nodes = simple_graph(network).nodes
    return {n.label.en: v for n, v in zip(nodes, values, strict=True)}


def as_networkx(graph: SimpleGraph) -> "nx.Graph[int]":
    other: nx.Graph[int] = nx.Graph()
    other.add_nodes_from(range(len(graph.nodes)))
    other.add_edges_from(graph.weights)
    return other


def sectors(graph: SimpleGraph) -> list[str]:
    return [node.kind for node in graph.nodes]


def same(ours: list[float | None], theirs: dict[int, float]) -> bool:
    return all(
        math.isnan(theirs[i]) if value is None else math.isclose(value, theirs[i], abs_tol=1e-9)
        for i, value in enumerate(ours)
    )


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        (STAR, {"m": 0.25, "a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0}),
        (PATH, {"a": 1.0, "b": 0.5, "c": 0.5, "d": 0.5, "e": 1.0}),
        # Two partners who are partners: (1/2 + 1/2 * 1/2) squared, twice.
        (TRIANGLE, {"a": 1.125, "b": 1.125, "c": 1.125}),
        (of_lines(["a b"], alone=["c"]), {"a": 1.0, "b": 1.0, "c": None}),
    ],
)
def test_constraint_of_textbook_networks(
    network: Network, expected: dict[str, float | None]
) -> None:
    assert by_name(network, constraints(simple_graph(network))) == pytest.approx(expected)


def test_effective_size_of_textbook_networks() -> None:
    assert by_name(STAR, effective_sizes(simple_graph(STAR)))["m"] == 4
    assert effective_sizes(simple_graph(TRIANGLE)) == [1, 1, 1]
    assert by_name(BRIDGE, effective_sizes(simple_graph(BRIDGE)))["c"] == pytest.approx(3 - 2 / 3)
    assert effective_sizes(simple_graph(of_lines([], alone=["a"]))) == [None]


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        (STAR, {"m": 1.0, "a": 0.0}),
        (PATH, {"a": 0.0, "b": 3 / 6, "c": 4 / 6}),
        (BRIDGE, {"a": 0.0, "c": 6 / 10, "x": 6 / 10}),
        (of_lines(["a b"]), {"a": 0.0, "b": 0.0}),
        (of_lines([]), {}),
    ],
)
def test_betweenness_of_textbook_networks(network: Network, expected: dict[str, float]) -> None:
    found = by_name(network, list(betweenness(simple_graph(network))))
    assert {name: found[name] for name in expected} == pytest.approx(expected)


def test_roles_counted_by_hand() -> None:
    """The partners of g1 are g2, g3, n1, n2 and p1; g2 and n1 work together.

    | pair                          | role of g1               |
    |-------------------------------|--------------------------|
    | g2 g3                         | coordinator              |
    | g2 n2, g2 p1                  | gatekeeper               |
    | g3 n1, g3 n2, g3 p1           | gatekeeper               |
    | n1 n2                         | itinerant                |
    | n1 p1, n2 p1                  | liaison                  |
    | g2 n1                         | none: they work together |
    """
    graph = simple_graph(of_lines(["g1 g2", "g1 g3", "g1 n1", "g1 n2", "g1 p1", "g2 n1"]))
    first, *others = broker_roles(graph, sectors(graph))
    assert first == Roles(coordinator=1, itinerant=1, gatekeeper=5, liaison=2)
    assert first.total == 9
    assert others == [Roles()] * 5


def test_a_gatekeeper_may_stand_on_either_side() -> None:
    one = simple_graph(of_lines(["g1 g2", "g1 n1"]))
    other = simple_graph(of_lines(["n2 g1", "n2 n1"]))
    assert broker_roles(one, sectors(one))[0] == Roles(gatekeeper=1)
    assert broker_roles(other, sectors(other))[2] == Roles(gatekeeper=1)


@settings(deadline=None, max_examples=60)
@given(actions)
def test_the_roles_add_up_to_the_open_triads(found: dict[str, set[str]]) -> None:
    graph = simple_graph(of_actions(found))
    totals = [roles.total for roles in broker_roles(graph, sectors(graph))]
    near = graph.neighbours
    pairs = [[(a, b) for a in n for b in n if a < b and b not in near[a]] for n in near]
    assert totals == [len(p) for p in pairs]


@settings(deadline=None, max_examples=60)
@given(actions)
def test_the_same_as_networkx(found: dict[str, set[str]]) -> None:
    graph = simple_graph(of_actions(found, alone=["g0", "n0"]))
    other = as_networkx(graph)
    assert same(constraints(graph), nx.constraint(other))
    assert same(effective_sizes(graph), nx.effective_size(other))
    assert same(list(betweenness(graph)), nx.betweenness_centrality(other))
    assert same(list(cores(graph)), nx.core_number(other))
    assert (clustering(graph).transitivity or 0) == pytest.approx(nx.transitivity(other))
    cliques = [c for c in nx.enumerate_all_cliques(other) if len(c) == 3]
    assert clustering(graph).triangles == len(cliques)
    assert [len(p) for p in components(graph)] == sorted(
        map(len, nx.connected_components(other)), reverse=True
    )
    largest = other.subgraph(components(graph)[0])
    if len(largest) > 1:
        assert reach(graph).diameter == nx.diameter(largest)
        assert reach(graph).average == pytest.approx(nx.average_shortest_path_length(largest))
    mixing = assortativity(graph, sectors(graph))
    if mixing is not None:
        nx.set_node_attributes(other, dict(enumerate(sectors(graph))), "kind")
        theirs = nx.attribute_assortativity_coefficient(other, "kind")
        assert mixing == pytest.approx(theirs)


@settings(deadline=None, max_examples=60)
@given(actions)
def test_repeated_meetings_are_those_of_actors_and_actions(found: dict[str, set[str]]) -> None:
    both = two_mode(found)
    expected = nx.bipartite.robins_alexander_clustering(as_networkx(simple_graph(both)))
    for network in (both, of_actions(found)):
        assert (two_mode_clustering(simple_graph(network)) or 0) == pytest.approx(expected)


def test_on_a_larger_network_too_and_each_time_the_same() -> None:
    graph = simple_graph(synthetic(400, 1500))
    other = as_networkx(graph)
    assert same(constraints(graph), nx.constraint(other))
    assert same(list(betweenness(graph)), nx.betweenness_centrality(other))
    assert betweenness(graph) == betweenness(graph)


def test_triangles_of_one_action_are_told_from_others() -> None:
    one = clustering(simple_graph(of_actions({"x": "abcd"})))
    assert (one.triangles, one.of_one_action, one.transitivity) == (4, 4, 1.0)
    apart = clustering(simple_graph(TRIANGLE))
    assert (apart.triangles, apart.of_one_action) == (1, 0)
    # In parts of one action the three never meet at once.
    parts = clustering(simple_graph(of_actions({"x/1": "ab", "x/2": "bc", "x/3": "ac"})))
    assert (parts.triangles, parts.of_one_action) == (1, 0)
    assert clustering(simple_graph(of_lines(["a b"]))).transitivity is None


def test_distances_of_nothing_are_none() -> None:
    assert reach(simple_graph(of_lines([], alone=["a"]))).diameter is None
    assert reach(simple_graph(of_lines([]))).average is None
    assert assortativity(simple_graph(of_lines(["g1 g2"])), ["x", "x"]) is None
