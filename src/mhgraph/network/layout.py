"""Where each actor stands in the drawing, computed beforehand so that the page need not.

Live physics freezes a page of two hundred actors; fixed places do not, and the same network gives the
same picture. Distances follow the number of steps between actors; then shapes and labels push each
other apart, and the parts that no line joins are set side by side.
"""

import math
from dataclasses import dataclass
from textwrap import wrap
from unicodedata import combining, east_asian_width

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from mhgraph.network.model import Network

__all__ = ["FONT_SIZE", "Box", "box_of", "label_lines", "node_size", "positions"]

FONT_SIZE = 15
"""Height of a label in the drawing."""

# Tuned by eye at 5, 25, 60 and 120 actors: label wrapping, free room between labels, distance of one
# step, how much wider than tall, room between parts and beside lines, the shape of a screen, the most
# columns of unconnected actors, and a bound on the work.
_LINE_WIDTH, _MAX_LINES = 20, 3
_GAP_X, _GAP_Y = 16.0, 14.0
_STEP, _WIDER = 105.0, 1.6
_PART_GAP = 36.0
_CLEAR = 7.0
_SCREEN = 1.6
_MAX_COLUMNS = 40
_EFFORT = 12_000_000

_Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Box:
    """Room of one actor around its place: half the width, room above, room below (label included)."""

    half: float
    above: float
    below: float


def label_lines(label: str) -> list[str]:
    """Return `label` as it stands in the drawing: at most three short lines, cut with an ellipsis."""
    return wrap(label, _LINE_WIDTH, max_lines=_MAX_LINES, placeholder=" …")


def node_size(degree: int) -> float:
    """Return the radius of the shape of an actor with `degree` partners."""
    return round(9 + 3.2 * math.sqrt(min(degree, 40)), 1)


def box_of(label: str, degree: int) -> Box:
    """Return the room that an actor takes with its label below it."""
    lines = label_lines(label)
    size = node_size(degree)
    widest = max((_width(line) for line in lines), default=0.0)
    return Box(max(size, widest / 2), size, size + 6 + 1.15 * FONT_SIZE * len(lines))


