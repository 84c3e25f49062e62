"""The catalogue on rdflib's own store and evaluator, beside Oxigraph, on the international part of the plan.

The part is small because rdflib looks through every named graph for GRAPH ?source. A name that the part
does not know has to be refused alike.
"""

import pytest

from engines import RdflibStore
from mhgraph.catalogue import open_catalogue, run
from mhgraph.corpus import prepare
from mhgraph.corpus.export import dataset_quads, serialised
from mhgraph.errors import UsageError
from mhgraph.store import MemoryStore, Store
from mhgraph.values import Quad, Table

_ROWS = ("line3", "24", "24.1", "24.4", "25", "25.1")
SLOW = "takes rdflib's evaluator more than 20 s even here (rdflib #2181)"
EXCUSED = {
    "actions-in-place": SLOW + "; test_golden.py asks it all the same",
    "actor-partners": SLOW,
    "actors-in-place": SLOW,
    "actors-in-two-documents": SLOW,
    "actors-only-in-one-document": SLOW,
    "brokers": SLOW,
    "collaboration-pairs": SLOW,
    "export-actions": SLOW,
    "export-actors": SLOW,
    "network-around": SLOW,
    "network-facets": SLOW,
    "network-relations": SLOW,
    "programmes": SLOW,
    "shared-partners-never-meet": SLOW,
    "instruments-by-kind": "rdflib forgets a VALUES outside a sub-select and finds things of every kind",
}
"""What rdflib does not answer, or answers wrongly, and why."""
NAMES = [name for name in open_catalogue().names() if name not in EXCUSED]


@pytest.fixture(scope="module")
def part(first_light: MemoryStore) -> MemoryStore:
    """The part of the graph, prepared."""
    small = MemoryStore()
    small.extend(q for q in dataset_quads(first_light, prepared=False) if _is_of_the_part(q))
    return prepare(small)


@pytest.fixture(scope="module")
def rdflib_part(part: MemoryStore, tmp_path_factory: pytest.TempPathFactory) -> RdflibStore:
    """The same in rdflib's own store."""
    file = tmp_path_factory.mktemp("part") / "part.nq"
    file.write_text(serialised(dataset_quads(part, prepared=True), "nquads"), encoding="utf-8")
    return RdflibStore(file)


def _is_of_the_part(quad: Quad) -> bool:
    name = str(quad.graph_name).strip("<>")
    document, _, locator = name.partition("/id/passage/")[2].partition("/")
    plain = locator.removesuffix(".inferred").removesuffix(".vague")
    return not document or document == "actieplan-internationaal" or plain in _ROWS


def asked(store: Store, name: str) -> Table | str:
    """Return the rows of a question with its example values, or how it is refused."""
    query = open_catalogue().get(name)
    values = {p.name: [p.example] for p in query.header.parameters if p.example}
    try:
        return run(store, query, values, "en").table
    except UsageError as error:
        return error.text("en")


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_same_rows(name: str, part: MemoryStore, rdflib_part: RdflibStore) -> None:
    assert asked(rdflib_part, name) == asked(part, name)


def test_enough_of_them_find_something(part: MemoryStore) -> None:
    found = [asked(part, name) for name in NAMES]
    assert sum(1 for table in found if isinstance(table, Table) and len(table)) >= 20
    assert set(EXCUSED) <= set(open_catalogue().names())
