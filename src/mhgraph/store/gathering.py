"""Fetch the triples that a query can touch, pattern by pattern, so that it can be answered from them.

For servers that do not answer SPARQL as it is meant. Every triple that takes part in a solution is
fetched, and little else: what one pattern gives narrows what is asked for the next. A part that may be
absent (OPTIONAL, MINUS, EXISTS) is narrowed only by variables that are certainly bound before it, so
that nothing seems absent that is there.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from mhgraph.store.narrowing import add_lists, fitting, lists_for, rank_of
from mhgraph.store.scope import Known, Scope, common, either
from mhgraph.store.sparql.certain import certain_variables, given_by, passing
from mhgraph.store.sparql.tree import (
    Alias,
    Any,
    Atom,
    Condition,
    Element,
    Everything,
    Group,
    Query,
    Slot,
    Sub,
    Union,
    Values,
    atoms_of,
)
from mhgraph.values import DefaultGraph, Literal, NamedNode, Quad, Row, Term

__all__ = ["Fetch", "Gathering"]

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_TEXTS = (
    NamedNode("http://www.w3.org/2001/XMLSchema#string"),
    NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"),
)


class Fetch(Protocol):
    """Asks the server for one triple pattern."""

    def __call__(
        self, atom: Atom, known: Known, around: list[Atom], text: str
    ) -> tuple[tuple[str, ...], Iterable[Row]]:
        """Return names of variables and rows of their terms.

        Args:
            atom: the pattern.
            known: what some variables can be, each no more than some hundreds of IRIs.
            around: patterns that have to hold as well.
            text: the pattern which the text of the atom's object has to fit; "" for any.
        """
        ...


class Gathering:
    """Gathers the triples for one query.

    Args:
        fetch: asks the server.

    Attributes:
        quads: what was found, facts in the default graph.
    """

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self.quads: list[Quad] = []

    def gather(self, query: Query) -> None:
        """Fetch what `query` can touch."""
        self.group(query.group, Scope())
        for group in query.extra:
            self.group(group, Scope())
        for slot in query.described:
            if isinstance(slot, NamedNode):
                self._atom(Atom(slot, "?mh__p", "?mh__o"), Scope())

    def group(self, group: Group, outer: Scope) -> Known:
        """Fetch what `group` can touch and return what its variables can be."""
        certain = certain_variables(group)
        scope = Scope(dict(outer.known), (*outer.atoms, *atoms_of(group)), dict(outer.texts))
        self._heed(group, scope, certain)
        found: Known = {}
        waiting = [e for e in group.elements if not _may_be_absent(e)]
        while waiting:
            element = min(waiting, key=lambda e: rank_of(e, scope))
            waiting.remove(element)
            known = self._needed(element, scope)
            scope.narrow(known)
            found |= {name: scope.known[name] for name in known}
        for place, element in enumerate(group.elements):
            if isinstance(element, Sub) and _may_be_absent(element):
                before = certain_variables(Group(group.elements[:place]))
                kept = certain if element.kind == "exists" else before
                self.group(element.group, scope.within(kept))
        return found

    def _heed(self, group: Group, scope: Scope, certain: frozenset[str]) -> None:
        """Note what the conditions of `group` say of variables that it certainly binds."""
        for element in group.elements:
            if isinstance(element, Condition) and element.variable in certain:
                if element.terms:
                    scope.narrow({element.variable: frozenset(element.terms)})
                elif element.pattern:
                    scope.texts[element.variable] = element.pattern

    def _needed(self, element: Element, scope: Scope) -> Known:
        if isinstance(element, Atom):
            return self._atom(element, scope)
        if isinstance(element, Values):
            return common(element.rows, element.variables)
        if isinstance(element, Alias):
            known = scope.known.get(element.old)
            return {} if known is None else {element.new: known}
        if isinstance(element, Union):
            return either([self.group(branch, scope) for branch in element.branches])
        if isinstance(element, Sub):
            return self.group(element.group, scope)
        if isinstance(element, Query):
            return self._select(element, scope)
        return self._any(element, scope)

    def _select(self, query: Query, scope: Scope) -> Known:
        """Fetch for a sub-select, narrowed by what is known of the variables that leave it unchanged."""
        shared = passing(query)
        inner = Scope(dict(scope.known), scope.atoms) if shared is None else scope.within(shared)
        found = self.group(query.group, inner)
        for group in query.extra:
            self.group(group, Scope())
        given = given_by(query)
        return {name: terms for name, terms in found.items() if name in given}

    def _any(self, element: Element, scope: Scope) -> Known:
        if isinstance(element, Everything):
            for relation in element.properties or ("?mh__p",):
                self._atom(Atom("?mh__s", relation, "?mh__o", element.graph), Scope())
            self._ends(element, scope)
        if isinstance(element, Any):
            atom = Atom("?mh__s", "?mh__p", "?mh__o", element.graph)
            known = {v: t for v, t in scope.known.items() if v == element.graph}
            found = self._atom(atom, Scope(known))
            return {v: t for v, t in found.items() if v == element.graph}
        return {}

    def _ends(self, path: Everything, scope: Scope) -> None:
        """Fetch a triple of each thing that a path of no length may tie to itself."""
        near = [end for end in path.ends if not isinstance(end, str) or end in scope.known]
        if path.ends and not near:
            self._atom(Atom("?mh__s", "?mh__p", "?mh__o", path.graph), Scope())
        for end in near:
            if isinstance(end, Literal):
                self._atom(Atom("?mh__s", "?mh__p", end, path.graph), Scope())
                continue
            left = frozenset([end]) if isinstance(end, NamedNode) else scope.known[end]
            for relation, turned in ((_TYPE, False), ("?mh__p", False), ("?mh__p", True)):
                ends = ("?mh__o", "?mh__s") if turned else ("?mh__s", "?mh__o")
                atom = Atom(ends[0], relation, ends[1], path.graph)
                found = self._atom(atom, Scope({"?mh__s": left})) if left else {}
                left -= found.get("?mh__s", frozenset())

    def _atom(self, atom: Atom, scope: Scope) -> Known:
        """Fetch a triple pattern and return what its variables can be."""
        if isinstance(atom.object, Literal) and atom.object.datatype not in _TEXTS:
            atom = replace(atom, object="?mh__value")
        names = atom.variables()
        known = {name: terms for name, terms in scope.known.items() if name in names}
        if any(not terms for terms in known.values()):
            return {name: frozenset() for name in names}
        lists = lists_for(atom, known)
        bound = isinstance(atom.subject, NamedNode) or lists.keys() & {atom.subject, atom.object}
        around = [] if bound else scope.around(atom)
        if around:
            near = frozenset[str]().union(*(a.variables() for a in around))
            add_lists(lists, {n: t for n, t in scope.known.items() if n in near - names})
        text = scope.texts.get(atom.object, "") if isinstance(atom.object, str) else ""
        columns, rows = self._fetch(atom, lists, around, text)
        kept = fitting(columns, rows, known)
        self.quads.extend(_quads(atom, columns, kept))
        return {n: t for n, t in common(kept, columns).items() if n in names}


def _may_be_absent(element: Element) -> bool:
    return isinstance(element, Sub) and element.kind != "plain"


def _quads(atom: Atom, columns: tuple[str, ...], rows: Iterable[Row]) -> Iterable[Quad]:
    """Yield the quads that the rows make of a pattern."""
    graph, subject, relation, value = (
        _picker(slot, columns) for slot in (atom.graph, atom.subject, atom.predicate, atom.object)
    )
    for row in rows:
        yield Quad(subject(row), relation(row), value(row), graph(row))  # type: ignore[arg-type]


def _picker(slot: Slot | None, columns: tuple[str, ...]) -> Callable[[Row], Term | DefaultGraph]:
    if isinstance(slot, str):
        place = columns.index(slot)
        return lambda row: row[place]  # type: ignore[return-value]
    fixed = DefaultGraph() if slot is None else slot
    return lambda _: fixed
