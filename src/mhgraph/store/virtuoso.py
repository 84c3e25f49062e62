"""What differs at Virtuoso 7: it is asked for triples, one pattern at a time, and they are joined here.

Its compiler refuses or mistakes many a query of several parts (docs/engines.md lists them), but it finds
the triples of a pattern quickly and rightly. What it answers to a query of patterns alone is taken as it
is. It has no default graph: the facts are named, unless the query names its own graphs.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pyoxigraph import Store as _Oxigraph

from mhgraph.store.gathering import Gathering
from mhgraph.store.oxigraph import OxigraphStore
from mhgraph.store.paging import Asked, Pages
from mhgraph.store.protocol import ask, select
from mhgraph.store.scope import Known
from mhgraph.store.sparql.tree import Atom, Group, Query, Sub
from mhgraph.store.textual import wider
from mhgraph.store.wording import asked_of, dataset_of, in_list, pattern, without_dataset
from mhgraph.terms import FACTS_GRAPH, MANIFEST_GRAPH
from mhgraph.values import Literal, NamedNode, Row, Table

__all__ = ["Virtuoso"]

Left = Callable[[], float | None]
_IN_ONE = 250
_TEXTS = (
    NamedNode("http://www.w3.org/2001/XMLSchema#string"),
    NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"),
)
_NO_SOURCES = (
    FACTS_GRAPH,
    MANIFEST_GRAPH,
    NamedNode("http://localhost:8890/DAV/"),
    NamedNode("http://localhost:8890/sparql"),
    NamedNode("http://localuriqaserver/sparql"),
    NamedNode("http://www.openlinksw.com/schemas/virtrdf#"),
    NamedNode("http://www.w3.org/2002/07/owl#"),
    NamedNode("http://www.w3.org/ns/ldp#"),
    NamedNode("urn:activitystreams-owl:map"),
    NamedNode("urn:core:services:sparql"),
)
"""Graphs that no source is: those of mhgraph, and those that the server makes for itself."""


class Virtuoso:
    """Answers queries with what a Virtuoso server holds.

    Args:
        pages: asks it for whole tables.
        left: tells how many seconds there are left.
        facts: whether it holds the graph of facts.
    """

    def __init__(self, pages: Pages, left: Left, *, facts: bool) -> None:
        self._pages = pages
        self._left = left
        self._facts = facts

    def select(self, query: Query, text: str) -> Table:
        """Answer a SELECT query, read from `text`."""
        asking = _Asking(self._pages, query, self._left, facts=self._facts)
        if _is_plain(query):
            table = asking.directly(query, text)
            if table is not None:
                return table
        return select(self._gathered(asking, query), without_dataset(text), timeout=self._left())

    def ask(self, query: Query, text: str) -> bool:
        """Answer an ASK query, read from `text`."""
        asking = _Asking(self._pages, query, self._left, facts=self._facts)
        if _is_plain(query):
            return asking.holds(query)
        return ask(self._gathered(asking, query), without_dataset(text), timeout=self._left())

    def _gathered(self, asking: "_Asking", query: Query) -> OxigraphStore:
        """Return a store of all triples that `query` can touch."""
        gathering = Gathering(asking)
        gathering.gather(query)
        store = _Oxigraph()
        store.extend(gathering.quads)
        return OxigraphStore(store)


class _Asking:
    """Asks for the triples of one query."""

    def __init__(self, pages: Pages, query: Query, left: Left, *, facts: bool) -> None:
        self._pages = pages
        self._left = left
        self._default, self._named = query.dataset
        self._clause = dataset_of(query)
        own = bool(self._clause) or not facts
        self._parameters = {} if own else {"default-graph-uri": FACTS_GRAPH.value}
        self._seen: dict[tuple[str, str], tuple[Row, ...]] = {}

    def directly(self, query: Query, text: str) -> Table | None:
        """Return the server's own answer to a query of patterns alone; None where it is cut off."""
        where = self._where(query)
        if where is None:
            return None
        asked = asked_of(query, text, self._parameters, self._left)
        return self._pages.first(replace(asked, where=where))

    def holds(self, query: Query) -> bool:
        """Answer an ASK query of patterns alone."""
        where = self._where(query)
        if where is None:
            return False
        asked = Asked("SELECT (1 AS ?mh__n)", where, self._parameters, self._left, limit=1)
        return len(self._pages.table(replace(asked, dataset=self._clause))) > 0

    def _where(self, query: Query) -> str | None:
        """Return the patterns as this server takes them; None where one has no graph to be asked of."""
        atoms = list(_atoms(query.group))
        if any(self._is_void(atom) for atom in atoms):
            return None
        return f"{{ {_patterns(atoms, [])} }}"

    def __call__(
        self, atom: Atom, known: Known, around: list[Atom], text: str
    ) -> tuple[tuple[str, ...], Iterable[Row]]:
        """Return the triples of one pattern; see `Fetch`."""
        columns = tuple(dict.fromkeys(s for s in atom.slots() if isinstance(s, str)))
        if self._is_void(atom):
            return columns, ()
        shown = [atom, *(a for a in around if not self._is_void(a))]
        rows: list[Row] = []
        for narrowed in _chunks(known):
            conditions = [in_list(name, terms) for name, terms in sorted(narrowed.items())]
            where = _patterns(shown, [*conditions, *_fitting(atom, text)])
            rows += self._rows(columns, where, distinct=bool(around))
        return columns, rows

    def _rows(self, columns: tuple[str, ...], where: str, *, distinct: bool) -> tuple[Row, ...]:
        select = f"SELECT {'DISTINCT ' * distinct}{' '.join(columns) or '(1 AS ?mh__n)'}"
        if (select, where) not in self._seen:
            asked = Asked(select, f"{{ {where} }}", self._parameters, self._left, is_set=True)
            limit = None if columns else 1
            asked = replace(asked, dataset=self._clause, limit=limit, sorts_within=True)
            table = self._pages.table(asked)
            self._seen[select, where] = table.rows if columns else tuple(() for _ in table.rows)
        return self._seen[select, where]

    def _is_void(self, atom: Atom) -> bool:
        """Tell whether the dataset that the query names has no graph for `atom`."""
        if not self._clause:
            return False
        return not (self._default if atom.graph is None else self._named)


