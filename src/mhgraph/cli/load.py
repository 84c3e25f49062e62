"""`mhgraph load`: build a store on disk."""

import time
from collections.abc import Sequence
from pathlib import Path

import click

from mhgraph.cli.common import Command, data_option, lang_option
from mhgraph.cli.disk_options import disk_folder, disk_option, say_loaded
from mhgraph.cli.progress import Progress, grouped
from mhgraph.corpus.disk_load import given_files, load_disk
from mhgraph.corpus.filling import Step
from mhgraph.corpus.opened import FORMATS
from mhgraph.errors import Words

__all__ = ["command"]

_WAITS = Words(
    nl="Een andere opdracht laadt deze opslag; wachten tot die klaar is …",
    en="Another command is loading this store; waiting until it is done …",
)
_NOT_CHECKED = Words(
    nl="Niet getoetst: meer dan 20 MB, of standaardinvoer. `mhgraph check --data BESTAND` toetst een bestand "
    "samen met de gegevens van dit project.",
    en="Not checked: more than 20 MB, or standard input. `mhgraph check --data FILE` checks a file together "
    "with the data of this project.",
)
_LEFT_OUT = Words(
    nl="{} uitspraken over de ontologie zijn weggelaten: die van hier is geladen.",
    en="{} statements of an ontology were left out: the one here was loaded.",
)
_WAY = Words(
    nl="Verbeter de gegevens, of laad ze toch, met --no-check.",
    en="Mend the data, or load them all the same, with --no-check.",
)
_WAY_IN_PLACE = Words(
    nl="Verbeter de gegevens, of laad ze toch, met --no-check. Een bestand dat iets toevoegt aan de gegevens "
    "van dit project, geeft u met --data.",
    en="Mend the data, or load them all the same, with --no-check. A file that adds to the data of this "
    "project goes with --data.",
)


@click.command(
    "load",
    cls=Command,
    epilog="Examples: mhgraph load --store oxigraph:graph · "
    "mhgraph load --store oxigraph:graph all.nq.gz",
)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@disk_option
@data_option
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    help="Format of standard input ('-'); that of a file is told by its ending.",
)
@click.option(
    "--check/--no-check",
    "checked",
    default=True,
    help="Check the data first, and load nothing if something does not conform.",
)
@click.option("--wait", is_flag=True, help="Wait where another command is loading this store.")
@click.option(
    "--progress/--no-progress",
    "shown",
    default=None,
    help="Say how far it is; by default only on a terminal.",
)
@lang_option
def command(
    files: tuple[Path, ...],
    store_name: str,
    own: tuple[Path, ...],
    form: str | None,
    checked: bool,
    wait: bool,
    shown: bool | None,
    lang: str,
) -> None:
    """Build a store on disk from ontology and data, or from FILE… in place of this project's data.

    Any RDF format, also compressed (.gz, .bz2, .xz), and '-' for standard input. The new store is built
    beside the old one and takes its place when all of it is there: whatever stops it, the old one stays.
    """
    folder = disk_folder(store_name)
    begin = time.monotonic()
    given, added = given_files(files, form), given_files(own, form)
    progress = Progress(lang, shown)
    try:
        if checked:
            _check(given, added, progress, lang)
        waits = (lambda: click.echo(_WAITS.get(lang), err=True)) if wait else None
        made, left_out = load_disk(folder, given, added, form=form, waits=waits, report=progress)
    finally:
        progress.end()
    if left_out:
        click.echo(_LEFT_OUT.get(lang).format(grouped(left_out, lang)), err=True)
    say_loaded(made, begin, store_name, lang)


def _check(files: Sequence[Path], own: Sequence[Path], progress: Progress, lang: str) -> None:
    """Refuse data that do not conform; say so where they are not checked."""
    from mhgraph.corpus.load_check import findings
    from mhgraph.corpus.requiring import require_conforming

    progress(Step("checking"))
    found = findings(files, own)
    progress.end()
    if found is None:
        click.echo(_NOT_CHECKED.get(lang), err=True)
        return
    require_conforming(found, _WAY_IN_PLACE if files else _WAY)
