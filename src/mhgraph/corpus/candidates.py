"""What a text holds that a graph of it should account for: names, numbers, years, amounts, percentages.

A name is a run of words with capitals. A word that only ever stands capitalised at the start of a
sentence is no candidate; nor are web addresses, the numbers of list items and pages, and footnote marks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mhgraph.corpus.quantities import Quantity, quantities

__all__ = ["Candidate", "candidates"]

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s+\S*[_/]\S*)*|\S+_\S+|\S*\w/\w\S*/\S*")
_MARK = re.compile(
    r"""(?:(?<=\n)|\A)[ \t]*\d{1,3}\.?[ \t]*(?=\n|\Z)   # alone on a line: a page, a footnote
      | (?<=[^\W\d_]{4})\d{1,2}\b | (?<=[^\W\d_][.,;”])\d{1,2}\b  # glued to a word
      | (?:(?<=\n)|\A)[ \t/]*\d{1,2}(?:\.\d{1,2})*\.?[ \t]+(?=[^\W\d_a-z])  # before an item
      | (?<=\s)\d{1,2}\.[ \t]+(?=[A-Z(\d])
      | (?:(?<=[Ff]iguur\ )|(?<=[Ff]igure\ )|(?<=[Pp]unt\ )|(?<=[Tt]abel\ )|(?<=[Tt]able\ ))\d{1,2}\b
      | (?<=\bblz\.\ )\d+""",
    re.VERBOSE,
)
_ITEM, _GONE = "\x00", "\x01"
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\#?[^\W_]+(?:[-\u2010-\u2015'’&.](?=[^\W_])[^\W_]+)*")
_ABBREVIATED = re.compile(r"(?:\b\w|\.\w|\b(?:nr|mln|mld|jl|art|blz|resp|incl|ca))\.\s*\Z")
_STOPPED = re.compile(r"(?:[.!?:•|\x00][\"'‘’“”»)\]]*|\n\s*[-–—]|\s/)\s*\Z|\A\s*\Z")
_OPENERS = "\"'‘“„«(["
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*\Z")
_BREAK = re.compile(r"\n[ \t]*\n\s*([^\W\d_])")
_PLAIN = frozenset(
    word
    for line in (
        "aan alle als bij daarnaast dat de deze die dit door een eind er het hierbij hun in inmiddels is",
        "met momenteel na naar niet nog nu of om ondanks ook op over per sinds te tot tussen twee uit van",
        "vanaf vanuit vanwege via volgens voor wat wanneer we zie zo zowel",
        "a all an and are as at by for from in is it its no not of on or since some such that the their",
        "there these this those to two under when which with",
    )
    for word in line.split()
)
"""Words that name nothing: with a capital they only begin a sentence, a cell or a title."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something in a text that its graph should account for.

    Attributes:
        kind: name, year, amount, percentage or number.
        text: the words, with single blanks.
        span: where they stand.
        marks: the capitals and digits: the places that a name has to cover to account for it.
        quantity: its value, where it is not a name.
    """

    kind: str
    text: str
    span: tuple[int, int]
    marks: tuple[int, ...]
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    span: tuple[int, int]
    text: str
    first: bool


def candidates(text: str, stretches: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Return the candidates of `text`, in order.

    Args:
        text: the text of a document.
        stretches: where its sentences may begin and end at the latest: segments, lines between them.
    """
    shown = _without_marks(text)
    breaks = _BREAK.findall(text)
    # Where every line is followed by an empty one, sentences run on across them.
    single = sum(letter.islower() for letter in breaks) * 4 < len(breaks)
    found: list[Candidate] = []
    words: list[_Word] = []
    for begin, end in stretches:
        rest = shown[:end]
        for quantity in quantities(shown, begin, end):
            if quantity.kind != "number" or quantity.value is None or _alone(shown, quantity.span):
                found.append(_candidate(text, quantity.kind, quantity.span, quantity))
                one, other = quantity.span
                rest = rest[:one] + _GONE * (other - one) + rest[other:]
        words.extend(_words(rest, begin, paragraphs=single))
    for run in _runs(shown, words):
        kind = "number" if any(c.isdigit() for c in text[slice(*run)]) else "name"
        found.append(_candidate(text, kind, run))
    return sorted(found, key=lambda c: c.span)


def _without_marks(text: str) -> str:
    """Blank out what is no candidate; what opens an item stays known as that."""
    text = _ADDRESS.sub(lambda m: _GONE * len(m[0]), text)
    return _MARK.sub(lambda m: _ITEM * len(m[0]), text)


def _alone(text: str, span: tuple[int, int]) -> bool:
    """Tell whether a number is no part of a word."""
    before, behind = text[span[0] - 1 : span[0]], text[span[1] : span[1] + 1]
    return not (before.isalnum() or behind.isalnum())


def _candidate(
    text: str, kind: str, span: tuple[int, int], quantity: Quantity | None = None
) -> Candidate:
    places = range(*span)
    marks = tuple(p for p in places if text[p].isupper() or text[p].isdigit())
    return Candidate(kind, " ".join(text[slice(*span)].split()), span, marks, quantity)


def _words(text: str, begin: int, *, paragraphs: bool) -> Iterator[_Word]:
    """Yield the words from `begin`; a blank line begins a sentence where not every line has one."""
    for match in _WORD.finditer(text, begin):
        before = text[max(begin, match.start() - 40) : match.start()].rstrip(_OPENERS)
        first = bool(
            match.start() == begin
            or (_STOPPED.search(before) and not _ABBREVIATED.search(before))
            or (paragraphs and _PARAGRAPH.search(before))
        )
        yield _Word(match.span(), match[0], first)


def _runs(text: str, words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """Yield where capitalised words stand next to each other."""
    names = _known_names(words)
    run: list[_Word] = []
    for word in words:
        apart = run and text[run[-1].span[1] : word.span[0]].strip()
        if run and (apart or word.first or not _bears(word, names)):
            yield run[0].span[0], run[-1].span[1]
            run = []
        if _bears(word, names):
            run.append(word)
    if run:
        yield run[0].span[0], run[-1].span[1]


def _known_names(words: Iterable[_Word]) -> frozenset[str]:
    """Return the words that stand with a capital inside a sentence and never without one."""
    inside = {w.text for w in words if not w.first and w.text[0].isupper()}
    small = {w.text for w in words if w.text[0].islower()}
    return frozenset(w for w in inside if w.lower() not in small)


def _bears(word: _Word, names: frozenset[str]) -> bool:
    """Tell whether a word is a name or part of one: capitals inside, or a capital not owed to its place."""
    if any(c.isupper() or c.isdigit() for c in word.text[1:]) or word.text[0].isdigit():
        return True
    if word.text.lower() in _PLAIN:
        return False
    return word.text[0].isupper() and (not word.first or word.text in names)
