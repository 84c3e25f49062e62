"""The names of everything, looked up by the stems of their words.

The index is read from the graph once: every name in every language, whole and word by word. What kind of
thing a name stands for is asked of the graph when a question needs it.
"""

import gc
import math
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from mhgraph.ask.text import LANGUAGES, fold_text, stem_all, words_of
from mhgraph.store import Store, select
from mhgraph.terms import MH
from mhgraph.values import Literal, NamedNode, value_of

__all__ = ["Name", "Names", "read_names"]

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCT = "http://purl.org/dc/terms/"
_RANKS = {
    f"{_SKOS}prefLabel": 0,
    "http://www.w3.org/2000/01/rdf-schema#label": 0,
    f"{_DCT}identifier": 0,
    f"{MH}shortName": 0,
    f"{_SKOS}altLabel": 1,
    f"{_DCT}title": 1,
    f"{MH}number": 1,
    f"{MH}actorLabel": 1,
    f"{MH}wording": 1,
    f"{MH}inverseLabel": 1,
    f"{MH}counts": 3,
    f"{MH}population": 3,
}
_DESCRIBING = 3
_QUERY = (
    "SELECT ?thing ?naming ?name WHERE { VALUES ?naming { "
    + " ".join(f"<{naming}>" for naming in _RANKS)
    + " } ?thing ?naming ?name }"
)
_IDENTIFIER = f"{_DCT}identifier"
_IDENTIFIERS = frozenset([_IDENTIFIER, f"{MH}shortName"])
_TERM = "http://www.w3.org/2000/01/rdf-schema#label"
_LABELS = frozenset([f"{_SKOS}prefLabel", _TERM, f"{_DCT}title"])
_INVERSE = frozenset([f"{MH}actorLabel", f"{MH}inverseLabel"])
_TYPES = "SELECT ?thing ?kind WHERE {{ VALUES ?thing {{ {things} }} ?thing a ?kind }}"
_CHUNK = 500
_NEAR = 82.0


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
        self.longest = 1
        self._iris: list[str] = []
        self._words: list[tuple[str, ...]] = []
        self._kinds: dict[str, frozenset[str]] = {}
        self._by_thing: dict[str, list[int]] = {}
        self._terms: set[str] = set()
        self._figures: set[str] = set()
        self._folded: list[tuple[str, str]] = []
        self.words: dict[str, str] = {}
        self.labels: dict[str, dict[str, str]] = {}
        self.identifiers: dict[str, str] = {}
        self.inverses: dict[str, dict[str, str]] = {}
        self.others: dict[str, list[tuple[str, str]]] = {}

    def add(self, rows: Iterable[tuple[str, str, str, str]]) -> None:
        """Add names: IRI, naming property, text, language tag ("" for none)."""
        stemmed: dict[str, dict[str, str]] = {lang: {} for lang in LANGUAGES}
        for iri, naming, text, tag in rows:
            self._note(iri, naming, text, tag)
            words = words_of(text)
            for lang in ((tag,) if tag in stemmed else LANGUAGES) if words else ():
                known = stemmed[lang]
                missing = [word for word in words if word not in known]
                if missing:
                    known.update(zip(missing, stem_all(missing, lang), strict=True))
                stems = [known[word] for word in words]
                self._iris.append(iri)
                self._words.append(tuple(stems))
                if _RANKS[naming] < _DESCRIBING:
                    self._enter_all(lang, iri, naming, words, stems)
        for known in stemmed.values():
            self.words.update(known)

    def _note(self, iri: str, naming: str, text: str, tag: str) -> None:
        """Keep a name for showing."""
        if naming == _TERM:
            self._terms.add(iri)
        if naming in _INVERSE:
            self.inverses.setdefault(iri, {}).setdefault(tag, text)
        if naming in _LABELS:
            self.labels.setdefault(iri, {}).setdefault(tag, text)
        elif naming in _IDENTIFIERS:
            self.identifiers.setdefault(iri, text)
        elif _RANKS[naming] == 1:
            self.others.setdefault(iri, []).append((tag, text))
        else:
            self._figures.add(iri)

    def _enter_all(
        self, lang: str, iri: str, naming: str, words: list[str], stems: list[str]
    ) -> None:
        """Enter a name whole, and an identifier without its first part as well."""
        rank = _RANKS[naming]
        self._enter(lang, stems, Name(iri, rank, " ".join(words), naming in _INVERSE))
        if naming == _IDENTIFIER and len(stems) > 1:
            self._enter(lang, stems[1:], Name(iri, 2, " ".join(words[1:])))

    def _enter(self, lang: str, stems: list[str], name: Name) -> None:
        phrases, key = self.phrases[lang], " ".join(stems)
        if key not in phrases:
            phrases[key] = [name]
        elif name not in phrases[key]:
            phrases[key].append(name)
        if len(stems) > self.longest:
            self.longest = len(stems)

    @cached_property
    def _holding(self) -> dict[str, list[int]]:
        """Where each stem stands among the names; made when a question first needs it."""
        found: dict[str, list[int]] = {}
        for place, stems in enumerate(self._words):
            for stem in set(stems):
                found.setdefault(stem, []).append(place)
        return found

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
        label = self.label(iri, lang)
        stem = stem_all(words_of(label), lang)
        others = [text for tag, text in self.others.get(iri, ()) if tag in (lang, "")]
        for text in others:
            if text != label and stem_all(words_of(text), lang) == stem:
                return text
        return next((text for text in others if text.startswith(label) and text != label), label)

    def knows(self, stem: str) -> bool:
        """Tell whether some name holds a word with this stem."""
        return stem in self._holding

    def stems_of(self, iri: str) -> frozenset[str]:
        """Return the stems of all names of a thing."""
        return frozenset(s for place in self._places().get(iri, ()) for s in self._words[place])

    def first_stems(self, iri: str) -> frozenset[str]:
        """Return the stems with which the names of a thing begin."""
        return frozenset(self._words[place][0] for place in self._places().get(iri, ()))

    def word_sets(self, iri: str) -> list[frozenset[str]]:
        """Return the stems of each name of a thing."""
        return [frozenset(self._words[place]) for place in self._places().get(iri, ())]

    def _places(self) -> dict[str, list[int]]:
        if not self._by_thing:
            for place, iri in enumerate(self._iris):
                self._by_thing.setdefault(iri, []).append(place)
        return self._by_thing

    def completions(self, prefix: str, limit: int) -> list[str]:
        """Return names that begin with a text, then those that hold it, sorted."""
        folded = fold_text(prefix)
        known = {text for texts in self.labels.values() for text in texts.values()}
        known |= {text for texts in self.others.values() for _, text in texts}
        begun = sorted(text for text in known if fold_text(text).startswith(folded))
        holding = sorted(text for text in known if folded in fold_text(text))
        return list(dict.fromkeys([*begun, *holding]))[:limit]

    def best_known(self, limit: int) -> list[str]:
        """Return the things with most names."""
        things = (iri for iri in self.others if iri in self.labels and iri not in self._terms)
        return sorted(things, key=lambda iri: (-len(self.others[iri]), iri))[:limit]

    def near(self, word: str, limit: int = 2) -> list[str]:
        """Return the things with names that look most like a word."""
        from rapidfuzz import fuzz, process

        if not self._folded:
            known = {
                (name.words, name.iri)
                for phrases in self.phrases.values()
                for names in phrases.values()
                for name in names
                if name.iri not in self._terms
            }
            self._folded = sorted(known)
        texts = [text for text, _ in self._folded]
        written = " ".join(words_of(word))
        found = process.extract(
            written, texts, scorer=fuzz.ratio, limit=limit + 2, score_cutoff=_NEAR
        )
        return list(dict.fromkeys(self._folded[place][1] for _, _, place in found))[:limit]

    def weight(self, stem: str) -> float:
        """Return how much a word tells: the rarer in names, the more."""
        return math.log(1 + len(self._iris) / (1 + len(self._holding.get(stem, ()))))

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


def read_names(store: Store, timeout: float | None = None) -> Names:
    """Read all names from the graph."""
    names = Names(store, timeout)
    was_on = gc.isenabled()
    gc.disable()  # all that is made here stays: there is nothing to collect
    try:
        names.add(_rows(store, timeout))
    finally:
        if was_on:
            gc.enable()
    return names


def _rows(store: Store, timeout: float | None) -> Iterator[tuple[str, str, str, str]]:
    for thing, naming, name in select(store, _QUERY, timeout=timeout).rows:
        if isinstance(name, Literal) and isinstance(thing, NamedNode):
            yield thing.value, value_of(naming), name.value, (name.language or "").lower()
