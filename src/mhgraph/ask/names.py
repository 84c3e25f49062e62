"""The names of everything, looked up by the stems of their words.

The index is read from the graph once: every name in every language, whole and word by word. What kind of
thing a name stands for is asked of the graph when a question needs it.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from mhgraph.ask.index import Index, Stems
from mhgraph.ask.text import LANGUAGES, stem_all, words_of
from mhgraph.store import Store, select
from mhgraph.terms import MH
from mhgraph.values import NamedNode, value_of

__all__ = ["HIDDEN", "RANKS", "Names"]

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
_Entry = tuple[str, str, list[str]]
"""What has a name, in which language, and its words."""


class Names:
    """The index of names; see the module."""

    def __init__(self, store: Store, timeout: float | None, below: "Names | None" = None) -> None:
        self._store, self._timeout = store, timeout
        self.index: dict[str, Index] = {
            lang: Index(below.index[lang].stems, below.index[lang]) if below else Index(Stems(lang))
            for lang in LANGUAGES
        }
        self._entries: list[_Entry] = [*below._entries] if below else []
        self._kinds: dict[str, frozenset[str]] = below._kinds if below else {}
        self._by_thing: dict[str, list[int]] = {}
        self._terms: set[str] = {*below._terms} if below else set()
        self._asking: set[str] = {*below._asking} if below else set()
        self._figures: set[str] = {*below._figures} if below else set()
        self._weights: dict[str, float] = {}
        self._plurals: dict[tuple[str, str], str] = {}
        self.labels: dict[str, dict[str, str]] = below.labels if below else {}
        self.identifiers: dict[str, str] = below.identifiers if below else {}
        self.inverses: dict[str, dict[str, str]] = below.inverses if below else {}
        self.others: dict[str, list[tuple[str, str]]] = below.others if below else {}

    def written(self) -> Iterator[tuple[str, str]]:
        """Yield each name of a thing as its folded words, with the thing."""
        for iri, _, words in self._entries:
            if iri not in self._terms:
                yield " ".join(words), iri

    def knows_thing(self, iri: str) -> bool:
        """Tell whether a thing or term has a name."""
        return iri in self.labels or iri in self.others

    def add(self, naming: str, rows: Sequence[tuple[str, str, str]]) -> None:
        """Add names of one sort: IRI, text, language tag ("" for none)."""
        self._note(naming, rows)
        rank, inverse = RANKS[naming], naming in _INVERSE
        for iri, text, tag in rows:
            words = words_of(text)
            for lang in ((tag,) if tag in self.index else LANGUAGES) if words else ():
                self._entries.append((iri, lang, words))
                if rank == _DESCRIBING:
                    continue
                self.index[lang].add(words, iri, rank, inverse=inverse)
                if "-" in text and len(words) == _JOINED:
                    self.index[lang].add(["".join(words)], iri, rank, inverse=inverse)
                if naming == _IDENTIFIER and len(words) > 1:
                    self.index[lang].add(words[1:], iri, 2)

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

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of names."""
        return frozenset(word for _, _, words in self._entries for word in words)

    @cached_property
    def _iris(self) -> list[str]:
        return [iri for iri, _, _ in self._entries]

    @cached_property
    def _words(self) -> list[tuple[str, ...]]:
        """The stems of each name."""
        known = {lang: index.stems for lang, index in self.index.items()}
        return [tuple([known[lang][w] for w in words]) for _, lang, words in self._entries]

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
        words: dict[str, set[str]] = {lang: set() for lang in self.index}
        for iri, lang, named in self._entries:
            if iri not in others:
                words[lang].update(named)
        known = {lang: index.stems for lang, index in self.index.items()}
        return frozenset(known[lang][word] for lang, several in words.items() for word in several)

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

    def first_stems(self, iri: str, number: int = 2) -> frozenset[str]:
        """Return the stems of the first words of each name of a thing."""
        places = self._places().get(iri, ())
        return frozenset(stem for place in places for stem in self._words[place][:number])

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
