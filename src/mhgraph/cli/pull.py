"""`mhgraph pull`: fetch the graph from a SPARQL server into a store on disk."""

import time
from typing import Any

import click

from mhgraph.cli.common import Command, lang_option
from mhgraph.cli.disk_options import disk_folder, disk_option, say_loaded
from mhgraph.cli.progress import Progress
from mhgraph.cli.server_options import Steps, graph_store_option, url_argument
from mhgraph.errors import Words

__all__ = ["command"]

_FETCHING = Words(nl="ophalen", en="fetching")


@click.command(
    "pull",
    cls=Command,
    epilog="Example: mhgraph pull http://localhost:7878/query --store oxigraph:copy",
)
@url_argument
@graph_store_option
@disk_option
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Fetch every graph, also what is the same here already.",
)
@lang_option
def command(lang: str, **options: Any) -> None:
    """Fetch the named graphs of a SPARQL server into --store oxigraph:DIR, then merge and derive anew.

    URL is the server's address for queries. Only graphs whose content changed are fetched; what
    `mhgraph push` did not put there is not, nor is the ontology: it is the one here. The store is swapped
    in when all of it is there: whatever fails, the old one stays.
    """
    from mhgraph.corpus.opening import open_server
    from mhgraph.corpus.pull import pull

    folder, begin = disk_folder(options["store_name"]), time.monotonic()
    remote = open_server(options["url"], None, options["graph_store"])
    steps, progress = Steps(lang, _FETCHING), Progress(lang, None)
    try:
        todo, made = pull(remote, folder, steps, progress, everything=options["everything"])
    finally:
        steps.end()
        progress.end()
    said = Words(
        nl=f"{len(todo.fetch)} grafen gehaald, {len(todo.gone)} vervallen, {len(todo.same)} waren al gelijk",
        en=f"{len(todo.fetch)} graphs fetched, {len(todo.gone)} gone, {len(todo.same)} were the same already",
    )
    click.echo(said.get(lang))
    if made is not None:
        say_loaded(made, begin, options["store_name"], lang)
