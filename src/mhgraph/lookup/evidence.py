"""Which sources stand behind a fact, derived facts included.

A stated fact stands in the graph of its source. A derived one is traced through the evidence query of
each rule to the facts it came from, until only stated ones are left.
"""

import re

from mhgraph.corpus.rules import Rule
from mhgraph.store import Store, select
from mhgraph.values import NamedNode, Triple

__all__ = ["premises", "sources_of"]

_SLOT = re.compile(r"VALUES \(\?subject \?predicate \?object\) \{ \(UNDEF UNDEF UNDEF\) \}")
_STATED = """
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
SELECT DISTINCT ?source WHERE {{ GRAPH ?source {{ {triple} }} ?source a mh:Source }}
"""


def premises(store: Store, rule: Rule, fact: Triple) -> list[Triple]:
    """Return the facts from which `rule` derives `fact`; none where it does not."""
    slot = f"VALUES (?subject ?predicate ?object) {{ ({' '.join(str(t) for t in fact)}) }}"
    table = select(store, _SLOT.sub(lambda _: slot, rule.evidence))
    return [Triple(*row) for row in table.rows if None not in row]  # type: ignore[arg-type]


def sources_of(store: Store, rules: tuple[Rule, ...], fact: Triple) -> list[NamedNode]:
    """Return the sources that state `fact` or the facts it was derived from, sorted by IRI."""
    found: set[NamedNode] = set()
    seen: set[Triple] = set()
    waiting = [fact]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        stated = _stating(store, current)
        found.update(stated)
        if not stated:
            waiting.extend(p for rule in rules for p in premises(store, rule, current))
    return sorted(found, key=str)


def _stating(store: Store, fact: Triple) -> list[NamedNode]:
    triple = " ".join(str(t) for t in fact)
    table = select(store, _STATED.format(triple=triple))
    return [row[0] for row in table.rows if isinstance(row[0], NamedNode)]
