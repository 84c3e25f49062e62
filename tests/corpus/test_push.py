"""Push: only what changed goes, each graph is the old or the new one, and what failed is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engines import empty_oxigraph_server
from mhgraph.corpus.contents import Digest, digest_of, digests
from mhgraph.corpus.opening import open_server
from mhgraph.corpus.push import push
from mhgraph.corpus.push_plan import plan
from mhgraph.errors import PushError, UsageError
from mhgraph.store import MemoryStore, construct, select
from mhgraph.store.remote import SparqlStore
from mhgraph.store.transport import Patience
from mhgraph.terms import DERIVED_GRAPH, FACTS_GRAPH, MANIFEST_GRAPH
from mhgraph.values import BlankNode, Literal, NamedNode, Quad
from relay import Relay, relayed

NAMES = [f"https://example.org/graph {i}é".replace(" ", "%20") for i in range(6)]
WAYS = ("graph_store", "update")
HASTY = Patience(pauses=(0.01, 0.01))


def made(version: int, *, without: int | None = None, size: int = 3) -> MemoryStore:
    """Return a store of six graphs, of which 2, 3 and 4 differ from version to version."""
    store = MemoryStore()
    for number, name in enumerate(NAMES):
        if number == without:
            continue
        said = version if number in (2, 3, 4) else 0
        graph, about = NamedNode(name), NamedNode("https://example.org/thing")
        store.extend(
            Quad(
                about,
                NamedNode(f"https://example.org/p{number}"),
                Literal(f'v{said} "{i}" \\ \n é', language="nl"),
                graph,
            )
            for i in range(size)
        )
    store.extend([Quad(about, NamedNode("https://example.org/d"), Literal("x"), DERIVED_GRAPH)])
    store.merge()
    return store


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server that starts empty."""
    with empty_oxigraph_server(tmp_path_factory.mktemp("pushed to")) as url:
        yield url


@pytest.fixture
def base(server: str) -> Iterator[str]:
    """The same, emptied."""
    yield server
    open_server(f"{server}/query", f"{server}/update").endpoint.update("DROP ALL")


def remote(base: str, way: str) -> SparqlStore:
    address = {"update": f"{base}/update"} if way == "update" else {"graph_store": f"{base}/store"}
    return SparqlStore(f"{base}/query", HASTY, **address)


