"""Places that follow the number of steps between nodes: what is joined stands together."""

import numpy as np

from mhgraph.network.layout.rooms import Points, Rooms

__all__ = ["by_distance", "lying", "roomy", "turned"]


def by_distance(
    wanted: Points, points: Points, rounds: int, weights: Points | None = None
) -> Points:
    """Return `points` moved until they stand as far apart as is wanted (stress majorisation).

    Args:
        wanted: the distance of each two nodes; 0 on the diagonal.
        points: where the nodes start.
        rounds: how often to improve.
        weights: how much each distance counts; without, the less the farther.
    """
    if weights is None:
        weights = np.where(wanted > 0, 1 / np.maximum(wanted, 1e-6) ** 2, 0.0)
    total = np.maximum(weights.sum(axis=1), 1e-12)
    share = weights * wanted
    for _ in range(rounds):
        x, y = points.T
        apart_x, apart_y = x[:, None] - x[None, :], y[:, None] - y[None, :]
        pull = share / np.maximum(np.sqrt(apart_x**2 + apart_y**2), 1e-6)
        moved = np.stack([(pull * apart_x).sum(axis=1), (pull * apart_y).sum(axis=1)], axis=1)
        points = (weights @ points + moved) / total[:, None]
        points = points - points.mean(axis=0)
    return points


def lying(points: Points) -> Points:
    """Turn the points so that they spread most from left to right, as a screen does."""
    x, y = (points - points.mean(axis=0)).T
    angle = 0.5 * np.arctan2(2 * (x * y).sum(), (x * x).sum() - (y * y).sum())
    return turned(points, -float(angle))


def roomy(points: Points, rooms: Rooms, share: float) -> Points:
    """Return the points farther from (0, 0), if needed, so that the rooms take at most that share."""
    needed = float(rooms.areas.sum()) / share
    taken = 2 * np.pi * float((points**2).sum()) / max(len(points), 1)
    return points * float(max(1.0, (needed / max(taken, 1e-6)) ** 0.5))


def turned(points: Points, angle: float) -> Points:
    """Turn the points around (0, 0) by `angle`."""
    cos, sin = np.cos(angle), np.sin(angle)
    x, y = points.T
    return np.stack([x * cos - y * sin, x * sin + y * cos], axis=1)
