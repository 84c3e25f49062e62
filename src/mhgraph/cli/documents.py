"""`mhgraph documents`: the documents behind the graph, their passages, their anchors."""

from pathlib import Path

import click

from mhgraph.cli.common import (
    Command,
    data_option,
    format_option,
    lang_option,
    open_selected,
    output_option,
    store_option,
)
from mhgraph.cli.output import check_writable, write
from mhgraph.cli.render import TABLES, rows_text
from mhgraph.corpus.documents import Verified, documents, passages, verify
from mhgraph.errors import ExitCode, UsageError, Words

__all__ = ["command"]

_DOCUMENTS = (
    Words(nl="Kort", en="Short"),
    Words(nl="Titel", en="Title"),
    Words(nl="Passages", en="Passages"),
    Words(nl="Acties", en="Actions"),
    Words(nl="Bestand", en="File"),
)
_PASSAGES = (
    Words(nl="Vindplaats", en="Locator"),
    Words(nl="Eerste woorden", en="First words"),
    Words(nl="Laatste woorden", en="Last words"),
    Words(nl="Segment", en="Segment"),
    Words(nl="Uitspraken", en="Statements"),
)
_FAULTS = (
    Words(nl="Document", en="Document"),
    Words(nl="Vindplaats", en="Locator"),
    Words(nl="Segment", en="Segment"),
    Words(nl="Wat er mis is", en="What is wrong"),
)


@click.command(
    "documents",
    cls=Command,
    epilog="Examples: mhgraph documents · mhgraph documents PR2021 · "
    "mhgraph documents verify --documents texts",
)
@click.argument("what", required=False, metavar="[SHORT|verify]")
@click.option(
    "--documents",
    "folder",
    envvar="MHGRAPH_DOCUMENTS",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where the texts of the documents are (or MHGRAPH_DOCUMENTS).",
)
@format_option(TABLES, "table")
@lang_option
@store_option
@data_option
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    what: str | None,
    folder: Path | None,
    form: str,
    lang: str,
    store_name: str,
    own: tuple[Path, ...],
    output: str,
) -> None:
    """List the documents; the passages of the one with the short name SHORT; or verify the anchors.

    `verify` looks in the texts for every anchor of every passage: each has to stand there exactly once.
    """
    check_writable(output)
    store = open_selected(store_name, own)
    if what == "verify":
        found = verify(store, _needed(folder))
        write(output, _report(found, form, lang))
        if any(v.faults for v in found):
            ctx.exit(int(ExitCode.NOT_CONFORMING))
        return
    table = passages(store, what) if what else documents(store, lang)
    headings = [h.get(lang) for h in (_PASSAGES if what else _DOCUMENTS)]
    rows = [list(row.values()) for row in table.texts()]
    write(output, rows_text(headings, rows, form, lang))


def _needed(folder: Path | None) -> Path:
    if folder is None:
        raise UsageError(
            Words(nl="Waar zijn de teksten?", en="Where are the texts?"),
            Words(
                nl="Schrijf --documents MAP, of zet MHGRAPH_DOCUMENTS.",
                en="Write --documents FOLDER, or set MHGRAPH_DOCUMENTS.",
            ),
        )
    return folder


def _report(found: list[Verified], form: str, lang: str) -> str:
    rows = [[f.document, f.locator, f.segment, f.what.get(lang)] for v in found for f in v.faults]
    text = rows_text([h.get(lang) for h in _FAULTS], rows, form, lang) if rows else ""
    if form != "table":
        return text or rows_text([h.get(lang) for h in _FAULTS], [], form, lang)
    for one in found:
        words = Words(
            nl=f"{one.document}: {one.anchors} ankers gezocht in {one.file}, {len(one.faults)} fouten\n",
            en=f"{one.document}: {one.anchors} anchors looked for in {one.file}, {len(one.faults)} faults\n",
        )
        text += words.get(lang)
    return text
