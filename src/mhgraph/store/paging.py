"""Whole tables from servers that give no more than so many rows at once.

A server that cuts a result off sends status 200 and says nothing of it, or says it in a header of its
own. So a result is taken as whole only when it is smaller than one that was whole, or when the server,
asked to count, says that there is no more. What was cut off is fetched in pages.
"""

from collections.abc import Callable, Mapping, Sized
from dataclasses import dataclass, replace
from typing import TypeVar

from mhgraph.errors import RemoteStoreError, Words
from mhgraph.store.link.addresses import shown
from mhgraph.store.results import read_table
from mhgraph.store.transport import Endpoint, Reply
from mhgraph.values import Row, Table, value_of

__all__ = ["Asked", "Pages"]

_DIGITS = " ".join(str(digit) for digit in range(10))
_PROBED = 1000
_LEAST = 10
"""No server is set to give fewer rows than this."""
_T = TypeVar("_T", bound=Sized)
_LIMIT_HEADER = "x-sparql-maxrows"
_STATE_HEADER = "x-sql-state"
"""Stands where Virtuoso gives what it found until its time was over."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A SELECT query, in the pieces that paging needs.

    Attributes:
        select: SELECT and what it gives.
        where: the patterns in their braces, GROUP BY and HAVING.
        parameters: those of the protocol.
        left: tells how many seconds there are left.
        head: the prologue.
        dataset: FROM and FROM NAMED.
        order: the conditions of its own ORDER BY.
        offset: its own OFFSET.
        limit: its own LIMIT; None for none.
        is_set: whether no two of its rows are equal.
        sorts_within: whether the server sorts long tables only within a sub-select.
    """

    select: str
    where: str
    parameters: Mapping[str, str]
    left: Callable[[], float | None]
    head: str = ""
    dataset: str = ""
    order: str = ""
    offset: int = 0
    limit: int | None = None
    is_set: bool = False
    sorts_within: bool = False

    def text(self) -> str:
        """Return the query as it is asked."""
        order = f" ORDER BY {self.order}" if self.order else ""
        offset = f" OFFSET {self.offset}" if self.offset else ""
        limit = "" if self.limit is None else f" LIMIT {self.limit}"
        whole = f"{self.head}{self.select} {self.dataset}WHERE {self.where}{order}"
        return f"{whole}{limit}{offset}"

    def nested(self, select: str) -> str:
        """Return a query around this one."""
        inner = replace(self, dataset="", head="").text()
        return f"{self.head}{select} {self.dataset}WHERE {{ {{ {inner} }} }}"

    def page(self, first: int, most: int) -> str:
        """Return the query for at most `most` of its rows, after the `first`."""
        left = most if self.limit is None else min(most, self.limit - first)
        if not self.sorts_within:
            return replace(self, offset=self.offset + first, limit=left).text()
        return f"{replace(self, limit=None).nested('SELECT *')} LIMIT {left} OFFSET {first}"

    def sorted_by(self, columns: tuple[str, ...]) -> "Asked":
        """Return the query with an order that leaves only equal rows side by side."""
        if self.sorts_within:
            return replace(self, order=" ".join(f"?{column}" for column in columns))
        keys = " ".join(f"?{c} STR(?{c}) LANG(?{c}) STR(DATATYPE(?{c}))" for c in columns)
        return replace(self, order=f"{self.order} {keys}".strip())


