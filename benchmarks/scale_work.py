"""The work that `scale.py` measures, each piece in a process of its own, for its peak of memory.

`python benchmarks/scale_work.py TASK JSON` does one task and prints one line of JSON for each result.
"""

import gzip
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph

from mhgraph.catalogue import open_catalogue
from mhgraph.catalogue.catalogue import NamedQuery
from mhgraph.catalogue.header import Parameter
from mhgraph.catalogue.parameters import fill, term_of
from mhgraph.corpus.disk_load import load_disk
from mhgraph.corpus.filling import Step
from mhgraph.corpus.load import ontology_files
from mhgraph.corpus.rules import derive, read_rules
from mhgraph.store import MemoryStore
from mhgraph.store.disk_folder import DiskFolder
from mhgraph.store.remote import SparqlStore
from mhgraph.terms import ID, MH, ONTOLOGY_GRAPH
from mhgraph.values import Literal, NamedNode, Term

FIRST, LOOK_UPS = 100, 50_000
DEFAULT = pyoxigraph.DefaultGraph()
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
ACTOR, OTHER_ACTOR = (
    14,
    23,
)  # named by about as many in a hundred actions as UNODC and Europol in the corpus
VALUES: Mapping[str, str] = {
    "place": "place/m49-011",
    "programme": "programme/s-5",
    "document": "document/s-3",
    "action": "action/s3-ka2.1",
    "actor": f"actor/s-{ACTOR}",
    "entity": f"actor/s-{ACTOR}",
}
ENTITIES = frozenset((*VALUES, "concept", "instrument", "fund"))
Rows = Callable[[str], Iterator[object]]


def said(**result: object) -> None:
    """Print one result."""
    print(json.dumps(result), flush=True)


def peak() -> int:
    """Return the most memory this process has held, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def size_of(folder: Path) -> int:
    """Return how many bytes the files under `folder` take."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


def text_of(query: NamedQuery) -> str:
    """Return the SPARQL of a named question for the made-up graph, asked of one thing.

    Each parameter that is required has one value; where none is, the first that takes a thing has one.
    """
    parameters = query.header.parameters
    things = [p for p in parameters if p.kind in ENTITIES]
    required = [p for p in parameters if p.required]
    given = [*required, *([] if {*required} & {*things} else things[:1])]
    return fill(query.text, {p.name: _value(p, is_given=p in given) for p in parameters})


def _value(parameter: Parameter, *, is_given: bool) -> list[Term]:
    if parameter.kind == "language":
        return [Literal("en")]
    if is_given and parameter.kind in VALUES:
        second = parameter.name == "to" and parameter.kind == "actor"
        value = f"actor/s-{OTHER_ACTOR}" if second else VALUES[parameter.kind]
        return [NamedNode(ID + value)]
    written = parameter.example if is_given else parameter.default
    return [term_of(registers(), parameter, written, "en")] if written else []


_REGISTERS: list[MemoryStore] = []


def registers() -> MemoryStore:
    """Return the corpus, in which the examples of concepts and instruments are looked up."""
    if not _REGISTERS:
        from mhgraph.corpus import open_store

        _REGISTERS.append(open_store())
    return _REGISTERS[0]


def sort_of(query: NamedQuery) -> str:
    """Return `lookup` (of one thing), `ranking` (it counts) or `list` (it goes through all)."""
    header = query.header
    kinds = {p.kind for p in header.parameters}
    if header.ranked:
        return "ranking"
    if kinds & ENTITIES:
        return "lookup"
    return "ranking" if header.counts else "list"


def texts() -> dict[str, dict[str, str]]:
    """Return sort and SPARQL of each named question, lookups first."""
    order = ("lookup", "ranking", "list")
    chosen = sorted(open_catalogue(), key=lambda q: (order.index(sort_of(q)), q.name))
    return {q.name: {"sort": sort_of(q), "text": text_of(q)} for q in chosen}


