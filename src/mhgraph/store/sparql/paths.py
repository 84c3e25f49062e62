"""Read a property path, and say it with triple patterns as far as that goes.

A path of any length is widened to all triples with its properties: enough to follow it elsewhere.
"""

from collections.abc import Callable, Iterable

from mhgraph.store.sparql.cursor import Cursor
from mhgraph.store.sparql.tree import Atom, Element, Everything, Group, Slot, Union
from mhgraph.values import NamedNode

__all__ = ["read_verb"]

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
Path = Callable[[Slot, Slot], list[Element]]
"""What a path says of its two ends."""


def read_verb(cursor: Cursor) -> Path:
    """Read what stands between subject and object."""
    if cursor.peek().kind == "variable":
        variable = cursor.next().text
        return lambda subject, value: [Atom(subject, variable, value)]
    return _alternatives(cursor)


def _alternatives(cursor: Cursor) -> Path:
    paths = [_sequence(cursor)]
    while cursor.takes("|"):
        paths.append(_sequence(cursor))
    if len(paths) == 1:
        return paths[0]
    return lambda subject, value: [Union(tuple(Group(tuple(p(subject, value))) for p in paths))]


def _sequence(cursor: Cursor) -> Path:
    paths = [_step(cursor)]
    while cursor.takes("/"):
        paths.append(_step(cursor))

    def said(subject: Slot, value: Slot) -> list[Element]:
        ends = [subject, *(cursor.fresh() for _ in paths[1:]), value]
        steps = zip(paths, ends[:-1], ends[1:], strict=True)
        return [element for path, one, other in steps for element in path(one, other)]

    return said if len(paths) > 1 else paths[0]


def _step(cursor: Cursor) -> Path:
    inverse = cursor.takes("^")
    path = _primary(cursor)
    if cursor.sees("*", "+", "?"):
        path = _widened(path, may_be_empty=cursor.next().text != "+")
    if not inverse:
        return path
    return lambda subject, value: path(value, subject)


def _primary(cursor: Cursor) -> Path:
    if cursor.takes("("):
        path = _alternatives(cursor)
        cursor.needs(")")
        return path
    if cursor.takes("!"):
        _negated(cursor)
        return lambda subject, value: [
            Union(
                (
                    Group((Atom(subject, cursor.fresh(), value),)),
                    Group((Atom(value, cursor.fresh(), subject),)),
                )
            )
        ]
    relation = _relation(cursor)
    return lambda subject, value: [Atom(subject, relation, value)]


def _negated(cursor: Cursor) -> None:
    """Step over the properties that are excluded: what is fetched holds more than is asked."""
    if not cursor.takes("("):
        cursor.takes("^")
        _relation(cursor)
        return
    while not cursor.takes(")"):
        if not cursor.takes("^", "|"):
            _relation(cursor)


def _relation(cursor: Cursor) -> NamedNode:
    token = cursor.peek()
    if token.kind == "word" and token.text == "a":
        cursor.next()
        return _TYPE
    return cursor.iri()


def _widened(path: Path, *, may_be_empty: bool) -> Path:
    """Return what says: all triples with the properties of `path`."""
    named = [*_properties(path("?mh__s", "?mh__o"))]
    known = {p for p in named if p is not None}
    # Where one of them may be any property, all triples are needed.
    found = [] if None in named else sorted(known, key=lambda p: p.value)

    def said(subject: Slot, value: Slot) -> list[Element]:
        return [Everything(tuple(found), (subject, value) if may_be_empty else ())]

    return said


def _properties(elements: Iterable[Element]) -> Iterable[NamedNode | None]:
    """Yield the properties of a path; None for any property."""
    for element in elements:
        if isinstance(element, Atom):
            yield element.predicate if isinstance(element.predicate, NamedNode) else None
        elif isinstance(element, Everything):
            yield from element.properties or (None,)
        elif isinstance(element, Union):
            for branch in element.branches:
                yield from _properties(branch.elements)
