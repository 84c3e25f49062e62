"""The names of the ontology that code uses; a test checks each of them against `ontology/`."""

from typing import Final

from mhgraph.values import NamedNode

__all__ = [
    "DERIVED_GRAPH",
    "FACTS_GRAPH",
    "GRAPH",
    "ID",
    "MADE_GRAPHS",
    "MANIFEST_GRAPH",
    "MH",
    "ONTOLOGY_GRAPH",
    "USED_TERMS",
    "USER_GRAPH_CLASS",
    "mh",
]

MH: Final = "https://w3id.org/mhgraph/ontology#"
ID: Final = "https://w3id.org/mhgraph/id/"
GRAPH: Final = ID + "graph/"
ONTOLOGY_GRAPH: Final = NamedNode("https://w3id.org/mhgraph/ontology")
DERIVED_GRAPH: Final = NamedNode(GRAPH + "derived")
FACTS_GRAPH: Final = NamedNode(GRAPH + "facts")
"""Every fact once, on servers whose default graph is not one of its own."""
MANIFEST_GRAPH: Final = NamedNode(GRAPH + "manifest")
"""What was pushed to a server: each graph's content hash and size."""
MADE_GRAPHS: Final = (DERIVED_GRAPH, FACTS_GRAPH, MANIFEST_GRAPH)
"""The graphs that mhgraph fills itself; all others are of sources, or the ontology."""

USED_TERMS: Final = ("UserGraph", "Source", "contentHash")
"""Local names of the ontology's terms that code (not a query file) writes or reads."""


def mh(name: str) -> NamedNode:
    """Return the IRI of the ontology's term `name`."""
    return NamedNode(MH + name)


USER_GRAPH_CLASS: Final = mh("UserGraph")
