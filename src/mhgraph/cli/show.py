"""`mhgraph show`: what the graph says of one thing, both directions, with sources."""

from pathlib import Path

import click

from mhgraph.cli.common import (
    TableCommand,
    data_option,
    format_option,
    lang_option,
    open_selected,
    output_option,
    store_option,
)
from mhgraph.cli.output import check_writable, rows_said, write
from mhgraph.cli.render import TABLES, as_table, rows_text
from mhgraph.errors import Words
from mhgraph.lookup import Description, Statement, describe, resolve
from mhgraph.values import value_of

__all__ = ["command"]

_HEADINGS = (
    Words(nl="Richting", en="Direction"),
    Words(nl="Relatie", en="Relation"),
    Words(nl="Waarde", en="Value"),
    Words(nl="Bron", en="Source"),
    Words(nl="IRI", en="IRI"),
)
_ROWS = Words(nl="uitspraken", en="statements")


@click.command(
    "show",
    cls=TableCommand,
    epilog="Examples: mhgraph show PROMIS · mhgraph show PR2021-24.1 --lang nl",
)
@click.argument("name")
@format_option(TABLES, "")
@lang_option
@store_option
@data_option
@output_option
def command(
    name: str, form: str, lang: str, store_name: str, own: tuple[Path, ...], output: str
) -> Words:
    """Show what the graph says of NAME, each statement with the passages that make it.

    NAME is any name, acronym, identifier or IRI. Statements about it come first, then those in which it
    is the value ('←'). A state and its territory are shown together.
    """
    check_writable(output)
    store = open_selected(store_name, own)
    description = describe(store, resolve(store, name, lang).iri, lang)
    headings = [h.get(lang) for h in _HEADINGS]
    if form == "table":
        write(output, _page(description, headings, lang))
        return rows_said(len(description.statements))
    rows = [_row(s, "→" if s.forward else "←") for s in description.statements]
    write(output, rows_text(headings, rows, form, lang))
    return rows_said(len(rows))


def _row(statement: Statement, arrow: str) -> list[str]:
    sources = "; ".join(statement.sources)
    iri = value_of(statement.other)
    shown = statement.other_label
    return [arrow, statement.relation_label, shown, sources, iri if iri != shown else ""]


def _page(description: Description, headings: list[str], lang: str) -> str:
    head = f"{description.label}\n{'  '.join(t.value for t in description.things)}\n\n"
    rows = []
    last: tuple[bool, str] | None = None
    for statement in description.statements:
        key = (statement.forward, statement.relation_label)
        label = statement.relation_label if statement.forward else f"← {statement.relation_label}"
        row = _row(statement, "")
        rows.append(["" if key == last else label, *row[2:4]])
        last = key
    rows_word = _ROWS.get(lang)
    table = as_table(headings[1:4], rows, grouped=True)
    return f"{head}{table}\n{rows_word}: {len(rows)}\n"
