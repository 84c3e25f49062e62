"""Any SPARQL 1.1 server, through SPARQLWrapper: the only module that knows it.

The server has to hold the prepared graph (`mhgraph export --prepared`). What it sends is read strictly:
half a result or a page of HTML is an error that names the endpoint, never an empty answer.
"""

import re
import socket
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError

from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results
from SPARQLWrapper import JSON, POST, POSTDIRECTLY, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from mhgraph.errors import QueryRefusedError, RemoteStoreError, UsageError, Words
from mhgraph.store.deadline import within
from mhgraph.store.guard import keywords
from mhgraph.store.syntax import check_syntax
from mhgraph.values import Answer, Table, Triple, Triples

__all__ = ["SparqlStore"]

_CONNECT = 60.0
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


class SparqlStore:
    """The prepared graph on a SPARQL 1.1 server.

    Args:
        url: the address of the query endpoint, http or https.
    """

    def __init__(self, url: str) -> None:
        if not re.match(r"https?://[^\s/]", url):
            raise UsageError(
                Words(
                    nl=f"{url!r} is geen adres van een SPARQL-server.",
                    en=f"{url!r} is not the address of a SPARQL server.",
                ),
                Words(
                    nl="Schrijf --store sparql:http://server/query.",
                    en="Write --store sparql:http://server/query.",
                ),
            )
        self.url = url
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
        body, media_type = within(timeout, lambda: self._fetch(sent, form, timeout))
        return self._read(body, media_type, form)

    def _fetch(self, text: str, form: str, timeout: float | None) -> tuple[bytes, str]:
        request: Any = SPARQLWrapper(self.url)
        request.setQuery(text)
        # SPARQLWrapper guesses the form from words in comments too.
        request.queryType = form
        request.setOnlyConneg(True)
        request.setMethod(POST)
        request.setRequestMethod(POSTDIRECTLY)
        request.setReturnFormat(JSON if form in ("SELECT", "ASK") else TURTLE)
        request.setTimeout(int(max(1, timeout or _CONNECT)))
        try:
            response = request.query().response
            return response.read(), response.headers.get_content_type()
        except HTTPError as error:
            error.close()
            raise self._failed(f"HTTP {error.code} {error.reason}") from error
        except SPARQLWrapperException as error:
            raise self._failed(_short(str(error))) from error
        except URLError as error:
            raise self._failed(str(error.reason)) from error
        except (TimeoutError, socket.timeout) as error:  # noqa: UP041 - SPARQLWrapper raises both
            raise self._failed("timed out") from error
        except (OSError, HTTPException) as error:
            raise self._failed(str(error) or type(error).__name__) from error

    def _read(self, body: bytes, media_type: str, form: str) -> Answer:
        try:
            if form in ("CONSTRUCT", "DESCRIBE"):
                rdf = RdfFormat.from_media_type(media_type) or RdfFormat.TURTLE
                return Triples.of(Triple(*quad[:3]) for quad in _quads(body, rdf))
            result = parse_query_results(body, format=QueryResultsFormat.JSON)
            if isinstance(result, QueryBoolean):
                return bool(result)
            columns = tuple(v.value for v in result.variables)
            return Table(columns, tuple(tuple(solution) for solution in result))
        except (SyntaxError, ValueError, OSError) as error:
            raise self._failed(
                f"the answer ({media_type}) is not a whole SPARQL result: {error}"
            ) from error

    def _failed(self, what: str) -> RemoteStoreError:
        return RemoteStoreError(
            Words(
                nl=f"De SPARQL-server {self.url} gaf geen antwoord op de vraag: {what}",
                en=f"The SPARQL server {self.url} did not answer the query: {what}",
            ),
            Words(
                nl="Kijk of de server draait en of het adres het adres voor vragen is; zonder "
                "--store werkt mhgraph met de eigen gegevens.",
                en="Check that the server runs and that the address is the one for queries; without "
                "--store mhgraph works from its own data.",
            ),
        )


def _quads(body: bytes, rdf: RdfFormat) -> list[tuple[Any, ...]]:
    return [tuple(quad) for quad in parse(body, format=rdf)]


def _with_prefixes(text: str, prefixes: Mapping[str, str]) -> str:
    """Declare the known prefixes that `text` uses and does not declare, on its first line."""
    declared = {p.lower() for p in re.findall(r"(?i)\bprefix\s+([\w.-]*):", text)}
    used = set(re.findall(r"([A-Za-z][\w.-]*):", text))
    missing = [p for p in sorted(prefixes) if p in used and p.lower() not in declared]
    return "".join(f"PREFIX {p}: <{prefixes[p]}> " for p in missing) + text


def _short(message: str) -> str:
    return " ".join(message.replace("\\n", " ").split())[:300]
