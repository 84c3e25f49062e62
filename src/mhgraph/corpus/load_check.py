"""Check what is going to be loaded, where it is small enough for that."""

from collections.abc import Sequence
from pathlib import Path

from mhgraph.corpus.disk_load import SOURCE_KINDS, STANDARD_INPUT
from mhgraph.corpus.files import load_file, read_quads
from mhgraph.corpus.lines import placed
from mhgraph.corpus.load import described, graph_of, ontology_files, open_store, prepare
from mhgraph.corpus.opened import COMPRESSED
from mhgraph.corpus.shapes import Finding, check, check_data
from mhgraph.store import MemoryStore, select
from mhgraph.terms import DERIVED_GRAPH, ONTOLOGY_GRAPH
from mhgraph.values import NamedNode, Quad, value_of

__all__ = ["MOST_BYTES", "findings"]

MOST_BYTES = 20_000_000
"""Files of the user's that are larger, all together, are not checked: it would take minutes."""

_PACKED = 10
"""How many times larger a compressed file may be taken to be."""
_SOURCES = (
    f"SELECT DISTINCT ?source WHERE {{ {{ {SOURCE_KINDS} }} GRAPH ?any {{ ?source a ?kind }} }}"
)
_THEIRS = f"""SELECT DISTINCT ?thing WHERE {{
  GRAPH ?source {{ ?thing ?p ?o }} FILTER(?source NOT IN ({ONTOLOGY_GRAPH}, {DERIVED_GRAPH}))
}}"""


def findings(files: Sequence[Path], own: Sequence[Path]) -> list[Finding] | None:
    """Return what does not conform in what is given, or None where that is too large to be checked.

    Args:
        files: what stands in place of this project's data; none: this project's data.
        own: what the user adds.

    Raises:
        DataFileError: a file cannot be read or is malformed.
    """
    given = [*files, *own]
    if STANDARD_INPUT in given or sum(map(_size, given)) > MOST_BYTES:
        return None
    if not files:
        return check(open_store(own))
    store = _in_place(given)
    theirs = {value_of(row[0]) for row in select(store, _THEIRS).rows}
    return [finding for finding in check_data(store) if finding.node in theirs]


def _size(file: Path) -> int:
    return file.stat().st_size * (_PACKED if file.suffix.lower() in COMPRESSED else 1)


def _in_place(files: Sequence[Path]) -> MemoryStore:
    """Return the prepared graph of the ontology and `files`."""
    store = MemoryStore()
    for file in ontology_files():
        load_file(store, file, ONTOLOGY_GRAPH)
    for file in files:
        graph = graph_of(file.name, ())
        store.extend(_kept(read_quads(file), graph))
    store.merge()
    known = {row[0] for row in select(store, _SOURCES).rows} | {ONTOLOGY_GRAPH}
    for name in [g for g in store.graphs() if g not in known]:
        store.extend(described(name, name.value))
    return prepare(store)


def _kept(quads: Sequence[Quad], graph: NamedNode) -> list[Quad]:
    there = (placed(quad, graph) for quad in quads)
    return [quad for quad in there if quad.graph_name != ONTOLOGY_GRAPH]
