"""Changes on a server: sent as the protocols say, never twice blindly, their outcome told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engines import free_port
from mhgraph.errors import ExitCode, RemoteStoreError, RemoteWriteError
from mhgraph.store.transport import Endpoint, Patience
from misbehaving import Misbehaving, misbehaving

UPDATE = "INSERT DATA { <urn:a> <urn:b> <urn:c> }"
TRIPLE = b"<urn:a> <urn:b> <urn:c> .\n"
QUICK = Patience(connecting=0.3, reading=0.3, pauses=(0.01, 0.02, 0.03), limit=5.0)
ONCE, OFTEN = 1, 4


@pytest.fixture(scope="module")
def server() -> Iterator[Misbehaving]:
    with misbehaving() as started:
        yield started


def update(url: str) -> None:
    Endpoint("http://127.0.0.1:9/query", update=url, patience=QUICK).update(UPDATE, timeout=0.5)


def put(url: str) -> None:
    endpoint = Endpoint("http://127.0.0.1:9/query", graph_store=url, patience=QUICK)
    endpoint.put("urn:g", TRIPLE, "text/turtle", timeout=0.5)


def delete(url: str) -> None:
    endpoint = Endpoint("http://127.0.0.1:9/query", graph_store=url, patience=QUICK)
    endpoint.delete("urn:g", timeout=0.5)


@pytest.mark.parametrize(
    ("kind", "outcome", "update_asked", "put_asked"),
    [
        ("400", "not done", ONCE, ONCE),
        ("401", "not done", ONCE, ONCE),
        ("403", "not done", ONCE, ONCE),
        ("413", "not done", ONCE, ONCE),
        ("429", "not done", OFTEN, OFTEN),
        ("503", "not done", OFTEN, OFTEN),
        ("very-busy", "not done", ONCE, ONCE),
        ("elsewhere", "not done", ONCE, ONCE),
        ("500", "unknown", ONCE, ONCE),
        ("502", "unknown", ONCE, OFTEN),
        ("504", "unknown", ONCE, OFTEN),
        ("gone", "unknown", ONCE, OFTEN),
        ("short", "unknown", ONCE, OFTEN),
        ("silent", "unknown", ONCE, ONCE),
        ("slow", "unknown", ONCE, ONCE),
        ("first/gone/1/403", "unknown", ONCE, 2),
    ],
)
def test_what_is_known_of_a_change_that_failed(
    server: Misbehaving, kind: str, outcome: str, update_asked: int, put_asked: int
) -> None:
    asked: list[tuple[Callable[[str], None], int]] = [(update, update_asked), (put, put_asked)]
    for change, times in asked:
        server.asked.clear()
        url, before = f"{server.address}/{kind}", len(server.seen)
        with pytest.raises(RemoteWriteError) as caught:
            change(url)
        assert (caught.value.outcome, len(server.seen) - before) == (outcome, times)
        known = outcome == "not done"
        assert ("Nothing was changed there." in caught.value.text("en")) is known
        assert ("is niet bekend" in caught.value.text("nl")) is not known
        assert url in caught.value.text("nl")
        assert caught.value.exit_code == ExitCode.FAILURE


def test_without_a_connection_nothing_was_done() -> None:
    url = f"http://127.0.0.1:{free_port()}/update"
    for change in (update, put, delete):
        with pytest.raises(
            RemoteWriteError, match=r"refused.*tried 4 times.*Nothing was"
        ) as caught:
            change(url)
        assert caught.value.outcome == "not done"


@pytest.mark.parametrize("kind", ["503", "busy"])
def test_an_update_is_sent_again_when_the_server_did_not_begin_it(
    server: Misbehaving, kind: str
) -> None:
    server.asked.clear()
    before = len(server.seen)
    update(f"{server.address}/first/{kind}/2/done")
    assert [s.said("update") for s in server.seen[before:]] == [UPDATE] * 3
    sent = server.seen[-1]
    assert (sent.method, sent.query) == ("POST", "")


@pytest.mark.parametrize("kind", ["gone", "502", "short"])
def test_a_graph_is_sent_again_as_a_whole(server: Misbehaving, kind: str, tmp_path: Path) -> None:
    file = tmp_path / "a graph.nt"
    file.write_bytes(TRIPLE * 20_000)
    bodies: list[bytes | Path] = [TRIPLE * 20_000, file]
    for body in bodies:
        server.asked.clear()
        before = len(server.seen)
        url = f"{server.address}/first/{kind}/2/done"
        endpoint = Endpoint("http://127.0.0.1:9/query", graph_store=url, patience=QUICK)
        endpoint.put("urn:g é", body, "application/n-triples")
        for sent in server.seen[before:]:
            assert (sent.method, sent.query, sent.body) == (
                "PUT",
                "graph=urn%3Ag%20%C3%A9",
                TRIPLE * 20_000,
            )
            assert sent.headers["content-type"] == "application/n-triples"
            assert sent.headers["content-length"] == str(len(sent.body))
        assert len(server.seen) - before == 3


def test_deleting_what_is_not_there_is_fine(server: Misbehaving) -> None:
    delete(f"{server.address}/404")
    delete(f"{server.address}/done")
    assert (server.seen[-1].method, server.seen[-1].query) == ("DELETE", "graph=urn%3Ag")
    with pytest.raises(RemoteWriteError, match="HTTP 404"):
        put(f"{server.address}/404")


def test_a_graph_is_fetched(server: Misbehaving) -> None:
    def endpoint(kind: str) -> Endpoint:
        url = f"{server.address}/{kind}"
        return Endpoint("http://127.0.0.1:9/query", graph_store=url, patience=QUICK)

    server.asked.clear()
    reply = endpoint("first/short/1/ok").get("urn:g")
    assert (reply.media_type, reply.body[:7]) == ("text/turtle", b"<urn:a>")
    sent = server.seen[-1]
    assert (sent.method, sent.query) == ("GET", "graph=urn%3Ag")
    endpoint("ok").get(None)
    assert server.seen[-1].query == "default"
    for kind in ("short", "404", "slow"):
        with pytest.raises(RemoteStoreError) as caught:
            endpoint(kind).get("urn:g", timeout=0.3)
        assert not isinstance(caught.value, RemoteWriteError)
