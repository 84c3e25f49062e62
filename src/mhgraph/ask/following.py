"""Go on from the question before: "and in North Africa?" keeps what was asked and changes the place."""

from dataclasses import replace

from mhgraph.ask.building import Builder
from mhgraph.ask.drafting import PART_OF, Shape
from mhgraph.ask.parts import Parts
from mhgraph.ask.reading import AnyOf, Condition, Dated, Focus, Is, Link, Meets, Reading
from mhgraph.ask.vocabulary import Vocabulary

__all__ = ["counts_on", "followed", "goes_on", "referring", "refers"]

_FOLLOWS, _SHORT = 5.0, 3


def goes_on(parts: Parts) -> bool:
    """Tell whether a question only makes sense after another: it begins with "and" or "only"."""
    first = next((m for m in parts.mentions if not m.filler), None)
    begins = parts.mentions and parts.mentions[0].operation & {"and", "only"}
    asks = parts.asks("which", "what", "who", "where", "when", "how-many", "how-much", "whether")
    return bool(first) and bool(begins) and not asks


def counts_on(parts: Parts) -> bool:
    """Tell whether a question only asks how many the things before were."""
    return parts.asks("how-many") and not (parts.things or parts.kinds or parts.texts)


def followed(
    parts: Parts, before: Reading, builder: Builder, vocabulary: Vocabulary
) -> Reading | None:
    """Return the reading before with the conditions of this question in place of those alike."""
    own = (before.hub,) if before.via else before.focus
    built = builder.build(parts, Shape(before.kind, Focus(own), before.values))
    if not built:
        return None
    new = tuple(_not_alone(condition) for condition in built[0].conditions)
    kept = before.through if before.via else before.conditions
    replaced = [(old, one) for one in new for old in kept if _alike(old, one, vocabulary)]
    gone = [old for old, _ in replaced]
    turned = {one: _in_place(old, one) for old, one in replaced}
    changed = (*(c for c in kept if c not in gone), *(turned.get(one, one) for one in new))
    used, score = built[0].used | parts.mentions[0].places, built[0].score + _FOLLOWS
    if before.via:
        return replace(before, through=changed, used=used, score=score)
    return replace(before, conditions=changed, used=used, score=score)


def referring(reading: Reading, before: Reading, hub: str) -> Reading | None:
    """Return a reading with what the question before asked of the hub: "who pays for them"."""
    if not (reading.via or hub in reading.focus):
        return None
    kept = before.through if before.via else before.conditions
    if before.kind == "text":
        kept = (Is(before.things, parts=PART_OF),)
    elif not (before.via or hub in before.focus):
        return None
    score = reading.score + _FOLLOWS
    if reading.via:
        return replace(reading, through=(*reading.through, *kept), score=score)
    return replace(reading, conditions=(*reading.conditions, *kept), score=score)


def refers(parts: Parts) -> bool:
    """Tell whether a question is of what was asked before: it says "them", or no more than "where"."""
    named = any(not m.classes for m in parts.things) or parts.texts or parts.years
    return parts.asks("pronoun") or (len(parts.tokens) <= _SHORT and not named)


def _not_alone(condition: Condition) -> Condition:
    """Return a condition without the "only" with which a question goes on."""
    return replace(condition, only=False) if isinstance(condition, Link) else condition


def _in_place(old: Condition, new: Condition) -> Condition:
    """Return a new condition with the relation of the one whose place it takes."""
    if isinstance(old, Link) and isinstance(new, Link) and old.inverse == new.inverse:
        return replace(new, relations=old.relations)
    return new


def _alike(old: Condition, new: Condition, vocabulary: Vocabulary) -> bool:
    """Tell whether a new condition takes the place of an old one: both say where, who, or when."""
    if isinstance(old, Dated) or isinstance(new, Dated):
        return isinstance(old, Dated) and isinstance(new, Dated)
    one, other = _relations(old), _relations(new)
    return any(
        a == b or a in vocabulary.relations[b].above or b in vocabulary.relations[a].above
        for a in one
        for b in other
    )


def _relations(condition: Condition) -> frozenset[str]:
    if isinstance(condition, Link):
        return frozenset(condition.relations)
    if isinstance(condition, Meets):
        return frozenset([condition.relation])
    if isinstance(condition, AnyOf):
        return frozenset(r for option in condition.options for r in _relations(option))
    return frozenset()
