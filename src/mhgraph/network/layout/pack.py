"""Set what no line joins side by side, so that the whole shows as large as a screen allows."""

import math
from itertools import product

import numpy as np

from mhgraph.network.layout.rooms import Points, Rooms

__all__ = ["SCREEN", "grid", "packed"]

SCREEN = 1.6
"""How much wider than tall a drawing should be."""

_PART_GAP = 80.0
_GAP_X, _GAP_Y = 16.0, 14.0
_MAX_COLUMNS = 40
_NEARLY, _SPARE = 0.04, 0.4
_FACTORS = (1.0, 1.15, 1.3, 1.6, 2.0, 2.5, 3.2)

_Size = tuple[float, float]


def packed(parts: list[tuple[Points, Rooms]], alone: Rooms) -> tuple[list[Points], Points]:
    """Return the places of the parts, and of the nodes without a line, set side by side.

    Args:
        parts: the places of each connected part around a middle of its own, and its rooms.
        alone: rooms of the nodes without a line, which stand in a grid.
    """
    frames = [rooms.frame(points) for points, rooms in parts]
    sizes = [(right - left, bottom - top) for left, top, right, bottom in frames]
    count = len(alone.half)
    most = min(count, max(_MAX_COLUMNS, round(2 * count**0.5)))
    _, _, columns, limit = min(
        _fit(sizes, alone, columns, factor)
        for columns, factor in product(range(1, most + 1) if count else (0,), _FACTORS)
    )
    if count:
        places = grid(alone, columns)
        frames.append(alone.frame(places))
        sizes.append(_grid_size(alone, columns))
    moves = _moves(sizes, limit)
    shifts = [
        np.array([x - left, y - top])
        for (x, y), (left, top, _, _) in zip(moves, frames, strict=True)
    ]
    moved = [points + shift for (points, _), shift in zip(parts, shifts, strict=False)]
    return moved, places + shifts[-1] if count else np.zeros((0, 2))


def grid(rooms: Rooms, columns: int) -> Points:
    """Return places in rows of equal cells."""
    wide, tall = _cell(rooms)
    number = np.arange(len(rooms.half))
    return np.stack([wide * (number % columns), tall * (number // columns)], axis=1)


def _cell(rooms: Rooms) -> _Size:
    return 2 * rooms.half.max() + _GAP_X, (rooms.above + rooms.below).max() + _GAP_Y


def _grid_size(rooms: Rooms, columns: int) -> _Size:
    left, top, right, bottom = rooms.frame(grid(rooms, columns))
    return right - left, bottom - top


def _fit(
    sizes: list[_Size], alone: Rooms, columns: int, factor: float
) -> tuple[int, float, int, float]:
    """Return about how tall a screen must be, how lank the grid is, its columns, and the width of all."""
    lank = 0.0
    if columns:
        wide, tall = _cell(alone)
        sizes = [*sizes, (wide * columns, tall * -(-len(alone.half) // columns))]
        lank = round(abs(math.log(sizes[-1][0] / sizes[-1][1] / SCREEN)), 3)
    if not sizes:
        return 0, 0.0, columns, 0.0
    limit = max(width for width, _ in sizes) * factor
    rows = _shelves(sizes, limit)
    width = max(sum(sizes[i][0] + _PART_GAP for i in row) for row in rows)
    height = sum(max(sizes[i][1] for i in row) + _PART_GAP for row in rows)
    tall = max(width / SCREEN, height) + _SPARE * (width / SCREEN + height)
    return round(math.log(tall) / _NEARLY), lank, columns, limit


def _moves(sizes: list[_Size], limit: float) -> list[_Size]:
    """Return left and top of each block, in rows around one middle."""
    found: dict[int, _Size] = {}
    y = 0.0
    for row in _shelves(sizes, limit):
        height = max(sizes[i][1] for i in row)
        x = -sum(sizes[i][0] + _PART_GAP for i in row) / 2
        for i in row:
            found[i] = (x, y + (height - sizes[i][1]) / 2)
            x += sizes[i][0] + _PART_GAP
        y += height + _PART_GAP
    return [found[i] for i in range(len(sizes))]


def _shelves(sizes: list[_Size], limit: float) -> list[list[int]]:
    """Divide the blocks, the tallest first, over rows of at most `limit` wide."""
    rows: list[list[int]] = []
    room = 0.0
    for i in sorted(range(len(sizes)), key=lambda i: -sizes[i][1]):
        width = sizes[i][0] + _PART_GAP
        if not rows or width > room + 1e-6:
            rows.append([])
            room = limit + _PART_GAP
        rows[-1].append(i)
        room -= width
    return rows
