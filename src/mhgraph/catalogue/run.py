"""Run a named question: fill its slots, ask the store, join what is to be joined, put in order.

Joining and sorting happen here because GROUP_CONCAT and ORDER BY differ from engine to engine.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from mhgraph.catalogue.catalogue import NamedQuery
from mhgraph.catalogue.header import Header
from mhgraph.catalogue.parameters import fill, terms_of
from mhgraph.corpus.prefixes import with_its_line
from mhgraph.errors import ParameterError, QueryFileError, UnknownPrefixError, Words
from mhgraph.store import Store, refuse_outside, select
from mhgraph.values import Literal, NamedNode, Row, Table, Term, value_of

__all__ = ["NamedResult", "run"]

_JOIN = "; "


@dataclass(frozen=True, slots=True)
class NamedResult:
    """The answer to a named question.

    Attributes:
        query: the question.
        text: the SPARQL that was sent.
        terms: what its parameters became.
        table: the rows, joined and in order.
        top: how many rows of a ranking were asked for; None for all.
    """

    query: NamedQuery
    text: str
    terms: Mapping[str, Sequence[Term]]
    table: Table
    top: int | None = None

    def count(self) -> int:
        """Return how many different things the rows are about."""
        index = self.table.columns.index(self.query.header.counted)
        return len({row[index] for row in self.table.rows if row[index] is not None})


def run(
    store: Store,
    query: NamedQuery,
    values: Mapping[str, Sequence[str]],
    lang: str,
    timeout: float | None = None,
    *,
    top: int | None = None,
    every: bool = False,
    services: Collection[str] = (),
) -> NamedResult:
    """Answer the question `query` with the parameters `values` in `lang`.

    Args:
        store: where the graph is.
        query: the question.
        values: what the user wrote, by parameter; several values mean any of them.
        lang: the language of labels.
        timeout: seconds after which the query is given up.
        top: keep so many rows of a ranked question, and all that tie with the last of them.
        every: keep only what occurs with every one of several values.
        services: the endpoints that SERVICE may ask.

    Raises:
        QueryRefusedError: the question asks another server, or is an update.
        ParameterError, UnknownNameError, ManyMatchesError: a parameter is not right.
        QueryFileError: the query gives other columns than its header says.
        StoreError: the engine failed.
    """
    refuse_outside(query.text, services)
    terms = terms_of(store, query.header, values, lang)
    text = fill(query.text, terms)
    try:
        raw = select(store, text, timeout=timeout)
    except UnknownPrefixError as error:
        raise with_its_line(error, store) from None
    wanted = tuple(query.header.selected(raw.columns))
    if set(raw.columns) != set(wanted):
        raise _other_columns(query, raw.columns, wanted)
    table = _sorted(_collected(_arranged(raw, wanted), query.header), query.header)
    if every:
        table = _with_every(table, query, terms)
    if top is not None:
        table = _topmost(table, query, top)
    return NamedResult(query, text, terms, table, top)


def _arranged(table: Table, wanted: tuple[str, ...]) -> Table:
    order = [table.columns.index(name) for name in wanted]
    return Table(wanted, tuple(tuple(row[i] for i in order) for row in table.rows))


def _collected(table: Table, header: Header) -> Table:
    """Make one row of all that differ only in the columns to collect, and count what is to be counted."""
    joined = [i for i, c in enumerate(table.columns) if c in header.collect]
    keys = [i for i in range(len(table.columns)) if i not in joined]
    counted = _counted(table, header)
    columns = tuple(c.name for c in header.columns)
    groups: dict[Row, list[Row]] = {}
    for row in table.rows:
        groups.setdefault(tuple(row[i] for i in keys), []).append(row)
    rows = []
    for rows_of_key in groups.values():
        cells = dict(zip(table.columns, rows_of_key[0], strict=True))
        for number, i in counted.items():
            many = len(_values(rows_of_key, i))
            cells[number] = Literal(many) if many or number not in header.blank else None
        for i in joined:
            cells[table.columns[i]] = _joined(rows_of_key, i)
        rows.append(tuple(cells[name] for name in columns))
    return Table(columns, tuple(rows))


def _counted(table: Table, header: Header) -> dict[str, int]:
    """Return where that stands which each column of numbers counts that the engine did not give."""
    numbers = ((n, c) for n, c in header.counts if n not in table.columns)
    return {number: table.columns.index(column) for number, column in numbers}


def _values(rows: list[Row], index: int) -> set[str]:
    return {value_of(row[index]) for row in rows if row[index] is not None}


def _joined(rows: list[Row], index: int) -> Term | None:
    values = sorted(_values(rows, index), key=lambda text: (_natural(text), text))
    if not values:
        return None
    one = next(row[index] for row in rows if row[index] is not None)
    if len(values) == 1 and isinstance(one, NamedNode):
        return one
    return Literal(_JOIN.join(values))


def _sorted(table: Table, header: Header) -> Table:
    order = [*(table.columns.index(name) for name in header.sort), *range(len(table.columns))]
    place = _places(table)
    rows = sorted(table.rows, key=lambda row: [place[value_of(row[i])] for i in order])
    if header.ranked:
        by = table.columns.index(header.ranked)
        rows.sort(key=lambda row: _number(row[by]), reverse=True)
    return Table(table.columns, tuple(rows))


def _places(table: Table) -> dict[str, int]:
    """Return the place of each text of `table` in their order: a large table says most of them often."""
    texts = {value_of(term) for row in table.rows for term in row}
    return {
        text: i for i, text in enumerate(sorted(texts, key=lambda text: (_natural(text), text)))
    }


def _number(term: Term | None) -> float:
    try:
        return float(value_of(term))
    except ValueError:
        return float("-inf")


def _topmost(table: Table, query: NamedQuery, top: int) -> Table:
    """Return the first `top` rows and those that tie with the last of them."""
    if not query.header.ranked:
        raise ParameterError(
            Words(
                nl=f"{query.name} heeft geen rangorde, dus --top heeft geen zin.",
                en=f"{query.name} has no ranking, so --top makes no sense.",
            ),
            Words(nl="Laat --top weg.", en="Leave out --top."),
        )
    by = table.columns.index(query.header.ranked)
    if top >= len(table):
        return table
    last = _number(table.rows[top - 1][by])
    return Table(table.columns, tuple(row for row in table.rows if _number(row[by]) >= last))


def _with_every(table: Table, query: NamedQuery, terms: Mapping[str, Sequence[Term]]) -> Table:
    """Keep the rows whose counted thing occurs with every value of each parameter that has several."""
    matches = dict(query.header.matches)
    several = {name: set(given) for name, given in terms.items() if len(given) > 1}
    for name in several:
        if name not in matches:
            raise ParameterError(
                Words(
                    nl=f"{query.name} kan --all niet toepassen op --{name}.",
                    en=f"{query.name} cannot apply --all to --{name}.",
                ),
                Words(nl="Laat --all weg.", en="Leave out --all."),
            )
    counted = table.columns.index(query.header.counted)
    rows = table.rows
    for name, wanted in several.items():
        column = table.columns.index(matches[name])
        found: dict[Term | None, set[Term | None]] = {}
        for row in rows:
            found.setdefault(row[counted], set()).add(row[column])
        rows = tuple(row for row in rows if wanted <= found[row[counted]])
    return Table(table.columns, rows)


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Return a key that puts PR2021-9.1 before PR2021-10.1."""
    parts = re.split(r"(\d+)", text.casefold())
    return [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in parts if p]


def _other_columns(query: NamedQuery, got: Sequence[str], wanted: Sequence[str]) -> QueryFileError:
    return QueryFileError(
        Words(
            nl=f"{query.file}: de vraag geeft {', '.join(got)}, de kop noemt {', '.join(wanted)}.",
            en=f"{query.file}: the query gives {', '.join(got)}, its header {', '.join(wanted)}.",
        ),
        Words(
            nl="Maak de kolommen in de kop gelijk aan die achter SELECT.",
            en="Make the columns in the header equal to those behind SELECT.",
        ),
    )
