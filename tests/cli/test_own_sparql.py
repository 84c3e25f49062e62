"""`mhgraph query` with SPARQL of the user's own: from a file and from standard input."""

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from conftest import Run
from mhgraph.store import MemoryStore
from mhgraph.store.remote import SparqlStore
from mhgraph.values import DefaultGraph, NamedNode

NAMES = "SELECT ?name (mh:Ministry AS ?class) { mh:Ministry rdfs:label ?name } ORDER BY ?name"
PASSAGE = NamedNode("https://w3id.org/mhgraph/id/passage/programmaresultaten-2021/24.1")
KINDS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "ntriples": RdfFormat.N_TRIPLES,
}
MINISTRY = "https://w3id.org/mhgraph/ontology#Ministry"
TABLES = {
    "table": """
┌────────────┬─────────────┐
│ name       │ class       │
├────────────┼─────────────┤
│ ministerie │ mh:Ministry │
├────────────┼─────────────┤
│ ministry   │ mh:Ministry │
└────────────┴─────────────┘
rows: 2""",
    "csv": f"\nname,class\nministerie,{MINISTRY}\nministry,{MINISTRY}",
    "md": """
| name | class |
| --- | --- |
| ministerie | mh:Ministry |
| ministry | mh:Ministry |""",
}


@pytest.mark.parametrize("form", sorted(TABLES))
def test_a_file_with_a_space_in_its_path(mhgraph: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "my queries").mkdir()
    file = tmp_path / "my queries" / "names of a class.rq"
    file.write_text(NAMES, encoding="utf-8")
    done = mhgraph("query", "my queries/names of a class.rq", "-f", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert ["", *done.stdout.splitlines()] == TABLES[form].splitlines()


def test_json_is_that_of_the_standard(mhgraph: Run) -> None:
    done = mhgraph("query", "-", "-f", "json", stdin="\ufeff" + NAMES)
    iri = {"type": "uri", "value": MINISTRY}
    assert json.loads(done.stdout) == {
        "head": {"vars": ["name", "class"]},
        "results": {
            "bindings": [
                {"name": {"type": "literal", "value": name, "xml:lang": lang}, "class": iri}
                for name, lang in (("ministerie", "nl"), ("ministry", "en"))
            ]
        },
    }


@pytest.mark.parametrize(
    ("words", "text", "shown"),
    [
        ([], "ASK { ?a a mh:Action }", "yes"),
        (["--lang", "nl"], "ASK { ?a a mh:Place , mh:Action }", "nee"),
        (["-f", "json"], "ASK { ?a a mh:Action }", '{"head": {}, "boolean": true}'),
    ],
)
def test_ask_from_standard_input(mhgraph: Run, words: list[str], text: str, shown: str) -> None:
    done = mhgraph("query", "-", *words, stdin=text)
    assert (done.returncode, done.stderr, done.stdout.splitlines()) == (0, "", [shown])


@pytest.mark.parametrize("form", ["", "trig", "jsonld", "ntriples"])
def test_graphs_can_be_read_back(mhgraph: Run, memory: MemoryStore, form: str) -> None:
    text = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH pr2021:24.1 { ?s ?p ?o } }"
    done = mhgraph("query", "-", *(["-f", form] if form else []), stdin=text)
    assert (done.returncode, done.stderr) == (0, "")
    read = {q.triple for q in parse(done.stdout, format=KINDS[form or "turtle"])}
    assert read == {q.triple for q in memory.quads() if q.graph_name == PASSAGE}
    assert ("@prefix mh:" in done.stdout) is (form in ("", "trig"))


def test_describe(mhgraph: Run, memory: MemoryStore) -> None:
    done = mhgraph("query", "-", "-f", "ntriples", stdin="DESCRIBE pr2021:24.1")
    read = {q.triple for q in parse(done.stdout, format=RdfFormat.N_TRIPLES)}
    assert read >= {
        q.triple
        for q in memory.quads()
        if q.subject == PASSAGE and isinstance(q.graph_name, DefaultGraph)
    }


@pytest.mark.parametrize(
    "text",
    [
        "SELECT (COUNT(*) AS ?n) FROM pr2021:24.1 { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) FROM NAMED pr2021:24.1 { GRAPH ?g { ?s ?p ?o } }",
        "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT * { GRAPH pr2021:24.1 { ?s ?p ?o } } } ?s ?p ?o }",
    ],
)
def test_passages_are_named_graphs_and_facts_stand_once(
    mhgraph: Run, memory: MemoryStore, text: str
) -> None:
    done = mhgraph("query", "-", "-f", "csv", stdin=text)
    count = sum(q.graph_name == PASSAGE for q in memory.quads())
    assert count
    assert done.stdout.splitlines() == ["n", str(count)]


