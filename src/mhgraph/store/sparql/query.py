"""Read a SPARQL query: its form, what it gives, its patterns, its limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from mhgraph.store.sparql.cursor import Cursor, NotReadError
from mhgraph.store.sparql.patterns import Patterns
from mhgraph.store.sparql.tokens import Token, tokens_of
from mhgraph.store.sparql.tree import Group, Query, Slot, Values

__all__ = ["NotReadError", "read_query"]

_AGGREGATES = frozenset(["COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"])
_LATER = ("ORDER", "HAVING", "LIMIT", "OFFSET", "VALUES", "GROUP")


def read_query(text: str, prefixes: Mapping[str, str] | None = None) -> Query:
    """Return the query that `text` says.

    Args:
        text: a SPARQL query that an engine has found to be right.
        prefixes: those known without being declared.

    Raises:
        NotReadError: it holds something that is not known here.
    """
    cursor = Cursor(tokens_of(text), prefixes or {})
    cursor.prologue()
    query = _Reader(cursor).query()
    if cursor.peek().kind != "end":
        raise NotReadError(cursor.peek().text)
    return query


@dataclass
class _Head:
    """What stands before the patterns."""

    begin: int
    distinct: bool = False
    projected: list[str] | None = field(default_factory=list)
    expressions: list[list[Token]] = field(default_factory=list)
    counts: bool = False


class _Reader:
    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor
        self._patterns = Patterns(cursor, self.select)
        self._values: list[Values] = []

    def query(self) -> Query:
        cursor = self._cursor
        if cursor.sees("SELECT"):
            return self.select()
        head = _Head(cursor.peek().start)
        if cursor.takes("ASK"):
            return self._rest("ASK", head)
        if cursor.takes("CONSTRUCT"):
            template = self._patterns.group() if cursor.sees("{") else None
            return replace(self._rest("CONSTRUCT", head), template=template)
        cursor.needs("DESCRIBE")
        described: list[Slot] = []
        while not cursor.sees("FROM", "WHERE", "{", *_LATER) and cursor.peek().kind != "end":
            if not cursor.takes("*"):
                described.append(cursor.slot())
        return replace(self._rest("DESCRIBE", head), described=tuple(described))

    def select(self) -> Query:
        """Read a SELECT, from that word to its last clause."""
        return self._rest("SELECT", self._head())

    def _head(self) -> _Head:
        cursor = self._cursor
        head = _Head(cursor.needs("SELECT").start, distinct=cursor.takes("DISTINCT"))
        cursor.takes("REDUCED")
        while not cursor.sees("FROM", "WHERE", "{"):
            if cursor.takes("*"):
                head.projected = None
            elif cursor.sees("("):
                head.expressions.append(cursor.skip_parentheses())
            elif cursor.peek().kind != "variable" or head.projected is None:
                raise NotReadError(cursor.peek().text)
            else:
                head.projected.append(cursor.next().text)
        head.counts = not head.projected and [_is_count(e) for e in head.expressions] == [True]
        return head

    def _rest(self, form: str, head: _Head) -> Query:
        """Read dataset, patterns and what follows them."""
        cursor = self._cursor
        places = {form: (head.begin, cursor.peek(-1).end)}
        dataset = self._dataset()
        cursor.takes("WHERE")
        begin, group = cursor.peek().start, Group()
        if cursor.sees("{"):
            group = self._patterns.group()
            places["WHERE"] = (begin, cursor.peek(-1).end)
        clauses = self._clauses(places)
        keys = _keys(clauses["GROUP"]) if "GROUP" in clauses else None
        told = [*head.expressions, *clauses.values()]
        if keys is None and {t.text for e in told for t in e if t.kind == "word"} & _AGGREGATES:
            keys = ()
        if self._values and keys is None:
            group = Group((*group.elements, *self._values))
        self._values = []
        return Query(
            form,
            group,
            projected=None if head.projected is None else tuple(head.projected),
            computed=bool(head.expressions),
            counts=head.counts,
            distinct=head.distinct,
            keys=keys,
            sliced="LIMIT" in places or "OFFSET" in places,
            ordered="ORDER" in places,
            dataset=dataset,
            extra=tuple(g for tokens in told for g in self._patterns.groups_in(tokens)),
            places=places,
        )

    def _clauses(self, places: dict[str, tuple[int, int]]) -> dict[str, list[Token]]:
        """Read the clauses behind the patterns, note their places and return their tokens."""
        cursor, found = self._cursor, {}
        while cursor.sees(*_LATER):
            token = cursor.next()
            if token.text == "VALUES":
                self._values.append(self._patterns.values())
            else:
                found[token.text] = self._clause()
            places[token.text] = (token.start, cursor.peek(-1).end)
        return found

    def _dataset(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        default: list[str] = []
        named: list[str] = []
        while self._cursor.takes("FROM"):
            chosen = named if self._cursor.takes("NAMED") else default
            chosen.append(self._cursor.iri().value)
        return tuple(default), tuple(named)

    def _clause(self) -> list[Token]:
        """Step over a clause, up to the next one, a brace that closes, or the end."""
        cursor, begin = self._cursor, self._cursor.at
        while not cursor.sees(*_LATER, "}") and cursor.peek().kind != "end":
            if cursor.sees("("):
                cursor.skip_parentheses()
            else:
                cursor.next()
        return list(cursor.tokens[begin : cursor.at])


def _keys(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the variables of GROUP BY, without those inside of expressions."""
    depth, keys = 0, []
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if token.kind == "variable" and depth == 0:
            keys.append(token.text)
    return tuple(keys)


def _is_count(tokens: Sequence[Token]) -> bool:
    """Tell whether an expression is `COUNT(*) AS ?n`, or of a variable, perhaps of its different values."""
    shape = [t.text if t.kind in ("word", "sign") else t.kind for t in tokens]
    inner = shape[2:-3]
    return (
        shape[:2] == ["COUNT", "("]
        and shape[-3:] == [")", "AS", "variable"]
        and inner in (["*"], ["variable"], ["DISTINCT", "variable"])
    )
