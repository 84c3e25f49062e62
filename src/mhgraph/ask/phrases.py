"""What a phrase of a question stands for: the names and terms that are written like it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from mhgraph.ask.index import Name
from mhgraph.ask.mentions import Mention, asks
from mhgraph.ask.names import Names
from mhgraph.ask.text import LANGUAGES, Token, stem_all
from mhgraph.ask.vocabulary import Vocabulary

__all__ = ["Line", "Phrases"]

_FIRST_YEAR, _LAST_YEAR = 1850, 2100
_ENDING = 2
_MOSTLY = 0.6
_DOUBLE = re.compile(r"([aeou])\1")
_ADJECTIVAL = ("al", "ic", "ly", "ed", "ing")
_BEFORE_NOUN = frozenset(["which", "how-many", "article", "most", "fewest"])


@dataclass(frozen=True)
class Line:
    """The words of a question in a language, with their stems.

    Attributes:
        tokens: the words.
        lang: the language of the question.
        asked: whether it ends with a question mark.
    """

    tokens: tuple[Token, ...]
    lang: str
    asked: bool = False

    @cached_property
    def stems(self) -> dict[str, list[str]]:
        """The stems of the words, by language."""
        words = [token.text for token in self.tokens]
        return {lang: stem_all(words, lang) for lang in LANGUAGES}

    @cached_property
    def both(self) -> list[tuple[str, ...]]:
        """The stems of each word, one for each language where they differ."""
        places = zip(*(self.stems[lang] for lang in LANGUAGES), strict=True)
        return [tuple(dict.fromkeys(stems)) for stems in places]

    def plain(self, place: int) -> tuple[str, ...]:
        """Return the stems of a word that can be looked for in a text; the word where none can.

        A stem has to be how the word begins, for the most part: that of "gegevens" is "geven".
        """
        word = self.tokens[place].text
        spelt = _single(word)
        begun = (s for s in self.both[place] if spelt.startswith(_single(s)[:-1]))
        return tuple(s for s in begun if len(s) >= _MOSTLY * len(word)) or (word,)

    @cached_property
    def known(self) -> dict[tuple[int, int], "Mention | None"]:
        """What its phrases stand for, as far as they were looked up."""
        return {}


class Phrases:
    """Looks phrases up among the names of a graph."""

    def __init__(self, names: Names, vocabulary: Vocabulary) -> None:
        self.names, self.vocabulary = names, vocabulary

    def phrase(self, line: Line, start: int, end: int) -> Mention | None:
        """Return what the words from `start` to `end` stand for together; None for nothing."""
        if (start, end) not in line.known:
            line.known[start, end] = self._phrase(line, start, end)
        return line.known[start, end]

    def reach(self, line: Line, place: int) -> int:
        """Return how many words the longest name has that begins with the word at a place."""
        return max(self.names.index[lang].reach(line.stems[lang][place]) for lang in LANGUAGES)

    def _phrase(self, line: Line, start: int, end: int) -> Mention | None:
        named = self._named(line, start, end)
        if not named:
            return None
        mention = self.meaning(named, start, end)
        if mention.unknown:
            return None
        if mention.filler and mention.classes and end - start == 1 and not self._noun(line, start):
            mention = replace(mention, classes=())  # "staat" is a state behind "which", else a verb
        if not mention.things or not (mention.filler or asks(mention)):
            return mention
        # "om", "is" and "who" are words of a sentence unless they stand in capitals
        if end - start == 1 and line.tokens[start].loud:
            return replace(mention, operation=frozenset(), relations=(), inverse=())
        return replace(mention, things=())

    def _noun(self, line: Line, place: int) -> bool:
        """Tell whether a noun has to stand at a place: a question word or an article is before it."""
        before = self.word(line, place - 1) if place else None
        return before is None or bool(before.operation & _BEFORE_NOUN)

    def word(self, line: Line, place: int) -> Mention:
        """Return what one word is by itself: a phrase, a year, a word of names, or nothing known."""
        return self.phrase(line, place, place + 1) or self.bare(line, place)

    def bare(self, line: Line, place: int) -> Mention:
        """Return what a word is that no name consists of."""
        token = line.tokens[place]
        if token.text.isdigit() and _FIRST_YEAR <= int(token.text) <= _LAST_YEAR:
            return Mention(place, place + 1, year=int(token.text))
        if any(self.names.knows(stem) for stem in line.both[place]):
            return Mention(place, place + 1, text=line.plain(place))
        return Mention(place, place + 1)

    def small(self, line: Line, place: int) -> bool:
        """Tell whether a word only makes a sentence, or names what the whole graph is about."""
        mention = self.phrase(line, place, place + 1)
        return mention is not None and mention.filler and not mention.things

    def telling(self, line: Line, mention: Mention) -> tuple[tuple[str, ...], ...]:
        """Return the stems of the words of a mention that restrict something."""
        places = range(mention.start, mention.end)
        return tuple(line.plain(place) for place in places if not self.small(line, place))

    def meaning(self, names: Iterable[Name], start: int, end: int) -> Mention:
        """Return what names stand for, sorted into things, classes, relations and operations."""
        known = self.vocabulary
        things: dict[str, int] = {}
        classes: set[str] = set()
        relations: set[str] = set()
        inverse: set[str] = set()
        operations: set[str] = set()
        for name in names:
            if name.iri in known.operations:
                operations.add(known.operations[name.iri])
            elif name.iri in known.classes or name.iri in known.schemes:
                classes.add(name.iri)
            elif name.iri in known.relations:
                relations.add(name.iri)
                inverse |= {name.iri} if name.inverse else set()
            elif not self.names.is_term(name.iri):
                things[name.iri] = min(name.rank, things.get(name.iri, name.rank))
        whole = {iri for iri, rank in things.items() if rank < 2} or set(things)
        # "organisation" is a kind of actor, and not the unit of a figure
        whole = {iri for iri in whole if self._of_hub(iri)}
        return Mention(
            start,
            end,
            things=tuple(sorted(whole)),
            classes=tuple(sorted(classes)),
            relations=tuple(sorted(relations)),
            inverse=tuple(sorted(inverse)),
            operation=frozenset(operations),
        )

    def _of_hub(self, iri: str) -> bool:
        """Tell whether a thing is no concept, or one that the hub can be tied to."""
        scheme = self.vocabulary.scheme_of.get(iri)
        return not scheme or bool(self.vocabulary.between(self.vocabulary.hub, scheme))

    def _named(self, line: Line, start: int, end: int) -> list[Name]:
        """Return the names of a phrase; terms of the other language only where there is no own name."""
        found: dict[Name, None] = {}
        own: Sequence[Name] = ()
        for lang in (line.lang, *(other for other in LANGUAGES if other != line.lang)):
            named = self.names.index[lang].named(line.stems[lang][start:end])
            if lang == line.lang:
                own = named
            elif own:
                named = [name for name in named if not self._is_term(name)]
            else:
                named = [name for name in named if name.iri not in self.vocabulary.operations]
            found |= dict.fromkeys(named)
        return self._closest(found, line.tokens[start:end])

    def _closest(self, names: Iterable[Name], tokens: Sequence[Token]) -> list[Name]:
        """Return the names that are written as in the question, else those that differ by an ending."""
        written = " ".join(token.text for token in tokens)
        exact = [name for name in names if name.words == written]
        return exact or [
            name
            for name in names
            if _endings(name.words, written) <= _ENDING
            and (name.iri not in self.vocabulary.classes or not _derived(name.words, written))
            and name.iri not in self.vocabulary.operations
        ]

    def _is_term(self, name: Name) -> bool:
        known = self.vocabulary
        return (
            name.iri in known.classes or name.iri in known.relations or name.iri in known.operations
        )


def _single(word: str) -> str:
    """Return a word with its double vowels single, as Dutch spells the same sound in open syllables."""
    return _DOUBLE.sub(r"\1", word)


def _derived(name: str, written: str) -> bool:
    """Tell whether a word is made of a noun, and is not its plural: "regional", "planned"."""
    return written.endswith(_ADJECTIVAL) and not name.endswith(_ADJECTIVAL)


def _endings(name: str, written: str) -> int:
    """Return by how many letters the words of two phrases with the same stems differ most in length."""
    pairs = zip(name.split(), written.split(), strict=False)
    return max((abs(len(one) - len(other)) for one, other in pairs), default=0)
