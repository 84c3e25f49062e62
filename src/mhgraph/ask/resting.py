"""What the rest of a question demands: kinds, years, relation words without a thing, plain words."""

from collections.abc import Sequence

from mhgraph.ask.drafting import Draft, Workshop
from mhgraph.ask.mentions import Mention
from mhgraph.ask.reading import Dated, Has, Link, OfKind, Text
from mhgraph.terms import MH

__all__ = ["Rest"]

_MOMENTS = (("start", "starts"), ("end", "ends"))
_OF_KIND, _LOOSE, _PLAIN, _ABSORBED, _WIDE, _UNUSUAL = 0.2, 0.5, 0.5, 0.3, 0.03, 0.4


class Rest:
    """Adds what is not tied to a named thing."""

    def __init__(self, shop: Workshop) -> None:
        self._shop, self._ties = shop, shop.ties
        known = self._ties.vocabulary.relations.values()
        self._wide = frozenset(wide for relation in known for wide in relation.above)

    def add(self, draft: Draft, words: Sequence[Mention], left: Sequence[Mention]) -> None:
        """Add what kinds, years, relation words and plain words demand.

        Args:
            draft: the reading that is built.
            words: the relation words of the question.
            left: those of them that fit no tie.
        """
        focus = draft.shape.focus.mention
        asked = focus.places if focus else frozenset()
        for mention in draft.parts.kinds:
            if mention.places <= asked:
                continue
            if mention.places <= draft.used or draft.parts.asking(mention):
                continue
            if mention is not draft.shape.focus.mention:
                self._kind(draft, mention)
        if draft.parts.years:
            self._dates(draft, words)
        for word in words:
            if not word.places <= draft.used and not word.filler:
                self._loose(draft, word, unplaced=word in left)
        self._texts(draft)

    def _kind(self, draft: Draft, mention: Mention) -> None:
        """Add what a kind demands: being of it, or being tied to something of it."""
        if self._of_hub(mention):
            self._hub_kind(draft, mention)
            return
        if "everything" in mention.operation:
            draft.use(mention)  # "policy" is what the whole graph is about
            return
        beside = (m for m in draft.parts.things if m.start == mention.end or m.end == mention.start)
        if any(self._shop.all_are(m, mention.classes) for m in beside) or self._placed(
            draft, mention
        ):
            draft.use(mention)
            return
        known = self._ties.vocabulary
        if draft.shape.kind == "whether" and any(
            known.is_a(kind, draft.subjects) for kind in mention.classes
        ):
            draft.add(OfKind(mention.classes), mention)
            return
        relations = self._shop.widest(draft.subjects, mention.classes)
        if relations:
            draft.add(Link(relations, (), kinds=mention.classes), mention, _OF_KIND)
        else:
            self._shop.as_text(draft, mention)

    def _placed(self, draft: Draft, mention: Mention) -> bool:
        """Tell whether a kind of place stands with the place around it: "countries in West Africa"."""
        known = self._ties.vocabulary
        rolling = tuple(known.rolled_up)
        if not all(known.is_a(kind, rolling) for kind in mention.classes if kind in known.classes):
            return False
        places = (
            m for m in draft.parts.things if any(self._ties.is_a(t, rolling) for t in m.things)
        )
        return any(draft.parts.beside(mention, place) for place in places)

    def _of_hub(self, mention: Mention) -> bool:
        return any(self._ties.vocabulary.is_a(kind, [self._shop.hub]) for kind in mention.classes)

    def _hub_kind(self, draft: Draft, mention: Mention) -> None:
        """Add what a noun for the hub says more than that it is one: "requests", "programmes"."""
        draft.use(mention, 0.0 if self._shop.hub in draft.subjects else _OF_KIND)
        known = self._ties.vocabulary.relations
        roles = tuple(iri for iri in mention.relations if known[iri].domain)
        if roles:
            draft.conditions.append(Has(roles))
        before = draft.parts.before(mention)
        belongs = before is not None and "of" in before.operation  # "activities of the programme"
        if self._shop.hub not in mention.classes and draft.subjects == (self._shop.hub,):
            draft.conditions += [] if belongs else [OfKind(mention.classes)]

    def _dates(self, draft: Draft, words: Sequence[Mention]) -> None:
        """Add what the years of a question demand; a year in the name of a thing belongs to that."""
        parts = draft.parts
        named = {s for m in parts.things for t in m.things for s in self._ties.names.stems_of(t)}
        years = [mention.year for mention in parts.years if str(mention.year) not in named]
        for mention in parts.years:
            draft.use(mention)
        if years:
            first, last = _bounds(draft, years)
            if self._meant_for(draft):
                first = f"{min(years)}-01-01"
                last = f"{max(years)}-12-31"
            relations = self._dating(draft)
            by = self._how(draft, words, relations)
            draft.conditions.append(Dated(first, last, by, relations))

    def _meant_for(self, draft: Draft) -> bool:
        """Tell whether "voor" is no "before": a concept behind the year is so for it (2022 gepland)."""
        parts = draft.parts
        ends = {mention.end for mention in parts.years}
        behind = (m for m in parts.things if m.start in ends)
        concepts = self._ties.vocabulary.scheme_of
        return parts.asks("before") and any(all(t in concepts for t in m.things) for m in behind)

    def _how(self, draft: Draft, words: Sequence[Mention], relations: Sequence[str]) -> str:
        """Return what has to fall between the years: any of it, its start, or its end."""
        by = "starts" if draft.parts.asks("since", "before", "after") else "runs"
        for word in words:
            said = [how for name, how in _MOMENTS if f"{MH}{name}" in word.relations]
            if said and not word.filler:
                by = said[-1]
            if set(word.relations) & set(relations) or (said and not word.filler):
                draft.use(word)
        return by

    def _dating(self, draft: Draft) -> tuple[str, ...]:
        """Return the relations that date what has no start and end of its own."""
        known = self._ties.vocabulary
        runs = known.relations.get(f"{MH}start")
        if runs and any(known.is_a(subject, runs.domain) for subject in draft.subjects):
            return ()
        return tuple(
            iri
            for iri in known.asked_by.get("when", ())
            if iri in known.relations
            and any(known.is_a(s, known.relations[iri].domain) for s in draft.subjects)
        )

    def _loose(self, draft: Draft, word: Mention, *, unplaced: bool) -> None:
        """Take a relation word without a thing as "has one" or "has none"."""
        known = self._ties.vocabulary
        fit = tuple(
            iri
            for iri in word.relations
            if any(known.is_a(s, known.relations[iri].domain) for s in draft.subjects)
        )
        if word.relations and all(known.relations[iri].shared for iri in word.relations):
            draft.use(
                word, _LOOSE * word.size
            )  # whom somebody works with is nothing to have or lack
            return
        no = draft.parts.before_of("not", word)
        if no and fit and not no.places <= draft.used:
            draft.use(no)
            draft.add(Has(fit, negated=True), word)
        elif set(word.relations) & set(draft.shape.values):
            draft.use(word)
        elif draft.shape.kind == "list" and any(known.relations[iri].data for iri in fit):
            draft.add(Has(tuple(iri for iri in fit if known.relations[iri].data)), word)
        elif unplaced and any(not known.relations[i].above for i in fit if i in self._wide):
            draft.use(word, _WIDE)  # "involve" and "concern" fit whatever they stand with
        elif unplaced and fit and not word.operation:
            data = tuple(iri for iri in fit if known.relations[iri].data)
            draft.add(Has(data or fit), word, 0.0 if data else _LOOSE * word.size)

    def _texts(self, draft: Draft) -> None:
        """Add the words that only titles and summaries hold; "or" between two makes one of both."""
        words: list[tuple[str, ...]] = []
        texts = draft.parts.texts
        for place, mention in enumerate(texts):
            if self._absorbed(draft, mention):
                draft.use(mention, _ABSORBED)
                continue
            draft.use(mention, _PLAIN)
            if words and "or" in draft.parts.between(texts[place - 1], mention):
                words[-1] = (*words[-1], *mention.text)
            else:
                words.append(mention.text)
        if words:
            draft.conditions.append(Text(tuple(words)))
            # it is titles and summaries of the hub that tell what is done
            draft.cost += 0.0 if self._shop.hub in draft.subjects else _UNUSUAL

    def _absorbed(self, draft: Draft, mention: Mention) -> bool:
        """Tell whether a word beside a name is in another name of the same thing."""
        beside = (m for m in draft.parts.things if m.start == mention.end or m.end == mention.start)
        return any(
            stem in self._ties.names.stems_of(thing)
            for other in beside
            for thing in other.things
            for stem in mention.text
        )


def _bounds(draft: Draft, years: Sequence[int]) -> tuple[str, str]:
    """Return the first and the last day that the years of a question and the words with them mean."""
    parts = draft.parts
    first, last = f"{min(years)}-01-01", f"{max(years)}-12-31"
    if parts.asks("between") or (parts.asks("since") and parts.asks("until")):
        return first, last
    if parts.asks("since"):
        return first, ""
    if parts.asks("after"):
        return f"{min(years) + 1}-01-01", ""
    if parts.asks("before"):
        return "", f"{max(years) - 1}-12-31"
    return ("", last) if parts.asks("until") else (first, last)
