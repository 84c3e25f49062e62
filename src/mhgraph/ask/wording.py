"""Say a reading in a sentence, in the words of the graph, so that its user sees how it was understood."""

from collections.abc import Iterable, Sequence

from mhgraph.ask.names import Names
from mhgraph.ask.reading import (
    AnyOf,
    Condition,
    Dated,
    Has,
    Is,
    Link,
    Meets,
    OfKind,
    Reading,
    Stated,
    Tells,
    Text,
)
from mhgraph.ask.vocabulary import Vocabulary
from mhgraph.errors import Words

__all__ = ["Wording"]

_SHOWN = 6
_OR, _ANYTHING = Words(" of ", " or "), Words("alles", "anything")
_NOT = Words("niet ", "not ")
_SAYS = Words("titel of samenvatting noemt: {}", "title or summary mentions: {}")
_SAYS_SOME = Words(
    "titel of samenvatting noemt er ten minste {}: {}", "title or summary mentions at least {}: {}"
)
_LEFT_OUT = Words("niets gevonden met, dus zonder: {}", "nothing found with, so without: {}")
_IS, _OR_PART = Words("{}", "{}"), Words("{}, of een deel daarvan", "{}, or a part of it")
_STATED = Words("genoemd in {}", "stated in {}")
_TELLS = Words("zegt iets over {}", "tells something of {}")
_HAS = Words("met: {}", "with: {}")
_ROLLED = Words("{} en alles daarin", "{} and all within it")
_MEETS = Words("samen met {}", "together with {}")
_NAMING = {Meets: _MEETS, Tells: _TELLS, Stated: _STATED, Has: _HAS, OfKind: _IS}
_ONLY = Words("{} en geen ander", "{} and no other")
_DATED = {
    "runs": Words("tijd: {}", "time: {}"),
    "starts": Words("begint: {}", "starts: {}"),
    "ends": Words("eindigt: {}", "ends: {}"),
}
_FROM, _TO = Words("vanaf {}", "from {}"), Words("tot en met {}", "up to and including {}")
_SHAPES = {
    "list": Words("{}", "{}"),
    "count": Words("Aantal: {}", "Number of: {}"),
    "whether": Words("Bestaat dit: {}", "Does this exist: {}"),
    "values": Words("{values} van: {focus}", "{values} of: {focus}"),
    "rank": Words("{} naar aantal {hub}, de meeste eerst", "{} by number of {hub}, most first"),
    "least": Words("{} naar aantal {hub}, de minste eerst", "{} by number of {hub}, fewest first"),
    "path": Words("Kortste verbinding tussen {}", "Shortest connection between {}"),
    "figure": Words("Het cijfer: {}", "The figure: {}"),
    "text": Words("Waar dit over gaat: {}", "What this is about: {}"),
    "sources": Words("Documenten die dit noemen: {}", "Documents that name this: {}"),
}


class Wording:
    """Says readings in sentences."""

    def __init__(self, vocabulary: Vocabulary, names: Names) -> None:
        self._vocabulary, self._names = vocabulary, names

    def sentence(self, reading: Reading, lang: str) -> str:
        """Return a reading as a sentence."""
        shape = _SHAPES["least" if reading.kind == "rank" and reading.least else reading.kind]
        if reading.kind == "path":
            ends = [self._names.label(iri, lang) for iri in reading.things]
            return shape.get(lang).format(Words(" en ", " and ").get(lang).join(ends))
        named = self.things(reading.things, lang)
        focus = named or self._focus(reading, lang)
        values = self.things(reading.values, lang)
        hub = self._names.plural(reading.hub or self._vocabulary.hub, lang)
        if reading.kind == "figure" and reading.focus:
            focus += f" ({self.things(reading.focus, lang)})"
        text = shape.get(lang).format(focus, focus=focus, values=values, hub=hub)
        return text[:1].upper() + text[1:]

    def things(self, iris: Iterable[str], lang: str) -> str:
        """Return the names of things, joined by "or"."""
        names = list(dict.fromkeys(self._names.label(iri, lang) for iri in iris))
        shown = names[:_SHOWN] + ([f"… ({len(names)})"] if len(names) > _SHOWN else [])
        return _OR.get(lang).join(shown)

    def condition(self, condition: Condition, lang: str) -> str:
        """Return what one condition demands."""
        said = self._said(condition, lang)
        return _NOT.get(lang) + said if condition.negated else said

    def _focus(self, reading: Reading, lang: str) -> str:
        kinds = _OR.get(lang).join(self._names.plural(kind, lang) for kind in reading.focus)
        parts = [self.condition(c, lang) for c in reading.conditions]
        said = f"{kinds or _ANYTHING.get(lang)}"
        if reading.via:
            hub = self._names.plural(reading.hub, lang)
            ties = self._turned(reading.via, lang)
            inner = "; ".join(self.condition(c, lang) for c in reading.through)
            parts.append(f"{ties} ({hub}{': ' if inner else ''}{inner})")
        return f"{said} — {'; '.join(parts)}" if parts else said

    def _said(self, condition: Condition, lang: str) -> str:
        match condition:
            case Link():
                return self._link(condition, lang)
            case Is():
                words = _OR_PART if condition.parts else _IS
                return words.get(lang).format(self.things(condition.things, lang))
            case Text():
                return _quoting(condition, lang)
            case Dated():
                return _DATED[condition.by].get(lang).format(_bounds(condition, lang))
            case Meets() | Tells() | Stated() | Has() | OfKind():
                words, iris = _NAMING[type(condition)], _named(condition)
                return words.get(lang).format(self.things(iris, lang))
            case AnyOf():
                return _OR.get(lang).join(self.condition(o, lang) for o in condition.options)

    def _turned(self, relations: Iterable[str], lang: str) -> str:
        names = dict.fromkeys(self._names.turned(iri, lang) for iri in relations)
        return _OR.get(lang).join(names)

    def _link(self, link: Link, lang: str) -> str:
        ties = (self._turned if link.inverse else self.things)(link.relations, lang)
        things = self.things((*link.things, *link.kinds), lang)
        if link.rolled:
            things = _ROLLED.get(lang).format(things)
        if link.only:
            things = _ONLY.get(lang).format(things)
        said = f"{ties}: {things}"
        if link.text:
            said += _OR.get(lang) + self._said(Text(link.text), lang)
        return said


def _quoting(condition: Text, lang: str) -> str:
    quoted = ", ".join(f'"{_shortest(stems)}"' for stems in condition.words)
    if condition.optional:
        return _LEFT_OUT.get(lang).format(quoted)
    if condition.least:
        return _SAYS_SOME.get(lang).format(condition.least, quoted)
    return _SAYS.get(lang).format(quoted)


def _named(condition: Meets | Tells | Stated | Has | OfKind) -> tuple[str, ...]:
    match condition:
        case Meets() | Tells():
            return condition.things
        case Stated():
            return condition.documents
        case Has():
            return condition.relations
        case OfKind():
            return condition.kinds


def _shortest(stems: Sequence[str]) -> str:
    return min(stems, key=len)


def _bounds(condition: Dated, lang: str) -> str:
    first, last = condition.first, condition.last
    if first[:4] == last[:4] and first:
        return first[:4]
    parts = []
    if first:
        parts.append(_FROM.get(lang).format(first[:4]))
    if last:
        parts.append(_TO.get(lang).format(last[:4]))
    return " ".join(parts)
