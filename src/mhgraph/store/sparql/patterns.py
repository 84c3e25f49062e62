"""Read what stands between the braces of a SPARQL query."""

from collections.abc import Callable

from mhgraph.store.sparql import conditions
from mhgraph.store.sparql.cursor import Cursor, NotReadError
from mhgraph.store.sparql.paths import read_verb
from mhgraph.store.sparql.tokens import Token
from mhgraph.store.sparql.tree import (
    Alias,
    Any,
    Atom,
    Element,
    Group,
    Query,
    Slot,
    Sub,
    Union,
    Values,
    atoms_of,
)
from mhgraph.values import Literal, NamedNode

__all__ = ["Patterns"]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_FIRST, _REST, _NIL = (NamedNode(_RDF + name) for name in ("first", "rest", "nil"))


class Patterns:
    """Reads groups.

    Args:
        cursor: stands before an opening brace.
        read_select: reads a sub-select.
    """

    def __init__(self, cursor: Cursor, read_select: Callable[[], Query]) -> None:
        self._cursor = cursor
        self._read_select = read_select

    def group(self) -> Group:
        """Read a group, its braces included."""
        cursor = self._cursor
        cursor.needs("{")
        if cursor.sees("SELECT"):
            inner: tuple[Element, ...] = (self._read_select(),)
            cursor.needs("}")
            return Group(inner)
        elements: list[Element] = []
        while not cursor.takes("}"):
            if not cursor.takes("."):
                elements.extend(self._element())
        return Group(tuple(elements))

    def groups_in(self, tokens: list[Token]) -> list[Group]:
        """Return the groups of the EXISTS among the tokens of an expression."""
        found: list[Group] = []
        outer, self._cursor.at = self._cursor.at, 0
        whole, self._cursor.tokens = self._cursor.tokens, tokens
        while self._cursor.peek().kind != "end":
            if self._cursor.takes("EXISTS"):
                found.append(self.group())
            else:
                self._cursor.next()
        self._cursor.tokens, self._cursor.at = whole, outer
        return found

    def values(self) -> Values:
        """Read a VALUES block behind its first word."""
        cursor = self._cursor
        if cursor.peek().kind == "variable":
            names, single = [cursor.next().text], True
        else:
            names, single = [t.text for t in cursor.skip_parentheses()], False
        cursor.needs("{")
        rows: list[tuple[NamedNode | Literal | None, ...]] = []
        while not cursor.takes("}"):
            if single:
                rows.append((self._value(),))
                continue
            cursor.needs("(")
            row = [self._value() for _ in names]
            cursor.needs(")")
            rows.append(tuple(row))
        return Values(tuple(names), tuple(rows))

    def _value(self) -> NamedNode | Literal | None:
        if self._cursor.takes("UNDEF"):
            return None
        slot = self._cursor.slot()
        if isinstance(slot, str):
            raise NotReadError(slot)
        return slot

    def _element(self) -> list[Element]:
        cursor = self._cursor
        if cursor.sees("{"):
            return [self._union()]
        for word, kind in (("OPTIONAL", "optional"), ("MINUS", "minus")):
            if cursor.takes(word):
                return [Sub(kind, self.group())]
        if cursor.sees("SERVICE"):
            raise NotReadError("SERVICE")
        readers: dict[str, Callable[[], list[Element]]] = {
            "GRAPH": self._graph,
            "VALUES": lambda: [self.values()],
            "FILTER": self._filter,
            "BIND": self._bind,
        }
        reader = readers.get(cursor.peek().text) if cursor.peek().kind == "word" else None
        if reader is None:
            return self._triples()
        cursor.next()
        return reader()

    def _union(self) -> Element:
        branches = [self.group()]
        while self._cursor.takes("UNION"):
            branches.append(self.group())
        return Union(tuple(branches)) if len(branches) > 1 else Sub("plain", branches[0])

    def _graph(self) -> list[Element]:
        name = self._cursor.slot()
        if isinstance(name, Literal):
            raise NotReadError(str(name))
        inner = self.group().in_graph(name)
        found: list[Element] = [Sub("plain", inner)] if inner.elements else []
        return found if any(atoms_of(inner)) else [*found, Any(name)]

    def _filter(self) -> list[Element]:
        """Read a FILTER: a call, an EXISTS or an expression in parentheses."""
        cursor = self._cursor
        begin = cursor.at
        while not cursor.sees("(", "{"):
            if cursor.next().kind == "end":
                raise NotReadError("FILTER")
        if cursor.sees("{"):
            return [Sub("exists", self.group())]
        cursor.skip_parentheses()
        tokens = list(cursor.tokens[begin : cursor.at])
        groups = self.groups_in(tokens)
        return [*(Sub("exists", g) for g in groups), *conditions.read(tokens, cursor)]

    def _bind(self) -> list[Element]:
        inner = self._cursor.skip_parentheses()
        if len(inner) < 3:
            raise NotReadError("BIND")
        old = inner[0].text if len(inner) == 3 and inner[0].kind == "variable" else ""
        groups = self.groups_in(inner)
        return [Alias(old, inner[-1].text), *(Sub("exists", g) for g in groups)]

    def _triples(self) -> list[Element]:
        found: list[Element] = []
        needed = not self._cursor.sees("[")
        subject = self._node(found)
        self._properties(subject, found, needed=needed)
        return found

    def _properties(self, subject: Slot, found: list[Element], *, needed: bool) -> None:
        """Read relations and their objects, until a dot or a bracket."""
        cursor = self._cursor
        if not needed and cursor.sees(".", "}", "]"):
            return
        while True:
            path = read_verb(cursor)
            found.extend(path(subject, self._node(found)))
            while cursor.takes(","):
                found.extend(path(subject, self._node(found)))
            if not cursor.sees(";"):
                return
            while cursor.takes(";"):
                pass
            if cursor.sees(".", "}", "]") or self._begins_pattern():
                return

    def _begins_pattern(self) -> bool:
        return self._cursor.sees("OPTIONAL", "MINUS", "GRAPH", "VALUES", "FILTER", "BIND", "{")

    def _node(self, found: list[Element]) -> Slot:
        """Read a term, a variable, a blank node with its properties, or a list."""
        cursor = self._cursor
        if cursor.sees("<<"):
            raise NotReadError("<<")
        if cursor.takes("["):
            node = cursor.fresh()
            self._properties(node, found, needed=False)
            cursor.needs("]")
            return node
        if cursor.takes("("):
            return self._list(found)
        return cursor.slot()

    def _list(self, found: list[Element]) -> Slot:
        items: list[Slot] = []
        while not self._cursor.takes(")"):
            items.append(self._node(found))
        rest: Slot = _NIL
        for item in reversed(items):
            node = self._cursor.fresh()
            found += [Atom(node, _FIRST, item), Atom(node, _REST, rest)]
            rest = node
        return rest
