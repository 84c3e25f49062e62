"""What each graph of a store holds: its triples as N-Triples, how many, and a hash of them all.

The hash is the same whatever the order of the triples and whichever engine holds them: the sum of the
SHA-256 hashes of the lines, modulo 2²⁵⁶. A graph with blank nodes has another hash in each store, since
their names differ: it counts as changed each time.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO

from mhgraph.corpus.temporary import on_temporary_files
from mhgraph.store.oxigraph import OxigraphStore
from mhgraph.terms import FACTS_GRAPH, MADE_GRAPHS
from mhgraph.values import NamedNode

__all__ = ["Digest", "authored_graphs", "digest_of", "digests", "opened"]

_IN_MEMORY = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Digest:
    """What identifies the content of a graph.

    Attributes:
        triples: how many there are.
        content_hash: hexadecimal, 64 digits; equal for equal graphs without blank nodes.
    """

    triples: int
    content_hash: str


def authored_graphs(store: OxigraphStore) -> list[NamedNode]:
    """Return the named graphs that somebody wrote, not those that mhgraph makes, sorted by name."""
    return sorted((g for g in store.graphs() if g not in MADE_GRAPHS), key=lambda g: g.value)


def digests(store: OxigraphStore, graphs: Iterable[NamedNode | None]) -> dict[str, Digest]:
    """Return the digest of each of `graphs` by its IRI; None, the default graph, goes by FACTS_GRAPH."""
    found = {}
    for graph in graphs:
        with opened(store, graph) as lines:
            found[(graph or FACTS_GRAPH).value] = digest_of(lines)
    return found


def digest_of(lines: Iterable[bytes]) -> Digest:
    """Return the digest of a graph given as lines of N-Triples, each triple once."""
    total, count = 0, 0
    for line in lines:
        total += int.from_bytes(hashlib.sha256(line.rstrip(b"\r\n")).digest(), "big")
        count += 1
    return Digest(count, f"{total % 2**256:064x}")


@contextmanager
def opened(store: OxigraphStore, graph: NamedNode | None) -> Iterator[IO[bytes]]:
    """Open the N-Triples of `graph` (None: of the default graph) for reading; a large one lies in a file."""
    with on_temporary_files(), SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        store.dump(graph, file)
        file.seek(0)
        yield file
