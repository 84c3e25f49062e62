"""What is said about an answer in words, both languages: refusal, emptiness, value, other readings."""

import re
from dataclasses import dataclass, replace
from typing import Final

from mhgraph.ask.answer import Alternative, Answer, Item
from mhgraph.cli.render import figure
from mhgraph.cli.visible import listed, visible
from mhgraph.errors import ExitCode, UsageError, Words

__all__ = [
    "ANSWER",
    "HEADINGS",
    "QUESTION",
    "Asked",
    "cells_of",
    "code_of",
    "emptiness",
    "no_such_reading",
    "other_readings",
    "parse_of",
    "refusal",
    "spaced",
    "total",
    "value_said",
]

HEADINGS: Final = (
    Words(nl="Aanduiding", en="Identifier"),
    Words(nl="Naam", en="Name"),
    Words(nl="Soort", en="Kind"),
    Words(nl="Waarde", en="Value"),
    Words(nl="Bron", en="Source"),
)
QUESTION: Final = Words(nl="Vraag", en="Question")
ANSWER: Final = Words(nl="Antwoord", en="Answer")

_NOT_UNDERSTOOD = Words(nl="De vraag is niet begrepen.", en="The question was not understood.")
_WORDS = Words(nl="Niet begrepen: {}.", en="Not understood: {}.")
_INSTEAD = Words(nl="Wel te vragen:", en="Questions that can be answered:")
_NOTHING = Words(
    nl="Geen antwoord: niets in de graaf past hierbij.",
    en="No answer: nothing in the graph fits this.",
)
_NOT_SAID = Words(
    nl="Geen antwoord: de graaf zegt dit niet.", en="No answer: the graph does not say this."
)
_LISTS: Final = ("entities", "path", "table")
_OTHERS = Words(nl="Andere lezingen", en="Other readings")
_IN_PART = Words(nl="Lezingen van een deel ervan", en="Readings of a part of it")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_TO_CHOOSE: Final = {
    "one": Words(nl=" (kies met --choose N):", en=" (choose by --choose N):"),
    "dialogue": Words(nl=" (typ het nummer):", en=" (type the number):"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer.

    Attributes:
        answer: the answer, of the best reading or of the one that was chosen.
        offered: the other readings of the question, numbered from 1.
        chosen: the number of the one that was answered; 0 for the best.
    """

    answer: Answer
    offered: tuple[Alternative, ...]
    chosen: int = 0

    @classmethod
    def first(cls, answer: Answer) -> "Asked":
        """Return the answer of the best reading with what else it offers."""
        return cls(answer, answer.alternatives)

    def as_chosen(self, answer: Answer, number: int) -> "Asked":
        """Return the answer of another reading; the numbers stay those of the question."""
        steps = answer.steps or self.answer.steps
        return replace(self, answer=replace(answer, steps=steps), chosen=number)


def code_of(answer: Answer) -> ExitCode:
    """Return the exit code that tells a script what came of a question."""
    if not answer.understood:
        return ExitCode.NOT_UNDERSTOOD
    return ExitCode.NO_ANSWER if answer.empty else ExitCode.FINE


def refusal(asked: Asked, place: str) -> list[str]:
    """Return the lines that say why a question was not understood, and what can be asked instead.

    In a dialogue the questions that are suggested have numbers, which go on from those of the readings.
    """
    answer = asked.answer
    lang = answer.language
    why = visible(answer.reading) or _NOT_UNDERSTOOD.get(lang)
    lines = [why]
    if any(visible(word) not in why for word in answer.not_understood):
        lines.append(_WORDS.get(lang).format(listed(answer.not_understood, lang)))
    lines += [visible(note) for note in answer.notes]
    lines += other_readings(asked, place)
    if answer.suggestions:
        lines.append(_INSTEAD.get(lang))
        for number, suggestion in enumerate(answer.suggestions, len(asked.offered) + 1):
            mark = f"{number})" if place == "dialogue" else "  -"
            lines.append(f"{mark} {visible(suggestion)}")
    return lines


def emptiness(answer: Answer) -> str:
    """Return that an understood question has no answer, in words."""
    return (_NOTHING if answer.kind in _LISTS else _NOT_SAID).get(answer.language)


def spaced(value: str, lang: str) -> str:
    """Return the value of an item for the eye: a number has points or commas."""
    return figure(value, lang) if _NUMBER.fullmatch(value) else value


def cells_of(item: Item) -> list[str]:
    """Return a text for each of `HEADINGS`."""
    marks = (f"({e.certainty})" if e.certainty else "" for e in item.evidence)
    cited = dict.fromkeys(
        " ".join(filter(None, (e.document, e.locator, mark)))
        for e, mark in zip(item.evidence, marks, strict=True)
    )
    return [item.identifier, item.label, item.kind, item.value, "; ".join(filter(None, cited))]


def value_said(answer: Answer) -> str:
    """Return the value of an answer as a reader wants it; "" where it has none."""
    value, lang = answer.value, answer.language
    if value is None:
        return ""
    if isinstance(value, bool):
        return (Words(nl="ja", en="yes") if value else Words(nl="nee", en="no")).get(lang)
    return visible(value, lines=True) if isinstance(value, str) else figure(str(value), lang)


def total(answer: Answer) -> str:
    """Return the line below a list: how many things; "" where there is no list."""
    if not answer.items and answer.value is not None:
        return ""
    listing = answer.value is None
    words = Words("Antwoorden", "Answers") if listing else Words("Getoond", "Listed")
    return f"{words.get(answer.language)}: {len(answer.items)}"


def other_readings(asked: Asked, place: str) -> list[str]:
    """Return a heading and a numbered line for each other reading; nothing where there is none.

    Args:
        asked: the question; the reading that was chosen is left out and the others keep their numbers.
        place: "one", "lines" or "dialogue": how a reading is chosen there.
    """
    lang = asked.answer.language
    lines = [
        f"{number}) {visible(other.reading)}"
        for number, other in enumerate(asked.offered, 1)
        if number != asked.chosen
    ]
    hint = _TO_CHOOSE[place].get(lang) if place in _TO_CHOOSE else ":"
    heading = _OTHERS if asked.answer.understood else _IN_PART
    return [f"{heading.get(lang)}{hint}", *lines] if lines else []


def parse_of(asked: Asked) -> list[tuple[str, str, str]]:
    """Return how the question was read, as blocks of a title, a text and its kind ("text", "sparql")."""
    answer = asked.answer
    lang = answer.language
    steps = "\n".join(visible(step, lines=True) for step in answer.steps)
    blocks = [(Words("Ontleding", "Parse").get(lang), steps, "text")]
    blocks.append(("SPARQL", _compact(answer.sparql), "sparql"))
    for number, other in enumerate(asked.offered, 1):
        if number != asked.chosen:
            title = f"{number}) {visible(other.reading)}"
            blocks.append((title, _compact(other.sparql), "sparql"))
    return [block for block in blocks if block[1]]


def no_such_reading(number: int, most: int) -> UsageError:
    """Return the error that a number stands for no other reading; `most` is the highest that does."""
    return UsageError(
        Words(nl=f"Er is geen lezing {number}.", en=f"There is no reading {number}."),
        Words(
            nl=f"Kies 1 tot en met {most}." if most else "Er valt niets te kiezen.",
            en=f"Choose from 1 to {most}." if most else "There is nothing to choose from.",
        ),
    )


def _compact(sparql: str) -> str:
    """Return the query without empty lines, which set answers apart."""
    return "\n".join(visible(line) for line in sparql.splitlines() if line.strip())
