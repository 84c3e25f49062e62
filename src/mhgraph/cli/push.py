"""`mhgraph push`: put the graph on a SPARQL server, or bring up to date what is there."""

from typing import Any

import click

from mhgraph.cli.common import Command, data_option, lang_option, open_selected, store_option
from mhgraph.cli.server_options import Steps, graph_store_option, update_option, url_argument
from mhgraph.errors import UsageError, Words

__all__ = ["command"]

_STOPPED = Words(
    nl="{} van de {} grafen zijn nieuw; dezelfde opdracht stuurt de rest.",
    en="{} of the {} graphs are new; the same command sends the rest.",
)
_WOULD = Words(
    nl="{} grafen te sturen, {} te verwijderen, {} zijn al gelijk; er is niets gestuurd.",
    en="{} graphs to send, {} to remove, {} are the same already; nothing was sent.",
)
_WAY = Words(
    nl="`mhgraph check`, met dezelfde --data, toont ze alle; --no-check gaat toch door.",
    en="`mhgraph check`, with the same --data, shows them all; --no-check goes on all the same.",
)
_SENDING = Words(nl="sturen", en="sending")


@click.command(
    "push",
    cls=Command,
    epilog="Example: mhgraph push http://localhost:7878/query --graph-store http://localhost:7878/store",
)
@url_argument
@update_option
@graph_store_option
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Send every graph, also what is the same there already.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
@click.option(
    "--check/--no-check",
    "checked",
    default=True,
    help="Check ontology and data first, as `mhgraph check` does; what `load` took is sent as it is.",
)
@lang_option
@store_option
@data_option
def command(lang: str, **options: Any) -> None:
    """Put the graph on a SPARQL server: its named graphs, then what is derived, then all facts.

    URL is the server's address for queries; to write, one of --graph-store and --update is needed too.
    Only graphs whose content changed are sent, each whole: when the server fails, every graph is the old
    or the new one, and the message says which. A name and a password come from MHGRAPH_USER and
    MHGRAPH_PASSWORD, from netrc or from the keyring. The graph comes from --store (not a server).
    """
    from mhgraph.corpus.opening import open_server
    from mhgraph.corpus.push import Pushed, push
    from mhgraph.corpus.push_plan import plan
    from mhgraph.corpus.requiring import require_conforming
    from mhgraph.corpus.shapes import check
    from mhgraph.corpus.writing import require_addresses
    from mhgraph.store import MemoryStore
    from mhgraph.store.oxigraph import OxigraphStore

    local = open_selected(options["store_name"], options["own"])
    if not isinstance(local, OxigraphStore):
        raise _from_server(local.name)
    remote = open_server(options["url"], options["update"], options["graph_store"])
    if not options["dry_run"]:
        require_addresses(remote.endpoint)
    if options["checked"] and isinstance(local, MemoryStore):
        require_conforming(check(local), _WAY)
    todo = plan(local, remote, everything=options["everything"])
    if options["dry_run"]:
        click.echo(_list(todo.send, todo.drop, lang), nl=False)
        would = _WOULD.get(lang).format(len(todo.send), len(todo.drop), todo.kept)
        click.echo(would, err=True)
        return
    steps, done = Steps(lang, _SENDING), Pushed()
    try:
        push(local, remote, todo, steps, done)
    except KeyboardInterrupt:
        steps.end()
        number = len(todo.send) + len(todo.drop)
        click.echo(_STOPPED.get(lang).format(len(done.sent) + len(done.dropped), number), err=True)
        raise
    finally:
        steps.end()
    said = Words(
        nl=f"{len(done.sent)} grafen gestuurd, {len(done.dropped)} verwijderd, {done.kept} waren al "
        f"gelijk: {remote.name}",
        en=f"{len(done.sent)} graphs sent, {len(done.dropped)} removed, {done.kept} were the same "
        f"already: {remote.name}",
    )
    click.echo(said.get(lang))


def _list(send: tuple[str, ...], drop: tuple[str, ...], lang: str) -> str:
    would_send = Words(nl="te sturen", en="to send").get(lang)
    would_drop = Words(nl="te verwijderen", en="to remove").get(lang)
    lines = [f"{would_send}\t{g}" for g in send] + [f"{would_drop}\t{g}" for g in drop]
    return "".join(f"{line}\n" for line in lines)


def _from_server(name: str) -> UsageError:
    return UsageError(
        Words(
            nl=f"--store {name}: van een server naar een server gaat niet in één keer.",
            en=f"--store {name}: from one server to another does not go in one step.",
        ),
        Words(
            nl="Haal hem eerst op: `mhgraph pull ADRES --store oxigraph:MAP`, en stuur hem van daar.",
            en="Fetch it first: `mhgraph pull ADDRESS --store oxigraph:DIR`, and send it from there.",
        ),
    )
