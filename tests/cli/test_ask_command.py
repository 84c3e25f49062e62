"""`mhgraph ask`: what is shown of an answer, in each form, and what scripts are told by exit codes."""

import csv
import io
import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.fake_asker import ACTION, PASSAGE, SAID, SPARQL, FakeAsker, good, refused
from conftest import Run
from mhgraph import __version__
from mhgraph.ask import Asker
from mhgraph.ask.answer import Alternative, Answer, Item
from mhgraph.ask.reading import Reading
from mhgraph.catalogue.receipt import folder_hash
from mhgraph.cli.ask_lines import answers, worst
from mhgraph.cli.ask_receipt import receipt_of, words_again
from mhgraph.cli.ask_run import answer_one
from mhgraph.cli.ask_said import Asked, code_of
from mhgraph.cli.ask_session import Session
from mhgraph.cli.ask_view import Look, Shown, shown
from mhgraph.cli.visible import listed, visible
from mhgraph.errors import ExitCode, QueryTimeoutError, UsageError, Words
from mhgraph.resources import data_folder, ontology_folder
from mhgraph.store import MemoryStore, Store

QUESTION = "Which actions concern West Africa?"
NONSENSE = "xyzzyplugh frobnicates?"


def show(answer: Answer, form: str = "table", **look: Any) -> Shown:
    return shown(Asked.first(answer), Look(form, **look))


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


class TestTable:
    """The form for the eye, against the full text."""

    def test_reading_answer_notes_total_and_other_readings(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "100")
        assert show(good()) == Shown(
            """\
Read as: Actions that concern Mali
┌─────────────┬──────────────────────────┬──────────────┬─────────────────────┐
│ Identifier  │ Name                     │ Kind         │ Source              │
├─────────────┼──────────────────────────┼──────────────┼─────────────────────┤
│ PR2021-24.4 │ Awareness | of the risks │ action       │ PR2021 24.4; Actors │
├─────────────┼──────────────────────────┼──────────────┼─────────────────────┤
│             │ IOM                      │ organisation │                     │
└─────────────┴──────────────────────────┴──────────────┴─────────────────────┘
Note: budgt → budget
Answers: 2
Other readings (choose by --choose N):
1) other x
2) other y
""",
            rows=2,
        )

    def test_in_dutch(self) -> None:
        out = show(good(lang="nl", value=12345)).out
        assert out.startswith("Gelezen als: Actions that concern Mali\nAntwoord: 12.345\n")
        assert "│ Aanduiding  │ Naam" in out
        assert "\nOpmerking: budgt → budget\nGetoond: 2\nAndere lezingen (kies met --choose" in out

    @pytest.mark.parametrize(
        ("value", "kind", "said"),
        [
            (3, "number", "3"),
            (2021, "number", "2021"),
            (2_200_000, "amount", "2,200,000"),
            (0.5, "number", "0.5"),
            (True, "boolean", "yes"),
            (False, "boolean", "no"),
            ("2021-11", "date", "2021-11"),
            ("One\nTwo\x1b[2J", "text", "One\nTwo␛[2J"),
        ],
    )
    def test_a_value_is_said_as_its_kind_wants(self, value: object, kind: str, said: str) -> None:
        found = show(good(value=value, kind=kind, items=(), alternatives=()))
        assert f"\nAnswer: {said}\n" in found.out
        assert "Answers: " not in found.out
        assert found.code is ExitCode.FINE

    def test_values_of_items_have_a_column(self) -> None:
        item = Item("urn:x", "PROMIS", "programme", value="2200000")
        assert "│ 2,200,000 │" in show(good(items=(item,))).out
        assert "Value" not in show(good()).out

    def test_nothing_found_is_said_in_words_and_by_an_exit_code(self) -> None:
        found = show(good(items=()))
        assert "\nNo answer: nothing in the graph fits this.\n" in found.out
        assert "Answers: 0" not in found.out
        assert int(found.code) == 5
        said = show(good(lang="nl", items=(), kind="amount")).out
        assert "\nGeen antwoord: de graaf zegt dit niet.\n" in said

    def test_there_is_no_empty_line_in_it(self) -> None:
        lines = show(good(), explain=True, place="lines").out.splitlines()
        assert "" not in [line.strip() for line in lines]
        assert lines[0] == "Question: Which actions?"

    def test_the_explanation_has_parse_sparql_and_that_of_other_readings(self) -> None:
        out = show(good(), explain=True).out
        assert out.endswith(
            "Parse:\n  actions = action\n  Mali = Mali\n"
            "SPARQL:\n  SELECT ?a\n  WHERE { ?a a ?b }\n"
            "1) other x\n  ASK {} # x\n2) other y\n  ASK {} # y\n"
        )

    def test_the_reading_chosen_is_not_offered_and_numbers_stay(self) -> None:
        asked = Asked.first(good()).as_chosen(good(alternatives=(), steps=()), 1)
        out = shown(asked, Look(explain=True)).out
        assert "1) other x" not in out
        assert "2) other y" in out
        assert "  actions = action\n" in out


