"""A result that a server cut off is completed, or it is an error: it is never taken as whole."""

from collections.abc import Iterator

import pytest
from pyoxigraph import RdfFormat

from engines import quads_for_servers
from limited import limited
from mhgraph.corpus.export import serialised
from mhgraph.errors import RemoteStoreError
from mhgraph.store import MemoryStore, Store, construct, select
from mhgraph.store.remote import SparqlStore
from mhgraph.values import Table, Triples
from virtuoso_server import virtuoso_server

LIMIT = 50
LINES = "".join(
    f'<urn:s{n}> <urn:p> "{n % 7}" .\n<urn:s{n}> <urn:q> <urn:s{n // 2}> .\n'
    f"<urn:s{n}> <urn:r> {n} .\n<urn:s{n}> <urn:q> <urn:s{n // 3}> <urn:g{n % 60}> .\n"
    for n in range(220)
).replace("<urn:r> ", '<urn:r> "')
DATA = "".join(
    line.replace(" .", '"^^<http://www.w3.org/2001/XMLSchema#integer> .')
    if "urn:r" in line
    else line
    for line in LINES.splitlines(keepends=True)
)
SELECTED = (
    "SELECT ?s ?o { ?s <urn:p> ?o }",
    "SELECT DISTINCT ?s { ?s <urn:q> ?o }",
    "SELECT ?o { ?s <urn:p> ?o }",
    "SELECT * { ?s <urn:q> ?o OPTIONAL { ?o <urn:p> '3' BIND('three' AS ?n) } }",
    "SELECT ?g ?s { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g HAVING(COUNT(*) > 1)",
    "SELECT ?o (COUNT(?s) AS ?n) { ?s <urn:q> ?o } GROUP BY ?o",
    "SELECT ?s ?t { ?s <urn:p> '1' . ?t <urn:p> '2' }",
    "SELECT ?s { ?s <urn:r> ?n } ORDER BY ?n LIMIT 120 OFFSET 30",
    "SELECT ?s { ?s <urn:r> ?n FILTER(?n < 50) }",
    "SELECT ?s { ?s <urn:r> ?n FILTER(?n < 51) }",
    "SELECT ?s { ?s <urn:r> ?n FILTER(?n < 49) }",
    "SELECT ?s ?o { ?s <urn:q> ?o } VALUES ?o { <urn:s1> <urn:s2> }",
    "SELECT ?s ?o FROM <urn:g1> FROM <urn:g2> { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
)
MADE = (
    "CONSTRUCT { ?o <urn:back> ?s } WHERE { ?s <urn:q> ?o }",
    "CONSTRUCT WHERE { ?s <urn:p> ?o }",
    "CONSTRUCT { <urn:all> <urn:has> ?o } WHERE { ?s <urn:p> ?o }",
)


@pytest.fixture(scope="module")
def whole() -> MemoryStore:
    store = MemoryStore()
    store.load(DATA, RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="module")
def cutting() -> Iterator[SparqlStore]:
    """A server that says nothing of its limit."""
    with limited(DATA, LIMIT) as server:
        yield SparqlStore(server.url)


@pytest.fixture(scope="module")
def small_virtuoso(
    whole: MemoryStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SparqlStore]:
    """Virtuoso with ResultSetMaxRows = 50."""
    folder = tmp_path_factory.mktemp("small-virtuoso")
    file = folder / "data.nq"
    file.write_text(serialised(quads_for_servers(whole), "nquads"), encoding="utf-8")
    (folder / "server").mkdir()
    with virtuoso_server(file, folder / "server", rows=LIMIT) as url:
        yield SparqlStore(url)


@pytest.fixture(params=["cutting", "small_virtuoso"])
def store(request: pytest.FixtureRequest) -> Store:
    engine: Store = request.getfixturevalue(request.param)
    return engine


@pytest.mark.parametrize("text", SELECTED)
def test_all_rows_come(text: str, whole: MemoryStore, store: Store) -> None:
    wanted, got = select(whole, text), select(store, text)
    if "ORDER BY" in text:
        assert got == wanted
    assert (got.columns, _sorted(got)) == (wanted.columns, _sorted(wanted))


@pytest.mark.parametrize("text", MADE)
def test_all_triples_come(text: str, whole: MemoryStore, store: Store) -> None:
    assert construct(store, text) == construct(whole, text)


def test_an_own_limit_is_kept(store: Store) -> None:
    assert len(select(store, "SELECT ?s ?o { ?s <urn:q> ?o } LIMIT 120")) == 120
    assert len(select(store, "SELECT ?s ?o { ?s <urn:q> ?o } LIMIT 20")) == 20


def test_more_than_ten_thousand_rows_of_virtuoso_as_debian_sets_it(
    memory: MemoryStore, virtuoso: SparqlStore
) -> None:
    text = "SELECT ?s ?p ?o { ?s ?p ?o }"
    wanted, got = select(memory, text), select(virtuoso, text)
    assert len(got) > 30_000
    assert _sorted(got) == _sorted(wanted)
    made = construct(virtuoso, "CONSTRUCT WHERE { ?s a ?kind }")
    assert isinstance(made, Triples)
    assert made == construct(memory, "CONSTRUCT WHERE { ?s a ?kind }")


def test_what_virtuoso_found_until_its_time_was_over_is_an_error(virtuoso: SparqlStore) -> None:
    hasty = SparqlStore(f"{virtuoso.endpoint.url}?timeout=1000")
    with pytest.raises(RemoteStoreError, match="incomplete results"):
        hasty.query("SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?b . ?d ?r ?a . ?d ?s ?e }")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s ?o { ?s <urn:p> ?o }",
        "SELECT ?s { ?s <urn:p> ?o VALUES ?t { <<( <urn:a> <urn:b> <urn:c> )>> } }",
    ],
)
def test_what_cannot_be_completed_is_an_error(text: str) -> None:
    with limited(DATA, LIMIT, pages=False) as server:
        with pytest.raises(RemoteStoreError) as caught:
            SparqlStore(server.url).query(text)
        for lang, said in (("nl", f"gaf {LIMIT} rijen"), ("en", f"gave {LIMIT} rows")):
            assert said in caught.value.text(lang)
            assert server.url in caught.value.text(lang)
            assert "LIMIT" in caught.value.text(lang), "what to do is said"


def test_what_is_surely_whole_is_asked_once() -> None:
    with limited(DATA, 5_000) as server:
        store = SparqlStore(server.url)
        select(store, "SELECT ?s { ?s <urn:p> '1' }")
        before = server.asked
        assert len(select(store, "SELECT ?s ?o { ?s <urn:p> ?o }")) == 220
        assert server.asked == before + 1


def _sorted(table: Table) -> list[list[str]]:
    return sorted([str(term) for term in row] for row in table.rows)
