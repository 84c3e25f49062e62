"""Stating every passage a second time in another graph changes no answer but the sources."""

from collections.abc import Iterator

import pytest

from engines import oxigraph_server, quads_for_servers
from mhgraph.catalogue import open_catalogue, run
from mhgraph.corpus import prepare
from mhgraph.corpus.disk_load import load_disk
from mhgraph.corpus.export import dataset_quads, serialised
from mhgraph.store import MemoryStore, Store
from mhgraph.store.disk import DiskStore
from mhgraph.store.remote import SparqlStore
from mhgraph.values import Literal, NamedNode, Quad
from virtuoso_server import virtuoso_server

NAMES = open_catalogue().names()
_PASSAGE = "https://w3id.org/mhgraph/id/passage/"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_TITLE = NamedNode("http://purl.org/dc/terms/title")
_USER_GRAPH = NamedNode("https://w3id.org/mhgraph/ontology#UserGraph")
_OF_SOURCES = {"source", "citation", "sources"}


@pytest.fixture(scope="module")
def twice(memory: MemoryStore) -> MemoryStore:
    """The graph with each passage and reading stated again in a graph of the user."""
    store = MemoryStore()
    quads = dataset_quads(memory, prepared=False)
    store.extend(quads)
    again = NamedNode("urn:x-again")
    store.extend(
        Quad(q.subject, q.predicate, q.object, again)
        for q in quads
        if str(q.graph_name).strip("<>").startswith(_PASSAGE)
    )
    store.extend([Quad(again, _TYPE, _USER_GRAPH, again), Quad(again, _TITLE, Literal("x"), again)])
    return prepare(store)


@pytest.fixture(scope="module")
def twice_served(
    twice: MemoryStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SparqlStore]:
    folder = tmp_path_factory.mktemp("twice")
    file = folder / "all.nq"
    file.write_text(serialised(dataset_quads(twice, prepared=True), "nquads"), encoding="utf-8")
    with oxigraph_server(file, folder) as url:
        yield SparqlStore(url)


@pytest.fixture(scope="module")
def twice_on_disk(
    twice: MemoryStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DiskStore]:
    folder = tmp_path_factory.mktemp("twice-on-disk")
    file = folder / "all.nq"
    file.write_text(serialised(dataset_quads(twice, prepared=False), "nquads"), encoding="utf-8")
    load_disk(folder / "store", [file])
    store = DiskStore(folder / "store")
    yield store
    store.close()


@pytest.fixture(scope="module")
def twice_on_virtuoso(
    twice: MemoryStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SparqlStore]:
    folder = tmp_path_factory.mktemp("twice-on-virtuoso")
    file = folder / "all.nq"
    file.write_text(serialised(quads_for_servers(twice), "nquads"), encoding="utf-8")
    (folder / "server").mkdir()
    with virtuoso_server(file, folder / "server") as url:
        yield SparqlStore(url)


ENGINES = ("twice", "twice_on_disk", "twice_served")
COUNTING = [q.name for q in open_catalogue() if q.header.ranked or q.header.counts]
"""What a second statement could change on Virtuoso, whose other rows are put together here."""
CASES = [
    *((name, engine) for engine in ENGINES for name in NAMES),
    *((name, "twice_on_virtuoso") for name in COUNTING),
]


@pytest.mark.parametrize(("name", "engine"), CASES)
def test_a_second_statement_changes_no_answer(
    name: str, engine: str, memory: MemoryStore, request: pytest.FixtureRequest
) -> None:
    query = open_catalogue().get(name)
    if query.header.about_sources:
        return
    values = {p.name: [p.example] for p in query.header.parameters if p.example}
    stores: list[Store] = [memory, request.getfixturevalue(engine)]
    answers = [run(store, query, values, "en").table for store in stores]
    kept = [i for i, c in enumerate(answers[0].columns) if c not in _OF_SOURCES]
    rows = [[tuple(row[i] for i in kept) for row in table.rows] for table in answers]
    assert rows[0] == rows[1]
