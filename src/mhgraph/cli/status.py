"""`mhgraph status`: what a store is, how much it holds, and whether that is what is here."""

import json
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
    timeout_option,
)
from mhgraph.cli.output import check_writable, rows_said, write
from mhgraph.cli.render import TABLES, rows_text
from mhgraph.errors import Words

__all__ = ["command"]

_WHAT = Words(nl="Wat", en="What")
_VALUE = Words(nl="Waarde", en="Value")
_YES = Words(nl="ja", en="yes")
_NO = Words(nl="nee", en="no")


@click.command(
    "status",
    cls=TableCommand,
    epilog="Examples: mhgraph status · mhgraph status --store sparql:http://localhost:7878/query -f json",
)
@format_option(TABLES, "")
@lang_option
@store_option
@data_option
@timeout_option
@output_option
def command(
    form: str, lang: str, store_name: str, own: tuple[Path, ...], timeout: float, output: str
) -> Words:
    """Tell what a store is: its engine, how much it holds, who wrote it, whether it holds what is here.

    Of a server it is also found out how many rows it gives at most, and whether it counts a triple that
    stands in two graphs twice unless asked otherwise (mhgraph asks otherwise).
    """
    check_writable(output)
    store = open_selected(store_name, own)
    from mhgraph.corpus.status import status

    items = status(store, timeout)
    if form == "json":
        record = {
            i.key: _text(i.value, "en") if isinstance(i.value, Words) else i.value for i in items
        }
        write(output, json.dumps(record, ensure_ascii=False, indent=1) + "\n")
    else:
        rows = [[i.label.get(lang), _text(i.value, lang)] for i in items]
        write(output, rows_text([_WHAT.get(lang), _VALUE.get(lang)], rows, form, lang))
    return rows_said(len(items))


def _text(value: Words | str | int | bool, lang: str) -> str:
    if isinstance(value, bool):
        return (_YES if value else _NO).get(lang)
    return value.get(lang) if isinstance(value, Words) else str(value)
