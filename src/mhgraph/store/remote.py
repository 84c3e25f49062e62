"""Any SPARQL 1.1 server that holds the prepared graph.

What it sends is read strictly: half a result or a page of HTML is an error that names the endpoint,
never an empty answer.
"""

import re
from collections.abc import Mapping
from typing import Any

from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results

from mhgraph.errors import QueryRefusedError, Words
from mhgraph.store.deadline import within
from mhgraph.store.guard import keywords
from mhgraph.store.syntax import check_syntax
from mhgraph.store.transport import Endpoint, Reply
from mhgraph.values import Answer, Table, Triple, Triples

__all__ = ["SparqlStore"]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


class SparqlStore:
    """The prepared graph on a SPARQL 1.1 server.

    Args:
        url: the address of the query endpoint, http or https.
    """

    def __init__(self, url: str) -> None:
        self.endpoint = Endpoint(url)
        self.name = f"sparql:{url}"

    def query(
        self,
        text: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> Answer:
        """Answer `text`; see `Store.query`."""
        known = dict(prefixes or {})
        check_syntax(text, known)
        form = next((w for w in keywords(text) if w in _FORMS), "")
        if not form:
            raise QueryRefusedError(
                Words(nl="Dit is geen SPARQL-vraag.", en="This is not a SPARQL query.")
            )
        sent = _with_prefixes(text, known)
        reply = within(timeout, lambda: self.endpoint.read(sent, form, timeout=timeout))
        return self._read(reply, form)

    def _read(self, reply: Reply, form: str) -> Answer:
        try:
            if form in ("CONSTRUCT", "DESCRIBE"):
                rdf = RdfFormat.from_media_type(reply.media_type) or RdfFormat.TURTLE
                return Triples.of(Triple(*quad[:3]) for quad in _quads(reply.body, rdf))
            result = parse_query_results(reply.body, format=QueryResultsFormat.JSON)
            if isinstance(result, QueryBoolean):
                return bool(result)
            columns = tuple(v.value for v in result.variables)
            return Table(columns, tuple(tuple(solution) for solution in result))
        except (SyntaxError, ValueError, OSError) as error:
            raise self.endpoint.failed(
                f"the answer ({reply.media_type}) is not a whole SPARQL result: {error}"
            ) from error


def _quads(body: bytes, rdf: RdfFormat) -> list[tuple[Any, ...]]:
    return [tuple(quad) for quad in parse(body, format=rdf)]


def _with_prefixes(text: str, prefixes: Mapping[str, str]) -> str:
    """Declare the known prefixes that `text` uses and does not declare, on its first line."""
    declared = {p.lower() for p in re.findall(r"(?i)\bprefix\s+([\w.-]*):", text)}
    used = set(re.findall(r"([A-Za-z][\w.-]*):", text))
    missing = [p for p in sorted(prefixes) if p in used and p.lower() not in declared]
    return "".join(f"PREFIX {p}: <{prefixes[p]}> " for p in missing) + text
