"""Names like one that was written: to complete it, or to offer in place of what nobody knows."""

from functools import cached_property

from mhgraph.ask.names import Names
from mhgraph.ask.text import fold_text, words_of

__all__ = ["Similar"]

_NEAR = 82.0


class Similar:
    """Finds names by their letters."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def completions(self, prefix: str, limit: int) -> list[str]:
        """Return names that begin with a text, then those that hold it, sorted."""
        folded = fold_text(prefix)
        known = {text for texts in self._names.labels.values() for text in texts.values()}
        known |= {text for texts in self._names.others.values() for _, text in texts}
        begun = sorted(text for text in known if fold_text(text).startswith(folded))
        holding = sorted(text for text in known if folded in fold_text(text))
        return list(dict.fromkeys([*begun, *holding]))[:limit]

    def best_known(self, limit: int) -> list[str]:
        """Return the things with most names."""
        names = self._names
        things = (iri for iri in names.others if iri in names.labels and not names.is_term(iri))
        return sorted(things, key=lambda iri: (-len(names.others[iri]), iri))[:limit]

    def near(self, word: str, limit: int = 2) -> list[str]:
        """Return the things with names that look most like a word."""
        from rapidfuzz import fuzz, process

        written = " ".join(words_of(word))
        texts = [text for text, _ in self._folded]
        found = process.extract(
            written, texts, scorer=fuzz.ratio, limit=limit + 2, score_cutoff=_NEAR
        )
        return list(dict.fromkeys(self._folded[place][1] for _, _, place in found))[:limit]

    @cached_property
    def _folded(self) -> list[tuple[str, str]]:
        """The folded names of all things, each with its thing, sorted."""
        return sorted(set(self._names.written()))