class TestRefusal:
    """What is not understood: on standard error, with the words and with questions that can be asked."""

    def test_the_words_and_the_suggestions(self) -> None:
        found = show(refused())
        assert (found.out, found.code) == ("", ExitCode.NOT_UNDERSTOOD)
        assert int(found.code) == 4
        assert found.err == (
            "mhgraph: The graph knows no UNICEF.\n"
            "Questions that can be answered:\n"
            "  - Which actions concern Mali?\n"
            "  - Which actions concern Niger?\n"
        )

    def test_words_that_the_reason_does_not_name(self) -> None:
        bare = refused(reading="", lang="nl", not_understood=("a\x07", "b" * 70), suggestions=())
        assert show(bare).err == (
            f"mhgraph: De vraag is niet begrepen.\nNiet begrepen: 'a␇', '{'b' * 60}…'.\n"
        )

    def test_readings_of_a_part_are_offered_as_such(self) -> None:
        part = Alternative("Actions of IOM", SPARQL, Reading("list"))
        err = show(refused(alternatives=(part,))).err
        assert "\nReadings of a part of it (choose by --choose N):\n1) Actions of IOM\n" in err

    def test_json_has_the_whole_answer_all_the_same(self) -> None:
        found = show(refused(), "json")
        assert json.loads(found.out) == refused().as_json()
        assert "UNICEF" in found.err

    def test_the_explanation_goes_with_the_message(self) -> None:
        assert show(refused(), explain=True).err.endswith("Parse:\n  UNICEF = ?\n")


class TestData:
    """CSV, JSON, Markdown."""

    def test_json_is_exactly_the_answer(self) -> None:
        found = show(good(), "json")
        assert json.loads(found.out) == good().as_json()
        assert found.err == ""
        assert show(good(), "json", place="lines").out.count("\n") == 1

    def test_csv_has_a_row_for_each_item_and_says_the_reading_on_standard_error(self) -> None:
        found = show(good(value=2), "csv")
        assert rows(found.out) == [
            ["Question", "Answer", "Identifier", "Name", "Kind", "Value", "Source", "IRI"],
            ["Which actions?", "2", *cells(ACTION)],
            ["Which actions?", "2", "", "IOM", "organisation", "", "", good().items[1].iri],
        ]
        assert found.err == (
            "Read as: Actions that concern Mali\nNote: budgt → budget\n"
            "Other readings (choose by --choose N):\n1) other x\n2) other y\n"
        )

    def test_csv_of_a_bare_value_has_one_row(self) -> None:
        found = show(good(lang="nl", value=2_200_000, items=()), "csv")
        assert rows(found.out)[1][:2] == ["Which actions?", "2200000"]
        assert rows(show(good(value=False, items=()), "csv").out)[1][1] == "no"

    def test_csv_of_nothing_has_headings_only(self) -> None:
        found = show(good(items=()), "csv", separator="semicolon", bom=True)
        assert found.out.startswith("\ufeffQuestion;Answer;")
        assert len(rows(found.out)) == 1
        assert "No answer: nothing in the graph fits this.\n" in found.err

    def test_markdown(self) -> None:
        out = show(good("A <b> *c*?", value=True, kind="boolean"), "md", explain=True).out
        assert out.startswith(
            "## A \\<b\\> \\*c\\*?\n\n**Read as:** Actions that concern Mali\n\n**Answer:** yes\n\n"
            "| Identifier | Name | Kind | Source |\n| --- | --- | --- | --- |\n"
            "| PR2021-24.4 | Awareness \\| of the risks | action | PR2021 24.4; Actors |\n"
        )
        assert "\n\n1) other x\n2) other y\n\n### Parse\n\n```text\n" in out
        assert out.endswith("### 2) other y\n\n```sparql\nASK {} # y\n```\n")


