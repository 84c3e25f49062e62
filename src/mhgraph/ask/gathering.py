"""Read the names of everything from the graph."""

import gc

from mhgraph.ask.names import RANKS, Names
from mhgraph.store import Store, select
from mhgraph.terms import MH
from mhgraph.values import Literal, NamedNode, value_of

__all__ = ["read_names"]

_QUERY = "SELECT ?thing ?name WHERE {{ ?thing <{naming}> ?name }}"
_RECORDS = f"SELECT ?record WHERE {{ ?record a <{MH}Register> }}"


def read_names(store: Store, timeout: float | None = None) -> Names:
    """Read all names from the graph."""
    names = Names(store, timeout)
    # a register is how things are recorded: its title ("Funds") names nothing that people ask about
    records = {value_of(row[0]) for row in select(store, _RECORDS, timeout=timeout).rows}
    was_on = gc.isenabled()
    gc.disable()  # all that is made here stays: there is nothing to collect
    try:
        for naming in RANKS:
            names.add(naming, [r for r in _rows(store, naming, timeout) if r[0] not in records])
    finally:
        if was_on:
            gc.enable()
    return names


def _rows(store: Store, naming: str, timeout: float | None) -> list[tuple[str, str, str]]:
    rows = select(store, _QUERY.format(naming=naming), timeout=timeout).rows
    return [
        (thing.value, name.value, (name.language or "").lower())
        for thing, name in rows
        if isinstance(name, Literal) and isinstance(thing, NamedNode)
    ]
