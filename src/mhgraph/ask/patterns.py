"""Write what a reading demands as patterns of SPARQL 1.1."""

from collections.abc import Iterable
from itertools import count

from mhgraph.ask.date_patterns import dated_runs, dated_values
from mhgraph.ask.letters import FOCUS, SHARED, deeper, short, values_of
from mhgraph.ask.reading import (
    AnyOf,
    Condition,
    Dated,
    Has,
    Is,
    Link,
    Meets,
    OfKind,
    Stated,
    Tells,
    Text,
)
from mhgraph.ask.text_patterns import some_words, word_held
from mhgraph.ask.texts import Texts
from mhgraph.ask.vocabulary import Vocabulary
from mhgraph.terms import MH
from mhgraph.values import NamedNode

__all__ = ["Patterns", "cheapest_first"]


class Patterns:
    """Writes conditions; each has variables of its own, numbered in their order.

    Args:
        vocabulary: the terms of the ontology.
        texts: where given, what holds a word is looked up there, and the engine searches no texts.
    """

    def __init__(self, vocabulary: Vocabulary, texts: Texts | None = None) -> None:
        self._vocabulary, self._texts = vocabulary, texts
        self._numbers = count(1)

    def number(self) -> int:
        """Return the next number of a variable."""
        return next(self._numbers)

    def kinds(self, subject: str, kinds: tuple[str, ...], *, listed: bool = False) -> str:
        """Return what makes a subject one of some classes, or a concept of some schemes.

        Args:
            subject: a variable.
            kinds: classes, or concept schemes.
            listed: whether the class counts of which a list shows the members.
        """
        if not kinds:
            return ""
        known = self._vocabulary
        schemes = all(kind in known.schemes for kind in kinds)
        relation = "skos:inScheme" if schemes else "a"
        shown = [short(known.listed.get(k, k) if listed else k) for k in kinds]
        if len(shown) == 1:
            return f"  {subject} {relation} {shown[0]} .\n"
        kind = f"?kind{self.number()}"
        return f"  VALUES {kind} {{ {' '.join(shown)} }} {subject} {relation} {kind} .\n"

    def condition(self, subject: str, condition: Condition) -> str:
        """Return the pattern of a condition on a subject, a variable."""
        pattern_of = self._tied(subject, condition)
        if condition.negated and isinstance(condition, Meets):
            # asked once for all, not once for each: what stands before binds the subject
            inner = f"    SELECT DISTINCT {subject} WHERE {{\n{deeper(pattern_of)}    }}\n"
            return f"  MINUS {{\n{inner}  }}\n"
        if condition.negated:
            return f"  FILTER NOT EXISTS {{\n{deeper(pattern_of)}  }}\n"
        return pattern_of

    def _tied(self, subject: str, condition: Condition) -> str:
        match condition:
            case Link():
                return self.link(subject, condition)
            case Meets():
                other = f"?met{self.number()}"
                met = self.met(subject, other, condition)
                return f"{values_of(other, condition.things)}{met}  FILTER({subject} != {other})\n"
            case Is():
                return self._is(subject, condition)
            case OfKind():
                return self.kinds(subject, condition.kinds)
            case AnyOf():
                options = (self.condition(subject, option) for option in condition.options)
                return "  UNION\n".join(f"  {{\n{deeper(option)}  }}\n" for option in options)
            case _:
                return self._told(subject, condition)

    def _text(self, subject: str, text: Text) -> str:
        if text.optional:
            return ""
        if text.least:
            return some_words(subject, text, self._texts, self.number())
        held = (word_held(subject, stems, self._texts, self.number()) for stems in text.words)
        return "".join(held)

    def _told(self, subject: str, condition: Has | Text | Dated | Stated | Tells) -> str:
        match condition:
            case Text():
                return self._text(subject, condition)
            case Dated(relations=()):
                parts = self._vocabulary.hub in self._vocabulary.listed
                return dated_runs(subject, condition, self.number(), parts=parts)
            case Dated():
                return dated_values(subject, condition, self.number())
            case Has():
                one = self.number()
                relations = " ".join(short(iri) for iri in condition.relations)
                return (
                    f"  VALUES ?had{one} {{ {relations} }} {subject} ?had{one} ?anything{one} .\n"
                )
            case Stated():
                one = self.number()
                documents = values_of(f"?document{one}", condition.documents)
                graph = f"  GRAPH ?stating{one} {{ {subject} a ?stated{one} }}\n"
                return f"{documents}{graph}  ?stating{one} mh:inDocument ?document{one} .\n"
            case Tells():
                return self._tells(subject, condition)

    def link(self, subject: str, link: Link, value: str = "") -> str:
        """Return the pattern of a link.

        Args:
            subject: the variable of what is tied.
            link: relations and things.
            value: the variable of what it is tied to; one of its own by default.
        """
        one = self.number()
        value = value or f"?value{one}"
        relations = [short(iri) for iri in link.relations]
        relation = relations[0] if len(relations) == 1 else f"?relation{one}"
        lines = "" if len(relations) == 1 else f"  VALUES {relation} {{ {' '.join(relations)} }}\n"
        lines += self.within(value, link, one) if link.things else ""
        ends = (value, subject) if link.inverse else (subject, value)
        if subject == FOCUS and not link.inverse and self._of_concepts(link.relations):
            # what is said of a part of an action holds for the action that counts
            lines += f"  ?part{one} mh:countedAs {subject} .\n"
            ends = (f"?part{one}", value)
        lines += f"  {ends[0]} {relation} {ends[1]} .\n"
        lines += self.kinds(value, link.kinds) if link.kinds else ""
        if link.only:
            others = ", ".join(str(NamedNode(thing)) for thing in link.things)
            beside = (
                f"{subject} {relations[0]} ?beside{one} . FILTER(?beside{one} NOT IN ({others}))"
            )
            lines += f"  FILTER NOT EXISTS {{ {beside} }}\n"
        if not link.text:
            return lines
        text = self._text(subject, Text(link.text))
        return f"  {{\n{deeper(lines)}  }}\n  UNION\n  {{\n{deeper(text)}  }}\n"

    def within(self, value: str, link: Link, number: int) -> str:
        """Return what makes `value` one of the things of a link, or what counts in one of them."""
        known = self._vocabulary
        if link.rolled:
            roll = short(sorted(set(known.rolled_up.values()))[0])
            around = f"?around{number}"
            return f"{values_of(around, link.things)}  {value} {roll} {around} .\n"
        below = (below for thing in link.things for below in known.below(thing))
        return values_of(value, dict.fromkeys(below))

    def met(self, one: str, other: str, meets: Meets) -> str:
        """Return the pattern for two that meet in a third; what holds of a whole holds of its parts."""
        role = short(meets.relation)
        lines = f"  {SHARED} a {short(meets.third)} .\n"
        wholes = f"{MH}goesWith" in self._vocabulary.relations
        for unit, end in (("?sharedOne", one), ("?sharedOther", other)):
            unit_of = f"{SHARED} mh:goesWith {unit} ." if wholes else f"BIND({SHARED} AS {unit})"
            lines += f"  {unit_of} {unit} {role} {end} .\n"
        return lines

    def _of_concepts(self, relations: Iterable[str]) -> bool:
        known, hub = self._vocabulary.relations, self._vocabulary.hub
        listed = hub in self._vocabulary.listed
        return listed and all(known[r].schemes and hub in known[r].domain for r in relations)

    def _is(self, subject: str, condition: Is) -> str:
        things = values_of(subject, condition.things)
        if not condition.parts:
            return things
        whole = f"?whole{self.number()}"
        part = f"?own{self.number()}"  # what a lettered part belongs to, its activity belongs to
        wholes = values_of(whole, condition.things)
        options = (
            things,
            f"{wholes}  {part} {short(condition.parts)}+ {whole} ; mh:countedAs? {subject} .\n",
            f"{wholes}  {whole} mh:countedAs {subject} .\n",
        )
        return "  UNION\n".join(f"  {{\n{deeper(option)}  }}\n" for option in options)

    def _tells(self, subject: str, condition: Tells) -> str:
        one = self.number()
        told = values_of(f"?told{one}", condition.things)
        inner = (
            f"{told}  {{ GRAPH ?telling{one} {{ ?told{one} ?any{one} ?other{one} }} }}\n"
            f"  UNION {{ GRAPH ?telling{one} {{ ?other{one} ?any{one} ?told{one} }} }}\n"
            f"  ?telling{one} mh:inDocument {subject} .\n"
        )
        return f"  {{ SELECT DISTINCT {subject} WHERE {{\n{deeper(inner)}  }} }}\n"


def cheapest_first(conditions: Iterable[Condition]) -> list[Condition]:
    """Return conditions with those first that find things, then those that only drop some."""
    return sorted(conditions, key=lambda c: (c.negated, isinstance(c, Text | Dated | Stated)))
