"""`mhgraph network`: a view of the graph as page, picture or exchange file; the ending says which."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mhgraph.cli.common import Command, data_option, lang_option, store_option, timeout_option
from mhgraph.cli.network_options import asked_of, view_options
from mhgraph.cli.output import check_writable, confirm, write_bytes
from mhgraph.errors import Words
from mhgraph.network import LIMIT, build
from mhgraph.network.files import EXCHANGE, ending_of, files_of, names_of

if TYPE_CHECKING:
    from mhgraph.network import Network

__all__ = ["command"]

_EMPTY = Words(
    nl="Niets voldoet hieraan: laat een filter weg, of kies het ruimer.",
    en="Nothing fits: leave out a filter, or choose it wider.",
)
_LARGE = 1000  # nodes, from which it takes long enough to say what goes on


@click.command(
    "network",
    cls=Command,
    epilog='Examples: mhgraph network --place "West Africa" -o west-africa.html · '
    "mhgraph network around IOM --depth 2 -o iom.svg · mhgraph network programme PROMIS -o promis.graphml",
)
@view_options
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="What to write: .html (a page), .svg .png .pdf (a picture), .graphml .gexf .csv .json .cyjs "
    "(an exchange file; csv makes two); '-': a page on standard output.",
)
@click.option(
    "--width",
    "width_mm",
    type=float,
    default=180.0,
    show_default=True,
    metavar="MM",
    help="Width of a picture in millimetres.",
)
@lang_option
@store_option
@data_option
@timeout_option
def command(output: str, width_mm: float, **options: Any) -> None:
    """Draw who works with whom on what, or another VIEW of the graph.

    \b
    partners (default)       actors; a line is their joint actions
    involvement              actions and the actors involved, by role
    around NAME…             what lies around anything, --depth 1 to 3
    path ACTOR ACTOR         all shortest connections of two actors
    programme [NAME…]        a programme, its actions and actors
    instrument [NAME…]       actions and policy instruments
    place [NAME…]            a country or region: actions, actors, places
    documents [NAME…]        which actors documents share

    Filters combine: --place Mali --since 2019 --kind ngo. Several values of one filter mean any of them.
    """  # noqa: D301 - click's own mark for lines to be kept
    name = "-.html" if output == "-" else output
    targets = names_of(name)
    for target in targets if output != "-" else ():
        check_writable(target)
    lang: str = options["lang"]
    whole = ending_of(name) in EXCHANGE
    store, asked = asked_of(options)
    network = build(store, asked, timeout=options["timeout"], limit=None if whole else LIMIT)
    _say_size(network, lang)
    _write(files_of(network, name, lang, width_mm), output, network, lang)
    if not network.nodes:
        click.echo(_EMPTY.get(lang), err=True)
    if network.left_out is not None:
        click.echo(network.left_out.get(lang), err=True)
        if output != "-":
            beside = str(Path(output).with_suffix(".all.graphml"))
            everything = build(store, asked, timeout=options["timeout"], limit=None)
            _write(files_of(everything, beside, lang), beside, everything, lang)


def _write(files: Mapping[str, bytes], output: str, network: "Network", lang: str) -> None:
    """Write the files, and say so; to standard output what is one."""
    nodes, lines = len(network.nodes), len(network.edges)
    size = Words(
        nl=f"{nodes} {'symbool' if nodes == 1 else 'symbolen'}, "
        f"{lines} {'lijn' if lines == 1 else 'lijnen'}",
        en=f"{nodes} {'symbol' if nodes == 1 else 'symbols'}, "
        f"{lines} {'line' if lines == 1 else 'lines'}",
    )
    for name, data in files.items():
        target = "-" if output == "-" else name
        write_bytes(target, data)
        confirm(target, lang, size)


def _say_size(network: "Network", lang: str) -> None:
    """Say what goes on where it takes a while."""
    nodes, lines = len(network.nodes), len(network.edges)
    if nodes >= _LARGE:
        words = Words(
            nl=f"{nodes} symbolen en {lines} lijnen; plaatsen en schrijven …",
            en=f"{nodes} symbols and {lines} lines; placing and writing …",
        )
        click.echo(words.get(lang), err=True)
