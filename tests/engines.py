"""Other engines for the tests: rdflib's own evaluator, and real SPARQL servers on free ports."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pyoxigraph
import pytest
import rdflib

from mhgraph.corpus.export import dataset_quads
from mhgraph.store import MemoryStore
from mhgraph.terms import FACTS_GRAPH
from mhgraph.values import (
    Answer,
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    Table,
    Term,
    Triple,
    Triples,
)

__all__ = [
    "RdflibStore",
    "empty_oxigraph_server",
    "free_port",
    "oxigraph_command",
    "oxigraph_server",
    "quads_for_servers",
    "wait_for",
]

_RDFLIB_DEFAULT = "urn:x-rdflib:default"


class RdflibStore:
    """rdflib's own memory store and SPARQL evaluator behind mhgraph's protocol."""

    name = "rdflib:"

    def __init__(self, file: Path) -> None:
        self._data = rdflib.Dataset()
        self._data.parse(data=file.read_text(encoding="utf-8"), format="nquads")

    def query(
        self,
        text: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> Answer:
        del timeout
        result = self._data.query(text, initNs=dict(prefixes or {}))
        if result.type == "ASK":
            return bool(result.askAnswer)
        if result.type == "SELECT":
            names = [str(v) for v in result.vars or []]
            rows = tuple(tuple(_term(row[name]) for name in names) for row in _rows(result))
            return Table(tuple(names), rows)
        assert result.graph is not None
        lines = result.graph.serialize(format="nt")
        parsed = pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES)
        return Triples.of(Triple(q.subject, q.predicate, q.object) for q in parsed)


def _rows(result: Any) -> list[Any]:
    return list(result)


def _term(node: Any) -> Term | None:
    if node is None:
        return None
    if isinstance(node, rdflib.URIRef):
        return NamedNode(str(node))
    if isinstance(node, rdflib.BNode):
        return BlankNode(str(node))
    if node.language:
        return Literal(str(node), language=node.language)
    return Literal(str(node), datatype=NamedNode(str(node.datatype)) if node.datatype else None)


def quads_for_servers(store: MemoryStore) -> Iterator[Quad]:
    """Yield the prepared graph with the facts in a graph of their own, for servers like Virtuoso."""
    for quad in dataset_quads(store, prepared=True):
        if isinstance(quad.graph_name, DefaultGraph):
            yield Quad(quad.subject, quad.predicate, quad.object, FACTS_GRAPH)
        else:
            yield quad


def free_port() -> int:
    """Return a port of the loopback address that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def oxigraph_server(data: Path, folder: Path) -> Iterator[str]:
    """Serve `data` (N-Quads) from a store in `folder`; yield the query address."""
    place = folder / "store"
    load = [oxigraph_command(), "load", "--location", str(place), "--file", str(data)]
    subprocess.run(load, check=True, capture_output=True)
    with served_oxigraph(place) as url:
        yield f"{url}/query"


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120  # a server that was killed reads its log first
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=2):
                return
        except (URLError, TimeoutError):
            if process.poll() is not None:
                raise RuntimeError("the server ended before it answered") from None
            time.sleep(0.05)
    raise RuntimeError(f"no answer from {url} within two minutes")


@contextmanager
def empty_oxigraph_server(folder: Path, *options: str) -> Iterator[str]:
    """Serve an empty store in `folder`; yield the address, on which /query, /update and /store follow."""
    with served_oxigraph(folder / "store", *options) as url:
        yield url


@contextmanager
def served_oxigraph(place: Path, *options: str) -> Iterator[str]:
    """Serve the store at `place`, made where there is none; yield the address without a path."""
    command = oxigraph_command()
    place.parent.mkdir(parents=True, exist_ok=True)
    address = f"127.0.0.1:{free_port()}"
    process = subprocess.Popen(
        [command, "serve", "--location", str(place), "--bind", address, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://{address}/", process)
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def oxigraph_command() -> str:
    """Return where the program of the Oxigraph server is; skip the test where there is none."""
    command = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which(
        "oxigraph"
    )
    if command is None:
        pytest.skip("the oxigraph server is not installed (pip install oxigraph)")
    return command