class Pages:
    """Asks a server for tables and sees to it that they are whole.

    Args:
        endpoint: the server.

    Attributes:
        limit: how many rows it gives at most, as far as that is known.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._safe = _LEAST
        self._probed = False
        self.limit: int | None = None

    def first(self, asked: Asked) -> Table | None:
        """Return the table, or None where the server does not give all of it at once."""
        table = self._table(asked.text(), asked)
        return table if self.is_whole(len(table), asked) else None

    def table(self, asked: Asked) -> Table:
        """Return the table, in as many pages as it takes.

        Raises:
            RemoteStoreError: the pages do not make a whole.
        """
        table = self._table(asked.text(), asked)
        if self.is_whole(len(table), asked):
            return table
        total = self.count(asked)
        step = min(len(table), self.limit or len(table))
        if step < 1:
            raise self._cut_off(len(table), total)
        rows = self._pages(asked.sorted_by(table.columns), total, step)
        if len(rows) != total or (asked.is_set and len(set(rows)) != total):
            raise self._cut_off(len(table), total)
        return Table(table.columns, rows)

    def small(
        self, text: str, form: str, read: Callable[[Reply], _T], left: Callable[[], float | None]
    ) -> _T:
        """Return the answer to a query that cannot be counted or paged, where it is surely whole.

        Raises:
            RemoteStoreError: it may have been cut off.
        """
        asked = Asked("", "", {}, left)
        found = self._endpoint.result(text, form, read, None, left())
        if len(found) >= self._safe and len(found) >= self._probed_safe(asked):
            raise self._cut_off(len(found), None)
        return found

    def is_whole(self, rows: int, asked: Asked) -> bool:
        """Tell whether `rows` are all rows of the query."""
        if rows == asked.limit or rows < self._safe or rows < self._probed_safe(asked):
            return True
        if self.limit is not None and rows >= self.limit:
            return False
        if self.count(asked) != rows:
            return False
        self._safe = max(self._safe, rows)
        return True

    def count(self, asked: Asked) -> int:
        """Return how many rows the query has."""
        counted = replace(asked, order="") if asked.limit is None else asked
        table = self._table(counted.nested("SELECT (COUNT(*) AS ?mh__n)"), asked)
        told = value_of(table.rows[0][0]) if table.rows else ""
        if not told.isdigit():
            raise self._endpoint.failed(
                Words(nl=f"het telde {told!r} rijen", en=f"it counted {told!r} rows")
            )
        return int(told)

    def probe(self, left: Callable[[], float | None]) -> None:
        """Find out whether the server gives a thousand rows."""
        self._probed_safe(Asked("", "", {}, left))

    def _probed_safe(self, asked: Asked) -> int:
        """Return a number of rows below which the server cuts nothing off."""
        if not self._probed:
            self._probed = True
            values = " ".join(f"VALUES ?{v} {{ {_DIGITS} }}" for v in "abc")
            probe = Asked("SELECT ?a ?b ?c", f"{{ {values} }}", asked.parameters, asked.left)
            found = len(self._table(probe.text(), probe))
            self._safe = max(self._safe, found)
            if found < _PROBED:
                self.limit = found
        return self._safe

    def _pages(self, asked: Asked, total: int, step: int) -> tuple[Row, ...]:
        rows: list[Row] = []
        while len(rows) < total:
            page = self._table(asked.page(len(rows), step), asked)
            if not page.rows:
                break
            rows += page.rows
        return tuple(rows)

    def _table(self, text: str, asked: Asked) -> Table:
        def read(reply: Reply) -> Table:
            if reply.headers.get(_STATE_HEADER):
                said = reply.headers.get("x-sql-message", "")
                raise self._endpoint.failed(
                    Words(nl=f"het brak de vraag af ({said})", en=f"it gave up the query ({said})")
                )
            told = reply.headers.get(_LIMIT_HEADER, "")
            if told.isdigit():
                self.limit = int(told)
            return read_table(reply)

        return self._endpoint.result(text, "SELECT", read, asked.parameters, asked.left())

    def _cut_off(self, given: int, total: int | None) -> RemoteStoreError:
        nl = (
            "en dat zijn misschien niet alle"
            if total is None
            else f"en dit antwoord heeft er {total}"
        )
        en = "and those may not be all" if total is None else f"and this answer has {total}"
        url = shown(self._endpoint.url)
        return RemoteStoreError(
            Words(
                nl=f"De SPARQL-server {url} gaf {given} rijen, {nl}: hij geeft er niet meer ineens, en in "
                "stukken kwamen ze niet alle.",
                en=f"The SPARQL server {url} gave {given} rows, {en}: it gives no more at once, and in parts "
                "not all of them came.",
            ),
            Words(
                nl="Vraag minder (een nauwer patroon, of een eigen ORDER BY met LIMIT en OFFSET), of laat "
                "de rijlimiet van de server verhogen (bij Virtuoso ResultSetMaxRows).",
                en="Ask for less (a narrower pattern, or an ORDER BY with LIMIT and OFFSET of your own), or "
                "have the row limit of the server raised (ResultSetMaxRows of Virtuoso).",
            ),
        )
