"""What the things that a question names demand of what it asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mhgraph.ask.drafting import DOCUMENT, Draft, Workshop
from mhgraph.ask.mentions import Mention
from mhgraph.ask.reading import AnyOf, Condition, Is, Link, Meets, Stated, Tells, negate
from mhgraph.ask.ties import Arc, assign
from mhgraph.ask.vocabulary import Relation
from mhgraph.terms import MH

__all__ = ["Tier"]

_PART_OF = f"{MH}partOf"
_PARTIAL, _SPARE = 0.3, 0.6


class Tier:
    """Ties things to what is asked for."""

    def __init__(self, shop: Workshop) -> None:
        self._shop, self._ties = shop, shop.ties

    def tie(
        self, draft: Draft, words: Sequence[Mention], via: Arc | None
    ) -> Sequence[Mention] | None:
        """Add what the things of a question demand.

        Args:
            draft: the reading that is built.
            words: the relation words of the question.
            via: the tie from the hub to what is asked for, where there is a hub.

        Returns:
            the relation words that fit no tie; None where some thing cannot be placed at all.
        """
        things = self._things(draft)
        arcs = [self._arc(draft, mention) for mention in things]
        things, arcs = self._told(draft, things, arcs)
        known: list[Arc] = [arc for arc in (via, *arcs) if arc]
        left, spare = assign(known, sorted(words, key=lambda w: bool(w.operation)), draft.parts)
        for word in spare:
            draft.use(word, _SPARE * word.size)
        for tie in known:
            if tie.named:
                draft.use(tie.named)
        placed: list[tuple[Mention, Condition]] = []
        for mention, arc in zip(things, arcs, strict=True):
            if via and self._around(draft, mention, arc):
                continue
            condition = self._condition(draft, mention, arc)
            if condition is not None:
                draft.use(mention, _PARTIAL if mention.partial else 0.0)
                placed.append((mention, self._qualified(draft, mention, arc, condition)))
            elif self._alike(draft, mention) or not self._shop.as_text(draft, mention):
                return None
        draft.conditions.extend(self._joined(draft, placed))
        return left

    def _things(self, draft: Draft) -> list[Mention]:
        """Return the mentions of things, without those that only say of which kind the next one is."""
        focus = draft.shape.focus.mention
        asked = focus.places if focus else frozenset()
        things = [m for m in draft.parts.things if not m.places <= asked]
        kept: list[Mention] = []
        for mention in things:
            following = next((m for m in things if m.start == mention.end), None)
            kind = following and mention.classes and self._shop.all_are(following, mention.classes)
            if kind or any(self._other_name(draft, mention, other) for other in kept[-1:]):
                draft.use(mention)
            else:
                kept.append(mention)
        return kept

    def _told(
        self, draft: Draft, things: list[Mention], arcs: list[Arc | None]
    ) -> tuple[list[Mention], list[Arc | None]]:
        """Take a thing whose word is also a relation as that relation where another thing fits it.

        "Delayed because of Covid" says by what, and no status; "delayed or cancelled" says two statuses.
        """
        told = []
        for place, mention in enumerate(things):
            near = [p for p in (place + 1, place - 1) if 0 <= p < len(things)]
            joined = any(
                draft.parts.between(*_in_order(mention, things[p])) & {"or", "and"} for p in near
            )
            concept = all(t in self._ties.vocabulary.scheme_of for t in mention.things)
            fit = [p for p in near if concept and not joined and _fits(mention, arcs[p])]
            if fit and (arc := arcs[fit[0]]):
                arc.named = mention
                arc.chosen = tuple(sorted(set(mention.relations) & set(arc.relations)))
                told.append(mention)
        kept = [p for p, mention in enumerate(things) if mention not in told]
        return [things[p] for p in kept], [arcs[p] for p in kept]

    def _other_name(self, draft: Draft, mention: Mention, before: Mention) -> bool:
        """Tell whether a thing only repeats a part of the name just before: "… disability (LVB)"."""
        if before.end != mention.start or mention.classes:
            return False
        stems = [draft.parts.line.both[place] for place in sorted(mention.places)]
        return any(
            all(set(both) & self._ties.names.stems_of(thing) for both in stems)
            for thing in before.things
        )

    def _around(self, draft: Draft, mention: Mention, arc: Arc | None) -> bool:
        """Take a place beside the kind of place that is asked for as where that lies."""
        asked, known = draft.shape.focus.mention, self._ties.vocabulary
        rolling = tuple(known.rolled_up)
        beside = asked and draft.parts.beside(asked, mention)
        if not beside or not all(known.is_a(k, rolling) for k in draft.shape.focus.kinds):
            return False
        things = tuple(t for t in mention.things if self._ties.is_a(t, rolling))
        if not things or (arc and arc.named):
            return False
        draft.use(mention)
        draft.own.append(Link(tuple(sorted(set(known.rolled_up.values()))), things))
        return True

    def _arc(self, draft: Draft, mention: Mention) -> Arc | None:
        """Return the tie of a thing to the subjects, where the ontology knows one."""
        if all(self._ties.names.is_figure(thing) for thing in mention.things):
            return None
        forward: dict[str, Relation] = {}
        for thing in mention.things:
            forward |= self._ties.relations(draft.subjects, thing)
        found = dict(forward)
        if not forward:
            for thing in mention.things:
                found |= self._ties.between(self._ties.kinds_of(thing), draft.subjects)
        if not found and not self._alike(draft, mention):
            return None
        before = draft.parts.before(mention)
        placed = bool(before and "preposition" in before.operation)
        return Arc(found, mention.start, mention.end, inverse=not forward, placed=placed)

    def _alike(self, draft: Draft, mention: Mention) -> bool:
        return any(self._ties.is_a(thing, draft.subjects) for thing in mention.things)

    def _condition(self, draft: Draft, mention: Mention, arc: Arc | None) -> Condition | None:
        """Return what a thing demands: to be it, to be tied to it, to be stated in it."""
        named = arc is not None and arc.named is not None
        if draft.subjects == (DOCUMENT,) and not named:
            return Tells(mention.things)
        documents = tuple(t for t in mention.things if self._ties.is_a(t, [DOCUMENT]))
        if documents and not named and self._inside(draft, mention):
            return Stated(documents)
        if arc is None:
            return None
        same = self._same(draft, mention)
        if (
            not same
            and not named
            and self._shop.hub not in draft.subjects
            and self._alike(draft, mention)
        ):
            return None
        tied = self._tied(draft, mention, arc)
        options: list[Condition] = list(tied)
        if same and not (named and tied):
            part_of = _PART_OF if self._has_parts(draft.subjects) else ""
            others = [c for c in tied if not set(c.things) & set(same)]
            options = [Is(same, parts=part_of), *others]
        if not options:
            return None
        return options[0] if len(options) == 1 else AnyOf(tuple(options))

    def _same(self, draft: Draft, mention: Mention) -> tuple[str, ...]:
        """Return the things that may be what is asked for themselves; "which actors" asks for others."""
        hub = self._shop.hub in draft.subjects
        if not hub and draft.shape.kind in ("list", "count", "rank"):
            return ()
        return tuple(t for t in mention.things if self._ties.is_a(t, draft.subjects))

    def _has_parts(self, subjects: Sequence[str]) -> bool:
        relation = self._ties.vocabulary.relations.get(_PART_OF)
        known = self._ties.vocabulary
        return relation is not None and any(known.is_a(s, relation.domain) for s in subjects)

    def _inside(self, draft: Draft, mention: Mention) -> bool:
        """Tell whether a document is where something is said, not what it is about."""
        before = draft.parts.before(mention)
        return bool(before and before.operation & {"inside", "source", "of"})

    def _tied(self, draft: Draft, mention: Mention, arc: Arc) -> list[Link | Meets]:
        """Return a condition for each set of relations that ties some of the things."""
        by_relations: dict[tuple[tuple[str, ...], bool], list[str]] = {}
        for thing in self._placed(draft, mention, arc):
            fit = self._ties.relations(draft.subjects, thing)
            inverse = not fit
            fit = fit or self._ties.between(self._ties.kinds_of(thing), draft.subjects)
            wanted = {i: r for i, r in fit.items() if i in arc.chosen} if arc.named else fit
            if wanted:
                own = Arc(wanted, 0, 0, chosen=tuple(wanted) if arc.named else ())
                turned = not inverse and self._turned(draft, mention, arc)
                by_relations.setdefault((own.widest(), inverse or turned), []).append(thing)
        return [
            self._link(relations, things, inverse=i)
            for (relations, i), things in by_relations.items()
        ]

    def _link(
        self, relations: tuple[str, ...], things: Sequence[str], *, inverse: bool
    ) -> Link | Meets:
        known = self._ties.vocabulary.relations
        shared = [known[iri] for iri in relations if known[iri].shared]
        if shared:
            return Meets(shared[0].shared, shared[0].shared_in, tuple(things))
        rolling = tuple(self._ties.vocabulary.rolled_up)
        rolled = all(self._ties.is_a(thing, rolling) for thing in things)
        return Link(relations, tuple(things), inverse=inverse, rolled=rolled)

    def _placed(self, draft: Draft, mention: Mention, arc: Arc) -> tuple[str, ...]:
        """Leave out actors that bear the name of a place where the question says "in"."""
        if arc.named or not self._stands_inside(draft, mention):
            return mention.things
        rolling = tuple(self._ties.vocabulary.rolled_up)
        return tuple(t for t in mention.things if self._ties.is_a(t, rolling)) or mention.things

    def _stands_inside(self, draft: Draft, mention: Mention) -> bool:
        """Tell whether "in" stands before a thing, or before the one that it is joined to."""
        before = draft.parts.before(mention)
        if before and before.operation & {"and", "or"} and not before.things:
            others = [m for m in draft.parts.things if m.end == before.start]
            before = draft.parts.before(others[0]) if others else before
        return bool(before and "inside" in before.operation)

    def _turned(self, draft: Draft, mention: Mention, arc: Arc) -> bool:
        """Tell whether a relation between alike things is meant from the named thing's side."""
        if arc.named is None or not self._alike(draft, mention):
            return False
        backward = self._ties.between(self._ties.kinds_of(mention.things[0]), draft.subjects)
        if not set(arc.chosen) & set(backward):
            return False
        parts = draft.parts
        said_inverse = bool(set(arc.named.inverse) & set(arc.chosen))
        chosen = parts.asks("which", "what") and not parts.asks("who")
        return said_inverse != (arc.named.start >= mention.end and chosen)

    def _qualified(
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

    def _joined(self, draft: Draft, found: list[tuple[Mention, Condition]]) -> list[Condition]:
        """Join conditions by the words between them: "or" makes one of both, "and" between concepts, too."""
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
        joins = bool(between & {"and", "or"}) and between <= {"and", "or", "filler", "article"}
        return joins and not draft.parts.tied_between(one, other)

    def _either(
        self, draft: Draft, one: tuple[Mention, Condition], other: tuple[Mention, Condition]
    ) -> bool:
        """Tell whether one of two conditions is enough."""
        if other[1].negated or draft.parts.tied_between(one[0], other[0]):
            return False
        between = draft.parts.between(one[0], other[0])
        concepts = all(self._holds_concept(condition) for _, condition in (one, other))
        return "or" in between or ("and" in between and (concepts or draft.loose))

    def _holds_concept(self, condition: Condition) -> bool:
        schemes = self._ties.vocabulary.scheme_of
        return any(thing in schemes for link in _links(condition) for thing in link.things)


def _in_order(one: Mention, other: Mention) -> tuple[Mention, Mention]:
    """Return two mentions in the order of the question."""
    return (one, other) if one.start <= other.start else (other, one)


def _fits(mention: Mention, arc: Arc | None) -> bool:
    return arc is not None and bool(set(mention.relations) & set(arc.relations))


def _links(condition: Condition) -> tuple[Link, ...]:
    if isinstance(condition, Link):
        return (condition,)
    if isinstance(condition, AnyOf):
        return tuple(link for option in condition.options for link in _links(option))
    return ()
