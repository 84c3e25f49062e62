"""Read a file of questions with their answers, of the form that docs/ask.md describes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mhgraph.ask.text import LANGUAGES
from mhgraph.errors import DataFileError, Words

__all__ = ["Asked", "Wanted", "read_questions"]

_TEXTS = ("lang", "question")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing, number, date or yes that an answer should hold.

    Attributes:
        value: a name, an identifier, a number or a boolean, as in the file.
        names: further names of the same thing.
    """

    value: str | int | float | bool
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the file.

    Attributes:
        lang, question, category: as in the file; category "" where it has none.
        answers: what an answer should hold.
        accept: what it may hold as well.
        unanswerable: whether the file says that the graph cannot answer it.
    """

    lang: str
    question: str
    category: str
    answers: tuple[Wanted, ...]
    accept: tuple[Wanted, ...]
    unanswerable: bool

    @property
    def answerable(self) -> bool:
        """Whether the file has answers to it."""
        return bool(self.answers) and not self.unanswerable


def read_questions(path: Path) -> list[Asked]:
    """Return the questions of a file.

    Raises:
        DataFileError: the file cannot be read, or is not of that form; the message says where.
    """
    try:
        entries = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise _unfit(path, Words(reason, reason)) from None
    except (ValueError, RecursionError) as error:
        raise _unfit(path, Words(f"geen JSON: {error}", f"no JSON: {error}")) from None
    if not isinstance(entries, list) or not entries:
        raise _unfit(path, Words("geen lijst van vragen", "no list of questions"))
    found = []
    for place, entry in enumerate(entries, 1):
        wrong = next(_faults(entry), None)
        if wrong:
            nl, en = f"vraag {place}: {wrong.nl}", f"question {place}: {wrong.en}"
            raise _unfit(path, Words(nl, en))
        found.append(_asked(entry))
    return found


def _faults(entry: object) -> Iterator[Words]:
    """Yield what is wrong with the form of a question."""
    if not isinstance(entry, dict):
        yield Words("geen object", "no object")
        return
    for key in (*_TEXTS, "answers"):
        if key not in entry:
            yield Words(f"{key!r} ontbreekt", f"{key!r} is missing")
    for key in (*_TEXTS, "category"):
        if not isinstance(entry.get(key, ""), str):
            yield Words(f"{key!r} is geen tekst", f"{key!r} is no text")
    yield from _faults_of_choices(entry)
    for key in ("answers", "accept"):
        yield from _faults_of_list(key, entry.get(key, []))


def _faults_of_choices(entry: Mapping[str, Any]) -> Iterator[Words]:
    if entry.get("lang") not in LANGUAGES:
        yield Words('\'lang\' is niet "nl" of "en"', '\'lang\' is not "nl" or "en"')
    if not isinstance(entry.get("unanswerable", False), bool):
        yield Words("'unanswerable' is niet true of false", "'unanswerable' is not true or false")


def _faults_of_list(key: str, wanted: object) -> Iterator[Words]:
    if not isinstance(wanted, list):
        yield Words(f"{key!r} is geen lijst", f"{key!r} is no list")
        return
    for place, one in enumerate(wanted, 1):
        if not _fits(one):
            nl, en = (
                "geen naam, getal of object met 'name'",
                "no name, number or object with 'name'",
            )
            yield Words(f"{key!r}, plaats {place}: {nl}", f"{key!r}, place {place}: {en}")


def _fits(one: object) -> bool:
    if not isinstance(one, Mapping):
        return isinstance(one, str | int | float) and one != ""
    names = one.get("names", [])
    texts = [one.get("name", ""), *names] if isinstance(names, list) else [None]
    return all(isinstance(text, str) for text in texts) and any(texts)


def _asked(entry: Mapping[str, Any]) -> Asked:
    return Asked(
        lang=entry["lang"],
        question=entry["question"],
        category=entry.get("category", ""),
        answers=tuple(_wanted(one) for one in entry["answers"]),
        accept=tuple(_wanted(one) for one in entry.get("accept", ())),
        unanswerable=entry.get("unanswerable", False),
    )


def _wanted(one: Any) -> Wanted:
    if not isinstance(one, Mapping):
        return Wanted(one)
    texts = [text for text in (one.get("name", ""), *one.get("names", ())) if text]
    return Wanted(texts[0], tuple(texts[1:]))


def _unfit(path: Path, what: Words) -> DataFileError:
    return DataFileError(
        Words(
            nl=f"Het bestand met vragen {path} past niet: {what.nl}.",
            en=f"The file of questions {path} does not fit: {what.en}.",
        ),
        Words(nl="De vorm staat in docs/ask.md.", en="docs/ask.md shows the form."),
    )
