"""The shortest ways between two actors are those that a library of graphs finds."""

import random

import networkx as nx
import pytest

from mhgraph.ask.paths import shortest
from mhgraph.ask.reading import Reading
from mhgraph.ask.sparql import Writer
from mhgraph.ask.vocabulary import Vocabulary, read_vocabulary
from mhgraph.store import MemoryStore, select
from mhgraph.terms import MH

_FARTHEST = 4
_MEETING = f"""
PREFIX mh: <{MH}>
SELECT DISTINCT ?one ?other WHERE {{{{
  ?third a <{{third}}> .
  ?third mh:goesWith? ?a . ?a <{{relation}}> ?one .
  ?third mh:goesWith? ?b . ?b <{{relation}}> ?other . FILTER(?one != ?other)
}}}}"""


@pytest.fixture(scope="module")
def vocabulary(memory: MemoryStore) -> Vocabulary:
    return read_vocabulary(memory)


@pytest.fixture(scope="module")
def meeting(memory: MemoryStore, vocabulary: Vocabulary) -> "nx.Graph[str]":
    """Return who meets whom in an action."""
    path = reading_of(vocabulary, "", "")
    query = _MEETING.format(third=path.hub, relation=path.via[0])
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((r["one"], r["other"]) for r in select(memory, query).texts())
    return graph


def reading_of(vocabulary: Vocabulary, start: str, goal: str) -> Reading:
    relation = next(r for r in vocabulary.relations.values() if r.shared)
    things = (start, goal)
    return Reading("path", via=(relation.shared,), hub=relation.shared_in, things=things)


def between(graph: "nx.Graph[str]", start: str, goal: str) -> set[str]:
    """Return those who stand on a shortest way of four steps at most."""
    if not nx.has_path(graph, start, goal):
        return set()
    ways = list(nx.all_shortest_paths(graph, start, goal))
    return {one for way in ways for one in way[1:-1]} if len(ways[0]) <= _FARTHEST + 1 else set()


def test_those_between_are_on_all_shortest_ways_and_no_others(
    memory: MemoryStore, vocabulary: Vocabulary, meeting: "nx.Graph[str]"
) -> None:
    chance, lengths = random.Random(3), set()
    for _ in range(80):
        start, goal = chance.sample(sorted(meeting), 2)
        found = shortest(memory, Writer(vocabulary), reading_of(vocabulary, start, goal), None)
        if meeting.has_edge(start, goal):
            assert all(found[third] == {third} for third in found)
            continue
        assert set(found) == between(meeting, start, goal)
        assert all(found.values())
        lengths.add(len(found) > 0)
    assert lengths == {True, False}


def test_a_thing_is_not_on_the_way_to_itself(
    memory: MemoryStore, vocabulary: Vocabulary, meeting: "nx.Graph[str]"
) -> None:
    one = min(meeting)
    assert shortest(memory, Writer(vocabulary), reading_of(vocabulary, one, one), None) == {}
