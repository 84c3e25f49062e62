"""How a question was understood: a small query, typed, before it becomes SPARQL or a sentence."""

from dataclasses import dataclass, replace

from mhgraph.ask.mentions import Mention

__all__ = [
    "AnyOf",
    "Condition",
    "Dated",
    "Focus",
    "Has",
    "Is",
    "Link",
    "Meets",
    "OfKind",
    "Reading",
    "Stated",
    "Tells",
    "Text",
    "negate",
]


@dataclass(frozen=True, slots=True)
class Link:
    """Tied to one of some things by one of some relations.

    Attributes:
        relations: IRIs; any of them counts, those below included.
        things: IRIs; any of them counts, what lies in or below them included.
        kinds: classes; whatever is of one of them counts as well.
        inverse: the things are what the relation is said of.
        rolled: what counts in one of the things counts as well: countries of a continent.
        text: stems of the words; where given, a title or summary that holds them counts as well.
        negated: holds where there is no such tie.
        only: nothing else is tied by these relations.
    """

    relations: tuple[str, ...]
    things: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    inverse: bool = False
    rolled: bool = False
    text: tuple[tuple[str, ...], ...] = ()
    negated: bool = False
    only: bool = False


@dataclass(frozen=True, slots=True)
class Meets:
    """Meets one of some things in a third: two actors that work on one action, say.

    Attributes:
        relation: what ties both to the third.
        third: the class of the third.
        things: IRIs of what is met.
    """

    relation: str
    third: str
    things: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Is:
    """Is one of some things, or, where `parts` says by which relation, a part of one."""

    things: tuple[str, ...]
    parts: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class OfKind:
    """Is of one of some classes, or in one of some concept schemes."""

    kinds: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Has:
    """Has a value of one of some relations."""

    relations: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Titles or summaries hold each of these words, given by their stems.

    Attributes:
        words: the stems of each.
        least: where given, it is enough that they hold so many of the words.
        optional: whether nothing holds them, so that they are left out.
    """

    words: tuple[tuple[str, ...], ...]
    least: int = 0
    optional: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """Falls, by one of some data relations, between two days (ISO; "" for open).

    Attributes:
        first, last: the bounds, both included.
        by: what falls between them: any of it ("runs"), its start ("starts"), its end ("ends").
        relations: the data relations that give the date, where it has no start and end.
    """

    first: str
    last: str
    by: str = "runs"
    relations: tuple[str, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """Is stated in one of some documents."""

    documents: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Tells:
    """Is a document whose passages tell something of one of some things."""

    things: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of some conditions holds."""

    options: tuple["Condition", ...]
    negated: bool = False


Condition = Link | Meets | Is | OfKind | Has | Text | Dated | Stated | Tells | AnyOf


def negate(condition: Condition) -> Condition:
    """Return the condition that holds where this one does not."""
    return replace(condition, negated=not condition.negated)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a question.

    Attributes:
        kind: "list", "count", "whether", "values" (of a data relation), "rank", "path", "figure", "text".
        focus: the classes (or the concept scheme) of what is asked for, empty for anything; of a "figure",
            its unit.
        conditions: what holds of it.
        via: the relations that tie a hub to it; empty where there is no hub.
        hub: the class of the hub.
        through: what holds of the hub.
        values: the data relations whose values are asked for.
        things: for "path": the two ends; for "figure" and "text": the things themselves.
        limit: how many of a ranking.
        least: a ranking begins with the fewest.
        used: positions of the words that the reading explains.
        score: how well it explains the question.
    """

    kind: str
    focus: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    via: tuple[str, ...] = ()
    hub: str = ""
    through: tuple[Condition, ...] = ()
    values: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    limit: int = 0
    least: bool = False
    used: frozenset[int] = frozenset()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Focus:
    """What a question may ask for.

    Attributes:
        kinds: classes, or one concept scheme.
        mention: the words that say so.
        also: a concept that what is asked for has to have.
        cost: how unlikely this focus is.
    """

    kinds: tuple[str, ...]
    mention: Mention | None = None
    also: tuple[str, ...] = ()
    cost: float = 0.0
