"""What all commands share: help, version, language, messages, stores and output."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run
from mhgraph import __version__
from mhgraph.catalogue import open_catalogue
from mhgraph.cli.common import COMMAND_HELP

NOWHERE = "sparql:http://127.0.0.1:1/query"


def test_version_of_the_module(mhgraph: Run) -> None:
    done = mhgraph("--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"mhgraph, version {__version__}")


@pytest.mark.parametrize("command", ["", *sorted(COMMAND_HELP)])
def test_help_ends_with_an_example(mhgraph: Run, command: str) -> None:
    done = mhgraph(*([command] if command else []), "--help")
    assert (done.returncode, done.stderr) == (0, "")
    last = " ".join(done.stdout.split("\n\n")[-1].split())
    assert last.startswith(("Example: ", "Examples: "))
    assert f"mhgraph {command}".strip() in last
    if not command:
        assert all(f"  {name} " in done.stdout for name in COMMAND_HELP)


def test_debug_shows_the_traceback_and_keeps_the_exit_code(mhgraph: Run) -> None:
    done = mhgraph("--debug", "queries", "show", "none")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback (most recent call last):" in done.stderr
    assert "UnknownNameError" in done.stderr


@pytest.mark.parametrize(
    ("lang", "words", "message"),
    [
        ("nl", [], "Welke vraag?\nSchrijf `mhgraph queries show NAAM`."),
        ("en", [], "Which question?\nWrite `mhgraph queries show NAME`."),
        ("nl", ["--lang", "en"], "Which question?\nWrite `mhgraph queries show NAME`."),
    ],
)
def test_the_language_of_the_environment_holds_until_another_is_asked_for(
    mhgraph: Run, lang: str, words: list[str], message: str
) -> None:
    done = mhgraph("queries", "show", *words, MHGRAPH_LANG=lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert "\n".join(done.stderr.splitlines()) == f"mhgraph: {message}"


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["weather"], "No such command 'weather'"),
        (["show"], "Missing argument 'NAME'"),
        (["show", "Mali", "--lang", "fr"], "'fr' is not one of 'nl', 'en'"),
        (["query", "-", "--timeout", "0"], "'--timeout'"),
        (["show", "Mali", "-f", "xml"], "'xml' is not one of 'table', 'csv', 'json', 'md'"),
        (["show", "Mali", "--store", "sparql:nothing"], "'nothing' is not the address of a SPARQL"),
        (["show", "Mali", "--store", "disk"], "--store disk: no such store."),
    ],
)
def test_wrong_use_is_said_on_standard_error(mhgraph: Run, words: list[str], part: str) -> None:
    done = mhgraph(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert part in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("lang", "start", "way_out"),
    [
        (
            "en",
            "mhgraph: The SPARQL server http://127.0.0.1:1/query refused the connection",
            "questions without --store are asked of mhgraph's own data.",
        ),
        (
            "nl",
            "mhgraph: De SPARQL-server http://127.0.0.1:1/query weigert de verbinding",
            "vragen zonder --store gaan over mhgraphs eigen gegevens.",
        ),
    ],
)
def test_a_server_that_refuses_is_named(mhgraph: Run, lang: str, start: str, way_out: str) -> None:
    done = mhgraph("show", "Mali", "--lang", lang, MHGRAPH_STORE=NOWHERE)
    assert (done.returncode, done.stdout) == (3, "")
    first, second = done.stderr.splitlines()
    assert first.startswith(start)
    assert second.endswith(way_out)


def test_queries_lists_the_named_questions(mhgraph: Run) -> None:
    done = mhgraph("queries", "-f", "csv")
    lines = done.stdout.splitlines()
    assert lines[0] == "Name,Question,Parameters,Tags"
    assert [line.split(",")[0] for line in lines[1:]] == open_catalogue().names()


def test_queries_show_prints_meaning_and_text(mhgraph: Run) -> None:
    done = mhgraph("queries", "show", "actions-in-place", "--lang", "nl")
    query = open_catalogue().get("actions-in-place")
    printed = "\n".join(done.stdout.splitlines()) + "\n"
    assert printed.startswith(
        f"Acties in een gebied (actions-in-place)\n{query.header.question.nl}"
    )
    assert '  mhgraph query actions-in-place --place "West-Afrika"\n' in printed
    assert printed.endswith(query.text)


def test_an_unknown_question_gives_the_nearest(mhgraph: Run) -> None:
    done = mhgraph("queries", "show", "action-in-places")
    assert done.returncode == 2
    assert "Did you mean: actions-in-place" in done.stderr


class TestOutput:
    """-o: what cannot be written is said before the work, which would fail for another reason."""

    WORK = ("query", "-", "--store", NOWHERE)

    def refused(self, mhgraph: Run, target: str, why: str) -> None:
        for words in (self.WORK, ("export", "-f", "csv")):
            done = mhgraph(*words, "-o", target, stdin="ASK {}")
            assert (done.returncode, done.stdout) == (2, "")
            assert done.stderr.splitlines() == [
                f"mhgraph: {target} cannot be written: {why}.",
                "Name another file with -o.",
            ]

    def test_a_folder_that_does_not_exist(self, mhgraph: Run, tmp_path: Path) -> None:
        self.refused(mhgraph, os.path.join("no", "x.txt"), "the folder no does not exist")  # noqa: PTH118
        assert list(tmp_path.iterdir()) == []

    def test_a_folder(self, mhgraph: Run, tmp_path: Path) -> None:
        (tmp_path / "folder").mkdir()
        self.refused(mhgraph, "folder", "it is a folder")
        assert [p.name for p in tmp_path.rglob("*")] == ["folder"]

    def test_a_read_only_place(self, mhgraph: Run, tmp_path: Path) -> None:
        target = read_only_target(tmp_path)
        done = mhgraph(*self.WORK, "-o", target, stdin="ASK {}")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"mhgraph: {target} cannot be written: ")
        assert not [p for p in tmp_path.rglob("*") if p.name.endswith(".part")]

    def test_a_name_that_no_file_can_have(self, mhgraph: Run, tmp_path: Path) -> None:
        done = mhgraph("queries", "-o", "x" * 300)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr
        assert "cannot be written: " in done.stderr
        assert list(tmp_path.iterdir()) == []

    def test_failing_work_leaves_an_existing_file_as_it_was(
        self, mhgraph: Run, tmp_path: Path
    ) -> None:
        file = tmp_path / "mine.txt"
        file.write_text("mine", encoding="utf-8")
        assert mhgraph(*self.WORK, "-o", "mine.txt", stdin="ASK {}").returncode == 3
        assert file.read_text(encoding="utf-8") == "mine"
        assert mhgraph("queries", "-f", "csv", "-o", "mine.txt").returncode == 0
        assert file.read_bytes().startswith(b"Name,Question,Parameters,Tags\n")
        assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /dev/stdout")
    def test_a_device_is_written_to_and_not_replaced(self, mhgraph: Run, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
            assert mhgraph("queries", "-f", "csv", "-o", str(pipe)).returncode == 0
            assert reader.stdout is not None
            assert reader.stdout.read().startswith(b"Name,Question,Parameters,Tags\n")
        assert pipe.is_fifo()


def read_only_target(folder: Path) -> str:
    """Return a file that this user may not write; root may write almost anywhere."""
    if sys.platform == "win32":
        file = folder / "read-only.txt"
        file.write_text("mine", encoding="utf-8")
        file.chmod(0o400)
        return str(file)
    (folder / "read-only").mkdir(mode=0o500)
    if os.access(folder / "read-only", os.W_OK):
        return "/proc/mhgraph.txt" if sys.platform == "linux" else "/dev/fd/mhgraph.txt"
    return str(folder / "read-only" / "x.txt")
