"""The dialogue on a terminal, with completion of names and the questions asked before (prompt_toolkit)."""

from collections.abc import Callable, Iterator

import click
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.output import Output, create_output

from mhgraph.cli.ask_dialogue import COMMANDS, WELCOME, Dialogue
from mhgraph.cli.output import show

__all__ = ["NameCompleter", "talk"]

_PROMPT = "> "
_LEAST, _MOST_WORDS = 2, 5


class NameCompleter(Completer):
    """Completes the last words of a line to a name of the graph, and commands of the dialogue."""

    def __init__(self, names: Callable[[str], list[str]]) -> None:
        self._names = names

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        """Yield what the words before the cursor may become; the most words that fit a name count."""
        del complete_event
        before = document.text_before_cursor
        if before.startswith(":"):
            known = (command for command in COMMANDS if command.startswith(before))
            yield from (Completion(command, -len(before)) for command in known)
            return
        for prefix in _endings(before):
            found = self._names(prefix)
            yield from (Completion(name, -len(prefix)) for name in found)
            if found:
                return


def _endings(text: str) -> Iterator[str]:
    """Yield the last words of `text`, the most first; nothing while no word is being written."""
    if text != text.rstrip():
        return
    starts = [
        i for i in range(len(text)) if not text[i].isspace() and (i == 0 or text[i - 1].isspace())
    ]
    for start in starts[-_MOST_WORDS:]:
        if len(text) - start >= _LEAST:
            yield text[start:]


def talk(
    dialogue: Dialogue,
    names: Callable[[str], list[str]],
    lang: str,
    terminal: Output | None = None,
) -> None:
    """Ask for lines and answer them until the user leaves; Ctrl-C and Ctrl-D leave, too.

    Args:
        dialogue: answers the lines.
        names: gives the names that begin with or hold some letters.
        lang: the language of the welcome.
        terminal: where lines are edited; by default where standard output or else standard error goes.
    """
    asked: PromptSession[str] = PromptSession(
        _PROMPT,
        completer=NameCompleter(names),
        output=terminal or create_output(always_prefer_tty=True),
    )
    click.echo(WELCOME.get(lang), err=True)
    try:
        while (said := dialogue.respond(asked.prompt())) is not None:
            if said.out:
                show("-", said.out, paged=False)
            click.echo(said.err, err=True, nl=False)
    except (EOFError, KeyboardInterrupt):
        return
