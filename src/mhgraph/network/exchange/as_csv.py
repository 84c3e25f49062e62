"""A network as two tables, nodes and lines, that a spreadsheet opens and R or pandas reads.

UTF-8 with the mark by which Excel knows it, commas, one line of headings, line ends as in mhgraph's other
CSV. A spreadsheet computes a text that begins like a formula, and a name in the data must never do
anything: such a text gets an apostrophe in front. To have the text as it was, take one apostrophe off each
text that is apostrophes followed by one of `= + - @`, their wide forms, a tab or a line end.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from mhgraph.network.exchange.rows import Places, Value, clean, line_rows, node_rows
from mhgraph.network.model import Network

__all__ = ["LINE_COLUMNS", "NODE_COLUMNS", "lines_csv", "nodes_csv"]

NODE_COLUMNS: Final = (
    "iri",
    "label_nl",
    "label_en",
    "kind",
    "kind_nl",
    "kind_en",
    "group_nl",
    "group_en",
    "identifier",
    "actions",
    "x",
    "y",
    "colour",
    "shape",
    "size",
)
"""The headings of the table of nodes."""

LINE_COLUMNS: Final = (
    "left",
    "right",
    "left_label_nl",
    "left_label_en",
    "right_label_nl",
    "right_label_en",
    "weight",
    "directed",
    "left_roles_nl",
    "left_roles_en",
    "right_roles_nl",
    "right_roles_en",
    "actions",
    "sources_nl",
    "sources_en",
)
"""The headings of the table of lines; the two ends stand first, where R's igraph looks for them."""

# An apostrophe alone is no danger: 's-Hertogenbosch stays as it is.
_FORMULA = re.compile("'*[=+\\-@＝＋－＠\t\r\n]")


def nodes_csv(network: Network, places: Places) -> bytes:
    """Return the table of nodes, with `NODE_COLUMNS`; x and y are empty where `places` has none."""
    rows = ({"iri": iri, **row} for iri, row in node_rows(network, places))
    return _table(NODE_COLUMNS, rows)


def lines_csv(network: Network) -> bytes:
    """Return the table of lines, with `LINE_COLUMNS`."""
    names = {node.iri: node for node in network.nodes}
    rows = (
        {
            **row,
            "left_label_nl": names[left].name("nl"),
            "left_label_en": names[left].name("en"),
            "right_label_nl": names[right].name("nl"),
            "right_label_en": names[right].name("en"),
        }
        for left, right, row in line_rows(network)
    )
    return _table(LINE_COLUMNS, rows)


def _table(columns: Sequence[str], rows: Iterable[dict[str, Value]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column, "")) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = clean(value)
    return f"'{text}" if _FORMULA.match(text) else text
