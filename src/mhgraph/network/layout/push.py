"""Push nodes apart until no room overlaps another, and off the lines of others as far as that goes."""

import numpy as np
from numpy.typing import NDArray

from mhgraph.network.layout.clear import cleared
from mhgraph.network.layout.rooms import Points, Rooms

__all__ = ["apart", "clashes", "off_lines", "pushed_apart", "settled", "squeezed"]

# Free room between two rooms, free room between a line and a shape, and how much rather nodes move
# sideways than up or down.
_GAP_X, _GAP_Y = 16.0, 14.0
_CLEAR = 7.0
_NARROWER = 3.0
_SIDEWAYS = 1.6
_EFFORT = 12_000_000

_Ends = NDArray[np.int_]


def pushed_apart(points: Points, rooms: Rooms, ends: _Ends) -> Points:
    """Return places near `points` where no room overlaps another, and few lines run over a shape.

    Args:
        points: where the nodes stand.
        rooms: what each node takes.
        ends: the numbers of both ends of each line.
    """
    for _ in range(max(20, min(300, _EFFORT // (1 + len(points) * (len(points) + len(ends)))))):
        push = _push(points, rooms, _SIDEWAYS)
        points = points + 0.3 * push
        aside = off_lines(points, rooms.above, ends)
        points = points + 0.3 * aside
        if not push.any() and not aside.any():
            break
    points = settled(apart(points, rooms), rooms)
    return cleared(points, rooms, ends, _GAP_X)


def apart(points: Points, rooms: Rooms, rounds: int = 600, sideways: float = _SIDEWAYS) -> Points:
    """Return places near `points` where the rooms do not overlap, if that is reached in time."""
    for _ in range(rounds):
        push = _push(points, rooms, sideways)
        if not push.any():
            break
        points = points + 0.4 * push
    return points


def squeezed(points: Points, rooms: Rooms, ends: _Ends, width: float) -> Points:
    """Return places no wider than `width` without overlap: what is lost in width is won in height.

    A room wider than `width` stands in the middle and sticks out.
    """
    rooms = Rooms(rooms.half - _NARROWER, rooms.above - _NARROWER, rooms.below - _NARROWER)
    left, _, right, _ = rooms.frame(points)
    share = max(min(1.0, width / max(right - left, 1e-6)), 1e-3)
    points = (points - points.mean(axis=0)) * (share, 1.0)
    reach = np.maximum(width / 2 - rooms.half - _NARROWER, 0.0)
    for turn in range(400):
        push = _push(points, rooms, _SIDEWAYS if turn < 150 else 0.3)
        if turn > 200 and not push.any():
            break
        points = points + 0.35 * push
        if turn < 200:
            points = points + 0.2 * off_lines(points, rooms.above, ends)
        points[:, 0] = np.clip(points[:, 0], -reach, reach)
    return cleared(settled(points, rooms), rooms, ends, _GAP_X, reach)


def settled(points: Points, rooms: Rooms) -> Points:
    """Return `points`, with each room that still overlaps one above it moved down until it is free."""
    if not len(clashes(points, rooms)[0]):
        return points
    points = points.copy()
    done: list[int] = []
    for i in np.argsort(points[:, 1] - rooms.above, kind="stable").tolist():
        points[i, 1] = _free_height(points, rooms, i, np.array(done, dtype=int))
        done.append(i)
    return points


def _free_height(points: Points, rooms: Rooms, i: int, done: _Ends) -> float:
    """Return the least height, not above its own, where room `i` overlaps none of those done."""
    x, y = points[i]
    beside = np.abs(points[done, 0] - x) < rooms.half[done] + rooms.half[i] + _GAP_X
    near = done[beside]
    top = points[near, 1] - rooms.above[near] - _GAP_Y - rooms.below[i]
    bottom = points[near, 1] + rooms.below[near] + _GAP_Y + rooms.above[i]
    for k in np.argsort(bottom, kind="stable"):
        inside = (top < y) & (y < bottom)
        if not inside.any():
            break
        y = max(y, bottom[k])
    return float(y)


def clashes(points: Points, rooms: Rooms) -> tuple[_Ends, _Ends]:
    """Return the pairs of nodes whose rooms are nearer than the gap: two columns of numbers."""
    left = points[:, 0] - rooms.half - _GAP_X / 2
    order = np.argsort(left, kind="stable")
    left = left[order]
    right = (points[:, 0] + rooms.half + _GAP_X / 2)[order]
    place = np.arange(len(order))
    count = np.maximum(np.searchsorted(left, right) - place - 1, 0)
    one = np.repeat(place, count)
    first = np.repeat(np.cumsum(count) - count, count)
    other = one + 1 + np.arange(len(one)) - first
    one, other = order[one], order[other]
    top, bottom = points[:, 1] - rooms.above, points[:, 1] + rooms.below + _GAP_Y
    both = (top[one] < bottom[other] - 1e-6) & (top[other] < bottom[one] - 1e-6)
    return np.minimum(one, other)[both], np.maximum(one, other)[both]


def _push(points: Points, rooms: Rooms, sideways: float) -> Points:
    """Return the push on each room away from those it overlaps, along the shorter way."""
    one, other = clashes(points, rooms)
    middle = points + np.stack([0 * rooms.half, (rooms.below - rooms.above) / 2], axis=1)
    far = middle[other] - middle[one]
    over_x = rooms.half[one] + rooms.half[other] + _GAP_X - np.abs(far[:, 0])
    height = rooms.above + rooms.below
    over_y = (height[one] + height[other]) / 2 + _GAP_Y - np.abs(far[:, 1])
    level = over_x < sideways * over_y
    size = np.where(level, over_x, over_y)
    side = np.where(level, far[:, 0], far[:, 1])
    step = size * np.where(side < 0, -1.0, 1.0)
    # The larger a room, the less it moves: a hub stays among the nodes that make room for its name.
    mass = rooms.half * height
    part = 2 * mass[one] / (mass[one] + mass[other])
    both, moves = np.concatenate([other, one]), np.concatenate([step * part, step * (part - 2)])
    axis = np.concatenate([level, level])
    columns = [
        np.bincount(both, np.where(chosen, moves, 0.0), len(points)) for chosen in (axis, ~axis)
    ]
    return np.stack(columns, axis=1)


def off_lines(points: Points, size: Points, ends: _Ends) -> Points:
    """Return the push on each node away from the lines of others that run over its shape."""
    start, stop = points[ends[:, 0]], points[ends[:, 1]]
    line, node = _near(points, size + _CLEAR, start, stop)
    own = (ends[line, 0] == node) | (ends[line, 1] == node)
    line, node = line[~own], node[~own]
    along, to = (stop - start)[line], points[node] - start[line]
    share = np.clip((to * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-6), 0.0, 1.0)
    off = to - share[:, None] * along
    far = np.maximum(np.sqrt((off**2).sum(axis=1)), 1e-6)
    push = off * (np.clip(size[node] + _CLEAR - far, 0.0, None) / far)[:, None]
    both = [np.bincount(node, push[:, axis], len(points)) for axis in (0, 1)]
    return np.clip(np.stack(both, axis=1), -20.0, 20.0)


def _near(points: Points, reach: Points, start: Points, stop: Points) -> tuple[_Ends, _Ends]:
    """Return the pairs of a line and a node whose place is in reach of the line, at first sight."""
    low, high = np.minimum(start, stop), np.maximum(start, stop)
    (x, y), (left, top), (right, bottom) = points.T, low.T, high.T
    seen = (x + reach > left[:, None]) & (x - reach < right[:, None])
    seen &= (y + reach > top[:, None]) & (y - reach < bottom[:, None])
    across, down = (stop - start).T
    length = np.maximum(np.sqrt(across**2 + down**2), 1e-6)
    aside = np.multiply.outer(across / length, y) - np.multiply.outer(down / length, x)
    aside -= (across * start[:, 1] - down * start[:, 0])[:, None] / length[:, None]
    seen &= np.abs(aside) < reach
    line, node = np.nonzero(seen)
    return line, node
