"""Facts in a graph of their own, on an engine whose default graph is all graphs together."""

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from pyoxigraph import RdfFormat
from pyoxigraph import Store as Oxigraph

from made_up_sparql import DATA, WHOLE
from mhgraph.errors import QueryRefusedError
from mhgraph.store import MemoryStore, select
from mhgraph.store.dialects import of_facts
from mhgraph.store.remote import SparqlStore
from mhgraph.store.sparql.query import read_query
from mhgraph.terms import FACTS_GRAPH
from mhgraph.values import DefaultGraph, Quad, Table

PREFIX = "PREFIX : <urn:> "


@pytest.fixture(scope="module")
def own() -> MemoryStore:
    """Facts in the default graph."""
    store = MemoryStore()
    store.load(DATA, RdfFormat.TRIG)
    return store


@pytest.fixture(scope="module")
def union(own: MemoryStore) -> Oxigraph:
    """Facts in their own graph."""
    store = Oxigraph()
    for q in own.quads():
        graph = FACTS_GRAPH if isinstance(q.graph_name, DefaultGraph) else q.graph_name
        store.add(Quad(q.subject, q.predicate, q.object, graph))
    return store


@settings(
    max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(WHOLE)
@example("{ SELECT ?x { ?x :p ?y } } GRAPH ?g { ?x :p ?z } # } FROM <urn:none>\n")
@example("?GRAPH :q '{ GRAPH ?g {' OPTIONAL { GRAPH ?x { ?x :p ?z } }")
def test_patterns_ask_the_graph_of_facts(own: MemoryStore, union: Oxigraph, body: str) -> None:
    # Oxigraph itself joins a sub-select that groups, inside GRAPH ?g, with all graphs together.
    assume(not ("GRAPH ?" in body and "COUNT(*)" in body))
    text = f"{PREFIX}SELECT * WHERE {{ {body} }}"
    assert _asked(union, of_facts(read_query(text), text)) == _rows(select(own, text))


def test_what_is_not_read_is_not_asked_where_facts_would_count_twice(
    facts_server: SparqlStore,
) -> None:
    with pytest.raises(QueryRefusedError, match="this server"):
        facts_server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o SERVICE <http://x/> { ?s ?q ?v } }")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x FROM :g { ?x :p ?y }",
        "SELECT ?g ?x FROM NAMED :g WHERE { GRAPH ?g { ?x ?p ?y } }",
        "SELECT ?x FROM :h FROM NAMED :g { ?x ?p ?y GRAPH ?g { ?y ?q ?z } }",
    ],
)
def test_a_query_that_names_its_graphs_is_left_alone(text: str) -> None:
    assert of_facts(read_query(PREFIX + text), PREFIX + text) == PREFIX + text


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("ASK { ?x :r ?y FILTER(?y = :a) }", True),
        ("ASK WHERE { ?x :none ?y }", False),
    ],
)
def test_ask(union: Oxigraph, form: str, wanted: bool) -> None:
    sent = of_facts(read_query(PREFIX + form), PREFIX + form)
    assert bool(union.query(sent, use_default_graph_as_union=True)) is wanted


def _asked(store: Oxigraph, text: str) -> list[dict[str, str]]:
    found = store.query(text, use_default_graph_as_union=True)
    columns = tuple(v.value for v in found.variables)  # type: ignore[union-attr]
    return _rows(Table(columns, tuple(tuple(row) for row in found)))  # type: ignore[union-attr]


def _rows(table: Table) -> list[dict[str, str]]:
    rows = [{c: str(t) for c, t in row.items()} for row in table]
    return sorted(rows, key=lambda row: sorted(row.items()))
