"""The Python face: what users get, and what they are told when they ask wrongly."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import rdflib

import mhgraph
from conftest import Run
from mhgraph.api.knowledge import Lang
from mhgraph.api.plain import plain, texts_of
from mhgraph.catalogue import open_catalogue
from mhgraph.store import MemoryStore
from mhgraph.store.remote import SparqlStore
from mhgraph.values import BlankNode, Literal, NamedNode, Table, Term

XSD = "http://www.w3.org/2001/XMLSchema#"
QUESTION = "actions-in-place"


def over(store: MemoryStore | SparqlStore) -> mhgraph.KnowledgeGraph:
    return mhgraph.KnowledgeGraph(store, open_catalogue(), lang="en", timeout=60)


@pytest.fixture(scope="session")
def kg(memory: MemoryStore) -> mhgraph.KnowledgeGraph:
    return over(memory)


def select(kg: mhgraph.KnowledgeGraph, text: str) -> mhgraph.ResultTable:
    answer = kg.sparql(text)
    assert isinstance(answer, mhgraph.ResultTable)
    return answer


def typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + kind))


def child(code: str) -> str:
    """Run `code` in a fresh Python and return what it prints."""
    words = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(words, capture_output=True, check=True, text=True, timeout=60)
    return done.stdout.strip()


# What is public, and what importing it costs


def test_the_public_names() -> None:
    assert mhgraph.__all__ == [
        "Answer",
        "KnowledgeGraph",
        "MhgraphError",
        "ResultGraph",
        "ResultNetwork",
        "ResultTable",
        "__date__",
        "__version__",
        "open",
    ]
    assert mhgraph.__all__ == sorted(mhgraph.__all__)
    assert all(getattr(mhgraph, name) is not None for name in mhgraph.__all__)
    assert set(mhgraph.__all__) <= set(dir(mhgraph))
    assert issubclass(mhgraph.errors.UnknownNameError, mhgraph.MhgraphError)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'mhgraph' has no attribute 'opne'"):
        mhgraph.opne  # type: ignore[attr-defined]  # noqa: B018


def test_importing_mhgraph_imports_nothing_else() -> None:
    code = "import sys; a = set(sys.modules); import mhgraph; print(sorted(set(sys.modules) - a))"
    assert child(code) == "['mhgraph', 'mhgraph.version']"


@pytest.mark.parametrize("slow", ["pandas", "rdflib", "click", "SPARQLWrapper", "networkx"])
def test_asking_imports_only_what_it_needs(slow: str) -> None:
    code = f"import sys, mhgraph; mhgraph.open().queries(); print({slow!r} in sys.modules)"
    assert child(code) == "False"


# Named questions


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("engine", ["memory", "server"])
def test_a_named_question_gives_what_the_command_gives(
    engine: str, lang: Lang, request: pytest.FixtureRequest, mhgraph: Run
) -> None:
    table = over(request.getfixturevalue(engine)).query(QUESTION, place="Mali", lang=lang)
    words = ("query", QUESTION, "--place", "Mali", "--lang", lang, "--format")
    assert table.to_csv() == mhgraph(*words, "csv").stdout
    bindings = json.loads(mhgraph(*words, "json").stdout)["results"]["bindings"]
    assert [{c: v for c, v in row.items() if v is not None} for row in table] == [
        {column: term["value"] for column, term in row.items()} for row in bindings
    ]


def test_columns_and_count_are_those_of_the_question(kg: mhgraph.KnowledgeGraph) -> None:
    table = kg.query(QUESTION, place="Mali")
    header = open_catalogue().get(QUESTION).header
    assert table.columns == tuple(c.name for c in header.columns)
    assert len(table) == len(table.rows) > table.count() > 0
    assert table.count() == len({row["action"] for row in table})


def test_several_values_mean_any_of_them(kg: mhgraph.KnowledgeGraph) -> None:
    def actions(*places: str) -> set[object]:
        return {row["action"] for row in kg.query(QUESTION, place=places)}

    assert actions("Mali", "Nigeria") == actions("Mali") | actions("Nigeria")
    assert actions("Mali") != actions("Nigeria")
    column = pd.Series(["Mali", "Nigeria"])
    assert kg.query(QUESTION, place=column) == kg.query(QUESTION, place={"Nigeria", "Mali"})


def test_a_value_of_a_table_is_a_value_of_the_next(kg: mhgraph.KnowledgeGraph) -> None:
    table = kg.query(QUESTION, place="Mali")
    iri = next(row["namedPlace"] for row in table if row["namedPlaceLabel"] == "Mali")
    assert isinstance(iri, str)
    assert kg.query(QUESTION, place=iri) == table


def test_none_leaves_a_parameter_out(kg: mhgraph.KnowledgeGraph) -> None:
    assert kg.query("network-partners", place=None) == kg.query("network-partners")


def test_the_query_that_was_asked_gives_the_same_rows(kg: mhgraph.KnowledgeGraph) -> None:
    table = kg.query("export-actors")
    assert len(select(kg, table.sparql)) >= len(table)


Call = Callable[[mhgraph.KnowledgeGraph], object]
WRONG: list[tuple[Call, type[mhgraph.MhgraphError], str]] = [
    (lambda kg: kg.query("actions-in-plac"), mhgraph.errors.UnknownNameError, "actions-in-place"),
    (lambda kg: kg.query(QUESTION), mhgraph.errors.ParameterError, "West Africa"),
    (lambda kg: kg.query(QUESTION, plaats="Mali"), mhgraph.errors.ParameterError, "place"),
    (lambda kg: kg.query(QUESTION, place="Malli"), mhgraph.errors.UnknownNameError, "Mali"),
    (lambda kg: kg.query(QUESTION, place="UNODC"), mhgraph.errors.ParameterError, "West Africa"),
    (lambda kg: kg.query(QUESTION, place=[]), mhgraph.errors.ParameterError, "None"),
    (lambda kg: kg.query(QUESTION, place=1.5), mhgraph.errors.ParameterError, 'place="…"'),  # type: ignore[arg-type]
    (lambda kg: kg.query(QUESTION, place="Mali", top=0), mhgraph.errors.ParameterError, "top=10"),
    (lambda kg: kg.query(QUESTION, place="\ud800"), mhgraph.errors.UsageError, "UTF-8"),
    (lambda kg: kg.query(QUESTION, lang="de"), mhgraph.errors.UsageError, 'lang="nl"'),  # type: ignore[arg-type]
    (lambda kg: kg.sparql("SELECT ?x {"), mhgraph.errors.QuerySyntaxError, "mhgraph queries"),
    (lambda kg: kg.sparql("CLEAR ALL"), mhgraph.errors.QueryRefusedError, "data"),
    (
        lambda kg: kg.sparql("ASK { SERVICE <http://x.example/> { ?s ?p ?o } }"),
        mhgraph.errors.QueryRefusedError,
        "yourself",
    ),
    (lambda kg: kg.sparql("\ud800"), mhgraph.errors.UsageError, "UTF-8"),
    (lambda kg: kg.find(), mhgraph.errors.UsageError, "shelter"),
    (lambda kg: kg.find("\ud800"), mhgraph.errors.UsageError, "UTF-8"),
    (lambda kg: kg.show("PROMISS"), mhgraph.errors.UnknownNameError, "PROMIS"),
    (lambda kg: kg.find("PROMIS").heading("name"), mhgraph.errors.UsageError, "label, kind"),
]


@pytest.mark.parametrize(("call", "kind", "hint"), WRONG)
def test_a_wrong_call_is_told_what_to_do(
    call: Call, kind: type[mhgraph.MhgraphError], hint: str, kg: mhgraph.KnowledgeGraph
) -> None:
    with pytest.raises(kind) as caught:
        call(kg)
    assert hint in caught.value.text("en")


def test_a_traceback_ends_with_the_hint_in_the_language_asked_for(
    kg: mhgraph.KnowledgeGraph,
) -> None:
    with pytest.raises(mhgraph.errors.UnknownNameError) as caught:
        kg.query(QUESTION, place="Malli")
    assert caught.value.__notes__[0].startswith("Did you mean: Mali")
    with pytest.raises(mhgraph.errors.UnknownNameError) as caught:
        kg.query(QUESTION, place="Malli", lang="nl")
    assert str(caught.value) == "De graaf kent geen plaats met de naam 'Malli'."
    assert caught.value.__notes__ == ["Bedoelde u: Mali?"]
    with pytest.raises(mhgraph.errors.UsageError) as wrong:
        kg.query(QUESTION, place="Mali", lang="NL").heading("x")  # type: ignore[arg-type]
    assert str(wrong.value) == "Er is geen kolom 'x'."


# Opening


def test_own_files_are_added(tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text('<urn:x:a> <urn:x:p> "mine" .', encoding="utf-8")
    for path in (file, str(tmp_path)):
        kg = mhgraph.open(path, lang="nl")
        assert select(kg, "SELECT ?o { <urn:x:a> <urn:x:p> ?o }").rows == (("mine",),)
        assert kg.queries().lang == "nl"


def test_own_questions_are_added_and_a_broken_one_is_named(tmp_path: Path) -> None:
    query = open_catalogue().get(QUESTION)
    (tmp_path / "mine.rq").write_text(query.text, encoding="utf-8")
    (tmp_path / "broken.rq").write_text("ASK {}", encoding="utf-8")
    for folders in (str(tmp_path), [tmp_path]):
        kg = mhgraph.open(queries=folders)
        assert kg.query("mine", place="Mali") == kg.query(QUESTION, place="Mali")
        with pytest.warns(UserWarning, match=r"broken\.rq, line 1"):
            names = {row["name"] for row in kg.queries()}
        assert {"mine", QUESTION} <= names
        assert "broken" not in names
    with pytest.raises(mhgraph.errors.QueryFileError):
        mhgraph.open(queries=tmp_path / "none")


def test_a_server_is_asked(server: SparqlStore) -> None:
    kg = mhgraph.open(store=server.name)
    assert repr(kg) == f"<KnowledgeGraph {server.name}>"
    assert kg.sparql("ASK { ?action a mh:CodedAction }") is True
    assert kg.show("PROMIS").rows
    with pytest.raises(mhgraph.errors.UsageError, match="does not change that store"):
        mhgraph.open("mine.ttl", store=server.name)


@pytest.mark.parametrize("store", ["", "disk:", "sparql:", "memory:x", "sparql:ftp://x"])
def test_an_unknown_store_is_refused(store: str) -> None:
    with pytest.raises(mhgraph.errors.UsageError):
        mhgraph.open(store=store)


def test_a_missing_file_and_a_senseless_time_limit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(mhgraph.errors.DataFileError):
        mhgraph.open(tmp_path / "none.ttl")
    with pytest.raises(mhgraph.errors.UsageError, match="timeout"):
        mhgraph.open(timeout=0)


def test_a_query_is_given_up_in_time(memory: MemoryStore) -> None:
    hasty = mhgraph.KnowledgeGraph(memory, open_catalogue(), lang="en", timeout=0.05)
    with pytest.raises(mhgraph.errors.QueryTimeoutError):
        hasty.sparql("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . FILTER(?a = ?f) }")


# SPARQL, find, show, queries


@pytest.mark.parametrize("engine", ["memory", "server"])
def test_construct_gives_a_graph(engine: str, request: pytest.FixtureRequest) -> None:
    kg = over(request.getfixturevalue(engine))
    graph = kg.sparql("DESCRIBE <https://w3id.org/mhgraph/id/programme/promis>")
    assert isinstance(graph, mhgraph.ResultGraph)
    made = graph.to_rdflib()
    assert len(made) == len(graph) == len(list(graph)) > 5
    parsed = rdflib.Graph().parse(data=graph.to_turtle(), format="turtle")
    assert set(made) == set(parsed)
    assert repr(graph) == f"<ResultGraph: {len(graph)} triples>"


def test_a_graph_keeps_the_text_of_its_literals(kg: mhgraph.KnowledgeGraph) -> None:
    graph = kg.sparql('CONSTRUCT { <urn:x:a> <urn:x:p> "007"^^xsd:integer, "x", "y"@nl, [] } {}')
    assert isinstance(graph, mhgraph.ResultGraph)
    objects = set(graph.to_rdflib().objects())
    assert {str(o) for o in objects if isinstance(o, rdflib.Literal)} == {"007", "x", "y"}
    assert rdflib.Literal("y", lang="nl") in objects
    assert any(isinstance(o, rdflib.BNode) for o in objects)


def test_find_gives_what_the_command_finds(kg: mhgraph.KnowledgeGraph, mhgraph: Run) -> None:
    found = kg.find("opvang", "slachtoffers", lang="nl")
    words = ("find", "opvang", "slachtoffers", "--lang", "nl", "--format", "csv")
    assert found.to_csv() == mhgraph(*words).stdout


def test_show_looks_both_ways_and_names_sources(kg: mhgraph.KnowledgeGraph) -> None:
    table = kg.show("PROMIS")
    assert {row["direction"] for row in table} == {"→", "←"}
    assert all(row["source"] for row in table)
    assert kg.show("PROMIS", lang="nl").heading("source") == "Bron"


def test_queries_lists_them_all(kg: mhgraph.KnowledgeGraph) -> None:
    table = kg.queries()
    assert [row["name"] for row in table] == open_catalogue().names()
    parameters = {row["name"]: row["parameters"] for row in table}
    assert (parameters[QUESTION], parameters["network-partners"]) == ("place", "[actor]")


# Tables


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (NamedNode("urn:x:a"), "urn:x:a"),
        (BlankNode("b"), "_:b"),
        (Literal("Nigéria", language="fr"), "Nigéria"),
        (typed("-7", "integer"), -7),
        (typed("7", "nonNegativeInteger"), 7),
        (typed("1.50", "decimal"), Decimal("1.50")),
        (typed("1.5e2", "double"), 150.0),
        (typed("true", "boolean"), True),
        (typed("0", "boolean"), False),
        (typed("2021-03-01", "date"), date(2021, 3, 1)),
        (typed("2021-03-01T12:00:00Z", "dateTime"), datetime(2021, 3, 1, 12, tzinfo=UTC)),
        (typed("2021", "gYear"), "2021"),
        (typed("2021-03", "gYearMonth"), "2021-03"),
        (typed("2021-02-30", "date"), "2021-02-30"),
        (typed("-0044-03-15", "date"), "-0044-03-15"),
        (typed("1_000", "integer"), "1_000"),
        (typed("٣", "integer"), "٣"),
        (typed("many", "decimal"), "many"),
        (typed("yes", "boolean"), "yes"),
        (typed("9" * 5000, "integer"), "9" * 5000),
    ],
)
def test_terms_become_plain_values(term: Term | None, value: object) -> None:
    found = plain(term)
    assert (type(found), found) == (type(value), value)


def test_what_a_parameter_takes() -> None:
    assert texts_of("year", np.int64(2021)) == ["2021"]
    assert texts_of("year", range(2020, 2022)) == ["2020", "2021"]
    assert texts_of("year", None) == []
    for wrong in (True, b"Mali", {"Mali": 1}, np.True_, [None], [["Mali"]], date(2021, 1, 1)):
        with pytest.raises(mhgraph.errors.ParameterError, match="wants text or a whole number"):
            texts_of("year", wrong)  # type: ignore[arg-type]


def a_table(*rows: tuple[Term | None, ...], columns: tuple[str, ...] = ("n", "t")) -> Table:
    return Table(columns, rows)


def test_pandas_keeps_whole_numbers_whole_and_loses_nothing() -> None:
    huge = typed("9" * 30, "integer")
    rows = [(typed("1", "integer"), Literal("a"), huge), (None, None, None)]
    table = mhgraph.ResultTable(a_table(*rows, columns=("n", "t", "huge")), "en")
    frame = table.to_pandas()
    assert list(frame.columns) == ["n", "t", "huge"]
    assert str(frame["n"].dtype) == "Int64"
    assert (frame["n"][0], frame["t"][0], frame["huge"][0]) == (1, "a", int("9" * 30))
    assert frame.isna().loc[1].all()


def test_pandas_of_an_empty_table() -> None:
    frame = mhgraph.ResultTable(a_table(), "en").to_pandas()
    assert (list(frame.columns), len(frame)) == (["n", "t"], 0)


def test_without_pandas_the_error_says_what_to_install() -> None:
    code = """
