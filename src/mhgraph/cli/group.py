"""The group of commands; each command's module is imported when it is called."""

import importlib
import os
import sys
from typing import Any

import click

from mhgraph import __version__
from mhgraph.cli.common import COMMAND_HELP
from mhgraph.cli.spoken import SpokenCommand, language_of, say, spoken_in
from mhgraph.errors import ExitCode, Words

__all__ = ["main"]


class _LazyGroup(SpokenCommand, click.Group):
    """A group that knows its commands by name and imports only the one that is called."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMAND_HELP and not args[0].startswith("-"):
            ctx.fail(_no_such_command(args[0]).get(spoken_in(ctx)))
        return super().resolve_command(ctx, args)

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

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        if spoken_in(ctx) == "nl":
            from mhgraph.cli.dutch import text

            with formatter.section("Opdrachten"):
                formatter.write_dl([(n, text(h)) for n, h in sorted(COMMAND_HELP.items())])

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMAND_HELP.items()))


def _no_such_command(name: str) -> Words:
    from mhgraph.lookup.nearness import nearest

    known = sorted(COMMAND_HELP)
    near = ", ".join(known[index] for index in nearest(name, known, 2, within=10))
    return Words(
        nl=f"Er is geen opdracht '{name}'." + (f" Bedoelde u: {near}?" if near else ""),
        en=f"No such command '{name}'." + (f" Did you mean: {near}?" if near else ""),
    )


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Example: mhgraph query actions-in-place --place "West Africa"',
)
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.option(
    "--lang",
    type=click.Choice(["nl", "en"], case_sensitive=False),
    help="Language of answers and messages.",
)
@click.version_option(__version__, prog_name="mhgraph")
def _group(debug: bool, lang: str | None) -> None:
    """Policy on human trafficking as a graph: who does what with whom, where, on which ground.

    Every answer names its source. --lang nl gives answers and messages in Dutch (or set MHGRAPH_LANG).
    Exit codes: 0 fine, 1 data do not conform, 2 wrong use, 3 a failure (engine, server, time), 4 a
    question that was not understood, 5 one to which the graph has no answer.
    """
    del debug
    if lang:
        os.environ["MHGRAPH_LANG"] = lang  # where the command that follows looks


def main() -> None:
    """Run the command line; text goes out as UTF-8 on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    lang = language_of(sys.argv[1:])
    try:
        code = _group.main(prog_name="mhgraph", standalone_mode=False, obj=lang)
    except click.ClickException as error:
        say(error, lang)
        code = error.exit_code
    except click.Abort:
        code = int(ExitCode.INTERRUPTED)
    sys.exit(code if isinstance(code, int) else 0)
