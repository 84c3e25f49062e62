"""SPARQL is read as it is meant, or it is said that it is not; widened patterns lose nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhgraph.catalogue import open_catalogue
from mhgraph.corpus.rules import read_rules
from mhgraph.lookup.folding import pattern
from mhgraph.store.sparql.certain import certain_variables, passing
from mhgraph.store.sparql.query import NotReadError, read_query
from mhgraph.store.sparql.tokens import tokens_of
from mhgraph.store.sparql.tree import Atom, Everything, Query
from mhgraph.store.textual import wider
from mhgraph.store.wording import without_dataset
from mhgraph.values import Literal, NamedNode


@pytest.mark.parametrize(
    ("path", "properties"),
    [("(<urn:a>|<urn:b>)+", {"urn:a", "urn:b"}), ("(!<urn:a>|<urn:b>)+", set())],
)
def test_a_path_of_any_length_needs_all_triples_where_it_may_be_any_property(
    path: str, properties: set[str]
) -> None:
    (found,) = read_query(f"SELECT * {{ ?s {path} ?o }}").group.elements
    assert isinstance(found, Everything)
    assert {p.value for p in found.properties} == properties


def test_all_named_questions_and_rules_are_read() -> None:
    texts = [query.text for query in open_catalogue()]
    texts += [text for rule in read_rules() for text in (rule.text, rule.evidence)]
    assert all(read_query(text).group.elements for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <urn:s> { ?s ?p ?o } }",
        "SELECT * { << ?s ?p ?o >> ?q ?r }",
        "SELECT * { ?s ?p ?o",
        "SELECT ?s ?p",
        "SELECT * ?s { ?s ?p ?o }",
        "SELECT ?s { ?s none:p ?o }",
        "SELECT ?s { ?s ?p ?o } }",
        "SELECT ?s { FILTER }",
        "SELECT ?s { VALUES ?s { ?t } }",
        "SELECT ?s { ?s (?p ?o }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "",
    ],
)
def test_what_is_not_read_is_said(text: str) -> None:
    with pytest.raises(NotReadError):
        read_query(text)


@given(st.text(max_size=40))
def test_any_text_is_cut_into_tokens_that_stand_in_it(text: str) -> None:
    place = 0
    for token in tokens_of(text):
        assert token.start >= place
        assert token.start < token.end
        place = token.end
    assert place <= len(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=20), st.sampled_from(["", "nl"]))
def test_a_literal_is_read_as_it_is_written(text: str, tag: str) -> None:
    literal = Literal(text, language=tag or None)
    query = read_query(f"SELECT * {{ ?s <urn:p> {literal} }}")
    assert query.group.elements == (Atom("?s", NamedNode("urn:p"), literal),)


def test_escapes_base_and_odd_names() -> None:
    text = r"""BASE <http://a.b/c/> PREFIX é: <d#> SELECT $x { $x é:f\,g <../h> ; a "\u00e9\t'" , 'x'@NL . }"""
    elements = read_query(text).group.elements
    assert elements[0] == Atom("?x", NamedNode("http://a.b/c/d#f,g"), NamedNode("http://a.b/h"))
    assert [e.object for e in elements[1:] if isinstance(e, Atom)] == [
        Literal("é\t'"),
        Literal("x", language="nl"),
    ]


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("?x ?p ?y OPTIONAL { ?y ?q ?z }", {"?x", "?p", "?y"}),
        ("{ ?x ?p ?y } UNION { ?x ?q ?z }", {"?x"}),
        ("VALUES (?x ?y) { (<urn:a> UNDEF) }", {"?x"}),
        ("?x ?p ?y BIND(?x AS ?z) BIND(STR(?x) AS ?s)", {"?x", "?p", "?y", "?z"}),
        ("{ SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y } GROUP BY ?x }", {"?x"}),
        ("GRAPH ?g { ?x ?p ?y } MINUS { ?x ?q ?z }", {"?g", "?x", "?p", "?y"}),
        ("?x <urn:p>+ ?y", set()),
    ],
)
def test_what_is_certainly_bound(text: str, certain: set[str]) -> None:
    assert certain_variables(read_query(f"SELECT * {{ {text} }}").group) == certain


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("SELECT ?x { ?x ?p ?y }", {"?x"}),
        ("SELECT * { ?x ?p ?y }", None),
        ("SELECT ?x { ?x ?p ?y } LIMIT 3", set()),
        ("SELECT (COUNT(*) AS ?n) { ?x ?p ?y }", set()),
        ("SELECT ?x ?y { ?x ?p ?y } GROUP BY ?x (STR(?y) AS ?s)", {"?x"}),
        ("SELECT ?x { ?x ?p ?y } HAVING(MAX(?y) > 3)", set()),
    ],
)
def test_what_narrows_a_sub_select_unharmed(text: str, shared: set[str] | None) -> None:
    inner = read_query(f"SELECT * {{ {{ {text} }} }}").group.elements[0]
    query = getattr(inner, "group").elements[0]  # noqa: B009 - the tree has many kinds
    assert isinstance(query, Query)
    assert passing(query) == shared


def test_the_dataset_is_taken_out_and_nothing_else() -> None:
    text = (
        "SELECT ?FROM # FROM <urn:a>\nFROM <urn:b>\nFROM NAMED <urn:c> { ?FROM ?p 'FROM <urn:d>' }"
    )
    kept = without_dataset(text)
    assert "urn:b" not in kept
    assert "urn:c" not in kept
    assert "'FROM <urn:d>'" in kept
    assert read_query(kept).dataset == ((), ())


WORDS = st.text(alphabet="abeo Ëéøſk-'10", min_size=1, max_size=8)


@given(WORDS, WORDS, WORDS)
def test_a_widened_pattern_fits_whatever_the_pattern_fits(
    before: str, word: str, after: str
) -> None:
    given_ = pattern(word)
    wide = wider(given_)
    text = f"{before}{word}{after}"
    if re.search(given_, text, re.IGNORECASE):
        for engine in (text, text.encode("utf-8").decode("latin-1")):
            assert re.search(wide, engine, re.IGNORECASE | re.ASCII)


@pytest.mark.parametrize("odd", ["a|b", "(a)", "a{2}", "^a", "a$", "a.b", "[^a]", r"\d", "[a-é]"])
def test_what_is_not_widened(odd: str) -> None:
    assert wider(odd) == ""
