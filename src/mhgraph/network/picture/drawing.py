"""The drawing itself, in millimetres: nodes, lines, arrow heads and labels, as large as the page allows.

Up to sixty nodes every node is named in text of at least six points; where that does not fit the width,
the drawing grows in height instead. Above, the names of the best connected are shown that find room.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mhgraph.network.layout import FONT_SIZE, degrees, drawn_label, node_size, positions
from mhgraph.network.layout.clear import cleared
from mhgraph.network.layout.push import apart, clashes, settled, squeezed
from mhgraph.network.layout.rooms import LABEL_GAP, Box, Points, Rooms, shape_box
from mhgraph.network.model import Network, Node
from mhgraph.network.picture.labels import Label, Wording, below, fitting, label_of
from mhgraph.network.picture.sheet import MM_PER_POINT

__all__ = ["ALL_NAMED", "LEAST_RADIUS", "Drawing", "draw"]

ALL_NAMED = 60
"""Up to so many nodes every name is shown."""

_LEAST, _MOST = 6.0, 9.0
# How many names are tried at most; up to how many nodes so many names are given room beforehand.
_TRIED, _LOOSE, _ROOMY = 800, 150, 40
LEAST_RADIUS = 0.28
"""No shape is smaller, in millimetres."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where everything stands, in millimetres from the left top of the drawing.

    Attributes:
        nodes: in the order of their IRIs.
        points: where they stand.
        radii: of their shapes.
        labels: those that are shown.
        size: of the labels' text.
        unit: of the layout.
        height: of the drawing.
    """

    nodes: tuple[Node, ...]
    points: Points
    radii: NDArray[np.float64]
    labels: tuple[Label, ...]
    size: float
    unit: float
    height: float


def draw(network: Network, lang: str, width: float) -> Drawing:
    """Return the drawing of a network, `width` millimetres wide."""
    nodes = tuple(sorted(network.nodes, key=lambda node: node.iri))
    degree = degrees(network)
    places = positions(network)
    points = np.array([places[node.iri] for node in nodes], dtype=float).reshape(-1, 2)
    counts = [degree[node.iri] for node in nodes]
    most = _MOST * MM_PER_POINT * max(1.0, width / 180)
    if len(nodes) > ALL_NAMED:
        return _crowd(nodes, points, counts, lang, (width, most))
    wordings = [label_of(drawn_label(node, lang)) for node in nodes]
    rooms = Rooms.of([_box(w, c) for w, c in zip(wordings, counts, strict=True)])
    points, unit = _fitted(points, rooms, _ends(network, nodes), (width, most))
    left, top, right, bottom = rooms.frame(points)
    points = (points - ((left + right) / 2, top)) * unit + (width / 2, 0)
    radii = np.array([node_size(count) * unit for count in counts])
    size = FONT_SIZE * unit
    labels = (
        below(i, float(x), float(y), float(radii[i]), size, wordings[i])
        for i, (x, y) in enumerate(points)
    )
    return Drawing(nodes, points, radii, tuple(labels), size, unit, (bottom - top) * unit)


def _box(wording: Wording, degree: int) -> Box:
    """Return the room of a node with its label as measured in the real face."""
    size = node_size(degree)
    tall = LABEL_GAP + FONT_SIZE * wording.height if wording.lines else 0.0
    return Box(max(size, FONT_SIZE * wording.width / 2), size, size + tall)


def _ends(network: Network, nodes: Sequence[Node]) -> NDArray[np.int_]:
    at = {node.iri: i for i, node in enumerate(nodes)}
    pairs = {(at[e.left], at[e.right]) for e in network.edges if e.left != e.right}
    return np.array(sorted(pairs), dtype=int).reshape(-1, 2)


def _fitted(
    points: Points, rooms: Rooms, ends: NDArray[np.int_], limits: tuple[float, float]
) -> tuple[Points, float]:
    """Return places without overlap that fit the width, and the size of a unit in millimetres."""
    width, most = limits
    if not len(points):
        return points, 1.0
    if len(clashes(points, rooms)[0]):
        points = cleared(settled(points, rooms), rooms, ends, 10.0)
    left, _, right, _ = rooms.frame(points)
    unit = min(most / FONT_SIZE, width / (right - left))
    least = _LEAST * MM_PER_POINT / FONT_SIZE
    if unit >= least:
        return points, unit
    unit = min(least, width / (2 * float(rooms.half.max())))
    return squeezed(points, rooms, ends, width / unit), unit


def _crowd(
    nodes: tuple[Node, ...],
    points: Points,
    degree: list[int],
    lang: str,
    limits: tuple[float, float],
) -> Drawing:
    """Return the drawing of a network in which not every name has room."""
    width, most = limits
    first = sorted(range(len(nodes)), key=lambda i: (-degree[i], -nodes[i].actions, i))
    chosen = {i: label_of(drawn_label(nodes[i], lang)) for i in first[:_TRIED]}
    rooms = Rooms.of([shape_box(count) for count in degree])
    if len(nodes) <= _LOOSE:
        points, rooms = _with_room(points, rooms, {i: chosen[i] for i in first[:_ROOMY]}, width)
    left, top, right, bottom = rooms.frame(points)
    unit = min(most / FONT_SIZE, width / (right - left))
    size = min(max(FONT_SIZE * unit, _LEAST * MM_PER_POINT), most)
    pad = 1.6 * size
    points = (points - ((left + right) / 2, top)) * unit + (width / 2, pad)
    height = (bottom - top) * unit + 2 * pad
    radii = np.array([max(node_size(count) * unit, LEAST_RADIUS) for count in degree])
    labels = fitting(points, radii, chosen, size, (0.0, 0.0, width, height))
    return Drawing(nodes, points, radii, tuple(labels), size, unit, height)


def _with_room(
    points: Points, shapes: Rooms, names: dict[int, Wording], width: float
) -> tuple[Points, Rooms]:
    """Return places where the best connected have room for names as large as they will be."""
    left, _, right, _ = shapes.frame(points)
    size = 1.1 * _LEAST * MM_PER_POINT * (right - left) / width
    rooms = Rooms(*(column.copy() for column in shapes.columns))
    for i, wording in names.items():
        rooms.half[i] = max(rooms.half[i], wording.width * size / 2)
        rooms.below[i] += (wording.height + 0.5) * size
    return apart(points, rooms, 200), rooms
