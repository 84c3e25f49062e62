"""The header of a query file: what it asks, what it needs, what its columns mean.

A header is YAML in the comment lines at the top of the file, between two lines `# ---`. What follows it
is plain SPARQL that runs in any tool as it stands, with the example values in its VALUES slots.
"""

from collections.abc import Collection
from dataclasses import dataclass

from mhgraph.errors import Words

__all__ = ["KINDS", "Choice", "Column", "Header", "Parameter", "TableCell"]

KINDS = (
    "action",
    "actor",
    "class",
    "concept",
    "document",
    "entity",
    "fund",
    "instrument",
    "language",
    "number",
    "place",
    "programme",
    "role",
    "text",
    "year",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value out of a closed list.

    Attributes:
        value: what fills the slot.
        name: what it is called, in both languages.
        also: other words for it.
    """

    value: str
    name: Words
    also: tuple[str, ...] = ()

    def words(self) -> tuple[str, ...]:
        """Return all that a user may write for it."""
        return self.value, self.name.nl, self.name.en, *self.also


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that the question needs, filled into the slot `VALUES ?name { … }`.

    Attributes:
        name: the variable, and the option `--name`.
        kind: what it must be: place, actor, text, …; `language` is filled by --lang.
        required: whether the question cannot do without.
        example: a value that works, as a user would write it.
        help: what it is, in both languages.
        scheme: the scheme that a concept has to be of; "" for any.
        under: the class that a class has to be under, as a prefixed name; "" for any.
        default: what is taken where the user gives nothing; "" for anything at all.
        dutch: the example as a user would write it in Dutch; "" where it is the same.
        choices: for a text, the values that it can have; none for any text.
    """

    name: str
    kind: str
    required: bool
    example: str
    help: Words
    scheme: str = ""
    default: str = ""
    dutch: str = ""
    choices: tuple[Choice, ...] = ()
    under: str = ""

    def example_in(self, lang: str) -> str:
        """Return the example in `lang`."""
        return (self.dutch if lang == "nl" else "") or self.example


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer: its heading and what it means, in both languages.

    Attributes:
        name: the variable.
        heading: what stands above it.
        means: what it holds.
        data_only: left out of tables for the eye (IRIs, mostly).
    """

    name: str
    heading: Words
    means: Words
    data_only: bool


@dataclass(frozen=True, slots=True)
class TableCell:
    """How a column is shown in the table for the eye.

    Attributes:
        column: the variable shown.
        listed: whether its different values in one group of rows are listed in one cell.
        under: another variable whose value stands before the values that belong to it.
    """

    column: str
    listed: bool = False
    under: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """All that a query file says of itself.

    Attributes:
        title, question, explanation: for people, in both languages.
        tags: words to sort questions by.
        parameters: in the order of the file.
        columns: in the order of the file; those of the query's SELECT, and what is counted from them.
        collect: columns whose values are joined into one cell; the other columns are the key of a row.
        sort: columns by which rows are put in order.
        table: the table for the eye; the cells that are not lists group the rows.
        counted: the column whose different values a total counts.
        evidence: triple patterns over the columns whose sources stand behind a row.
        about_sources: whether the question is about sources, not facts.
        ranked: a column of numbers that puts the rows in order, largest first; "" for none.
        matches: for a parameter, the column that holds the given value which a row fits.
        total: what the things counted are called, as a plural; by default the heading of `counted`.
        counts: for a column of numbers, the collected column whose different values it counts; where
            SELECT does not give the number, the rows are counted.
        blank: columns of `counts` that stay empty, not 0, where there is nothing to count.
        not_after: for a year parameter, the one that may not be before it.
        differ: parameters that may not all have the same one value.
        unsourced: why no column of the answer names the sources, for the line below the table.
    """

    title: Words
    question: Words
    explanation: Words
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    collect: tuple[str, ...]
    sort: tuple[str, ...]
    table: tuple[TableCell, ...]
    counted: str
    evidence: tuple[str, ...] = ()
    about_sources: bool = False
    ranked: str = ""
    matches: tuple[tuple[str, str], ...] = ()
    total: Words | None = None
    counts: tuple[tuple[str, str], ...] = ()
    blank: tuple[str, ...] = ()
    not_after: tuple[tuple[str, str], ...] = ()
    differ: tuple[str, ...] = ()
    unsourced: Words | None = None

    def column(self, name: str) -> Column:
        """Return the column called `name`."""
        return next(c for c in self.columns if c.name == name)

    def selected(self, given: Collection[str]) -> list[str]:
        """Return the columns that SELECT must give, where it gives those `given`: all but what is counted."""
        counted = {number for number, _ in self.counts if number not in given}
        return [c.name for c in self.columns if c.name not in counted]

    def parameter(self, name: str) -> Parameter:
        """Return the parameter called `name`."""
        return next(p for p in self.parameters if p.name == name)

    def things(self, lang: str) -> str:
        """Return what the things counted are called."""
        total = self.total or Words(*self._bare(self.column(self.counted).heading))
        return total.get(lang)

    @staticmethod
    def _bare(heading: Words) -> tuple[str, str]:
        return heading.nl.split(" (")[0], heading.en.split(" (")[0]
