"""One contract for all engines: Oxigraph in memory, the Oxigraph server, rdflib's own store."""

from collections.abc import Mapping

import pytest

from mhgraph.errors import QuerySyntaxError
from mhgraph.store import Store, ask, construct, select
from mhgraph.values import NamedNode, Table, Triples, value_of

ENGINES = ("memory", "server", "rdflib_store")
IOM = "<https://w3id.org/mhgraph/id/actor/iom>"
PASSAGES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
"""


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Store:
    engine: Store = request.getfixturevalue(request.param)
    return engine


def test_select_gives_columns_in_the_order_of_the_query(store: Store) -> None:
    table = select(
        store, f"SELECT ?kind ?thing WHERE {{ VALUES ?thing {{ {IOM} }} ?thing a ?kind }}"
    )
    assert table.columns == ("kind", "thing")
    kinds = {value_of(row[0]).rsplit("#")[-1] for row in table.rows}
    assert "InternationalOrganisation" in kinds
    assert "Actor" in kinds, "the closure of subclasses is derived"


def test_unbound_variables_are_none(store: Store) -> None:
    table = select(
        store, f"SELECT ?a ?b WHERE {{ BIND({IOM} AS ?a) OPTIONAL {{ ?a <urn:no> ?b }} }}"
    )
    assert [row[1] for row in table.rows] == [None]


def test_ask_and_construct(store: Store) -> None:
    assert ask(store, f"ASK {{ {IOM} ?p ?o }}")
    assert not ask(store, "ASK { <urn:nobody> ?p ?o }")
    made = construct(store, f"CONSTRUCT {{ {IOM} <urn:made> ?kind }} WHERE {{ {IOM} a ?kind }}")
    assert isinstance(made, Triples)
    assert {t.predicate for t in made.triples} == {NamedNode("urn:made")}


def test_a_fact_is_once_in_the_default_graph_and_names_its_sources(store: Store) -> None:
    """The default graph counts a fact once, however many passages state it."""
    stated = select(
        store,
        PASSAGES + "SELECT ?s ?o (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s mh:ledBy ?o } "
        "?g a mh:Source } GROUP BY ?s ?o ORDER BY DESC(?n) ?s ?o",
    )
    facts = select(store, PASSAGES + "SELECT ?s ?o WHERE { ?s mh:ledBy ?o }")
    assert len(facts) == len(stated) > 0
    assert len(set(facts.rows)) == len(facts)


@pytest.mark.parametrize("engine", ["memory", "server"])
def test_from_and_graph_are_those_of_the_standard(
    engine: str, request: pytest.FixtureRequest
) -> None:
    """rdflib is left out: there FROM copies the graph into the default graph (rdflib #2670)."""
    store: Store = request.getfixturevalue(engine)
    passage = "<https://w3id.org/mhgraph/id/passage/programmaresultaten-2021/24.1>"
    one = select(store, f"SELECT DISTINCT ?s FROM {passage} WHERE {{ ?s ?p ?o }}")
    inside = select(store, f"SELECT DISTINCT ?s WHERE {{ GRAPH {passage} {{ ?s ?p ?o }} }}")
    assert {r[0] for r in one.rows} == {r[0] for r in inside.rows}
    assert len(one) > 0
    none = select(store, f"SELECT ?s FROM NAMED {passage} WHERE {{ ?s ?p ?o }}")
    assert len(none) == 0


@pytest.mark.parametrize("engine", ["memory", "server"])
def test_prefixes_are_known_and_errors_keep_the_users_lines(
    engine: str, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(engine)
    known: Mapping[str, str] = {"mh": "https://w3id.org/mhgraph/ontology#", "unused": "urn:x"}
    answer = store.query("SELECT ?a\nWHERE { ?a a mh:Programme } LIMIT 1", prefixes=known)
    assert isinstance(answer, Table)
    assert len(answer) == 1
    with pytest.raises(QuerySyntaxError) as caught:
        store.query("SELECT ?a\nWHERE {\n  ?a mh:x }\n", prefixes=known)
    assert "line 3, column 11" in caught.value.text("en")
    assert "regel 3, kolom 11" in caught.value.text("nl")
    assert "  ?a mh:x }" in caught.value.text("en"), "the line itself is shown"
