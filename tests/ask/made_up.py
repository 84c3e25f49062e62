"""Answers made up by hand, and files of questions, for the tests of the score."""

import json
from pathlib import Path

from mhgraph.ask import Answer, Item
from mhgraph.ask.question_file import read_questions
from mhgraph.ask.scoring import Result, score


def thing(label: str, identifier: str = "", *names: str, value: str = "") -> Item:
    return Item(f"urn:{label}", label, "thing", identifier, value, names=names)


def said(*items: Item, **more: object) -> Answer:
    return Answer("?", "en", understood=True, reading="All things", items=items, **more)  # type: ignore[arg-type]


REFUSAL = Answer("?", "en", understood=False, reading="Not understood: x", not_understood=("x",))
IOM = {"name": "IOM", "names": ["Internationale Organisatie voor Migratie"]}


def written(folder: Path, *entries: object) -> Path:
    file = folder / "questions.json"
    file.write_text(json.dumps(entries), encoding="utf-8")
    return file


def entry(question: str, answers: list[object], **more: object) -> dict[str, object]:
    return {"lang": "en", "question": question, "answers": answers} | more


def one(folder: Path, answer: Answer, wanted: list[object], **more: object) -> Result:
    """Return how a question with these answers went."""
    questions = read_questions(written(folder, entry("What?", wanted, **more)))
    return score([(questions[0], answer)]).results[0]
