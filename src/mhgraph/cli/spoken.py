"""Help and messages of click in the language of the run, which is known before the words are parsed."""

import inspect
import os
from collections.abc import Sequence
from typing import Any

import click

__all__ = ["SpokenCommand", "language_of", "say", "spoken_in"]


def language_of(words: Sequence[str]) -> str:
    """Return the language that `words` ask for by --lang, else MHGRAPH_LANG, else "en"."""
    asked = os.environ.get("MHGRAPH_LANG", "")
    for number, word in enumerate(words):
        if word == "--":
            break
        if word == "--lang" and number + 1 < len(words):
            asked = words[number + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return "nl" if asked.lower() == "nl" else "en"


def spoken_in(ctx: click.Context) -> str:
    """Return the language of the run."""
    return str(ctx.find_root().obj or "en")


def say(error: click.ClickException, lang: str) -> None:
    """Show on standard error what is wrong with the use, and the usage."""
    if lang == "en" or not isinstance(error, click.UsageError) or _is_help(error):
        error.show()
        return
    from mhgraph.cli import dutch

    lines = [f"Fout: {dutch.message(error)}"]
    if error.ctx is not None:
        hint = f"Probeer '{error.ctx.command_path} --help' voor uitleg."
        lines = [error.ctx.get_usage(), hint, "", *lines]
    click.echo("\n".join(lines), err=True)


def _is_help(error: click.UsageError) -> bool:
    """Tell whether the message is the help itself, as newer versions of click have it."""
    return type(error).__name__ == "NoArgsIsHelpError"


class SpokenCommand(click.Command):
    """A command whose help is in the language of the run; click does the English itself."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        if spoken_in(ctx) == "en":
            super().format_usage(ctx, formatter)
            return
        from mhgraph.cli.dutch import names

        pieces = names(" ".join(self.collect_usage_pieces(ctx)))
        formatter.write_usage(ctx.command_path, pieces, prefix="Gebruik: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        if spoken_in(ctx) == "en":
            super().format_help_text(ctx, formatter)
            return
        from mhgraph.cli.dutch import text

        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(text(inspect.cleandoc(self.help or "")))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        if spoken_in(ctx) == "en":
            super().format_options(ctx, formatter)
            return
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [_record(option, ctx) for option in options if not option.hidden]
        with formatter.section("Opties"):
            formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        if spoken_in(ctx) == "en" or not self.epilog:
            super().format_epilog(ctx, formatter)
            return
        from mhgraph.cli.dutch import EPILOGS

        first, _, rest = self.epilog.partition(" ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(f"{EPILOGS.get(first, first)} {rest}")


def _record(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    """Return an option with its value, and its help with what click adds to it, in Dutch."""
    from mhgraph.cli import dutch

    record: Any = option.get_help_record(ctx)
    shown, explained = record
    own = option.help or ""
    added = explained.removeprefix(own) if explained.startswith(own) else ""
    return dutch.names(shown), dutch.text(own) + dutch.names(added)
