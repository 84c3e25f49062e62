"""Which variables every solution of a pattern binds, and which ones narrow a sub-select unharmed."""

from mhgraph.store.sparql.tree import Alias, Atom, Element, Group, Query, Sub, Union, Values

__all__ = ["certain_variables", "given_by", "passing"]


def passing(query: Query) -> frozenset[str] | None:
    """Return the variables of a sub-select by which what is fetched for it can be narrowed.

    None stands for all of them.
    """
    if query.sliced:
        return frozenset()
    given = None if query.projected is None else frozenset(query.projected)
    if query.keys is None:
        return given
    keys = frozenset(query.keys)
    return keys if given is None else given & keys


def given_by(query: Query) -> frozenset[str]:
    """Return the variables that every row of a sub-select binds."""
    bound = certain_variables(query.group)
    if query.keys is not None:
        bound &= frozenset(query.keys)
    return bound if query.projected is None else bound & frozenset(query.projected)


def certain_variables(group: Group) -> frozenset[str]:
    """Return the variables that every solution of `group` binds."""
    found: set[str] = set()
    for element in group.elements:
        found |= _certain(element, found)
    return frozenset(found)


def _certain(element: Element, so_far: set[str]) -> frozenset[str]:
    if isinstance(element, Atom):
        return element.variables()
    if isinstance(element, Values):
        full = [all(row[i] is not None for row in element.rows) for i in _places(element)]
        return frozenset(v for v, is_full in zip(element.variables, full, strict=True) if is_full)
    if isinstance(element, Alias):
        return frozenset([element.new]) if element.old in so_far else frozenset()
    if isinstance(element, Sub) and element.kind == "plain":
        return certain_variables(element.group)
    if isinstance(element, Union):
        return frozenset.intersection(*(certain_variables(b) for b in element.branches))
    return given_by(element) if isinstance(element, Query) else frozenset()


def _places(values: Values) -> range:
    return range(len(values.variables))
