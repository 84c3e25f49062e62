"""Behind every row stand the sources whose statements made it, derived facts traced to stated ones."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import unquote

import pytest
from pyoxigraph import RdfFormat

from mhgraph.catalogue import NamedResult, open_catalogue, read_header, run
from mhgraph.catalogue.catalogue import NamedQuery
from mhgraph.catalogue.evidence import RowEvidence, evidence, no_evidence_for_own
from mhgraph.catalogue.patterns import patterns_of
from mhgraph.cli.answers import Shape
from mhgraph.cli.evidence_view import write_evidence
from mhgraph.corpus.anchors import Segment, fold_text
from mhgraph.corpus.fragments import text_link
from mhgraph.corpus.rules import derive, read_rules
from mhgraph.errors import DocumentsError, MhgraphError, QueryFileError
from mhgraph.lookup import sources_of
from mhgraph.lookup.sources import sources_named
from mhgraph.lookup.tracing import Tracer
from mhgraph.store import MemoryStore, select
from mhgraph.store.remote import SparqlStore
from mhgraph.terms import DERIVED_GRAPH
from mhgraph.values import BlankNode, NamedNode, Triple

NAMES = open_catalogue().names()
ID = "https://w3id.org/mhgraph/id/"
EVIDENCED = [name for name in NAMES if open_catalogue().get(name).header.evidence]
PREFIXES = """
PREFIX action: <https://w3id.org/mhgraph/id/action/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX place: <https://w3id.org/mhgraph/id/place/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
X = "urn:x:"


def question(patterns: str, select_where: str, *columns: str, more: str = "") -> NamedQuery:
    """Return a question made up for a test."""
    named = "\n".join(
        f"#   {c}: {{nl: {c}, en: {c}, means: {{nl: {c}, en: {c}}}}}" for c in columns
    )
    text = (
        "# ---\n# title: {nl: T, en: T}\n# question: {nl: V, en: Q}\n# explanation: {nl: U, en: E}\n"
        f"{more}# columns:\n{named}\n# evidence:\n{patterns}# ---\n{PREFIXES}{select_where}"
    )
    return NamedQuery("made-up", Path("made-up.rq"), read_header(text, "made-up.rq"), text)


def lines(*patterns: str) -> str:
    return "".join(f"#   - '{pattern}'\n" for pattern in patterns)


def answered(store: MemoryStore | SparqlStore, name: str, lang: str = "en") -> NamedResult:
    query = open_catalogue().get(name)
    values = {p.name: [p.example] for p in query.header.parameters if p.example}
    return run(store, query, values, lang)


def ends(found: RowEvidence) -> list[str]:
    return [source.iri.value.rsplit("/", 1)[-1] for source in found.sources]


@pytest.mark.parametrize("name", NAMES)
def test_every_question_says_what_its_rows_rest_on_or_is_about_sources(name: str) -> None:
    query = open_catalogue().get(name)
    assert query.header.about_sources or patterns_of(query)


@pytest.mark.parametrize("name", EVIDENCED)
def test_every_row_of_every_question_has_a_source(name: str, memory: MemoryStore) -> None:
    result = answered(memory, name)
    found = evidence(memory, result, "en")
    assert [one.row for one in found] == list(result.table.rows)
    for one in found:
        assert one.sources, one.row
        for source in one.sources:
            assert source.title != source.iri.value
            assert bool(source.document) == bool(source.anchor)


def test_a_server_gives_the_same_evidence(memory: MemoryStore, server: SparqlStore) -> None:
    for name in ("actions-in-place", "network-partners"):
        result = answered(memory, name)
        assert evidence(server, result, "en") == evidence(memory, result, "en")


