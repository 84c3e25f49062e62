"""What the commands share: options, opening the store, and turning errors into messages."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

import click

from mhgraph.cli.endings import form_for
from mhgraph.cli.output import confirm
from mhgraph.cli.spoken import SpokenCommand, spoken_in
from mhgraph.errors import ExitCode, MhgraphError, RemoteStoreError, UsageError, Words
from mhgraph.store import Store

__all__ = [
    "COMMAND_HELP",
    "Command",
    "TableCommand",
    "data_option",
    "format_option",
    "lang_option",
    "open_selected",
    "output_option",
    "store_option",
    "timeout_option",
]

COMMAND_HELP: Final = {
    "ask": "Ask in plain words, Dutch or English, and see how the question was read.",
    "check": "Check ontology and data against their shapes.",
    "documents": "List documents and passages; verify their anchors.",
    "export": "Write the graph, or one class of it, to a file.",
    "find": "Find everything whose names, titles or summaries match.",
    "format": "Put data files into the one layout.",
    "load": "Build a store on disk, for graphs too large for memory.",
    "measures": "Measure who is central, who brokers, who belongs together.",
    "network": "Draw who works with whom on what; write pictures and exchange files.",
    "path": "Show how two actors are connected, step by step, with sources.",
    "pull": "Fetch the graph from a SPARQL server into a store on disk.",
    "push": "Put the graph on a SPARQL server, or bring up to date what is there.",
    "queries": "List the named questions, or show one.",
    "query": "Answer a named question or SPARQL of your own.",
    "show": "Show what the graph says of one thing, with sources.",
    "stats": "Count what is in the graph.",
    "status": "Tell what a store is, how much it holds, and whether that is what is here.",
}

_F = TypeVar("_F", bound=Callable[..., Any])
_S = TypeVar("_S")
_SURROGATE = re.compile("[\ud800-\udfff]")
_STORE = "mhgraph.store"
_NOT_OURS = Words(
    nl="mhgraph: {}: daar staat geen graaf van mhgraph; de eigen vragen van mhgraph vinden er niets.\n"
    "Zet hem daar met `mhgraph push {} --graph-store ADRES`, of laat --store weg.",
    en="mhgraph: {}: no graph of mhgraph is there; its own questions find nothing.\n"
    "Put it there with `mhgraph push {} --graph-store ADDRESS`, or leave out --store.",
)
_UNFINISHED = Words(
    nl="mhgraph: {}: een push daarheen is niet af; wat er staat, is deels oud en deels nieuw.\n"
    "Geef dezelfde `mhgraph push` nog eens; `mhgraph status` zegt hoeveel er niet zeker is.",
    en="mhgraph: {}: a push there was not finished; what it holds is partly old and partly new.\n"
    "Give the same `mhgraph push` again; `mhgraph status` tells how much is not sure.",
)
_INTERRUPTED = Words(nl="Gestopt.", en="Stopped.")


class Command(SpokenCommand):
    """A command that shows an error of mhgraph as message, hint and exit code.

    What its function returns, such as "5 rows", is said on standard error once it is in a file. Where its
    answers are tables, `--format` may be left to the ending of the file that -o names.
    """

    forms: tuple[str, ...] = ()

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; see the class."""
        lang = ctx.params.get("lang") or spoken_in(ctx)
        try:
            _refuse_unreadable(ctx)
            if self.forms:
                chosen = form_for(ctx.params["form"], ctx.params["output"], self.forms)
                ctx.params["form"] = chosen or "table"
            said = super().invoke(ctx)
            if isinstance(said, Words):
                confirm(ctx.params["output"], lang, said)
            _warn_of_servers(ctx, lang)
            return said
        except click.exceptions.Exit:
            _warn_of_servers(ctx, lang)
            raise
        except MhgraphError as error:
            if ctx.find_root().params.get("debug"):
                import traceback

                click.echo(traceback.format_exc(), err=True)
            if not isinstance(error, RemoteStoreError):
                _warn_of_servers(ctx, lang)
            _leave(ctx, error.text(lang), error.exit_code)
        except KeyboardInterrupt:
            _leave(ctx, _INTERRUPTED.get(lang), ExitCode.INTERRUPTED)


