"""Read what a server answers: a table, a boolean, triples; strictly, half of one is an error."""

import re
from collections.abc import Iterable

from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results
from pyoxigraph import Store as _Oxigraph

from mhgraph.store.oxigraph import no_collection
from mhgraph.store.transport import Reply
from mhgraph.values import Literal, NamedNode, Quad, Row, Table, Triple, Triples

__all__ = ["canonical", "read_boolean", "read_table", "read_triples"]

_PLAIN = frozenset(
    [
        "http://www.w3.org/2001/XMLSchema#string",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    ]
)
_NODE_ID = re.compile(rb'"type"\s*:\s*"bnode"\s*,\s*"value"\s*:\s*"nodeID://')


def read_table(reply: Reply) -> Table:
    """Return the table of a SELECT query.

    Raises:
        SyntaxError, ValueError: it is not whole.
    """
    # Virtuoso names blank nodes in its own way, the same in every answer.
    body = _NODE_ID.sub(rb'"type":"bnode","value":"', reply.body)
    result = parse_query_results(body, format=QueryResultsFormat.JSON)
    if isinstance(result, QueryBoolean):
        raise ValueError("a boolean where rows were asked for")
    columns = tuple(v.value for v in result.variables)
    with no_collection():
        return Table(columns, canonical(tuple(solution) for solution in result))


def read_boolean(reply: Reply) -> bool:
    """Return the boolean of an ASK query; errors as for `read_table`."""
    result = parse_query_results(reply.body, format=QueryResultsFormat.JSON)
    if isinstance(result, QueryBoolean):
        return bool(result)
    raise ValueError("rows where a boolean was asked for")


def read_triples(reply: Reply) -> Triples:
    """Return the triples of a CONSTRUCT or DESCRIBE query; errors as for `read_table`."""
    rdf = RdfFormat.from_media_type(reply.media_type) or RdfFormat.TURTLE
    return Triples.of(Triple(*tuple(quad)[:3]) for quad in parse(reply.body, format=rdf))


def canonical(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows with each literal as Oxigraph writes it: `true` for `1`, `1.5` for `1.50`."""
    kept = tuple(rows)
    typed = {
        term
        for row in kept
        for term in row
        if isinstance(term, Literal) and term.datatype.value not in _PLAIN
    }
    if not typed:
        return kept
    store, relation = _Oxigraph(), NamedNode("urn:is")
    numbered = {NamedNode(f"urn:{number}"): term for number, term in enumerate(typed)}
    store.extend(Quad(subject, relation, term) for subject, term in numbered.items())
    written = {numbered[quad.subject]: quad.object for quad in store}
    return tuple(tuple(written.get(term, term) for term in row) for row in kept)  # type: ignore
