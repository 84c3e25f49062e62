"""A dialogue line by line: questions, follow-ups, numbers of other readings, and a few commands.

It knows no terminal: a line goes in and text comes out.
"""

from dataclasses import replace
from typing import Final

from mhgraph.cli.ask_said import Asked, no_such_reading
from mhgraph.cli.ask_session import Session
from mhgraph.cli.ask_view import Shown, explained
from mhgraph.cli.visible import visible
from mhgraph.errors import MhgraphError, UsageError, Words

__all__ = ["COMMANDS", "WELCOME", "Dialogue"]

COMMANDS: Final = {
    "?": "help",
    "help": "help",
    ":help": "help",
    ":explain": "explain",
    ":uitleg": "explain",
    ":evidence": "evidence",
    ":bewijs": "evidence",
    "quit": "quit",
    "exit": "quit",
    "stop": "quit",
    ":quit": "quit",
    ":exit": "quit",
    ":q": "quit",
    ":stop": "quit",
}
WELCOME: Final = Words(
    nl="Stel een vraag, in het Nederlands of Engels. ? geeft uitleg, :stop houdt op.",
    en="Ask a question, in Dutch or English. ? explains, :quit leaves.",
)
_HELP: Final = Words(
    nl="""\
Stel een vraag in gewone woorden, in het Nederlands of Engels; Tab vult namen aan, ↑ haalt een vraag terug.
Een vraag mag op de vorige voortbouwen: "en in Noord-Afrika?"
  1, 2, …            de andere lezing met dat nummer, of de voorgestelde vraag
  :uitleg, :explain  hoe de laatste vraag gelezen is, met SPARQL
  :bewijs, :evidence de passages achter het laatste antwoord
  :stop, :quit       ophouden (ook Ctrl-D)
""",
    en="""\
Ask a question in plain words, in Dutch or English; Tab completes names, ↑ brings a question back.
A question may go on from the one before: "and in North Africa?"
  1, 2, …            the other reading with that number, or the question suggested
  :explain           how the last question was read, with SPARQL
  :evidence          the passages behind the last answer
  :quit              leave (Ctrl-D, too)
""",
)
_NOTHING_YET: Final = Words(
    nl="Er is nog geen vraag gesteld.", en="No question has been asked yet."
)


class Dialogue:
    """Answers lines, and remembers the last question.

    Args:
        session: asks the questions.
        lang: the language of what is no answer, until a question shows another.
    """

    def __init__(self, session: Session, lang: str) -> None:
        self._session, self._lang = session, lang
        self._last: Asked | None = None

    def respond(self, line: str) -> Shown | None:
        """Return what is to be said to a line; None where it ends the dialogue."""
        said = line.strip()
        command = COMMANDS.get(said.lower(), "")
        if command == "quit":
            return None
        if not said or command == "help":
            return Shown(_HELP.get(self._lang) if command else "")
        try:
            return self._said(said, command)
        except MhgraphError as error:
            return Shown("", f"{error.text(self._lang)}\n", error.exit_code)

    def _said(self, line: str, command: str) -> Shown:
        if command:
            return self._again(command)
        if line.startswith(":"):
            raise _unknown(line)
        if line.isascii() and line.isdecimal():
            return self._picked(int(line))
        return self._asked(line)

    def _asked(self, question: str) -> Shown:
        answer = self._last.answer if self._last else None
        asked = self._session.ask(question, answer.structure if answer else None)
        self._lang = asked.answer.language
        return self._kept(asked)

    def _picked(self, number: int) -> Shown:
        """Answer another reading of the last question, or a question that was suggested for it."""
        last = self._needed()
        suggestions = () if last.answer.understood else last.answer.suggestions
        offered = len(last.offered)
        if 0 < number <= offered:
            return self._kept(self._session.choose(last, number))
        if offered < number <= offered + len(suggestions):
            return self._asked(suggestions[number - offered - 1])
        raise no_such_reading(number, offered + len(suggestions))

    def _again(self, command: str) -> Shown:
        """Show how the last question was read, or its answer with the evidence."""
        last = self._needed()
        return explained(last) if command == "explain" else self._session.show(last, evidence=True)

    def _kept(self, asked: Asked) -> Shown:
        """Remember an answer; a question that was not understood leaves what may be gone on from."""
        if not asked.answer.understood and self._last:
            before = self._last.answer.structure
            asked = replace(asked, answer=replace(asked.answer, structure=before))
        self._last = asked
        return self._session.show(asked)

    def _needed(self) -> Asked:
        if self._last is None:
            raise UsageError(_NOTHING_YET)
        return self._last


def _unknown(line: str) -> UsageError:
    shown = visible(line)
    return UsageError(
        Words(nl=f"{shown} is hier geen opdracht.", en=f"{shown} is no command here."),
        Words(nl="? geeft uitleg.", en="? explains."),
    )
