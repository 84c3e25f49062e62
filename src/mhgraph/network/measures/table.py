"""Tables of measures: frozen, in both languages, to be shown like the answer to a named question."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import overload

from mhgraph.errors import Words
from mhgraph.values import Literal, NamedNode, Row, Table, Term

__all__ = ["Cell", "Column", "MeasureTable", "Rank", "ranked", "rounded"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGER, _DECIMAL = NamedNode(f"{_XSD}integer"), NamedNode(f"{_XSD}decimal")
_MOST_SHOWN = 8
_MORE = Words("… en nog {}", "… and {} more")


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order in which equals have the same place and the next one is skipped (1, 1, 3).

    Attributes:
        place: from 1; None for what has no value and so no place.
        tied: whether others have the same place.
    """

    place: int | None
    tied: bool = False


Cell = int | Decimal | str | Words | NamedNode | Rank | tuple[Words, ...] | tuple[str, ...] | None
"""A number, a text, a text in both languages, an IRI, a rank, a list of texts; None for no value."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: in data, as the variable of a query would be called.
        heading: for the eye.
        data_only: whether a table for the eye leaves it out.
    """

    name: str
    heading: Words
    data_only: bool = False


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """Rows of measures.

    Attributes:
        title: what stands above them.
        total: what stands below them: how many there are, and how the measures were made.
        columns: in order.
        rows: a cell for each column.
    """

    title: Words
    total: Words
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def headings(self, lang: str) -> list[str]:
        """Return the heading of each column."""
        return [column.heading.get(lang) for column in self.columns]

    def table(self, lang: str) -> Table:
        """Return all columns as the terms that an answer to a query would have."""
        names = tuple(column.name for column in self.columns)
        return Table(names, tuple(_terms(row, lang) for row in self.rows))

    def eye(self, lang: str, *, cut: bool = True) -> tuple[list[str], list[list[str]]]:
        """Return headings and rows for the eye: ties marked by `=`, IRIs left out, long lists cut."""
        kept = [i for i, column in enumerate(self.columns) if not column.data_only]
        headings = [self.columns[i].heading.get(lang) for i in kept]
        rows = [[_shown(row[i], lang, cut) for i in kept] for row in self.rows]
        return headings, rows


@overload
def rounded(value: float, decimals: int) -> int | Decimal: ...
@overload
def rounded(value: float | None, decimals: int) -> int | Decimal | None: ...
def rounded(value: float | None, decimals: int) -> int | Decimal | None:
    """Return `value` with so many decimals, none for a whole number.

    What the order of a sum did to the last digits of a float is taken off first, so that it does not
    decide which way a half goes.
    """
    if value is None or isinstance(value, int):
        return value
    exact = Decimal(f"{value:.10f}")
    return exact.quantize(Decimal(1).scaleb(-decimals)) + 0


def ranked(values: Sequence[int | Decimal | None], *, ascending: bool) -> list[Rank]:
    """Return the rank of each value, the highest first or, if `ascending`, the lowest."""
    times = Counter(value for value in values if value is not None)
    places: dict[int | Decimal, int] = {}
    place = 1
    for value in sorted(times, reverse=not ascending):
        places[value] = place
        place += times[value]
    return [Rank(None) if v is None else Rank(places[v], times[v] > 1) for v in values]


def _terms(row: tuple[Cell, ...], lang: str) -> Row:
    return tuple(_term(cell, lang) for cell in row)


def _term(cell: Cell, lang: str) -> Term | None:
    if cell is None or isinstance(cell, NamedNode):
        return cell
    if isinstance(cell, Rank):
        return None if cell.place is None else Literal(str(cell.place), datatype=_INTEGER)
    if isinstance(cell, int | Decimal):
        kind = _DECIMAL if isinstance(cell, Decimal) else _INTEGER
        return Literal(f"{cell:f}" if kind == _DECIMAL else str(cell), datatype=kind)
    return Literal("; ".join(_texts(cell, lang)))


def _shown(cell: Cell, lang: str, cut: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, NamedNode):
        return cell.value
    if isinstance(cell, Rank):
        return f"{cell.place or ''}{'=' if cell.tied else ''}"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, int):
        return str(cell)
    texts = _texts(cell, lang)
    more = len(texts) - _MOST_SHOWN
    if cut and more > 1:
        texts = [*texts[:_MOST_SHOWN], _MORE.get(lang).format(more)]
    return "\n".join(texts)


def _texts(cell: str | Words | tuple[Words, ...] | tuple[str, ...], lang: str) -> list[str]:
    several = cell if isinstance(cell, tuple) else (cell,)
    return [one.get(lang) if isinstance(one, Words) else one for one in several]
