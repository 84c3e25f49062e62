"""Each fault of a server: one clear error in both languages that names it, and what is tried again."""

import socket
import ssl
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from conftest import Run
from engines import free_port
from mhgraph.errors import ExitCode, QueryTimeoutError, RemoteStoreError, RemoteTimeoutError
from mhgraph.store.remote import SparqlStore
from mhgraph.store.transport import Patience
from mhgraph.values import Table, Triples
from misbehaving import Misbehaving, misbehaving

QUERY = "SELECT * WHERE { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"
QUICK = Patience(connecting=0.3, reading=0.3, pauses=(0.01, 0.02, 0.03), limit=5.0, size=2**20)
# What is done about a fault: how often the server is asked.
ONCE, OFTEN = 1, 4


@pytest.fixture(scope="module")
def server() -> Iterator[Misbehaving]:
    with misbehaving() as started:
        yield started


@pytest.fixture(autouse=True)
def _no_own_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("MHGRAPH_USER", "MHGRAPH_PASSWORD", "MHGRAPH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "netrc").touch()
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


@pytest.mark.parametrize(
    ("kind", "asked", "nl", "en"),
    [
        ("401", ONCE, "vraagt een naam en wachtwoord", "asks for a name and password (HTTP 401)"),
        ("403", ONCE, "staat dit niet toe", "does not allow this (HTTP 403)"),
        ("404", ONCE, "kent dit adres niet", "does not know this address (HTTP 404)"),
        ("413", ONCE, "te groot", "too large (HTTP 413): line one[31m of the error"),
        ("414", ONCE, "te groot", "too large (HTTP 414)"),
        ("400", ONCE, "begreep", "did not understand the request (HTTP 400): line one"),
        ("418", ONCE, "gaf geen antwoord", "gave no answer (HTTP 418 I'm a Teapot)"),
        ("500", ONCE, "faalde (HTTP 500): line one[31m", "failed (HTTP 500): line one[31m"),
        ("tomcat", ONCE, "faalde (HTTP 500): Oops !", "failed (HTTP 500): Oops !"),
        ("502", OFTEN, "poort", "gateway"),
        ("503", OFTEN, "overbelast", "overloaded or being maintained (HTTP 503)"),
        ("504", OFTEN, "poort", "in time (HTTP 504)"),
        ("busy", OFTEN, "te veel vragen", "too many requests (HTTP 429): slow down"),
        ("very-busy", ONCE, "vraagt 1:00:00 te wachten", "asks to wait 1:00:00"),
        ("late", ONCE, "te wachten", "asks to wait"),
        ("gone", OFTEN, "zonder antwoord", "broke off the connection without an answer"),
        ("short", OFTEN, "brak het antwoord af", "not a whole SPARQL result (60 B)"),
        ("chunk", OFTEN, "brak het antwoord af", "not a whole SPARQL result"),
        ("cut-json", OFTEN, "brak het antwoord af", "not a whole SPARQL result"),
        ("nothing", OFTEN, "brak het antwoord af", "not a whole SPARQL result (0 B)"),
        ("text-behind", ONCE, "Virtuoso S1T00 Error SR171:[2J", "Virtuoso S1T00 Error SR171:[2J"),
        ("text-after", ONCE, "geen heel", "stands: Virtuoso S1T00 Error SR171:[2J Transaction"),
        ("text-cut", ONCE, "geen heel", "stands: Virtuoso S1T00 Error SR171:[2J Transaction"),
        ("html", ONCE, "zond een webpagina (text/html)", "sent a web page (text/html)"),
        ("html-as-json", ONCE, "zond een webpagina", "sent a web page"),
        ("plain", ONCE, "iets anders (text/plain)", "(text/plain), which is not a whole SPARQL"),
        ("elsewhere", ONCE, "verwijst naar", "points to another address"),
        ("to-https", ONCE, "verwijst naar", "does not go there by itself: https://127.0.0.1:"),
        ("round", ONCE + 3, "verwees 3 keer door", "redirected 3 times"),
        ("silent", ONCE, "antwoordde niet binnen 0.5 s", "did not answer within 0.5 s"),
        ("idle", ONCE, "zweeg 0.3 s", "fell silent for 0.3 s in the middle of its answer"),
        ("slow", ONCE, "was na 0.5 s nog bezig", "still answering after 0.5 s"),
        ("endless", ONCE, "meer dan 1 MiB", "sent more than 1 MiB"),
    ],
)
def test_each_fault_is_told_and_tried_again_where_it_may_pass(
    server: Misbehaving, kind: str, asked: int, nl: str, en: str
) -> None:
    url, before = f"{server.address}/{kind}", len(server.seen)
    with pytest.raises(RemoteStoreError) as caught:
        SparqlStore(url, patience=QUICK).query(QUERY, timeout=0.5)
    for lang, said in (("nl", nl), ("en", en)):
        message, hint = caught.value.text(lang).split("\n")
        assert url in message
        assert said in message
        assert ("4 keer" in message or "4 times" in message) is (asked == OFTEN and kind != "round")
        assert hint.endswith(".")
        assert message.isprintable()
    assert len(server.seen) - before == asked
    assert caught.value.exit_code == ExitCode.FAILURE


@pytest.mark.parametrize("kind", ["silent", "idle", "slow"])
def test_what_takes_too_long_is_also_a_query_that_took_too_long(
    server: Misbehaving, kind: str
) -> None:
    with pytest.raises(QueryTimeoutError) as caught:
        SparqlStore(f"{server.address}/{kind}", patience=QUICK).query(QUERY, timeout=0.4)
    assert isinstance(caught.value, RemoteTimeoutError)
    assert "--timeout" in caught.value.text("en")


@pytest.mark.parametrize("kind", ["slow", "endless"])
def test_a_connection_that_is_given_up_is_closed(server: Misbehaving, kind: str) -> None:
    server.broken.clear()
    before = {t for t in threading.enumerate() if "serve" not in t.name}
    with pytest.raises(RemoteStoreError):
        SparqlStore(f"{server.address}/{kind}", patience=QUICK).query(QUERY, timeout=0.3)
    assert server.broken.wait(5), "the server noticed"
    end = time.monotonic() + 5
    while extra := [t for t in threading.enumerate() if t not in before and "run" in t.name]:
        assert time.monotonic() < end, extra
        time.sleep(0.01)


@pytest.mark.parametrize(
    "kind", ["503", "busy", "502", "504", "gone", "short", "chunk", "cut-json"]
)
def test_a_fault_that_passes_is_not_noticed(server: Misbehaving, kind: str) -> None:
    store = SparqlStore(f"{server.address}/first/{kind}/2/ok", patience=QUICK)
    server.asked.clear()
    answer = store.query(QUERY, timeout=10)
    assert isinstance(answer, Table)
    assert [str(row[0]) for row in answer.rows] == ["<urn:a>", '"één"']
    assert server.asked.total() == 3


def test_the_pauses_grow_and_end_with_the_limit(server: Misbehaving) -> None:
    patient = Patience(pauses=(0.1, 0.2, 5.0), limit=2.0)
    begun, before = time.monotonic(), len(server.seen)
    with pytest.raises(RemoteStoreError, match="tried 3 times"):
        SparqlStore(f"{server.address}/503", patience=patient).query(QUERY)
    assert 0.3 <= time.monotonic() - begun < 2
    assert len(server.seen) - before == 3


def test_no_try_begins_after_the_time_of_the_query(server: Misbehaving) -> None:
    with pytest.raises(RemoteStoreError, match=r"HTTP 503.*tried 2 times"):
        SparqlStore(f"{server.address}/503", patience=Patience(pauses=(0.1, 60))).query(
            QUERY, timeout=5
        )


def test_how_long_is_asked_to_wait_is_waited(server: Misbehaving) -> None:
    server.asked.clear()
    begun = time.monotonic()
    SparqlStore(f"{server.address}/first/one-second/1/ok", patience=QUICK).query(QUERY)
    assert time.monotonic() - begun >= 1


@pytest.mark.parametrize("kind", ["cut-turtle", "text-turtle", "html"])
def test_half_a_graph_is_no_graph(server: Misbehaving, kind: str) -> None:
    with pytest.raises(RemoteStoreError, match="not a whole SPARQL result") as caught:
        SparqlStore(f"{server.address}/{kind}", patience=QUICK).query(CONSTRUCT)
    assert ("Transaction timed out" in str(caught.value)) is (kind == "text-turtle")


def test_a_redirect_within_the_server_keeps_method_and_body(server: Misbehaving) -> None:
    store = SparqlStore(f"{server.address}/same", patience=QUICK)
    assert isinstance(store.query(QUERY), Table)
    assert [(s.method, s.path, s.said("query")) for s in server.seen[-2:]] == [
        ("POST", "/same", QUERY),
        ("POST", "/ok", QUERY),
    ]
    assert isinstance(SparqlStore(f"{server.address}/other").query(CONSTRUCT), Triples)
    assert (server.seen[-1].method, server.seen[-1].body) == ("GET", b"")


def test_the_other_address_is_named_without_what_may_be_secret(server: Misbehaving) -> None:
    with pytest.raises(RemoteStoreError) as caught:
        SparqlStore(f"{server.address}/elsewhere").query(QUERY)
    text = caught.value.text("en")
    assert "--store sparql:http://elsewhere.example:81/sparql." in text
    assert "pw" not in text
    assert "secret" not in text


def test_refused() -> None:
    url = f"http://127.0.0.1:{free_port()}/query"
    with pytest.raises(
        RemoteStoreError, match=r"refused the connection \(tried 4 times\)"
    ) as caught:
        SparqlStore(url, patience=QUICK).query(QUERY)
    assert url in caught.value.text("nl")
    assert "--store" in caught.value.text("nl"), "the way out is named"


def test_unknown_host() -> None:
    url = "http://no-such-host.invalid/query"
    with pytest.raises(RemoteStoreError, match=r"no host named no-such-host\.invalid\.") as caught:
        SparqlStore(url, patience=QUICK).query(QUERY)
    assert url in caught.value.text("nl")
    assert "is niet te vinden" in caught.value.text("nl")


@contextmanager
def deaf(*, full: bool) -> Iterator[int]:
    """Yield a port that takes connections and says nothing, or has no room for any."""
    waiting = []
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0 if full else 5)
        port = listener.getsockname()[1]
        for _ in range(3 if full else 0):
            filler = socket.socket()
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
            waiting.append(filler)
        yield port
    for filler in waiting:
        filler.close()


