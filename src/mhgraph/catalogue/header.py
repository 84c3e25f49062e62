"""The header of a query file: what it asks, what it needs, what its columns mean.

A header is YAML in the comment lines at the top of the file, between two lines `# ---`. What follows it
is plain SPARQL that runs in any tool as it stands, with the example values in its VALUES slots.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from mhgraph.errors import QueryFileError, Words

__all__ = ["Column", "Header", "Parameter", "TableCell", "read_header"]

_FENCE = "# ---"
KINDS = (
    "action",
    "actor",
    "concept",
    "document",
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
class Parameter:
    """A value that the question needs, filled into the slot `VALUES ?name { … }`.

    Attributes:
        name: the variable, and the option `--name`.
        kind: what it must be: place, actor, text, …; `language` is filled by --lang.
        required: whether the question cannot do without.
        example: a value that works, as a user would write it.
        help: what it is, in both languages.
        scheme: the scheme that a concept has to be of; "" for any.
        default: what is taken where the user gives nothing; "" for anything at all.
    """

    name: str
    kind: str
    required: bool
    example: str
    help: Words
    scheme: str = ""
    default: str = ""


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
        columns: in the order of the file; those of the query's SELECT.
        collect: columns whose values are joined into one cell; the other columns are the key of a row.
        sort: columns by which rows are put in order.
        table: the table for the eye; the cells that are not lists group the rows.
        counted: the column whose different values a total counts.
        evidence: triple patterns over the columns whose sources stand behind a row.
        about_sources: whether the question is about sources, not facts.
        ranked: a column of numbers that puts the rows in order, largest first; "" for none.
        matches: for a parameter, the column that holds the given value which a row fits.
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

    def column(self, name: str) -> Column:
        """Return the column called `name`."""
        return next(c for c in self.columns if c.name == name)


def read_header(text: str, file: str) -> Header:
    """Return the header of the query file `file` whose text is `text`.

    Raises:
        QueryFileError: there is no header, it is no YAML, or a field is missing or wrong; the message
            names file and line.
    """
    lines = text.splitlines()
    try:
        first = lines.index(_FENCE)
        last = lines.index(_FENCE, first + 1)
    except ValueError:
        raise _wrong(file, 1, "no header", "geen kop", _SHAPE) from None
    body = "\n".join(re.sub(r"^# ?", "", line) for line in lines[first + 1 : last])
    try:
        fields = yaml.load(body, Loader=_LOADER)  # noqa: S506 - a safe loader, the C one if there is
    except yaml.MarkedYAMLError as error:
        line = first + 2 + (error.problem_mark.line if error.problem_mark else 0)
        raise _wrong(file, line, str(error.problem), str(error.problem), _SHAPE) from None
    if not isinstance(fields, dict):
        raise _wrong(
            file, first + 2, "the header is no mapping", "de kop is geen lijst van velden", _SHAPE
        )
    return _Reader(file, first + 1, lines).header(fields)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SHAPE = Words(
    nl="Zie docs/queries.md en de vragen in queries/ voor hoe een kop eruitziet.",
    en="See docs/queries.md and the questions in queries/ for what a header looks like.",
)


def _wrong(file: str, line: int, en: str, nl: str, hint: Words | None = None) -> QueryFileError:
    return QueryFileError(
        Words(nl=f"{file}, regel {line}: {nl}", en=f"{file}, line {line}: {en}"), hint
    )


class _Reader:
    """Turns the fields of one header into a `Header`, or says which line is wrong."""

    def __init__(self, file: str, first: int, lines: list[str]) -> None:
        self._file, self._first, self._lines = file, first, lines

    def header(self, fields: Mapping[str, Any]) -> Header:
        known = {"title", "question", "explanation", "tags", "parameters", "columns"}
        known |= {"collect", "sort", "table", "counted"}
        known |= {"evidence", "about_sources", "ranked", "matches"}
        for name in fields:
            if name not in known:
                raise self._bad(str(name), f"unknown field '{name}'", f"onbekend veld '{name}'")
        columns = tuple(self._column(n, f) for n, f in self._mapping(fields, "columns").items())
        names = {c.name for c in columns}
        table = tuple(self._cell(entry) for entry in fields.get("table", []))
        collect = self._names(fields, "collect", names)
        counted = str(fields.get("counted", columns[0].name))
        ranked = str(fields.get("ranked", ""))
        matches = {str(k): str(v) for k, v in (fields.get("matches") or {}).items()}
        for name in (*matches.values(), *([ranked] if ranked else [])):
            self._known(name, names)
        for name in (counted, *(c.column for c in table), *(c.under for c in table if c.under)):
            self._known(name, names)
        return Header(
            title=self._words(fields, "title"),
            question=self._words(fields, "question"),
            explanation=self._words(fields, "explanation"),
            tags=tuple(str(t) for t in fields.get("tags", [])),
            parameters=tuple(
                self._parameter(n, f) for n, f in (fields.get("parameters") or {}).items()
            ),
            columns=columns,
            collect=collect,
            sort=self._names(fields, "sort", names),
            table=table or tuple(TableCell(c.name) for c in columns if not c.data_only),
            counted=counted,
            evidence=tuple(str(e) for e in fields.get("evidence", [])),
            about_sources=bool(fields.get("about_sources", False)),
            ranked=ranked,
            matches=tuple(matches.items()),
        )

    def _column(self, name: str, fields: Any) -> Column:
        data_only = isinstance(fields, dict) and bool(fields.get("data_only", False))
        return Column(
            name,
            self._words({name: fields}, name),
            self._words(fields, "means", under=name),
            data_only,
        )

    def _parameter(self, name: str, fields: Any) -> Parameter:
        kind = str(fields.get("kind", "")) if isinstance(fields, dict) else ""
        if kind not in KINDS:
            raise self._bad(
                name,
                f"parameter '{name}' has no kind out of: {', '.join(KINDS)}",
                f"parameter '{name}' heeft geen soort uit: {', '.join(KINDS)}",
            )
        language = kind == "language"
        return Parameter(
            name,
            kind,
            bool(fields.get("required", False)),
            str(fields.get("example", "")),
            Words("", "") if language else self._words(fields, "help", under=name),
            str(fields.get("scheme", "")),
            str(fields.get("default", "")),
        )

    def _cell(self, entry: Any) -> TableCell:
        if isinstance(entry, str):
            return TableCell(entry)
        if isinstance(entry, dict) and "list" in entry:
            return TableCell(str(entry["list"]), True, str(entry.get("under", "")))
        raise self._bad("table", f"{entry!r} is no cell", f"{entry!r} is geen cel")

    def _mapping(self, fields: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        value = fields.get(name)
        if not isinstance(value, dict) or not value:
            raise self._bad(name, f"'{name}' is missing", f"'{name}' ontbreekt")
        return value

    def _words(self, fields: Any, name: str, under: str = "") -> Words:
        value = fields.get(name) if isinstance(fields, dict) else None
        if not isinstance(value, dict) or not (value.get("nl") and value.get("en")):
            where = f"{under}.{name}" if under else name
            raise self._bad(
                under or name,
                f"'{where}' needs a text in nl and in en",
                f"'{where}' moet een tekst in nl en in en hebben",
            )
        return Words(str(value["nl"]).strip(), str(value["en"]).strip())

    def _names(self, fields: Mapping[str, Any], field: str, names: set[str]) -> tuple[str, ...]:
        wanted = tuple(str(n) for n in fields.get(field, []))
        for name in wanted:
            self._known(name, names)
        return wanted

    def _known(self, name: str, names: set[str]) -> None:
        if name not in names:
            raise self._bad(name, f"no column '{name}'", f"geen kolom '{name}'")

    def _bad(self, field: str, en: str, nl: str) -> QueryFileError:
        pattern = re.compile(rf"\b{re.escape(field)}\b")
        for number, line in enumerate(self._lines[self._first :], self._first + 1):
            if pattern.search(line):
                return _wrong(self._file, number, en, nl, _SHAPE)
        return _wrong(self._file, self._first, en, nl, _SHAPE)
