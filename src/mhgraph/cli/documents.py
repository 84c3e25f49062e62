"""`mhgraph documents`: the documents behind the graph, their passages, and the checks on their texts."""

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
from mhgraph.cli.output import check_writable, confirm, rows_said, write
from mhgraph.cli.render import TABLES, rows_text
from mhgraph.corpus.coverage import Coverage, coverage, read_decisions
from mhgraph.corpus.documents import Verified, documents, passages, verify
from mhgraph.corpus.texts import texts
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
_OUTSIDE = (
    Words(nl="Document", en="Document"),
    Words(nl="Hoort bij geen passage", en="Belongs to no passage"),
)
_COVERAGE = (
    Words(nl="Document", en="Document"),
    Words(nl="Tekst", en="Text"),
    Words(nl="Stand", en="State"),
    Words(nl="Reden", en="Reason"),
)
_OPEN = Words(nl="onverklaard", en="unexplained")
_LEFT_OUT = Words(nl="weggelaten", en="left out")
_UNUSED = Words(nl="besluit zonder kandidaat", en="decision without candidate")


@click.command(
    "documents",
    cls=TableCommand,
    epilog="Examples: mhgraph documents · mhgraph documents PR2021 · "
    "mhgraph documents verify --documents texts · mhgraph documents coverage --documents texts",
)
@click.argument("what", required=False, metavar="[SHORT|verify|coverage]")
@click.option(
    "--documents",
    "folder",
    envvar="MHGRAPH_DOCUMENTS",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where the texts of the documents are (or MHGRAPH_DOCUMENTS).",
)
@format_option(TABLES, "")
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
    """List the documents, the passages of the one named SHORT; or check them against their texts.

    `verify` looks in the texts for every anchor of every passage, which has to stand there exactly once,
    and for every actor, place, instrument, fund and programme that a passage states.

    `coverage` looks the other way: for names, numbers, years, amounts and percentages of the texts that
    the graph does not account for, and lists what is left out on purpose with the reason.
    """
    check_writable(output)
    store = open_selected(store_name, own)
    if what == "verify":
        found = verify(store, _needed(folder))
        write(output, _report(found, form, lang))
        confirm(output, lang, rows_said(sum(len(v.faults) for v in found)))
        _leave(ctx, wrong=any(v.faults for v in found))
    elif what == "coverage":
        covered = coverage(store, texts(store, _needed(folder)), read_decisions())
        write(output, _coverage_report(covered, form, lang))
        confirm(output, lang, rows_said(sum(len(_coverage_rows(one, lang)) for one in covered)))
        _leave(ctx, wrong=any(c.unexplained or c.unused for c in covered))
    else:
        table = passages(store, what) if what else documents(store, lang)
        headings = [h.get(lang) for h in (_PASSAGES if what else _DOCUMENTS)]
        rows = [list(row.values()) for row in table.texts()]
        rows = _by_passage(rows, form) if what else rows
        write(output, rows_text(headings, rows, form, lang))
        confirm(output, lang, rows_said(len(rows)))


def _by_passage(rows: list[list[str]], form: str) -> list[list[str]]:
    """Return segments with the number of statements once for each passage, so that it adds up.

    A table for the eye has the local name of a segment, the other forms its IRI.
    """
    seen: set[str] = set()
    shown = []
    for locator, start, end, segment, statements in rows:
        name = segment.rpartition("/")[2] if form == "table" else segment
        shown.append([locator, start, end, name, "" if locator in seen else statements])
        seen.add(locator)
    return shown


def _leave(ctx: click.Context, *, wrong: bool) -> None:
    if wrong:
        ctx.exit(int(ExitCode.NOT_CONFORMING))


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
    headings = [h.get(lang) for h in _FAULTS]
    rows = [[f.document, f.locator, f.segment, f.what.get(lang)] for v in found for f in v.faults]
    if form != "table":
        return rows_text(headings, rows, form, lang)
    text = rows_text(headings, rows, form, lang) if rows else ""
    outside = [[v.document, line] for v in found for line in dict.fromkeys(v.outside)]
    if outside:
        text += rows_text([h.get(lang) for h in _OUTSIDE], outside, form, lang)
    return text + "".join(_verified_line(one).get(lang) for one in found)


def _verified_line(one: Verified) -> Words:
    return Words(
        nl=f"{one.document}: {one.anchors} ankers gezocht in {one.file}; {one.named} uitspraken genoemd, "
        f"{one.read} in lezingen; {len(one.faults)} fouten\n",
        en=f"{one.document}: {one.anchors} anchors looked for in {one.file}; {one.named} statements "
        f"named, {one.read} in readings; {len(one.faults)} faults\n",
    )


def _coverage_report(found: list[Coverage], form: str, lang: str) -> str:
    rows = [row for one in found for row in _coverage_rows(one, lang)]
    headings = [h.get(lang) for h in _COVERAGE]
    if form != "table":
        return rows_text(headings, rows, form, lang)
    text = rows_text(headings, rows, form, lang) if rows else ""
    return text + "".join(_coverage_line(one).get(lang) for one in found)


def _coverage_rows(one: Coverage, lang: str) -> list[list[str]]:
    return [
        *([one.short, c.text, _OPEN.get(lang), ""] for c in one.unexplained),
        *([one.short, d.text, _UNUSED.get(lang), d.reason.get(lang)] for d in one.unused),
        *([one.short, d.text, _LEFT_OUT.get(lang), d.reason.get(lang)] for d in one.left_out),
    ]


def _coverage_line(one: Coverage) -> Words:
    left, open_ones = len(one.left_out), len(one.unexplained)
    return Words(
        nl=f"{one.short}: {one.candidates} kandidaten, {one.accounted} in de graaf, {left} weggelaten, "
        f"{open_ones} onverklaard\n",
        en=f"{one.short}: {one.candidates} candidates, {one.accounted} in the graph, {left} left out, "
        f"{open_ones} unexplained\n",
    )
