"""Nothing leaves the machine and nothing is changed: SERVICE and updates are refused."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from engines import oxigraph_server
from mhgraph import open as open_graph
from mhgraph.api.table import ResultTable
from mhgraph.errors import QueryRefusedError
from mhgraph.store import MemoryStore, refuse_outside
from mhgraph.store.guard import keywords, without_calls, without_comments
from mhgraph.store.syntax import check_syntax
from mhgraph.values import Literal, Table


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { service silent ?where { ?s ?p ?o } }",
        "SELECT * {SERVICE<http://example.org/>{?s ?p ?o}}",
        "SELECT * { { ?s ?p '''it''s''' } # no\n SERVICE ?x {} }",
        r"SELECT * { \u0053ERVICE <http://example.org/> { ?s ?p ?o } }",
        'ASK { ?s ?p "a\\"" . SERVICE <x> {} }',
        "SELECT * { ?s <urn:a> 'x' SERVICE <x> { } }",
    ],
)
def test_service_is_refused_however_it_is_written(text: str) -> None:
    with pytest.raises(QueryRefusedError, match="another server"):
        refuse_outside(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service a <urn:SERVICE> }",
        "# SERVICE\nSELECT * { ?s ex:SERVICE 'SERVICE' }",
        'SELECT * { ?s ?p """ SERVICE " <x> """@en }',
        "SELECT * { ?s ?p 'x'@service ; <urn:p> _:service }",
        "PREFIX service: <urn:x> SELECT * { ?s service:p ?o }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) } # DELETE",
    ],
)
def test_the_word_in_names_strings_and_comments_is_allowed(text: str) -> None:
    refuse_outside(text)


@pytest.mark.parametrize("verb", ["INSERT DATA", "delete where", "LOAD", "CLEAR ALL", "drop all"])
def test_updates_are_refused(verb: str) -> None:
    with pytest.raises(QueryRefusedError, match="changes data"):
        refuse_outside(f"PREFIX a: <urn:a> # x\n{verb} {{ }}")


@given(st.text())
def test_a_string_never_hides_what_follows_it(text: str) -> None:
    """Whatever a literal holds, a SERVICE behind it is seen and one inside it is not."""
    literal = str(Literal(text))
    assert "SERVICE" in list(keywords(f"SELECT * {{ ?s ?p {literal} SERVICE <x> {{}} }}"))
    assert "SERVICE" not in list(keywords(f"SELECT * {{ ?s ?p {literal} }}"))
    answer = MemoryStore().query(f"SELECT (({literal}) AS ?x) {{}}")
    assert isinstance(answer, Table)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("# a\n#b\nASK {} # c\n", "ASK {} \n"),
        ("ASK { ?s ?p <urn:x#y> }", "ASK { ?s ?p <urn:x#y> }"),
        ('ASK { ?s ?p "# no" }\n  # yes\n', 'ASK { ?s ?p "# no" }\n'),
        ('ASK { ?s ?p """a\n# no\n""" }', 'ASK { ?s ?p """a\n# no\n""" }'),
    ],
)
def test_comments_go_and_nothing_else(text: str, kept: str) -> None:
    assert without_comments(text) == kept


HERE, THERE = "https://one.example/sparql", "https://two.example/sparql"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ service silent <{HERE}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE # <{THERE}>\n SILENT\t<{HERE}> {{ ?s ?p '<{THERE}>' }} }}",
        "PREFIX one: <https://one.example/>\nSELECT * { SERVICE one:sparql { ?s ?p ?o } }",
        "PREFIX : <https://one.example/>\nSELECT * { SERVICE :sparql { ?s ?p ?o } }",
        f"SELECT * {{ SERVICE <{HERE}> {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }} }}",
    ],
)
def test_an_allowed_service_is_allowed(text: str) -> None:
    refuse_outside(text, [HERE])
    with pytest.raises(
        QueryRefusedError, match=r"another server.*https://one\.example/sparql"
    ) as e:
        refuse_outside(text)
    assert f"--allow-service {HERE}" in e.value.text("nl")
    with pytest.raises(QueryRefusedError, match="another server than --allow-service names"):
        refuse_outside(text, [THERE])


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ SERVICE <{HERE}> {{ SERVICE <{THERE}> {{ ?s ?p ?o }} }} }}",
        f"SELECT * {{ SERVICE <{HERE}/> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE <{HERE.replace('https', 'http')}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ VALUES ?x {{ <{HERE}> }} SERVICE ?x {{ ?s ?p ?o }} }}",
        "BASE <https://one.example/> SELECT * { SERVICE <sparql> { ?s ?p ?o } }",
        "SELECT * { SERVICE one:sparql { ?s ?p ?o } }",
        "PREFIX one: <https://one.example/> PREFIX one: <https://two.example/> "
        "SELECT * { SERVICE one:sparql { ?s ?p ?o } }",
        "# PREFIX one: <https://one.example/>\nSELECT * { SERVICE one:sparql { ?s ?p ?o } }",
        rf'SELECT * {{ ?s ?p "a\u005C" . SERVICE <{THERE}> {{}} . ?s ?p "b" }}',
        rf"SELECT * {{ \u0053ERVICE <{THERE}> {{}} }}",
        rf"SELECT * {{ SERVICE <{HERE}\u002F..> {{ }} }}",
        "SELECT * { SERVICE",
        "SELECT * { SERVICE SILENT",
    ],
)
def test_every_other_service_stays_refused(text: str) -> None:
    with pytest.raises(QueryRefusedError, match="another server"):
        refuse_outside(text, [HERE])


