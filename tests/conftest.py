"""What the tests share: the prepared graph, other engines, the command line, the documents' texts.

With CI=true a test that skips because a part of the machine is missing counts as failed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engines import RdflibStore, oxigraph_server, quads_for_servers
from mhgraph.corpus import open_store, prepare
from mhgraph.corpus.disk_load import load_disk
from mhgraph.corpus.export import dataset_quads, serialised
from mhgraph.store import MemoryStore, select
from mhgraph.store.disk import DiskStore
from mhgraph.store.remote import SparqlStore
from mhgraph.values import Quad, Term
from virtuoso_server import virtuoso_server

pytest_plugins = ["network.browsing"]

ROOT = Path(__file__).resolve().parents[1]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI, where every part has to be there: {report.longrepr}"


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """No bytes in the names of tests: what a packer writes may hold the time, and the names then differ."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def memory() -> MemoryStore:
    """The prepared graph of this checkout in memory."""
    return open_store()


@pytest.fixture(scope="session")
def prepared_file(memory: MemoryStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The prepared graph as N-Quads, as `mhgraph export --prepared` writes it."""
    file = tmp_path_factory.mktemp("prepared") / "all.nq"
    text = serialised(dataset_quads(memory, prepared=True), "nquads")
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def server(prepared_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlStore]:
    """A real Oxigraph server that holds the prepared graph."""
    with oxigraph_server(prepared_file, tmp_path_factory.mktemp("oxigraph")) as url:
        yield SparqlStore(url)


@pytest.fixture(scope="session")
def facts_file(memory: MemoryStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The prepared graph as N-Quads with the facts in a graph of their own, for servers like Virtuoso."""
    file = tmp_path_factory.mktemp("facts") / "facts.nq"
    file.write_text(serialised(quads_for_servers(memory), "nquads"), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DiskStore]:
    """The prepared graph in an Oxigraph store on disk, as `mhgraph load` makes it."""
    folder = tmp_path_factory.mktemp("disk") / "store"
    load_disk(folder)
    store = DiskStore(folder)
    yield store
    store.close()


@pytest.fixture(scope="session")
def facts_server(
    facts_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SparqlStore]:
    """A real Oxigraph server with nothing in its default graph: the facts stand in their own graph."""
    with oxigraph_server(facts_file, tmp_path_factory.mktemp("oxigraph-facts")) as url:
        yield SparqlStore(url)


@pytest.fixture(scope="session")
def virtuoso(facts_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlStore]:
    """A real Virtuoso that holds the prepared graph."""
    with virtuoso_server(facts_file, tmp_path_factory.mktemp("virtuoso")) as url:
        yield SparqlStore(url)


@pytest.fixture(scope="session")
def first_light(memory: MemoryStore) -> MemoryStore:
    """The data on international action alone, prepared."""
    quads = [q for q in dataset_quads(memory, prepared=False) if _is_first_light(q)]
    used: set[Term | None] = {
        q.object for q in quads if "/id/passage/" in str(q) or "/id/document/" in str(q)
    }
    above = select(memory, f"SELECT ?place ?area WHERE {{ ?place <{_WITHIN}> ?area }}")
    used |= {row[1] for row in above.rows if row[0] in used}
    small = MemoryStore()
    small.extend(q for q in quads if _is_needed(q, used))
    return prepare(small)


@pytest.fixture(scope="session")
def rdflib_store(first_light: MemoryStore, tmp_path_factory: pytest.TempPathFactory) -> RdflibStore:
    """rdflib's own store and evaluator, with the data on international action alone.

    rdflib looks through every named graph for GRAPH ?g, so the whole corpus takes it minutes.
    """
    file = tmp_path_factory.mktemp("first-light") / "small.nq"
    text = serialised(dataset_quads(first_light, prepared=True), "nquads")
    file.write_text(text, encoding="utf-8")
    return RdflibStore(file)


_WITHIN = "https://w3id.org/mhgraph/ontology#withinAny"


def _is_needed(quad: Quad, used: set[Term | None]) -> bool:
    """Tell whether a quad is of something that the passages name, and no mere description of it."""
    if quad.predicate.value.endswith(("#definition", "/description", "#reason")):
        return False
    register = "/id/graph/" in str(quad.graph_name)
    return not register or quad.subject in used or quad.subject == quad.graph_name


def _is_first_light(quad: Quad) -> bool:
    """Tell whether a quad is of the ontology, a register, AP-INT, or the results on action abroad."""
    document, _, locator = (
        str(quad.graph_name).strip("<>").partition("/id/passage/")[2].partition("/")
    )
    if not document:
        return True
    results = ("line1", "line1-opsporing", "11", "line3", "line3-routes", "24", "25")
    return document == "actieplan-internationaal" or (
        document == "programmaresultaten-2021" and locator.split(".")[0] in results
    )


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder with the texts of the documents."""
    folder = Path(os.environ.get("MHGRAPH_DOCUMENTS", ROOT.parent / "shared" / "seeds"))
    if not folder.is_dir():
        pytest.skip(f"the texts of the documents are not at {folder}; set MHGRAPH_DOCUMENTS")
    return folder


@pytest.fixture
def mhgraph(tmp_path: Path) -> Run:
    """Run the real command in a process of its own, in an empty folder."""

    def run(*words: str, stdin: str | bytes = "", **env: str) -> subprocess.CompletedProcess[str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith("MHGRAPH_")}
        clean |= {"COLUMNS": "120", "PYTHONWARNINGS": "error"} | env
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "mhgraph", *words],
            input=given,
            capture_output=True,
            cwd=tmp_path,
            env=clean,
            check=False,
            timeout=120,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write the golden rows anew")


@pytest.fixture(scope="session")
def git() -> str:
    """The git command."""
    found = shutil.which("git")
    if found is None:
        pytest.skip("git is not installed")
    return found
