"""From mentions to readings: what is asked for, and what has to hold of it.

A reading has a focus (what is asked for) and, where the focus is not itself what the other things are tied
to, a hub: the actions, in a graph of policy. Which relations can tie what to what, the ontology says; a
relation word takes the nearest tie that it fits. Several readings are built and ranked.
"""

from mhgraph.ask.drafting import Draft, Shape, Workshop
from mhgraph.ask.mentions import Mention
from mhgraph.ask.parts import Parts
from mhgraph.ask.reading import Focus, Is, Link, Meets, Reading
from mhgraph.ask.resting import Rest
from mhgraph.ask.ties import Arc
from mhgraph.ask.tying import Tier

__all__ = ["Builder"]

_WHEN = ("when", "since-when", "until-when")
_THROUGH_HUB, _LOOSE = 0.15, 0.9


class Builder:
    """Builds the readings of a question."""

    def __init__(self, shop: Workshop) -> None:
        self._shop, self._ties = shop, shop.ties
        self._tier, self._rest = Tier(shop), Rest(shop)

    def build(self, parts: Parts, shape: Shape) -> list[Reading]:
        """Return the readings of a shape: those tied to its focus directly, and those through a hub."""
        found = []
        for loose in (False, True) if parts.asks("and") and not parts.asks("both") else (False,):
            cost = _LOOSE if loose else 0.0
            draft = Draft(parts, shape, shape.focus.kinds, cost=cost, loose=loose)
            found.append(self._direct(draft))
            if not self._is_hub(shape.focus):
                draft = Draft(parts, shape, (self._shop.hub,), cost=cost, loose=loose)
                found.append(self._through(draft))
        return list(dict.fromkeys(r for r in found if r and self._makes_sense(r)))

    def _makes_sense(self, reading: Reading) -> bool:
        """Tell whether a reading asks for something: a ranking counts hubs, a list is not of everything."""
        conditions = (*reading.conditions, *reading.through)
        if reading.kind == "values" and self._when(reading):
            return False
        if reading.kind == "whether":
            return any(not isinstance(c, Is) for c in conditions)  # not: "does this thing exist"
        if reading.kind == "rank":
            return bool(reading.via) or any(isinstance(c, Meets) for c in conditions)
        return bool(conditions) or bool(reading.used)

    def _when(self, reading: Reading) -> bool:
        """Tell whether a date is asked of all that somebody takes part in: "when was X founded"."""
        known = self._ties.vocabulary
        dates = {r for o in _WHEN for r in known.asked_by.get(o, ())}
        actors = known.asked_by.get("who", ())
        conditions = (*reading.conditions, *reading.through)
        match conditions:
            case (Link(relations=relations, things=things),):
                wide = not any(known.relations[r].above for r in relations)
                only = wide and all(self._ties.is_a(t, actors) for t in things)
            case _:
                only = False
        return bool(set(reading.values) & dates) and self._is_hub_of(reading) and only

    def _is_hub_of(self, reading: Reading) -> bool:
        return bool(reading.via) or any(
            self._ties.vocabulary.is_a(kind, [self._shop.hub]) for kind in reading.focus
        )

    def _is_hub(self, focus: Focus) -> bool:
        return any(self._ties.vocabulary.is_a(kind, [self._shop.hub]) for kind in focus.kinds)

    def _direct(self, draft: Draft) -> Reading | None:
        """Return the reading in which the conditions are said of what is asked for."""
        words = self._words(draft)
        return self._finished(draft, words, None)

    def _through(self, draft: Draft) -> Reading | None:
        """Return the reading in which the conditions are said of a hub that is tied to it."""
        focus = draft.shape.focus
        relations = self._ties.between([self._shop.hub], focus.kinds)
        if not relations:
            return None
        start, end = (focus.mention.start, focus.mention.end) if focus.mention else (0, 1)
        draft.cost += _THROUGH_HUB
        known = self._ties.vocabulary.relations.values()
        through = {r.iri: r.shared for r in known if r.shared in relations}
        via = Arc(relations, start, end, from_focus=True, through=through)
        return self._finished(draft, self._words(draft), via)

    def _words(self, draft: Draft) -> list[Mention]:
        """Return the relation words of a question; a noun that says what is asked for may be one."""
        focus = draft.shape.focus.mention
        words = [word for word in draft.parts.words if word is not focus]
        if focus and focus.relations and not focus.things and not focus.classes:
            words.insert(0, focus)
        # "fund" is a noun and a verb: where it is not what is asked for, it may say a relation
        return words + [m for m in draft.parts.kinds if m.relations and m is not focus]

    def _finished(self, draft: Draft, words: list[Mention], via: Arc | None) -> Reading | None:
        known = self._ties.vocabulary.relations
        tying = [
            w for w in words if not w.filler and any(not known[iri].data for iri in w.relations)
        ]
        left = self._tier.tie(draft, tying, via)
        if left is None:
            return None
        data_only = [word for word in words if word not in tying]
        self._rest.add(draft, [w for w in words if not w.classes], [*left, *data_only])
        shape, focus = draft.shape, draft.shape.focus
        if focus.also:
            relations = self._ties.relations(focus.kinds, focus.also[0])
            kinds_by = self._ties.vocabulary.kinds_by & set(relations)
            draft.own.append(Link(tuple(sorted(kinds_by)), focus.also))
        if focus.mention:
            draft.use(focus.mention)
        conditions = tuple(draft.conditions)
        return Reading(
            shape.kind,
            focus.kinds,
            tuple(draft.own) if via else (*draft.own, *conditions),
            via=via.widest() if via else (),
            hub=self._shop.hub if via else "",
            through=conditions if via else (),
            values=shape.values,
            limit=shape.limit,
            least=shape.least,
            used=frozenset(draft.used),
            score=len(draft.used) - draft.cost - focus.cost,
        )
