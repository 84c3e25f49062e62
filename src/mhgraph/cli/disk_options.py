"""What `load` and `pull` share: the folder of a store on disk, and saying what was loaded."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from mhgraph.cli.progress import grouped
from mhgraph.errors import UsageError, Words
from mhgraph.store.disk_folder import Manifest, folder_of
from mhgraph.store.link.addresses import safe

__all__ = ["disk_folder", "disk_option", "say_loaded"]

_F = TypeVar("_F", bound=Callable[..., Any])
_LOADED = Words(
    nl="Geladen: {quads} quads ({graphs} grafen, {facts} feiten) in {seconds} s, in {where}",
    en="Loaded: {quads} quads ({graphs} graphs, {facts} facts) in {seconds} s, in {where}",
)


def disk_option(function: _F) -> _F:
    """Add --store, of which only a store on disk is taken."""
    return click.option(
        "--store",
        "store_name",
        required=True,
        envvar="MHGRAPH_STORE",
        metavar="oxigraph:DIR",
        help="The folder of the store; made if it is not there.",
    )(function)


def disk_folder(name: str) -> Path:
    """Return the folder that --store names.

    Raises:
        UsageError: it names something else than a store on disk.
    """
    scheme, _, rest = name.partition(":")
    if scheme != "oxigraph" or not rest.strip():
        raise UsageError(
            Words(
                nl=f"--store {safe(name)} kan niet worden geladen: alleen een opslag op schijf.",
                en=f"--store {safe(name)} cannot be loaded: only a store on disk can.",
            ),
            Words(
                nl="Geef --store oxigraph:MAP; voor een server is er `mhgraph push`.",
                en="Give --store oxigraph:DIR; for a server there is `mhgraph push`.",
            ),
        )
    return folder_of(rest)


def say_loaded(made: Manifest, begin: float, where: str, lang: str) -> None:
    """Say on standard error how much was loaded since `begin`, by `time.monotonic()`."""
    numbers = {
        "quads": grouped(made.quads, lang),
        "graphs": grouped(made.graphs, lang),
        "facts": grouped(made.facts, lang),
        "seconds": round(time.monotonic() - begin),
        "where": where,
    }
    click.echo(_LOADED.get(lang).format(**numbers), err=True)
