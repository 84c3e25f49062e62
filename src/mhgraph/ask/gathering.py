"""Read the names of everything from the graph."""

from collections.abc import Iterable

from mhgraph.ask.names import HIDDEN, RANKS, Names
from mhgraph.store import Store, select
from mhgraph.store.memory import no_collection
from mhgraph.terms import MH
from mhgraph.values import Literal, NamedNode, value_of

__all__ = ["Wording", "add_wordings", "read_names"]

Wording = tuple[str, str, str, str]
"""By which property (IRI) what (IRI) is called how (text), in which language ("" for none)."""


_QUERY = "SELECT ?thing ?name WHERE {{ ?thing <{naming}> ?name }}"
_RECORDS = f"SELECT ?record WHERE {{ ?record a <{MH}Register> }}"


def read_names(store: Store, timeout: float | None = None) -> Names:
    """Read all names from the graph."""
    names = Names(store, timeout)
    # a register is how things are recorded: its title ("Funds") names nothing that people ask about
    records = {value_of(row[0]) for row in select(store, _RECORDS, timeout=timeout).rows}
    with no_collection():
        for naming in RANKS:
            if naming != HIDDEN:
                found = _rows(store, naming, timeout)
                names.add(naming, [row for row in found if row[0] not in records])
    return names


def add_wordings(
    names: Names, store: Store, wordings: Iterable[Wording], timeout: float | None = None
) -> Names:
    """Return names with what else questions call the same things, in the graph or given."""
    with no_collection():
        wider = Names(store, timeout, names)
        given: dict[str, list[tuple[str, str, str]]] = {}
        for naming, *row in wordings:
            given.setdefault(naming, []).append((row[0], row[1], row[2]))
        given.setdefault(HIDDEN, []).extend(_rows(store, HIDDEN, timeout))
        for naming, rows in given.items():
            wider.add(naming, [row for row in rows if wider.knows_thing(row[0])])
    return wider


def _rows(store: Store, naming: str, timeout: float | None) -> list[tuple[str, str, str]]:
    """Return the names of one sort, sorted: engines give them in an order of their own."""
    rows = select(store, _QUERY.format(naming=naming), timeout=timeout).rows
    return sorted(
        (thing.value, name.value, (name.language or "").lower())
        for thing, name in rows
        if isinstance(name, Literal) and isinstance(thing, NamedNode)
    )
