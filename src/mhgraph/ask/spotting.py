"""Find what the words of a question stand for: the longest phrases, then what can be repaired."""

from collections.abc import Sequence
from dataclasses import replace

from mhgraph.ask.index import Name
from mhgraph.ask.mentions import Mention
from mhgraph.ask.phrases import Line, Phrases
from mhgraph.ask.repairing import Repairer
from mhgraph.ask.text import Token

__all__ = ["Spotter"]

_UNKNOWN, _BARE, _SMALL, _WORD, _LENGTH = -1.0, -0.2, 0.2, 1.2, 0.6
_INSIDE = 0.25
_CLOSING = frozenset(["preposition", "inside", "and", "or", "by"])
_NO_VERB = frozenset(["article", "by", "of", "preposition", "inside", "and", "or"])


class Spotter:
    """Finds mentions by the phrases of a graph."""

    def __init__(self, phrases: Phrases, repairer: Repairer) -> None:
        self._phrases, self._repairer = phrases, repairer

    def spot(
        self, tokens: Sequence[Token], lang: str, *, asked: bool = False
    ) -> tuple[Line, tuple[Mention, ...]]:
        """Return what the words of a question stand for, in order; each is in one mention.

        Returns:
            the words as they were read, slips of the pen mended, and the mentions.
        """
        line = Line(tuple(tokens), lang, asked)
        found = self._cover(line)
        guesses = {
            m.start: better
            for m in found
            if m.unknown and (better := self._repairer.better(line, m.start))
        }
        if guesses:
            line = Line(tuple(_mended(tokens, guesses)), lang, asked)
            found = self._cover(line)
        found = [_with_guess(m, guesses) for m in _limited(line, found)]
        return line, self._repairer.long_names(line, self._repairer.whole(line, found))

    def _cover(self, line: Line) -> list[Mention]:
        """Return the phrases that explain the words best, verbs whose parts stand apart joined."""
        small = [self._phrases.small(line, place) for place in range(len(line.tokens))]
        reach = [self._phrases.reach(line, place) for place in range(len(line.tokens))]
        best: list[tuple[float, int, Mention | None]] = [(0.0, 0, None)]
        for end in range(1, len(line.tokens) + 1):
            options = self._ending(line, end, reach)
            if not any(mention.size == 1 for mention in options):
                options.append(self._phrases.bare(line, end - 1))
            scored = [(best[m.start][0] + _worth(m, small), m.start, m) for m in options]
            best.append(max(scored, key=lambda option: (option[0], -option[1])))
        return self._separable(line, _chosen(best))

    def _ending(self, line: Line, end: int, reach: Sequence[int]) -> list[Mention]:
        """Return the phrases that end at a place."""
        starts = (start for start in range(end) if reach[start] >= end - start)
        found = (self._phrases.phrase(line, start, end) for start in starts)
        return [mention for mention in found if mention]

    def _separable(self, line: Line, found: list[Mention]) -> list[Mention]:
        """Join the parts of a verb that stand apart: "voert ... uit", "take ... part"."""
        single = {m.start: place for place, m in enumerate(found) if m.size == 1 and not m.things}
        result = list(found)
        for first in sorted(single):
            for second in sorted(place for place in single if place > first + 1):
                parts = (found[single[first]], found[single[second]])
                if not self._closes(found, single[second]):
                    continue
                helping = "whether" in parts[0].operation and parts[0].filler
                if parts[0].classes or helping or parts[0].operation & _NO_VERB:
                    continue
                names = self._verb(line, first, second)
                if names:
                    result[single[first]] = self._phrases.meaning(names, first, first + 1)
                    filler = frozenset(["filler"])
                    result[single[second]] = Mention(second, second + 1, operation=filler)
                    break
        return result

    def _closes(self, found: Sequence[Mention], place: int) -> bool:
        """Tell whether a word may close a clause: no noun follows, for which it would be a preposition."""
        if "preposition" not in found[place].operation:
            return True
        following = found[place + 1] if place + 1 < len(found) else None
        return following is None or bool(following.operation & _CLOSING)

    def _verb(self, line: Line, first: int, second: int) -> list[Name]:
        stems, known = line.stems[line.lang], self._phrases.vocabulary
        names = self._phrases.names.index[line.lang].named([stems[first], stems[second]])
        return [
            n
            for n in names
            if n.iri in known.relations
            or n.iri in known.scheme_of
            or known.operations.get(n.iri) == "connected"
        ]


def _worth(mention: Mention, small: Sequence[bool]) -> float:
    """Return how much a phrase explains: long ones more than their words, small words little."""
    if mention.unknown:
        return _UNKNOWN
    if mention.text:
        return _BARE
    if mention.filler and not (mention.things or mention.classes):
        return mention.size * _SMALL + (mention.size - 1) * _LENGTH
    little = sum(small[mention.start : mention.end])
    telling = mention.size - little
    if not telling:
        return _WORD + (mention.size - 1) * (_LENGTH + _SMALL)
    joins = mention.relations and little  # "work together with" before "work" and "together with"
    length = mention.size - 1 if joins else telling - 1
    return telling * _WORD + length * (_LENGTH + (_SMALL if joins else 0)) + little * _INSIDE


def _chosen(best: Sequence[tuple[float, int, Mention | None]]) -> list[Mention]:
    """Return the mentions of the best way through the words, from the first."""
    found: list[Mention] = []
    place = len(best) - 1
    while place:
        _, start, mention = best[place]
        found.extend([mention] if mention else [])
        place = start
    return found[::-1]


def _limited(line: Line, found: Sequence[Mention]) -> list[Mention]:
    """Take a small number behind "top" or "most" as how many are wanted, not as a name.

    So with one between "which" and a noun. One behind "more than" is nothing that is known.
    """
    ranked = {m.end for m in found if m.operation & {"most", "fewest"}}
    asked = {m.end for m in found if "which" in m.operation}
    nouns = {m.start for m in found if m.classes}
    more = {m.end for m in found if "more" in m.operation}
    result = []
    for mention in found:
        number = mention.size == 1 and line.tokens[mention.start].text.isdigit()
        counted = mention.start in asked and mention.end in nouns
        if number and (mention.start in ranked or counted):
            result.append(Mention(mention.start, mention.end, operation=frozenset(["filler"])))
        elif number and mention.start in more:
            result.append(Mention(mention.start, mention.end))
        else:
            result.append(mention)
    return result


def _mended(tokens: Sequence[Token], guesses: dict[int, str]) -> list[Token]:
    return [
        replace(token, text=guesses.get(place, token.text)) for place, token in enumerate(tokens)
    ]


def _with_guess(mention: Mention, guesses: dict[int, str]) -> Mention:
    near = next((guesses[place] for place in sorted(mention.places) if place in guesses), "")
    return replace(mention, guess=near) if near else mention
