"""Widen a reading that finds nothing: what a thing is tied to, a title or summary may only mention."""

from collections.abc import Iterable
from dataclasses import replace

from mhgraph.ask.parts import Parts
from mhgraph.ask.phrases import Phrases
from mhgraph.ask.reading import AnyOf, Condition, Link, Reading
from mhgraph.ask.vocabulary import Vocabulary

__all__ = ["relaxed"]

_Said = dict[str, tuple[tuple[str, ...], ...]]


def relaxed(reading: Reading, phrases: Phrases, parts: Parts) -> Reading:
    """Return a reading in which a mention in a title or summary counts as well.

    A thing in a role of its own ("funded by") has to have that role: that a title names it does not give it
    one. Where only one thing is asked for, it has to be a concept.
    """
    if reading.kind not in ("list", "count"):
        return reading
    known = phrases.vocabulary
    both = (*reading.conditions, *reading.through)
    if len(both) < 2 and not _about_concepts(both, known):
        return reading
    said = {thing: phrases.telling(parts.line, m) for m in parts.things for thing in m.things}
    conditions = tuple(_wider(c, said, known) for c in reading.conditions)
    through = tuple(_wider(c, said, known) for c in reading.through)
    return replace(reading, conditions=conditions, through=through, score=reading.score - 1.0)


def _wider(condition: Condition, said: _Said, known: Vocabulary) -> Condition:
    if isinstance(condition, AnyOf):
        options = tuple(_wider(option, said, known) for option in condition.options)
        return replace(condition, options=options)
    if not isinstance(condition, Link) or condition.negated:
        return condition
    special = any(known.relations[iri].above for iri in condition.relations)
    concepts = all(thing in known.scheme_of for thing in condition.things)
    words = next((said[thing] for thing in condition.things if thing in said), ())
    return replace(condition, text=words) if words and (concepts or not special) else condition


def _about_concepts(conditions: Iterable[Condition], known: Vocabulary) -> bool:
    return all(
        thing in known.scheme_of
        for condition in conditions
        if isinstance(condition, Link)
        for thing in condition.things
    )
