"""Which words the summaries of the graph hold; asked of the graph word by word."""

import re

from mhgraph.ask.text import stems_of
from mhgraph.store import Store, ask
from mhgraph.values import Literal

__all__ = ["Texts"]

_LEAST, _MOSTLY = 4, 0.6
_QUERY = """
PREFIX dct: <http://purl.org/dc/terms/>
ASK {{ ?thing dct:description ?text . FILTER(REGEX(STR(?text), {pattern}, "i")) }}
"""


class Texts:
    """The summaries of a graph."""

    def __init__(self, store: Store, timeout: float | None) -> None:
        self._store, self._timeout = store, timeout
        self._known: dict[str, bool] = {}

    def hold(self, word: str) -> bool:
        """Tell whether a summary holds a word that begins like this one."""
        if len(word) < _LEAST or not word.isalpha():
            return False
        if word not in self._known:
            long = {s for s in stems_of(word) if len(s) >= max(_LEAST, _MOSTLY * len(word))}
            stems = sorted(long or {word})
            begun = "|".join(re.escape(stem) for stem in stems)
            pattern = Literal(f"(^|[^a-z])({begun})[a-z]{{0,3}}([^a-z]|$)")
            query = _QUERY.format(pattern=pattern)
            self._known[word] = ask(self._store, query, timeout=self._timeout)
        return self._known[word]
