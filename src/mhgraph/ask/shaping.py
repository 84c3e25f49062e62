"""The shape of a question: a list, a number, a yes or no, values, a ranking."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mhgraph.ask.drafting import Shape
from mhgraph.ask.focusing import Focuser
from mhgraph.ask.mentions import Mention
from mhgraph.ask.parts import Parts
from mhgraph.ask.reading import Focus, Is, Reading
from mhgraph.ask.ties import Arc, Ties

__all__ = ["Shaper"]

_WH = (
    "which",
    "what",
    "who",
    "where",
    "when",
    "since-when",
    "until-when",
    "how-many",
    "how-much",
    "connected",
    "about-what",
)
_PREDICATE, _WHO_IS = 0.5, 3
_WHEN = ("when", "since-when", "until-when")


@dataclass(frozen=True, slots=True)
class Shaper:
    """Finds the shapes that a question may have."""

    focuser: Focuser
    ties: Ties

    def shapes(self, parts: Parts) -> list[Shape]:
        """Return the shapes of a question that is built from conditions, the likeliest first."""
        return list(self._shapes(parts))

    def whole(self, parts: Parts) -> Iterator[Reading]:
        """Yield the readings that are not built from conditions: paths and descriptions."""
        if parts.asks("connected") and len(parts.things) >= 2:
            yield from self._paths(parts)
        if parts.asks("more", "most"):
            yield from self._comparisons(parts)
        if (parts.asks("about-what") or self._who_is(parts)) and len(parts.things) == 1:
            yield from self._descriptions(parts) if not parts.texts else ()

    def _shapes(self, parts: Parts) -> Iterator[Shape]:
        if (parts.asks("more", "most") and self._compared(parts)) or parts.asks(
            "connected", "share"
        ):
            return
        if self._whether(parts):
            own = self._own(parts)
            if self._predicate(parts):
                own = (replace(focus, cost=-_PREDICATE) for focus in own)
            hub = Focus((self.ties.vocabulary.hub,))
            yield from (Shape("whether", focus) for focus in (hub, *own))
            return
        ranked = parts.asks("most", "fewest")
        asked = [o for o in ("how-much", *_WHEN) if parts.asks(o)]
        if asked == ["how-much"] and self._has(parts):
            asked = []
        for operation in asked:
            yield from self._valued(parts, operation)
        if asked and not (ranked and asked == ["how-much"]):
            return
        kind = "count" if parts.counted else "rank" if ranked else "list"
        limit = self._limit(parts) if kind == "rank" else 0
        for focus in self.focuser.focuses(parts):
            yield Shape(kind, focus, limit=limit, least=parts.asks("fewest"))

    def _has(self, parts: Parts) -> bool:
        """Tell whether money is something that a kind has or lacks: "which actions have a budget"."""
        place = parts.first("how-much")
        nouns = [m for m in parts.kinds if m.end <= place]
        return bool(nouns) and parts.asks("which", "not") and not parts.asks("how-many")

    def _predicate(self, parts: Parts) -> bool:
        """Tell whether a kind with an article ends a question without a verb: "is X an African country"."""
        kind = next((m for m in (*parts.kinds, *parts.things) if m.end == len(parts.tokens)), None)
        if kind is None or not kind.classes or any(not word.filler for word in parts.words):
            return False
        return any("article" in single.operation for single in parts.singles[1 : kind.start])

    def _whether(self, parts: Parts) -> bool:
        if parts.asks(*_WH):
            return False
        verb = bool(parts.words) and parts.words[0].start == 0 and not parts.kinds
        return 0 in parts.operations.get("whether", []) or (parts.line.asked and verb)

    def _compared(self, parts: Parts) -> list[Focus]:
        """Return the class of two things of a kind that stand with "or" between: they are compared."""
        if len(parts.things) != 2 or "or" not in parts.between(*parts.things):
            return []
        left, right = (set(self.ties.kinds_of(m.things[0])) for m in parts.things)
        common = left & right
        above = self.ties.vocabulary.classes
        top = [k for k in common if k in above and not above[k] & common]
        return [Focus((kind,)) for kind in sorted(top) if kind != self.ties.vocabulary.hub]

    def _comparisons(self, parts: Parts) -> Iterator[Reading]:
        hub = self.ties.vocabulary.hub
        for focus in self._compared(parts):
            fit = self.ties.between([hub], focus.kinds)
            named = {p for m in (*parts.things, *parts.kinds) for p in range(m.start, m.end)}
            things = tuple(
                t for m in parts.things for t in m.things if self.ties.is_a(t, focus.kinds)
            )
            if fit:
                yield Reading(
                    "rank",
                    focus.kinds,
                    (Is(things),),
                    via=Arc(fit, 0, 0).widest(),
                    hub=hub,
                    limit=2 if self._whether(parts) else 1,
                    used=frozenset(named | {p for m in parts.words for p in range(m.start, m.end)}),
                    score=len(named) + 2.0,
                )

    def _limit(self, parts: Parts) -> int:
        numbers = [t.text for t in parts.tokens if t.text.isdigit() and len(t.text) < 3]
        return int(numbers[0]) if numbers else 1

    def _valued(self, parts: Parts, operation: str) -> Iterator[Shape]:
        """Yield shapes for values that a question word asks for: amounts, dates."""
        known = self.ties.vocabulary.relations
        values = tuple(v for v in self.ties.vocabulary.asked_by.get(operation, ()) if v in known)
        said = {iri for m in parts.mentions for iri in m.relations if not m.filler}
        values = tuple(v for v in values if v in said) or values
        if not values:
            return
        yield Shape("values", Focus((self.ties.vocabulary.hub,)), values=values)
        domain = frozenset(kind for v in values for kind in known[v].domain)
        for focus in self._own(parts):
            if any(self.ties.vocabulary.is_a(kind, domain) for kind in focus.kinds):
                yield Shape("values", focus, values=values)

    def _own(self, parts: Parts) -> Iterator[Focus]:
        """Yield the classes of the things that are named, as what the question is about."""
        seen = {self.ties.vocabulary.hub}
        for mention in parts.things:
            for thing in mention.things:
                if thing in self.ties.vocabulary.scheme_of:
                    continue
                hub = [self.ties.vocabulary.hub]
                kinds = [
                    k
                    for k in self.ties.kinds_of(thing)
                    if k not in seen and not self.ties.vocabulary.is_a(k, hub)
                ]
                above = self.ties.vocabulary.classes
                top = [k for k in kinds if not above[k] & set(kinds)]
                seen |= set(top)
                for kind in top:
                    yield Focus((kind,), cost=0.3)

    def _paths(self, parts: Parts) -> Iterator[Reading]:
        shared = [r for r in self.ties.vocabulary.relations.values() if r.shared]
        ends: list[str] = []
        used: set[int] = set()
        for relation in shared:
            for mention in parts.things:
                fit = [t for t in mention.things if self.ties.is_a(t, relation.domain)]
                if fit and fit[0] in ends:
                    used |= set(range(mention.start, mention.end))  # named twice: "… (CBS)"
                elif fit and len(ends) < 2:
                    ends.append(fit[0])
                    used |= set(range(mention.start, mention.end))
            if len(ends) == 2:
                used |= {p for m in parts.words for p in range(m.start, m.end)}
                yield Reading(
                    "path",
                    via=(relation.shared,),
                    hub=relation.shared_in,
                    things=tuple(ends),
                    used=frozenset(used),
                    score=len(used) + 3.0,
                )

    def _who_is(self, parts: Parts) -> bool:
        """Tell whether a question asks who somebody is, and nothing else of them."""
        if len(parts.mentions) < _WHO_IS or parts.mentions[0].size > 1:
            return False
        who, verb, *rest = parts.mentions
        plain = all(m.things or "article" in m.operation for m in rest)
        return "who" in who.operation and "whether" in verb.operation and plain

    def _descriptions(self, parts: Parts) -> Iterator[Reading]:
        mention = parts.things[0]
        others = [m for m in (*parts.words, *parts.years) if not m.filler and not m.operation]
        more = set(parts.operations) - {"about-what", "what", "who", "whether"}
        if others or more:
            return
        if self._placed(parts, mention):
            return
        hub = [t for t in mention.things if self.ties.is_a(t, [self.ties.vocabulary.hub])]
        named = tuple(hub or mention.things)
        if all(thing in self.ties.vocabulary.scheme_of for thing in named):
            return
        used = {p for m in (mention, *parts.kinds) for p in range(m.start, m.end)}
        yield Reading("text", things=named, used=frozenset(used), score=len(used) + 1.0)

    def _placed(self, parts: Parts, mention: Mention) -> bool:
        """Tell whether a thing is where something happens: "what is done in Mali"."""
        before = next((m for m in parts.mentions if m.end == mention.start), None)
        return before is not None and "inside" in before.operation
