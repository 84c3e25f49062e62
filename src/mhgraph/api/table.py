"""A table of answers: rows of plain values that become CSV, a DataFrame, or HTML in a notebook."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from mhgraph.api.hinting import hinted
from mhgraph.api.plain import Value, plain
from mhgraph.errors import UsageError, Words
from mhgraph.values import Table, value_of

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["ResultTable"]

_SHOWN = 100
_INT64 = range(-(2**63), 2**63)


class ResultTable:
    """The rows of an answer, in their order.

    `len(table)` is the number of rows; iterating yields each row as a dict from column to value.

    Args:
        table: the rows as RDF terms.
        lang: the language of headings and labels.
        headings: the heading of each column; a column without one is headed by its name.
        hidden: columns that a table for the eye leaves out.
        counted: the column of the things that the rows are about; "" where each row is one.
        sparql: the query that was asked; "" where there was not one.
    """

    def __init__(
        self,
        table: Table,
        lang: str,
        *,
        headings: Mapping[str, Words] | None = None,
        hidden: Sequence[str] = (),
        counted: str = "",
        sparql: str = "",
    ) -> None:
        self._table = table
        self._rows = tuple(tuple(plain(term) for term in row) for row in table.rows)
        self._lang = lang
        self._headings = dict(headings or {})
        self._hidden = frozenset(hidden)
        self._counted = counted
        self._sparql = sparql

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self._table.columns

    @property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """The values: str (IRIs too), int, float, Decimal, bool, date, datetime; None for nothing."""
        return self._rows

    @property
    def lang(self) -> str:
        """The language of headings and labels."""
        return self._lang

    @property
    def sparql(self) -> str:
        """The SPARQL that was asked; "" where there was not one query."""
        return self._sparql

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Yield each row as a dict from column to value."""
        for row in self._rows:
            yield dict(zip(self.columns, row, strict=True))

    def __eq__(self, other: object) -> bool:
        """Tell whether `other` is a table with the same columns and the same terms."""
        return isinstance(other, ResultTable) and self._table == other._table

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<ResultTable: {len(self)} rows, {len(self.columns)} columns>"

    def count(self) -> int:
        """Return how many different things the rows are about, as `mhgraph query` counts them."""
        if not self._counted:
            return len(self)
        index = self.columns.index(self._counted)
        return len({row[index] for row in self._table.rows if row[index] is not None})

    def heading(self, column: str, lang: str | None = None) -> str:
        """Return what stands above `column`, in `lang` or else in the language of the table.

        Raises:
            UsageError: there is no such column.
        """
        with hinted(self._lang):
            self._check_column(column)
        words = self._headings.get(column)
        return words.get(lang or self._lang) if words else column

    def _check_column(self, column: str) -> None:
        if column not in self.columns:
            columns = ", ".join(self.columns)
            raise UsageError(
                Words(nl=f"Er is geen kolom '{column}'.", en=f"There is no column '{column}'."),
                Words(nl=f"De kolommen: {columns}.", en=f"The columns: {columns}."),
            )

    def to_csv(self) -> str:
        """Return comma-separated values under headings, as `mhgraph query … --format csv` does."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([self.heading(c) for c in self.columns])
        writer.writerows([value_of(term) for term in row] for row in self._table.rows)
        return out.getvalue()

    def to_pandas(self) -> "DataFrame":
        """Return a pandas DataFrame whose columns have the names of `columns`.

        Whole numbers stay whole where some are missing (pandas' `Int64`).

        Raises:
            UsageError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ModuleNotFoundError:
            with hinted(self._lang):
                raise _no_pandas() from None
        series = {}
        for index, name in enumerate(self.columns):
            values = [row[index] for row in self._rows]
            series[name] = pd.Series(values, dtype="Int64" if _gaps_in_whole(values) else None)
        return pd.DataFrame(series, columns=list(self.columns), index=range(len(self)))

    def _repr_html_(self) -> str:
        """Return a table for a notebook: no columns of IRIs of a named question, 100 rows at most."""
        shown = [i for i, c in enumerate(self.columns) if c not in self._hidden]
        lines = [f'<table lang="{escape(self._lang)}">', "<thead><tr>"]
        lines += [f"<th>{escape(self.heading(self.columns[i]))}</th>" for i in shown]
        lines.append("</tr></thead><tbody>")
        for row in self._table.rows[:_SHOWN]:
            cells = "".join(f"<td>{escape(value_of(row[i]))}</td>" for i in shown)
            lines.append(f"<tr>{cells}</tr>")
        lines.append(f"</tbody></table>\n<p>{self._total().get(self._lang)}</p>")
        return "\n".join(lines)

    def _total(self) -> Words:
        """Return how many rows there are, and how many of them a notebook shows."""
        total = len(self)
        if total <= _SHOWN:
            return Words(nl=f"rijen: {total}", en=f"rows: {total}")
        return Words(
            nl=f"rijen: {total}, hier de eerste {_SHOWN}",
            en=f"rows: {total}, here the first {_SHOWN}",
        )


def _gaps_in_whole(values: Sequence[Value]) -> bool:
    """Tell whether `values` are whole numbers, some missing, that pandas would make fractions of."""
    present = [value for value in values if value is not None]
    return 0 < len(present) < len(values) and all(
        type(value) is int and value in _INT64 for value in present
    )


def _no_pandas() -> UsageError:
    return UsageError(
        Words(
            nl="Voor to_pandas() is pandas nodig, en dat is hier niet geïnstalleerd.",
            en="to_pandas() needs pandas, which is not installed here.",
        ),
        Words(
            nl="Installeer het met: python -m pip install pandas",
            en="Install it with: python -m pip install pandas",
        ),
    )
