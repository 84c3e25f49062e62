"""Widen a reading that finds nothing: what a thing is tied to, a title or summary may only mention."""

from collections.abc import Container
from dataclasses import replace

from mhgraph.ask.parts import Parts
from mhgraph.ask.phrases import Phrases
from mhgraph.ask.reading import AnyOf, Condition, Link, Reading

__all__ = ["relaxed"]


def relaxed(reading: Reading, phrases: Phrases, parts: Parts) -> Reading:
    """Return a reading in which a mention in a title or summary counts as well.

    Where only one thing is asked for, it has to be a concept: that a title names an actor does not make it
    take part.
    """
    if reading.kind not in ("list", "count"):
        return reading
    both = (*reading.conditions, *reading.through)
    if len(both) < 2 and not _about_concepts(both, phrases.vocabulary.scheme_of):
        return reading
    words = {thing: phrases.telling(parts.line, m) for m in parts.things for thing in m.things}
    conditions = tuple(_wider(c, words) for c in reading.conditions)
    through = tuple(_wider(c, words) for c in reading.through)
    return replace(reading, conditions=conditions, through=through, score=reading.score - 1.0)


def _wider(
    condition: Condition,
    words: dict[str, tuple[tuple[str, ...], ...]],
) -> Condition:
    if isinstance(condition, AnyOf):
        return replace(condition, options=tuple(_wider(c, words) for c in condition.options))
    if isinstance(condition, Link) and condition.things and not condition.negated:
        said = next((words[t] for t in condition.things if t in words), ())
        return replace(condition, text=said) if said else condition
    return condition


def _about_concepts(conditions: tuple[Condition, ...], concepts: Container[str]) -> bool:
    return all(
        thing in concepts
        for condition in conditions
        if isinstance(condition, Link)
        for thing in condition.things
    )
