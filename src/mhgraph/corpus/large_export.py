"""Write a graph that does not fit into memory, line by line, and fetch that of a server."""

from collections.abc import Iterator
from tempfile import TemporaryFile

from pyoxigraph import RdfFormat, parse

from mhgraph.corpus.contents import authored_graphs, opened
from mhgraph.corpus.pull import wanted, write_wanted
from mhgraph.store import construct
from mhgraph.store.oxigraph import OxigraphStore
from mhgraph.store.remote import SparqlStore
from mhgraph.terms import DERIVED_GRAPH
from mhgraph.values import NamedNode, Quad, Triple

__all__ = ["dataset_lines", "fact_lines", "fetched_facts", "fetched_quads"]

_FACTS = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def dataset_lines(store: OxigraphStore, *, prepared: bool) -> Iterator[bytes]:
    """Yield N-Quads: graph after graph by name, each sorted; with `prepared` also derived and default graph.

    The default graph comes last, in the engine's order: sorting it would take the memory this saves.
    """
    graphs = authored_graphs(store)
    for graph in [*graphs, DERIVED_GRAPH] if prepared else graphs:
        with opened(store, graph) as lines:
            end = f"{graph} .\n".encode()
            yield from sorted(line.rstrip(b".\r\n") + end for line in lines)
    if prepared:
        yield from fact_lines(store)


def fact_lines(store: OxigraphStore) -> Iterator[bytes]:
    """Yield every fact once as N-Triples, in the engine's order."""
    with opened(store, None) as lines:
        yield from lines


def fetched_quads(remote: SparqlStore, *, prepared: bool) -> list[Quad]:
    """Return the quads of the named graphs of a server; with `prepared` also derived and all facts."""
    with TemporaryFile() as file:
        write_wanted(wanted(remote, None), remote, None, file)
        file.seek(0)
        found = list(parse(file, format=RdfFormat.N_QUADS))
    if prepared:
        inside = f"GRAPH {DERIVED_GRAPH} {{ ?s ?p ?o }}"
        derived = construct(remote, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {inside} }}").triples
        found += [_quad(t, DERIVED_GRAPH) for t in derived]
        found += [Quad(t.subject, t.predicate, t.object) for t in fetched_facts(remote)]
    return found


def fetched_facts(remote: SparqlStore) -> list[Triple]:
    """Return every fact of a server once."""
    return list(construct(remote, _FACTS).triples)


def _quad(triple: Triple, graph: NamedNode) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)
