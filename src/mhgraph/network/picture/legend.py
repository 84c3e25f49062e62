"""What stands around the drawing: title and explanation above; legend, notes, source and licence below."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from mhgraph.network.layout import degrees, node_size
from mhgraph.network.model import Network
from mhgraph.network.picture.canvas import BOX, drawable, text_width
from mhgraph.network.picture.drawing import LEAST_RADIUS, Drawing
from mhgraph.network.picture.marks import LINE_COLOUR, MOST, icon, line_width
from mhgraph.network.picture.sheet import MM_PER_POINT, Line, Shape, Sheet, Text
from mhgraph.network.picture.words import (
    ARROW,
    BOXES,
    BY_ACTIONS,
    BY_STATEMENTS,
    EMPTY,
    LICENCE,
    NODE_SIZE,
    at_least,
    names_hidden,
)
from mhgraph.network.style import GROUPS, INK, group_of

__all__ = ["Column", "head", "legend", "notes"]

_GREY = "#4a525c"
_RULE = "#c9ced5"


@dataclass(slots=True)
class Column:
    """Lines of text and rows of samples, set one below the other.

    Attributes:
        left: of the column, in millimetres.
        width: of the column.
        y: where the next thing comes.
    """

    left: float
    width: float
    y: float
    lines: list[Line] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def write(self, words: str, size: float, colour: str = INK, bold: bool = False) -> None:
        """Set a text in lines that fit the column; `size` in points."""
        tall = size * MM_PER_POINT
        for line in _wrapped(drawable(words), self.width / tall, bold):
            self.texts.append(Text((self.left, self.y + 0.95 * tall), line, size, colour, bold))
            self.y += 1.3 * tall

    def rule(self) -> None:
        """Set a thin line over the whole width."""
        ends = (self.left, self.y), (self.left + self.width, self.y)
        self.lines.append(Line(*ends, 0.5, _RULE))

    def sheet(self) -> Sheet:
        """Return what has been set, as high as it has become."""
        return Sheet(self.width, self.y, tuple(self.lines), tuple(self.shapes), tuple(self.texts))


def head(network: Network, lang: str, column: Column, size: float) -> None:
    """Set the title and what a node and a line mean; `size` in points, of the running text."""
    column.write(network.title.get(lang), 1.6 * size, bold=True)
    column.y += 0.15 * size
    column.write(network.explanation.get(lang), size, _GREY)


def notes(network: Network, drawing: Drawing, lang: str, column: Column, size: float) -> None:
    """Set what is missing, the source and the licence."""
    found = [network.left_out] if network.left_out else []
    hidden = len(drawing.nodes) - len(drawing.labels)
    if not drawing.nodes:
        found.append(EMPTY)
    if hidden:
        found.append(names_hidden(hidden, len(drawing.nodes)))
    shown = (line for label in drawing.labels for line in label.lines)
    if any(BOX in line for line in shown):
        found.append(BOXES)
    for words in (*found, network.source_line, LICENCE):
        column.write(words.get(lang), 0.9 * size, _GREY)


def legend(network: Network, drawing: Drawing, lang: str, column: Column, size: float) -> None:
    """Set the groups that occur with their shapes and counts, and what sizes and widths mean."""
    if not drawing.nodes:
        return
    column.rule()
    column.y += 0.35 * size
    entries = _groups(drawing, lang, size)
    widest = max(entry.width for entry in entries)
    if widest > column.width:
        entries = _groups(drawing, lang, 0.98 * size * column.width / widest)
        widest = column.width
    columns = max(1, min(int(column.width / widest), 4))
    columns = -(-len(entries) // -(-len(entries) // columns))
    for first in range(0, len(entries), columns):
        row = entries[first : first + columns]
        _row(column, row, [k * column.width / columns for k in range(len(row))], size)
    column.y += 0.15 * size
    for scale in _scales(network, drawing, lang, size):
        _flow(column, scale, size)
    column.y += 0.35 * size


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sample and what it means; the sample's left end and middle is (0, 0)."""

    sample: Line | Shape | None
    room: float
    text: str
    size: float

    @property
    def width(self) -> float:
        """Return its width, room to the next entry included."""
        return self.room + (text_width(self.text) + 1.4) * self.size * MM_PER_POINT

    @property
    def height(self) -> float:
        """Return the height that its row needs."""
        radius = self.sample.radius if isinstance(self.sample, Shape) else 0.0
        return max(1.5 * self.size * MM_PER_POINT, 2 * radius + 0.5)


