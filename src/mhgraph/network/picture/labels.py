"""Which labels stand in the picture, and where: none over another, nor over the shape of another node."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mhgraph.network.layout import FONT_SIZE, label_lines
from mhgraph.network.layout.rooms import LABEL_GAP, LINE_HEIGHT, Points
from mhgraph.network.picture.canvas import drawable, text_width
from mhgraph.network.picture.sheet import Point

__all__ = ["ASCENT", "Frame", "Label", "Wording", "below", "fitting", "label_of", "nearest"]

ASCENT = 0.93
"""From the baseline to the top of an accented capital, in parts of the size."""

_LINE = LINE_HEIGHT / FONT_SIZE
_GAP = LABEL_GAP / FONT_SIZE
_LED = 12

Frame = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label in its place.

    Attributes:
        number: the number of its node.
        lines: what it says.
        frame: left, top, right and bottom of its room, in millimetres.
        aside: whether it stands so far from its shape that a thin line must lead to it.
    """

    number: int
    lines: tuple[str, ...]
    frame: Frame
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """The lines of a label, and how wide and tall they are in parts of the text's size."""

    lines: tuple[str, ...]
    width: float
    height: float


def label_of(name: str) -> Wording:
    """Return a name as it is drawn, measured in the real face."""
    lines = tuple(label_lines(drawable(name)))
    return Wording(lines, max(map(text_width, lines), default=0.0), _LINE * len(lines))


def below(number: int, x: float, y: float, radius: float, size: float, wording: Wording) -> Label:
    """Return the label of a node below its shape; all lengths in millimetres, `size` the text's."""
    half, top = wording.width * size / 2, y + radius + _GAP * size
    frame = (x - half, top, x + half, top + wording.height * size)
    return Label(number, wording.lines, frame)


def fitting(
    points: Points,
    radii: NDArray[np.float64],
    wordings: dict[int, Wording],
    size: float,
    within: Frame,
) -> list[Label]:
    """Return the labels that find room below, above or beside their shapes.

    Args:
        points: where all nodes stand.
        radii: of their shapes.
        wordings: the labels by number of node, the most important first; the first few may stand aside.
        size: of the text.
        within: what no label may leave.
    """
    room = _Taken(points, radii, len(wordings), size, within)
    found: list[Label] = []
    for number, wording in wordings.items():
        x, y = points[number].tolist()
        at = (x, y, float(radii[number]))
        near = (frame for frame in _tries(at, size, wording) if room.free(number, frame))
        frame, aside = next(near, None), False
        if frame is None and len(found) < _LED:
            far = _aside(at, size, wording)
            frame = next((f for f in far if room.free(number, f) and room.reached(at, f)), None)
            aside = True
        if frame is not None:
            room.take(frame, led_from=(x, y) if aside else None)
            found.append(Label(number, wording.lines, frame, aside))
    return found


class _Taken:
    """What shapes, labels and the thin lines to labels already take of a drawing."""

    def __init__(
        self, points: Points, radii: NDArray[np.float64], most: int, size: float, within: Frame
    ) -> None:
        shapes = np.column_stack([points - radii[:, None], points + radii[:, None]])
        self._frames = np.concatenate([shapes, np.zeros((most, 4))])
        self._shapes = self._count = len(shapes)
        self._size, self._within = size, within
        self._led: list[tuple[Point, Point]] = []

    def free(self, own: int, frame: Frame) -> bool:
        """Whether a label of the node `own` may stand there."""
        left, top, right, bottom = frame
        least_x, least_y, most_x, most_y = self._within
        if left < least_x or top < least_y or right > most_x or bottom > most_y:
            return False
        taken, beside, gap = self._frames[: self._count], 0.5 * self._size, 0.1 * self._size
        hit = (taken[:, 0] < right + beside) & (taken[:, 2] > left - beside)
        hit &= (taken[:, 1] < bottom + gap) & (taken[:, 3] > top - gap)
        hit[own] = False
        return not hit.any() and not any(_meets(line, frame) for line in self._led)

    def reached(self, at: tuple[float, float, float], frame: Frame) -> bool:
        """Whether a straight line leads to a label without meeting other labels or such lines."""
        line = (at[:2], nearest(at[:2], frame))
        labels = self._frames[self._shapes : self._count].tolist()
        return not any(_meets(line, tuple(label)) for label in labels) and not any(
            _crosses(line, other) for other in self._led
        )

    def take(self, frame: Frame, led_from: Point | None) -> None:
        """Keep a label's room, and the line to it."""
        self._frames[self._count] = frame
        self._count += 1
        if led_from is not None:
            self._led.append((led_from, nearest(led_from, frame)))


def nearest(at: Point, frame: Frame) -> Point:
    """Return the place on a label that is nearest to a place."""
    return min(max(at[0], frame[0]), frame[2]), min(max(at[1], frame[1]), frame[3])


def _crosses(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two lines cross."""

    def side(line: tuple[Point, Point], at: Point) -> float:
        (x1, y1), (x2, y2) = line
        return (x2 - x1) * (at[1] - y1) - (y2 - y1) * (at[0] - x1)

    return (side(one, other[0]) > 0) != (side(one, other[1]) > 0) and (
        (side(other, one[0]) > 0) != (side(other, one[1]) > 0)
    )


def _meets(line: tuple[Point, Point], frame: Frame) -> bool:
    """Whether a line runs through a room."""
    left, top, right, bottom = frame
    inside = any(left <= x <= right and top <= y <= bottom for x, y in line)
    across = ((left, top), (right, bottom)), ((left, bottom), (right, top))
    return inside or any(_crosses(line, diagonal) for diagonal in across)


def _tries(at: tuple[float, float, float], size: float, wording: Wording) -> list[Frame]:
    """Return the places around a shape where its label could stand, the best first."""
    x, y, radius = at
    wide, tall, gap = wording.width * size, wording.height * size, radius + 0.3 * size
    return [
        (x - wide / 2, y + gap, x + wide / 2, y + gap + tall),
        (x - wide / 2, y - gap - tall, x + wide / 2, y - gap),
        (x + gap, y - tall / 2, x + gap + wide, y + tall / 2),
        (x - gap - wide, y - tall / 2, x - gap, y + tall / 2),
    ]


def _aside(at: tuple[float, float, float], size: float, wording: Wording) -> Iterator[Frame]:
    """Yield places farther from a shape, the nearest first."""
    x, y, radius = at
    wide, tall = wording.width * size / 2, wording.height * size / 2
    for far in range(1, 14):
        for turn in range(16):
            angle = (turn + 0.5) * math.pi / 8
            middle_x = x + (wide + radius + far * size) * math.cos(angle)
            middle_y = y + (tall + radius + far * size) * math.sin(angle)
            yield (middle_x - wide, middle_y - tall, middle_x + wide, middle_y + tall)
