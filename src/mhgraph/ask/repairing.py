"""Make sense of words that no phrase covers: compounds, slips of the pen, parts of long names."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from mhgraph.ask.mentions import Mention, joined
from mhgraph.ask.phrases import Line, Phrases
from mhgraph.ask.text import Token

__all__ = ["Repairer"]

_LEAST_COMPOUND, _LEAST_PART, _LEAST_WORD = 7, 4, 4
_LONGEST = 60  # letters; no word of Dutch is longer
_LINKS = ("", "s", "en", "e", "n")
_NUMBERS = frozenset(["how-many", "how-much", "share", "about-what"])
_TELLING = 2
_COVERED, _REACH = 0.62, 6


class Repairer:
    """Repairs what the phrases leave open.

    Args:
        phrases: the phrases of the graph.
        in_texts: tells whether the summaries of the graph hold a word.
    """

    def __init__(self, phrases: Phrases, in_texts: Callable[[str], bool]) -> None:
        self._phrases, self._in_texts = phrases, in_texts
        self._names, self._vocabulary = phrases.names, phrases.vocabulary

    def better(self, line: Line, place: int) -> str:
        """Return the known word that a slip of the pen may have meant, or "".

        What looks like a name is not changed into a word that it resembles.
        """
        token = line.tokens[place]
        word = token.text
        if not _LEAST_WORD <= len(word) <= _LONGEST or not word.isalpha():
            return ""
        if token.loud and len(word) < _LEAST_COMPOUND:
            return ""
        if self._in_texts(word) or self._compound(line, Mention(place, place + 1)):
            return ""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        named = token.written[:1].isupper() and token.start > 0
        allowed = int(len(word) > 5) if named else 1 if len(word) < 8 else 2
        near = process.extract(
            word, self._choices, scorer=OSA.distance, score_cutoff=allowed, limit=5
        )
        return min(((distance, w) for w, distance, _ in near if w[0] == word[0]), default=(0, ""))[
            1
        ]

    @cached_property
    def _choices(self) -> list[str]:
        """The words that may have been meant, sorted."""
        return sorted(w for w in self._names.words if len(w) >= _LEAST_WORD and w.isalpha())

    def whole(self, line: Line, found: Sequence[Mention]) -> list[Mention]:
        """Try each unknown word as a compound, then as a word of summaries."""
        result = []
        for mention in found:
            token = line.tokens[mention.start]
            named = token.written[:1].isupper() and token.start > 0
            meant: Mention | None = mention
            if mention.unknown:
                meant = None if named else self._compound(line, mention)
            if meant is None and not named and self._in_texts(token.text):
                meant = replace(mention, text=line.plain(mention.start))
            result.append(meant or mention)
        return result

    def long_names(self, line: Line, found: list[Mention]) -> tuple[Mention, ...]:
        """Take words that only a long name holds as that name where they say most of it."""
        result = self._split_names(line, found)
        if any(mention.unknown for mention in result):
            return tuple(
                result
            )  # it will be refused: the index of all words is not needed for that
        numbers = any(m.operation & _NUMBERS for m in found)
        for mention in (m for m in found if m.text):
            best = self._long_name(line, result, mention, numbers) if mention in result else None
            if best:
                kept = [m for m in result if m.end <= best.start or m.start >= best.end]
                result = sorted([*kept, best], key=lambda m: m.start)
        return tuple(result)

    def _split_names(self, line: Line, found: Sequence[Mention]) -> list[Mention]:
        """Join two names with only a small word between that together are one: "RIEC in North Holland"."""
        result = list(found)
        for left, right in pairwise([m for m in found if m.things]):
            between = [m for m in found if m.start >= left.end and m.end <= right.start]
            if not between or not all("preposition" in m.operation for m in between):
                continue
            places = [*sorted(left.places), *sorted(right.places)]
            words = tuple(line.tokens[place] for place in places)
            whole = self._phrases.phrase(Line(words, line.lang), 0, len(words))
            if whole and whole.things and left in result and right in result:
                kept = [m for m in result if m.end <= left.start or m.start >= right.end]
                result = [*kept, replace(whole, start=left.start, end=right.end)]
        return sorted(result, key=lambda m: m.start)

    def _compound(self, line: Line, mention: Mention) -> Mention | None:
        """Return what the two words of a compound stand for."""
        word = line.tokens[mention.start].text
        if not _LEAST_COMPOUND <= len(word) <= _LONGEST or not word.replace("-", "").isalpha():
            return None
        for head, tail in _cuts(word):
            left, right = self._known(head), self._known(tail)
            if left and right:
                return joined(mention, left, right)
        return None

    def _known(self, word: str) -> Mention | None:
        """Return what a part of a compound stands for; it is Dutch that writes them as one word."""
        mention = self._phrases.word(Line((Token(word, word, 0),), "nl"), 0)
        return None if mention.unknown or mention.year else mention

    def _long_name(
        self, line: Line, found: Sequence[Mention], seed: Mention, numbers: bool
    ) -> Mention | None:
        """Return the one name of which the words around a mention say most.

        Args:
            line: the words.
            found: what they stand for so far.
            seed: the mention.
            numbers: whether figures may be meant.
        """
        low, high = max(0, seed.start - _REACH), min(len(line.tokens), seed.end + _REACH)
        near = {stem: place for place in range(low, high) for stem in line.both[place]}
        bare = {place for m in found if m.filler and not m.things for place in m.places}
        edges = {place for m in found for place in range(m.start + 1, m.end)}
        scored: dict[str, tuple[float, int, int]] = {}
        for thing, words in self._names.holding(seed.text):
            if not self._nameable(thing, numbers=numbers):
                continue
            held = [stem for stem in words if stem in near]
            places = {near[stem] for stem in held}
            if len(places - bare) < _TELLING:
                continue
            first, last = min(places), max(places) + 1
            share = self._share(held, words)
            gaps = set(range(first, last)) - places - bare
            if share >= _COVERED and not gaps and not {first, last} & edges:
                scored[thing] = max((share, first, last), scored.get(thing, (0.0, 0, 0)))
        ranked = sorted(scored.items(), key=lambda item: (-item[1][0], item[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1][0] == ranked[1][1][0]):
            return None
        thing, (_, first, last) = ranked[0]
        return Mention(first, last, things=(thing,), guess=seed.guess, partial=True)

    def _nameable(self, thing: str, *, numbers: bool) -> bool:
        """Tell whether a thing may be meant by a part of its name: a figure only where one is asked for."""
        if self._names.is_term(thing) or thing in self._vocabulary.operations:
            return False
        return numbers or not self._names.is_figure(thing)

    def _share(self, held: Sequence[str], words: Sequence[str]) -> float:
        """Return how much of a name some of its words say."""
        total = sum(self._names.weight(stem) for stem in words)
        return sum(self._names.weight(stem) for stem in held) / total if total else 0.0


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    """Yield the two parts of a compound at each place, the letters that link them left out."""
    for cut in range(len(word) - _LEAST_PART, _LEAST_PART - 1, -1):
        for link in _LINKS:
            head = word[:cut].removesuffix(link)
            if word[:cut].endswith(link) and len(head) >= _LEAST_PART:
                yield head, word[cut:]
