"""Name, password and token: where they come from, to whom they go, and that nobody else sees them."""

import base64
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.credentials import SimpleCredential
from keyring.errors import KeyringLocked

from conftest import Run
from mhgraph.errors import RemoteStoreError, UsageError
from mhgraph.store.link.credentials import Credentials, find
from mhgraph.store.remote import SparqlStore
from mhgraph.store.transport import Endpoint, Patience
from mhgraph.values import Table
from misbehaving import OTHER, PASSWORD, TOKEN, USER, Misbehaving, misbehaving

QUERY = "SELECT * WHERE { ?s ?p ?o }"
QUICK = Patience(connecting=0.3, reading=2.0, pauses=(0.01,), limit=5.0)
SECRETS = (PASSWORD, TOKEN, base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode())


class OwnKeyring(KeyringBackend):
    """A keyring of the tests, kept in memory."""

    priority = 1
    locked = False

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]

    def get_credential(self, service: str, username: str | None) -> SimpleCredential | None:
        if self.locked:
            raise KeyringLocked
        for (kept, user), password in self.kept.items():
            if kept == service and username in (None, user):
                return SimpleCredential(user, password)
        return None


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[OwnKeyring]:
    for name in ("MHGRAPH_USER", "MHGRAPH_PASSWORD", "MHGRAPH_TOKEN", "NETRC"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    before, own = keyring.get_keyring(), OwnKeyring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


@pytest.fixture(scope="module")
def server() -> Iterator[Misbehaving]:
    with misbehaving() as started:
        yield started


def given(server: Misbehaving, since: int = 0) -> list[str]:
    return [s.headers.get("authorization", "") for s in server.seen[since:]]


def by_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MHGRAPH_USER", USER)
    monkeypatch.setenv("MHGRAPH_PASSWORD", PASSWORD)


@pytest.mark.parametrize("way", ["environment", "NETRC", ".netrc", "_netrc", "keyring", "any user"])
def test_each_place_is_looked_in(
    server: Misbehaving,
    ring: OwnKeyring,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    way: str,
) -> None:
    line = f"machine other login x password y\nmachine 127.0.0.1 login {USER} password {PASSWORD}\n"
    if way == "environment":
        by_environment(monkeypatch)
    elif way in ("keyring", "any user"):
        ring.set_password("mhgraph:127.0.0.1", USER, PASSWORD)
        ring.set_password("mhgraph:other", USER, "wrong")
        if way == "keyring":
            monkeypatch.setenv("MHGRAPH_USER", USER)
    else:
        file = tmp_path / ("my netrc" if way == "NETRC" else way)
        file.write_text(line, encoding="utf-8")
        file.chmod(0o600)
        if way == "NETRC":
            monkeypatch.setenv("NETRC", str(file))
    before = len(server.seen)
    store = SparqlStore(f"{server.address}/basic", patience=QUICK)
    assert isinstance(store.query(QUERY), Table)
    assert isinstance(store.query(QUERY), Table)
    basic = f"Basic {SECRETS[2]}"
    assert given(server, before) == ["", basic, basic], "asked for once, then sent at once"


def test_the_environment_comes_before_netrc_and_netrc_before_the_keyring(
    ring: OwnKeyring, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ring.set_password("mhgraph:host", "ring", "x")
    assert find("host") == Credentials("keyring", "ring", "x")
    netrc = tmp_path / "n"
    netrc.write_text("machine host login net password x\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    assert find("host") == Credentials(str(netrc), "net", "x")
    monkeypatch.setenv("MHGRAPH_USER", "ring")
    assert find("host") == Credentials("keyring", "ring", "x"), "the name says which"
    by_environment(monkeypatch)
    assert find("host") == Credentials("MHGRAPH_USER, MHGRAPH_PASSWORD", USER, PASSWORD)
    monkeypatch.setenv("MHGRAPH_TOKEN", TOKEN)
    assert find("host") == Credentials("MHGRAPH_TOKEN", token=TOKEN)


def test_the_default_of_netrc_goes_to_no_server(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "n").write_text("default login a password b\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "n"))
    assert find("host") is None


def test_a_token_goes_as_bearer(server: Misbehaving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MHGRAPH_TOKEN", TOKEN)
    assert isinstance(SparqlStore(f"{server.address}/bearer").query(QUERY), Table)
    assert given(server)[-1] == f"Bearer {TOKEN}"


def test_digest_where_the_server_asks_for_it(
    server: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_environment(monkeypatch)
    server.asked.clear()
    store = SparqlStore(f"{server.address}/digest", patience=QUICK)
    assert isinstance(store.query(QUERY), Table)
    server.asked["renew"] = 1  # its nonce is worn out
    assert isinstance(store.query(QUERY), Table)
    sent = given(server)[-4:]
    assert [text[:7] for text in sent] == ["", "Digest ", "Digest ", "Digest "]
    assert not any(secret in text for text in sent for secret in SECRETS)
    monkeypatch.setenv("MHGRAPH_PASSWORD", "wrong")
    before = len(server.seen)
    with pytest.raises(RemoteStoreError, match="refuses the name and password"):
        SparqlStore(f"{server.address}/digest", patience=QUICK).query(QUERY)
    assert len(server.seen) - before == 2, "a password that is refused is not sent again"
    monkeypatch.setenv("MHGRAPH_PASSWORD", "één")
    with pytest.raises(RemoteStoreError, match="without accents"):
        SparqlStore(f"{server.address}/digest", patience=QUICK).query(QUERY)


def test_nothing_is_sent_where_nothing_is_asked(
    server: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_environment(monkeypatch)
    SparqlStore(f"{server.address}/ok").query(QUERY)
    SparqlStore(f"{server.address}/same").query(QUERY)
    assert given(server)[-3:] == [""] * 3


@pytest.mark.parametrize("kind", ["basic", "digest", "done"])
def test_the_server_is_asked_what_it_wants_before_a_body_goes_there(
    server: Misbehaving, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    by_environment(monkeypatch)
    server.asked.clear()
    before = len(server.seen)
    # Two addresses of one server want to be signed in with the same credentials.
    store = Endpoint("http://h/", graph_store=f"{server.address}/{kind}?x=1", patience=QUICK)
    store.put("urn:g", b"<urn:a> <urn:b> <urn:c> .", "text/turtle")
    store.put("urn:g", b"<urn:a> <urn:b> <urn:c> .", "text/turtle")
    signed = {"basic": "Basic", "digest": "Digest", "done": ""}[kind]
    seen = [
        (s.method, given(server)[before + n].split(" ")[0])
        for n, s in enumerate(server.seen[before:])
    ]
    assert seen == [("HEAD", ""), ("PUT", signed), ("PUT", signed)]


def test_digest_at_two_addresses_of_one_server(
    server: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_environment(monkeypatch)
    server.asked.clear()
    endpoint = Endpoint(
        f"{server.address}/digest", graph_store=f"{server.address}/other/digest", patience=QUICK
    )
    assert endpoint.result(QUERY, "SELECT", lambda reply: reply.body)
    before = len(server.seen)
    endpoint.put("urn:g", b"", "text/turtle")
    assert [text[:23] for text in given(server, before)] == [f'Digest username="{USER}",']


def test_they_stay_with_their_server_when_it_redirects(
    server: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_environment(monkeypatch)
    with misbehaving() as elsewhere:
        OTHER[0] = f"{elsewhere.address}/basic"
        with pytest.raises(RemoteStoreError, match="points to another address"):
            SparqlStore(f"{server.address}/basic-elsewhere", patience=QUICK).query(QUERY)
        assert elsewhere.seen == []
    before = len(server.seen)
    SparqlStore(f"{server.address}/basic-same", patience=QUICK).query(QUERY)
    assert given(server, before) == ["", f"Basic {SECRETS[2]}", f"Basic {SECRETS[2]}"]


def test_they_do_not_go_over_plain_http_to_another_machine(
    server: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proxy stands for the way: what is sent to a host elsewhere passes it in the clear."""
    by_environment(monkeypatch)
    monkeypatch.setenv("http_proxy", server.address)
    before = len(server.seen)
    with pytest.raises(RemoteStoreError, match="without https anyone on the way") as caught:
        SparqlStore("http://elsewhere.example/basic", patience=QUICK).query(QUERY)
    assert "zonder https" in caught.value.text("nl")
    with pytest.raises(RemoteStoreError, match="without https"):
        Endpoint("http://elsewhere.example/basic", patience=QUICK).put("urn:g", b"", "text/turtle")
    assert given(server, before) == ["", ""]


@pytest.mark.parametrize("kind", ["basic", "bearer", "negotiate", "403"])
def test_what_is_refused_is_told_with_its_place(
    server: Misbehaving, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("MHGRAPH_USER", USER)
    monkeypatch.setenv("MHGRAPH_PASSWORD", PASSWORD[::-1])
    with pytest.raises(RemoteStoreError, match="MHGRAPH_USER, MHGRAPH_PASSWORD") as caught:
        SparqlStore(f"{server.address}/{kind}", patience=QUICK).query(QUERY)
    assert PASSWORD[::-1] not in caught.value.text("nl") + repr(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("machine h login u pasword geheim-7Q!\n", "netrc file cannot be read"),
        ("machine h login u password 'geheim-7Q!\nmachine", "netrc file cannot be read"),
        ("geheim-7Q!", "netrc file cannot be read"),
        (b"\xff\xfe", "netrc file cannot be read"),
    ],
)
def test_a_netrc_that_is_wrong_is_told_without_what_stands_in_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str | bytes, said: str
) -> None:
    file = tmp_path / "n"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    monkeypatch.setenv("NETRC", str(file))
    with pytest.raises(UsageError, match=said) as caught:
        find("h")
    assert str(file) in caught.value.text("nl")
    assert PASSWORD not in caught.value.text("nl") + caught.value.text("en")


def test_a_netrc_that_is_named_and_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRC", "/no/such/file")
    with pytest.raises(UsageError, match="cannot be read"):
        find("h")


def test_a_locked_keyring(ring: OwnKeyring) -> None:
    ring.locked = True
    with pytest.raises(UsageError, match="keyring cannot be read"):
        find("h")


def test_half_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MHGRAPH_PASSWORD", PASSWORD)
    with pytest.raises(UsageError, match="MHGRAPH_USER is not"):
        find("h")
    monkeypatch.setenv("MHGRAPH_TOKEN", f"{TOKEN}\n")
    with pytest.raises(UsageError, match="no token can hold") as caught:
        find("h")
    assert TOKEN not in caught.value.text("nl")


@pytest.mark.parametrize(
    "url",
    [
        f"https://{USER}:{PASSWORD}@host/sparql",
        f"https://{USER}@host/sparql",
        f"https://host/sparql?apikey={PASSWORD}",
        f"https://host/sparql?x=1&Access_Token={PASSWORD}",
        f"htps://{USER}:{PASSWORD}@host/sparql",
        f"https://{USER}:{PASSWORD}@host:port/sparql",
        f"{USER}:{PASSWORD}@host",
    ],
)
def test_an_address_with_a_password_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        Endpoint(url)
    for lang in ("nl", "en"):
        assert PASSWORD not in caught.value.text(lang)
        assert USER not in caught.value.text(lang).replace("MHGRAPH_USER", "")


def test_no_text_shows_a_secret() -> None:
    shown = repr(Credentials("x", USER, PASSWORD, TOKEN))
    assert not [secret for secret in SECRETS if secret in shown]


OWN = """\
# ---
# title: {nl: Alles, en: All}
# question: {nl: Wat is er?, en: What is there?}
# explanation: {nl: Alles., en: All.}
# tags: [actors]
# columns:
#   s: {nl: Wat, en: What, means: {nl: een ding, en: a thing}}
# sort: [s]
# ---
SELECT ?s WHERE { ?s ?p ?o }
"""


@pytest.mark.parametrize(
    ("kind", "token"),
    [
        ("basic", False),
        ("basic-echo", False),
        ("basic-elsewhere", False),
        ("403", True),
        ("503", True),
    ],
)
def test_no_output_of_the_command_shows_a_secret(
    server: Misbehaving, mhgraph: Run, tmp_path: Path, kind: str, *, token: bool
) -> None:
    secret = {"MHGRAPH_TOKEN": TOKEN} if token else {"MHGRAPH_PASSWORD": PASSWORD}
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "all.rq").write_text(OWN, encoding="utf-8")
    words = ["all", "--queries", "own", "--receipt", "r.md"] if kind == "basic" else ["-"]
    before = len(server.seen)
    done = mhgraph(
        *(
            "--debug",
            "query",
            *words,
            "--timeout",
            "1",
            "--store",
            f"sparql:{server.address}/{kind}",
        ),
        stdin=QUERY,
        MHGRAPH_USER=USER,
        **secret,
    )
    receipt = tmp_path / "r.md"
    fine = kind == "basic" and not token
    assert (done.returncode, receipt.exists()) == ((0, True) if fine else (3, False))
    assert any(given(server, before)) is (kind != "503")
    written = receipt.read_text(encoding="utf-8") if fine else "Traceback"
    text = done.stdout + done.stderr + written
    assert ("Traceback" in done.stderr) is not fine
    assert not [secret for secret in SECRETS if secret in text]
    assert ("•••" in text) is (kind == "basic-echo" and not token)