def cells(item: Item) -> list[str]:
    return [item.identifier, item.label, item.kind, "", "PR2021 24.4; Actors", item.iri]


class TestEvidence:
    """The passages behind each item come from the store."""

    def session(
        self, memory: MemoryStore, form: str = "table", folder: Path | None = None
    ) -> Session:
        asker = FakeAsker({"q": good("q"), "none": good("none", items=(), value=4)})
        return Session(asker, memory, Look(form), evidence=True, folder=folder)

    def test_a_line_for_each_source_below_its_row(self, memory: MemoryStore) -> None:
        session = self.session(memory)
        asked = session.ask("q")
        out = session.show(asked).out
        assert "Source" not in out
        assert '│\n  - PR2021 24.4 · "' in out
        assert "  - Actors\n├" in out
        assert "  - no evidence found\n└" in out
        assert session.unquoted(asked)

    def test_the_sentences_with_the_documents_at_hand(
        self, memory: MemoryStore, texts: Path
    ) -> None:
        session = self.session(memory, "csv", texts)
        asked = session.ask("q")
        found = [
            dict(zip(rows(t)[0], r, strict=True))
            for t in [session.show(asked).out]
            for r in rows(t)[1:]
        ]
        assert [row["Evidence (IRI)"] for row in found] == [SAID[0].source, SAID[1].source, ""]
        assert found[0]["Evidence (IRI)"] == PASSAGE
        assert len(found[0]["Text"]) > 40
        assert not session.unquoted(asked)

    def test_markdown_has_them_in_the_last_cell(self, memory: MemoryStore) -> None:
        session = self.session(memory, "md")
        assert '| action | PR2021 24.4 · "' in session.show(session.ask("q")).out

    @pytest.mark.parametrize("form", ["table", "csv", "md", "json"])
    def test_of_a_bare_value_there_are_none(self, memory: MemoryStore, form: str) -> None:
        session = self.session(memory, form)
        assert "4" in session.show(session.ask("none")).out


