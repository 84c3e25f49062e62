"""Move nodes off the lines of others: a line that runs through a shape tells of a tie that is not there.

Pushing does most of that; what it leaves is tried node by node, as long as nothing comes to overlap.
"""

import numpy as np
from numpy.typing import NDArray

from mhgraph.network.layout.rooms import Points, Rooms

__all__ = ["cleared"]

# How near a line may come to a shape, where to look for a better place, how often to go round, and up to
# how many nodes times lines that is worth its time.
_CLEAR = 4.0
_DISTANCES, _DIRECTIONS = (15.0, 30.0, 50.0, 80.0, 120.0, 180.0), 16
_PASSES = 3
_EFFORT = 16_000

_Ends = NDArray[np.int_]


def cleared(
    points: Points, rooms: Rooms, ends: _Ends, gap: float, reach: Points | None = None
) -> Points:
    """Return places near `points` where fewer lines run over the shape of a node that is not theirs.

    Args:
        points: where the nodes stand, without overlap.
        rooms: what each node takes.
        ends: the numbers of both ends of each line.
        gap: free room that must stay between two rooms.
        reach: how far each node may stand from x = 0; without, as far as it likes.
    """
    if len(points) * len(ends) > _EFFORT:
        return points
    points = points.copy()
    for _ in range(_PASSES):
        moved = False
        for i in range(len(points)):
            better = _better(points, rooms, ends, i, gap, reach)
            if better is not None:
                points[i], moved = better, True
        if not moved:
            break
    return points


def _better(
    points: Points, rooms: Rooms, ends: _Ends, i: int, gap: float, reach: Points | None
) -> Points | None:
    """Return a near place where node `i` is less in the way; None where it may as well stay."""
    cost = _costs(points, rooms.above, ends, i, points[i : i + 1])[0]
    if not cost:
        return None
    tries = points[i] + _STEPS
    tries = tries[~_taken(points, rooms, gap, i, tries)]
    if reach is not None:
        tries = tries[np.abs(tries[:, 0]) <= reach[i]]
    if not len(tries):
        return None
    costs = _costs(points, rooms.above, ends, i, tries)
    best = int(np.argmin(costs))
    return np.asarray(tries[best]) if costs[best] < cost else None


def _steps() -> Points:
    """Return the moves to try, the shortest first."""
    angles = np.arange(_DIRECTIONS) * 2 * np.pi / _DIRECTIONS
    ring = np.round(np.stack([np.cos(angles), np.sin(angles)], axis=1), 6)
    return np.concatenate([ring * far for far in _DISTANCES])


_STEPS = _steps()


def _costs(points: Points, size: Points, ends: _Ends, i: int, tries: Points) -> NDArray[np.float64]:
    """Return for each try how many lines run over node `i`, and over how many nodes its lines run."""
    own = (ends == i).any(axis=1)
    start, stop = points[ends[~own, 0]], points[ends[~own, 1]]
    over = _distance(tries[:, None], start[None], stop[None]) < size[i] + _CLEAR
    near = np.unique(ends[own][ends[own] != i])
    others = np.arange(len(points))
    aside = _distance(points[None, None], tries[:, None, None], points[near][None, :, None])
    hit = aside < size[None, None] + _CLEAR
    hit[:, others[None, :] == near[:, None]] = False
    hit[:, :, i] = False
    return np.asarray(over.sum(axis=1) + hit.sum(axis=(1, 2)), dtype=float)


def _distance(node: Points, start: Points, stop: Points) -> Points:
    """Return how far places are from lines."""
    along, to = stop - start, node - start
    reach = np.maximum((along**2).sum(axis=-1), 1e-6)
    share = np.clip((to * along).sum(axis=-1) / reach, 0.0, 1.0)
    return np.asarray(np.sqrt(((to - share[..., None] * along) ** 2).sum(axis=-1)), dtype=float)


def _taken(points: Points, rooms: Rooms, gap: float, i: int, tries: Points) -> NDArray[np.bool_]:
    """Return for each try whether node `i` would stand too near to another."""
    x, y = tries[:, :1], tries[:, 1:]
    hit = np.abs(points[None, :, 0] - x) < rooms.half + rooms.half[i] + gap
    hit &= points[None, :, 1] - rooms.above - gap < y + rooms.below[i]
    hit &= points[None, :, 1] + rooms.below + gap > y - rooms.above[i]
    hit[:, i] = False
    return np.asarray(hit.any(axis=1))
