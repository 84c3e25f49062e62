"""Load the text files, merge them into the default graph, and derive what follows."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from mhgraph.corpus.files import load_file, rdf_files, read_quads
from mhgraph.corpus.rules import derive, read_rules
from mhgraph.errors import DataFileError, Words
from mhgraph.resources import data_folder, ontology_folder
from mhgraph.store import MemoryStore
from mhgraph.terms import GRAPH, ONTOLOGY_GRAPH, USER_GRAPH_CLASS
from mhgraph.values import DefaultGraph, Literal, NamedNode, Quad

__all__ = ["open_store", "prepare"]

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
    for file in sorted(ontology_folder().glob("*.ttl")):
        if file.name not in _NOT_DATA:
            load_file(store, file, ONTOLOGY_GRAPH)
    for file in sorted(data_folder().glob("*.trig")):
        load_file(store, file)
    taken = {graph.value for graph in store.graphs()} if own else set()
    for path in own:
        for file in rdf_files(path):
            quads = _own_quads(file, taken)
            store.extend(quads)
            taken.update(q.graph_name.value for q in quads if isinstance(q.graph_name, NamedNode))
    return prepare(store)


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
        raise _taken(file, clash[0])
    graph = _graph_of(file, taken)
    placed = _in_graph(quads, graph)
    names = sorted({q.graph_name for q in placed if isinstance(q.graph_name, NamedNode)}, key=str)
    for name in names:
        title = file.name if name == graph else f"{file.name}: {name.value}"
        placed.append(Quad(name, _TYPE, USER_GRAPH_CLASS, name))
        placed.append(Quad(name, _TITLE, Literal(title), name))
    return placed


def _graph_of(file: Path, taken: set[str]) -> NamedNode:
    base = GRAPH + "user/" + quote(file.name, safe="")
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    return NamedNode(name)


def _in_graph(quads: Iterable[Quad], graph: NamedNode) -> list[Quad]:
    """Put the quads of the default graph into `graph`; leave those of named graphs."""
    return [
        Quad(q.subject, q.predicate, q.object, graph)
        if isinstance(q.graph_name, DefaultGraph)
        else q
        for q in quads
    ]


def _taken(file: Path, graph: str) -> DataFileError:
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
