"""Ask the graph in plain words: from the text of a question to its answer."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mhgraph.ask.answer import Alternative, Answer
from mhgraph.ask.building import Builder
from mhgraph.ask.drafting import Workshop
from mhgraph.ask.figures import Figures
from mhgraph.ask.focusing import Focuser
from mhgraph.ask.following import counts_on, followed, goes_on, referring
from mhgraph.ask.gathering import read_names
from mhgraph.ask.language import language_of
from mhgraph.ask.mentions import Mention, asks
from mhgraph.ask.parts import Parts, parts_of
from mhgraph.ask.phrases import Phrases
from mhgraph.ask.reading import Reading
from mhgraph.ask.refusing import Refuser
from mhgraph.ask.relaxing import fewer_words, narrowest, relaxed
from mhgraph.ask.repairing import Repairer
from mhgraph.ask.running import Runner
from mhgraph.ask.shaping import Shaper
from mhgraph.ask.similar import Similar
from mhgraph.ask.spotting import Spotter
from mhgraph.ask.text import lacks_letters, tokens_of
from mhgraph.ask.texts import Texts
from mhgraph.ask.ties import Ties
from mhgraph.ask.vocabulary import read_vocabulary
from mhgraph.store import Store

__all__ = ["Asker"]

_LONGEST, _TRIED, _OFFERED, _WIDENED = 1_000, 8, 4, 3
_BINDING = frozenset(["not", "only"])
_NEAR, _MOST_WORDS, _SURELY = 1.3, 60, 99.0


class Asker:
    """Reads questions in Dutch and English and answers them from a graph.

    Args:
        store: the prepared graph.
        timeout: seconds after which one query is given up; None waits for ever.

    The names in the graph are read once; a question then takes a few queries.
    """

    def __init__(self, store: Store, timeout: float | None = None) -> None:
        self._vocabulary = read_vocabulary(store, timeout)
        self._names = read_names(store, timeout)
        self._texts = Texts(store, timeout)
        self._phrases = Phrases(self._names, self._vocabulary)
        self._spotter = Spotter(self._phrases, Repairer(self._phrases, self._texts.hold))
        self._ties = Ties(self._vocabulary, self._names)
        self._shaper = Shaper(Focuser(self._ties), self._ties)
        self._builder = Builder(Workshop(self._ties, self._phrases))
        self._figures = Figures(store, self._names, self._phrases, timeout)
        self._runner = Runner(store, self._vocabulary, self._names, self._texts, timeout)
        self._similar = Similar(self._names)
        self._refuser = Refuser(self._names, self._similar, self._ties)

    def ask(self, question: str, lang: str = "", after: Reading | None = None) -> Answer:
        """Answer a question.

        Args:
            question: what the user wrote, in Dutch or English.
            lang: the language of the answer; "" for that of the question, which is found out.
            after: the reading of the question before, which this one may go on from.

        Raises:
            StoreError: the engine failed or took too long.
        """
        if len(question) > _LONGEST or lacks_letters(question):
            return self._refuser.unreadable(
                question, lang or "en", too_long=len(question) > _LONGEST
            )
        tokens = tokens_of(question)
        if len(tokens) > _MOST_WORDS:
            return self._refuser.unreadable(question, lang or "en", too_long=True)
        spoken = language_of(tokens, self._names, self._vocabulary, lang or "en")
        line, mentions = self._spotter.spot(tokens, spoken, asked=question.rstrip().endswith("?"))
        parts = parts_of(line, mentions, self._phrases)
        parts.spoken = lang
        steps = self._steps(parts)
        unknown = [m for m in mentions if m.unknown] or _guessed(mentions)
        if unknown:
            return replace(self._refuser.unknown(question, parts, unknown), steps=steps)
        readings = self._readings(parts, after)
        if not readings:
            return replace(self._refuser.no_reading(question, parts), steps=steps)
        answer = self._best(question, parts, readings)
        return replace(answer, steps=steps, notes=(*self._guesses(parts), *answer.notes))

    def answer(self, structure: Reading, question: str, lang: str) -> Answer:
        """Answer a reading that was offered as an alternative."""
        return self._runner.answer(structure, question, lang)

    def completions(self, prefix: str, limit: int = 20) -> list[str]:
        """Return names that begin with, or hold, what was typed so far, sorted."""
        return self._similar.completions(prefix, limit)

    def _readings(self, parts: Parts, after: Reading | None) -> list[Reading]:
        """Return the readings of a question, the best first."""
        readings: list[Reading] = []
        if after and goes_on(parts):
            going_on = followed(parts, after, self._builder, self._vocabulary)
            readings += [going_on] if going_on else []
        if after and counts_on(parts):
            used = frozenset(range(len(parts.tokens)))
            readings.append(replace(after, kind="count", used=used, score=_SURELY))
        for shape in self._shaper.shapes(parts):
            built = self._builder.build(parts, shape)
            if after and parts.asks("pronoun"):
                hub = self._vocabulary.hub
                readings += [r for one in built if (r := referring(one, after, hub))]
            readings += built
        readings += self._shaper.whole(parts)
        readings += self._figures.readings(parts)
        return sorted(readings, key=lambda r: -r.score)

    def _best(self, question: str, parts: Parts, readings: Sequence[Reading]) -> Answer:
        """Answer by the best reading that has an answer; widen the best ones where none has."""
        tried: list[Answer] = []
        complete = [r for r in readings if not self._missed(parts, r)]
        if not complete:
            missed = self._missed(parts, readings[0])
            return self._refuser.not_all(
                question, parts, missed, self._offered(readings, parts.lang)
            )
        near = [r for r in complete[:_TRIED] if r.score >= complete[0].score - _NEAR]
        denied = any(c.negated for c in (*near[0].conditions, *near[0].through))
        for reading in near[:1] if denied else self._widened(parts, near):
            found = self._runner.answer(reading, question, parts.lang)
            if not found.empty:
                offered = self._offered(complete, parts.lang)
                others = tuple(a for a in offered if a.reading != found.reading)
                return replace(found, alternatives=others[:_OFFERED])
            tried.append(found)
        return replace(tried[0], alternatives=self._offered(complete[1:], parts.lang))

    def _widened(self, parts: Parts, readings: Sequence[Reading]) -> Iterable[Reading]:
        yield from readings
        deep = [narrowest(reading, self._vocabulary) for reading in readings[:_WIDENED]]
        yield from (one for one in deep if one not in readings)
        wider = [relaxed(reading, self._phrases, parts) for reading in readings[:_WIDENED]]
        yield from (one for one in wider if one not in readings)
        fewer = [[*fewer_words(one)] for one in dict.fromkeys([*readings[:_WIDENED], *wider])]
        yield from sorted((one for several in fewer for one in several), key=lambda r: -r.score)

    def _missed(self, parts: Parts, reading: Reading) -> list[Mention]:
        """Return the mentions with a meaning that a reading leaves out."""
        second = parts.second()
        return [
            m
            for m in parts.mentions
            if not m.places <= reading.used
            and (
                m.operation & _BINDING
                or m is second
                or m.things
                or m.classes
                or m.text
                or m.year
                or (m.relations and not m.operation)
            )
            and (m.operation & _BINDING or m is second or not (m.filler or parts.asking(m)))
        ]

    def _offered(self, readings: Sequence[Reading], lang: str) -> tuple[Alternative, ...]:
        offered: dict[str, Alternative] = {}
        for reading in readings:
            said = self._runner.wording.sentence(reading, lang)
            if said not in offered:
                offered[said] = Alternative(said, self._runner.sparql(reading), reading)
            if len(offered) > _OFFERED:
                break
        return tuple(offered.values())

    def _guesses(self, parts: Parts) -> tuple[str, ...]:
        return tuple(
            f"{parts.phrase(m)} → {m.guess}" for m in parts.mentions if m.guess and not m.unknown
        )

    def _steps(self, parts: Parts) -> tuple[str, ...]:
        return tuple(self._refuser.step(parts, mention) for mention in parts.mentions)


def _guessed(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the words that were guessed where the question word is one: another language, then."""
    guessed = [m for m in mentions if m.guess]
    return guessed if len(guessed) > 1 and any(asks(m) for m in guessed) else []
