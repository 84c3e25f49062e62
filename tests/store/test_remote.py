"""Servers that refuse, break off or answer nonsense are reported with their address."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from engines import free_port
from mhgraph.errors import ExitCode, QueryTimeoutError, RemoteStoreError, UsageError
from mhgraph.store.remote import SparqlStore

QUERY = "SELECT * WHERE { ?s ?p ?o } LIMIT 1"


class Misbehaving(BaseHTTPRequestHandler):
    """Answers as its path says."""

    release = threading.Event()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        kind = self.path.split("?")[0].strip("/")
        if kind == "slow":
            self.release.wait(20)
            return
        if kind.isdigit():
            self.send_error(int(kind))
            return
        whole = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
        body = {"half": whole[:30], "html": b"<html>hello</html>", "cut": whole}[kind]
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body) + (10 if kind == "cut" else 0)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        del format, args


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    Misbehaving.release.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("404", ""),
        ("500", ""),
        ("503", "503"),
        ("half", "not a whole SPARQL result"),
        ("html", "not a whole SPARQL result"),
        ("cut", ""),
    ],
)
def test_a_bad_answer_is_an_error_that_names_the_server(address: str, kind: str, said: str) -> None:
    with pytest.raises(RemoteStoreError) as caught:
        SparqlStore(f"{address}/{kind}").query(QUERY)
    for lang in ("nl", "en"):
        assert f"{address}/{kind}" in caught.value.text(lang)
        assert said in caught.value.text(lang)
    assert caught.value.exit_code == ExitCode.FAILURE


def test_a_server_that_is_not_there(address: str) -> None:
    del address
    url = f"http://127.0.0.1:{free_port()}/query"
    with pytest.raises(RemoteStoreError, match="refused") as caught:
        SparqlStore(url).query(QUERY)
    assert url in caught.value.text("en")
    assert "--store" in caught.value.text("en"), "the way out is named"


def test_a_slow_server_is_given_up(address: str) -> None:
    with pytest.raises((QueryTimeoutError, RemoteStoreError)):
        SparqlStore(f"{address}/slow").query(QUERY, timeout=0.5)


@pytest.mark.parametrize("url", ["", "ftp://x/y", "localhost:1", "http://"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="address"):
        SparqlStore(url)
