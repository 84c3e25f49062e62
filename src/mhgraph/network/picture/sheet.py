"""What is drawn on the page of a picture, as frozen values in millimetres, y downwards.

The drawing, its labels and its legend are worked out in these values; `picture_canvas` alone knows the
library that turns them into a file.
"""

from dataclasses import dataclass

__all__ = ["MM_PER_POINT", "Line", "Metadata", "Shape", "Sheet", "Text"]

MM_PER_POINT = 25.4 / 72

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `width` in points."""

    start: Point
    end: Point
    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled polygon, or a circle of the given `radius` around its one point; `border` in points."""

    points: tuple[Point, ...]
    fill: str
    border: float = 0.0
    border_colour: str = "none"
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text: `at` is its baseline's left end (or middle); `size` and `halo` in points."""

    at: Point
    text: str
    size: float
    colour: str
    bold: bool = False
    centred: bool = False
    halo: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: what comes later in it stands above what comes earlier, lines lowest and texts highest."""

    width: float
    height: float
    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...]
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself."""

    title: str
    description: str
    source: str
    licence: str
    lang: str