class TableCommand(Command):
    """A command whose answer is a table."""

    forms: tuple[str, ...] = ("table", "csv", "json", "md")


def _refuse_unreadable(ctx: click.Context) -> None:
    """Raise `UsageError` for an argument that the shell passed in another encoding than UTF-8."""
    for value in ctx.params.values():
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str | Path) and _SURROGATE.search(str(text)):
                shown = str(text).encode("ascii", "backslashreplace").decode("ascii")
                raise UsageError(
                    Words(nl=f"'{shown}' is geen UTF-8.", en=f"'{shown}' is not UTF-8."),
                    Words(nl="Stel de terminal in op UTF-8.", en="Set the terminal to UTF-8."),
                )


def _leave(ctx: click.Context, message: str, code: ExitCode) -> NoReturn:
    click.echo(f"mhgraph: {message}", err=True)
    ctx.exit(int(code))


def lang_option(function: _F) -> _F:
    """Add --lang."""
    return click.option(
        "--lang",
        type=click.Choice(["nl", "en"], case_sensitive=False),
        default="en",
        show_default=True,
        envvar="MHGRAPH_LANG",
        help="Language of answers and messages.",
    )(function)


def store_option(function: _F) -> _F:
    """Add --store."""
    return click.option(
        "--store",
        "store_name",
        default="memory:",
        show_default=True,
        envvar="MHGRAPH_STORE",
        metavar="memory:|oxigraph:DIR|sparql:URL",
        help="Where the graph is: built from the text files, on disk (`mhgraph load`), or on a SPARQL 1.1 "
        "server.",
    )(function)


def data_option(function: _F) -> _F:
    """Add --data."""
    return click.option(
        "--data",
        "own",
        multiple=True,
        metavar="PATH",
        type=click.Path(path_type=Path),
        help="Add your own RDF file, or folder of them, to this run (repeatable).",
    )(function)


def timeout_option(function: _F) -> _F:
    """Add --timeout."""
    return click.option(
        "--timeout",
        type=click.FloatRange(min=0.0, min_open=True),
        default=60.0,
        show_default=True,
        metavar="SECONDS",
        help="Give up a query after so many seconds.",
    )(function)


def output_option(function: _F) -> _F:
    """Add --output."""
    return click.option(
        "-o",
        "--output",
        default="-",
        metavar="FILE",
        help="Write there instead of to standard output ('-').",
    )(function)


def format_option(choices: Sequence[str], default: str) -> Callable[[_F], _F]:
    """Add --format with `choices`."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(list(choices)),
        default=default or None,
        show_default=bool(default),
        help="Form of the answer; by default a table, or what the ending of the file says.",
    )


_KEPT: list[object] = []


def _left_to_the_system(store: _S) -> _S:
    """Return a store that is not taken down piece by piece when the process ends, which takes 20 ms.

    A list that holds itself is freed by the garbage collector only, and what is frozen it leaves alone; the
    system takes all memory back anyway.
    """
    import atexit
    import gc

    if not _KEPT:
        atexit.register(gc.freeze)
    _KEPT[:] = [store, _KEPT]
    return store


def _warn_of_servers(ctx: click.Context, lang: str) -> None:
    """Say that the graph is not on the server that was asked, or not whole, if that is so."""
    if not ctx.params.get("store_name", "").startswith("sparql:"):
        return
    from mhgraph.store.remote import SparqlStore

    store = ctx.meta.get(_STORE)
    if isinstance(store, SparqlStore) and store.known and store.known.is_unfinished:
        click.echo(_UNFINISHED.get(lang).format(store.name), err=True)
    elif isinstance(store, SparqlStore) and store.known and not store.known.is_ours:
        click.echo(
            _NOT_OURS.get(lang).format(store.name, store.name.removeprefix("sparql:")), err=True
        )


def open_selected(name: str, own: Sequence[Path]) -> Store:
    """Return the store that --store names, with the user's own data in it; see `open_named`.

    `Command` says on standard error that a server does not hold the graph.
    """
    from mhgraph.corpus.opening import open_named

    store = open_named(name, own)
    click.get_current_context().meta[_STORE] = store
    return _left_to_the_system(store) if name == "memory:" else store
