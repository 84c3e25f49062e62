"""Where everything stands in the drawing, computed beforehand with a fixed seed."""

from mhgraph.network.layout.places import (
    FONT_SIZE,
    Box,
    box_of,
    degrees,
    drawn_label,
    label_lines,
    node_size,
    positions,
)

__all__ = [
    "FONT_SIZE",
    "Box",
    "box_of",
    "degrees",
    "drawn_label",
    "label_lines",
    "node_size",
    "positions",
]
