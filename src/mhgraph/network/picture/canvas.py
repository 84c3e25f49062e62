"""The one module that knows matplotlib: it measures text, and writes a sheet as SVG, PNG or PDF.

The face is the DejaVu Sans that comes with matplotlib, taken by file, and the user's own settings of
matplotlib are set aside, so that the same sheet gives the same bytes on every machine.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path as File
from typing import Any
from unicodedata import category

import matplotlib as mpl
from matplotlib import patheffects
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, Transform

from mhgraph.network.picture.sheet import Line, Metadata, Shape, Sheet, Text

__all__ = ["BOX", "DPI", "drawable", "readable", "text_width", "write"]

DPI = 300
"""Dots per inch of a PNG."""

BOX = "□"
"""Stands for a character that the face has no glyph for."""

_SETTINGS: dict[Any, Any] = {
    "pdf.fonttype": 42,
    "svg.fonttype": "path",
    "svg.hashsalt": "mhgraph",
    "text.hinting": "none",
    "text.parse_math": False,
    "path.simplify": False,
}
_JOINERS = "\u200c\u200d"


def readable(text: str) -> str:
    """Return `text` on one line, without what controls a machine or turns the writing around."""
    return " ".join("".join(" " if c.isspace() else c for c in text if _shown(c)).split())


def drawable(text: str) -> str:
    """Return `text` as it can be drawn: readable, and with a box for each character without a glyph."""
    known = _glyphs()
    return "".join(c if ord(c) in known else BOX for c in readable(text))


def _shown(letter: str) -> bool:
    code = ord(letter)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return False
    return letter in _JOINERS or letter.isspace() or category(letter) not in ("Cc", "Cf", "Cs")


@cache
def text_width(text: str, bold: bool = False) -> float:
    """Return how wide a line of text is, in parts of its size."""
    width, _, _ = text_to_path.get_text_width_height_descent(text, _face(100.0, bold), ismath=False)
    return float(width) / 100


def write(sheet: Sheet, form: str, metadata: Metadata) -> bytes:
    """Return the sheet as a file of the form "svg", "png" or "pdf"."""
    with _own_settings():
        figure = _figure(sheet, whole_dots=form == "png")
        kept = BytesIO()
        said = {"svg": _svg, "pdf": _pdf, "png": _png}[form](metadata)
        figure.savefig(kept, format=form, dpi="figure", metadata=said)
    return _in_millimetres(kept.getvalue(), sheet) if form == "svg" else kept.getvalue()


@contextmanager
def _own_settings() -> Iterator[None]:
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        yield


@cache
def _file(bold: bool) -> File:
    return File(mpl.get_data_path(), "fonts", "ttf", f"DejaVuSans{'-Bold' if bold else ''}.ttf")


@cache
def _face(size: float, bold: bool) -> FontProperties:
    return FontProperties(fname=str(_file(bold)), size=size)


@cache
def _glyphs() -> frozenset[int]:
    """Return the characters that both faces have."""
    plain, heavy = (set(FT2Font(str(_file(bold))).get_charmap()) for bold in (False, True))
    return frozenset(plain & heavy)


def _figure(sheet: Sheet, whole_dots: bool) -> Figure:
    size = (sheet.width / 25.4, sheet.height / 25.4)
    if whole_dots:
        size = ((round(size[0] * DPI) + 0.01) / DPI, (round(size[1] * DPI) + 0.01) / DPI)
    figure = Figure(figsize=size, dpi=DPI if whole_dots else 72, facecolor="white")
    to_inches = Affine2D().translate(0, -sheet.height).scale(1 / 25.4, -1 / 25.4)
    place = to_inches + figure.dpi_scale_trans
    figure.add_artist(_lines(sheet.lines, place))
    figure.add_artist(_shapes(sheet.shapes, place))
    for haloed, texts in groupby(sheet.texts, key=lambda text: text.halo > 0):
        some = list(texts)
        for text in some if haloed else ():
            _add_text(figure, text, place, halo=True)
        for text in some:
            _add_text(figure, text, place, halo=False)
    return figure


def _lines(lines: tuple[Line, ...], place: Transform) -> LineCollection:
    return LineCollection(
        [(line.start, line.end) for line in lines],
        linewidths=[line.width for line in lines],
        colors=[line.colour for line in lines],
        capstyle="round",
        transform=place,
        zorder=1,
    )


def _shapes(shapes: tuple[Shape, ...], place: Transform) -> PathCollection:
    return PathCollection(
        [_outline(shape) for shape in shapes],
        facecolors=[shape.fill for shape in shapes],
        edgecolors=[shape.border_colour for shape in shapes],
        linewidths=[shape.border for shape in shapes],
        joinstyle="round",
        transform=place,
        zorder=2,
    )


def _outline(shape: Shape) -> Path:
    if shape.radius:
        return Path.circle(shape.points[0], shape.radius)
    return Path([*shape.points, shape.points[0]], closed=True)


def _add_text(figure: Figure, text: Text, place: Transform, halo: bool) -> None:
    """Add a line of text, or the white rim behind it, which is an outline in every form."""
    rim = [patheffects.Stroke(linewidth=2 * text.halo, foreground="white")] if halo else None
    figure.text(
        *text.at,
        text.text,
        fontproperties=_face(text.size, text.bold),
        color=text.colour,
        horizontalalignment="center" if text.centred else "left",
        verticalalignment="baseline",
        parse_math=False,
        path_effects=rim,
        transform=place,
        zorder=3,
    )


def _in_millimetres(svg: bytes, sheet: Sheet) -> bytes:
    """Return the SVG with its size in millimetres, and marked as one picture for a screen reader."""
    size = f'role="img" width="{sheet.width:g}mm" height="{sheet.height:g}mm"'
    return re.sub(rb'width="[\d.]+pt" height="[\d.]+pt"', size.encode("ascii"), svg, count=1)


def _svg(metadata: Metadata) -> dict[str, str | None]:
    return {
        "Title": metadata.title,
        "Description": metadata.description,
        "Source": metadata.source,
        "Rights": metadata.licence,
        "Language": metadata.lang,
        "Creator": "mhgraph",
        "Date": None,
    }


def _pdf(metadata: Metadata) -> dict[str, str | None]:
    return {
        "Title": metadata.title,
        "Author": "mhgraph",
        "Subject": metadata.description,
        "Keywords": f"{metadata.source} {metadata.licence}",
        "Creator": "mhgraph",
        "CreationDate": None,
    }


def _png(metadata: Metadata) -> dict[str, str | None]:
    return {
        "Title": metadata.title,
        "Author": "mhgraph",
        "Description": metadata.description,
        "Source": metadata.source,
        "Copyright": metadata.licence,
        "Software": "mhgraph",
    }
