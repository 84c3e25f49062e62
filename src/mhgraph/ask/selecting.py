"""Which words of a question name things that demand something, and which only say more of another word."""

from mhgraph.ask.drafting import Draft, Workshop
from mhgraph.ask.mentions import Mention
from mhgraph.ask.ties import Arc

__all__ = ["Selector"]


class Selector:
    """Selects the mentions of things that are to be tied."""

    def __init__(self, shop: Workshop) -> None:
        self._shop, self._ties = shop, shop.ties

    def things(self, draft: Draft) -> list[Mention]:
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

    def told(
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
            if concept and self._goes_with_word(draft, mention):
                told.append(mention)
                draft.use(mention)
            elif fit and (arc := arcs[fit[0]]):
                arc.named = mention
                arc.chosen = tuple(sorted(set(mention.relations) & set(arc.relations)))
                told.append(mention)
        kept = [p for p, mention in enumerate(things) if mention not in told]
        return [things[p] for p in kept], [arcs[p] for p in kept]

    def _goes_with_word(self, draft: Draft, mention: Mention) -> bool:
        """Tell whether a thing is joined to a word for the relation that it says too."""
        words = (w for w in draft.parts.words if w.start > mention.end)
        word = next((w for w in words if set(w.relations) & set(mention.relations)), None)
        if word is None:
            return False
        inside = [m for m in draft.parts.mentions if mention.end <= m.start < word.start]
        return bool(inside) and all(m.operation & {"or", "and"} for m in inside)

    def _other_name(self, draft: Draft, mention: Mention, before: Mention) -> bool:
        """Tell whether a thing only repeats a part of the name just before: "… disability (LVB)"."""
        if before.end != mention.start or mention.classes:
            return False
        stems = [draft.parts.line.both[place] for place in sorted(mention.places)]
        return any(
            all(set(both) & self._ties.names.stems_of(thing) for both in stems)
            for thing in before.things
        )


def _in_order(one: Mention, other: Mention) -> tuple[Mention, Mention]:
    """Return two mentions in the order of the question."""
    return (one, other) if one.start <= other.start else (other, one)


def _fits(mention: Mention, arc: Arc | None) -> bool:
    return arc is not None and bool(set(mention.relations) & set(arc.relations))
