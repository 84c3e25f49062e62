"""Say what was not understood, and offer questions near it that can be answered."""

from collections.abc import Iterable, Sequence

from mhgraph.ask.answer import Alternative, Answer
from mhgraph.ask.mentions import Mention
from mhgraph.ask.names import Names
from mhgraph.ask.parts import Parts
from mhgraph.ask.similar import Similar
from mhgraph.ask.ties import Ties
from mhgraph.errors import Words

__all__ = ["Refuser"]

_EMPTY = Words("Er staat geen vraag.", "There is no question.")
_TOO_LONG = Words(
    "De vraag is te lang; stel er een van hooguit duizend tekens.",
    "The question is too long; ask one of a thousand characters at most.",
)
_UNKNOWN = Words("Niet begrepen: {}", "Not understood: {}")
_NOT_TIED = Words(
    "De vraag is niet begrepen: de woorden zijn bekend, maar hun verband niet: {}",
    "The question was not understood: its words are known, but not how they belong together: {}",
)
_WHICH = Words("Welke {} hebben te maken met {}?", "Which {} have to do with {}?")
_OFFERED, _TRIED = 4, 60


class Refuser:
    """Makes the answers that are none."""

    def __init__(self, names: Names, similar: Similar, ties: Ties) -> None:
        self._names, self._similar, self._ties = names, similar, ties
        self._vocabulary = ties.vocabulary

    def unreadable(self, question: str, lang: str, *, too_long: bool) -> Answer:
        """Refuse what holds no question, or far too much."""
        reason = (_TOO_LONG if too_long else _EMPTY).get(lang)
        return Answer(question, lang, understood=False, reading=reason)

    def unknown(self, question: str, parts: Parts, unknown: Sequence[Mention]) -> Answer:
        """Refuse a question with words that nothing in the graph goes by."""
        words = tuple(dict.fromkeys(parts.phrase(m) for m in unknown))
        return Answer(
            question,
            parts.lang,
            understood=False,
            reading=_UNKNOWN.get(parts.lang).format(", ".join(words)),
            not_understood=words,
            suggestions=self._suggestions(parts, words),
        )

    def no_reading(self, question: str, parts: Parts) -> Answer:
        """Refuse a question whose words cannot be tied together."""
        named = [parts.phrase(m) for m in parts.mentions if not m.filler]
        return Answer(
            question,
            parts.lang,
            understood=False,
            reading=_NOT_TIED.get(parts.lang).format(", ".join(named)),
            not_understood=tuple(named),
            suggestions=self._suggestions(parts, ()),
        )

    def not_all(
        self,
        question: str,
        parts: Parts,
        missed: Sequence[Mention],
        alternatives: tuple[Alternative, ...],
    ) -> Answer:
        """Refuse to answer a part of a question as if it were the whole."""
        words = tuple(dict.fromkeys(parts.phrase(m) for m in missed))
        return Answer(
            question,
            parts.lang,
            understood=False,
            reading=_UNKNOWN.get(parts.lang).format(", ".join(words)),
            alternatives=alternatives,
            not_understood=words,
            suggestions=self._suggestions(parts, ()),
        )

    def step(self, parts: Parts, mention: Mention) -> str:
        """Return how a mention was taken, for those who want to see the parse."""
        lang = parts.lang
        meanings = [f"{self._names.label(t, lang)}" for t in (*mention.things, *mention.classes)]
        meanings += [f"[{self._names.label(r, lang)}]" for r in mention.relations]
        meanings += sorted(f"({o})" for o in mention.operation)
        if mention.text:
            meanings.append(Words("woord in teksten", "word in texts").get(lang))
        if mention.year:
            meanings.append(str(mention.year))
        return f"{parts.phrase(mention)} = {' | '.join(meanings) or '?'}"

    def _suggestions(self, parts: Parts, words: Iterable[str]) -> tuple[str, ...]:
        """Return questions about what was understood, and about names near what was not."""
        things = [t for m in parts.things for t in m.things if self._askable(t)]
        for word in words:
            things += self._similar.near(word)
        if not any(self._askable(t) for t in things):
            who = self._vocabulary.asked_by.get("who", ())
            known = self._similar.best_known(_TRIED)
            things += [t for t in known if self._askable(t) and self._ties.is_a(t, who)]
        lang = parts.lang
        hub = self._names.plural(self._vocabulary.hub, lang)
        asked = (
            _WHICH.get(lang).format(hub, self._names.label(t, lang))
            for t in dict.fromkeys(things)
            if self._askable(t)
        )
        return tuple(dict.fromkeys(asked))[:_OFFERED]

    def _askable(self, thing: str) -> bool:
        return bool(self._ties.relations([self._vocabulary.hub], thing))
