"""The drawing as one HTML file that opens from a mail attachment and asks nothing of any network.

The only module that knows pyvis: it takes pyvis's nodes, lines and options as data, and vis-network from
the installed package. pyvis's own page is not used, since it links a CDN and does not escape. Names reach
the page as escaped HTML or as JSON that the script writes with textContent, never as markup.
"""

import base64
import hashlib
import json
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

import jinja2
import pyvis
from pyvis.network import Network as Drawing

from mhgraph.errors import MhgraphError, Words
from mhgraph.network.layout import FONT_SIZE, label_lines, node_size, positions
from mhgraph.network.model import Edge, JointAction, Network
from mhgraph.network.style import GROUPS, INK, OUTLINES, group_of

__all__ = ["page"]

_LINE_COLOUR = "#848b94"

_WORDS = {
    "actions": Words("Acties in totaal", "Actions in all"),
    "actor": Words("Actor", "Actor"),
    "actors": Words("actoren", "actors"),
    "alone": Words("Zonder gezamenlijke actie:", "Without a joint action:"),
    "caption": Words(
        "De lijnen van de tekening. Een actie van drie actoren geeft drie lijnen; tel de aantallen "
        "dus niet op.",
        "The lines of the drawing. An action of three actors gives three lines, so do not add the "
        "numbers up.",
    ),
    "choose": Words("Kies een actor", "Choose an actor"),
    "drawing": Words(
        "Tekening van actoren en hun gezamenlijke acties; dezelfde gegevens staan in de tabel eronder",
        "Drawing of actors and their joint actions; the same data stand in the table below it",
    ),
    "empty": Words(
        "Er is niets te tekenen: deze vraag vindt geen actoren.",
        "There is nothing to draw: this question finds no actors.",
    ),
    "explain": Words(
        "Een lijn verbindt twee actoren die samen iets doen: klik erop voor de acties met hun bronnen. "
        "Klik op een actor voor zijn partners. Slepen verschuift, scrollen vergroot en toont meer namen.",
        "A line joins two actors that do something together: click it for the actions and their "
        "sources. Click an actor for its partners. Drag to move; scroll to zoom and see more names.",
    ),
    "find": Words("Zoek een actor", "Find an actor"),
    "hint": Words(
        "Klik op een lijn of een actor in de tekening.",
        "Click a line or an actor in the drawing.",
    ),
    "identifiers": Words("Om te citeren", "To cite"),
    "joint_action": Words("gezamenlijke actie", "joint action"),
    "joint_actions": Words("gezamenlijke acties", "joint actions"),
    "legend": Words("Legenda", "Legend"),
    "licence": Words("Gegevens: CC BY 4.0", "Data: CC BY 4.0"),
    "line": Words("lijn", "line"),
    "lines": Words("lijnen", "lines"),
    "loose": Words("los: hier geen gezamenlijke actie", "loose: no joint action here"),
    "no_lines": Words(
        "Geen van deze actoren heeft hier een actie samen met een andere.",
        "None of these actors has an action together with another here.",
    ),
    "noscript": Words(
        "De tekening heeft JavaScript nodig. De tabel hieronder zegt hetzelfde.",
        "The drawing needs JavaScript. The table below says the same.",
    ),
    "number": Words("Gezamenlijke acties", "Joint actions"),
    "partners": Words("Partners", "Partners"),
    "size": Words("groter: meer partners", "larger: more partners"),
    "source": Words("Bron", "Source"),
    "table": Words("Dezelfde gegevens als tabel", "The same data as a table"),
    "thickness": Words("dikker: meer gezamenlijke acties", "thicker: more joint actions"),
}


def page(network: Network) -> str:
    """Return the HTML page that draws `network`.

    Raises:
        MhgraphError: the pyvis that is installed brings no vis-network.
    """
    words = {key: both.get(network.lang) for key, both in _WORDS.items()}
    names = {node.iri: node.name for node in network.nodes}
    joined = {iri for edge in network.edges for iri in (edge.left, edge.right)}
    return _template().render(
        network=network,
        words=words,
        data={"words": words, **_data(network)},
        library=_library() if network.nodes else "",
        legend=_legend(network),
        thickness=sorted({_thickness(n) for n in (1, _most(network))}),
        actions=len({action.iri for edge in network.edges for action in edge.actions}),
        rows=_rows(network.edges, names),
        alone=sorted(names[iri] for iri in names.keys() - joined),
    )