import sys
sys.modules["pandas"] = None
import mhgraph
try:
    mhgraph.open().queries().to_pandas()
except mhgraph.MhgraphError as error:
    print(error.text("en"))
"""
    assert "python -m pip install pandas" in child(code)


def test_csv_reads_back() -> None:
    awkward = 'a "b", c\nd; é'
    table = mhgraph.ResultTable(
        a_table((typed("1", "integer"), Literal(awkward)), (None, None)), "en"
    )
    read = list(csv.reader(table.to_csv().splitlines(keepends=True)))
    assert read == [["n", "t"], ["1", awkward], ["", ""]]


class Cells(HTMLParser):
    """Collects the tags and the texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


def test_a_notebook_shows_text_as_text() -> None:
    hostile = "<script>alert('&amp;')</script>"
    table = mhgraph.ResultTable(a_table((None, Literal(hostile)), columns=("n", "<b>")), "en")
    cells = Cells()
    cells.feed(table._repr_html_())
    assert set(cells.tags) == {"table", "thead", "tbody", "tr", "th", "td", "p"}
    assert hostile in cells.texts
    assert "<b>" in cells.texts


def test_a_notebook_leaves_out_iris_and_says_how_much_it_shows(
    kg: mhgraph.KnowledgeGraph,
) -> None:
    table = kg.query(QUESTION, place="Mali", lang="nl")
    page = table._repr_html_()
    assert "Waarom het telt" in page
    assert "(IRI)" not in page
    assert f"rijen: {len(table)}<" in page
    many = mhgraph.ResultTable(a_table(*[(Literal("a"), None)] * 101), "en")
    assert many._repr_html_().count("<tr>") == 101
    assert "rows: 101, here the first 100" in many._repr_html_()


def test_a_table_is_short_in_a_shell_and_equal_to_its_like(kg: mhgraph.KnowledgeGraph) -> None:
    table = kg.find("PROMIS")
    assert repr(table) == f"<ResultTable: {len(table)} rows, 5 columns>"
    assert table == kg.find("PROMIS")
    assert table != kg.find("UNODC")
    with pytest.raises(TypeError):
        hash(table)