def positions(network: Network, seed: int = 7) -> dict[str, tuple[float, float]]:
    """Return x and y for each actor, y downwards; the same network and seed give the same places."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(node.iri for node in network.nodes))
    graph.add_edges_from(sorted((edge.left, edge.right) for edge in network.edges))
    boxes = {n.iri: box_of(n.name, graph.degree[n.iri]) for n in network.nodes}
    parts = [sorted(part) for part in nx.connected_components(graph) if len(part) > 1]
    drawn = [_part(_cut_out(graph, part), part, boxes, seed) for part in parts]
    placed = _packed(drawn, [n for n in graph if graph.degree[n] == 0], boxes)
    return {iri: (round(x, 1), round(y, 1)) for iri, (x, y) in sorted(placed.items())}


_Places = dict[str, tuple[float, float]]
_Frame = tuple[float, float, float, float]


def _width(line: str) -> float:
    """Estimate the width of a line in a sans-serif face, a little too wide rather than too narrow."""
    return FONT_SIZE * sum(
        0.0 if combining(c) else 1.05 if east_asian_width(c) in "WF" else 0.56 for c in line
    )


def _rounds(count: int, most: int) -> int:
    """Return how often to repeat a step whose cost grows with the square of `count`."""
    return max(20, min(most, _EFFORT // count**2))


def _cut_out(graph: "nx.Graph[str]", names: list[str]) -> "nx.Graph[str]":
    """Return one part with actors and lines in order; `nx.subgraph` has the order of a set."""
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(names)
    part.add_edges_from(sorted(graph.edges(names)))
    return part


def _part(graph: "nx.Graph[str]", names: list[str], boxes: dict[str, Box], seed: int) -> _Places:
    """Place one connected part around its own middle."""
    # Above 500 nodes spring_layout needs scipy, which mhgraph does without.
    first = nx.spring_layout if len(names) < 500 else nx.random_layout
    start = first(graph, seed=seed)
    points = np.array([start[n] for n in names], dtype=float) * _STEP * 2
    points = _lying(_by_steps(_steps(graph, names), points)) * (_WIDER, 1.0)
    at = {name: i for i, name in enumerate(names)}
    ends = np.array(sorted(sorted((at[a], at[b])) for a, b in graph.edges))
    points = _pushed_apart(points, [boxes[n] for n in names], ends)
    return {n: (float(x), float(y)) for n, (x, y) in zip(names, points, strict=True)}


def _steps(graph: "nx.Graph[str]", names: list[str]) -> _Points:
    """Return the number of steps between each two actors."""
    steps = dict(nx.all_pairs_shortest_path_length(graph))
    return np.array([[steps[a][b] for b in names] for a in names], dtype=float)


def _by_steps(steps: _Points, points: _Points) -> _Points:
    """Move the points until distance follows the number of steps (stress majorisation)."""
    wanted = steps * _STEP
    weights = np.where(steps > 0, 1 / np.maximum(steps, 1) ** 2, 0.0)
    total = weights.sum(axis=1, keepdims=True)
    for _ in range(_rounds(len(points), 300)):
        apart = points[:, None, :] - points[None, :, :]
        length = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-6)
        pull = (weights * wanted / length)[..., None] * apart
        points = (weights @ points + pull.sum(axis=1)) / total
        points -= points.mean(axis=0)
    return points


def _lying(points: _Points) -> _Points:
    """Turn the points so that they spread most from left to right, as a screen does."""
    x, y = points.T
    angle = 0.5 * np.arctan2(2 * (x * y).sum(), (x * x).sum() - (y * y).sum())
    cos, sin = np.cos(angle), np.sin(angle)
    return np.stack([x * cos + y * sin, y * cos - x * sin], axis=1)


def _pushed_apart(points: _Points, boxes: list[Box], ends: NDArray[np.int_]) -> _Points:
    """Move actors off lines that are not theirs as far as that goes, then apart until none overlap."""
    lift = np.array([[0.0, (box.below - box.above) / 2] for box in boxes])
    size = np.array([box.above for box in boxes])
    rooms = np.array([[box.half, (box.above + box.below) / 2] for box in boxes])
    need = rooms[:, None, :] + rooms[None, :, :] + (_GAP_X, _GAP_Y)
    for _ in range(_rounds(len(boxes) + len(ends), 150)):
        points = points + 0.3 * _off_rooms(points + lift, need)
        points = points + 0.3 * _off_lines(points, size, ends)
    for _ in range(_rounds(len(boxes), 1500)):
        push = _off_rooms(points + lift, need)
        if not push.any():
            break
        points = points + 0.4 * push
    return points


def _off_rooms(middle: _Points, need: _Points) -> _Points:
    """Return the push on each room away from those it overlaps, mostly sideways."""
    order = np.arange(len(middle))
    order = np.sign(order[:, None] - order[None, :])
    apart = middle[:, None, :] - middle[None, :, :]
    over = need - np.abs(apart)
    clash = (over > 0).all(axis=2) & (order != 0)
    side = np.where(apart == 0, order[..., None], np.sign(apart))
    sideways = over[..., 0] < _SCREEN * over[..., 1]
    shorter = np.stack([sideways, ~sideways], axis=2)
    push = np.where(clash[..., None] & shorter, over * side, 0.0).sum(axis=1)
    return np.asarray(push, dtype=float)


def _off_lines(points: _Points, size: _Points, ends: NDArray[np.int_]) -> _Points:
    """Return the push on each actor away from the lines of others that run over its shape."""
    start, along = points[ends[:, 0]], points[ends[:, 1]] - points[ends[:, 0]]
    reach = np.maximum((along**2).sum(axis=1), 1e-6)
    to = points[None, :, :] - start[:, None, :]
    share = np.clip((to * along[:, None, :]).sum(axis=2) / reach[:, None], 0.0, 1.0)
    off = to - share[..., None] * along[:, None, :]
    far = np.maximum(np.hypot(off[..., 0], off[..., 1]), 1e-6)
    lack = np.clip(size[None, :] + _CLEAR - far, 0.0, None)
    rows = np.arange(len(ends))
    lack[rows, ends[:, 0]] = 0.0
    lack[rows, ends[:, 1]] = 0.0
    push = (off / far[..., None] * lack[..., None]).sum(axis=0)
    return np.asarray(np.clip(push, -20.0, 20.0), dtype=float)


def _packed(parts: list[_Places], alone: list[str], boxes: dict[str, Box]) -> _Places:
    """Return the arrangement of parts and unconnected actors that shows largest on a screen."""
    tries = []
    for columns in range(1, min(len(alone), _MAX_COLUMNS) + 1) if alone else (0,):
        blocks = [*parts, _grid(alone, columns, boxes)] if alone else parts
        frames = [_frame(block, boxes) for block in blocks]
        widest = max((frame[2] - frame[0] for frame in frames), default=0.0)
        for factor in (1.0, 1.3, 1.6, 2.0, 2.5, 3.2):
            placed = _side_by_side(blocks, frames, widest * factor)
            left, top, right, bottom = _frame(placed, boxes)
            tries.append((max((right - left) / _SCREEN, bottom - top), columns, factor, placed))
    return min(tries, key=lambda t: t[:3])[3]


def _grid(names: list[str], columns: int, boxes: dict[str, Box]) -> _Places:
    """Place the actors without a line in rows of equal cells."""
    wide = 2 * max(boxes[n].half for n in names) + _GAP_X
    tall = max(boxes[n].above + boxes[n].below for n in names) + _GAP_Y
    return {n: (wide * (i % columns), tall * (i // columns)) for i, n in enumerate(names)}


def _side_by_side(blocks: list[_Places], frames: list[_Frame], limit: float) -> _Places:
    """Set the blocks in rows of at most `limit` wide, the tallest first, each row around one middle."""
    placed: _Places = {}
    y = 0.0
    for row in _shelves(frames, limit):
        height = max(frames[i][3] - frames[i][1] for i in row)
        x = -sum(frames[i][2] - frames[i][0] + _PART_GAP for i in row) / 2
        for i in row:
            left, top, right, bottom = frames[i]
            dx, dy = x - left, y + (height - bottom + top) / 2 - top
            placed.update({n: (px + dx, py + dy) for n, (px, py) in blocks[i].items()})
            x += right - left + _PART_GAP
        y += height + _PART_GAP
    return placed


def _shelves(frames: list[_Frame], limit: float) -> list[list[int]]:
    """Divide the frames, the tallest first, over rows of at most `limit` wide."""
    rows: list[list[int]] = []
    room = 0.0
    for i in sorted(range(len(frames)), key=lambda i: frames[i][1] - frames[i][3]):
        width = frames[i][2] - frames[i][0] + _PART_GAP
        if not rows or width > room:
            rows.append([])
            room = limit + _PART_GAP
        rows[-1].append(i)
        room -= width
    return rows


def _frame(places: _Places, boxes: dict[str, Box]) -> _Frame:
    """Return left, top, right and bottom of what the actors take, labels included."""
    if not places:
        return (0.0, 0.0, 0.0, 0.0)
    return (
        min(x - boxes[n].half for n, (x, _) in places.items()),
        min(y - boxes[n].above for n, (_, y) in places.items()),
        max(x + boxes[n].half for n, (x, _) in places.items()),
        max(y + boxes[n].below for n, (_, y) in places.items()),
    )
