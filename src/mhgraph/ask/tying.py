"""What the things that a question names demand of what it asks for."""

from collections.abc import Sequence

from mhgraph.ask.drafting import DOCUMENT, PART_OF, Draft, Workshop
from mhgraph.ask.joining import Joiner
from mhgraph.ask.mentions import Mention
from mhgraph.ask.reading import AnyOf, Condition, Is, Link, Meets, OfKind, Stated, Tells
from mhgraph.ask.selecting import Selector
from mhgraph.ask.ties import Arc, assign
from mhgraph.ask.vocabulary import Relation

__all__ = ["Tier"]

_PARTIAL, _SPARE, _ASTRAY = 0.3, 0.6, 0.5


class Tier:
    """Ties things to what is asked for."""

    def __init__(self, shop: Workshop) -> None:
        self._shop, self._ties = shop, shop.ties
        self._selector, self._joiner = Selector(shop), Joiner(shop.ties)

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
        things = self._selector.things(draft)
        arcs = [self._arc(draft, mention) for mention in things]
        things, arcs = self._selector.told(draft, things, arcs)
        known: list[Arc] = [arc for arc in (via, *arcs) if arc]
        left, spare = assign(known, sorted(words, key=lambda w: bool(w.operation)), draft.parts)
        for word in spare:
            draft.use(word, _SPARE * word.size)
        for tie in known:
            if tie.named:
                astray = via is not None and self._astray(draft, tie, tie.named)
                draft.use(tie.named, _ASTRAY if astray else 0.0)
        placed: list[tuple[Mention, Condition]] = []
        for mention, arc in zip(things, arcs, strict=True):
            if via and self._around(draft, mention, arc):
                continue
            condition = self._condition(draft, mention, arc)
            if condition is not None:
                draft.use(mention, _PARTIAL if mention.partial else 0.0)
                placed.append((mention, self._joiner.qualified(draft, mention, arc, condition)))
            elif self._alike(draft, mention) or not self._shop.as_text(draft, mention):
                return None
        draft.conditions.extend(self._joiner.joined(draft, placed))
        return left

    def _astray(self, draft: Draft, tie: Arc, word: Mention) -> bool:
        """Tell whether a verb just behind what is asked for was tied elsewhere: "which countries lead X"."""
        asked, known = draft.shape.focus.mention, self._ties.vocabulary.relations
        if tie.from_focus or asked is None or not asked.classes or word.start != asked.end:
            return False
        return all(known[r].above for r in tie.chosen) and not draft.parts.passive(word)

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
        arc = Arc(found, mention.start, mention.end, inverse=not forward, placed=placed)
        if draft.subjects == (self._shop.hub,) and forward:
            # of a hub, "works with" says that somebody takes part
            known = self._ties.vocabulary.relations.values()
            arc.through = {r.iri: r.shared for r in known if r.shared in forward}
        return arc

    def _alike(self, draft: Draft, mention: Mention) -> bool:
        return any(self._ties.is_a(thing, draft.subjects) for thing in mention.things)

    def _condition(self, draft: Draft, mention: Mention, arc: Arc | None) -> Condition | None:
        """Return what a thing demands: to be it, to be tied to it, to be stated in it."""
        named = arc is not None and arc.named is not None
        if self._predicate(draft, mention):
            return OfKind(mention.classes)
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
            part_of = PART_OF if self._has_parts(draft.subjects) else ""
            others = [c for c in tied if not set(c.things) & set(same)]
            options = [Is(same, parts=part_of), *others]
        if not options:
            return None
        return options[0] if len(options) == 1 else AnyOf(tuple(options))

    def _predicate(self, draft: Draft, mention: Mention) -> bool:
        """Tell whether a yes or no is asked to whether a thing is of a kind: "is X an NGO"."""
        if draft.shape.kind != "whether" or not mention.classes or self._shop.hub in draft.subjects:
            return False
        return mention is not draft.parts.things[0]

    def _same(self, draft: Draft, mention: Mention) -> tuple[str, ...]:
        """Return the things that may be what is asked for themselves; "which actors" asks for others."""
        hub = self._shop.hub in draft.subjects
        if not hub and draft.shape.kind in ("list", "count", "rank"):
            return ()
        return tuple(t for t in mention.things if self._ties.is_a(t, draft.subjects))

    def _has_parts(self, subjects: Sequence[str]) -> bool:
        relation = self._ties.vocabulary.relations.get(PART_OF)
        known = self._ties.vocabulary
        return relation is not None and any(known.is_a(s, relation.domain) for s in subjects)

    def _inside(self, draft: Draft, mention: Mention) -> bool:
        """Tell whether a document is where something is said, not what it is about."""
        before = draft.parts.before(mention)
        behind = next((m for m in draft.parts.mentions if m.start == mention.end), None)
        says = behind is not None and "source" in behind.operation
        return says or bool(before and before.operation & {"inside", "source", "of"})

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
