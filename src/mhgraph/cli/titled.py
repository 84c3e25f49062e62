"""Tables that no named question gives, in every form that a named question's answer has."""

from typing import TYPE_CHECKING

from mhgraph.cli.answers import Shape
from mhgraph.cli.output import write

if TYPE_CHECKING:
    from mhgraph.network.measures.table import MeasureTable

__all__ = ["write_titled"]


def write_titled(found: "MeasureTable", shape: Shape, source_line: str) -> None:
    """Write a table: all columns as data (csv, json, xlsx), those for the eye otherwise.

    Only a table in the terminal cuts long lists.

    Args:
        found: the table in both languages.
        shape: form, language and target.
        source_line: where it comes from, below a page.
    """
    lang = shape.lang
    title, total = found.title.get(lang), found.total.get(lang)
    if shape.data(found.headings(lang), found.table(lang), title):
        return
    headings, rows = found.eye(lang, cut=shape.form in ("", "table"))
    if shape.form == "html":
        from mhgraph.cli.formats import as_html

        write(shape.output, as_html(headings, rows, title, lang, total, source_line))
    else:
        shape.table(headings, rows, total)