def test_a_server_answers_the_same(mhgraph: Run, server: SparqlStore) -> None:
    store = ("--store", server.name)
    assert (
        mhgraph("query", "-", *store, stdin=NAMES).stdout.splitlines()
        == (TABLES["table"].splitlines()[1:])
    )
    graph = mhgraph("query", "-", *store, stdin="CONSTRUCT WHERE { mh:Ministry rdfs:label ?l }")
    assert "mh:Ministry rdfs:label" in graph.stdout


@pytest.mark.parametrize(
    ("lang", "message", "hint"),
    [
        (
            "en",
            "mhgraph: The SPARQL is wrong at line 3, column 12: expected ",
            "`mhgraph queries show NAME` prints a query that works, to start from.",
        ),
        (
            "nl",
            "mhgraph: De SPARQL-vraag klopt niet op regel 3, kolom 12: verwacht ",
            "`mhgraph queries show NAAM` toont een vraag die werkt, om van uit te gaan.",
        ),
    ],
)
def test_a_syntax_error_points_at_the_users_own_line(
    mhgraph: Run, lang: str, message: str, hint: str
) -> None:
    text = "SELECT * {\r\n  ?a a mh:Action .\r\n  ?b ?p 'c'"
    done = mhgraph("query", "-", "--lang", lang, stdin=text)
    assert (done.returncode, done.stdout) == (2, "")
    first, *rest = done.stderr.splitlines()
    assert first.startswith(message)
    assert '";"' in first
    assert rest == ["    ?b ?p 'c'", "             ^", hint]


@pytest.mark.parametrize(
    ("form", "text", "fits"),
    [
        ("csv", "CONSTRUCT WHERE { ?a a mh:Ministry }", "turtle, trig, jsonld, ntriples"),
        ("table", "DESCRIBE pr2021:24.1", "turtle, trig, jsonld, ntriples"),
        ("trig", "ASK { ?a a mh:Ministry }", "table, csv, json, md"),
        ("jsonld", NAMES, "table, csv, json, md, html, xlsx"),
    ],
)
def test_an_unfit_form_names_those_that_fit(mhgraph: Run, form: str, text: str, fits: str) -> None:
    done = mhgraph("query", "-", "-f", form, "-o", "out", stdin=text)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"mhgraph: The format {form} does not fit the answer to this query.",
        f"Choose from: {fits}.",
    ]


@pytest.mark.parametrize(
    ("text", "message", "way"),
    [
        (
            "SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
            "nothing leaves this machine",
            "--data FILE",
        ),
        (
            "SELECT * { { s\\u0065rvice ?x { ?a ?b ?c } } }",
            "SERVICE asks another server",
            "--allow-service",
        ),
        ("PREFIX a: <urn:a>\nINSERT DATA { a:b a:c a:d }", "INSERT changes data", "--data FILE"),
        ("# SELECT\nDELETE WHERE { ?a ?b ?c }", "DELETE changes data", "--data FILE"),
        ("LOAD <http://127.0.0.1:1/>", "LOAD changes data", "--data FILE"),
    ],
)
def test_services_and_updates_are_refused(mhgraph: Run, text: str, message: str, way: str) -> None:
    done = mhgraph("query", "-", stdin=text)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert way in done.stderr


@pytest.mark.parametrize(
    ("words", "stdin", "message"),
    [
        (["none.rq"], b"", "none.rq cannot be read"),
        (["latin.rq"], b"", "latin.rq, line 2: not UTF-8."),
        (["folder.rq"], b"", "folder.rq cannot be read"),
        (["-"], b"ASK {} # caf\xe9", "The input is not UTF-8 (byte 12)."),
        (["-", "--place", "Mali"], b"ASK {}", "--place: SPARQL of your own has no parameters."),
        (["SELECT * { ?a ?b ?c } #" + "x" * 300], b"", "There is no question or file 'SELECT"),
    ],
)
def test_what_is_no_query_is_wrong_use(
    mhgraph: Run, tmp_path: Path, words: list[str], stdin: bytes, message: str
) -> None:
    (tmp_path / "latin.rq").write_bytes(b"ASK {\n} # caf\xe9")
    (tmp_path / "folder.rq").mkdir()
    done = mhgraph("query", *words, stdin=stdin)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"mhgraph: {message}")
