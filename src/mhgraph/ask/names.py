"""The names of everything, looked up by the stems of their words.

The index is read from the graph once: every name in every language, whole and word by word. What kind of
thing a name stands for is asked of the graph when a question needs it.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property
from typing import NamedTuple

from mhgraph.ask.text import LANGUAGES, stem_all, stem_of, words_of
from mhgraph.store import Store, select
from mhgraph.terms import MH
from mhgraph.values import NamedNode, value_of

__all__ = ["HIDDEN", "RANKS", "Name", "Names"]

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCT = "http://purl.org/dc/terms/"
_WORDING = f"{MH}wording"
HIDDEN = f"{_SKOS}hiddenLabel"
RANKS = {
    f"{_SKOS}prefLabel": 0,
    "http://www.w3.org/2000/01/rdf-schema#label": 0,
    f"{_DCT}identifier": 0,
    f"{MH}shortName": 0,
    f"{_SKOS}altLabel": 1,
    HIDDEN: 1,
    f"{_DCT}title": 1,
    f"{MH}number": 1,
    f"{MH}actorLabel": 1,
    _WORDING: 1,
    f"{MH}inverseLabel": 1,
    f"{MH}counts": 3,
    f"{MH}population": 3,
}
_DESCRIBING = 3
_JOINED = 2
_IDENTIFIER = f"{_DCT}identifier"
_IDENTIFIERS = frozenset([_IDENTIFIER, f"{MH}shortName"])
_TERM = "http://www.w3.org/2000/01/rdf-schema#label"
_LABELS = frozenset([f"{_SKOS}prefLabel", _TERM, f"{_DCT}title"])
_INVERSE = frozenset([f"{MH}actorLabel", f"{MH}inverseLabel"])
_TYPES = "SELECT ?thing ?kind WHERE {{ VALUES ?thing {{ {things} }} ?thing a ?kind }}"
_CHUNK = 500


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


class Names:
    """The index of names; see the module."""

    def __init__(self, store: Store, timeout: float | None) -> None:
        self._store, self._timeout = store, timeout
        self.phrases: dict[str, dict[str, list[Name]]] = {lang: {} for lang in LANGUAGES}
        self.reach: dict[str, dict[str, int]] = {lang: {} for lang in LANGUAGES}
        self._iris: list[str] = []
        self._words: list[tuple[str, ...]] = []
        self._kinds: dict[str, frozenset[str]] = {}
        self._by_thing: dict[str, list[int]] = {}
        self._terms: set[str] = set()
        self._asking: set[str] = set()
        self._figures: set[str] = set()
        self._weights: dict[str, float] = {}
        self._plurals: dict[tuple[str, str], str] = {}
        self._stemmed = {lang: _Stems(lang) for lang in LANGUAGES}
        self.labels: dict[str, dict[str, str]] = {}
        self.identifiers: dict[str, str] = {}
        self.inverses: dict[str, dict[str, str]] = {}
        self.others: dict[str, list[tuple[str, str]]] = {}

    def copied(self) -> "Names":
        """Return the same names, to which others can be added; what was learnt of things is shared."""
        other = Names(self._store, self._timeout)
        other.__dict__ |= {name: copy(value) for name, value in self.__dict__.items()}
        other.phrases = {
            lang: {key: [*names] for key, names in known.items()}
            for lang, known in self.phrases.items()
        }
        other.reach = {lang: {**known} for lang, known in self.reach.items()}
        other._stemmed = {lang: copy(known) for lang, known in self._stemmed.items()}
        other._kinds = self._kinds
        for made in ("words", "_holding", "_stems"):
            other.__dict__.pop(made, None)
        other._weights, other._by_thing = {}, {}
        return other

    def knows_thing(self, iri: str) -> bool:
        """Tell whether a thing or term has a name."""
        return iri in self.labels or iri in self.others

    def add(self, naming: str, rows: Sequence[tuple[str, str, str]]) -> None:
        """Add names of one sort: IRI, text, language tag ("" for none)."""
        self._note(naming, rows)
        rank, inverse = RANKS[naming], naming in _INVERSE
        for iri, text, tag in rows:
            words = words_of(text)
            for lang in ((tag,) if tag in self._stemmed else LANGUAGES) if words else ():
                known = self._stemmed[lang]
                stems = [known[word] for word in words]
                self._iris.append(iri)
                self._words.append(tuple(stems))
                if rank < _DESCRIBING:
                    self._enter(lang, stems, Name(iri, rank, " ".join(words), inverse))
                    if "-" in text and len(stems) == _JOINED:
                        whole = "".join(words)
                        self._enter(lang, [known[whole]], Name(iri, rank, whole, inverse))
                if naming == _IDENTIFIER and len(stems) > 1:
                    self._enter(lang, stems[1:], Name(iri, 2, " ".join(words[1:])))

    def _note(self, naming: str, rows: Sequence[tuple[str, str, str]]) -> None:
        """Keep names for showing."""
        self._terms.update(iri for iri, _, _ in rows if naming == _TERM)
        self._asking.update(iri for iri, _, _ in rows if naming == _WORDING)
        for naming_of, kept in ((_INVERSE, self.inverses), (_LABELS, self.labels)):
            for iri, text, tag in rows if naming in naming_of else ():
                kept.setdefault(iri, {}).setdefault(tag, text)
        if naming in _IDENTIFIERS:
            self.identifiers |= {iri: text for iri, text, _ in reversed(rows)} | self.identifiers
        elif RANKS[naming] == _DESCRIBING:
            self._figures.update(iri for iri, _, _ in rows)
        elif naming not in _LABELS and naming != HIDDEN:
            for iri, text, tag in rows:
                self.others.setdefault(iri, []).append((tag, text))

    def _enter(self, lang: str, stems: list[str], name: Name) -> None:
        """Enter a name under the stems of its words."""
        key = " ".join(stems)
        named = self.phrases[lang].get(key)
        if named is None:
            self.phrases[lang][key] = [name]
        elif name not in named:
            named.append(name)
        reach = self.reach[lang]
        if len(stems) > reach.get(stems[0], 0):
            reach[stems[0]] = len(stems)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of names."""
        return frozenset(word for known in self._stemmed.values() for word in known)

    @cached_property
    def _holding(self) -> dict[str, list[int]]:
        """Where each stem stands among the names; made when a question first needs it."""
        found: dict[str, list[int]] = {}
        for place, stems in enumerate(self._words):
            for stem in set(stems):
                found.setdefault(stem, []).append(place)
        return found

    @cached_property
    def _stems(self) -> frozenset[str]:
        """The stems of all words in names of things."""
        others = self._terms | self._asking
        names = zip(self._iris, self._words, strict=True)
        return frozenset(stem for iri, stems in names if iri not in others for stem in stems)

    def label(self, iri: str, lang: str) -> str:
        """Return the name of a thing or term in a language, else in another, else its IRI."""
        known = self.labels.get(iri, {})
        return known.get(lang) or known.get("") or next(iter(known.values()), iri)

    def all_of(self, iri: str) -> tuple[str, ...]:
        """Return all names of a thing, in any language, each once."""
        names = [*self.labels.get(iri, {}).values(), *(t for _, t in self.others.get(iri, ()))]
        return tuple(dict.fromkeys(names))

    def is_figure(self, iri: str) -> bool:
        """Tell whether a thing is a figure: what it counts is described."""
        return iri in self._figures

    def is_term(self, iri: str) -> bool:
        """Tell whether an IRI is a term of an ontology, not a thing."""
        return iri in self._terms

    def turned(self, iri: str, lang: str) -> str:
        """Return the words that say a relation from the other side; its name where it has none."""
        known = self.inverses.get(iri, {})
        return known.get(lang) or next(iter(known.values()), "") or self.label(iri, lang)

    def plural(self, iri: str, lang: str) -> str:
        """Return the name of a class for several of it: another name with the stem of its label."""
        if (iri, lang) not in self._plurals:
            self._plurals[iri, lang] = self._plural(iri, lang)
        return self._plurals[iri, lang]

    def _plural(self, iri: str, lang: str) -> str:
        label = self.label(iri, lang)
        stem = stem_all(words_of(label), lang)
        others = [text for tag, text in self.others.get(iri, ()) if tag in (lang, "")]
        for text in others:
            if text != label and stem_all(words_of(text), lang) == stem:
                return text
        return next((text for text in others if text.startswith(label) and text != label), label)

    def knows(self, stem: str) -> bool:
        """Tell whether the name of some thing holds a word with this stem."""
        return stem in self._stems

    def stems_of(self, iri: str) -> frozenset[str]:
        """Return the stems of all names of a thing."""
        return frozenset(s for place in self._places().get(iri, ()) for s in self._words[place])

    def first_stems(self, iri: str) -> frozenset[str]:
        """Return the stems of the first two words of each name of a thing."""
        places = self._places().get(iri, ())
        return frozenset(stem for place in places for stem in self._words[place][:2])

    def word_sets(self, iri: str) -> list[frozenset[str]]:
        """Return the stems of each name of a thing."""
        return [frozenset(self._words[place]) for place in self._places().get(iri, ())]

    def _places(self) -> dict[str, list[int]]:
        if not self._by_thing:
            for place, iri in enumerate(self._iris):
                self._by_thing.setdefault(iri, []).append(place)
        return self._by_thing

    def weight(self, stem: str) -> float:
        """Return how much a word tells: the rarer in names, the more."""
        if stem not in self._weights:
            holding = len(self._holding.get(stem, ()))
            self._weights[stem] = math.log(1 + len(self._iris) / (1 + holding))
        return self._weights[stem]

    def holding(self, stems: Collection[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each name that holds one of some stems: its thing, and all its stems."""
        places = {place for stem in stems for place in self._holding.get(stem, ())}
        for place in sorted(places):
            yield self._iris[place], self._words[place]

    def kinds(self, iris: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return the classes of things, by IRI."""
        wanted = list(iris)
        missing = sorted({iri for iri in wanted if iri not in self._kinds})
        for start in range(0, len(missing), _CHUNK):
            part = missing[start : start + _CHUNK]
            found: dict[str, set[str]] = {iri: set() for iri in part}
            things = " ".join(str(NamedNode(iri)) for iri in part)
            query = _TYPES.format(things=things)
            for row in select(self._store, query, timeout=self._timeout).rows:
                found[value_of(row[0])].add(value_of(row[1]))
            self._kinds.update({iri: frozenset(kinds) for iri, kinds in found.items()})
        return {iri: self._kinds[iri] for iri in wanted}


class _Stems(dict[str, str]):
    """The stems of words in a language; a new word is stemmed when it is met."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang

    def __missing__(self, word: str) -> str:
        self[word] = stem = stem_of(word, self._lang)
        return stem