def _data(network: Network) -> dict[str, Any]:
    """Return what the script of the page reads: pyvis's data, and what stands behind them."""
    ids = {node.iri: f"n{i}" for i, node in enumerate(network.nodes)}
    nodes, edges, options = _drawn(network, ids)
    return {
        "nodes": nodes,
        "edges": edges,
        "options": options,
        "actors": {
            ids[n.iri]: {"name": n.name, "kind": n.kind_label, "actions": n.actions, "iri": n.iri}
            for n in network.nodes
        },
        "lines": {
            f"e{i}": {
                "left": ids[edge.left],
                "right": ids[edge.right],
                "actions": [_action(action) for action in edge.actions],
            }
            for i, edge in enumerate(network.edges)
        },
    }


def _drawn(network: Network, ids: dict[str, str]) -> tuple[list[Any], list[Any], Any]:
    """Return nodes, lines and options as pyvis makes them; none of these calls prints or writes."""
    drawing = Drawing()
    drawing.set_options(json.dumps(_OPTIONS))
    degree = Counter(iri for edge in network.edges for iri in (edge.left, edge.right))
    places = positions(network)
    for node in network.nodes:
        x, y = places[node.iri]
        drawing.add_node(
            ids[node.iri],
            label="\n".join(label_lines(node.name)),
            shape=group_of(node.kind).shape,
            color=_paint(group_of(node.kind).colour),
            size=node_size(degree[node.iri]),
            x=x,
            y=y,
        )
    for i, edge in enumerate(network.edges):
        width = _thickness(len(edge.actions))
        drawing.add_edge(ids[edge.left], ids[edge.right], id=f"e{i}", width=width)
    nodes, edges, _, _, _, options = drawing.get_network_data()
    return nodes, edges, json.loads(options)


_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "tooltipDelay": 150,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "nodes": {
        "borderWidth": 1,
        "borderWidthSelected": 4,
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
        "selectionWidth": 2,
        "hoverWidth": 1,
        "color": {"color": _LINE_COLOUR, "highlight": INK, "hover": INK},
    },
}


def _paint(colour: str) -> dict[str, Any]:
    """Return a fill that stays the same when chosen; only the border tells."""
    fill = {"background": colour, "border": INK}
    return {**fill, "highlight": fill, "hover": fill}


def _thickness(actions: int) -> float:
    """Return the width of a line that stands for so many joint actions."""
    return round(1.2 + 1.6 * math.pow(min(actions, 30) - 1, 0.7), 1)


def _most(network: Network) -> int:
    return max((len(edge.actions) for edge in network.edges), default=1)


def _action(action: JointAction) -> dict[str, Any]:
    return {
        "identifier": action.identifier,
        "label": action.label,
        "left": action.left_roles,
        "right": action.right_roles,
        "sources": action.sources,
    }


def _legend(network: Network) -> list[dict[str, Any]]:
    """Return the groups that occur, in the order of the legend, with the number of their actors."""
    counts = Counter(group_of(node.kind).name.en for node in network.nodes)
    return [
        {
            "name": group.name.get(network.lang),
            "colour": group.colour,
            "shape": group.shape,
            "points": OUTLINES[group.shape],
            "count": counts[group.name.en],
        }
        for group in GROUPS
        if counts[group.name.en]
    ]


def _rows(edges: tuple[Edge, ...], names: dict[str, str]) -> list[tuple[str, str, int, list[str]]]:
    """Return the rows of the table: two actors, number of actions, what to cite; most actions first."""
    rows = []
    for edge in edges:
        left, right = sorted((names[edge.left], names[edge.right]), key=str.casefold)
        cited = [action.identifier or action.label for action in edge.actions]
        rows.append((left, right, len(edge.actions), cited))
    return sorted(rows, key=lambda row: (-row[2], row[0].casefold(), row[1].casefold()))


def _library() -> str:
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
    return text.replace("</script", r"<\/script")


def _version(path: Path) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", path.parent.name)]


def _template() -> jinja2.Template:
    here = Path(__file__).parent
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(here),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["csp_hash"] = _csp_hash
    return environment.get_template("page.html")


def _csp_hash(script: str) -> str:
    """Return the hash by which a content security policy lets one inline script run."""
    digest = hashlib.sha256(str(script).encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
