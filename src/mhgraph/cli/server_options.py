"""What `push` and `pull` share: the addresses of a server, and saying how far they are."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from mhgraph.errors import Words

__all__ = ["Steps", "graph_store_option", "update_option", "url_argument"]

_F = TypeVar("_F", bound=Callable[..., Any])


def url_argument(function: _F) -> _F:
    """Add URL, the address for queries."""
    return click.argument("url", metavar="URL")(function)


def update_option(function: _F) -> _F:
    """Add --update."""
    return click.option(
        "--update",
        envvar="MHGRAPH_UPDATE",
        metavar="URL",
        help="The server's address for SPARQL updates (or MHGRAPH_UPDATE).",
    )(function)


def graph_store_option(function: _F) -> _F:
    """Add --graph-store."""
    return click.option(
        "--graph-store",
        envvar="MHGRAPH_GRAPH_STORE",
        metavar="URL",
        help="The server's address for whole graphs, the SPARQL 1.1 Graph Store protocol "
        "(or MHGRAPH_GRAPH_STORE).",
    )(function)


class Steps:
    """Says on a terminal which graph is under way, on one line that is written over.

    Args:
        lang: the language to say it in.
        what: e.g. "sending".
    """

    def __init__(self, lang: str, what: Words) -> None:
        self._what = what.get(lang)
        self._shown = sys.stderr.isatty()
        self._width = 0

    def __call__(self, graph: str, done: int, number: int) -> None:
        """Say that `done` of `number` graphs are done and `graph` comes next."""
        if self._shown:
            line = f"{self._what} {done + 1}/{number}: {graph}"[:100]
            click.echo("\r" + line.ljust(self._width), err=True, nl=False)
            self._width = len(line)

    def end(self) -> None:
        """Clear the line."""
        if self._shown and self._width:
            click.echo("\r" + " " * self._width + "\r", err=True, nl=False)
            self._width = 0
