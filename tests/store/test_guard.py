"""Nothing leaves the machine and nothing is changed: SERVICE and updates are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhgraph.errors import QueryRefusedError
from mhgraph.store import MemoryStore, refuse_outside
from mhgraph.store.guard import keywords, without_comments
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
