"""Read a question with the names of a graph, and answer it: one way through all the steps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mhgraph.ask.answer import Alternative, Answer
from mhgraph.ask.building import Builder
from mhgraph.ask.drafting import Workshop
from mhgraph.ask.focusing import Focuser
from mhgraph.ask.mentions import Mention, asks
from mhgraph.ask.names import Names
from mhgraph.ask.parts import Parts, parts_of
from mhgraph.ask.phrases import Line, Phrases
from mhgraph.ask.reading import Reading, Text
from mhgraph.ask.refusing import Refuser
from mhgraph.ask.repairing import Repairer
from mhgraph.ask.running import Runner
from mhgraph.ask.shaping import Shaper
from mhgraph.ask.spotting import Spotter
from mhgraph.ask.text import Token
from mhgraph.ask.texts import Texts
from mhgraph.ask.ties import Ties
from mhgraph.ask.vocabulary import Vocabulary
from mhgraph.store import Store

if TYPE_CHECKING:
    from mhgraph.ask.figures import Figures

__all__ = ["SURE", "Graph", "Reader"]

SURE = 3
"""The trust in an answer to a question of which each word was known."""
_NUMBERS = ("how-many", "how-much", "share", "about-what")

_TRIED, _OFFERED, _WIDENED = 8, 4, 3
_BINDING = frozenset(["not", "only"])
_NEAR, _SURELY = 1.3, 99.0


@dataclass(frozen=True, slots=True)
class Graph:
    """What readers of one graph share, whatever names they know.

    Attributes:
        store: the prepared graph.
        vocabulary: the terms of its ontology.
        texts: its titles and summaries.
        runner: answers readings.
        timeout: seconds after which one query is given up; None waits for ever.
    """

    store: Store
    vocabulary: Vocabulary
    texts: Texts
    runner: Runner
    timeout: float | None


class Reader:
    """Reads and answers questions by some names.

    Args:
        graph: what is asked.
        names: the names that are known.
        refuser: makes the answers that are none.
    """

    def __init__(self, graph: Graph, names: Names, refuser: Refuser) -> None:
        self._vocabulary, self._runner, self._refuser = graph.vocabulary, graph.runner, refuser
        self._phrases = Phrases(names, graph.vocabulary)
        self._spotter = Spotter(self._phrases, Repairer(self._phrases, graph.texts.hold))
        ties = Ties(graph.vocabulary, names)
        self._shaper = Shaper(Focuser(ties), ties)
        self._builder = Builder(Workshop(ties, self._phrases))
        self._graph, self._names = graph, names

    def spot(
        self, question: str, tokens: Sequence[Token], spoken: str
    ) -> tuple[Line, tuple[Mention, ...]]:
        """Return the words of a question in a language, and what they stand for."""
        return self._spotter.spot(tokens, spoken, asked=question.rstrip().endswith("?"))

    def read(
        self,
        question: str,
        spotted: tuple[Line, tuple[Mention, ...]],
        lang: str,
        after: Reading | None,
    ) -> tuple[Answer, int]:
        """Answer a question.

        Args:
            question: as it was asked.
            spotted: what its words stand for.
            lang: the language of the answer; "" for that of the question.
            after: the reading of the question before.

        Returns:
            the answer, and how far it can be trusted: `SURE` where each word was known and something was
            found, less where it was found by words of texts, 0 where nothing was.
        """
        parts = parts_of(*spotted, self._phrases)
        parts.spoken = lang
        answer = replace(self._answer(question, parts, after), steps=self._steps(parts))
        if answer.empty:
            return answer, 0
        known = not any(m.unknown or m.text or m.guess or m.partial for m in spotted[1])
        return answer, 1 if _by_texts(answer) else SURE if known else 2

    def _answer(self, question: str, parts: Parts, after: Reading | None) -> Answer:
        unknown = [m for m in parts.mentions if m.unknown] or _guessed(parts.mentions)
        unknown = unknown or parts.strange_names() or ([] if after else parts.hanging())
        if unknown:
            return self._refuser.unknown(question, parts, unknown)
        readings = self._readings(parts, after)
        if not readings:
            return self._refuser.no_reading(question, parts)
        answer = self._best(question, parts, readings)
        return replace(answer, notes=(*self._guesses(parts), *answer.notes))

    def _readings(self, parts: Parts, after: Reading | None) -> list[Reading]:
        """Return the readings of a question, the best first."""
        built = [r for s in self._shaper.shapes(parts) for r in self._builder.build(parts, s)]
        readings = [*(self._going_on(parts, after, built) if after else ()), *built]
        readings += self._shaper.whole(parts)
        if parts.asks(*_NUMBERS) or any(map(self._names.is_figure, parts.named)):
            readings += self._figures.readings(parts)
        return sorted(readings, key=lambda r: -r.score)

    def _going_on(
        self, parts: Parts, after: Reading, built: Sequence[Reading]
    ) -> Iterator[Reading]:
        """Yield the readings of a question that goes on from another."""
        from mhgraph.ask.following import counts_on, followed, goes_on, referring, refers

        going_on = goes_on(parts) and followed(parts, after, self._builder, self._vocabulary)
        if going_on:
            yield going_on
        if counts_on(parts):
            used = frozenset(range(len(parts.tokens)))
            yield replace(after, kind="count", used=used, score=_SURELY)
        if refers(parts):
            yield from (r for one in built if (r := referring(one, after, self._vocabulary.hub)))

    @cached_property
    def _figures(self) -> "Figures":
        from mhgraph.ask.figures import Figures

        return Figures(self._graph.store, self._names, self._phrases, self._graph.timeout)

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
            if not found.empty or (reading.kind == "count" and self._runner.of_groups(reading)):
                offered = self._offered(complete, parts.lang)
                others = tuple(a for a in offered if a.reading != found.reading)
                return replace(found, alternatives=others[:_OFFERED])
            tried.append(found)
        return replace(tried[0], alternatives=self._offered(complete[1:], parts.lang))

    def _widened(self, parts: Parts, readings: Sequence[Reading]) -> Iterable[Reading]:
        yield from readings
        from mhgraph.ask.relaxing import as_stated, fewer_words, narrowest, relaxed  # few get here

        told = [as_stated(reading, self._phrases, parts) for reading in readings[:_WIDENED]]
        yield from (one for one in told if one not in readings)
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


def _by_texts(answer: Answer) -> bool:
    """Tell whether an answer was found by words of titles and summaries."""
    asked = answer.structure
    return asked is not None and any(
        isinstance(c, Text) for c in (*asked.conditions, *asked.through)
    )


def _guessed(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the words that were guessed where the question word is one: another language, then."""
    guessed = [m for m in mentions if m.guess]
    return guessed if len(guessed) > 1 and any(asks(m) for m in guessed) else []