def found(base: str) -> dict[str, Digest]:
    """Return what the server holds, but for the manifest."""
    there = open_server(f"{base}/query")
    names = {r["g"] for r in select(there, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").texts()}
    wheres = {n: f"{{ GRAPH <{n}> {{ ?s ?p ?o }} }}" for n in names - {MANIFEST_GRAPH.value}}
    wheres[FACTS_GRAPH.value] = "{ ?s ?p ?o }"
    answers = {n: construct(there, f"CONSTRUCT {{ ?s ?p ?o }} {w}") for n, w in wheres.items()}
    return {n: digest_of(f"{t} .".encode() for t in a.triples) for n, a in answers.items()}


def held(store: MemoryStore) -> dict[str, Digest]:
    return digests(store, [*store.graphs(), None])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("size", [3, 1_500])
def test_only_what_changed_is_sent(base: str, way: str, size: int) -> None:
    first, second = made(1, size=size), made(2, without=5, size=size)
    there = remote(base, way)
    done = push(first, there, plan(first, there))
    assert (len(done.sent), done.dropped, done.kept, done.facts_in) == (8, [], 0, "")
    assert found(base) == held(first)
    assert push(first, there, plan(first, there)).sent == []
    done = push(second, there, plan(second, there))
    assert done.sent == [*NAMES[2:5], FACTS_GRAPH.value]
    assert done.dropped == NAMES[5:]
    assert done.kept == 3
    assert found(base) == held(second)
    todo = plan(second, there, everything=True)
    assert len(todo.send) == len(held(second))


@pytest.mark.parametrize("way", WAYS)
def test_graphs_of_others_are_left_alone(base: str, way: str) -> None:
    other = open_server(f"{base}/query", f"{base}/update")
    other.endpoint.update("INSERT DATA { GRAPH <urn:others> { <urn:a> <urn:b> 1 } }")
    store, there = made(1), remote(base, way)
    push(store, there, plan(store, there))
    empty = MemoryStore()
    push(empty, there, plan(empty, there))
    assert {*found(base)} == {"urn:others", FACTS_GRAPH.value}


@pytest.mark.parametrize("way", WAYS)
def test_a_default_graph_of_others_is_not_replaced(base: str, way: str) -> None:
    other = open_server(f"{base}/query", f"{base}/update")
    other.endpoint.update("INSERT DATA { <urn:a> <urn:b> 1 }")
    store, before = made(1), found(base)
    with pytest.raises(UsageError, match="something that is not mhgraph's"):
        push(store, remote(base, way), plan(store, remote(base, way)))
    assert found(base) == before
    with relayed(base) as relay:  # nor after a push that failed before it knew
        relay.fail_at, relay.how = 1, "after"
        failed = remote(relay.url, way)
        with pytest.raises(PushError):
            push(store, failed, plan(store, failed))
    with pytest.raises(UsageError, match="something that is not mhgraph's"):
        push(store, remote(base, way), plan(store, remote(base, way)))
    assert found(base) == before
    other.endpoint.update("DROP DEFAULT")
    done = push(store, remote(base, way), plan(store, remote(base, way)))
    assert (len(done.sent), done.facts_in) == (8, "")
    assert found(base) == held(store)


def test_updates_do_not_tear_blank_nodes_apart(base: str) -> None:
    store = made(1, size=1_500)
    node, own = BlankNode(), NamedNode("https://example.org/own")
    about = NamedNode("https://example.org/p")
    store.extend([Quad(own, about, node, own), Quad(node, about, Literal("x"), own)])
    store.merge()
    there = remote(base, "update")
    with pytest.raises(UsageError, match="blank nodes"):
        push(store, there, plan(store, there))
    assert found(base) == {FACTS_GRAPH.value: Digest(0, "0" * 64)}
    there = remote(base, "graph_store")
    push(store, there, plan(store, there))
    text = f"SELECT ?v {{ ?s {about} ?b . ?b {about} ?v }}"
    assert [r["v"] for r in select(there, text).texts()] == ["x"]


def test_facts_stand_apart_where_the_default_graph_shows_all(tmp_path: Path) -> None:
    with empty_oxigraph_server(tmp_path, "--union-default-graph") as base:
        store, there = made(1), remote(base, "graph_store")
        assert push(store, there, plan(store, there)).facts_in == FACTS_GRAPH.value
        again = remote(base, "update")
        counted = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
        assert next(select(again, counted).texts())["n"] == str(
            held(store)[FACTS_GRAPH.value].triples
        )


@pytest.mark.parametrize("how", ["500", "before", "after", "gone"])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("fail_at", [1, 2, 4, 6, 7])
def test_what_failed_is_said_as_it_is(base: str, way: str, how: str, fail_at: int) -> None:
    """Writes: 1 the manifest, 2 to 4 graphs, 5 the facts, 6 a graph dropped, 7 the manifest again."""
    first, second = made(1), made(2, without=5)
    direct = remote(base, way)
    push(first, direct, plan(first, direct))
    with relayed(base) as relay:
        there = remote(relay.url, way)
        todo = plan(second, there)
        relay.fail_at, relay.how = relay.writes + fail_at, how
        with pytest.raises(PushError) as caught:
            push(second, there, todo)
    error, before, after, now = caught.value, held(first), held(second), found(base)
    steps = [*todo.send, *todo.drop]
    assert sorted([*error.new, *error.old, *error.unknown]) == sorted(steps)
    assert [now.get(g) for g in error.new] == [after.get(g) for g in error.new]
    assert [now.get(g) for g in error.old] == [before.get(g) for g in error.old]
    assert all(now.get(g) in (before.get(g), after.get(g)) for g in error.unknown)
    assert len(error.unknown) == (how == "gone" and fail_at in (2, 4, 6))
    assert relay.url in error.text("en")
    push(second, direct, plan(second, direct))
    assert found(base) == after


def test_writing_needs_an_address(base: str) -> None:
    store, there = made(1), open_server(f"{base}/query")
    with pytest.raises(UsageError, match="writing needs one more"):
        push(store, there, plan(store, there))


def test_a_relay_that_does_not_fail_changes_nothing(base: str) -> None:
    store = made(1)
    with relayed(base) as relay:
        assert isinstance(relay, Relay)
        there = remote(relay.url, "graph_store")
        push(store, there, plan(store, there))
        assert relay.writes == 11
    assert found(base) == held(store)
