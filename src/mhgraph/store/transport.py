"""The way to a SPARQL server over HTTP, through SPARQLWrapper: the only module that knows it.

Reads are tried again with growing pauses, changes only where nothing can have happened twice. Whatever
goes wrong is an error that names the server, says what happened and what to do.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

from SPARQLWrapper import JSON, POST, TURTLE, URLENCODED, SPARQLWrapper

from mhgraph.errors import RemoteStoreError, Words
from mhgraph.store.link.addresses import check_address, shown
from mhgraph.store.link.call import Call
from mhgraph.store.link.carrying import Carrier
from mhgraph.store.link.replies import Reply, parsed
from mhgraph.store.link.retrying import Patience
from mhgraph.store.link.wire import Body, Request
from mhgraph.version import __version__

__all__ = ["Endpoint", "Patience", "Reply"]

T = TypeVar("T")
_AGENT = f"mhgraph/{__version__}"
_GRAPHS = "application/n-triples, text/turtle;q=0.9"
_LOOK = Words(
    nl="Kijk of de server draait en of het adres het adres voor vragen is; vragen zonder --store "
    "gaan over mhgraphs eigen gegevens.",
    en="Check that the server runs and that the address is the one for queries; questions without "
    "--store are asked of mhgraph's own data.",
)


class _Wrapper(SPARQLWrapper):
    """SPARQLWrapper for the protocol, with another way to carry what it wrote."""

    def __init__(self, address: str, send: Callable[[Request], Any]) -> None:
        super().__init__(address, address, agent=_AGENT)
        self._send = send
        self.setOnlyConneg(True)
        self.setMethod(POST)
        # As a form: Virtuoso 7 waits for ever for the rest of a query posted as application/sparql-query.
        self.setRequestMethod(URLENCODED)

    def _query(self) -> tuple[Any, str]:
        written: Any = self._createRequest()
        sent = Request("POST", written.full_url, dict(written.header_items()), written.data)
        return self._send(sent), self.returnFormat


class Endpoint:
    """The addresses of a SPARQL 1.1 server.

    Args:
        url: the address for queries, http or https.
        update: that for updates; that for queries when it is not given.
        graph_store: that of the Graph Store HTTP Protocol; likewise.
        patience: how long it is waited for.

    Raises:
        UsageError: one is no address, or holds a password.
    """

    def __init__(
        self,
        url: str,
        *,
        update: str | None = None,
        graph_store: str | None = None,
        patience: Patience | None = None,
    ) -> None:
        self.url = check_address(url)
        self.update_url = check_address(update) if update else None
        self.graph_store_url = check_address(graph_store) if graph_store else None
        self._patience = patience or Patience()
        self._carrier = Carrier(self._patience)

    def result(
        self,
        text: str,
        form: str,
        parse: Callable[[Reply], T],
        parameters: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> T:
        """Send the query `text` and return what `parse` makes of the answer.

        Args:
            text: a SPARQL query.
            form: SELECT, ASK, CONSTRUCT or DESCRIBE.
            parse: raises `SyntaxError` or `ValueError` for what is no whole result; then it is asked for
                again, unless the server says behind it why.
            parameters: further parameters of the protocol, such as default-graph-uri.
            timeout: seconds for all tries together; without it as long as `Patience.whole` says.

        Raises:
            RemoteStoreError: there was no whole answer, or not in time (`RemoteTimeoutError`).
        """

        def try_once(call: Call) -> T:
            request: Any = _Wrapper(self.url, lambda sent: self._carrier.exchange.send(sent, call))
            # SPARQLWrapper guesses the form from words in comments too.
            request.queryString, request.queryType = text, form
            request.setReturnFormat(JSON if form in ("SELECT", "ASK") else TURTLE)
            for name, value in (parameters or {}).items():
                request.addParameter(name, value)
            return parsed(lambda: request.query().response, parse)

        seconds = self._patience.whole if timeout is None else timeout
        return self._carrier.carry(self.url, try_once, seconds)

    def update(self, text: str, timeout: float | None = None) -> None:
        """Send a SPARQL 1.1 update.

        It is sent again only when the server cannot have begun it: there was no connection, or it answered
        429 or 503.

        Raises:
            RemoteWriteError: it was not carried out, or nobody knows.
        """

        def try_once(call: Call) -> None:
            request: Any = _Wrapper(
                self.update_url or self.url, lambda sent: self._carrier.exchange.send(sent, call)
            )
            request.queryString, request.queryType = text, "INSERT"
            request.query()

        self._carrier.carry(
            self.update_url or self.url,
            try_once,
            timeout,
            writes=True,
            may_repeat=lambda fault: not fault.unsure,
        )

    def put(
        self,
        graph: str | None,
        body: bytes | Path,
        media_type: str,
        timeout: float | None = None,
    ) -> None:
        """Replace a graph, as a whole and so as often as it takes.

        Args:
            graph: its name; None is the default graph.
            body: RDF; a file is sent piece by piece.
            media_type: of `body`.
            timeout: seconds for all tries together.

        Raises:
            RemoteWriteError: it was not carried out, or nobody knows.
        """
        self._change("PUT", graph, {"Content-Type": media_type}, body, timeout)

    def delete(self, graph: str | None, timeout: float | None = None) -> None:
        """Delete a graph; one that is not there is no error.

        Raises:
            RemoteWriteError: it was not carried out, or nobody knows.
        """
        self._change("DELETE", graph, {}, None, timeout)

    def get(
        self, graph: str | None, timeout: float | None = None, media_type: str = _GRAPHS
    ) -> Reply:
        """Return a graph as RDF.

        Args:
            graph: its name; None is the default graph.
            timeout: seconds for all tries together.
            media_type: what is asked for, as in an Accept header.

        Raises:
            RemoteStoreError: there was no answer.
        """
        request = self._request("GET", graph, {"Accept": media_type}, None)
        return self._carrier.carry(
            self.graph_store_url or self.url,
            lambda call: parsed(
                lambda: self._carrier.exchange.send(request, call), lambda reply: reply
            ),
            timeout,
        )

    def failed(self, what: Words | str) -> RemoteStoreError:
        """Return the error that names this server and says `what` happened."""
        told = Words(nl=what, en=what) if isinstance(what, str) else what
        url = shown(self.url)
        return RemoteStoreError(
            Words(
                nl=f"De SPARQL-server {url} gaf geen antwoord op de vraag: {told.nl}",
                en=f"The SPARQL server {url} did not answer the query: {told.en}",
            ),
            _LOOK,
        )

    def _change(
        self,
        method: str,
        graph: str | None,
        headers: Mapping[str, str],
        body: Body,
        timeout: float | None,
    ) -> None:
        request = self._request(method, graph, headers, body)
        self._carrier.carry(
            self.graph_store_url or self.url,
            lambda call: self._carrier.exchange.send(
                request, call, missing_is_fine=method == "DELETE"
            ),
            timeout,
            writes=True,
        )

    def _request(
        self, method: str, graph: str | None, headers: Mapping[str, str], body: Body
    ) -> Request:
        url = self.graph_store_url or self.url
        named = "default" if graph is None else f"graph={quote(graph, safe='')}"
        joined = f"{url}{'&' if urlsplit(url).query else '?'}{named}"
        return Request(method, joined, {"User-Agent": _AGENT, **headers}, body)
