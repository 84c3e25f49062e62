"""Load the text files, merge them into the default graph, and derive what follows."""

from collections.abc import Container, Sequence
from pathlib import Path
from urllib.parse import quote

from mhgraph.corpus.files import load_file, rdf_files, read_quads
from mhgraph.corpus.lines import placed
from mhgraph.corpus.rules import derive, read_rules
from mhgraph.errors import DataFileError, Words
from mhgraph.resources import data_folder, ontology_folder
from mhgraph.store import MemoryStore
from mhgraph.terms import GRAPH, ONTOLOGY_GRAPH, USER_GRAPH_CLASS
from mhgraph.values import Literal, NamedNode, Quad

__all__ = [
    "data_files",
    "described",
    "graph_of",
    "graph_taken",
    "ontology_files",
    "open_store",
    "prepare",
]

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_TITLE = NamedNode("http://purl.org/dc/terms/title")
_NOT_DATA = frozenset(["shapes.ttl"])


def open_store(own: Sequence[Path] = ()) -> MemoryStore:
    """Return the prepared graph: ontology, data, the user's `own` files, merged and derived.

    Args:
        own: RDF files, or folders of them, that the user adds to this run.

    Raises:
        DataFileError: a file cannot be read or is malformed; nothing is loaded.
    """
    store = MemoryStore()
    for file in ontology_files():
        load_file(store, file, ONTOLOGY_GRAPH)
    for file in data_files():
        load_file(store, file)
    taken = {graph.value for graph in store.graphs()} if own else set()
    for path in own:
        for file in rdf_files(path):
            quads = _own_quads(file, taken)
            store.extend(quads)
            taken.update(q.graph_name.value for q in quads if isinstance(q.graph_name, NamedNode))
    return prepare(store)


def ontology_files() -> list[Path]:
    """Return the files of the ontology, in the order of their names."""
    return sorted(p for p in ontology_folder().glob("*.ttl") if p.name not in _NOT_DATA)


def data_files() -> list[Path]:
    """Return the files of this project's data, in the order of their names."""
    return sorted(data_folder().glob("*.trig"))


def prepare(store: MemoryStore) -> MemoryStore:
    """Merge the named graphs of `store` into its default graph, derive, and return it."""
    store.merge()
    derive(store, read_rules())
    return store


def _own_quads(file: Path, taken: set[str]) -> list[Quad]:
    quads = read_quads(file)
    clash = sorted(
        {q.graph_name.value for q in quads if isinstance(q.graph_name, NamedNode)} & taken
    )
    if clash:
        raise graph_taken(file, clash[0])
    graph = graph_of(file.name, taken)
    found = [placed(q, graph) for q in quads]
    names = sorted({q.graph_name for q in found if isinstance(q.graph_name, NamedNode)}, key=str)
    for name in names:
        found += described(name, file.name if name == graph else f"{file.name}: {name.value}")
    return found


def described(graph: NamedNode, title: str) -> list[Quad]:
    """Return what makes `graph` a source of the user's: its class and its title."""
    return [
        Quad(graph, _TYPE, USER_GRAPH_CLASS, graph),
        Quad(graph, _TITLE, Literal(title), graph),
    ]


def graph_of(file: str, taken: Container[str]) -> NamedNode:
    """Return a name, not yet `taken`, for the graph of what stands in no graph in `file`."""
    base = GRAPH + "user/" + quote(file, safe="")
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    return NamedNode(name)


def graph_taken(file: Path, graph: str) -> DataFileError:
    """Return the error of a graph of the user's that has the name of another source."""
    return DataFileError(
        Words(
            nl=f"{file}: de graaf <{graph}> hoort al bij een andere bron.",
            en=f"{file}: the graph <{graph}> already belongs to another source.",
        ),
        Words(
            nl="Geef uw graaf een eigen naam, zodat elke uitspraak haar eigen bron houdt.",
            en="Give your graph a name of its own, so that every statement keeps its source.",
        ),
    )