def timed(rows: Rows, text: str) -> dict[str, Any]:
    """Run once; return seconds until the first hundred rows, seconds in all, and the number of rows."""
    begin = time.perf_counter()
    first, number = 0.0, 0
    for _ in rows(text):
        number += 1
        if number == FIRST:
            first = time.perf_counter() - begin
    seconds = time.perf_counter() - begin
    return {"first": first or seconds, "seconds": seconds, "rows": number}


def asked(given: dict[str, Any], rows_of: Callable[[], Rows]) -> None:
    """Ask each question in a process of its own, which is ended when the limit is reached."""
    for name, question in given["questions"].items():
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            _ask(write, question["text"], given["runs"], rows_of)
        os.close(write)
        lines = _until(read, child, given["limit"])
        runs = [json.loads(line) for line in lines]
        done = [r for r in runs if "seconds" in r]
        error = next((r["error"] for r in runs if "error" in r), None)
        said(question=name, runs=done, error=error, peak=max((r["peak"] for r in done), default=0))


def _ask(write: int, text: str, runs: int, rows_of: Callable[[], Rows]) -> None:
    with os.fdopen(write, "w") as out:
        try:
            rows = rows_of()
            spent = 0.0
            for _ in range(runs):
                result = timed(rows, text)
                spent += result["seconds"]
                print(json.dumps({**result, "peak": peak()}), file=out, flush=True)
                if spent > 2:
                    break
        except Exception as error:
            print(json.dumps({"error": str(error)[:200]}), file=out, flush=True)
        out.flush()
        os._exit(0)


def _until(read: int, child: int, limit: float) -> list[str]:
    """Return what the child writes within the limit, and end it."""
    import select
    import signal

    end, heard = time.monotonic() + limit, b""
    while (left := end - time.monotonic()) > 0:
        ready, _, _ = select.select([read], [], [], left)
        piece = os.read(read, 65536) if ready else b""
        if not piece:
            break
        heard += piece
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(read)
    return [line for line in heard.decode().splitlines() if line.endswith("}")]


def memory(given: dict[str, Any]) -> None:
    """Load into memory step by step, then ask."""
    store, begin = MemoryStore(), time.perf_counter()
    for file in ontology_files():
        store.load(file.read_bytes(), pyoxigraph.RdfFormat.TURTLE, ONTOLOGY_GRAPH)
    with plain(given["file"]) as data:
        store.load(data, pyoxigraph.RdfFormat.N_QUADS)
    loaded, quads = time.perf_counter(), len(store)
    store.merge()
    merged = time.perf_counter()
    derive(store, read_rules())
    end = time.perf_counter()
    said(
        quads=quads,
        before=loaded - begin,
        merged=merged - begin,
        all=end - begin,
        peak=peak(),
        total=len(store),
    )
    looked_up(store._store)  # type: ignore[arg-type]
    asked(given, lambda: store._store.query)  # type: ignore[arg-type, return-value]


def looked_up(store: pyoxigraph.Store) -> None:
    """Say what it takes to look up one fact about an action, of actions taken by chance, in microseconds.

    Once, and once more when the engine has just read the same; Python's share is the same at every size.
    """
    kind, counted = NamedNode(MH + "LeafAction"), NamedNode(MH + "countedAs")
    units = [q.subject for q in store.quads_for_pattern(None, RDF_TYPE, kind, DEFAULT)]
    chosen = random.Random(1).choices(units, k=LOOK_UPS)  # noqa: S311
    del units
    spent = []
    for _ in range(2):
        begin = time.perf_counter()
        for unit in chosen:
            deque(store.quads_for_pattern(unit, counted, None, DEFAULT), maxlen=0)
        spent.append(1e6 * (time.perf_counter() - begin) / LOOK_UPS)
    said(look_up=spent)