def _groups(drawing: Drawing, lang: str, size: float) -> list[_Entry]:
    """Return an entry for each group that occurs."""
    counts = Counter(group_of(node.kind, node.broader).name.en for node in drawing.nodes)
    radius = 0.4 * size * MM_PER_POINT
    return [
        _Entry(
            icon(group.shape, group.colour, (radius, 0.0), radius, 0.5),
            3 * radius,
            f"{group.name.get(lang)} ({counts[group.name.en]})",
            size,
        )
        for group in GROUPS
        if counts[group.name.en]
    ]


def _scales(network: Network, drawing: Drawing, lang: str, size: float) -> Iterable[list[_Entry]]:
    """Yield rows of samples: sizes of nodes, widths of lines, the arrow."""
    degree = degrees(network)
    rows = [_Entry(None, 0.0, f"{NODE_SIZE.get(lang)}:", size)]
    for count in _steps(degree.values()):
        radius = max(node_size(count) * drawing.unit, LEAST_RADIUS)
        sample = icon("dot", "#ffffff", (radius, 0.0), radius, 0.6)
        rows.append(_Entry(sample, 2 * radius + 0.8, _count(count, lang), size))
    if len(rows) > 2:
        yield rows
    acting = any(ground.action for edge in network.edges for ground in edge.grounds)
    rows = [_Entry(None, 0.0, f"{(BY_ACTIONS if acting else BY_STATEMENTS).get(lang)}:", size)]
    long = 2.2 * size * MM_PER_POINT
    for count in _steps(edge.weight for edge in network.edges):
        width = line_width(count, drawing.unit)
        stroke = Line((0.0, 0.0), (long, 0.0), width, LINE_COLOUR)
        rows.append(_Entry(stroke, long + 0.8, _count(count, lang), size))
    if len(rows) > 2:
        yield rows
    if any(edge.directed for edge in network.edges):
        yield [_Entry(None, 0.0, ARROW.get(lang), size)]


def _steps(counts: Iterable[int]) -> list[int]:
    """Return the least, a middle one and the greatest of the numbers that occur, as far as drawn."""
    known = sorted({min(max(count, 1), MOST) for count in counts})
    if not known:
        return []
    middle = (known[0] * known[-1]) ** 0.5
    return sorted({known[0], min(known, key=lambda n: abs(n - middle)), known[-1]})


def _count(count: int, lang: str) -> str:
    return at_least(count).get(lang) if count == MOST else str(count)


def _flow(column: Column, entries: list[_Entry], size: float) -> None:
    """Set the entries in rows that fit the column."""
    row: list[_Entry] = []
    lefts: list[float] = []
    x = 0.0
    for entry in entries:
        if row and x + entry.width > column.width:
            _row(column, row, lefts, size)
            row, lefts, x = [], [], 0.0
        row.append(entry)
        lefts.append(x)
        x += entry.width
    _row(column, row, lefts, size)


def _row(column: Column, row: list[_Entry], lefts: list[float], size: float) -> None:
    """Set some entries beside each other."""
    height = max(entry.height for entry in row)
    middle = column.y + height / 2
    for entry, left in zip(row, lefts, strict=True):
        x = column.left + left
        if isinstance(entry.sample, Line):
            column.lines.append(_moved_line(entry.sample, x, middle))
        elif entry.sample:
            column.shapes.append(_moved_shape(entry.sample, x, middle))
        baseline = middle + 0.36 * size * MM_PER_POINT
        column.texts.append(Text((x + entry.room, baseline), entry.text, size, INK))
    column.y += height


def _moved_line(line: Line, x: float, y: float) -> Line:
    (x1, y1), (x2, y2) = line.start, line.end
    return replace(line, start=(x1 + x, y1 + y), end=(x2 + x, y2 + y))


def _moved_shape(shape: Shape, x: float, y: float) -> Shape:
    return replace(shape, points=tuple((px + x, py + y) for px, py in shape.points))


def _wrapped(words: str, width: float, bold: bool) -> list[str]:
    """Return a text in lines of at most `width`, in parts of its size; long words are cut."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, bold) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if lines[-1] and text_width(lines[-1] + letter, bold) > width:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line]
