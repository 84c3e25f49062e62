"""Which titles and summaries hold a word, and what they belong to.

The graph is asked for its texts once, when a question first needs them. A word is looked for in all of them
at once, folded, and what was found is held against the regular expression that a query would carry: what a
reading shows as SPARQL and what is read here find the same.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from mhgraph.ask.text import fold_text, stems_of
from mhgraph.store import Store, select
from mhgraph.terms import MH
from mhgraph.values import value_of

__all__ = ["Texts", "begins_with"]

_LEAST, _MOSTLY, _SHORT = 4, 0.6, 5
_ACCENTS = {
    "a": "[aàáâä]",
    "c": "[cç]",
    "e": "[eèéêë]",
    "i": "[iíîï]",
    "n": "[nñ]",
    "o": "[oóôö]",
    "u": "[uúûü]",
}
_TITLES = "SELECT ?thing ?text { ?thing <http://www.w3.org/2004/02/skos/core#prefLabel> ?text }"
_SUMMARIES = "SELECT ?thing ?text { ?thing <http://purl.org/dc/terms/description> ?text }"

_COUNTED = f"SELECT ?thing ?whole {{ ?thing <{MH}countedAs> ?whole }}"
_MADE = f"SELECT ?made ?thing {{ {{ ?thing <{MH}produces> ?made }} UNION {{ ?made <{MH}about> ?thing }} }}"


class Texts:
    """The titles and summaries of a graph."""

    def __init__(self, store: Store, timeout: float | None) -> None:
        self._store, self._timeout = store, timeout
        self._known: dict[str, bool] = {}
        self._subjects: dict[tuple[tuple[str, ...], bool], tuple[str, ...]] = {}

    def hold(self, word: str) -> bool:
        """Tell whether a summary holds a word that begins like this one."""
        if len(word) < _LEAST or not word.replace("-", "").isalpha():
            return False
        if word not in self._known:
            long = {s for s in stems_of(word) if len(s) >= max(_LEAST, _MOSTLY * len(word))}
            stems = sorted(long or {word})
            begun = "|".join(re.escape(stem) for stem in stems)
            test = re.compile(f"(^|[^a-z])({begun})[a-z]{{0,3}}([^a-z]|$)", re.IGNORECASE)
            self._known[word] = any(True for _ in self._summaries.matching(stems, test))
        return self._known[word]

    def subjects(self, stems: tuple[str, ...], *, counted: bool) -> tuple[str, ...]:
        """Return the things with a word that begins like one of some stems.

        The word may stand in a title or summary of theirs, or in a title of what they made.

        Args:
            stems: of the word, in one or more languages.
            counted: whether texts of the parts that count as a thing are searched as well.
        """
        key = stems, counted
        if key not in self._subjects:
            test = re.compile(begins_with(stems), re.IGNORECASE)
            named = dict.fromkeys(self._titles.matching(stems, test))
            told = named | dict.fromkeys(self._summaries.matching(stems, test))
            found = told | dict.fromkeys(s for made in named for s in self._made.get(made, ()))
            if counted:
                found |= dict.fromkeys(w for one in told for w in self._counted.get(one, ()))
            self._subjects[key] = tuple(found)
        return self._subjects[key]

    @cached_property
    def _titles(self) -> "_Lines":
        return self._read(_TITLES)

    @cached_property
    def _summaries(self) -> "_Lines":
        return self._read(_SUMMARIES)

    @cached_property
    def _counted(self) -> dict[str, list[str]]:
        return self._pairs(_COUNTED)

    @cached_property
    def _made(self) -> dict[str, list[str]]:
        return self._pairs(_MADE)

    def _pairs(self, query: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one, other in select(self._store, query, timeout=self._timeout).rows:
            found.setdefault(value_of(one), []).append(value_of(other))
        return found

    def _read(self, query: str) -> "_Lines":
        rows = select(self._store, query, timeout=self._timeout).rows
        return _Lines((value_of(thing), value_of(text)) for thing, text in rows)


class _Lines:
    """Texts, folded and put one after the other, so that a word is sought in all of them at once."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self._texts = list(texts)
        folded = [fold_text(text) for _, text in self._texts]
        self._all = "\n".join(folded)
        self._starts, place = [], 0
        for line in folded:
            self._starts.append(place)
            place += len(line) + 1
        self._starts.append(place)

    def matching(self, stems: Iterable[str], test: re.Pattern[str]) -> Iterator[str]:
        """Yield the things with a text that holds one of some stems and passes the test, in their order."""
        for line in sorted({line for stem in stems for line in self._lines(stem)}):
            thing, text = self._texts[line]
            if test.search(text):
                yield thing

    def _lines(self, stem: str) -> Iterator[int]:
        place = self._all.find(stem)
        while place >= 0:
            line = bisect_right(self._starts, place) - 1
            yield line
            place = self._all.find(stem, self._starts[line + 1])


def begins_with(stems: Iterable[str]) -> str:
    """Return the regular expression of texts with a word that begins like one of some stems."""
    ends = [_spelt(s) + ("[a-z]{0,3}([^a-z]|$)" if len(s) < _SHORT else "") for s in stems]
    return "(^|[^a-z])(" + "|".join(ends) + ")"


def _spelt(stem: str) -> str:
    """Return a stem as a regular expression that allows for the accents of Dutch and English words."""
    return "".join(_ACCENTS.get(letter, re.escape(letter)) for letter in stem)
