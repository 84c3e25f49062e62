"""The group of commands; each command's module is imported when it is called."""

import importlib
import sys
from typing import Any

import click

from mhgraph import __version__
from mhgraph.cli.common import COMMAND_HELP
from mhgraph.errors import ExitCode

__all__ = ["main"]


class _LazyGroup(click.Group):
    """A group that knows its commands by name and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMAND_HELP)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMAND_HELP:
            return None
        module = importlib.import_module(f"mhgraph.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:  # while a command's module was being imported
            ctx.exit(int(ExitCode.INTERRUPTED))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMAND_HELP.items()))


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Example: mhgraph query actions-in-place --place "West Africa"',
)
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(__version__, prog_name="mhgraph")
def _group(debug: bool) -> None:
    """Policy on human trafficking as a graph: who does what with whom, where, on which ground.

    Every answer names its source. --lang nl gives answers and messages in Dutch (or set MHGRAPH_LANG).
    Exit codes: 0 fine, 1 data do not conform, 2 wrong use, 3 a failure (engine, server, time).
    """
    del debug


def main() -> None:
    """Run the command line; text goes out as UTF-8 on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    _group(prog_name="mhgraph")
