"""Find where a text mentions a name, however the text was broken, hyphenated or inflected.

Names and text are folded as anchors are, and compared without regard to case; a name in capitals only
(an acronym) keeps its case, so that the Dutch word "om" is not the prosecution service. A mention begins
where a word begins. Behind it only an ending may follow; behind an acronym any small letters may, since
texts from PDFs lose the hyphen of a compound ("COAlocatie").
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from mhgraph.corpus.anchors import fold_text

__all__ = ["Mentions", "is_acronym"]

_ENDINGS = ("s", "'s", "e", "n", "en", "es")
_LONG = 4
"""A name with at least so many letters is known again inside a compound or derived word."""


def is_acronym(name: str) -> bool:
    """Tell whether a name has capitals and no small letters, and at least two of them."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


@lru_cache(maxsize=2**15)
def _wanted(name: str) -> tuple[bool, str]:
    """Return whether a name is an acronym, and what to look for."""
    folded = fold_text(name)
    return (True, folded) if is_acronym(name) else (False, folded.lower())


class Mentions:
    """A text, folded once, in which names are looked up."""

    def __init__(self, text: str, begin: int = 0, end: int | None = None) -> None:
        """Fold `text` from `begin` to `end`; positions stay those of the whole text."""
        kept, lower, places = [], [], []
        for place in range(begin, len(text) if end is None else end):
            for character in fold_text(text[place]):
                small = character.lower()
                kept.append(character)
                lower.append(small if len(small) == 1 else character)
                places.append(place)
        self._kept, self._lower = "".join(kept), "".join(lower)
        self._places = places
        # More than one step between two neighbours: something between them was folded away.
        gaps = [0, *(i for i in range(1, len(places)) if places[i] - places[i - 1] > 1)]
        self._starts = frozenset(
            gap for gap in chain(gaps, self._inner_starts()) if gap < len(places)
        )
        self._ends = frozenset([*gaps, len(places)])

    def _inner_starts(self) -> Iterator[int]:
        """Yield where a word begins without a gap: a lost hyphen or a bracket leaves such places."""
        for at, (one, other) in enumerate(zip(self._kept, self._kept[1:], strict=False), start=1):
            camel = one.islower() and other.isupper()
            if camel or not (one.isalnum() and other.isalnum()):
                yield at

    def has(self, names: Iterable[str]) -> bool:
        """Tell whether one of `names` is mentioned."""
        return any(True for name in names for _ in self.spans(name))

    def spans(self, name: str, *, inside: bool = False) -> Iterator[tuple[int, int]]:
        """Yield begin and end, in the original text, of each mention of `name`.

        Args:
            name: the name.
            inside: whether a longer name may also be the beginning of a longer word ("Nigeriaanse").
        """
        acronym, wanted = _wanted(name)
        text = self._kept if acronym else self._lower
        free = inside and len(wanted) >= _LONG
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if at in self._starts and self._closes(end, acronym=acronym, free=free):
                yield self._places[at], self._places[end - 1] + 1
            at = text.find(wanted, at + 1)

    def _closes(self, end: int, *, acronym: bool, free: bool) -> bool:
        if self._word_ends(end):
            return True
        last, following = self._kept[end - 1], self._kept[end]
        if last.isdigit() or following.isdigit():
            return not (last.isdigit() and following.isdigit())
        if (acronym or free) and following.islower():
            return True
        return self._ending(end)

    def _ending(self, end: int) -> bool:
        return any(
            self._lower.startswith(ending, end) and self._word_ends(end + len(ending))
            for ending in _ENDINGS
        )

    def _word_ends(self, at: int) -> bool:
        return at in self._ends or not self._kept[at].isalnum()
