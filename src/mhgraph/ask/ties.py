"""How the things, kinds and relations of a question can hang together by the ontology."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mhgraph.ask.mentions import Mention
from mhgraph.ask.names import Names
from mhgraph.ask.parts import Parts
from mhgraph.ask.vocabulary import Relation, Vocabulary

__all__ = ["Arc", "Ties", "assign"]

_BEHIND = 1.5


@dataclass(slots=True)
class Arc:
    """A tie of the question that a relation word can name.

    Attributes:
        relations: the relations that fit, by IRI.
        start, end: the words that name the one end.
        named: the words that name the relation, where some do.
        chosen: the relations that those words leave.
        inverse: the named end is what the relation is said of.
        from_focus: whether the end is what is asked for.
        placed: whether a preposition stands before the named end.
        through: relations of two that meet in a third, with the relation of this tie by which they do.
    """

    relations: dict[str, Relation]
    start: int
    end: int
    inverse: bool = False
    from_focus: bool = False
    named: Mention | None = None
    chosen: tuple[str, ...] = ()
    placed: bool = False
    through: dict[str, str] = field(default_factory=dict)

    def widest(self) -> tuple[str, ...]:
        """Return the relations that count: those named, else the widest that fit."""
        kept = self.chosen or tuple(self.relations)
        shared = [iri for iri in kept if self.relations[iri].shared]
        if shared and not self.chosen:
            kept = tuple(iri for iri in kept if iri not in shared) or kept
        return tuple(iri for iri in kept if not self.relations[iri].above & set(kept))


class Ties:
    """What can be tied to what."""

    def __init__(self, vocabulary: Vocabulary, names: Names) -> None:
        self.vocabulary, self.names = vocabulary, names

    def kinds_of(self, thing: str) -> tuple[str, ...]:
        """Return the scheme of a concept, or the classes of another thing, in a fixed order."""
        scheme = self.vocabulary.scheme_of.get(thing)
        if scheme:
            return (scheme,)
        classes = self.names.kinds([thing])[thing]
        return tuple(sorted(c for c in classes if c in self.vocabulary.classes))

    def is_a(self, thing: str, wanted: Iterable[str]) -> bool:
        """Tell whether a thing is in one of some classes or schemes."""
        kinds = self.kinds_of(thing)
        return any(kind in wanted or self.vocabulary.is_a(kind, wanted) for kind in kinds)

    def relations(self, subjects: Sequence[str], thing: str) -> dict[str, Relation]:
        """Return the relations that things of some classes can have to a thing."""
        kinds = self.kinds_of(thing)
        return self.between(subjects, kinds)

    def between(self, subjects: Sequence[str], values: Sequence[str]) -> dict[str, Relation]:
        """Return the relations from things of some classes to things of others."""
        found: dict[str, Relation] = {}
        for subject in subjects:
            for value in values:
                found |= {r.iri: r for r in self.vocabulary.between(subject, value)}
        return found


def assign(
    arcs: Sequence[Arc], words: Sequence[Mention], parts: Parts
) -> tuple[list[Mention], list[Mention]]:
    """Give each relation word to the nearest tie that it fits.

    Returns:
        those that fit no tie, and those whose ties all had a word already.
    """
    left, spare = [], []
    options = []
    for order, word in enumerate(words):
        fits = [
            (_gap(word, arc, parts), place) for place, arc in enumerate(arcs) if _common(word, arc)
        ]
        if fits:
            options.append((bool(word.operation), min(fits)[0], order, word, fits))
        else:
            left.append(word)
    _subjects_first(arcs, options, parts)
    plain = any(not option[0] for option in options) or parts.asks("source")
    for helping, _, _, word, fits in sorted(options, key=lambda o: o[:3]):
        if helping and plain:
            continue
        free = [(gap, place) for gap, place in fits if arcs[place].named is None]
        if not free:
            spare.append(word)
            continue
        arc = arcs[min(free)[1]]
        arc.named, arc.chosen = word, tuple(sorted(_common(word, arc)))
    _share(arcs, parts)
    return left, spare


def _share(arcs: Sequence[Arc], parts: Parts) -> None:
    """Give the word of one tie to those joined to it: "led by A or B", "works with A but not with B"."""
    ends = sorted((arc for arc in arcs if not arc.from_focus), key=lambda arc: arc.start)
    for pairs in (pairwise(ends), pairwise(reversed(ends))):
        for one, other in pairs:
            fits = set(one.chosen) <= set(other.relations) and not other.named
            first, last = sorted((one.start, other.start))
            if one.named and fits and _joined(first, last, parts):
                other.named, other.chosen = one.named, one.chosen


def _joined(start: int, end: int, parts: Parts) -> bool:
    """Tell whether only "and", "or", "not" and small words stand between the mentions at two places."""
    inside = [m for m in parts.mentions if start < m.start < end]
    joining = any(m.operation & {"and", "or"} for m in inside)
    return joining and all(m.filler or m.operation & {"and", "or", "not"} for m in inside)


_Option = tuple[bool, float, int, Mention, list[tuple[float, int]]]


def _subjects_first(arcs: Sequence[Arc], options: list[_Option], parts: Parts) -> None:
    """Bring a verb at the end to its subject: "wat de een de ander vraagt", "wie het onderzoek betaalt"."""
    plain = [option for option in options if not option[0]]
    agents = any(parts.agent(arc.start) for arc in arcs if not arc.from_focus)
    for place, (helping, _, order, word, fits) in enumerate(options):
        gaps = {arc: gap for gap, arc in fits}
        asked = next((arc for arc in gaps if arcs[arc].from_focus), None)
        last = word.start >= max(arc.end for arc in arcs) and not parts.passive(word)
        if asked is not None and parts.asks("who") and len(plain) == 1 and not agents and last:
            gaps[asked] = -1.0
        for arc in gaps:
            first = next(
                (o for o in gaps if o != arc and _just_before(arcs[o], arcs[arc], parts)), None
            )
            if first is not None and word.start == arcs[arc].end:
                gaps[first] = min(gaps[first], gaps[arc] - 0.1)
        fits = [(gap, arc) for arc, gap in gaps.items()]
        options[place] = (helping, min(fits)[0], order, word, fits)


def _just_before(one: Arc, other: Arc, parts: Parts) -> bool:
    """Tell whether the end of one tie stands just before that of another, as subject and object do."""
    if one.from_focus or other.from_focus or one.placed or other.placed or one.end > other.start:
        return False
    between = [m for m in parts.mentions if m.start >= one.end and m.end <= other.start]
    return all("article" in m.operation for m in between)


def _common(word: Mention, arc: Arc) -> set[str]:
    """Return what a relation word can mean for a tie; "works with" ties to what both share."""
    known = {iri for iri in word.relations if iri in arc.relations}
    return known or ({arc.through[iri] for iri in word.relations if iri in arc.through})


def _gap(word: Mention, arc: Arc, parts: Parts) -> float:
    """Return how far a relation word stands from the end of a tie.

    Who does something stands before the verb, or behind "by"; what stands behind another preposition is
    what it is done to.
    """
    behind = word.end <= arc.start
    gap = arc.start - word.end if behind else max(0, word.start - arc.end)
    if arc.from_focus:
        return gap - 0.25
    if parts.passive(word):
        return gap if behind else gap + 2.0
    agent = behind and parts.agent(arc.start)
    return (
        gap
        + (_BEHIND if behind and not agent else 0.0)
        + (3.0 if arc.placed and not agent else 0.0)
    )
