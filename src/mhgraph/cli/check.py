"""`mhgraph check`: whether the graph keeps the rules of its model."""

from pathlib import Path

import click

from mhgraph.cli.common import (
    TableCommand,
    data_option,
    format_option,
    lang_option,
    output_option,
)
from mhgraph.cli.output import check_writable, confirm, rows_said, write
from mhgraph.cli.render import TABLES, rows_text, shortened
from mhgraph.corpus import known_prefixes, open_store
from mhgraph.corpus.shapes import check
from mhgraph.errors import ExitCode, Words
from mhgraph.lookup import labels_of
from mhgraph.values import NamedNode

__all__ = ["command"]

_HEADINGS = (
    Words(nl="Wat", en="What"),
    Words(nl="Er is mis", en="Is wrong"),
    Words(nl="Waarde", en="Value"),
    Words(nl="Bron", en="Source"),
    Words(nl="Regel", en="Rule"),
)
_FINE = Words(
    nl="Ontologie en gegevens voldoen aan alle regels.",
    en="Ontology and data conform to all rules.",
)


@click.command("check", cls=TableCommand, epilog="Example: mhgraph check --data my-data.ttl")
@format_option(TABLES, "")
@lang_option
@data_option
@output_option
@click.pass_context
def command(ctx: click.Context, form: str, lang: str, own: tuple[Path, ...], output: str) -> None:
    """Check ontology and data, your own included, against the shapes and check queries.

    Exit code 1 when something does not conform.
    """
    check_writable(output)
    store = open_store(own)
    found = check(store)
    if not found and form == "table":
        write(output, _FINE.get(lang) + "\n")
        confirm(output, lang, rows_said(0))
        return
    prefixes = known_prefixes(store)
    labels = labels_of(store, [NamedNode(f.source) for f in found if f.source], lang)
    rows = [
        [
            shortened(f.node, prefixes),
            f.what.get(lang),
            shortened(f.value, prefixes),
            labels.of(NamedNode(f.source)) if f.source else "",
            f.rule,
        ]
        for f in found
    ]
    write(output, rows_text([h.get(lang) for h in _HEADINGS], rows, form, lang))
    confirm(output, lang, rows_said(len(rows)))
    if found:
        ctx.exit(int(ExitCode.NOT_CONFORMING))
