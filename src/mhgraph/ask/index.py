"""Names of one language by the stems of their words, sorted in when a question first begins like them."""

from collections.abc import Sequence
from typing import NamedTuple

from mhgraph.ask.text import stem_of

__all__ = ["Index", "Name", "Stems"]


class Name(NamedTuple):
    """What a name stands for.

    Attributes:
        iri: the thing or term.
        rank: 0 for its preferred name or identifier, 1 for another, 2 for the end of its identifier.
        words: its words, folded.
        inverse: whether the name says a relation from the other side.
    """

    iri: str
    rank: int
    words: str
    inverse: bool = False


class Stems(dict[str, str]):
    """The stems of words in a language; a new word is stemmed when it is met."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang

    def __missing__(self, word: str) -> str:
        self[word] = stem = stem_of(word, self._lang)
        return stem


_Entry = tuple[Sequence[str], str, int, bool]
_NONE: tuple[Name, ...] = ()


class Index:
    """The names of a language.

    Args:
        stems: the stems of its words.
        below: names that are known as well.
    """

    def __init__(self, stems: Stems, below: "Index | None" = None) -> None:
        self.stems, self._below = stems, below
        self._waiting: dict[str, list[_Entry]] = {}
        self._sorted: dict[str, dict[str, list[Name]]] = {}
        self._reach: dict[str, int] = {}

    def add(self, words: Sequence[str], iri: str, rank: int, *, inverse: bool = False) -> None:
        """Add a name, given by its folded words."""
        head = self.stems[words[0]]
        waiting = self._waiting.get(head)
        if waiting is None:
            self._waiting[head] = [(words, iri, rank, inverse)]
        else:
            waiting.append((words, iri, rank, inverse))

    def named(self, stems: Sequence[str]) -> Sequence[Name]:
        """Return the names that consist of words with these stems."""
        below = self._below.named(stems) if self._below else _NONE
        own = self._begun(stems[0]).get(" ".join(stems), _NONE)
        return (
            [*below, *(name for name in own if name not in below)]
            if below and own
            else below or own
        )

    def reach(self, stem: str) -> int:
        """Return how many words the longest name has that begins with a word of this stem."""
        self._begun(stem)
        own = self._reach.get(stem, 0)
        return max(own, self._below.reach(stem)) if self._below else own

    def _begun(self, head: str) -> dict[str, list[Name]]:
        """Return the names that begin with a stem, by the stems of all their words."""
        waiting = self._waiting.pop(head, None)
        if waiting is None:
            return self._sorted.get(head, {})
        known = self._sorted.setdefault(head, {})
        for words, iri, rank, inverse in waiting:
            names = known.setdefault(" ".join([self.stems[word] for word in words]), [])
            name = Name(iri, rank, " ".join(words), inverse)
            if name not in names:
                names.append(name)
        self._reach[head] = max(key.count(" ") + 1 for key in known)
        return known
