"""A drawing as lines, shapes and texts: what stands where is settled, here it gets its looks."""

import math
from collections.abc import Iterator
from dataclasses import replace

from mhgraph.network.layout.rooms import FONT_SIZE, LINE_HEIGHT
from mhgraph.network.model import Edge, Network
from mhgraph.network.picture.drawing import Drawing
from mhgraph.network.picture.labels import ASCENT, Label, nearest
from mhgraph.network.picture.sheet import MM_PER_POINT, Line, Point, Shape, Sheet, Text
from mhgraph.network.style import INK, OUTLINES, group_of

__all__ = ["LINE_COLOUR", "MOST", "icon", "line_width", "marks"]

LINE_COLOUR = "#8a939e"
"""Colour of a line."""

_SHADES = ("#8a939e", "#a2aab4", "#b9c0c9", "#d0d5db")
_CROWD = 150
MOST = 40
"""A line of more actions than this is no wider, as a shape of more connections is no larger."""

_FULL_UNIT = 0.17


def marks(network: Network, drawing: Drawing, top: float, left: float) -> Sheet:
    """Return the drawing with its left top at the given place of the page."""
    points = [(float(x) + left, float(y) + top) for x, y in drawing.points]
    at = {node.iri: i for i, node in enumerate(drawing.nodes)}
    lines: list[Line] = []
    shapes: list[Shape] = []
    for edge in network.edges:
        if edge.left != edge.right:
            ends = points[at[edge.left]], points[at[edge.right]]
            line, arrow = _line(edge, ends, float(drawing.radii[at[edge.right]]), drawing.unit)
            lines.append(line)
            shapes.extend(arrow)
    lines = _calm(lines, len(drawing.nodes) > _CROWD)
    lines.extend(_leader(label, points, (left, top)) for label in drawing.labels if label.aside)
    border = 0.75 * _thickness(drawing.unit)
    for i, node in enumerate(drawing.nodes):
        group = group_of(node.kind, node.broader)
        shapes.append(icon(group.shape, group.colour, points[i], float(drawing.radii[i]), border))
    texts = [text for label in drawing.labels for text in _texts(label, drawing.size, top, left)]
    return Sheet(0.0, drawing.height, tuple(lines), tuple(shapes), tuple(texts))


def icon(shape: str, colour: str, at: Point, radius: float, border: float) -> Shape:
    """Return one of the shapes of the style around a place."""
    outline = OUTLINES[shape]
    if outline is None:
        return Shape((at,), colour, border, INK, radius)
    pairs = (pair.split(",") for pair in outline.split())
    corners = tuple(
        (at[0] + (float(x) - 10) / 9 * radius, at[1] + (float(y) - 10) / 9 * radius)
        for x, y in pairs
    )
    return Shape(corners, colour, border, INK)


def line_width(weight: int, unit: float) -> float:
    """Return the width in points of a line that rests on `weight` actions."""
    return round((0.6 + 0.55 * math.sqrt(min(max(weight, 1), MOST) - 1)) * _thickness(unit), 3)


def _calm(lines: list[Line], crowd: bool) -> list[Line]:
    """Return the lines with the long ones below and, in a crowd, paler: they cross everything."""
    far = sorted(
        ((math.dist(line.start, line.end), i) for i, line in enumerate(lines)), reverse=True
    )
    if not crowd:
        return [lines[i] for _, i in far]
    reach = far[len(far) // 10][0] if far else 1.0
    return [replace(lines[i], colour=_shade(length / max(reach, 1e-6))) for length, i in far]


def _shade(share: float) -> str:
    """Return the colour of a line in a crowd, the paler the longer."""
    return _SHADES[min(int(share * len(_SHADES)), len(_SHADES) - 1)]


def _thickness(unit: float) -> float:
    """Return how much thinner or thicker than usual everything is drawn."""
    return min(max(unit / _FULL_UNIT, 0.35), 4.0)


def _line(
    edge: Edge, ends: tuple[Point, Point], radius: float, unit: float
) -> tuple[Line, tuple[Shape, ...]]:
    """Return a line, and the head of its arrow if it has a direction."""
    width = line_width(edge.weight, unit)
    (x1, y1), (x2, y2) = ends
    far = math.hypot(x2 - x1, y2 - y1)
    if not edge.directed or far <= radius:
        return Line(*ends, width, LINE_COLOUR), ()
    dx, dy = (x2 - x1) / far, (y2 - y1) / far
    long = min(1.3 * _thickness(unit) + 1.5 * width * MM_PER_POINT, (far - radius) / 2)
    wide = 0.42 * long
    tip = (x2 - dx * radius, y2 - dy * radius)
    base = (tip[0] - dx * long, tip[1] - dy * long)
    corners = (
        (base[0] - dy * wide, base[1] + dx * wide),
        (base[0] + dy * wide, base[1] - dx * wide),
    )
    return Line(ends[0], base, width, LINE_COLOUR), (Shape((tip, *corners), "#5b6470"),)


def _leader(label: Label, points: list[Point], origin: Point) -> Line:
    """Return the thin line that leads from a shape to its label."""
    end = nearest(
        (points[label.number][0] - origin[0], points[label.number][1] - origin[1]), label.frame
    )
    return Line(points[label.number], (end[0] + origin[0], end[1] + origin[1]), 0.45, INK)


def _texts(label: Label, size: float, top: float, left: float) -> Iterator[Text]:
    points = size / MM_PER_POINT
    middle = (label.frame[0] + label.frame[2]) / 2 + left
    baseline = label.frame[1] + top + ASCENT * size
    for k, line in enumerate(label.lines):
        at = (middle, baseline + k * size * LINE_HEIGHT / FONT_SIZE)
        yield Text(at, line, points, INK, centred=True, halo=0.16 * points)
