"""Write what a reading demands as patterns of SPARQL 1.1."""

from collections.abc import Iterable
from itertools import count

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
from mhgraph.ask.texts import Texts, begins_with
from mhgraph.ask.vocabulary import Vocabulary
from mhgraph.terms import MH
from mhgraph.values import Literal, NamedNode

__all__ = ["FOCUS", "HUB", "PREFIXES", "SHARED", "Patterns", "cheapest_first", "deeper"]

PREFIXES = {
    "mh": MH,
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FOCUS, HUB, SHARED = "?thing", "?hub", "?shared"
"""The variables of what is asked for, of the hub, and of the third in which two meet."""

_NAMING = "skos:prefLabel"
_TEXTS = "skos:prefLabel|dct:description"
_DATES = {
    "starts": ("startsEarliest", "startsLatest"),
    "ends": ("endsEarliest", "endsLatest"),
}


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

    def short(self, iri: str) -> str:
        """Return an IRI as a prefixed name where a prefix is known."""
        for prefix, space in PREFIXES.items():
            local = iri.removeprefix(space)
            if local != iri and local.isidentifier():
                return f"{prefix}:{local}"
        return str(NamedNode(iri))

    def values(self, variable: str, things: Iterable[str]) -> str:
        """Return what binds a variable to things."""
        return f"  VALUES {variable} {{ {' '.join(str(NamedNode(iri)) for iri in things)} }}\n"

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
        shown = [self.short(known.listed.get(k, k) if listed else k) for k in kinds]
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
                return (
                    f"{self.values(other, condition.things)}{met}  FILTER({subject} != {other})\n"
                )
            case Is():
                return self._is(subject, condition)
            case OfKind():
                return self.kinds(subject, condition.kinds)
            case AnyOf():
                options = (self.condition(subject, option) for option in condition.options)
                return "  UNION\n".join(f"  {{\n{deeper(option)}  }}\n" for option in options)
            case _:
                return self._told(subject, condition)

    def _told(self, subject: str, condition: Has | Text | Dated | Stated | Tells) -> str:
        match condition:
            case Text(optional=True):
                return ""
            case Text(least=least) if least:
                return self._some_text(subject, condition)
            case Text():
                return "".join(self._text(subject, stems) for stems in condition.words)
            case Dated():
                return self._dated(subject, condition)
            case Has():
                one = self.number()
                relations = " ".join(self.short(iri) for iri in condition.relations)
                return (
                    f"  VALUES ?had{one} {{ {relations} }} {subject} ?had{one} ?anything{one} .\n"
                )
            case Stated():
                one = self.number()
                documents = self.values(f"?document{one}", condition.documents)
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
        relations = [self.short(iri) for iri in link.relations]
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
        text = "".join(self._text(subject, stems) for stems in link.text)
        return f"  {{\n{deeper(lines)}  }}\n  UNION\n  {{\n{deeper(text)}  }}\n"

    def within(self, value: str, link: Link, number: int) -> str:
        """Return what makes `value` one of the things of a link, or what counts in one of them."""
        known = self._vocabulary
        if link.rolled:
            roll = self.short(sorted(set(known.rolled_up.values()))[0])
            around = f"?around{number}"
            return f"{self.values(around, link.things)}  {value} {roll} {around} .\n"
        below = (below for thing in link.things for below in known.below(thing))
        return self.values(value, dict.fromkeys(below))

    def met(self, one: str, other: str, meets: Meets) -> str:
        """Return the pattern for two that meet in a third; what holds of a whole holds of its parts."""
        role = self.short(meets.relation)
        lines = f"  {SHARED} a {self.short(meets.third)} .\n"
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
        things = self.values(subject, condition.things)
        if not condition.parts:
            return things
        whole = f"?whole{self.number()}"
        wholes = self.values(whole, condition.things)
        options = (
            things,
            f"{wholes}  {subject} {self.short(condition.parts)}+ {whole} .\n",
            f"{wholes}  {whole} mh:countedAs {subject} .\n",
        )
        return "  UNION\n".join(f"  {{\n{deeper(option)}  }}\n" for option in options)

    def _tells(self, subject: str, condition: Tells) -> str:
        one = self.number()
        told = self.values(f"?told{one}", condition.things)
        inner = (
            f"{told}  {{ GRAPH ?telling{one} {{ ?told{one} ?any{one} ?other{one} }} }}\n"
            f"  UNION {{ GRAPH ?telling{one} {{ ?other{one} ?any{one} ?told{one} }} }}\n"
            f"  ?telling{one} mh:inDocument {subject} .\n"
        )
        return f"  {{ SELECT DISTINCT {subject} WHERE {{\n{deeper(inner)}  }} }}\n"

    def _text(self, subject: str, stems: Iterable[str]) -> str:
        """Return what makes a title or summary of a subject, or of what it made, hold a word."""
        if self._texts is not None:
            holding = self._texts.subjects(tuple(stems), counted=subject == FOCUS)
            values = deeper(self.values(subject, holding))  # by itself: engines multiply lists
            return f"  {{ SELECT {subject} WHERE {{\n{values}  }} }}\n"
        text, found = self._all_texts(subject)
        inner = f"      {found}\n      FILTER({_holding(text, str(Literal(begins_with(stems))))})\n"
        return f"  {{\n    SELECT DISTINCT {subject} WHERE {{\n{inner}    }}\n  }}\n"

    def _some_text(self, subject: str, condition: Text) -> str:
        """Return what makes texts of a subject hold so many of some words."""
        if self._texts is not None:
            held: dict[str, int] = {}
            for stems in condition.words:
                for one in self._texts.subjects(stems, counted=subject == FOCUS):
                    held[one] = held.get(one, 0) + 1
            enough = [one for one, number in held.items() if number >= condition.least]
            return (
                f"  {{ SELECT {subject} WHERE {{\n{deeper(self.values(subject, enough))}  }} }}\n"
            )
        text, found = self._all_texts(subject)
        word = f"?word{self.number()}"
        words = " ".join(str(Literal(begins_with(stems))) for stems in condition.words)
        inner = f"      VALUES {word} {{ {words} }}\n      {found}\n      FILTER({_holding(text, word)})\n"
        tail = f"    GROUP BY {subject} HAVING(COUNT(DISTINCT {word}) >= {condition.least})\n"
        return f"  {{\n    SELECT {subject} WHERE {{\n{inner}    }}\n{tail}  }}\n"

    def _all_texts(self, subject: str) -> tuple[str, str]:
        """Return the variable of any text of a subject, or of what it made, and the pattern."""
        one = self.number()
        text, made = f"?text{one}", f"?made{one}"
        options = [
            f"{subject} {_TEXTS} {text}",
            f"{subject} mh:produces {made} . {made} {_NAMING} {text}",
            f"{made} mh:about {subject} ; {_NAMING} {text}",
        ]
        if subject == FOCUS:
            options.insert(1, f"?own{one} mh:countedAs {subject} ; {_TEXTS} {text}")
        return text, "\n      UNION ".join(f"{{ {option} }}" for option in options)

    def _dated(self, subject: str, condition: Dated) -> str:
        one = self.number()
        if condition.relations:
            return self._on(subject, condition, one)
        first = _day(condition.first or "0001-01-01")
        last = _day(condition.last or "9999-12-31")
        lines = ""
        if subject == FOCUS and self._vocabulary.hub in self._vocabulary.listed:
            # what is said of a part of an action holds for the action that counts
            lines, subject = f"  ?dated{one} mh:countedAs {subject} .\n", f"?dated{one}"
        if condition.by != "runs":
            early, late = (self.short(f"{MH}{name}") for name in _DATES[condition.by])
            return lines + (
                f"  {subject} {early} ?first{one} ; {late} ?last{one} .\n"
                f"  FILTER(?first{one} >= {first} && ?last{one} <= {last})\n"
            )
        return lines + (
            f"  OPTIONAL {{ {subject} mh:startsEarliest ?first{one} ; mh:startsLatest ?begun{one} }}\n"
            f"  OPTIONAL {{ {subject} mh:endsLatest ?last{one} ; mh:endsEarliest ?ended{one} }}\n"
            f"  FILTER((?first{one} >= {first} && ?begun{one} <= {last}) ||\n"
            f"    (?ended{one} >= {first} && ?last{one} <= {last}) ||\n"
            f"    (?begun{one} <= {last} && ?ended{one} >= {first}))\n"
        )

    def _on(self, subject: str, condition: Dated, number: int) -> str:
        """Return the pattern of dates that are as precise as their source: years, months or days."""
        relations = " ".join(self.short(iri) for iri in condition.relations)
        by, date = f"?dating{number}", f"?date{number}"
        tests = [f'STR({date}) >= "{condition.first[:4]}"'] if condition.first else []
        tests += [f'SUBSTR(STR({date}), 1, 4) <= "{condition.last[:4]}"'] if condition.last else []
        dated = f"  VALUES {by} {{ {relations} }} {subject} {by} {date} .\n"
        return f"{dated}  FILTER({' && '.join(tests)})\n"


def cheapest_first(conditions: Iterable[Condition]) -> list[Condition]:
    """Return conditions with those first that find things, then those that only drop some."""
    return sorted(conditions, key=lambda c: (c.negated, isinstance(c, Text | Dated | Stated)))


def _holding(variable: str, words: str) -> str:
    """Return the test that a text fits a regular expression, given as a literal or a variable."""
    return f'REGEX(STR({variable}), {words}, "i")'


def deeper(text: str) -> str:
    """Return lines moved in by one step."""
    return "".join(f"  {line}\n" for line in text.splitlines())


def _day(text: str) -> str:
    return f'"{text}"^^xsd:date'