# Other systems refuse a connection for which a listener has no room.
@pytest.mark.parametrize("full", [False, True] if sys.platform == "linux" else [False])
def test_no_connection_in_time(*, full: bool) -> None:
    with deaf(full=full) as port:
        url = f"{'http' if full else 'https'}://127.0.0.1:{port}/query"
        with pytest.raises(
            RemoteTimeoutError, match="did not accept a connection within"
        ) as caught:
            SparqlStore(url, patience=QUICK).query(QUERY, timeout=10)
        assert "(tried 4 times)" in str(caught.value)
        begun = time.monotonic()
        with pytest.raises(RemoteTimeoutError, match="did not accept a connection within"):
            SparqlStore(url).query(QUERY, timeout=0.3)
        assert time.monotonic() - begun < 2, "the time of the query is less than that of connecting"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def safe_server(authority: trustme.CA) -> Iterator[Misbehaving]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with misbehaving(context) as started:
        yield started


def test_a_certificate_that_nobody_vouches_for(safe_server: Misbehaving) -> None:
    url = f"{safe_server.address}/ok"
    with pytest.raises(RemoteStoreError, match=r"TLS connection failed \(.*issuer") as caught:
        SparqlStore(url, patience=QUICK).query(QUERY)
    assert url in caught.value.text("nl")
    assert "SSL_CERT_FILE" in caught.value.text("nl")
    assert "tried" not in str(caught.value)


