"""Places for a large part: each community drawn by itself, related communities side by side.

Drawn as one, hundreds of nodes make a ball of wool. Apart, one sees which nodes belong together, which
are the hubs, and where the bridges are.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mhgraph.network.layout.pack import SCREEN
from mhgraph.network.layout.push import apart
from mhgraph.network.layout.rooms import Points, Rooms
from mhgraph.network.layout.steps import by_distance, turned

__all__ = ["side_by_side"]

_ROOM_BETWEEN = 90.0

_Ends = NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class _Between:
    """The lines from one community to another: which communities, and which nodes at both ends."""

    groups: _Ends
    ends: _Ends

    @classmethod
    def of(cls, group: _Ends, ends: _Ends) -> "_Between":
        """Return the lines that join two communities, in both directions."""
        both = np.concatenate([ends, ends[:, ::-1]])
        groups = group[both]
        crossing = groups[:, 0] != groups[:, 1]
        return cls(groups[crossing], both[crossing])


def side_by_side(inner: Points, group: _Ends, rooms: Rooms, ends: _Ends) -> Points:
    """Return the places of all nodes of a part whose communities have been drawn each by itself.

    Args:
        inner: the place of each node around the middle of its community.
        group: the number of each node's community.
        rooms: what each node takes.
        ends: the numbers of both ends of each line.
    """
    count = int(group.max()) + 1
    between = _Between.of(group, ends)
    members = [np.flatnonzero(group == g) for g in range(count)]
    inner = inner.copy()
    blocks = _blocks(inner, members, rooms)
    centres = _centres(blocks, between)
    for _ in range(2):
        _turn(inner, members, centres, between)
    for some in members:
        inner[some] = apart(inner[some], rooms.take(some), 40)
        left, top, right, bottom = rooms.take(some).frame(inner[some])
        inner[some] -= ((left + right) / 2, (top + bottom) / 2)
    centres = _closed(centres, _blocks(inner, members, rooms))
    return inner + centres[group]


def _blocks(inner: Points, members: list[_Ends], rooms: Rooms) -> Rooms:
    """Return the room of each community around its middle."""
    rows = []
    for some in members:
        left, top, right, bottom = rooms.take(some).frame(inner[some])
        rows.append((right - left, bottom - top))
    size = np.array(rows) / 2 + _ROOM_BETWEEN / 2
    return Rooms(size[:, 0], size[:, 1], size[:, 1])


def _centres(blocks: Rooms, between: _Between) -> Points:
    """Return first middles of the communities: the more lines, the nearer."""
    count = len(blocks.half)
    lines = np.zeros((count, count))
    np.add.at(lines, (between.groups[:, 0], between.groups[:, 1]), 1.0)
    reach = np.sqrt(blocks.half * blocks.above)
    touch = reach[:, None] + reach[None, :]
    strength = lines / np.maximum(np.sqrt(np.outer(lines.sum(axis=1), lines.sum(axis=0))), 1.0)
    wanted = touch * (1 + 1.5 / (1 + 12 * strength)) * (1 - np.eye(count))
    weights = (0.02 + strength) * (1 - np.eye(count)) / np.maximum(wanted, 1e-6)
    angle = np.arange(count) * 2.399963
    start = np.sqrt(np.arange(count) + 0.5)[:, None] * np.stack(
        [np.cos(angle), np.sin(angle)], axis=1
    )
    start = start * reach.mean()
    return by_distance(wanted, start[np.argsort(np.argsort(-reach, kind="stable"))], 200, weights)


def _turn(inner: Points, members: list[_Ends], centres: Points, between: _Between) -> None:
    """Turn each community so that its bridges look at what they are joined to."""
    group = between.groups
    at = inner[between.ends[:, 0]]
    aim = centres[group[:, 1]] + inner[between.ends[:, 1]] - centres[group[:, 0]]
    aim = aim / np.maximum(np.hypot(aim[:, 0], aim[:, 1]), 1e-6)[:, None]
    count = len(members)
    cross = np.bincount(group[:, 0], at[:, 0] * aim[:, 1] - at[:, 1] * aim[:, 0], count)
    dot = np.bincount(group[:, 0], at[:, 0] * aim[:, 0] + at[:, 1] * aim[:, 1], count)
    for some, angle in zip(members, np.arctan2(cross, dot), strict=True):
        inner[some] = turned(inner[some], float(angle))


def _closed(centres: Points, blocks: Rooms) -> Points:
    """Return the middles moved together as near as they can without overlap, wider than tall."""
    centres = (centres - centres.mean(axis=0)) * (SCREEN**0.5, SCREEN**-0.5)
    for _ in range(60):
        centres = apart(centres * 0.97, blocks, 8, 1.0)
    return apart(centres, blocks, 400, 1.0)