def test_many_facts_at_once_have_the_sources_they_have_alone(memory: MemoryStore) -> None:
    rules = read_rules()
    table = select(memory, f"SELECT ?s ?p ?o {{ GRAPH {DERIVED_GRAPH} {{ ?s ?p ?o }} }}")
    every: dict[NamedNode, list[Triple]] = {}
    for row in sorted(table.rows, key=str):
        fact = Triple(*row)  # type: ignore[arg-type]
        every.setdefault(fact.predicate, []).append(fact)
    sample = [f for facts in every.values() for f in facts[:: max(1, len(facts) // 4)]]
    traced = Tracer(memory, rules).sources(sample)
    for fact in sample:
        assert sorted(traced[fact], key=str) == sources_of(memory, rules, fact)
    assert sum(bool(sources) for sources in traced.values()) > len(sample) / 2


def test_a_role_closed_upwards_leads_to_the_passage_that_gives_the_role(
    memory: MemoryStore,
) -> None:
    query = question(
        lines("?action mh:involves ?actor"),
        "SELECT ?action ?actor { VALUES ?action { action:pr2021-24.1 } ?action mh:involves ?actor }",
        "action",
        "actor",
    )
    found = evidence(memory, run(memory, query, {}, "en"), "en")
    assert len(found) == 3
    assert {tuple(ends(one)) for one in found} == {("24.1",)}


def test_a_place_within_leads_to_the_passage_and_the_register(memory: MemoryStore) -> None:
    query = question(
        lines(
            "?action mh:concernsPlace ?place", "?place mh:withinOrSame <" + ID + "place/m49-011>"
        ),
        "SELECT ?action ?place { VALUES (?action ?place) { (action:pr2021-24.1 place:mli) } }",
        "action",
        "place",
    )
    (found,) = evidence(memory, run(memory, query, {}, "nl"), "nl")
    assert ends(found) == ["24.1", "places-m49"]
    passage, register = found.sources
    assert (passage.title, passage.document, passage.locator) == ("PR2021 24.1", "PR2021", "24.1")
    assert register.title == "Landen en regio's (UN M49, ISO 3166-1)"
    assert (register.document, register.anchor, register.text, register.link) == ("", "", "", "")


def test_a_reading_says_how_sure_it_is_and_why(memory: MemoryStore) -> None:
    for lang, word in (("nl", "afgeleid"), ("en", "inferred")):
        result = answered(memory, "actions-in-place", lang)
        found = {s for one in evidence(memory, result, lang) for s in one.sources}
        reading = next(
            s for s in found if s.iri.value.endswith("actieplan-internationaal/p2.inferred")
        )
        assert (reading.certainty, reading.title) == (word, f"AP-INT p2 ({word})")
        assert reading.reason
        assert reading.anchor
        assert all(not s.certainty for s in found if not s.reason)


def test_the_words_stand_there_when_the_documents_are_at_hand(
    memory: MemoryStore, texts: Path
) -> None:
    result = answered(memory, "export-actions")
    found = evidence(memory, result, "nl", documents=texts)
    sources = {s for one in found for s in one.sources}
    assert {s.document for s in sources} > {"PR2021", "EU2021"}
    for source in sources:
        first, anchor = (
            fold_text(words) for words in (source.text.split(" […] ")[0], source.anchor)
        )
        assert first
        assert first.startswith(anchor) or anchor.startswith(first)
        assert "\n" not in source.text
    assert any(" […] " in source.text for source in sources)


def test_texts_that_are_not_there_are_an_error(memory: MemoryStore, tmp_path: Path) -> None:
    result = answered(memory, "actions-in-place")
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(DocumentsError):
            evidence(memory, result, "en", documents=folder)


@pytest.mark.parametrize(
    ("segment", "directive"),
    [
        (Segment("Zij doen", "mee."), "Zij%20doen,mee."),
        (Segment("a-b, c", "d & e"), "a%2Db%2C%20c,d%20%26%20e"),
        (Segment("één", "twee", "vóór:", "na"), "v%C3%B3%C3%B3r%3A-,%C3%A9%C3%A9n,twee,-na"),
        (Segment("Zo is het", "Zo is het"), "Zo%20is%20het"),
        (Segment("een twee drie", "twee drie vier"), "een%20twee%20drie%20vier"),
        (Segment("een twee drie", "drie"), "een%20twee%20drie"),
        (Segment("drie", "een twee drie", "een twee"), "een%20twee-,drie"),
        (Segment("regel\neinde", "a/b?#=+"), "regel%20einde,a%2Fb%3F%23%3D%2B"),
    ],
)
def test_a_text_fragment_has_the_form_that_browsers_read(segment: Segment, directive: str) -> None:
    assert text_link("https://example.org/x", [segment]).partition("#:~:text=")[2] == directive


def test_a_fragment_of_the_address_stays_and_each_segment_has_its_directive() -> None:
    two = [Segment("a", "b"), Segment("c", "d")]
    assert text_link("https://example.org/#top", two) == (
        "https://example.org/#top:~:text=a,b&text=c,d"
    )
    assert text_link("https://example.org/", []) == "https://example.org/"


def test_every_passage_of_a_public_document_has_a_link_at_its_words(memory: MemoryStore) -> None:
    rows = select(
        memory,
        "PREFIX mh: <https://w3id.org/mhgraph/ontology#> SELECT ?source ?page WHERE { ?source a mh:Source ; "
        "mh:inDocument ?document . OPTIONAL { ?document <http://xmlns.com/foaf/0.1/page> ?page } }",
    )
    pages = {row["source"]: row["page"] for row in rows.texts()}
    sources = sources_named(memory, [NamedNode(iri) for iri in pages], "en")
    linked = 0
    for iri, source in sources.items():
        page = pages[iri.value]
        assert bool(source.link) == bool(page)
        if page:
            linked += 1
            assert source.link.startswith(f"{page}#:~:text=")
            directives = source.link.removeprefix(f"{page}#:~:").split("&")
            parts = [d.removeprefix("text=").split(",") for d in directives]
            assert all(1 <= len(p) <= 4 for p in parts)
            words = [unquote(one.strip("-")) for one in parts[0]]
            assert any(fold_text(one).startswith(fold_text(source.anchor)) for one in words)
    assert linked > 100


MADE_UP = """
@prefix dct: <http://purl.org/dc/terms/> . @prefix mh: <https://w3id.org/mhgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix x: <urn:x:> .
x:d { x:d a mh:Document ; mh:shortName "D" . x:p a mh:Source , mh:Passage ; dct:isPartOf x:d ; mh:locator "2" .
      x:q a mh:Source , mh:Passage ; dct:isPartOf x:d ; mh:locator "10" ; mh:segment x:q1 , x:q2 .
      x:q1 mh:order 2 ; mh:startsWith "two" ; mh:endsWith "three" .
      x:q2 mh:order 1 ; mh:startsWith "one" ; mh:endsWith "one" . }
x:own { x:own a mh:Source , mh:UserGraph ; dct:title "Mine"@en , "Van mij"@nl . x:a mh:sees x:v , x:w . }
x:p { x:a mh:likes x:b , x:c . x:b mh:knows x:n . x:a skos:note "1"@en . x:a mh:amount 01 . }
x:q { x:a mh:likes x:b . x:c mh:knows x:m . x:a mh:meets _:someone . }
x:loose { x:a mh:hates x:b . }
"""


@pytest.fixture(scope="module")
def made_up() -> MemoryStore:
    store = MemoryStore()
    store.load(MADE_UP, RdfFormat.TRIG)
    store.merge()
    derive(store, read_rules())
    return store


def found_for(
    store: MemoryStore, values: str, *patterns: str, names: str = "a b", more: str = ""
) -> list[list[str]]:
    columns = names.split()
    slot = " ".join(f"?{name}" for name in columns)
    where = f"PREFIX x: <urn:x:>\nSELECT {slot} {{ VALUES ({slot}) {{ {values} }} }}"
    query = question(lines(*patterns), where, *columns, more=more)
    result = run(store, query, {}, "en")
    return [[s.title for s in one.sources] for one in evidence(store, result, "en")]


def test_all_who_state_a_fact_are_named_in_the_order_of_the_document(made_up: MemoryStore) -> None:
    assert found_for(made_up, "(x:a x:b) (x:a x:c)", "?a mh:likes ?b") == [["D 2", "D 10"], ["D 2"]]


def test_what_is_unbound_no_triple_or_in_no_source_gives_nothing(made_up: MemoryStore) -> None:
    assert found_for(made_up, "(x:a UNDEF)", "?a mh:likes ?b") == [[]]
    assert found_for(made_up, '("a" x:b)', "?a mh:likes ?b") == [[]]
    assert found_for(made_up, "(x:b x:a)", "?a mh:likes ?b") == [[]]
    assert found_for(made_up, "(x:a x:b)", "?a mh:hates ?b") == [[]]
    assert found_for(made_up, "(x:a UNDEF)", "?a mh:likes ?b", "?a skos:note ?free") == [["D 2"]]


def test_free_variables_are_looked_up_and_those_of_one_name_are_one_thing(
    made_up: MemoryStore,
) -> None:
    both = ("?a mh:likes ?who", "?who mh:knows ?b")
    assert found_for(made_up, "(x:a x:m)", *both) == [["D 2", "D 10"]]
    assert found_for(made_up, "(x:a x:n)", "?a mh:likes x:c", "?who mh:knows ?b") == [["D 2"]]
    assert found_for(made_up, "(x:b x:n)", *both) == [[]]
    assert found_for(made_up, "(x:a x:b)", "?a ?says ?b .") == [["D 2", "D 10"]]


def test_blank_nodes_and_numbers(made_up: MemoryStore) -> None:
    assert found_for(made_up, "(x:a 1)", "?a mh:amount ?b") == [["D 2"]]
    assert found_for(made_up, "(x:a 1)", "?a mh:meets ?someone") == [[]]
    fact = Triple(NamedNode(X + "a"), NamedNode(X + "b"), BlankNode("c"))
    assert Tracer(made_up, ()).sources([fact]) == {}
    assert Tracer(made_up, ()).sources([]) == {}


def test_collected_addresses_stand_for_each_of_them(made_up: MemoryStore) -> None:
    more = "# collect: [b]\n"
    assert found_for(made_up, "(x:a x:b) (x:a x:c)", "?a mh:likes ?b", more=more) == [
        ["D 2", "D 10"]
    ]
    assert found_for(made_up, '(x:a "B") (x:a "C")', "?a mh:likes ?b", more=more) == [
        ["D 2", "D 10"]
    ]


def test_the_users_own_graph_and_segments_in_their_order(made_up: MemoryStore) -> None:
    assert found_for(made_up, "(x:a x:v)", "?a mh:sees ?b") == [["Mine"]]
    iris = [NamedNode(X + name) for name in ("own", "q", "gone")]
    found = {iri.value: source for iri, source in sources_named(made_up, iris, "nl").items()}
    assert found[X + "own"].title == "Van mij"
    assert found[X + "q"].anchor == "one"
    assert found[X + "gone"].title == X + "gone"


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("?a mh:likes", "is no triple pattern"),
        ("?a mh:likes ?b ; mh:sees ?b", "is no triple pattern"),
        ("?a nope:likes ?b", "has 'nope:likes'"),
        ("?a <http://x y> ?b", "is no triple pattern"),
        ("?a <no> ?b", "has '<no>'"),
        ("?a mh:likes {?b}", "has '{?b}'"),
        ("?one mh:likes ?other", "has no column and no parameter"),
        ("a a ?b", "has 'a'"),
    ],
)
def test_a_pattern_that_is_none_is_an_error_with_file_and_line(pattern: str, said: str) -> None:
    query = question(lines("?a mh:likes ?b", pattern), "SELECT ?a ?b {}", "a", "b")
    with pytest.raises(QueryFileError) as caught:
        patterns_of(query)
    assert said in caught.value.text("en")
    assert "made-up.rq, line 10: " in caught.value.text("en")
    assert "made-up.rq, regel 10: " in caught.value.text("nl")


def test_what_has_no_evidence_says_why(made_up: MemoryStore) -> None:
    plain = "SELECT ?a { VALUES ?a { 1 } }"
    about = question(lines("?a a ?b"), plain, "a", more="# about_sources: true\n")
    silent = question("#   []\n", plain, "a")
    for query, said in (
        (about, "is about sources"),
        (silent, "does not say what its rows rest on"),
    ):
        with pytest.raises(MhgraphError, match=said):
            evidence(made_up, run(made_up, query, {}, "en"), "en")
    own = no_evidence_for_own()
    assert "SPARQL of your own" in own.text("en")
    assert "eigen SPARQL" in own.text("nl")


Written = Callable[..., str]


@pytest.fixture
def evidence_text(tmp_path: Path) -> Written:
    """Write an answer with its evidence to a file and return the text of it."""

    def written(
        result: NamedResult, found: Sequence[RowEvidence], form: str, lang: str = "en"
    ) -> str:
        file = tmp_path / "answer"
        shape = Shape(form, lang, str(file), separator="comma", bom=False, paged=False)
        write_evidence(result, found, shape)
        return file.read_text(encoding="utf-8")

    return written


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_forms_of_an_answer_with_evidence(
    lang: str, memory: MemoryStore, evidence_text: Written
) -> None:
    result = answered(memory, "actions-in-place", lang)
    found = evidence(memory, result, lang)
    table = evidence_text(result, found, "table", lang)
    below = [line for line in table.splitlines() if line.startswith("  - ")]
    assert "PR2021 24.1" in " ".join(below)
    assert len(below) >= result.count()
    rows_word = {"nl": "rijen", "en": "rows"}[lang]
    assert f" ({len(result.table)} {rows_word} in csv " in table.splitlines()[-1]
    rows = list(csv.reader(io.StringIO(evidence_text(result, found, "csv", lang))))
    assert len(rows) == 1 + sum(len(one.sources) for one in found)
    assert len({len(row) for row in rows}) == 1
    objects = json.loads(evidence_text(result, found, "json", lang))
    assert [len(one["evidence"]) for one in objects] == [len(one.sources) for one in found]
    assert set(objects[0]["row"]) == set(result.table.columns)
    markdown = evidence_text(result, found, "md", lang).splitlines()
    assert len(markdown) == 2 + len(found)
    assert markdown[0].endswith({"nl": "| Bewijsplaats |", "en": "| Evidence |"}[lang])
    page = evidence_text(result, found, "html", lang)
    assert page.count("<tr>") == 1 + table.count("├")
    assert "PR2021 24.1 · " in page


def test_a_row_without_evidence_says_so_in_every_form(
    made_up: MemoryStore, evidence_text: Written
) -> None:
    query = question(lines("?a mh:likes ?b"), "SELECT ?a ?b { VALUES (?a ?b) { (1 2) } }", "a", "b")
    result = run(made_up, query, {}, "en")
    found = evidence(made_up, result, "en")
    assert "  - no evidence found" in evidence_text(result, found, "table", "en").splitlines()
    assert evidence_text(result, found, "csv", "en").splitlines()[1] == "1,2" + "," * 9
    assert json.loads(evidence_text(result, found, "json", "en"))[0]["evidence"] == []


def test_an_answer_without_rows(made_up: MemoryStore, evidence_text: Written) -> None:
    query = question(lines("?a mh:likes ?b"), "SELECT ?a ?b { ?a mh:nothing ?b }", "a", "b")
    result = run(made_up, query, {}, "en")
    assert evidence(made_up, result, "en") == []
    assert len(evidence_text(result, [], "table", "en").splitlines()) == 4
    assert json.loads(evidence_text(result, [], "json", "en")) == []
