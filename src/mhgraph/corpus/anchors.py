"""Find anchors in the text of a document.

Texts taken from PDFs lose hyphens at line ends and gain line breaks anywhere, so text and anchor are
folded before they are compared: NFKC, all white space and hyphens removed, quotation marks and
apostrophes made one; capitals are kept.
"""

import unicodedata
from dataclasses import dataclass

__all__ = ["MOST_WORDS", "FoldedText", "Segment", "fold_text"]

MOST_WORDS = 8
_QUOTES = (
    "'\"\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u0060\u00b4\u02bc"
)


def fold_text(text: str) -> str:
    r"""Return `text` as it is compared.

    >>> fold_text("lucht vaart-\nsector ‘X’")
    "luchtvaartsector'X'"
    """
    return "".join(_folded(character) for character in text)


def _folded(character: str) -> str:
    kept = []
    for part in unicodedata.normalize("NFKC", character):
        if part in _QUOTES:
            kept.append("'")
        elif not (part.isspace() or part == "\u00ad" or unicodedata.category(part) == "Pd"):
            kept.append(part)
    return "".join(kept)


@dataclass(frozen=True, slots=True)
class Segment:
    """The anchors of a stretch of text, as the graph states them.

    Attributes:
        start: its first words.
        end: its last words.
        before: words right before `start` that do not belong to it.
        after: words right behind `end` that do not belong to it.
    """

    start: str
    end: str
    before: str = ""
    after: str = ""

    def too_long(self) -> bool:
        """Tell whether an anchor, with its neighbouring words, has more than eight words."""
        return any(
            len(f"{one} {other}".split()) > MOST_WORDS
            for one, other in ((self.before, self.start), (self.end, self.after))
        )


class FoldedText:
    """A document's text, folded once, with the way back to the original positions."""

    def __init__(self, text: str) -> None:
        self.text = text
        parts, places = [], []
        for place, character in enumerate(text):
            folded = _folded(character)
            parts.append(folded)
            places.extend([place] * len(folded))
        self._folded = "".join(parts)
        self._places = places

    def count(self, anchor: str) -> int:
        """Return how often `anchor` stands in the text (overlaps counted)."""
        wanted, found, at = fold_text(anchor), 0, -1
        while wanted and (at := self._folded.find(wanted, at + 1)) >= 0:
            found += 1
        return found

    def span(self, segment: Segment) -> tuple[int, int] | None:
        """Return where `segment` begins and ends in the original text, or None if it is not there."""
        before, after = fold_text(segment.before), fold_text(segment.after)
        first = self._folded.find(before + fold_text(segment.start))
        last = self._folded.find(fold_text(segment.end) + after)
        if first < 0 or last < 0:
            return None
        begin = first + len(before)
        end = last + len(fold_text(segment.end))
        if end <= begin:
            return None
        return self._places[begin], self._places[end - 1] + 1
