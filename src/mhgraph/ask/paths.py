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

    Both ends are walked from, one round at a time on the side that has met fewer, until the sides touch;
    the graph is never fetched whole.

    Returns:
        each thing with the thirds in which it meets those next to it on the way.
    """
    start, goal = reading.things
    ahead, back = _Side(start), _Side(goal)
    for _ in range(_FARTHEST if start != goal else 0):
        side, other = (ahead, back) if len(ahead.edge) <= len(back.edge) else (back, ahead)
        if not side.edge:
            break
        side.add(_met(store, writer.partners(reading, side.edge), side.seen, timeout))
        touching = side.edge & other.edge
        if touching and len(ahead.rounds) + len(back.rounds) == 1:
            joint = side.rounds[0][next(iter(touching))]
            return {third: {third} for thirds in joint.values() for third in sorted(thirds)}
        if touching:
            return _between(ahead, back, touching)
    return {}


class _Side:
    """Who was met from one end, round by round; the edge are those of the last one."""

    def __init__(self, end: str) -> None:
        self.end = end
        self.seen, self.edge = {end}, {end}
        self.rounds: list[_Met] = []

    def add(self, met: _Met) -> None:
        """Add a round."""
        self.rounds.append(met)
        self.edge = set(met)
        self.seen |= self.edge


def _met(store: Store, query: str, seen: set[str], timeout: float | None) -> _Met:
    """Return who was met for the first time: by whom, and in what."""
    found: _Met = {}
    for row in select(store, query, timeout=timeout).rows:
        one, other, shared = (value_of(term) for term in row)
        if other not in seen:
            found.setdefault(other, {}).setdefault(one, set()).add(shared)
    return found


def _between(ahead: _Side, back: _Side, touching: set[str]) -> dict[str, set[str]]:
    """Return those between the two ends, walked from where the sides touch to either end."""
    found: dict[str, set[str]] = {}
    for side in (ahead, back):
        current = touching
        for met in reversed(side.rounds):
            ties = [(o, one, thirds) for o in sorted(current) for one, thirds in met[o].items()]
            for other, one, thirds in ties:
                found.setdefault(one, set()).update(thirds)
                found.setdefault(other, set()).update(thirds)
            current = {one for _, one, _ in ties}
    return {one: thirds for one, thirds in found.items() if one not in (ahead.end, back.end)}
