"""Help and click's own messages in Dutch, as --lang or MHGRAPH_LANG asks."""

import importlib

import click
import pytest

from conftest import Run
from mhgraph.cli import dutch
from mhgraph.cli.common import COMMAND_HELP
from mhgraph.cli.group import _group
from mhgraph.cli.spoken import language_of

COMMANDS = sorted(COMMAND_HELP)


def command(name: str) -> click.Command:
    found: click.Command = importlib.import_module(f"mhgraph.cli.{name}").command
    return found


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_help_text_has_its_dutch(name: str) -> None:
    """A new text fails here until `HELP` in src/mhgraph/cli/dutch.py has it."""
    asked = command(name) if name else _group
    context = click.Context(asked)
    texts = [asked.help, *(getattr(p, "help", None) for p in asked.get_params(context))]
    texts += [] if name else list(COMMAND_HELP.values())
    lacking = [text for text in texts if text and " ".join(text.split()) not in dutch.HELP]
    assert lacking == []


def test_no_dutch_is_left_of_a_text_that_is_gone() -> None:
    known = {" ".join(text.split()) for text in COMMAND_HELP.values()}
    for asked in (_group, *(command(name) for name in COMMANDS)):
        params = asked.get_params(click.Context(asked))
        texts = [asked.help or "", *(getattr(p, "help", None) or "" for p in params)]
        known |= {" ".join(text.split()) for text in texts}
    assert set(dutch.HELP) <= known


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_in_dutch_has_no_english_of_click(mhgraph: Run, name: str) -> None:
    done = mhgraph(*([name] if name else []), "--help", MHGRAPH_LANG="nl")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Gebruik: mhgraph {name}".rstrip())
    assert "\nOpties:\n" in done.stdout
    assert "  Voorbeeld" in done.stdout
    english = ("Usage", "Options:", "Commands:", "default:", "OPTIONS", "FILE", "Show this")
    assert [word for word in english if word in done.stdout] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["quer"], "Er is geen opdracht 'quer'. Bedoelde u: query?"),
        (["weather"], "Er is geen opdracht 'weather'."),
        (["show"], "Argument 'NAAM' ontbreekt."),
        (["show", "a", "b"], "Te veel woorden: b."),
        (["show", "a", "--forma", "x"], "Er is geen optie --forma. Bedoelde u: --format?"),
        (["show", "a", "--colour"], "Er is geen optie --colour."),
        (["show", "a", "-f", "xml"], "'xml' is niet een van 'table', 'csv', 'json', 'md'."),
        (
            ["query", "x", "--top", "0"],
            "Ongeldige waarde voor '--top': 0 valt buiten het bereik x>=1.",
        ),
        (["query", "x", "--top", "a"], "Ongeldige waarde voor '--top': 'a' is geen geheel getal."),
        (["query", "x", "--timeout", "a"], "Ongeldige waarde voor '--timeout': 'a' is geen getal."),
        (["network"], "Optie '-o' / '--output' ontbreekt."),
        (["query", "x", "--count=3"], "Optie '--count' neemt geen waarde."),
        (["find", "x", "--store"], "Optie '--store' heeft een waarde nodig."),
        (["queries", "chek"], "'chek' is niet een van 'show', 'check'."),
    ],
)
def test_wrong_use_is_said_in_dutch(mhgraph: Run, words: list[str], said: str) -> None:
    done = mhgraph(*words, MHGRAPH_LANG="nl")
    assert (done.returncode, done.stdout) == (2, "")
    last = done.stderr.splitlines()[-1]
    assert last.startswith("Fout: ")
    assert last.endswith(said)
    assert "Usage" not in done.stderr


def test_a_command_that_is_almost_one_is_suggested(mhgraph: Run) -> None:
    done = mhgraph("quer")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("Error: No such command 'quer'. Did you mean: query?\n")


@pytest.mark.parametrize(
    ("words", "env", "lang"),
    [
        ([], "", "en"),
        ([], "NL", "nl"),
        (["find", "--lang", "NL"], "", "nl"),
        (["find", "--lang=en"], "nl", "en"),
        (["--lang", "nl", "find"], "", "nl"),
        (["find", "--", "--lang", "nl"], "", "en"),
        (["find", "--lang"], "", "en"),
    ],
)
def test_the_language_is_known_before_the_words_are_parsed(
    words: list[str], env: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MHGRAPH_LANG", env)
    assert language_of(words) == lang


@pytest.mark.parametrize(
    "words", [["show", "--lang", "NL", "x-y-z"], ["--lang", "nl", "show", "x-y-z"]]
)
def test_the_language_in_capitals_and_before_the_command(mhgraph: Run, words: list[str]) -> None:
    done = mhgraph(*words, MHGRAPH_LANG="en")
    assert done.returncode == 2
    assert done.stderr.startswith("mhgraph: De graaf kent geen ding met de naam 'x-y-z'.")