def disk(given: dict[str, Any]) -> None:
    """Load onto disk: the bare quads by the engine, and everything as `mhgraph load` does."""
    folder, file = Path(given["folder"]), Path(given["file"])
    bare = folder.with_name(folder.name + "-bare")
    begin = time.perf_counter()
    store = pyoxigraph.Store(str(bare))
    with plain(file) as data:
        store.bulk_load(data, pyoxigraph.RdfFormat.N_QUADS)
    store.flush()
    before = time.perf_counter() - begin
    del store
    subprocess.run(["rm", "-rf", str(bare)], check=True)
    steps: dict[str, float] = {}
    begin = time.perf_counter()

    def heard(step: Step) -> None:
        steps.setdefault(step.stage, time.perf_counter() - begin)

    manifest, _ = load_disk(folder, [file], report=heard)
    said(
        quads=given["quads"],
        before=before,
        merged=steps["deriving"],
        all=time.perf_counter() - begin,
        peak=peak(),
        total=manifest.quads,
        size=size_of(folder),
    )


def disk_questions(given: dict[str, Any]) -> None:
    """Ask a store on disk, opened anew for each question."""
    database = database_of(Path(given["folder"]))
    asked(given, lambda: pyoxigraph.Store.read_only(database).query)  # type: ignore[arg-type, return-value]


def disk_look_ups(given: dict[str, Any]) -> None:
    """Look up single facts in a store on disk."""
    looked_up(pyoxigraph.Store.read_only(database_of(Path(given["folder"]))))


def disk_first(given: dict[str, Any]) -> None:
    """Ask a store on disk for the first hundred rows of each question, in a new process for each."""
    database = database_of(Path(given["folder"]))
    for name, question in given["questions"].items():
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            rows: Any = pyoxigraph.Store.read_only(database).query
            with os.fdopen(write, "w") as out:
                for _ in range(given["runs"]):
                    begin = time.perf_counter()
                    deque(islice(rows(question["text"]), FIRST), maxlen=0)
                    print(json.dumps({"s": time.perf_counter() - begin}), file=out, flush=True)
            os._exit(0)
        os.close(write)
        lines = _until(read, child, given["limit"])
        said(question=name, first=[json.loads(line)["s"] for line in lines])


def server_questions(given: dict[str, Any]) -> None:
    """Ask a SPARQL server as mhgraph does."""
    patience = given["limit"]

    def rows_of() -> Rows:
        store = SparqlStore(given["url"])
        return lambda text: iter(store.query(text, timeout=patience).rows)  # type: ignore[union-attr]

    asked(given, rows_of)


def rdflib_all(given: dict[str, Any]) -> None:
    """Load into rdflib's own store, then merge, then ask its own evaluator on what Oxigraph has derived."""
    import rdflib

    data, begin = rdflib.Dataset(), time.perf_counter()
    with plain(given["file"]) as lines:
        data.parse(lines, format="nquads")
    loaded = time.perf_counter()
    default = data.default_graph
    for graph in list(data.graphs()):
        for triple in graph:
            default.add(triple)
    merged = time.perf_counter()
    said(quads=given["quads"], before=loaded - begin, merged=merged - begin, all=None, peak=peak())
    if not given["questions"]:
        return
    del data, default
    whole = rdflib.Dataset()
    whole.parse(given["prepared"], format="nquads")
    asked(given, lambda: lambda text: iter(whole.query(text)))


def plain(file: str | Path) -> Any:
    """Open a file of quads for reading, compressed or not."""
    return gzip.open(file) if str(file).endswith(".gz") else Path(file).open("rb")


def database_of(folder: Path) -> str:
    """Return where the engine's own files of a store on disk lie."""
    current = DiskFolder(folder).current()
    if current is None:
        raise SystemExit(f"there is no store in {folder}")
    return str(current / "db")


WORK = (memory, disk, disk_look_ups, disk_questions, disk_first, server_questions, rdflib_all)
TASKS = {task.__name__: task for task in WORK}

if __name__ == "__main__":
    TASKS[sys.argv[1]](json.loads(sys.stdin.read()))
