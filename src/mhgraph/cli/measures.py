"""`mhgraph measures`: who is central, who stands between others, who belongs together."""

from collections.abc import Callable
from math import isfinite
from typing import TYPE_CHECKING, Any

import click

from mhgraph.cli.answers import TABLES, shape_of
from mhgraph.cli.common import (
    Command,
    data_option,
    format_option,
    lang_option,
    output_option,
    store_option,
    timeout_option,
)
from mhgraph.cli.network_options import network_of, view_options
from mhgraph.cli.options import csv_options, pager_option
from mhgraph.cli.output import check_writable, rows_said
from mhgraph.cli.titled import write_titled
from mhgraph.errors import UsageError, Words

if TYPE_CHECKING:
    from mhgraph.network import Network

__all__ = ["command"]

_DATA = ("csv", "json", "xlsx")
_LARGE = 10_000_000  # nodes times lines, from which measuring takes seconds
_BUSY = Words(nl="Bezig: {} …", en="Working on: {} …")


class _MeasuresCommand(Command):
    forms = TABLES


@click.command(
    "measures",
    cls=_MeasuresCommand,
    epilog='Examples: mhgraph measures --place "West Africa" · mhgraph measures --by community · '
    "mhgraph measures --measure brokerage --measure liaison --top 10 · "
    "mhgraph measures --explain · mhgraph measures -o measures.xlsx",
)
@view_options
@click.option(
    "--by",
    "level",
    type=click.Choice(["actor", "community", "network"]),
    default="actor",
    show_default=True,
    help="A row for each actor, for each community, or for each measure of the whole network.",
)
@click.option(
    "--measure",
    "names",
    multiple=True,
    metavar="NAME",
    help="Only this measure (repeatable; the first gives the ranking), or `all`; --explain lists them. "
    "By default the usual ones; as csv, json or xlsx all.",
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    metavar="N",
    help="Only the first N by rank; those equal to the last are shown too.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Say of each measure what it tells, when not to trust it, and who described it.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=7,
    show_default=True,
    help="Where the search for communities begins.",
)
@click.option(
    "--seeds",
    type=click.IntRange(min=1, max=1000),
    default=20,
    show_default=True,
    help="How often it is repeated from another seed, to see whether the communities are stable.",
)
@click.option(
    "--resolution",
    type=click.FloatRange(min=0.0, min_open=True),
    default=1.0,
    show_default=True,
    help="Above 1 for more and smaller communities, below 1 for fewer and larger.",
)
@csv_options
@format_option(TABLES, "")
@lang_option
@store_option
@data_option
@timeout_option
@pager_option
@output_option
def command(
    names: tuple[str, ...], level: Any, explain: bool, top: int | None, **options: Any
) -> Words:
    """Measure a network: the VIEW partners, or another one of `mhgraph network`, with the same filters.

    Equals have the same rank; who has no partner has a row, too. Every number is explained by --explain.
    """
    check_writable(options["output"])
    from mhgraph.cli.formats import check_csv_options
    from mhgraph.network.measures import ALL, Study, chosen, explanation, measure_table

    shape = shape_of(options)
    check_csv_options(shape.form, shape.separator, shape.bom)
    if explain:
        told = explanation(level, names)
        write_titled(told, shape, "")
        return rows_said(len(told.rows))
    chosen(level, names)
    _check_resolution(options["resolution"])
    network = network_of(options)
    study = Study(
        network,
        seed=options["seed"],
        seeds=options["seeds"],
        resolution=options["resolution"],
        step=_telling(network, shape.lang),
    )
    wanted = names or ((ALL,) if shape.form in _DATA else ())
    found = measure_table(study, level, wanted, top=top)
    write_titled(found, shape, network.source_line.get(shape.lang))
    return rows_said(len(found.rows))


def _check_resolution(resolution: float) -> None:
    """Refuse what is larger than 0 and still no number."""
    if not isfinite(resolution):
        raise UsageError(
            Words(
                nl=f"--resolution wil een getal, en {resolution} is er geen.",
                en=f"--resolution wants a number, and {resolution} is none.",
            ),
            Words(nl="Bijvoorbeeld --resolution 1.5.", en="For instance --resolution 1.5."),
        )


def _telling(network: "Network", lang: str) -> Callable[[Words], None]:
    """Return what says on standard error what is being done, where that takes long."""
    large = len(network.nodes) * len(network.edges) > _LARGE

    def tell(step: Words) -> None:
        if large:
            click.echo(_BUSY.get(lang).format(step.get(lang)), err=True)

    return tell
