"""A reading while it is being built: what was found so far, which words it explains, what it costs."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mhgraph.ask.mentions import Mention
from mhgraph.ask.parts import Parts
from mhgraph.ask.phrases import Phrases
from mhgraph.ask.reading import Condition, Focus, Text
from mhgraph.ask.ties import Arc, Ties
from mhgraph.terms import MH

__all__ = ["DOCUMENT", "PART_OF", "Draft", "Shape", "Workshop"]

DOCUMENT, PART_OF = f"{MH}Document", f"{MH}partOf"
_AS_TEXT = 0.8


@dataclass(frozen=True, slots=True)
class Shape:
    """What sort of answer a question wants.

    Attributes:
        kind: as of a reading.
        focus: what is asked for.
        values: the data relations whose values are asked for.
        limit: how many of a ranking.
        least: a ranking begins with the fewest.
    """

    kind: str
    focus: Focus
    values: tuple[str, ...] = ()
    limit: int = 0
    least: bool = False


@dataclass(slots=True)
class Draft:
    """The conditions of a reading as they come together.

    Attributes:
        parts: the question.
        shape: what sort of answer it wants.
        subjects: the classes of what the conditions are said of: the focus, or the hub.
        conditions: what has to hold so far.
        own: what has to hold of what is asked for itself, where the others hold of a hub.
        used: the words that are explained.
        cost: what speaks against the reading.
        loose: whether "and" between things means that either will do.
    """

    parts: Parts
    shape: Shape
    subjects: tuple[str, ...]
    conditions: list[Condition] = field(default_factory=list)
    own: list[Condition] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    cost: float = 0.0
    loose: bool = False

    def use(self, mention: Mention, cost: float = 0.0) -> None:
        """Take the words of a mention as explained."""
        self.used |= mention.places
        self.cost += cost

    def add(self, condition: Condition, mention: Mention, cost: float = 0.0) -> None:
        """Add a condition that a mention stands for."""
        self.conditions.append(condition)
        self.use(mention, cost)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the builders of readings share.

    Attributes:
        ties: what can be tied to what.
        phrases: what words stand for.
    """

    ties: Ties
    phrases: Phrases

    @property
    def hub(self) -> str:
        """The class that ties the other things together."""
        return self.ties.vocabulary.hub

    def all_are(self, mention: Mention, kinds: Sequence[str]) -> bool:
        """Tell whether all things of a mention are in one of some classes."""
        return all(self.ties.is_a(thing, kinds) for thing in mention.things)

    def widest(self, subjects: Sequence[str], values: Sequence[str]) -> tuple[str, ...]:
        """Return the widest relations from things of some classes to things of others."""
        return Arc(self.ties.between(subjects, values), 0, 0).widest()

    def as_text(self, draft: Draft, mention: Mention) -> bool:
        """Take words that can be tied to nothing as words of a title; tell whether there are any."""
        stems = self.phrases.telling(draft.parts.line, mention)
        if stems:
            draft.add(Text(stems), mention, _AS_TEXT * mention.size)
        return bool(stems)
