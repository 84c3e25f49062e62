"""The shortest way between two that meet others in a third: who stands between them."""

from mhgraph.ask.reading import Reading
from mhgraph.ask.sparql import Writer
from mhgraph.store import Store, select
from mhgraph.values import value_of

__all__ = ["shortest"]

_FARTHEST = 4
_Met = dict[str, dict[str, set[str]]]


def shortest(
    store: Store, writer: Writer, reading: Reading, timeout: float | None
) -> dict[str, set[str]]:
    """Return what lies on the shortest ways: what both meet in, or else those between them.

    Each round asks once for whom the last ones met; the graph is never fetched whole.

    Returns:
        each thing with the thirds in which it meets those next to it on the way.
    """
    start, goal = reading.things
    rounds: list[_Met] = []
    seen, edge = {start}, {start}
    while edge and len(rounds) < _FARTHEST:
        met = _met(store, writer.partners(reading, edge), seen, timeout)
        if goal in met and not rounds:
            return {third: {third} for thirds in met[goal].values() for third in sorted(thirds)}
        rounds.append(met)
        if goal in met:
            return _between(rounds, goal)
        seen |= set(met)
        edge = set(met)
    return {}


def _met(store: Store, query: str, seen: set[str], timeout: float | None) -> _Met:
    """Return who was met for the first time: by whom, and in what."""
    found: _Met = {}
    for row in select(store, query, timeout=timeout).rows:
        one, other, shared = (value_of(term) for term in row)
        if other not in seen:
            found.setdefault(other, {}).setdefault(one, set()).add(shared)
    return found


def _between(rounds: list[_Met], goal: str) -> dict[str, set[str]]:
    """Return those between the two ends, walked back from the goal."""
    found: dict[str, set[str]] = {}
    current = {goal}
    for place in range(len(rounds) - 1, 0, -1):
        before: dict[str, set[str]] = {}
        for other in current:
            for one, thirds in rounds[place].get(other, {}).items():
                before.setdefault(one, set()).update(thirds)
        for one, thirds in sorted(before.items()):
            earlier = rounds[place - 1].get(one, {}).values()
            found.setdefault(one, set()).update(thirds, *earlier)
        current = set(before)
    return found