class TestChoosing:
    def run(self, memory: MemoryStore, choose: int, tmp_path: Path) -> tuple[FakeAsker, str]:
        asker, file = FakeAsker({"q": good("q")}), tmp_path / "out.txt"
        options = {"choose": choose, "output": str(file), "paged": True, "receipt_file": None}
        assert answer_one(Session(asker, memory, Look()), "q", options) is ExitCode.FINE
        return asker, file.read_text(encoding="utf-8")

    def test_the_number_picks_the_reading(
        self, memory: MemoryStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        asker, text = self.run(memory, 2, tmp_path)
        assert asker.picked == [(Reading("y"), "q", "en")]
        assert text.startswith("Read as: as y\n")
        assert capsys.readouterr().err == f"Written: {tmp_path / 'out.txt'} (2 rows)\n"

    def test_a_number_that_there_is_not(self, memory: MemoryStore, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="There is no reading 3") as caught:
            self.run(memory, 3, tmp_path)
        assert caught.value.text("nl").endswith("Kies 1 tot en met 2.")


class TestLines:
    """Questions line by line."""

    def said(self, memory: MemoryStore, lines: list[bytes], form: str = "table") -> list[Shown]:
        asker = FakeAsker({"a": good("a"), "b": good("b", items=())})
        return list(answers(Session(asker, memory, Look(form, "lines")), lines))

    def test_answers_are_set_apart_by_an_empty_line(self, memory: MemoryStore) -> None:
        found = self.said(memory, [b"\xef\xbb\xbfa\r\n", b"\n", b"c\n", b"b"])
        assert [one.out.partition("\n")[0] for one in found] == ["Question: a", "", ""]
        assert found[2].out.startswith("\nQuestion: b\n")
        assert found[1].err.startswith("mhgraph: 'c': The graph knows no UNICEF.\n")
        assert worst(one.code for one in found) is ExitCode.NOT_UNDERSTOOD
        assert worst([ExitCode.NO_ANSWER, ExitCode.FINE]) is ExitCode.NO_ANSWER
        assert worst([]) is ExitCode.FINE

    def test_json_has_an_object_on_each_line(self, memory: MemoryStore) -> None:
        found = "".join(one.out for one in self.said(memory, [b"a\n", b"c\n", b"b\n"], "json"))
        objects = [json.loads(line) for line in found.splitlines()]
        assert [one["question"] for one in objects] == ["a", "c", "b"]

    def test_csv_is_one_table(self, memory: MemoryStore) -> None:
        said = self.said(memory, [b"a\n", b"c\n", b"a\n"], "csv")
        found = rows("".join(one.out for one in said))
        assert [row[0] for row in found] == ["Question", "a", "a", "a", "a"]
        assert said[2].err.startswith("Question: a\nRead as: ")

    def test_a_line_in_another_encoding_is_told(self, memory: MemoryStore) -> None:
        with pytest.raises(UsageError, match=r"Line 2 of the input is not UTF-8 \(byte 1\)"):
            self.said(memory, [b"a\n", b"b\xff\n"])

    def test_a_question_that_takes_too_long_leaves_the_others(self, memory: MemoryStore) -> None:
        class Slow(FakeAsker):
            def ask(self, question: str, lang: str = "", after: Reading | None = None) -> Answer:
                if question == "slow":
                    raise QueryTimeoutError(Words("te laat", "too late"))
                return super().ask(question, lang, after)

        session = Session(Slow({"a": good("a")}), memory, Look("table", "lines"))
        slow, fine = answers(session, [b"slow\n", b"a\n"])
        assert (slow.out, slow.err) == ("", "mhgraph: 'slow': too late\n")
        assert (slow.code, fine.code) == (ExitCode.FAILURE, ExitCode.FINE)
        assert fine.out.startswith("Question: a\n")


OPTIONS: dict[str, Any] = {
    "choose": None,
    "evidence": False,
    "explain": False,
    "form": "table",
    "lang": None,
    "store_name": "memory:",
    "own": (),
}


class TestReceipt:
    def test_it_tells_how_the_question_was_read_and_of_which_data(self) -> None:
        text = receipt_of(Asked.first(good()), {**OPTIONS, "choose": 2, "form": "csv"})
        assert text.startswith(
            "# Receipt for an answer of mhgraph: Which actions?\n\n## Question\n\n"
        )
        assert (
            "- read as: Actions that concern Mali\n- language: en\n- note: budgt → budget\n" in text
        )
        assert "\n1) other x\n2) other y\n\n## To ask it again\n" in text
        line = text.split("```sh\n")[1].split("\n```")[0]
        asked = ["mhgraph", "ask", "--choose", "2", "--format", "csv", "Which actions?"]
        assert shlex.split(line) == asked
        assert "```sparql\nSELECT ?a\n" in text
        assert f"- mhgraph, version {__version__}\n" in text
        for folder in (ontology_folder(), data_folder()):
            assert f"- {folder.name}: sha256 {folder_hash(folder)}\n" in text
        assert "- queries:" not in text
        assert "## Parameters" not in text
        assert "- kind of answer: entities\n- things: 2\n" in text
        assert "@software{mhgraph_" in text

    def test_in_dutch_and_from_a_server(self) -> None:
        answer = good(lang="nl", value=2, alternatives=())
        text = receipt_of(Asked.first(answer), {**OPTIONS, "store_name": "sparql:http://h:1/q"})
        assert "- gelezen als: Actions that concern Mali\n- taal: nl\n" in text
        assert "\n- waarde: 2\n" in text
        assert "is hier niet na te gaan" in text
        assert "sha256" not in text

    def test_a_question_that_looks_like_an_option_is_set_apart(self) -> None:
        assert words_again("--x?", OPTIONS) == ["mhgraph", "ask", "--", "--x?"]


def test_control_characters_become_visible() -> None:
    assert visible("a\x1b[31m\u202eb\x9b\r\nc") == "a␛[31m<U+202E>b<U+009B>␍␊c"
    assert visible("a\nb\tc\x00", lines=True) == "a\nb\tc␀"
    assert visible("Côte d’Ivoire · من · 中") == "Côte d’Ivoire · من · 中"
    assert listed(["w"] * 14, "nl").endswith("'w' en nog 2")


class TestWhole:
    """The command with the reader itself."""

    @pytest.mark.parametrize("question", [QUESTION, "Welke acties gaan over Mali?", NONSENSE])
    def test_json_and_exit_code_are_those_of_the_answer(
        self, mhgraph: Run, memory: MemoryStore, question: str
    ) -> None:
        expected = Asker(memory).ask(question)
        done = mhgraph("ask", *question.split(), "-f", "json", MHGRAPH_LANG="nl")
        assert json.loads(done.stdout) == expected.as_json()
        assert done.returncode == code_of(expected)
        assert (done.stderr == "") == expected.understood

    def test_a_table_with_sources(self, mhgraph: Run) -> None:
        done = mhgraph("ask", QUESTION)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("Read as: ")
        assert "│ PR2021-24.1" in done.stdout
        assert "PR2021 24.1" in done.stdout

    def test_the_language_can_be_said_on_either_side(self, mhgraph: Run) -> None:
        for words in (("--lang", "nl", "ask", "Mali"), ("ask", "Mali", "--lang", "NL")):
            done = mhgraph(*words, "-f", "json")
            assert json.loads(done.stdout)["language"] == "nl"

    def test_what_is_not_understood(self, mhgraph: Run) -> None:
        done = mhgraph("ask", NONSENSE)
        assert (done.returncode, done.stdout) == (4, "")
        assert done.stderr.startswith("mhgraph: ")
        assert "xyzzyplugh" in done.stderr

    def test_lines_and_the_worst_of_them(self, mhgraph: Run) -> None:
        done = mhgraph("ask", "-f", "json", stdin=f"{QUESTION}\n\n{NONSENSE}\nMali\n")
        found = [json.loads(line) for line in done.stdout.splitlines()]
        assert [one["question"] for one in found] == [QUESTION, NONSENSE, "Mali"]
        assert done.returncode == 4
        assert mhgraph("ask").returncode == 0

    def test_evidence_receipt_and_file(self, mhgraph: Run, tmp_path: Path, texts: Path) -> None:
        words = ("ask", QUESTION, "--evidence", "-o", "out.csv", "--receipt", "receipt.md")
        done = mhgraph(*words)
        assert done.returncode == 0
        assert "these come with --documents FOLDER" in done.stderr
        assert "Written: out.csv (" in done.stderr
        found = rows((tmp_path / "out.csv").read_text(encoding="utf-8"))
        assert "Evidence (IRI)" in found[0]
        text = (tmp_path / "receipt.md").read_text(encoding="utf-8")
        again = shlex.split(text.split("```sh\n")[1].split("\n```")[0])
        assert again[1:] == ["ask", "--evidence", "--format", "csv", QUESTION]
        quoted = mhgraph(*words, "--documents", str(texts))
        assert quoted.stderr.count("--documents") == 0

    def test_a_score(self, mhgraph: Run, tmp_path: Path) -> None:
        questions = [
            {
                "lang": "en",
                "question": QUESTION,
                "answers": ["PR2021-24.1"],
                "accept": [],
                "answer_type": "actions",
                "category": "place",
            }
        ]
        (tmp_path / "mine.json").write_text(json.dumps(questions), encoding="utf-8")
        done = mhgraph("ask", "--score", "mine.json")
        assert (done.returncode, done.stderr) == (0, "")
        assert "place" in done.stdout
        done = mhgraph("ask", "--score", "mine.json", "-f", "json", "-o", "score.json")
        assert done.stderr == "Written: score.json (a score)\n"
        assert isinstance(json.loads((tmp_path / "score.json").read_text("utf-8")), dict)

    def test_a_score_of_no_file(self, mhgraph: Run) -> None:
        done = mhgraph("ask", "--score", "none.json")
        assert (done.returncode, done.stdout) == (2, "")
        assert "none.json" in done.stderr
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["Mali", "--choose", "99"], "There is no reading 99."),
            (["--choose", "1"], "--choose goes with one question"),
            (["-", "--receipt", "r.md"], "--receipt goes with one question"),
            (["Mali", "--receipt", "r.md", "-o", "r.md"], "want two files"),
            (["Mali", "--receipt", "r.csv"], "a receipt is Markdown and no .csv"),
            (["Mali", "--score", "x.json"], "'Mali' does not go with --score."),
            (["--score", "x.json", "--evidence"], "--evidence does not go with --score."),
            (["--score", "x.json", "-f", "csv"], "The format csv does not fit --score."),
            (["Mali", "--bom"], "--bom goes with csv."),
            (["Mali", "-o", "x.pdf"], "does not say which form"),
        ],
    )
    def test_wrong_use(self, mhgraph: Run, words: list[str], said: str) -> None:
        done = mhgraph("ask", *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr

    def test_wrong_use_is_said_in_the_language_of_the_environment(self, mhgraph: Run) -> None:
        done = mhgraph("ask", "--choose", "1", MHGRAPH_LANG="nl")
        assert done.stderr.startswith("mhgraph: --choose hoort bij één vraag op de opdrachtregel.")

    def test_a_server_gives_the_same_answer(self, mhgraph: Run, server: Store) -> None:
        ours = mhgraph("ask", QUESTION, "-f", "json")
        theirs = mhgraph("ask", QUESTION, "-f", "json", "--store", server.name)
        assert (ours.stdout, ours.returncode) == (theirs.stdout, theirs.returncode)

    def test_a_server_that_fails(self, mhgraph: Run) -> None:
        done = mhgraph("ask", QUESTION, "--store", "sparql:http://127.0.0.1:1/query")
        assert (done.returncode, done.stdout) == (3, "")
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize(
        "question",
        [
            "",
            "   ",
            "?!…",
            "من يعمل ضد الاتجار بالبشر؟",
            "\x1b]0;title\x07 acties \x9b31m \u202e ilaM",
            "x" * 10_000,
            "acties " * 1_400,
            '" } DROP ALL ; SELECT * { ?s ?p "',
            "¿Qué acciones hay en África?",
        ],
    )
    def test_bad_input_gets_an_answer(self, mhgraph: Run, question: str) -> None:
        done = mhgraph("ask", question)
        assert done.returncode in (0, 4, 5)
        assert "Traceback" not in done.stderr
        everything = done.stdout + done.stderr
        assert everything.strip()
        assert not set(everything) & set("\x1b\x07\x9b\u202e")
        assert len(done.stderr) < 5_000

    def test_another_encoding(self, mhgraph: Run) -> None:
        done = mhgraph("ask", stdin=QUESTION.encode() + b"\n\xff\n")
        assert done.returncode == 2
        assert done.stdout.startswith(f"Question: {QUESTION}\nRead as: ")
        assert "Line 2 of the input is not UTF-8" in done.stderr

    def test_the_examples_of_the_help_work(self, mhgraph: Run) -> None:
        said = " ".join(mhgraph("ask", "--help").stdout.split())
        assert 'mhgraph ask "Which actions involve West Africa?"' in said
        assert 'echo "How many actions involve IOM?" | mhgraph ask -f json' in said
        assert mhgraph("ask", "Which actions involve West Africa?").returncode == 0
        done = mhgraph("ask", "-f", "json", stdin="How many actions involve IOM?\n")
        assert (done.returncode, json.loads(done.stdout)["answer"]["kind"]) == (0, "number")

    def test_the_dialogue_is_imported_only_for_a_dialogue(self) -> None:
        code = "import sys, mhgraph.cli.ask as a; print('prompt_toolkit' in sys.modules)"
        words = [sys.executable, "-c", code]
        done = subprocess.run(words, capture_output=True, check=True, timeout=60)
        assert done.stdout.split() == [b"False"]
