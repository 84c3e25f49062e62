"""From tables to text: for the eye, as CSV, as SPARQL 1.1 results JSON, as Markdown."""

import csv
import io
import json
import os
import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mhgraph.errors import Words
from mhgraph.values import BlankNode, Literal, NamedNode, Table, Term, Triple, value_of

if TYPE_CHECKING:
    from mhgraph.catalogue import Header, NamedResult

__all__ = [
    "TABLES",
    "as_csv",
    "as_json",
    "as_markdown",
    "as_table",
    "figure",
    "grouped",
    "rows_text",
    "shortened",
]

TABLES = ("table", "csv", "json", "md")

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NARROWEST = 8
_COUNTABLE = {f"http://www.w3.org/2001/XMLSchema#{kind}" for kind in ("integer", "decimal")}
_LARGE = re.compile(r"-?\d{5,}", re.ASCII)
_DUTCH = str.maketrans(",.", ".,")


def as_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], *, grouped: bool = False
) -> str:
    """Return a table for the eye, as wide as the terminal; long cells are wrapped.

    With `grouped` a row whose first cell is empty belongs to the row above it: no line between them.
    Written here because importing a library for it costs a tenth of a whole run.
    """
    body = [list(row) for row in rows]
    widths = _widths(headings, body)
    lines = [_rule("┌┬┐", widths), *_lines(headings, widths)]
    for row in body:
        rule = [] if grouped and not row[0] else [_rule("├┼┤", widths)]
        lines += [*rule, *_lines(row, widths)]
    return "\n".join([*lines, _rule("└┴┘", widths)])


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return comma-separated values with a line of headings."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return out.getvalue()


def as_markdown(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; bars and line ends in cells are escaped."""
    lines = [_bars(headings), _bars(["---"] * len(headings))]
    lines += [_bars(row) for row in rows]
    return "\n".join(lines) + "\n"


def rows_text(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    form: str,
    lang: str,
    wide: Sequence[int] = (),
) -> str:
    """Return rows of texts in the form asked for (one of `TABLES`), with their number below a table.

    Args:
        headings: one for each column.
        rows: the texts.
        form: table, csv, json or md; json is a list of objects.
        lang: the language of the closing line.
        wide: columns that a table for the eye leaves out.
    """
    if form == "csv":
        return as_csv(headings, rows)
    if form == "md":
        return as_markdown(headings, rows)
    if form == "json":
        objects = [dict(zip(headings, row, strict=True)) for row in rows]
        return json.dumps(objects, ensure_ascii=False, indent=1) + "\n"
    shown = [i for i in range(len(headings)) if i not in wide]
    body = [[row[i] for i in shown] for row in rows]
    count = Words(nl="rijen", en="rows").get(lang)
    return f"{as_table([headings[i] for i in shown], body)}\n{count}: {len(rows)}\n"


def as_json(answer: Table | bool) -> str:
    """Return SPARQL 1.1 Query Results JSON."""
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer}) + "\n"
    bindings = [
        {name: _json_term(term) for name, term in row.items() if term is not None} for row in answer
    ]
    result = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def grouped(result: "NamedResult", lang: str) -> tuple[list[str], list[list[str]]]:
    """Return headings and rows of the table for the eye, as the header of the question asks for."""
    header = result.query.header
    cells = header.table
    keys = [c.column for c in cells if not c.listed]
    groups: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in result.table:
        shown = {name: _for_eye(term, lang) for name, term in row.items()}
        groups.setdefault(tuple(value_of(row[k]) for k in keys), []).append(shown)
    body = [
        [_listed(rows, c.column, c.under) if c.listed else rows[0][c.column] for c in cells]
        for rows in groups.values()
    ]
    return [_heading(header, c.column, lang) for c in cells], body


def shortened(cell: str, prefixes: Mapping[str, str]) -> str:
    """Return an IRI as a prefixed name where a prefix fits."""
    best = max((ns for ns in prefixes.values() if cell.startswith(ns)), key=len, default="")
    if not best or not cell[len(best) :] or "/" in cell[len(best) :]:
        return cell
    prefix = next(p for p, ns in sorted(prefixes.items()) if ns == best)
    return f"{prefix}:{cell[len(best) :]}"


def _for_eye(term: Term | None, lang: str) -> str:
    """Return the text of a cell; a number from ten thousand on gets points or commas, so no year does."""
    text = value_of(term)
    countable = isinstance(term, Literal) and term.datatype.value in _COUNTABLE
    return figure(text, lang) if countable else text


def figure(text: str, lang: str) -> str:
    """Return a number with points or commas as `lang` has them; in fours there are none, as in years."""
    whole, point, part = text.partition(".")
    if _LARGE.fullmatch(whole):
        whole = f"{int(whole):,}"
    shown = whole + point + part
    return shown.translate(_DUTCH) if lang == "nl" else shown


def _listed(rows: list[dict[str, str]], column: str, under: str) -> str:
    """Return the different values of `column`, a line each, those `under` one value together."""
    lists: dict[str, list[str]] = {}
    for row in rows:
        values = lists.setdefault(row[under] if under else "", [])
        for value in row[column].split("; ") if not under else [row[column]]:
            if value and value not in values:
                values.append(value)
    if not under:
        return "\n".join(lists.get("", []))
    return "\n".join(f"{name}: {', '.join(values)}" for name, values in lists.items() if values)


def _heading(header: "Header", column: str, lang: str) -> str:
    return header.column(column).heading.get(lang)


def _widths(headings: Sequence[str], rows: list[list[str]]) -> list[int]:
    """Give each column what it needs; where that is too much, take from the widest."""
    room = _terminal_width() - 3 * len(headings) - 1
    widths = [
        max([_columns(line) for row in [headings, *rows] for line in row[i].splitlines()] or [1])
        for i in range(len(headings))
    ]
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _terminal_width() -> int:
    """Return the width that COLUMNS or the terminal gives, else 120; `shutil` is slow to import."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 120


def _lines(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return the lines of one row: each cell wrapped to its width and padded."""
    wrapped = [
        [part for line in cell.splitlines() for part in (textwrap.wrap(line, width) or [""])]
        for cell, width in zip(cells, widths, strict=True)
    ]
    padded = [
        [part + " " * (width - _columns(part)) for part in parts]
        + [" " * width] * (max(map(len, wrapped)) - len(parts))
        for parts, width in zip(wrapped, widths, strict=True)
    ]
    return [f"│ {' │ '.join(line)} │" for line in zip(*padded, strict=True)] or [
        f"│ {' │ '.join(' ' * width for width in widths)} │"
    ]


def _rule(corners: str, widths: Sequence[int]) -> str:
    return corners[0] + corners[1].join("─" * (width + 2) for width in widths) + corners[2]


def _columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes: wide signs two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _bars(cells: Sequence[str]) -> str:
    clean = [
        c.replace("\\", "\\\\").replace("|", "\\|").replace("\r", "").replace("\n", "<br>")
        for c in cells
    ]
    return f"| {' | '.join(clean)} |"


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        return {
            "type": "triple",
            "value": {
                "subject": _json_term(term.subject),
                "predicate": _json_term(term.predicate),
                "object": _json_term(term.object),
            },
        }
    return _json_literal(term)


def _json_literal(term: Literal) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": "literal", "value": value_of(term)}
    if term.language:
        entry["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        entry["datatype"] = term.datatype.value
    return entry
