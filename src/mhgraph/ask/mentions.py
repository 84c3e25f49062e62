"""What words of a question can stand for."""

from dataclasses import dataclass, replace

__all__ = ["SMALL", "Mention", "asks", "joined"]

SMALL = frozenset(["filler", "everything", "article", "by", "of", "preposition", "pronoun"])
"""Operations of words that choose nothing: without them the question is still the same one."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question that stand for something.

    Attributes:
        start, end: which words, by position.
        things: IRIs of the things that have this name.
        classes, relations: IRIs of terms of the ontology.
        inverse: those of the relations that the name says from the other side.
        operation: operations of these words, "filler" among them.
        text: a word that only titles or summaries hold, as its stems.
        year: the year that it is.
        guess: the word that was read in place of the one written.
        partial: whether the words are only part of the name, or of a compound.
    """

    start: int
    end: int
    things: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    inverse: tuple[str, ...] = ()
    operation: frozenset[str] = frozenset()
    text: tuple[str, ...] = ()
    year: int = 0
    guess: str = ""
    partial: bool = False

    @property
    def filler(self) -> bool:
        """Whether nothing is lost when these words are left out."""
        return bool(self.operation & SMALL)

    @property
    def unknown(self) -> bool:
        """Whether these words stand for nothing that is known."""
        known = self.things or self.classes or self.relations or self.operation or self.text
        return not known and not self.year

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.end - self.start

    @property
    def places(self) -> frozenset[int]:
        """The positions of its words."""
        return frozenset(range(self.start, self.end))


def asks(mention: Mention) -> bool:
    """Tell whether words ask for an operation: they do more than make a sentence."""
    return bool(mention.operation - SMALL - {"inside"})


def joined(whole: Mention, left: Mention, right: Mention) -> Mention:
    """Return the meaning of a compound: both parts, or the one that restricts something."""
    if left.filler and not left.things:
        chosen = right
    elif right.filler and not right.things:
        chosen = left
    elif left.text or right.text:
        return replace(whole, text=(*left.text, *right.text))
    else:
        return replace(whole, things=left.things + right.things, partial=True)
    operation = chosen.operation - {"filler"}
    return replace(chosen, start=whole.start, end=whole.end, operation=operation)
