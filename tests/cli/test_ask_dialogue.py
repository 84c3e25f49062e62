"""The dialogue of `mhgraph ask`: what each line does, completion, and a real terminal."""

import os
import select
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from cli.fake_asker import FakeAsker, good, refused
from mhgraph.ask.answer import Alternative, Answer
from mhgraph.ask.reading import Reading
from mhgraph.cli.ask_dialogue import Dialogue
from mhgraph.cli.ask_session import Session
from mhgraph.cli.ask_terminal import NameCompleter, talk
from mhgraph.cli.ask_view import Look, Shown
from mhgraph.errors import QueryTimeoutError, Words
from mhgraph.store import MemoryStore

FIRST = good("first", structure=Reading("first"))
DUTCH = good("tweede", lang="nl", alternatives=(), structure=Reading("second"))
READY = b"\x1b[?2004h"  # the terminal is told to mark what is pasted
SUGGESTED = refused().suggestions[1]
PART = refused("half", alternatives=(Alternative("a part", "ASK {}", Reading("part")),))


def dialogue(memory: MemoryStore, **more: Answer) -> tuple[Dialogue, FakeAsker]:
    asker = FakeAsker({"first": FIRST, "tweede": DUTCH, "half": PART, **more})
    return Dialogue(Session(asker, memory, Look(place="dialogue")), "en"), asker


def reply(talking: Dialogue, line: str) -> Shown:
    said = talking.respond(line)
    assert said is not None
    return said


def test_a_question_goes_on_from_the_one_before(memory: MemoryStore) -> None:
    talking, asker = dialogue(memory)
    for line in (" first ", "what?", "tweede", "first"):
        talking.respond(line)
    assert asker.asked == [
        ("first", "", None),
        (
            "what?",
            "",
            Reading("first"),
        ),  # which is not understood, so what follows goes on from the first
        ("tweede", "", Reading("first")),
        ("first", "", Reading("second")),
    ]


def test_a_number_picks_a_reading_and_the_numbers_stay(memory: MemoryStore) -> None:
    talking, asker = dialogue(memory)
    assert (
        "Other readings (type the number):\n1) other x\n2) other y\n" in reply(talking, "first").out
    )
    second = reply(talking, "2").out
    assert second.startswith("Read as: as y\n")
    assert second.endswith("Other readings (type the number):\n1) other x\n")
    assert reply(talking, "1").out.endswith("(type the number):\n2) other y\n")
    assert [picked[0] for picked in asker.picked] == [Reading("y"), Reading("x")]
    talking.respond("tweede")
    assert asker.asked[-1] == ("tweede", "", Reading("x"))


def test_a_number_picks_a_suggested_question_too(memory: MemoryStore) -> None:
    talking, asker = dialogue(memory)
    err = reply(talking, "half").err
    assert err == (
        "The graph knows no UNICEF.\n"
        "Readings of a part of it (type the number):\n1) a part\n"
        "Questions that can be answered:\n"
        "2) Which actions concern Mali?\n3) Which actions concern Niger?\n"
    )
    talking.respond("3")
    assert asker.asked[-1][0] == "Which actions concern Niger?"
    talking.respond("half")
    assert reply(talking, "1").out.startswith("Read as: as part\n")


@pytest.mark.parametrize(
    ("before", "number", "said"),
    [
        (None, "1", "No question has been asked yet.\n"),
        ("first", "0", "There is no reading 0.\nChoose from 1 to 2.\n"),
        ("first", "3", "There is no reading 3.\nChoose from 1 to 2.\n"),
        ("tweede", "1", "Er is geen lezing 1.\nEr valt niets te kiezen.\n"),
        ("half", "4", "There is no reading 4.\nChoose from 1 to 3.\n"),
    ],
)
def test_a_number_that_there_is_not(
    memory: MemoryStore, before: str | None, number: str, said: str
) -> None:
    talking, _ = dialogue(memory)
    if before:
        talking.respond(before)
    assert reply(talking, number).err == said


def test_a_number_of_an_action_is_a_question(memory: MemoryStore) -> None:
    talking, asker = dialogue(memory)
    talking.respond("24.1")
    assert asker.asked == [("24.1", "", None)]


@pytest.mark.parametrize("word", [":explain", ":uitleg", ":EXPLAIN"])
def test_how_the_last_question_was_read(memory: MemoryStore, word: str) -> None:
    talking, _ = dialogue(memory)
    assert reply(talking, word).err == "No question has been asked yet.\n"
    talking.respond("first")
    assert reply(talking, word).out.startswith("Parse:\n  actions = action\n")
    talking.respond("what?")
    assert reply(talking, word).out == "Parse:\n  UNICEF = ?\n"


