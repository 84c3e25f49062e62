"""By what the triples of a pattern are narrowed, and which pattern comes first."""

import math
from collections.abc import Iterable

from mhgraph.store.scope import Known, Scope
from mhgraph.store.sparql.tree import Alias, Atom, Condition, Element, Everything, Values
from mhgraph.values import Literal, NamedNode, Row

__all__ = ["add_lists", "fitting", "lists_for", "rank_of"]

_FEW = 1000
_COMBINED = 2500


def rank_of(element: Element, scope: Scope) -> int:
    """Return how late an element is best fetched: what narrows most comes first."""
    if isinstance(element, Atom):
        return _rank_of_atom(element, scope)
    if isinstance(element, Alias):
        return 0 if element.old in scope.known else 9
    if isinstance(element, Everything):
        return 8
    return 0 if isinstance(element, Values | Condition) else 4


def _rank_of_atom(atom: Atom, scope: Scope) -> int:
    few = {name for name, terms in scope.known.items() if len(terms) <= _FEW}
    if atom.subject in few or atom.object in few or isinstance(atom.subject, NamedNode):
        return 1
    if atom.graph in few or atom.object in scope.texts:
        return 2
    if isinstance(atom.predicate, str):
        return 3 if isinstance(atom.object, NamedNode | Literal) else 7
    return 3 if isinstance(atom.object, NamedNode | Literal) else 5


def lists_for(atom: Atom, known: Known) -> Known:
    """Return the lists by which a pattern is best narrowed: engines look up each combination of them."""
    ends = sorted(
        (slot for slot in (atom.subject, atom.object) if isinstance(slot, str) and slot in known),
        key=lambda name: len(known[name]),
    )
    lists: Known = {}
    if ends and len(known[ends[0]]) <= _FEW:
        lists[ends[0]] = known[ends[0]]
    later = [atom.predicate, *ends[1:], atom.graph]
    add_lists(lists, {n: known[n] for n in later if isinstance(n, str) and n in known})
    return lists


def add_lists(lists: Known, more: Known) -> None:
    """Add the lists that leave the number of combinations small."""
    combined = min(math.prod(len(terms) for terms in lists.values()), _FEW // 4)
    for name, terms in more.items():
        if name not in lists and 0 < combined * len(terms) <= _COMBINED:
            lists[name] = terms
            combined *= len(terms)


def fitting(columns: tuple[str, ...], rows: Iterable[Row], known: Known) -> list[Row]:
    """Return the rows whose terms are among those that are known to matter."""
    tests = [(place, known[name]) for place, name in enumerate(columns) if name in known]
    return [row for row in rows if all(row[place] in terms for place, terms in tests)]
