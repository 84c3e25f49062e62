"""What a question asks for: the noun behind "which", the class behind "who", the last noun of a telegram."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mhgraph.ask.mentions import Mention
from mhgraph.ask.parts import Parts
from mhgraph.ask.reading import Focus
from mhgraph.ask.ties import Ties

__all__ = ["Focuser"]


class Focuser:
    """Finds what may be asked for, the likeliest first."""

    def __init__(self, ties: Ties) -> None:
        self._ties = ties
        self._vocabulary = ties.vocabulary
        self._hub = ties.vocabulary.hub

    def focuses(self, parts: Parts) -> list[Focus]:
        """Return what a question may ask for; nothing where "which" asks for a named thing."""
        if self._names_thing(parts):
            return list(self._members(parts))
        found = [f for o in ("who", "where") if parts.asks(o) for f in self._class_asked(parts, o)]
        hub = Focus((self._hub,), cost=0.3)
        if parts.asks("where") and any(not m.filler for m in parts.words):
            asking = next(m for m in parts.mentions if "where" in m.operation)
            found.append(Focus((self._hub,), asking, cost=1.1))  # "where does X play a part in"
        if (
            parts.asks("what")
            and not parts.asks("which")
            and not parts.counted
            and self._verb_next(parts)
        ):
            return [*found, hub, *self._other_ends(parts)]
        counted = ("how-many",) if parts.counted else ()
        if parts.asks("which", "what", *counted):
            asked = parts.first("which", "what", *counted)
            found += self._placed(parts, self._behind(parts, asked))
        elif not found and parts.asks("about-what"):
            found += self._behind(parts, parts.first("about-what"))
        relative = any(m.start < parts.first("which", "what") for m in parts.kinds)
        if not found and (relative or not parts.asks("which", "what", *counted)):
            found += self._anywhere(parts)
        asks_noun = parts.asks("who", "where", "which", *counted) or (found and parts.asks("what"))
        if not asks_noun:
            found.append(replace(hub, cost=1.0) if found else hub)
        return list(dict.fromkeys(found))

    def _other_ends(self, parts: Parts) -> Iterator[Focus]:
        """Yield what a relation that is not the hub's leads to: "what does X replace"."""
        known = self._vocabulary
        for word in parts.words:
            for iri in word.relations if not word.operation else ():
                relation = known.relations[iri]
                if relation.range and not known.is_a(self._hub, relation.domain):
                    yield Focus(tuple(sorted(relation.range)), cost=0.4)

    def _verb_next(self, parts: Parts) -> bool:
        """Tell whether "what" is followed by a verb, not by a noun: "what does X do"."""
        asking = next((m for m in parts.mentions if "what" in m.operation), None)
        noun = next((m for m in parts.mentions if asking and m.start == asking.end), None)
        if noun is None or not (noun.classes or noun.things or noun.text):
            return True
        doing = next((m for m in parts.mentions if m.start == noun.end), None)
        behind = next((m for m in parts.mentions if doing and m.start == doing.end), None)
        if not noun.things or not doing or not doing.operation & {"whether"}:
            return False
        # "what municipalities do under …", and not "what training does X …"
        return behind is None or "preposition" in behind.operation or bool(behind.relations)

    def _placed(self, parts: Parts, found: Iterable[Focus]) -> list[Focus]:
        """Keep places only where the question says "in which": who acts is then not asked for."""
        asking = next((m for m in parts.mentions if "which" in m.operation), None)
        before = next((m for m in parts.mentions if asking and m.end == asking.start), None)
        options = list(found)
        if not before or not before.operation & {"inside", "of"}:
            return options
        rolling = tuple(self._vocabulary.rolled_up)
        places = [f for f in options if all(self._vocabulary.is_a(k, rolling) for k in f.kinds)]
        return places or options

    def _names_thing(self, parts: Parts) -> bool:
        """Tell whether "which" is followed at once by a name: "which three regions", as one is called."""
        asking = next((m for m in parts.mentions if "which" in m.operation), None)
        noun = next((m for m in parts.mentions if asking and m.start == asking.end), None)
        if noun is None or not noun.things or noun.classes or noun.relations:
            return False
        return not any(t in self._vocabulary.scheme_of for t in noun.things)

    def _members(self, parts: Parts) -> Iterator[Focus]:
        """Yield what a named group is a kind of, behind "which": "which international forums"."""
        asking = next(m for m in parts.mentions if "which" in m.operation)
        noun = next(m for m in parts.mentions if m.start == asking.end)
        known = self._vocabulary
        for iri in sorted(known.kinds_by):
            relation = known.relations[iri]
            fit = tuple(t for t in noun.things if self._ties.is_a(t, relation.range))
            if fit and not relation.schemes:
                yield Focus(tuple(sorted(relation.domain)), noun, also=fit)

    def _class_asked(self, parts: Parts, operation: str) -> Iterator[Focus]:
        kinds = self._vocabulary.asked_by.get(operation, ())
        if kinds:
            place = parts.first(operation)
            mention = next((m for m in parts.mentions if m.start == place), None)
            yield Focus(kinds, mention)

    def _behind(self, parts: Parts, place: int) -> Iterator[Focus]:
        """Yield the focuses of the first noun behind a question word.

        Words between that are no noun of their own ("planned") are passed over; where there are only words
        that titles hold, the hub may be meant.
        """
        plain = -1
        for mention in parts.mentions:
            if mention.start < place or _nothing(mention) or "how-many" in mention.operation:
                continue
            if mention.text and parts.asks("how-many"):
                return  # what is counted is nothing that the graph has a class for
            options = list(self._of(mention))
            verb = not (mention.classes or mention.things or mention.text)
            if options and not (verb and parts.asks("what")):
                yield from self._either(parts, mention, options)
                return
            if mention.things and not self._concepts(mention):
                plain = -1 if plain == mention.start else plain
                break
            plain = mention.end if mention.text else plain
        if plain >= 0 and not parts.asks("how-many"):
            yield Focus((self._hub,), cost=0.5)

    def _either(self, parts: Parts, mention: Mention, options: Iterable[Focus]) -> Iterator[Focus]:
        """Yield focuses with the kind that an "or" adds: "which countries or regions"."""
        joint = next((m for m in parts.mentions if m.start == mention.end), None)
        other = next((m for m in parts.mentions if joint and m.start == joint.end), None)
        known = set(self._vocabulary.classes)
        kinds = tuple(sorted({*mention.classes, *(other.classes if other else ())} & known))
        joins = joint is not None and bool(joint.operation & {"or", "and"})
        if joins and other and other.classes and mention.classes:
            yield Focus(kinds, replace(mention, end=other.end, classes=kinds))
        else:
            yield from options

    def _concepts(self, mention: Mention) -> bool:
        return all(thing in self._vocabulary.scheme_of for thing in mention.things)

    def _anywhere(self, parts: Parts) -> Iterator[Focus]:
        """Yield the focuses of a question without question word: its kinds, the outer ones first."""
        nouns = [
            m
            for m in parts.mentions
            if (m.classes and not m.filler and not m.operation) or self._kind_of_hub(m)
        ]
        if not nouns:
            nouns = [m for m in parts.words if not m.filler]
        first = next((m for m in parts.mentions if not _nothing(m) or m.relations), None)
        if first and not first.filler and self._names_values(first):
            nouns = [first]
        outer = sorted(
            nouns, key=lambda m: (not m.classes, min(m.start, len(parts.tokens) - m.end), m.start)
        )
        for order, mention in enumerate(outer):
            for focus in self._of(mention):
                yield Focus(focus.kinds, focus.mention, focus.also, focus.cost + 0.2 * order)

    def _names_values(self, mention: Mention) -> bool:
        """Tell whether a word is a noun for values from a list: "status", "target group"."""
        known = self._vocabulary.relations
        bare = not (mention.classes or mention.things or mention.operation)
        return bare and any(known[iri].schemes for iri in mention.relations)

    def _of(self, mention: Mention) -> Iterator[Focus]:
        """Yield what a noun can ask for: a kind of the hub, a class, the values of a relation."""
        concept = self._kind_of_hub(mention)
        if concept:
            yield Focus((self._hub,), mention, also=concept)
        classes = [c for c in mention.classes if c in self._vocabulary.classes]
        schemes = [c for c in mention.classes if c in self._vocabulary.schemes]
        for order, kind in enumerate(self._highest(classes)):
            yield Focus((kind,), mention, cost=0.2 * order + (0.4 if concept else 0.0))
        for scheme in schemes:
            yield Focus((scheme,), mention)
        if mention.relations and not (mention.classes or mention.things or mention.operation):
            yield from self._valued(mention)

    def _highest(self, classes: list[str]) -> tuple[str, ...]:
        above = self._vocabulary.classes
        return tuple(sorted(c for c in classes if not above[c] & set(classes)))

    def _kind_of_hub(self, mention: Mention) -> tuple[str, ...]:
        """Return the concepts by which a noun names a kind of the hub: "pilots", "trainings"."""
        found = []
        for thing in mention.things:
            scheme = self._vocabulary.scheme_of.get(thing)
            for relation in self._vocabulary.between(self._hub, scheme) if scheme else ():
                found += [thing] if relation.iri in self._vocabulary.kinds_by else []
        return tuple(sorted(found))

    def _valued(self, mention: Mention) -> Iterator[Focus]:
        """Yield the values of relations that are nouns themselves: "funders", "target groups"."""
        known = self._vocabulary.relations
        kinds: dict[tuple[str, ...], None] = {}
        asked = {kind for several in self._vocabulary.asked_by.values() for kind in several}
        for iri in mention.relations:
            relation = known[iri]
            if relation.data:
                continue
            if relation.schemes:
                kinds[tuple(sorted(relation.schemes))] = None
                continue
            of_hub = relation.shared or self._vocabulary.is_a(self._hub, relation.domain)
            kind = tuple(sorted(relation.range if of_hub else relation.domain))
            if any(one in asked for one in kind):
                kinds[kind] = None
        for order, kind in enumerate(k for k in kinds if k):
            yield Focus(kind, mention, cost=0.1 * order)


def _nothing(mention: Mention) -> bool:
    bare = not (mention.things or mention.classes or mention.text)
    return bare and (mention.filler or bool(mention.operation))