@pytest.mark.parametrize("word", [":evidence", ":bewijs"])
def test_the_passages_behind_the_last_answer(memory: MemoryStore, word: str) -> None:
    talking, _ = dialogue(memory)
    talking.respond("first")
    assert '  - PR2021 24.4 · "' in reply(talking, word).out


def test_help_in_the_language_of_the_last_question(memory: MemoryStore) -> None:
    talking, _ = dialogue(memory)
    assert reply(talking, "?").out.startswith("Ask a question in plain words")
    talking.respond("tweede")
    assert ":stop, :quit" in reply(talking, ":help").out


@pytest.mark.parametrize("word", [":quit", ":q", ":stop", " :QUIT "])
def test_leaving(memory: MemoryStore, word: str) -> None:
    assert dialogue(memory)[0].respond(word) is None


def test_nothing_and_what_is_no_command(memory: MemoryStore) -> None:
    talking, asker = dialogue(memory)
    assert reply(talking, "  ") == Shown("")
    assert reply(talking, ":x\x1b").err == ":x␛ is no command here.\n? explains.\n"
    assert asker.asked == []


def test_a_failure_is_told_and_the_dialogue_goes_on(memory: MemoryStore) -> None:
    class Slow(FakeAsker):
        def ask(self, question: str, lang: str = "", after: Reading | None = None) -> Answer:
            del question, lang, after
            raise QueryTimeoutError(Words("te laat", "too late"), Words("korter", "less"))

    talking = Dialogue(Session(Slow(), memory, Look(place="dialogue")), "en")
    assert reply(talking, "first").err == "too late\nless\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Which actions concern West Af", [("West Africa", -7)]),
        ("wes", [("West Africa", -3), ("Western Sahara", -3)]),
        ("in ma", [("Mali", -2)]),
        ("in Mali ", []),
        ("m", []),
        ("xyz", []),
        (":e", [(":explain", -2), (":evidence", -2), (":exit", -2)]),
        ("", []),
    ],
)
def test_the_last_words_are_completed_to_a_name(text: str, found: list[tuple[str, int]]) -> None:
    completer = NameCompleter(FakeAsker().completions)
    given = completer.get_completions(Document(text), CompleteEvent())
    assert [(one.text, one.start_position) for one in given] == found


@pytest.mark.parametrize("end", ["\x04", "\x03", ":quit\r"])
def test_lines_of_a_terminal(
    memory: MemoryStore, capsys: pytest.CaptureFixture[str], end: str
) -> None:
    talking, asker = dialogue(memory)
    with create_pipe_input() as keys:
        keys.send_text(f"first\rwhat?\r2\r{end}")

        def at_a_terminal() -> None:
            with create_app_session(input=keys):
                talk(talking, asker.completions, "en", DummyOutput())

        # In a thread of its own: where a browser is open, this one has an event loop already.
        with ThreadPoolExecutor(1) as pool:
            pool.submit(at_a_terminal).result(timeout=60)
    assert [asked[0] for asked in asker.asked] == ["first", "what?", SUGGESTED]
    said = capsys.readouterr()
    assert said.out.count("Read as: Actions that concern Mali\n") == 1
    assert said.err.startswith("Ask a question, in Dutch or English.")
    assert said.err.count("The graph knows no UNICEF.\n") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals for Python")
@pytest.mark.parametrize("end", [b"\x04", b"\x03"], ids=["Ctrl-D", "Ctrl-C"])
def test_a_real_terminal(tmp_path: Path, end: bytes) -> None:
    import pty

    ours, theirs = pty.openpty()
    clean = {k: v for k, v in os.environ.items() if not k.startswith("MHGRAPH_")}
    clean |= {"TERM": "xterm", "COLUMNS": "100", "PROMPT_TOOLKIT_NO_CPR": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "mhgraph", "--lang", "nl", "ask"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=tmp_path,
        env=clean | {"PYTHONWARNINGS": "error"},
    ) as process:
        os.close(theirs)
        try:
            _until(ours, READY)
            os.write(ours, b"acties in Mali?\r")
            _until(ours, b"Gelezen als: ")
            _until(ours, READY)
            os.write(ours, b"\x1b[A")  # the question before
            _until(ours, b"acties in Mali?")
            os.write(ours, b"\r")
            _until(ours, b"Gelezen als: ")
            _until(ours, READY)
            os.write(ours, end)
            assert process.wait(timeout=20) == 0
        finally:
            process.kill()
            os.close(ours)


def _until(terminal: int, wanted: bytes) -> None:
    """Read up to and with `wanted`."""
    seen = b""
    while not seen.endswith(wanted):
        ready, _, _ = select.select([terminal], [], [], 30)
        assert ready, seen.decode("utf-8", "replace")
        seen += os.read(terminal, 1)
