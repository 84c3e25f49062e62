"""The shortest way between two that meet others in a third: who stands between them."""

from mhgraph.ask.reading import Reading
from mhgraph.ask.sparql import Writer
from mhgraph.store import Store, select
from mhgraph.values import value_of

__all__ = ["shortest"]

_FARTHEST = 4


def shortest(store: Store, writer: Writer, reading: Reading, timeout: float | None) -> list[str]:
    """Return what lies on the shortest ways: what both meet in, or else those between them.

    Each round asks once for whom the last ones met; the graph is never fetched whole.
    """
    start, goal = reading.things
    steps: list[dict[str, set[str]]] = []
    seen, edge = {start}, {start}
    for _ in range(_FARTHEST):
        rows = select(store, writer.partners(reading, edge), timeout=timeout).rows
        met: dict[str, set[str]] = {}
        joint: list[str] = []
        for row in rows:
            one, other, shared = (value_of(term) for term in row)
            if other == goal and not steps:
                joint.append(shared)
            if other not in seen:
                met.setdefault(other, set()).add(one)
        if joint:
            return list(dict.fromkeys(joint))
        steps.append(met)
        if goal in met:
            return _between(steps, goal)
        seen |= set(met)
        edge = set(met)
        if not edge:
            break
    return []


def _between(steps: list[dict[str, set[str]]], goal: str) -> list[str]:
    found: dict[str, None] = {}
    current = {goal}
    for met in reversed(steps[1:]):
        current = {one for other in current for one in met.get(other, ())}
        found |= dict.fromkeys(sorted(current))
    return list(found)