@pytest.mark.parametrize("text", ["SERVICE ?x { ?s ?p ?o }", "SERVICE <sparql> { ?s ?p ?o }"])
def test_a_service_without_an_address_says_what_to_write(text: str) -> None:
    with pytest.raises(QueryRefusedError, match="which is not written there") as caught:
        refuse_outside(f"SELECT * {{ {text} }}", [HERE])
    assert "SERVICE <https://…>" in caught.value.text("nl")


def test_to_look_at_a_query_asks_nobody() -> None:
    """A server that listens is not called while the text is only checked."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        port = listener.getsockname()[1]
        text = f"ASK {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
        check_syntax(text, {})
        assert without_calls(text) == "ASK { SERVICE SILENT <urn:x> { ?s ?p ?o } }"
        answer = MemoryStore().query(without_calls(text.replace("SILENT", ""), silent=True))
        assert answer is True
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real server that someone else runs, with one triple."""
    folder = tmp_path_factory.mktemp("other")
    (folder / "one.nq").write_text('<urn:a> <urn:b> "van elders" .\n', encoding="utf-8")
    with oxigraph_server(folder / "one.nq", folder) as url:
        yield url


def test_the_command_asks_an_allowed_server_and_no_other(
    mhgraph: Run, other: str, tmp_path: Path
) -> None:
    text = f"PREFIX o: <{other}> SELECT ?o {{ SERVICE o: {{ <urn:a> <urn:b> ?o }} }}"
    done = mhgraph("query", "-", "-f", "csv", "--allow-service", other, stdin=text)
    assert (done.returncode, done.stdout.split()) == (0, ["o", "van", "elders"]), done.stderr
    refused = mhgraph(
        "query", "-", "--allow-service", "http://127.0.0.1:9/", "--lang", "nl", stdin=text
    )
    assert (refused.returncode, refused.stdout) == (2, "")
    assert other in refused.stderr
    assert "dan --allow-service noemt" in refused.stderr


OWN = """\
# ---
# title: {{nl: Elders, en: Elsewhere}}
# question: {{nl: Wat staat er elders?, en: What is elsewhere?}}
# explanation: {{nl: Vraagt een andere server., en: Asks another server.}}
# tags: [actors]
# columns:
#   o: {{nl: Wat, en: What, means: {{nl: een tekst, en: a text}}}}
# sort: [o]
# ---
SELECT ?o WHERE {{ SERVICE <{url}> {{ <urn:a> <urn:b> ?o }} }}
"""


def test_a_question_of_ones_own_asks_only_an_allowed_server(
    mhgraph: Run, other: str, tmp_path: Path
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "elsewhere.rq").write_text(OWN.format(url=other), encoding="utf-8")
    named = ["query", "elsewhere", "-f", "csv", "--queries", "own"]
    refused = mhgraph(*named)
    assert (refused.returncode, refused.stdout) == (2, ""), refused.stderr
    assert f"--allow-service {other}" in refused.stderr
    done = mhgraph(*named, "--allow-service", other, "--receipt", "receipt.md")
    assert done.stdout.split() == ["What", "van", "elders"], done.stderr
    assert f"--allow-service {other}" in (tmp_path / "receipt.md").read_text(encoding="utf-8")
    check = ["queries", "check", "--queries", "own", "-f", "csv"]
    assert "another server" in mhgraph(*check).stdout
    allowed = mhgraph(*check, "--allow-service", other)
    assert (allowed.returncode, allowed.stdout.count("\n")) == (0, 1), allowed.stdout


def test_python_asks_an_allowed_server(other: str) -> None:
    text = f"SELECT ?o {{ SERVICE <{other}> {{ <urn:a> <urn:b> ?o }} }}"
    found = open_graph(allow_service=other).sparql(text)
    assert isinstance(found, ResultTable)
    assert [row["o"] for row in found] == ["van elders"]
    with pytest.raises(QueryRefusedError, match="another server"):
        open_graph().sparql(text)
