"""How much room a node takes in the drawing: its shape, and its label in the longer of both languages."""

import math
from dataclasses import dataclass
from textwrap import wrap
from unicodedata import combining, east_asian_width

import numpy as np
from numpy.typing import NDArray

from mhgraph.network.model import ACTION, Node

__all__ = [
    "FONT_SIZE",
    "LABEL_GAP",
    "LINE_HEIGHT",
    "Box",
    "Points",
    "Rooms",
    "box_of",
    "drawn_label",
    "label_lines",
    "node_box",
    "node_size",
    "shape_box",
]

FONT_SIZE = 15
"""Height of a label in the drawing."""

LINE_HEIGHT = 1.15 * FONT_SIZE
"""From one line of a label to the next."""

LABEL_GAP = 6.0
"""Between a shape and the label below it."""

# Tuned by eye: at most three lines of twenty letters hold most names of organisations.
_LETTERS, _MAX_LINES = 20, 3
# Widths of DejaVu Sans, the widest of the usual faces, in parts of the font's height.
_NARROW, _WIDE = frozenset("ijlI.,:;'|!()[] /"), frozenset("mwMW@%&…—")

Points = NDArray[np.float64]
"""A row of x and y for each node, y downwards."""


@dataclass(frozen=True, slots=True)
class Box:
    """Room of one node around its place: half the width, room above, room below (label included)."""

    half: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class Rooms:
    """The boxes of many nodes as columns: `half` the width, and the room `above` and `below`."""

    half: Points
    above: Points
    below: Points

    @classmethod
    def of(cls, boxes: list[Box]) -> "Rooms":
        """Return the rooms of `boxes`, in their order."""
        rows = np.array([[b.half, b.above, b.below] for b in boxes], dtype=float).reshape(-1, 3)
        return cls(rows[:, 0], rows[:, 1], rows[:, 2])

    def take(self, some: NDArray[np.int_]) -> "Rooms":
        """Return the rooms of some of the nodes, by their numbers."""
        return Rooms(self.half[some], self.above[some], self.below[some])

    def with_those(self, some: NDArray[np.int_], other: "Rooms") -> "Rooms":
        """Return the same rooms, but those of some of the nodes from `other`."""
        columns = [(c.copy(), o) for c, o in zip(self.columns, other.columns, strict=True)]
        for column, others in columns:
            column[some] = others[some]
        return Rooms(*(column for column, _ in columns))

    @property
    def areas(self) -> Points:
        """Return how much each room takes, some free room around it included."""
        return (2 * self.half + 16.0) * (self.above + self.below + 14.0)

    @property
    def columns(self) -> tuple[Points, Points, Points]:
        """Return the three columns."""
        return self.half, self.above, self.below

    def frame(self, points: Points) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of what the nodes take when they stand at `points`."""
        if not len(points):
            return (0.0, 0.0, 0.0, 0.0)
        x, y = points.T
        return (
            float((x - self.half).min()),
            float((y - self.above).min()),
            float((x + self.half).max()),
            float((y + self.below).max()),
        )


def drawn_label(node: Node, lang: str) -> str:
    """Return what stands below a node: the identifier of an action that has one, else the name."""
    return (node.identifier if node.kind == ACTION else "") or node.name(lang)


def label_lines(label: str) -> list[str]:
    """Return `label` as it stands in the drawing: at most three short lines, cut with an ellipsis."""
    return wrap(label, _LETTERS, max_lines=_MAX_LINES, placeholder=" …")


def node_size(degree: int) -> float:
    """Return the radius of the shape of a node that is joined to `degree` others."""
    return round(9 + 3.2 * math.sqrt(min(degree, 40)), 1)


def shape_box(degree: int) -> Box:
    """Return the room that a node takes without its label."""
    size = node_size(degree)
    return Box(size, size, size)


def box_of(label: str, degree: int) -> Box:
    """Return the room that a node takes with its label below it."""
    lines = label_lines(label)
    size = node_size(degree)
    widest = max((_width(line) for line in lines), default=0.0)
    return Box(max(size, widest / 2), size, size + LABEL_GAP + LINE_HEIGHT * len(lines))


def node_box(node: Node, degree: int, larger: float = 1.0) -> Box:
    """Return the room in which the label of a node fits in either language.

    Args:
        node: whose label it is.
        degree: to how many others it is joined.
        larger: how many times the usual size the label has.
    """
    one, other = (box_of(drawn_label(node, lang), degree) for lang in ("nl", "en"))
    size = one.above
    half, below = max(one.half, other.half), max(one.below, other.below) - size
    return Box(max(size, larger * half), size, size + larger * below)


def _width(line: str) -> float:
    """Estimate the width of a line, a little too wide rather than too narrow."""
    return FONT_SIZE * sum(map(_letter, line))


def _letter(letter: str) -> float:
    if combining(letter):
        return 0.0
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE or east_asian_width(letter) in "WF":
        return 1.05
    return 0.7 if letter.isupper() else 0.6
