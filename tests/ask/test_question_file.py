"""A file of questions: what is wrong with one is said with its place."""

import json
from pathlib import Path

import pytest

from ask.made_up import entry, written
from mhgraph.ask import Asker
from mhgraph.ask.question_file import read_questions
from mhgraph.ask.scoring import score_file
from mhgraph.errors import DataFileError
from mhgraph.store import MemoryStore


class TestFile:
    GOOD = entry("Which?", ["a"])

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("", "no JSON: Expecting value: line 1 column 1"),
            ('[{"lang": "nl",]', "line 1 column 16"),
            ("[" * 100_000, "no JSON"),
            (f"[{'1' * 5_000}]", "no JSON"),
            ("{}", "no list of questions"),
            ("[]", "no list of questions"),
            ("[3]", "question 1: no object"),
            (
                json.dumps([GOOD, {"lang": "en", "question": "?"}]),
                "question 2: 'answers' is missing",
            ),
            (json.dumps([GOOD | {"lang": "fr"}]), 'question 1: \'lang\' is not "nl" or "en"'),
            (json.dumps([GOOD | {"question": None}]), "question 1: 'question' is no text"),
            (json.dumps([GOOD | {"category": 3}]), "question 1: 'category' is no text"),
            (json.dumps([GOOD | {"unanswerable": "no"}]), "'unanswerable' is not true or false"),
            (json.dumps([GOOD | {"answers": "a"}]), "question 1: 'answers' is no list"),
            (json.dumps([GOOD | {"accept": {"a": 1}}]), "question 1: 'accept' is no list"),
            (json.dumps([GOOD | {"answers": ["a", None]}]), "'answers', place 2: no name, number"),
            (json.dumps([GOOD | {"accept": [{"names": []}]}]), "'accept', place 1: no name"),
            (json.dumps([GOOD | {"answers": [{"name": ["a"]}]}]), "'answers', place 1: no name"),
            (json.dumps([GOOD | {"answers": [{"name": "a", "names": "b"}]}]), "place 1: no name"),
        ],
    )
    def test_a_wrong_form_is_one_error_with_the_place(
        self, tmp_path: Path, text: str, place: str
    ) -> None:
        file = tmp_path / "questions.json"
        file.write_text(text, encoding="utf-8")
        with pytest.raises(DataFileError) as caught:
            read_questions(file)
        assert f"{file} does not fit: " in str(caught.value)
        assert place in str(caught.value)
        assert caught.value.text("nl").endswith("\nDe vorm staat in docs/ask.md.")

    def test_a_file_that_cannot_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "bytes.json").write_bytes(b'["\xff"]')
        for name, reason in (
            ("none.json", "No such file"),
            (".", "directory"),
            ("bytes.json", "utf-8"),
        ):
            with pytest.raises(DataFileError, match=reason):
                read_questions(tmp_path / name)

    def test_a_byte_order_mark_is_no_harm(self, tmp_path: Path) -> None:
        file = tmp_path / "questions.json"
        file.write_text(json.dumps([self.GOOD]), encoding="utf-8-sig")
        assert read_questions(file)[0].question == "Which?"

    def test_the_reader_is_asked_in_the_language_of_the_file(
        self, tmp_path: Path, memory: MemoryStore
    ) -> None:
        file = written(
            tmp_path,
            entry("PR2021-24.1", ["PR2021-24.1"], lang="nl"),
            entry("xyzzyplugh frobnicates", [], unanswerable=True),
        )
        first, second = score_file(file, Asker(memory)).results
        assert (first.f1, first.reading[:5]) == (1, "Actie")
        assert (second.refused, second.f1) == (True, 1)
