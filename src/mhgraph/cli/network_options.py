"""What the commands about networks share: view, filters, and the network that they mean."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mhgraph.cli.common import open_selected

if TYPE_CHECKING:
    from mhgraph.network import Network, Request
    from mhgraph.store import Store

__all__ = ["asked_of", "filter_options", "network_of", "view_options"]

_F = TypeVar("_F", bound=Callable[..., Any])
_FILTERS = {
    "place": "Only actions in this country or region.",
    "theme": "Only actions on this form of exploitation or other theme.",
    "target-group": "Only actions for this target group.",
    "programme": "Only actions of this programme.",
    "document": "Only what this document says.",
    "role": "Only this role.",
    "kind": "Only actors of this kind.",
}


def view_options(function: _F) -> _F:
    """Add the view, what it is about, and the filters."""
    for add in (
        click.argument("about", nargs=-1, metavar="[NAME]..."),
        click.argument("view", default="partners", metavar="[VIEW]"),
        filter_options,
        click.option(
            "--depth",
            type=click.IntRange(1, 3),
            default=1,
            show_default=True,
            help="How many steps the view around goes.",
        ),
    ):
        function = add(function)
    return function


def filter_options(function: _F) -> _F:
    """Add the filters; each but the period and the minimum may be given more than once."""
    function = click.option(
        "--min-joint",
        "minimum",
        type=click.IntRange(min=1),
        default=1,
        metavar="N",
        help="Only lines of at least N joint actions.",
    )(function)
    function = click.option(
        "--until",
        default="",
        metavar="DATE",
        help="Only actions that began by then: 2021, 2021-06.",
    )(function)
    function = click.option(
        "--since", default="", metavar="DATE", help="Only actions that went on then or later: 2019."
    )(function)
    for name, text in reversed(_FILTERS.items()):
        function = click.option(f"--{name}", multiple=True, metavar="NAME", help=text)(function)
    return function


def asked_of(options: dict[str, Any]) -> "tuple[Store, Request]":
    """Return the store and the request that the options of `view_options`, --store and --data mean.

    Raises:
        MhgraphError: as `mhgraph.network.request` does.
    """
    from mhgraph.network import request

    own: tuple[Path, ...] = options["own"]
    store = open_selected(options["store_name"], own)
    asked = request(
        store,
        options["lang"],
        options.get("view", "partners"),
        options.get("about", ()),
        {name: options[name.replace("-", "_")] for name in _FILTERS},
        since=options["since"],
        until=options["until"],
        minimum=options["minimum"],
        depth=options.get("depth", 1),
    )
    return store, asked


def network_of(options: dict[str, Any], *, limit: int | None = None) -> "Network":
    """Return the network that the options of `view_options`, --store, --data and --timeout mean.

    Args:
        options: as click gives them to the command.
        limit: how many nodes there may be before the view is reduced; None for no bound.

    Raises:
        MhgraphError: as `mhgraph.network.request` and `build` do.
    """
    from mhgraph.network import build

    store, asked = asked_of(options)
    return build(store, asked, timeout=options["timeout"], limit=limit)
