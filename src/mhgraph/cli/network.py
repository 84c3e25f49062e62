"""`mhgraph network`: who works with whom on what, as a page that opens anywhere."""

from pathlib import Path

import click

from mhgraph.catalogue import NamedResult, open_catalogue, run
from mhgraph.cli.common import (
    Command,
    data_option,
    lang_option,
    open_selected,
    store_option,
    timeout_option,
)
from mhgraph.cli.output import check_writable, write
from mhgraph.errors import OutputError, Words
from mhgraph.lookup import labels_of
from mhgraph.network import partners
from mhgraph.store import Store

__all__ = ["command"]

_QUESTION = "network-partners"
_TITLE = Words(nl="Wie werkt met wie", en="Who works with whom")
_MADE_FROM = Words(nl="Gegevens: mhgraph", en="Data: mhgraph")


@click.command(
    "network",
    cls=Command,
    epilog='Example: mhgraph network --place "West Africa" -o west-africa.html',
)
@click.option("--place", "places", multiple=True, help="Only actions in this country or region.")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE.html",
    help="The page to write ('-': standard output).",
)
@lang_option
@store_option
@data_option
@timeout_option
def command(
    places: tuple[str, ...],
    output: str,
    lang: str,
    store_name: str,
    own: tuple[Path, ...],
    timeout: float,
) -> None:
    """Draw who works with whom on what: one HTML file that needs no internet.

    A line joins two actors who contribute to the same action; a click on it shows the actions, the roles
    of both and the sources.
    """
    _check_ending(output)
    check_writable(output)
    store = open_selected(store_name, own)
    values = {"place": places} if places else {}
    result = run(store, open_catalogue().get(_QUESTION), values, lang, timeout)
    from mhgraph.network.page import page

    network = partners(result.table, _title(store, result, lang), _sources(result, lang), lang)
    write(output, page(network))


def _title(store: Store, result: NamedResult, lang: str) -> str:
    places = result.terms.get("place", [])
    labels = labels_of(store, places, lang)
    names = ", ".join(labels.of(place) for place in places)
    return f"{_TITLE.get(lang)}: {names}" if names else _TITLE.get(lang)


def _sources(result: NamedResult, lang: str) -> str:
    documents = sorted(
        {
            source.split(" ")[0]
            for row in result.table.texts()
            for source in row["citation"].split("; ")
            if source
        }
    )
    return f"{_MADE_FROM.get(lang)} · {', '.join(documents)}"


def _check_ending(output: str) -> None:
    if output != "-" and Path(output).suffix.lower() not in (".html", ".htm"):
        raise OutputError(
            Words(
                nl=f"{output}: mhgraph tekent een HTML-pagina.",
                en=f"{output}: mhgraph draws an HTML page.",
            ),
            Words(nl="Geef een naam die eindigt op .html.", en="Name a file that ends in .html."),
        )
