"""Join what the things of a question demand: by "and", "or", "not" and "only"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mhgraph.ask.drafting import Draft
from mhgraph.ask.mentions import Mention
from mhgraph.ask.reading import AnyOf, Condition, Link, negate
from mhgraph.ask.ties import Arc, Ties

__all__ = ["Joiner"]


_JOINING = frozenset(["and", "or", "whether", "filler", "article"])


class Joiner:
    """Joins conditions."""

    def __init__(self, ties: Ties) -> None:
        self._ties = ties

    def qualified(
        self, draft: Draft, mention: Mention, arc: Arc | None, condition: Condition
    ) -> Condition:
        """Return a condition with the "not" or "only" that stands before its thing, or its relation."""
        named = arc.named if arc else None
        said = [mention, *([named] if named else [])]
        only = next((o for m in said if (o := draft.parts.before_of("only", m, named))), None)
        if only and isinstance(condition, Link) and not only.places <= draft.used:
            draft.use(only)
            condition = replace(condition, only=True)
        no = next((o for m in said if (o := draft.parts.before_of("not", m, named))), None)
        no = no or draft.parts.behind("not", mention)
        if no is None or no.places <= draft.used:
            return condition
        draft.use(no)
        return negate(condition)

    def joined(self, draft: Draft, found: list[tuple[Mention, Condition]]) -> list[Condition]:
        """Join conditions by the words between them: "or" makes one of both, "and" between concepts, too."""
        found = [pair for pair in found if not self._attribute(draft, pair, found)]
        result: list[Condition] = []
        grown = False
        for place, (mention, condition) in enumerate(self._denied(draft, found)):
            either = place > 0 and self._either(draft, found[place - 1], (mention, condition))
            if either:
                before = result.pop()
                options = before.options if isinstance(before, AnyOf) and grown else (before,)
                options = tuple(dict.fromkeys((*options, condition)))
                condition = AnyOf(options) if len(options) > 1 else condition
            grown = either
            if condition not in result:
                result.append(condition)
        return result

    def _attribute(
        self,
        draft: Draft,
        one: tuple[Mention, Condition],
        found: Sequence[tuple[Mention, Condition]],
    ) -> bool:
        """Tell whether a word before the noun is overruled: "which planned actions were cancelled"."""
        mention, condition = one
        nouns = (*draft.parts.kinds, *draft.parts.things)
        noun = next((m for m in nouns if m.start == mention.end), None)
        if noun is None or not isinstance(condition, Link) or not self._holds_concept(condition):
            return False
        schemes = self._ties.vocabulary.scheme_of
        if {schemes.get(t) for t in noun.things} & {schemes.get(t) for t in mention.things}:
            return False  # "delayed, postponed": the next one of a list
        others = (c for m, c in found if m.start >= noun.end and isinstance(c, Link))
        same = (c for c in others if c.relations == condition.relations and not c.negated)
        return not draft.parts.asks("both") and any(c.things != condition.things for c in same)

    def _denied(
        self, draft: Draft, found: Sequence[tuple[Mention, Condition]]
    ) -> Iterator[tuple[Mention, Condition]]:
        """Yield conditions, a "not" before the first of several taken for all: "without A or B"."""
        last: tuple[Mention, Condition] | None = None
        for mention, condition in found:
            goes_on = last and last[1].negated and self._goes_on(draft, last[0], mention)
            last = mention, negate(condition) if goes_on and not condition.negated else condition
            yield last

    def _goes_on(self, draft: Draft, one: Mention, other: Mention) -> bool:
        """Tell whether a "not" before one thing holds for the next one as well: "without A or B"."""
        between = draft.parts.between(one, other)
        joins = bool(between & {"and", "or"}) and between <= _JOINING
        return joins and not draft.parts.tied_between(one, other)

    def _either(
        self, draft: Draft, one: tuple[Mention, Condition], other: tuple[Mention, Condition]
    ) -> bool:
        """Tell whether one of two conditions is enough."""
        between = draft.parts.between(one[0], other[0])
        if other[1].negated or "or" in between:
            return not other[1].negated
        if draft.parts.tied_between(one[0], other[0]):
            return False
        concepts = all(self._holds_concept(condition) for _, condition in (one, other))
        return "and" in between and (concepts or draft.loose) and not draft.parts.asks("both")

    def _holds_concept(self, condition: Condition) -> bool:
        schemes = self._ties.vocabulary.scheme_of
        return any(thing in schemes for link in _links(condition) for thing in link.things)


def _links(condition: Condition) -> tuple[Link, ...]:
    if isinstance(condition, Link):
        return (condition,)
    if isinstance(condition, AnyOf):
        return tuple(link for option in condition.options for link in _links(option))
    return ()
