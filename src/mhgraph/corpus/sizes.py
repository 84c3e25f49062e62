"""How many triples the named graphs of a store hold."""

from mhgraph.store import Store, select
from mhgraph.terms import FACTS_GRAPH, MANIFEST_GRAPH

__all__ = ["sizes_of"]

_COUNTED = f"""SELECT ?graph (COUNT(*) AS ?triples) WHERE {{
  GRAPH ?graph {{ ?s ?p ?o }}
  FILTER(?graph NOT IN ({FACTS_GRAPH}, {MANIFEST_GRAPH}))
}} GROUP BY ?graph"""


def sizes_of(store: Store) -> dict[str, int]:
    """Return how many triples each named graph has, by its IRI; facts and manifest are left out."""
    return {r["graph"]: int(r["triples"]) for r in select(store, _COUNTED).texts()}
