"""The prefixes a query may use without declaring them; the graph itself says which.

Vocabularies, kinds of resources and documents carry `vann:preferredNamespacePrefix` and
`vann:preferredNamespaceUri`, so a new document brings its prefix along.
"""

from mhgraph.errors import QuerySyntaxError, UnknownPrefixError, Words
from mhgraph.store import Store, select

__all__ = ["known_prefixes", "with_its_line"]

_QUERY = """
PREFIX vann: <http://purl.org/vocab/vann/>
SELECT ?prefix ?namespace WHERE {
  ?of vann:preferredNamespacePrefix ?prefix ; vann:preferredNamespaceUri ?namespace .
} ORDER BY ?prefix
"""


def known_prefixes(store: Store, timeout: float | None = None) -> dict[str, str]:
    """Return prefix → namespace as the graph in `store` states them, asked for at most `timeout` seconds."""
    rows = select(store, _QUERY, timeout=timeout).texts()
    return {row["prefix"]: row["namespace"] for row in rows}


def with_its_line(error: UnknownPrefixError, store: Store) -> QuerySyntaxError:
    """Return `error` with the line that declares its prefix, if the graph in `store` knows it."""
    namespace = known_prefixes(store).get(error.prefix)
    if namespace is None:
        return error
    line = f"PREFIX {error.prefix}: <{namespace}>"
    return QuerySyntaxError(
        error.message,
        Words(
            nl=f"Zet deze regel boven de vraag:\n{line}",
            en=f"Put this line above the query:\n{line}",
        ),
    )
