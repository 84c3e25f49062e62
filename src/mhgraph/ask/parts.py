"""The mentions of a question, sorted by the part that each plays."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mhgraph.ask.mentions import SMALL, Mention
from mhgraph.ask.phrases import Line, Phrases
from mhgraph.ask.text import Token

__all__ = ["Parts", "parts_of"]

_NO_MEANING = (SMALL - {"pronoun"}) | {"inside"}
_QUESTIONS = frozenset(["who", "where", "when", "how-many", "how-much"])
_RELATIVE = frozenset(["who", "where"])
_ARTICLE = frozenset(["filler", "article"])


@dataclass(slots=True)
class Parts:
    """The mentions of a question by part; see `parts_of`.

    Attributes:
        line: the words.
        mentions: all mentions, in order.
        singles: what each word is where it is taken alone.
        things: those that name things.
        kinds: those that name kinds of things only.
        words: those that name relations only.
        texts: words that only titles and summaries hold.
        years: years.
        operations: where each operation was asked for, by position of the mention.
        spoken: the language of the answer; "" for that of the question.
    """

    line: Line
    mentions: Sequence[Mention]
    singles: Sequence[Mention]
    things: list[Mention] = field(default_factory=list)
    kinds: list[Mention] = field(default_factory=list)
    words: list[Mention] = field(default_factory=list)
    texts: list[Mention] = field(default_factory=list)
    years: list[Mention] = field(default_factory=list)
    operations: dict[str, list[int]] = field(default_factory=dict)
    spoken: str = ""

    @property
    def tokens(self) -> Sequence[Token]:
        """The words of the question."""
        return self.line.tokens

    @property
    def lang(self) -> str:
        """The language of the answer."""
        return self.spoken or self.line.lang

    def sorted_as(self, mention: Mention) -> Iterable[tuple[bool, list[Mention]]]:
        """Return the parts that a mention may play, the first that fits being its own."""
        return (
            (bool(mention.things), self.things),
            (bool(mention.classes), self.kinds),
            (bool(mention.relations), self.words),
            (bool(mention.text), self.texts),
            (bool(mention.year), self.years),
        )

    def asks(self, *operations: str) -> bool:
        """Tell whether the question asks for one of some operations."""
        return any(operation in self.operations for operation in operations)

    def first(self, *operations: str) -> int:
        """Return the word at which the first of some operations stands; -1 where none does."""
        return min((p for o in operations for p in self.operations.get(o, ())), default=-1)

    @property
    def named(self) -> Iterator[str]:
        """The things that are named."""
        return (thing for mention in self.things for thing in mention.things)

    @property
    def counted(self) -> bool:
        """Whether a number is asked for; "top 5 by number of actions" asks for none."""
        ranked = self.first("most", "fewest")
        return self.asks("how-many") and not 0 <= ranked < self.first("how-many")

    def before(self, mention: Mention) -> Mention | None:
        """Return the mention just before another, articles left out."""
        found = None
        for other in self.mentions:
            if other.end <= mention.start and not _bare(other):
                found = other
        return found

    def passive(self, word: Mention) -> bool:
        """Tell whether a relation word ends with "by" or "of": who does it stands behind it."""
        return bool(self.singles[word.end - 1].operation & {"by", "of"})

    def agent(self, start: int) -> bool:
        """Tell whether a word for "by" stands just before a place, articles left out."""
        place = start - 1
        while place >= 0 and "article" in self.singles[place].operation:
            place -= 1
        return place >= 0 and "by" in self.singles[place].operation

    def between(self, left: Mention, right: Mention) -> frozenset[str]:
        """Return the operations asked for between two mentions."""
        inside = (m for m in self.mentions if m.start >= left.end and m.end <= right.start)
        return frozenset(o for m in inside for o in m.operation)

    def tied_between(self, left: Mention, right: Mention) -> bool:
        """Tell whether a relation word stands between two mentions."""
        inside = (m for m in self.words if m.start >= left.end and m.end <= right.start)
        return any(not m.filler for m in inside)

    def beside(self, one: Mention, other: Mention) -> bool:
        """Tell whether nothing but small words stands between two mentions."""
        left, right = sorted((one, other), key=lambda m: m.start)
        inside = (m for m in self.mentions if m.start >= left.end and m.end <= right.start)
        return all(m.filler and not (m.things or m.classes) for m in inside)

    def asking(self, mention: Mention) -> bool:
        """Tell whether a mention is a question word before it is anything else."""
        return bool(mention.operation - _NO_MEANING - {"whether"})

    def before_of(
        self, operation: str, mention: Mention, through: Mention | None = None
    ) -> Mention | None:
        """Return the "not" or "only" that stands before a mention, with nothing else between.

        Args:
            operation: "not" or "only".
            mention: what it is said of.
            through: the relation word of the mention, which may stand between.
        """
        for other in self.mentions:
            if operation not in other.operation or other.start >= mention.start:
                continue
            inside = [m for m in self.mentions if m.start >= other.end and m.end <= mention.start]
            if all(m is through or m.filler or (_small(m) and not m.relations) for m in inside):
                return other
        return None

    def behind(self, operation: str, mention: Mention) -> Mention | None:
        """Return the "not" that stands at the end, just behind what it is said of: "but X not"."""
        last = self.mentions[-1]
        if operation not in last.operation or last.start != mention.end:
            return None
        before = self.before(mention)
        return last if before and "and" in before.operation else None

    def hanging(self) -> list[Mention]:
        """Return the words for what was asked before where nothing else is named: "who pays for them"."""
        if self.things or self.texts or self.kinds or self.years:
            return []
        return [m for m in self.mentions if "pronoun" in m.operation]

    def strange_names(self) -> list[Mention]:
        """Return the words that make a kind a name which nothing bears: "Ministry of Finance"."""
        found: list[Mention] = []
        for kind, of, name in zip(
            self.mentions, self.mentions[1:], self.mentions[2:], strict=False
        ):
            capital = self.tokens[name.start].written[:1].isupper()
            joins = "of" in of.operation and of.size == 1
            if kind.classes and not kind.operation and joins and capital and not name.things:
                found += [kind, name]
        return found

    def second(self) -> Mention | None:
        """Return the question word of a second question: "who pays for X, and how much"."""
        asked = [m for m in self.mentions if m.operation & _QUESTIONS and not m.relations]
        for mention in asked[1:]:
            before = next((m for m in self.mentions if m.end == mention.start), None)
            if before and "and" in before.operation and mention.end == len(self.tokens):
                return mention
        return None

    def phrase(self, mention: Mention) -> str:
        """Return the words of a mention as they were written."""
        return " ".join(token.written for token in self.tokens[mention.start : mention.end])


def parts_of(line: Line, mentions: Iterable[Mention], phrases: Phrases) -> Parts:
    """Sort the mentions of a question by the part that each plays."""
    singles = [phrases.word(line, place) for place in range(len(line.tokens))]
    parts = Parts(line, tuple(mentions), singles)
    for mention in parts.mentions:
        named = bool(parts.things or parts.kinds) and mention.end < len(line.tokens)
        if mention.operation & _RELATIVE and named:
            continue  # "men who are victims": no question, but a noun that is said more of
        for operation in mention.operation - _NO_MEANING:
            parts.operations.setdefault(operation, []).append(mention.start)
        chosen = next((several for fits, several in parts.sorted_as(mention) if fits), None)
        if chosen is not None:
            chosen.append(mention)
    return parts


def _bare(mention: Mention) -> bool:
    """Tell whether a mention is an article or the like: it says nothing at all."""
    return "article" in mention.operation and mention.operation <= _ARTICLE


def _small(mention: Mention) -> bool:
    return mention.filler or (bool(mention.operation) and not mention.things)
