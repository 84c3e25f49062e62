"""Score the reader on questions with known answers: precision, recall and F1, and what it refused."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mhgraph.ask.answer import Answer, Item
from mhgraph.ask.asker import Asker
from mhgraph.ask.question_file import Asked, Wanted, read_questions
from mhgraph.ask.score_text import as_json, as_text
from mhgraph.lookup.folding import fold

__all__ = ["Result", "Score", "score", "score_file"]

_WRONG = 0.5
_SAID = {True: ("yes", "ja", "true"), False: ("no", "nee", "false")}
_WORDS = frozenset(word for words in _SAID.values() for word in words)
_WHOLE = re.compile(r"(?<=\d)\.0+$")
_VALUE = re.compile(r"\d+|\d{4}-\d{2}(-\d{2})?")


@dataclass(frozen=True, slots=True)
class Result:
    """How one question went.

    Attributes:
        question, lang, category: as in the file.
        answerable: whether the file has answers to it.
        precision, recall, f1: over its answer set; 1 or 0 for a refusal that was right or not.
        refused: whether it was not understood, or had neither item nor value.
        wrong: whether it was understood, answered, and F1 is under a half.
        got: what came back.
        wanted: what the file says.
        reading: how it was understood.
    """

    question: str
    lang: str
    category: str
    answerable: bool
    precision: float
    recall: float
    f1: float
    refused: bool
    wrong: bool
    got: tuple[str, ...]
    wanted: tuple[str, ...]
    reading: str


@dataclass(frozen=True)
class Score:
    """The results of a file."""

    results: tuple[Result, ...] = field(default_factory=tuple)

    def of(self, **wanted: str) -> "Score":
        """Return the results with these fields."""
        kept = (r for r in self.results if all(getattr(r, k) == v for k, v in wanted.items()))
        return Score(tuple(kept))

    @property
    def answerable(self) -> tuple[Result, ...]:
        """The results of the questions that have answers."""
        return tuple(r for r in self.results if r.answerable)

    @property
    def unanswerable(self) -> tuple[Result, ...]:
        """The results of the questions that have none."""
        return tuple(r for r in self.results if not r.answerable)

    @property
    def failures(self) -> tuple[Result, ...]:
        """The results that are not wholly right."""
        return tuple(r for r in self.results if r.f1 < 1)

    def mean(self, name: str) -> float:
        """Return the mean of a measure over the answerable questions; 0.0 where there are none."""
        values = [float(getattr(r, name)) for r in self.answerable]
        return sum(values) / len(values) if values else 0.0

    @property
    def refusals(self) -> float:
        """The share of unanswerable questions that were refused; 1.0 where there are none."""
        others = self.unanswerable
        return sum(r.refused for r in others) / len(others) if others else 1.0

    @property
    def confidently_wrong(self) -> float:
        """The share of all questions that were answered wrongly without a doubt."""
        return sum(r.wrong for r in self.results) / len(self.results) if self.results else 0.0

    def as_text(self, lang: str) -> str:
        """Return the score as a table for the eye, with the failures below it."""
        return as_text(self, lang)

    def as_json(self) -> dict[str, Any]:
        """Return the score, of each language and category too, with every result."""
        return as_json(self)


def score_file(path: Path, asker: Asker) -> Score:
    """Score the questions of a file of the form described in docs/ask.md.

    Raises:
        DataFileError: the file cannot be read, or is not of that form.
        StoreError: the engine failed.
    """
    return score((asked, asker.ask(asked.question, asked.lang)) for asked in read_questions(path))


def score(answered: Iterable[tuple[Asked, Answer]]) -> Score:
    """Score answers, each beside its question."""
    return Score(tuple(_result(asked, answer) for asked, answer in answered))


def _result(asked: Asked, answer: Answer) -> Result:
    refused = not answer.understood or answer.empty
    got = _got(answer, asked.answers)
    if asked.answerable:
        precision, recall = _measures(
            [names for names, _ in got],
            [_names(one) for one in asked.answers],
            [_names(one) for one in asked.accept],
        )
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    else:
        precision = recall = f1 = float(refused)
    return Result(
        question=asked.question,
        lang=asked.lang,
        category=asked.category,
        answerable=asked.answerable,
        precision=precision,
        recall=recall,
        f1=f1,
        refused=refused,
        wrong=not refused and f1 < _WRONG,
        got=tuple(sorted(shown for _, shown in got)),
        wanted=tuple(sorted(_shown(one.value) for one in asked.answers)),
        reading=answer.reading,
    )


def _measures(
    got: Sequence[frozenset[str]],
    wanted: Sequence[frozenset[str]],
    accepted: Sequence[frozenset[str]],
) -> tuple[float, float]:
    """Return precision and recall; what is accepted and not wanted counts in neither."""
    right = [item for item in got if any(item & one for one in wanted)]
    astray = [i for i in got if i not in right and not any(i & one for one in accepted)]
    hits = [one for one in wanted if any(one & item for item in got)]
    counted = len(right) + len(astray)
    return len(right) / counted if counted else 0.0, len(hits) / len(wanted)


def _got(answer: Answer, wanted: Sequence[Wanted]) -> list[tuple[frozenset[str], str]]:
    """Return what an answer holds, each with its names and how it is shown.

    Of a number, an amount, a date or a yes that is its value, unless things are wanted, and it has some.
    """
    if not answer.understood:
        return []
    things = any(not _is_value(one.value) for one in wanted)
    if answer.items and (answer.kind in ("entities", "path", "table", "text") or things):
        return [(_of_item(item), item.identifier or item.label) for item in answer.items]
    values = [item.value for item in answer.items] if answer.value is None else [answer.value]
    shown = [_WHOLE.sub("", value) if isinstance(value, str) else value for value in values]
    return [(_names(Wanted(value)), _shown(value)) for value in shown]


def _is_value(value: object) -> bool:
    """Tell whether what is wanted is no thing: a number, a yes or no, a date."""
    if not isinstance(value, str):
        return True
    return fold(value) in _WORDS or bool(_VALUE.fullmatch(value))


def _of_item(item: Item) -> frozenset[str]:
    return frozenset(fold(name) for name in (item.identifier, item.label, *item.names) if name)


def _names(one: Wanted) -> frozenset[str]:
    if isinstance(one.value, bool):
        return frozenset(_SAID[one.value])
    folded = frozenset(fold(name) for name in (_shown(one.value), *one.names) if name)
    said = {word for words in _SAID.values() if folded & set(words) for word in words}
    return folded | said


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return _SAID[value][0]
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return str(int(value))
    return str(value)
