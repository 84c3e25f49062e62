"""Tell Dutch from English by the small words of a question."""

from collections.abc import Sequence
from itertools import pairwise

from mhgraph.ask.names import Names
from mhgraph.ask.text import LANGUAGES, Token, stem_all
from mhgraph.ask.vocabulary import Vocabulary

__all__ = ["language_of"]

_SMALL, _OTHER = 3, 1


def language_of(
    tokens: Sequence[Token], names: Names, vocabulary: Vocabulary, default: str = "en"
) -> str:
    """Return the language with more words of its own in a question."""
    words = [token.text for token in tokens]
    found = {}
    for lang in LANGUAGES:
        index = names.index[lang]
        score = 0
        stems = stem_all(words, lang)
        for stem in stems:
            meanings = index.named([stem])
            small = any(name.iri in vocabulary.operations for name in meanings)
            score += _SMALL if small else _OTHER if meanings else 0
        for pair in pairwise(stems):
            score += _OTHER if index.named(pair) else 0
        found[lang] = score
    best = max(found.values())
    chosen = [lang for lang in LANGUAGES if found[lang] == best]
    return chosen[0] if len(chosen) == 1 else default
