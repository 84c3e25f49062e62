"""The sources behind many facts at once: the same answer as `sources_of`, in few queries.

Facts go to the store numbered, so that an answer finds its fact however an engine writes a literal.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from mhgraph.corpus.rules import Rule
from mhgraph.store import Store, select
from mhgraph.values import Literal, NamedNode, Row, Term, Triple, value_of

__all__ = ["Tracer", "askable", "chunks", "triple_of"]

_MOST = 400
_SLOT = re.compile(r"VALUES \(\?subject \?predicate \?object\) \{ \(UNDEF UNDEF UNDEF\) \}")
_CHOSEN = re.compile(r"SELECT DISTINCT \?s \?p \?o\b")
_STATED = """
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
SELECT DISTINCT ?number ?source WHERE {
  VALUES (?subject ?predicate ?object) { (UNDEF UNDEF UNDEF) }
  GRAPH ?source { ?subject ?predicate ?object }
  ?source a mh:Source
}
"""
_HOLDING = """
SELECT ?number WHERE {
  VALUES (?subject ?predicate ?object) { (UNDEF UNDEF UNDEF) }
  ?subject ?predicate ?object
}
"""
_T = TypeVar("_T")


class Tracer:
    """Finds the sources of facts, and remembers what it found.

    Args:
        store: where the facts are.
        rules: the derivation rules.
        timeout: seconds after which one query is given up; None waits for ever.
    """

    def __init__(self, store: Store, rules: tuple[Rule, ...], timeout: float | None = None) -> None:
        self._store, self._rules, self._timeout = store, rules, timeout
        self._stated: dict[Triple, set[NamedNode]] = {}
        self._premises: dict[Triple, set[Triple]] = {}

    def sources(self, facts: Iterable[Triple]) -> dict[Triple, frozenset[NamedNode]]:
        """Return for each fact the sources that state it or what it was derived from.

        A triple that does not hold has none, and neither has one with a blank node in it, which no
        query can name.
        """
        wanted = {fact for fact in facts if all(askable(term) for term in fact)}
        waiting = wanted
        while waiting:
            waiting = self._look_up(waiting)
        return {fact: self._gathered(fact) for fact in wanted}

    def _look_up(self, facts: Collection[Triple]) -> set[Triple]:
        """Learn who states `facts`, and return the premises of the derived ones not yet looked up."""
        unknown = [fact for fact in facts if fact not in self._stated]
        stated = self._asked(_STATED, unknown)
        self._stated |= {fact: set() for fact in unknown}
        for fact, (source,) in stated:
            if isinstance(source, NamedNode):
                self._stated[fact].add(source)
        open_ones = [fact for fact in unknown if not self._stated[fact]]
        derived = [fact for fact, _ in self._asked(_HOLDING, open_ones)]
        found: set[Triple] = set()
        for rule in self._rules:
            for fact, row in self._asked(rule.evidence, derived):
                premise = triple_of(row)
                if premise is not None:
                    self._premises.setdefault(fact, set()).add(premise)
                    found.add(premise)
        return {fact for fact in found if fact not in self._stated}

    def _asked(self, query: str, facts: Sequence[Triple]) -> Iterator[tuple[Triple, Row]]:
        """Yield each row of `query`, asked of all `facts`, with the fact that it is about."""
        chosen = _CHOSEN.sub("SELECT DISTINCT ?number ?s ?p ?o", query)
        for part in chunks(facts):
            lines = (
                f"({number} {' '.join(str(term) for term in fact)})"
                for number, fact in enumerate(part)
            )
            slot = f"VALUES (?number ?subject ?predicate ?object) {{ {' '.join(lines)} }}"
            text = _SLOT.sub(lambda _, slot=slot: slot, chosen)  # type: ignore[misc]
            for number, *row in select(self._store, text, timeout=self._timeout).rows:
                yield part[int(value_of(number))], tuple(row)

    def _gathered(self, fact: Triple) -> frozenset[NamedNode]:
        found: set[NamedNode] = set()
        seen: set[Triple] = set()
        waiting = [fact]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                found |= self._stated.get(current, set())
                waiting.extend(self._premises.get(current, ()))
        return frozenset(found)


def chunks(things: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Yield `things` in parts that one query can hold."""
    return (things[at : at + _MOST] for at in range(0, len(things), _MOST))


def askable(term: Term | None) -> bool:
    """Tell whether a query can name `term`: a blank node it cannot."""
    return isinstance(term, NamedNode | Literal)


def triple_of(terms: Sequence[Term | None]) -> Triple | None:
    """Return subject, predicate and object as a triple that a query can name, or None."""
    subject, predicate, value = terms[0], terms[1], terms[2]
    if not (isinstance(subject, NamedNode) and isinstance(predicate, NamedNode)):
        return None
    return Triple(subject, predicate, value) if isinstance(value, NamedNode | Literal) else None