def test_a_certificate_of_ones_own_authority(
    safe_server: Misbehaving,
    authority: trustme.CA,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "root.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "root.pem"))
    store = SparqlStore(f"{safe_server.address}/ok", patience=QUICK)
    assert isinstance(store.query(QUERY), Table)
    with pytest.raises(RemoteTimeoutError, match="still answering"):
        SparqlStore(f"{safe_server.address}/slow", patience=QUICK).query(QUERY, timeout=0.3)


def test_https_where_there_is_none(server: Misbehaving) -> None:
    url = server.address.replace("http:", "https:")
    with pytest.raises(RemoteStoreError, match="TLS connection failed"):
        SparqlStore(url, patience=QUICK).query(QUERY)


def test_a_long_query_goes_by_post(server: Misbehaving) -> None:
    text = f"SELECT * WHERE {{ ?s ?p '{'x' * 200_000}' }}"
    assert isinstance(SparqlStore(f"{server.address}/ok").query(text), Table)
    assert (server.seen[-1].method, server.seen[-1].said("query")) == ("POST", text)
    assert server.seen[-1].query == ""


def test_a_proxy_of_the_environment_is_not_asked_about_this_machine(
    server: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    assert isinstance(SparqlStore(f"{server.address}/ok", patience=QUICK).query(QUERY), Table)
    with pytest.raises(RemoteStoreError, match="through the proxy"):
        SparqlStore("http://elsewhere.invalid/", patience=QUICK).query(QUERY)
    monkeypatch.setenv("http_proxy", f"http://u:pw@{server.address.removeprefix('http://')}")
    with pytest.raises(RemoteStoreError, match="HTTP 404"):
        SparqlStore("http://elsewhere.invalid/404", patience=QUICK).query(QUERY)
    assert server.seen[-1].headers["proxy-authorization"] == "Basic dTpwdw=="


@pytest.mark.parametrize(
    ("kind", "timeout", "nl", "en"),
    [
        ("500", "60", "faalde (HTTP 500): line one", "failed (HTTP 500): line one"),
        ("text-behind", "60", "Transaction timed out", "Transaction timed out"),
        ("elsewhere", "60", "verwijst naar een ander adres", "points to another address"),
        ("slow", "1", "was na 1 s nog bezig te antwoorden", "still answering after 1 s"),
        ("503", "1", "(2 keer geprobeerd)", "(tried 2 times)"),
    ],
)
def test_faults_on_the_command_line(
    server: Misbehaving, mhgraph: Run, kind: str, timeout: str, nl: str, en: str
) -> None:
    url = f"{server.address}/{kind}"
    words = ["query", "-", "--store", f"sparql:{url}", "--timeout", timeout]
    lang, said = ("nl", nl) if kind in ("500", "slow") else ("en", en)
    done = mhgraph(*words, stdin=QUERY, MHGRAPH_LANG=lang)
    assert (done.returncode, done.stdout) == (ExitCode.FAILURE, "")
    message, hint, rest = done.stderr.split("\n")
    assert message.startswith("mhgraph: ")
    assert url in message
    assert said in message
    assert (bool(hint), rest) == (True, "")
