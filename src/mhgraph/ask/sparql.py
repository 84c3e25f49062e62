"""Write a reading as SPARQL 1.1 that any engine answers."""

from collections.abc import Collection, Iterable, Mapping

from mhgraph.ask.letters import FOCUS, HUB, PREFIXES, SHARED, deeper, short, values_of
from mhgraph.ask.patterns import Patterns, cheapest_first
from mhgraph.ask.reading import AnyOf, Condition, Link, Meets, Reading
from mhgraph.ask.texts import Texts
from mhgraph.ask.vocabulary import Vocabulary
from mhgraph.values import NamedNode

__all__ = ["Writer"]

_LISTING = frozenset(["list", "count", "rank"])
_PLAIN = frozenset(["path", "figure", "text", "values"])


class Writer:
    """Writes the SPARQL of readings; see `Patterns`."""

    def __init__(self, vocabulary: Vocabulary, texts: Texts | None = None) -> None:
        self._vocabulary, self._texts = vocabulary, texts

    def query(self, reading: Reading) -> str:
        """Return the query of a reading; its columns depend on the kind of reading."""
        patterns = Patterns(self._vocabulary, self._texts)
        body = self._body(reading, patterns)
        if reading.kind == "rank":
            order = "ASC" if reading.least else "DESC"
            head = f"SELECT {FOCUS} (COUNT(DISTINCT ?counted) AS ?number)"
            tail = f"GROUP BY {FOCUS}\nORDER BY {order}(?number) {FOCUS}"
            counted = self._counted(reading, patterns)
            return _whole(f"{head}\nWHERE {{\n{body}{counted}}}\n{tail}")
        if reading.kind == "values":
            at = HUB if reading.via else FOCUS
            relations = " ".join(short(iri) for iri in reading.values)
            body += f"  VALUES ?relation {{ {relations} }}\n  {at} ?relation ?value .\n"
            return _whole(f"SELECT DISTINCT {at} ?relation ?value\nWHERE {{\n{body}}}")
        return _whole(f"SELECT DISTINCT {FOCUS}\nWHERE {{\n{body}}}")

    def partners(self, reading: Reading, ends: Iterable[str]) -> str:
        """Return the query for who shares a third with each of `ends`, and which third."""
        patterns = Patterns(self._vocabulary, self._texts)
        ones = values_of("?one", sorted(ends))
        meets = Meets(reading.via[0], reading.hub, ())
        return _whole(
            f"SELECT DISTINCT ?one ?other {SHARED}\nWHERE {{\n{ones}"
            f"{patterns.met('?one', '?other', meets)}  FILTER(?one != ?other)\n}}"
        )

    def evidence(self, reading: Reading, things: Iterable[str]) -> list[str]:
        """Return queries for what states the things of an answer, the closest first."""
        patterns = Patterns(self._vocabulary, self._texts)
        shown = values_of(FOCUS, things)
        plain = _sourced(shown, f"  GRAPH ?source {{ {FOCUS} a ?anyKind }}\n")
        if reading.kind in _PLAIN:
            return [plain]
        if reading.via:
            body = self._through(reading, patterns)
            said = f"  ?unit mh:countedAs? {HUB} .\n  GRAPH ?source {{ ?unit ?anyTie {FOCUS} }}\n"
            return [_sourced(shown, body + said), plain]
        met = [c for c in reading.conditions if isinstance(c, Meets) and not c.negated]
        if met:
            with_whom = values_of("?met", met[0].things)
            said = "  GRAPH ?source { ?sharedOne ?anyTie " + FOCUS + " }\n"
            return [_sourced(shown, with_whom + patterns.met(FOCUS, "?met", met[0]) + said), plain]
        links = [link for condition in reading.conditions for link in _links(condition)]
        return [*(_sourced(shown, _said(link, patterns)) for link in links), plain]

    def meetings(self, meeting: Mapping[str, Collection[str]]) -> str:
        """Return the query for what states that things are tied to the thirds in which they meet."""
        pairs = " ".join(
            f"({NamedNode(thing)} {NamedNode(third)})"
            for thing, thirds in meeting.items()
            for third in sorted(thirds)
        )
        shown = f"  VALUES ({FOCUS} {HUB}) {{ {pairs} }}\n"
        said = f"  {HUB} mh:goesWith? ?unit .\n  GRAPH ?source {{ ?unit ?anyTie {FOCUS} }}\n"
        return _sourced(shown, said)

    def _body(self, reading: Reading, patterns: Patterns) -> str:
        if not reading.via:
            binding = [c for c in reading.conditions if not c.negated]
            kinds = patterns.kinds(FOCUS, reading.focus, listed=reading.kind in _LISTING)
            if self._texts is not None and kinds and any(map(_unites, binding)):
                kinds = f"  FILTER EXISTS {{\n{deeper(kinds)}  }}\n"  # not before what finds few
            dropping = [c for c in reading.conditions if c.negated]
            own = self._all(FOCUS, binding, patterns) + kinds
            return own + self._all(FOCUS, dropping, patterns)
        return (
            self._through(reading, patterns)
            + patterns.kinds(FOCUS, reading.focus)
            + self._all(FOCUS, reading.conditions, patterns)
        )

    def _through(self, reading: Reading, patterns: Patterns) -> str:
        hub = self._all(HUB, reading.through, patterns)
        return hub + patterns.link(HUB, Link(reading.via, ()), value=FOCUS)

    def _all(self, subject: str, conditions: Iterable[Condition], patterns: Patterns) -> str:
        return "".join(patterns.condition(subject, c) for c in cheapest_first(conditions))

    def _counted(self, reading: Reading, patterns: Patterns) -> str:
        """Return what a ranking counts: the hub, what two share, or else what a thing is tied to."""
        met = any(isinstance(condition, Meets) for condition in reading.conditions)
        if reading.via or met:
            unit = f"  {HUB if reading.via else SHARED} mh:countedAs? ?counted .\n"
            return unit + patterns.kinds("?counted", (self._vocabulary.hub,), listed=True)
        return f"  {FOCUS} ?anyRelation ?counted . FILTER(isIRI(?counted))\n"


def _said(link: Link, patterns: Patterns) -> str:
    """Return the pattern for a source that states a link of what is asked for, or of a part of it."""
    number = patterns.number()
    value = f"?stated{number}"
    within = patterns.within(value, link, number) if link.things else ""
    ends = (value, "?unit") if link.inverse else ("?unit", value)
    said = f"  GRAPH ?source {{ {ends[0]} ?anyTie {ends[1]} }}\n"
    return f"{within}  ?unit mh:countedAs? {FOCUS} .\n{said}"


def _sourced(shown: str, body: str) -> str:
    head = f"SELECT DISTINCT {FOCUS} ?source\nWHERE {{\n"
    return _whole(f"{head}{shown}{body}  ?source a mh:Source .\n}}")


def _whole(query: str) -> str:
    used = [prefix for prefix in PREFIXES if f"{prefix}:" in query]
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used) + query


def _unites(condition: Condition) -> bool:
    """Tell whether a condition becomes a union, behind which engines do not look for what is rare."""
    union = isinstance(condition, AnyOf) or (isinstance(condition, Link) and condition.text)
    return bool(union) and not condition.negated


def _links(condition: Condition) -> list[Link]:
    if isinstance(condition, Link) and not condition.negated:
        return [condition]
    if isinstance(condition, AnyOf):
        return [link for option in condition.options for link in _links(option)]
    return []
