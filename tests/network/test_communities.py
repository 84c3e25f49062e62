"""Communities: known groups are found, each hangs together, and stability is what it says."""

import math
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhgraph.network.measures.communities import adjusted_rand, communities
from mhgraph.network.measures.simple_graph import simple_graph
from network.by_hand import of_actions, of_lines, two_mode
from network.synthetic import synthetic

BRIDGE = of_lines(["a b", "a c", "b c", "c x", "x y", "x z", "y z"], alone=["q"])


def test_two_cliques_with_a_bridge_are_two_groups() -> None:
    found = communities(simple_graph(BRIDGE))
    assert found.of == (1, 1, 1, None, 2, 2, 2)
    assert found.staying == (1.0, 1.0, 1.0, None, 1.0, 1.0, 1.0)
    assert found.stability == 1.0
    assert found.count == 2
    # 6 of 7 lines within; each side has 7 of 14 ends.
    assert found.modularity == pytest.approx(6 / 7 - 2 * (7 / 14) ** 2)


def test_without_lines_there_are_no_groups() -> None:
    found = communities(simple_graph(of_lines([], alone=["a", "b"])))
    assert found.of == (None, None)
    assert (found.count, found.modularity, found.stability) == (0, None, None)


def test_one_run_says_nothing_of_stability() -> None:
    assert communities(simple_graph(BRIDGE), seeds=1).stability is None


def test_a_higher_resolution_gives_more_groups() -> None:
    graph = simple_graph(synthetic(200, 800))
    few, many = (communities(graph, seeds=3, resolution=r).count for r in (0.2, 3.0))
    assert few < many


def test_a_large_meeting_does_not_hold_groups_together() -> None:
    """Two groups of five that work in pairs, and one meeting of all ten."""
    pairs = [pair for group in ("abcde", "vwxyz") for pair in combinations(group, 2)]
    actions = {f"pair-{a}{b}": (a, b) for a, b in pairs} | {"meeting": tuple("abcdevwxyz")}
    found = communities(simple_graph(of_actions(actions)))
    assert found.of == (1,) * 5 + (2,) * 5


def test_actors_and_actions_have_groups_together() -> None:
    found = communities(simple_graph(two_mode({"1": "abc", "2": "abc", "3": "xyz", "4": "xyz"})))
    assert found.of == (1, 1, 2, 2, 1, 1, 1, 2, 2, 2)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10**6))
def test_groups_hang_together_and_are_numbered_by_size(seed: int) -> None:
    graph = simple_graph(synthetic(60, 90, seed))
    found = communities(graph, seed=seed % 1000, seeds=4)
    whole: nx.Graph[int] = nx.Graph()
    whole.add_edges_from(graph.weights)
    sizes = []
    for number in range(1, found.count + 1):
        part = [node for node, of in enumerate(found.of) if of == number]
        assert nx.is_connected(whole.subgraph(part))
        sizes.append(len(part))
    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes) == len(whole)
    assert [of is None for of in found.of] == [not near for near in graph.neighbours]
    assert all(0.25 <= s <= 1 for s in found.staying if s is not None)


def test_the_adjusted_rand_index_of_a_textbook_table() -> None:
    """Counts 1 1 0 / 1 2 1 / 0 0 4: (7 - 13 * 14 / 45) / (13.5 - 13 * 14 / 45)."""
    one = [1, 1, 2, 2, 2, 2, 3, 3, 3, 3]
    other = [1, 2, 1, 2, 2, 3, 3, 3, 3, 3]
    expected = (7 - 13 * 14 / 45) / (13.5 - 13 * 14 / 45)
    assert adjusted_rand(one, other) == pytest.approx(expected)


labels = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=30)


@given(labels)
def test_laws_of_the_adjusted_rand_index(pairs: list[tuple[int, int]]) -> None:
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    renamed = [10 - label for label in one]
    assert adjusted_rand(one, one) == adjusted_rand(one, renamed) == 1.0
    assert adjusted_rand(one, other) == adjusted_rand(other, one)
    assert math.isclose(adjusted_rand(one, other), adjusted_rand(renamed, other))
    assert adjusted_rand(one, other) <= 1.0
