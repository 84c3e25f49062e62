"""The drawing as one HTML file that opens from a mail attachment and asks nothing of any network.

The only module that knows pyvis: it takes pyvis's nodes, lines and options as data, and vis-network from
the installed package. pyvis's own page is not used, since it links a CDN and does not escape. Names reach
the page as escaped HTML or as JSON that the script writes with textContent, never as markup.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import pyvis
from markupsafe import Markup
from pyvis.network import Network as Drawing

from mhgraph.errors import MhgraphError, Words
from mhgraph.network.layout import FONT_SIZE, node_size, positions
from mhgraph.network.model import Network
from mhgraph.network.page.data import contents, drawn_label, groups, line_colour, thickness, usable
from mhgraph.network.page.words import WORDS
from mhgraph.network.style import INK, group_of

__all__ = ["page"]

_PARTS = Path(__file__).parent / "template"
_SCRIPTS = (
    "model.js",
    "words.js",
    "filters.js",
    "labels.js",
    "drawing.js",
    "view.js",
    "emphasis.js",
    "panning.js",
    "panel.js",
    "copying.js",
    "tables.js",
    "search.js",
    "controls.js",
    "picture.js",
    "files.js",
    "address.js",
    "start.js",
)
"""The pieces of the page's script, in the order in which they are put together."""

_MOST_STATIC_LINES = 2000


def page(
    network: Network, lang: str = "en", places: Mapping[str, tuple[float, float]] | None = None
) -> str:
    """Return the HTML page that draws `network`; both languages are in it.

    Args:
        network: what to draw.
        lang: the language in which it opens, "nl" or "en".
        places: where each node stands, by IRI; computed where not given.

    Raises:
        MhgraphError: the pyvis that is installed brings no vis-network.
    """
    words = {key: both.get(lang) for key, both in WORDS.items()}
    placed = positions(network) if places is None else places
    return _template().render(
        lang=lang,
        words=words,
        title=usable(network.title.get(lang)),
        explanation=usable(network.explanation.get(lang)),
        source_line=usable(network.source_line.get(lang)),
        filled=bool(network.nodes),
        data=_json(contents(network, lang, _drawing(network, lang, placed))),
        style=Markup((_PARTS / "page.css").read_text(encoding="utf-8")),  # noqa: S704 (our own file)
        library=_library() if network.nodes else "",
        behaviour=_behaviour(),
        rows=_static_rows(network, lang),
    )


def _drawing(
    network: Network, lang: str, places: Mapping[str, tuple[float, float]]
) -> dict[str, Any]:
    """Return nodes, lines and options as pyvis makes them; none of these calls prints or writes."""
    # Directed, since pyvis looks through all earlier lines before it adds one without direction.
    drawing = Drawing(directed=True)
    drawing.set_options(json.dumps(_OPTIONS))
    used = groups(network)
    numbers = {node.iri: i for i, node in enumerate(network.nodes)}
    for node in network.nodes:
        group = group_of(node.kind, node.broader)
        x, y = places[node.iri]
        drawing.add_node(
            numbers[node.iri],
            label=drawn_label(node, lang),
            shape=group.shape,
            group=f"g{used.index(group)}",
            x=round(x, 1),
            y=round(y, 1),
        )
    # pyvis looks up both ends of every line among these; a list would be searched from its start.
    drawing.node_ids = dict.fromkeys(drawing.node_ids)
    for edge in network.edges:
        arrows = {} if edge.directed else {"arrows": ""}
        drawing.add_edge(numbers[edge.left], numbers[edge.right], **arrows)
    nodes, edges, *_, options = drawing.get_network_data()
    chosen: dict[str, Any] = json.loads(options) | {
        "groups": {f"g{i}": {"color": _paint(group.colour)} for i, group in enumerate(used)}
    }
    chosen["edges"]["color"] = {"color": line_colour(network), "highlight": INK, "hover": INK}
    return {"nodes": nodes, "lines": [_bare(edge) for edge in edges], "options": chosen}


_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "tooltipDelay": 150,
        "keyboard": {"enabled": False},
    },
    "nodes": {
        "borderWidth": 1,
        "borderWidthSelected": 4,
        "size": node_size(0),
        "font": {
            "size": FONT_SIZE,
            "face": "Arial,Helvetica,sans-serif",
            "color": INK,
            "strokeWidth": 4,
            "strokeColor": "#ffffff",
        },
    },
    "edges": {
        "smooth": False,
        "selectionWidth": 1.5,
        "hoverWidth": 1,
        "width": thickness(1),
        "arrows": {"to": {"scaleFactor": 0.7}},
    },
}


def _bare(edge: dict[str, Any]) -> dict[str, Any]:
    """Return a line without what is said by its place in the list or by saying nothing."""
    return {key: value for key, value in edge.items() if value != ""}


def _paint(colour: str) -> dict[str, Any]:
    """Return a fill that stays the same when chosen; only the border tells."""
    fill = {"background": colour, "border": INK}
    return {**fill, "highlight": fill, "hover": fill}


def _static_rows(network: Network, lang: str) -> list[tuple[str, str, int]]:
    """Return the lines for a reader without JavaScript; none where they are too many."""
    if len(network.edges) > _MOST_STATIC_LINES:
        return []
    names = {node.iri: usable(node.name(lang)) for node in network.nodes}
    rows = [(names[edge.left], names[edge.right], edge.weight) for edge in network.edges]
    return sorted(rows, key=lambda row: (-row[2], row[0].casefold(), row[1].casefold()))


def _json(value: Any) -> Markup:
    """Return JSON that can stand in a script element: nothing in it can end or open an element."""
    text = json.dumps(value, separators=(",", ":"))
    for sign, code in (("<", r"\u003c"), (">", r"\u003e"), ("&", r"\u0026")):
        text = text.replace(sign, code)
    return Markup(text)  # noqa: S704 (just escaped)


@cache
def _behaviour() -> Markup:
    """Return the script of the page: one function around all its pieces."""
    pieces = (_PARTS / name for name in _SCRIPTS)
    text = "\n".join(piece.read_text(encoding="utf-8") for piece in pieces)
    return Markup(f'"use strict";\n(() => {{\n{text}}})();\n')  # noqa: S704 (our own files)


@cache
def _library() -> Markup:
    """Return vis-network as the pyvis package ships it, without the pointer to its source map."""
    folder = Path(pyvis.__file__).parent / "lib"
    found = sorted(folder.glob("vis-*/vis-network.min.js"), key=_version)
    if not found:
        raise MhgraphError(
            Words(
                f"Het pakket pyvis brengt hier geen vis-network mee: {folder}.",
                f"The pyvis package brings no vis-network here: {folder}.",
            ),
            Words("Installeer pyvis 0.3.2 opnieuw.", "Install pyvis 0.3.2 again."),
        )
    text = re.sub(r"//# sourceMappingURL=\S*", "", found[-1].read_text(encoding="utf-8"))
    return Markup(text.replace("</script", r"<\/script"))  # noqa: S704 (the library itself)


def _version(path: Path) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", path.parent.name)]


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_PARTS),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["csp_hash"] = _csp_hash
    return environment.get_template("page.html")


def _csp_hash(text: str) -> str:
    """Return the hash by which a content security policy lets one inline script or style work."""
    digest = hashlib.sha256(str(text).encode()).digest()
    return "'sha256-" + base64.b64encode(digest).decode("ascii") + "'"
