"""A network as a networkx graph, and from there as GraphML, GEXF and Cytoscape.js JSON.

The files are those of networkx's writers, made right where those are not: no date of today, identifiers as
the GraphML schema asks for them, nothing that the GEXF schema does not know, signs that XML cannot hold
replaced.
"""

import json
from typing import Any, Final
from xml.etree.ElementTree import tostring

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from mhgraph.network.exchange.rows import Places, Value, clean, facts, line_rows, node_rows
from mhgraph.network.layout import positions
from mhgraph.network.model import Network

__all__ = ["as_cytoscape", "as_gexf", "as_graphml", "to_networkx"]

# GEXF has four shapes; the name of the drawn one stands beside it as an attribute.
_GEXF_SHAPES: Final = {
    "dot": "disc",
    "hexagon": "disc",
    "square": "square",
    "diamond": "diamond",
    "star": "diamond",
    "triangle": "triangle",
    "triangleDown": "triangle",
}


def to_networkx(network: Network, places: Places | None = None) -> "nx.Graph[str]":
    """Return `network` as a networkx graph whose nodes are IRIs.

    It is a `Graph`, or where any line is directed a `DiGraph` with each line from left to right; the
    attribute `directed` then tells the lines apart that say the same from both sides.

    Of the graph: view, title, explanation, source_line and left_out (each with _nl and _en; view without),
    bipartite, licence, made_by. Of a node: label_nl, label_en, kind (local name of its class), kind_nl,
    kind_en, group_nl, group_en (its row of the legend), identifier, actions (how many), colour, shape,
    size (radius), x, y (downwards). Of a line: left, right (its ends' IRIs), weight, directed,
    left_roles_nl, left_roles_en, right_roles_nl, right_roles_en, sources_nl, sources_en (joined by "; "),
    actions (identifiers, or IRIs where there is none, joined by spaces).

    Args:
        network: what to convert.
        places: x and y by IRI; computed where None. A node that it does not hold gets no x and y.
    """
    directed = any(edge.directed for edge in network.edges)
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    graph.graph.update(facts(network))
    for iri, row in node_rows(network, positions(network) if places is None else places):
        graph.add_node(iri, **row)
    for left, right, row in line_rows(network):
        graph.add_edge(left, right, **row)
    return graph


def as_graphml(network: Network, places: Places) -> bytes:
    """Return GraphML. Its schema allows no IRI as an id: nodes are n0, n1, … with an attribute `iri`."""
    graph = to_networkx(network, places)
    for iri, row in graph.nodes(data=True):
        row |= {"label": row["label_en"], "iri": iri}
    numbers = {iri: f"n{number}" for number, iri in enumerate(graph)}
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(nx.relabel_nodes(_cleaned(graph), numbers))
    _lower_booleans(writer.xml)
    return _serialised(writer)


def as_gexf(network: Network, places: Places) -> bytes:
    """Return GEXF 1.2draft, with colour, size, shape and place for Gephi, whose y runs upwards."""
    graph = _cleaned(to_networkx(network, places))
    meta = {"creator": graph.graph["made_by"], "description": _description(graph.graph)}
    graph.graph.clear()
    for iri, row in graph.nodes(data=True):
        row["id"] = clean(iri)
        row["label"] = " ".join(row["label_en"].split())
        row["viz"] = _viz(row)
        for name in ("x", "y", "colour", "size"):
            row.pop(name, None)
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph)
    _mend(writer.xml, meta)
    return _serialised(writer)


def as_cytoscape(network: Network, places: Places) -> bytes:
    """Return the JSON of Cytoscape.js, which Cytoscape opens as .cyjs; y runs downwards there, too."""
    graph = to_networkx(network, places)
    for _, row in graph.nodes(data=True):
        row["name"] = row["label_en"]
    made = nx.cytoscape_data(graph)
    made["data"] = {"name": network.title.en, **graph.graph}
    for element in made["elements"]["nodes"]:
        row = element["data"]
        if "x" in row:
            element["position"] = {"x": row["x"], "y": row["y"]}
    for number, element in enumerate(made["elements"]["edges"]):
        element["data"]["id"] = f"e{number}"
    # A half of a surrogate pair becomes an escape, which is how JSON writes it.
    text = json.dumps(made, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _serialised(writer: GraphMLWriter | GEXFWriter) -> bytes:
    """Return the file; by way of one text, which takes less time than the writers' own streams."""
    writer.indent(writer.xml)
    text = tostring(writer.xml, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _cleaned(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Make every text of `graph` one that XML can hold."""
    rows = [graph.graph, *(row for _, row in graph.nodes(data=True))]
    for row in [*rows, *(row for _, _, row in graph.edges(data=True))]:
        row.update({name: _clean_value(value) for name, value in row.items()})
    return graph


def _lower_booleans(graphml: Any) -> None:
    """Write `true` and `false` as XML does, not as Python does."""
    keys = {key.get("id") for key in graphml.iter("key") if key.get("attr.type") == "boolean"}
    for data in graphml.iter("data"):
        if data.get("key") in keys:
            data.text = data.text.lower()


def _clean_value(value: Value) -> Value:
    return clean(value) if isinstance(value, str) else value


def _viz(row: dict[str, Any]) -> dict[str, Any]:
    red, green, blue = bytes.fromhex(row["colour"].removeprefix("#"))
    viz: dict[str, Any] = {
        "color": {"r": red, "g": green, "b": blue, "a": 1.0},
        "size": row["size"],
        "shape": _GEXF_SHAPES[row["shape"]],
    }
    if "x" in row:
        viz["position"] = {"x": row["x"], "y": 0.0 - row["y"], "z": 0.0}
    return viz


def _description(said: dict[str, Any]) -> str:
    """Return a line "name: value" for each thing said of the network; GEXF has no other place for them."""
    said = said | {"bipartite": str(said["bipartite"]).lower()}
    return "\n".join(f"{name}: {' '.join(value.split())}" for name, value in said.items())


def _mend(gexf: Any, meta: dict[str, str]) -> None:
    """Take away the date of today and what the schema does not know; say what the file is."""
    about, graph = gexf.find("meta"), gexf.find("graph")
    about.attrib.clear()
    for child in list(about):
        about.remove(child)
    for name, text in meta.items():
        about.append(about.makeelement(name, {}))
        about[-1].text = text
    graph.attrib.pop("name", None)
