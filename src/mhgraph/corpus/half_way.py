"""Say how far a push came that a server ended: which graphs are new, which old, which nobody knows."""

from collections.abc import Sequence

from mhgraph.corpus.contents import Digest, digest_of
from mhgraph.corpus.push_plan import Plan
from mhgraph.errors import PushError, RemoteStoreError, StoreError, Words
from mhgraph.store import Store, construct, select
from mhgraph.terms import FACTS_GRAPH

__all__ = ["half_way"]

_SHOWN = 5
_COMPARED = 100_000
"""Triples up to which a graph is fetched to see what it holds."""
_SECONDS = 30.0


def half_way(
    error: RemoteStoreError,
    remote: Store,
    todo: Plan,
    done: tuple[str, ...],
    under_way: Sequence[str],
) -> PushError:
    """Return the error of a push that ended after the graphs `done`, in the order of `todo`.

    The graph `under_way`, if there is one, is looked at; where the server does not say, it is unknown.
    """
    state = _state(error, remote, todo, under_way[0]) if under_way else "old"
    rest = [g for g in (*todo.send, *todo.drop) if g not in (*done, *under_way)]
    new = [*done, *(under_way if state == "new" else ())]
    old = [*(under_way if state == "old" else ()), *rest]
    unknown = [*under_way] if state == "unknown" else []
    kept = todo.kept
    at = f"<{under_way[0]}>: " if under_way else ""
    return PushError(
        Words(
            nl=f"{at}{error.message.nl}\n{_counted(new, 'nieuw')}; {_counted(old, 'nog de oude')}; "
            f"{_counted(unknown, 'onbekend')}; {kept} waren al gelijk.",
            en=f"{at}{error.message.en}\n{_counted(new, 'new')}; {_counted(old, 'still the old ones')}; "
            f"{_counted(unknown, 'unknown')}; {kept} were the same already.",
        ),
        _next(error),
        new=tuple(new),
        old=tuple(old),
        unknown=tuple(unknown),
    )


def _state(error: RemoteStoreError, remote: Store, todo: Plan, graph: str) -> str:
    """Return whether `graph` is "new", "old" or "unknown" on the server."""
    if getattr(error, "outcome", "unknown") == "not done":
        return "old"
    new, old = todo.here.get(graph, _EMPTY), todo.there.get(graph, _EMPTY)
    try:
        found = _looked_at(remote, graph, max(new.triples, old.triples))
    except StoreError:
        return "unknown"
    if isinstance(found, int):
        same = {"new": found == new.triples, "old": found == old.triples}
    else:
        same = {"new": found == new, "old": found == old}
    fits = [name for name, fit in same.items() if fit]
    return fits[0] if len(fits) == 1 else "unknown"


def _looked_at(remote: Store, graph: str, triples: int) -> Digest | int:
    """Return the digest of `graph` on the server, or of a large one only its size."""
    inside = (
        "{ ?s ?p ?o }" if graph == FACTS_GRAPH.value else f"{{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    )
    if triples <= _COMPARED:
        found = construct(remote, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {inside}", timeout=_SECONDS)
        return digest_of(f"{t.subject} {t.predicate} {t.object} .".encode() for t in found.triples)
    rows = select(remote, f"SELECT (COUNT(*) AS ?n) WHERE {inside}", timeout=_SECONDS).texts()
    return int(next(rows)["n"])


def _next(error: RemoteStoreError) -> Words:
    """Return what to do: what the fault itself asks for, then the push again."""
    first = error.hint or Words("", "")
    return Words(
        nl=f"{first.nl} Daarna stuurt dezelfde opdracht wat daar niet zeker goed staat.".strip(),
        en=f"{first.en} After that the same command sends what is not known to be right there.".strip(),
    )


_EMPTY = digest_of(())


def _counted(graphs: list[str], what: str) -> str:
    shown = " ".join(f"<{graph}>" for graph in graphs[:_SHOWN])
    more = " …" if len(graphs) > _SHOWN else ""
    return f"{len(graphs)} {what}" + (f" ({shown}{more})" if graphs else "")
