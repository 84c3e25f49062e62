"""From tables to files for other programs: a page, a workbook, CSV that a Dutch Excel opens rightly.

XlsxWriter makes the workbooks: it only writes, imports in a quarter of the time of openpyxl, depends on
nothing, is under BSD-2-Clause, and gives the same bytes for the same cells.
"""

import csv
import datetime
import io
import math
import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from mhgraph.errors import OutputError, UsageError, Words
from mhgraph.values import Literal, Row, Table, value_of

__all__ = ["SEPARATORS", "Cell", "as_csv_for", "as_html", "as_xlsx", "cells", "check_csv_options"]

Cell = str | int | float
"""A cell of a workbook: text, or a number to count with."""

SEPARATORS: Final = {"comma": ",", "semicolon": ";", "tab": "\t"}

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = re.compile(
    re.escape(_XSD)
    + "(?:(?P<whole>integer|int|long|short|byte|(?:nonNegative|positive|negative|nonPositive)"
    "Integer|unsigned(?:Int|Long|Short|Byte)|gYear)|decimal|double|float)"
)
_MOST_DIGITS = 15  # more of them a workbook does not keep

_CREATED = datetime.datetime(2000, 1, 1)
_MOST_ROWS, _LONGEST, _CUT = 1_048_575, 32_767, " […]"
_WIDEST = 60
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_LINK = re.compile(r"https?://[^\s<>\"]+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_STYLE = (
    "body{font:1rem/1.45 system-ui,sans-serif;margin:1.5rem;color:#1b1f24;background:#fff}"
    "h1{font-size:1.4rem}.wide{overflow-x:auto}table{border-collapse:collapse}"
    "caption{text-align:start;padding-block:.5rem;font-weight:600}"
    "th,td{border:1px solid #8b929b;padding:.35rem .6rem;text-align:start;vertical-align:top}"
    "th{background:#eef0f3}a{color:#0b57a4}a:focus-visible,.wide:focus-visible{outline:3px solid #0b57a4}"
    "@media print{body{margin:0}.wide{overflow:visible}thead{display:table-header-group}"
    "tr{break-inside:avoid}}"
)


def as_html(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    title: str,
    lang: str,
    total_line: str,
    source_line: str,
) -> str:
    """Return one page that opens anywhere, asks nothing of any network and runs no script.

    Args:
        headings: one for each column.
        rows: plain texts; a line end stays one, an address of the web becomes a link.
        title: of the page and the table.
        lang: the language of the page.
        total_line: how much there is, above the table.
        source_line: where it comes from, below the table; "" for none.
    """
    head = "".join(f'<th scope="col">{_text(h)}</th>' for h in headings)
    body = "\n".join(f"<tr>{''.join(_html_cell(cell) for cell in row)}</tr>" for row in rows)
    source = f"<footer><p>{_linked(source_line)}</p></footer>\n" if source_line else ""
    return f"""<!DOCTYPE html>
<html lang="{escape(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_attribute(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{_text(title)}</h1>
<div class="wide" role="region" aria-label="{_attribute(title)}" tabindex="0">
<table>
<caption>{_text(total_line or title)}</caption>
<thead>
<tr>{head}</tr>
</thead>
<tbody>
{body}
</tbody>
</table>
</div>
</main>
{source}</body>
</html>
"""


def as_xlsx(headings: Sequence[str], rows: Sequence[Sequence[Cell]], title: str) -> bytes:
    """Return an Excel workbook with one sheet; the same cells give the same bytes.

    Numbers are numbers; a text is text whatever it begins with, and never a formula or a link. A text
    that is longer than a workbook can hold ends in `[…]`.

    Raises:
        OutputError: there are more rows than a sheet can hold.
    """
    if len(rows) > _MOST_ROWS:
        raise _too_many(len(rows))
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"title": _clean(title)[:255], "created": _CREATED})
    sheet = book.add_worksheet(_sheet_name(title))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, _width(heading, rows, column))
        sheet.write_string(0, column, _fitting(heading), bold)
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if not isinstance(cell, str):
                sheet.write_number(line, column, cell, plain)
            elif cell:
                looks = quoted if cell.startswith(_LOOKS_LIKE_FORMULA) else plain
                sheet.write_string(line, column, _fitting(cell), looks)
    sheet.freeze_panes(1, 0)
    if headings:
        sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    book.close()
    return made.getvalue()


def as_csv_for(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    separator: str = "comma",
    bom: bool = False,
) -> str:
    """Return CSV with one of `SEPARATORS` and, if asked, the mark by which Excel knows UTF-8.

    A Dutch Excel opens a file with semicolons and the mark rightly at a double click.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=SEPARATORS[separator], lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return ("\ufeff" if bom else "") + out.getvalue()


def check_csv_options(form: str | None, separator: str, bom: bool) -> None:
    """Raise `UsageError` where options of CSV are given with another form."""
    if form == "csv" or not (bom or separator != "comma"):
        return
    option = "--bom" if bom else "--separator"
    raise UsageError(
        Words(nl=f"{option} hoort bij csv.", en=f"{option} goes with csv."),
        Words(nl="Voeg -f csv toe.", en="Add -f csv."),
    )


def cells(table: Table) -> list[list[Cell]]:
    """Return the rows of `table` with numbers as numbers and all else as text."""
    return [_cells_of(row) for row in table.rows]


def _cells_of(row: Row) -> list[Cell]:
    return [_number(term) if isinstance(term, Literal) else value_of(term) for term in row]


def _number(term: Literal) -> Cell:
    """Return the number that `term` is, or its text where a workbook would change it."""
    text, kind = term.value.strip(), _NUMBERS.fullmatch(term.datatype.value)
    if kind is None or sum(c.isdigit() for c in text) > _MOST_DIGITS:
        return term.value
    try:
        number = int(text) if kind["whole"] else float(text)
    except ValueError:
        return term.value
    return number if math.isfinite(number) else term.value


def _too_many(number: int) -> OutputError:
    return OutputError(
        Words(
            nl=f"Een werkblad heeft plaats voor {_MOST_ROWS} rijen, en dit zijn er {number}.",
            en=f"A sheet has room for {_MOST_ROWS} rows, and these are {number}.",
        ),
        Words(nl="Kies -f csv.", en="Choose -f csv."),
    )


def _sheet_name(title: str) -> str:
    """Return `title` as Excel allows it: 31 signs, some of them not, and one name not at all."""
    name = re.sub(r"[\[\]:*?/\\]", " ", _clean(title)).strip("' ")[:31].strip("' ")
    return name if name and name.casefold() != "history" else "mhgraph"


def _width(heading: str, rows: Sequence[Sequence[Cell]], column: int) -> int:
    lines = [line for row in rows for line in str(row[column]).split("\n")]
    return min(_WIDEST, 2 + max(map(len, [heading, *lines])))


def _fitting(text: str) -> str:
    text = _clean(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT


def _clean(text: str) -> str:
    """Return `text` with a sign for what neither a page nor a workbook may hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


def _text(text: str) -> str:
    return escape(_clean(text)).replace("\r\n", "\n").replace("\n", "<br>")


def _attribute(text: str) -> str:
    return escape(" ".join(_clean(text).split()))


def _html_cell(cell: str) -> str:
    return f'<td dir="auto">{_linked(cell)}</td>'


def _linked(text: str) -> str:
    if _LINK.fullmatch(text):
        return f'<a href="{_attribute(text)}" rel="noreferrer">{_text(text)}</a>'
    return _text(text)
