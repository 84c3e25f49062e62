"""A network as a picture for a report: SVG, PNG or PDF, with title, legend, source line and licence.

The width is the one asked for, to the millimetre; the height follows from the drawing. The same network
gives the same bytes on the same versions.
"""

from mhgraph.network.files import PICTURES
from mhgraph.network.model import Network
from mhgraph.network.picture.canvas import DPI, readable, write
from mhgraph.network.picture.drawing import draw
from mhgraph.network.picture.legend import Column, head, legend, notes
from mhgraph.network.picture.marks import marks
from mhgraph.network.picture.sheet import Metadata, Sheet
from mhgraph.network.picture.words import LICENCE, refuse_dots, refuse_form, refuse_width

__all__ = ["FORMS", "picture"]

FORMS = tuple(PICTURES.values())
"""The forms of a picture."""

_LEAST_WIDTH, _MOST_WIDTH = 40, 1200
_MOST_DOTS = 200_000_000
_TEXT, _LEAST_TEXT = 7.5, 6.0


def picture(network: Network, form: str, lang: str, width_mm: float = 180) -> bytes:
    """Return a network as the bytes of a picture.

    Args:
        network: what to draw.
        form: one of `FORMS`.
        lang: the language of names and words, "nl" or "en".
        width_mm: the width of the picture in millimetres.

    Raises:
        UsageError: if the form or the width is none that a picture can have.
    """
    if form not in FORMS:
        raise refuse_form(form, FORMS)
    if not _LEAST_WIDTH <= width_mm <= _MOST_WIDTH:
        raise refuse_width(width_mm, _LEAST_WIDTH, _MOST_WIDTH)
    sheet = _sheet(network, lang, width_mm)
    if form == "png" and sheet.width * sheet.height * (DPI / 25.4) ** 2 > _MOST_DOTS:
        raise refuse_dots(sheet.width, sheet.height)
    return write(sheet, form, _metadata(network, lang))


def _sheet(network: Network, lang: str, width: float) -> Sheet:
    """Return the page: title, drawing, legend and notes, one below the other."""
    size = max(_TEXT * width / 180, _LEAST_TEXT)
    margin = max(2.0, 4.0 * width / 180)
    column = Column(margin, width - 2 * margin, margin)
    head(network, lang, column, size)
    drawing = draw(network, lang, column.width)
    column.y += 0.5 * size
    middle = marks(network, drawing, column.y, margin)
    column.y += drawing.height + 0.5 * size
    legend(network, drawing, lang, column, size)
    notes(network, drawing, lang, column, size)
    around = column.sheet()
    return Sheet(
        width,
        round(column.y + margin, 2),
        (*middle.lines, *around.lines),
        (*middle.shapes, *around.shapes),
        (*around.texts, *middle.texts),
    )


def _metadata(network: Network, lang: str) -> Metadata:
    """Return what the file says of itself."""
    return Metadata(
        title=readable(network.title.get(lang)),
        description=readable(network.explanation.get(lang)),
        source=readable(network.source_line.get(lang)),
        licence=LICENCE.get(lang),
        lang=lang,
    )