def _patterns(atoms: Iterable[Atom], conditions: Iterable[str]) -> str:
    """Return triple patterns and conditions as this server takes them.

    It finds nothing in a graph that is written out beside a default graph, but all of it in a variable.
    """
    written: list[str] = []
    said = list(conditions)
    for atom in atoms:
        if isinstance(atom.graph, NamedNode):
            variable = f"?mh__g{len(written)}"
            said.append(in_list(variable, [atom.graph]))
            written.append(pattern(replace(atom, graph=variable)))
            continue
        if atom.graph is not None:
            said.append(in_list(atom.graph, _NO_SOURCES, negated=True))
        written.append(pattern(atom))
    return " ".join([*written, *dict.fromkeys(said)])


def _is_plain(query: Query) -> bool:
    """Tell whether the server answers the query rightly: patterns, a count or a limit, and no more."""
    if query.form not in ("SELECT", "ASK") or query.ordered or query.extra:
        return False
    if (query.computed or query.keys is not None) and not query.counts:
        return False
    if query.keys is not None and query.places.keys() & {"GROUP", "HAVING", "VALUES"}:
        return False
    return _is_simple(query.group) and not (query.projected is None and _has_hidden(query.group))


def _has_hidden(group: Group) -> bool:
    """Tell whether `SELECT *` would show variables that only mhgraph has written."""
    return any(
        isinstance(atom.graph, NamedNode) or any(str(s).startswith("?mh__") for s in atom.slots())
        for atom in _atoms(group)
    )


def _is_simple(group: Group) -> bool:
    return bool(group.elements) and all(
        (isinstance(e, Atom) and not _is_odd(e))
        or (isinstance(e, Sub) and e.kind == "plain" and _is_simple(e.group))
        for e in group.elements
    )


def _is_odd(atom: Atom) -> bool:
    """Tell whether a pattern holds a literal that the server may compare in its own way."""
    return isinstance(atom.object, Literal) and atom.object.datatype not in _TEXTS


def _atoms(group: Group) -> Iterator[Atom]:
    for element in group.elements:
        if isinstance(element, Atom):
            yield element
        elif isinstance(element, Sub):
            yield from _atoms(element.group)


def _chunks(known: Known) -> Iterator[Known]:
    """Yield `known` in parts that one query can hold: only its longest list is cut."""
    long = max(known, key=lambda name: len(known[name]), default="")
    short = {n: terms for n, terms in known.items() if n != long and len(terms) <= _IN_ONE}
    if not long:
        yield short
        return
    terms = sorted(known[long], key=str)
    for at in range(0, len(terms), _IN_ONE):
        yield {**short, long: frozenset(terms[at : at + _IN_ONE])}


def _fitting(atom: Atom, text: str) -> list[str]:
    wide = wider(text) if text else ""
    return [f'FILTER(REGEX(STR({atom.object}), {Literal(wide)}, "i"))'] if wide else []
