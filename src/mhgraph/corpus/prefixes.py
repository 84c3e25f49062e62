"""The prefixes a query may use without declaring them; the graph itself says which.

Vocabularies, kinds of resources and documents carry `vann:preferredNamespacePrefix` and
`vann:preferredNamespaceUri`, so a new document brings its prefix along.
"""

from mhgraph.store import Store, select

__all__ = ["known_prefixes"]

_QUERY = """
PREFIX vann: <http://purl.org/vocab/vann/>
SELECT ?prefix ?namespace WHERE {
  ?of vann:preferredNamespacePrefix ?prefix ; vann:preferredNamespaceUri ?namespace .
} ORDER BY ?prefix
"""


def known_prefixes(store: Store) -> dict[str, str]:
    """Return prefix → namespace as the graph in `store` states them."""
    return {row["prefix"]: row["namespace"] for row in select(store, _QUERY).texts()}
