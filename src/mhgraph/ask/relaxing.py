"""Widen a reading that finds nothing: what a thing is tied to, a title or summary may only mention."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mhgraph.ask.drafting import DOCUMENT
from mhgraph.ask.parts import Parts
from mhgraph.ask.phrases import Phrases
from mhgraph.ask.reading import AnyOf, Condition, Link, Reading, Stated, Text
from mhgraph.ask.vocabulary import Vocabulary

__all__ = ["as_stated", "fewer_words", "narrowest", "relaxed"]

_SHORT, _ENOUGH = 3, 2

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


def as_stated(reading: Reading, phrases: Phrases, parts: Parts) -> Reading:
    """Return a reading in which a document is where something is stated, not what it is about."""
    documents: dict[str, tuple[str, ...]] = {}
    for mention in parts.things:
        kinds = phrases.names.kinds(mention.things)
        own = tuple(thing for thing in mention.things if DOCUMENT in kinds[thing])
        documents |= {thing: own for thing in mention.things if own}

    def stated(condition: Condition) -> Condition:
        things = _things(condition)
        own = next((documents[thing] for thing in things if thing in documents), ())
        return Stated(own) if own else condition

    conditions = tuple(stated(c) for c in reading.conditions)
    return replace(reading, conditions=conditions, through=tuple(map(stated, reading.through)))


def fewer_words(reading: Reading) -> Iterator[Reading]:
    """Yield the reading in which texts need to hold fewer of the words, half of them at the least.

    A word alone is left out where two other conditions stay; no number is counted so.
    """
    if reading.kind != "list":
        return
    conditions = reading.through if reading.via else reading.conditions
    texts = [c for c in conditions if isinstance(c, Text) and not c.negated]
    words = tuple(dict.fromkeys(stems for text in texts for stems in text.words))
    kept = tuple(c for c in conditions if c not in texts)
    if len(words) == 1 and len(kept) >= _ENOUGH:
        several = (*kept, Text(words, optional=True))
        yield _with(reading, several, reading.score - 1.0)
    lowest = (len(words) - 1) // 2 if kept else max(1, (len(words) - 1) // 2)
    for least in range(len(words) - 1, lowest, -1):
        several = (*kept, Text(words, least))
        yield _with(reading, several, reading.score - (len(words) - least))


def _with(reading: Reading, conditions: tuple[Condition, ...], score: float) -> Reading:
    if reading.via:
        return replace(reading, through=conditions, score=score)
    return replace(reading, conditions=conditions, score=score)


def narrowest(reading: Reading, known: Vocabulary) -> Reading:
    """Return a reading that asks for the narrower of two concepts said of one thing.

    "Boys who are victims" are a group; the victims of which they are said to be some are another one.
    """
    conditions = reading.through if reading.via else reading.conditions
    kept = tuple(
        one for one in conditions if not any(_narrower(other, one, known) for other in conditions)
    )
    return replace(reading, through=kept) if reading.via else replace(reading, conditions=kept)


def _narrower(one: Condition, other: Condition, known: Vocabulary) -> bool:
    """Tell whether a condition asks for a concept with none below, and another for a wide one of its kind."""
    links = [option for c in (one, other) for option in _options(c)]
    if one is other or not all(isinstance(c, Link) and c.things for c in links):
        return False
    schemes = {known.scheme_of.get(t, t) for link in links for t in _things(link)}
    wide = all(known.narrower.get(t) for option in _options(other) for t in _things(option))
    deep = not any(known.narrower.get(t) for option in _options(one) for t in _things(option))
    return len(schemes) == 1 and schemes <= known.schemes and wide and deep


def _options(condition: Condition) -> tuple[Condition, ...]:
    return condition.options if isinstance(condition, AnyOf) else (condition,)


def _things(condition: Condition) -> tuple[str, ...]:
    return condition.things if isinstance(condition, Link) and not condition.negated else ()


def _wider(condition: Condition, said: _Said, known: Vocabulary) -> Condition:
    if isinstance(condition, AnyOf):
        options = tuple(_wider(option, said, known) for option in condition.options)
        return replace(condition, options=options)
    if not isinstance(condition, Link) or condition.negated:
        return condition
    belonging = set(condition.relations) & (known.kinds_by | set(known.rolled_up.values()))
    if belonging and not any(known.relations[iri].schemes for iri in belonging):
        return condition  # a member of a group, or what lies within a place, is that and no less
    special = any(known.relations[iri].above for iri in condition.relations)
    concepts = all(thing in known.scheme_of for thing in condition.things)
    words = next((said[thing] for thing in condition.things if thing in said), ())
    telling = all(max(map(len, stems)) > _SHORT for stems in words)
    return (
        replace(condition, text=words)
        if words and telling and (concepts or not special)
        else condition
    )


def _about_concepts(conditions: Iterable[Condition], known: Vocabulary) -> bool:
    return all(
        thing in known.scheme_of
        for condition in conditions
        if isinstance(condition, Link)
        for thing in condition.things
    )
