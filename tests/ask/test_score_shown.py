"""The score of a file: the figures by hand, the table, and JSON."""

import json
from pathlib import Path

import pytest

from ask.made_up import REFUSAL, entry, said, thing, written
from mhgraph.ask.question_file import read_questions
from mhgraph.ask.scoring import Score, score


def example(folder: Path) -> Score:
    """Return a score of six questions, one of each sort; F1 1, 1/2, 0 and 2/3 of those with answers."""
    answers = {
        "right": said(thing("a")),
        "half\x1b[2J\nright": said(thing("a"), thing("z")),
        "wrong": said(thing("z")),
        "more": said(thing("a"), thing("b", "B-2")),
        "none": REFUSAL,
        "all the same": said(thing("a")),
    }
    file = written(
        folder,
        entry("right", ["a"], category="who", lang="nl"),
        entry("half\x1b[2J\nright", ["a", "b"], category="who"),
        entry("wrong", ["a"], category="where"),
        entry("more", ["a"]),
        entry("none", [], category="unanswerable", unanswerable=True),
        entry("all the same", [], category="unanswerable", unanswerable=True),
    )
    return score((asked, answers[asked.question]) for asked in read_questions(file))


class TestShown:
    def test_the_figures(self, tmp_path: Path) -> None:
        found = example(tmp_path)
        assert found.mean("precision") == pytest.approx((1 + 0.5 + 0 + 0.5) / 4)
        assert found.mean("recall") == pytest.approx((1 + 0.5 + 0 + 1) / 4)
        assert found.mean("f1") == pytest.approx((1 + 0.5 + 0 + 2 / 3) / 4)
        assert found.refusals == 1 / 2
        assert found.confidently_wrong == 2 / 6
        assert found.of(lang="en").mean("f1") == pytest.approx((0.5 + 0 + 2 / 3) / 3)

    def test_the_text(self, tmp_path: Path) -> None:
        assert (
            example(tmp_path).as_text("en")
            == """\
               questions  precision  recall     F1
nl                     1      1.000   1.000  1.000
en                     5      0.333   0.500  0.389
(no category)          1      0.500   1.000  0.667
unanswerable           2          –       –      –
where                  1      0.000   0.000  0.000
who                    2      0.750   0.750  0.750
all                    6      0.500   0.625  0.542
Means over the 4 questions that have an answer.
Without an answer, and refused: 1 of 2 (50.0 %)
Confidently wrong: 2 of 6 (33.3 %)

Failures: 4
1. half [2J right (en, who; F1 0.500)
   read as: All things
   got: a · z
   wanted: a · b
2. wrong (en, where; F1 0.000)
   read as: All things
   got: z
   wanted: a
3. more (en; F1 0.667)
   read as: All things
   got: B-2 · a
   wanted: a
4. all the same (en, unanswerable; F1 0.000)
   read as: All things
   got: a
   wanted: nothing
"""
        )

    def test_in_dutch(self, tmp_path: Path) -> None:
        lines = example(tmp_path).as_text("nl").splitlines()
        assert lines[0].split() == ["vragen", "precisie", "recall", "F1"]
        assert "alle" in lines[7]
        assert lines[7].endswith("0,500   0,625  0,542")
        assert lines[9:11] == [
            "Zonder antwoord, en geweigerd: 1 van 2 (50,0 %)",
            "Stellig en fout: 2 van 6 (33,3 %)",
        ]
        assert lines[-3:] == ["   gelezen als: All things", "   gekregen: a", "   gewenst: niets"]

    def test_without_failures_and_without_refusals(self, tmp_path: Path) -> None:
        questions = read_questions(written(tmp_path, entry("right", ["a"])))
        found = score([(questions[0], said(thing("a")))])
        assert found.as_text("en").endswith(
            "and refused: no questions\nConfidently wrong: 0 of 1 (0.0 %)\n\nNo failures.\n"
        )
        assert found.as_json()["refused"] is None

    def test_json(self, tmp_path: Path) -> None:
        found = json.loads(json.dumps(example(tmp_path).as_json()))
        figures = {k: found[k] for k in ("questions", "answerable", "f1", "refused")}
        assert figures == {"questions": 6, "answerable": 4, "f1": 0.5417, "refused": 0.5}
        assert list(found["languages"]) == ["nl", "en"]
        assert list(found["categories"]) == ["", "unanswerable", "where", "who"]
        assert found["categories"]["unanswerable"]["f1"] is None
        assert found["categories"]["who"]["recall"] == 0.75
        assert found["confidently_wrong"] == 0.3333
        assert [r["question"] for r in found["results"]][-1] == "all the same"
        assert found["results"][3] == {
            "question": "more",
            "lang": "en",
            "category": "",
            "answerable": True,
            "precision": 0.5,
            "recall": 1.0,
            "f1": 0.6667,
            "refused": False,
            "wrong": False,
            "got": ["B-2", "a"],
            "wanted": ["a"],
            "reading": "All things",
        }
