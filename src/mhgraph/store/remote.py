"""Any SPARQL 1.1 server that holds the prepared graph.

What it sends is read strictly: half a result or a page of HTML is an error that names the endpoint,
never an empty answer, and a result that was cut off is completed or an error. What differs from server to
server is known by the modules below this one.
"""

import re
import time
from collections.abc import Callable, Mapping

from mhgraph.errors import QueryRefusedError, Words
from mhgraph.store.dialects import Server, contact, of_facts
from mhgraph.store.forms import constructed, described
from mhgraph.store.guard import keywords
from mhgraph.store.link.addresses import shown
from mhgraph.store.paging import Pages
from mhgraph.store.results import read_boolean, read_table, read_triples
from mhgraph.store.sparql.query import NotReadError, read_query
from mhgraph.store.sparql.tree import Query
from mhgraph.store.syntax import check_syntax
from mhgraph.store.transport import Endpoint, Patience
from mhgraph.store.virtuoso import Virtuoso
from mhgraph.store.wording import asked_of
from mhgraph.values import Answer, Table

__all__ = ["SparqlStore"]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_Left = Callable[[], float | None]


class SparqlStore:
    """The prepared graph on a SPARQL 1.1 server.

    Args:
        url: the address of the query endpoint, http or https.
        patience: how long the server is waited for.
        update: the address for updates, if it is to be written to.
        graph_store: that of the Graph Store protocol.
    """

    def __init__(
        self,
        url: str,
        patience: Patience | None = None,
        *,
        update: str | None = None,
        graph_store: str | None = None,
    ) -> None:
        self.endpoint = Endpoint(url, update=update, graph_store=graph_store, patience=patience)
        self.name = f"sparql:{shown(url)}"
        self._pages = Pages(self.endpoint)
        self._server: Server | None = None

    def server(self, timeout: float | None = None) -> Server:
        """Return what the server is, which it is asked once."""
        if self._server is None:
            self._server = contact(self.endpoint, timeout)
        return self._server

    @property
    def known(self) -> Server | None:
        """What the server is, if it has been asked already."""
        return self._server

    def forget(self) -> None:
        """Ask the server anew what it is, because where its facts stand may have changed."""
        self._server = None

    def row_limit(self, timeout: float | None = None) -> int | None:
        """Return how many rows the server gives at most, if that is below a thousand or it says so."""
        self._pages.probe(_countdown(timeout))
        return self._pages.limit

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
        left = _countdown(timeout)
        asking = _Asking(self.endpoint, self._pages, self.server(left()), left)
        return asking.answer(form, sent)


class _Asking:
    """Asks one query."""

    def __init__(self, endpoint: Endpoint, pages: Pages, server: Server, left: _Left) -> None:
        self._endpoint = endpoint
        self._pages = pages
        self._server = server
        self._left = left
        self._virtuoso = Virtuoso(pages, left, facts=server.has_facts_graph)

    def answer(self, form: str, text: str) -> Answer:
        """Answer `text`, a query of this form."""
        try:
            query = read_query(text)
        except NotReadError as error:
            if self._server.is_virtuoso or self._server.has_facts_graph:
                raise _not_read(error) from error
            return self._as_it_is(form, text)
        if form == "SELECT":
            return self._select(text)
        if form == "ASK":
            return self._ask(query, text)
        made = constructed if form == "CONSTRUCT" else described
        return made(query, text, self._select)

    def _select(self, text: str) -> Table:
        query = read_query(text)
        if self._server.is_virtuoso:
            return self._virtuoso.select(query, text)
        if self._server.has_facts_graph:
            text = of_facts(query, text)
            query = read_query(text)
        return self._pages.table(asked_of(query, text, {}, self._left))

    def _ask(self, query: Query, text: str) -> bool:
        if self._server.is_virtuoso:
            return self._virtuoso.ask(query, text)
        sent = of_facts(query, text) if self._server.has_facts_graph else text
        return self._endpoint.result(sent, "ASK", read_boolean, None, self._left())

    def _as_it_is(self, form: str, text: str) -> Answer:
        """Answer what is not read here, if it is small enough to be whole."""
        if form == "ASK":
            return self._endpoint.result(text, form, read_boolean, None, self._left())
        if form == "SELECT":
            return self._pages.small(text, form, read_table, self._left)
        return self._pages.small(text, form, read_triples, self._left)


def _countdown(seconds: float | None) -> _Left:
    """Return what tells how many of some seconds are left."""
    if seconds is None:
        return lambda: None
    end = time.monotonic() + seconds
    return lambda: max(0.01, round(end - time.monotonic(), 1))


def _not_read(error: NotReadError) -> QueryRefusedError:
    return QueryRefusedError(
        Words(
            nl=f"mhgraph kan deze vraag niet zo opschrijven dat deze server haar goed beantwoordt: {error}.",
            en=f"mhgraph cannot write this query so that this server answers it rightly: {error}.",
        ),
        Words(
            nl="Vraag het zonder dit onderdeel, of vraag mhgraphs eigen gegevens, zonder --store.",
            en="Ask without this part, or ask mhgraph's own data, without --store.",
        ),
    )


def _with_prefixes(text: str, prefixes: Mapping[str, str]) -> str:
    """Declare the known prefixes that `text` uses and does not declare, on its first line."""
    declared = {p.lower() for p in re.findall(r"(?i)\bprefix\s+([\w.-]*):", text)}
    used = set(re.findall(r"(?<![\w.-])([A-Za-z][\w.-]*):", text))
    missing = [p for p in sorted(prefixes) if p in used and p.lower() not in declared]
    return "".join(f"PREFIX {p}: <{prefixes[p]}> " for p in missing) + text
