"""Write the graph: all of it or one class, in the usual RDF formats, the same bytes every time."""

from collections.abc import Iterable, Mapping
from typing import cast

from pyoxigraph import RdfFormat, serialize

from mhgraph.store import Store, select
from mhgraph.store.oxigraph import OxigraphStore
from mhgraph.terms import DERIVED_GRAPH, MADE_GRAPHS
from mhgraph.values import DefaultGraph, Quad, Triple

__all__ = ["FORMATS", "class_triples", "dataset_quads", "serialised"]

FORMATS = {
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
}


def serialised(
    statements: Iterable[Triple | Quad], form: str, prefixes: Mapping[str, str] | None = None
) -> str:
    """Return `statements`, sorted, in the format `form` (a key of `FORMATS`)."""
    rdf = FORMATS[form]
    ordered = sorted(statements, key=_order)
    used = _used_prefixes(ordered, prefixes or {})
    named = used if rdf in (RdfFormat.TRIG, RdfFormat.TURTLE) else None
    data = serialize(cast("list[Quad]", ordered), format=rdf, prefixes=named)
    return (data or b"").decode("utf-8")


def dataset_quads(store: OxigraphStore, *, prepared: bool) -> list[Quad]:
    """Return the quads of the named graphs; with `prepared` also the default and derived graph."""
    return [
        quad
        for quad in store.quads()
        if prepared
        or not (isinstance(quad.graph_name, DefaultGraph) or quad.graph_name == DERIVED_GRAPH)
    ]


def merged_triples(store: OxigraphStore) -> list[Triple]:
    """Return every fact once: the triples of the default graph."""
    return [
        Triple(q.subject, q.predicate, q.object)
        for q in store.quads()
        if isinstance(q.graph_name, DefaultGraph)
    ]


def class_triples(store: Store, kind: str) -> list[Quad]:
    """Return the statements that sources make about the things of the class `kind` (an IRI)."""
    table = select(
        store,
        f"""SELECT ?s ?p ?o ?g WHERE {{ ?s a <{kind}> .
            GRAPH ?g {{ ?s ?p ?o }}
            FILTER(?g NOT IN ({", ".join(map(str, MADE_GRAPHS))})) }}""",
    )
    return [Quad(*row) for row in table.rows]  # type: ignore[arg-type]


def _order(statement: Triple | Quad) -> tuple[str, ...]:
    graph = getattr(statement, "graph_name", "")
    return (str(graph), str(statement.subject), str(statement.predicate), str(statement.object))


def _used_prefixes(statements: list[Triple | Quad], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Keep the prefixes that some statement can use, so that a small result has a small head."""
    text = " ".join(str(s) for s in statements)
    return {p: ns for p, ns in sorted(prefixes.items()) if f"<{ns}" in text}
