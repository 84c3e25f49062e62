"""`mhgraph find`: everything whose names, titles or summaries match."""

from collections.abc import Sequence
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
from mhgraph.cli.render import TABLES, rows_text
from mhgraph.errors import Words
from mhgraph.lookup import find
from mhgraph.lookup.suggestions import nearest_names, nearest_words
from mhgraph.store import Store

__all__ = ["command"]

_HEADINGS = (
    Words(nl="Naam", en="Name"),
    Words(nl="Soort", en="Kind"),
    Words(nl="Aanduiding", en="Identifier"),
    Words(nl="Gevonden in", en="Found in"),
    Words(nl="IRI", en="IRI"),
)


@click.command("find", cls=TableCommand, epilog="Example: mhgraph find opvang slachtoffers")
@click.argument("words", nargs=-1, required=True)
@format_option(TABLES, "")
@lang_option
@store_option
@data_option
@output_option
def command(
    words: tuple[str, ...],
    form: str,
    lang: str,
    store_name: str,
    own: tuple[Path, ...],
    output: str,
) -> Words:
    """Find everything whose names, titles or summaries hold all WORDS, in Dutch or English.

    Case, accents and hyphens do not matter; a word may be a part of a longer one.
    """
    check_writable(output)
    store = open_selected(store_name, own)
    found = find(store, words, lang)
    rows = [[m.label, m.kind, m.identifier, m.text, m.iri.value] for m in found]
    write(output, rows_text([h.get(lang) for h in _HEADINGS], rows, form, lang, wide=(4,)))
    if not found:
        _suggest(store, words, lang)
    return rows_said(len(rows))


def _suggest(store: Store, words: Sequence[str], lang: str) -> None:
    """Say on standard error what comes nearest to words that are found nowhere."""
    near = nearest_names(store, " ".join(words), lang) or nearest_words(store, words)
    said = Words(nl="Bedoelde u", en="Did you mean").get(lang)
    if near:
        click.echo(f"mhgraph: {said}: {', '.join(near)}?", err=True)
