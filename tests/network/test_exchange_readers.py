"""Each form of exchange, read back by a reader that others wrote, holds what the network holds."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from mhgraph.network.exchange import exchange, to_networkx
from mhgraph.network.exchange.as_csv import LINE_COLUMNS, NODE_COLUMNS
from mhgraph.network.exchange.rows import clean, facts
from mhgraph.network.model import Network
from mhgraph.network.style import GROUPS
from network.exchanged import GEXF, NETWORKS, VIZ, grid, hostile, networks, node, only, small


@pytest.fixture(params=sorted(NETWORKS))
def network(request: pytest.FixtureRequest) -> Network:
    return NETWORKS[request.param]()


def cleaned(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: clean(v) if isinstance(v, str) else v for k, v in row.items()}


def expected(network: Network) -> "nx.Graph[str]":
    """What a reader of XML or CSV may expect: all, but for the signs that XML cannot hold."""
    graph = to_networkx(network, grid(network))
    graph.graph = cleaned(graph.graph)
    for _, row in graph.nodes(data=True):
        row.update(cleaned(row))
    for _, _, row in graph.edges(data=True):
        row.update(cleaned(row))
    return graph


def same(read: "nx.Graph[str]", wanted: "nx.Graph[str]") -> None:
    assert read.is_directed() == wanted.is_directed()
    assert list(read.nodes.data()) == list(wanted.nodes.data())
    ends = [(u, v) for u, v in wanted.edges]
    assert list(read.edges) == ends
    assert [read.edges[end] for end in ends] == [wanted.edges[end] for end in ends]


def test_graphml_is_read_back_by_networkx(network: Network) -> None:
    read = nx.read_graphml(io.BytesIO(only(network, "graphml")))
    assert list(read) == [f"n{i}" for i in range(len(network.nodes))]
    iris = nx.get_node_attributes(read, "iri")
    wanted = expected(network)
    assert read.graph == wanted.graph | {k: {} for k in ("node_default", "edge_default")}
    for iri, row in wanted.nodes(data=True):
        row |= {"iri": iri, "label": row["label_en"]}
    same(nx.relabel_nodes(read, iris), wanted)


def test_gexf_is_read_back_by_networkx(network: Network) -> None:
    read = nx.read_gexf(io.BytesIO(only(network, "gexf")))
    wanted = expected(network)
    for _, row in wanted.nodes(data=True):
        colour = [int(row["colour"][i : i + 2], 16) for i in (1, 3, 5)]
        row["viz"] = {
            "color": dict(zip("rgba", [*colour, 1.0], strict=True)),
            "size": row.pop("size"),
            "shape": None,  # networkx looks for it under a name that GEXF does not have
            "position": {"x": row.pop("x"), "y": -row.pop("y"), "z": 0.0},
        }
        row["label"] = " ".join(row["label_en"].split())
        del row["colour"]
    for number, (_, _, row) in enumerate(wanted.edges(data=True)):
        row["id"] = str(number)
    same(read, wanted)


def test_gexf_says_what_it_is_and_not_when_it_was_made(network: Network) -> None:
    root = ET.fromstring(only(network, "gexf"))  # noqa: S314
    meta = root.find(f"{{{GEXF}}}meta")
    assert meta is not None
    assert not meta.attrib
    assert [child.tag.rpartition("}")[2] for child in meta] == ["creator", "description"]
    said = dict(line.split(": ", 1) for line in (meta[1].text or "").split("\n"))
    told = {
        k: " ".join(v.split()) for k, v in cleaned(facts(network)).items() if isinstance(v, str)
    }
    assert said == told | {"bipartite": "false"}


def test_gexf_has_a_shape_for_each_group_of_the_legend() -> None:
    nodes = tuple(
        node(f"urn:{i:02d}", group.name.en, next(iter(group.kinds), "Unknown"))
        for i, group in enumerate(GROUPS)
    )
    root = ET.fromstring(only(small(nodes), "gexf"))  # noqa: S314
    shapes = [shape.get("value") for shape in root.iter(f"{{{VIZ}}}shape")]
    assert len(shapes) == len(GROUPS)
    assert set(shapes) == {"disc", "square", "triangle", "diamond"}


def test_cytoscape_is_read_back_by_networkx(network: Network) -> None:
    made = json.loads(only(network, "cytoscape"))
    read = nx.cytoscape_graph(made)
    wanted = to_networkx(network, grid(network))
    assert read.graph == wanted.graph | {"name": network.title.en}
    for iri, row in wanted.nodes(data=True):
        row |= {"id": iri, "value": iri, "name": row["label_en"]}
    for number, (left, right, row) in enumerate(wanted.edges(data=True)):
        row |= {"source": left, "target": right, "id": f"e{number}"}
    same(read, wanted)
    places = {n["data"]["id"]: n["position"] for n in made["elements"]["nodes"]}
    assert places == {i: {"x": x, "y": y} for i, (x, y) in grid(network).items()}


def uncalculated(text: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from computing, as the documentation says."""
    bare = text.lstrip("'")
    return text[1:] if bare != text and bare[:1] in tuple("=+-@＝＋－＠\t\r\n") else text


def table(text: bytes) -> tuple[list[str], Iterator[dict[str, str]]]:
    rows = csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""))
    headings = next(rows)
    return headings, (dict(zip(headings, map(uncalculated, row), strict=True)) for row in rows)


def as_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_csv_is_read_back(network: Network) -> None:
    files = exchange(network, "csv", grid(network))
    assert list(files) == ["-nodes", "-lines"]
    assert all(text.startswith(b"\xef\xbb\xbf") for text in files.values())
    wanted = expected(network)
    headings, nodes = table(files["-nodes"])
    assert tuple(headings) == NODE_COLUMNS
    assert list(nodes) == [
        {"iri": iri} | {name: as_text(row[name]) for name in NODE_COLUMNS[1:]}
        for iri, row in wanted.nodes(data=True)
    ]
    headings, lines = table(files["-lines"])
    assert tuple(headings) == LINE_COLUMNS
    names = {
        f"{side}_label_{lang}": (side, f"label_{lang}")
        for side in ("left", "right")
        for lang in ("nl", "en")
    }
    assert list(lines) == [
        {
            name: as_text(wanted.nodes[row[names[name][0]]][names[name][1]])
            if name in names
            else as_text(row[name])
            for name in LINE_COLUMNS
        }
        for _, _, row in wanted.edges(data=True)
    ]


def test_no_text_of_csv_begins_like_a_formula() -> None:
    numbers = {"actions", "x", "y", "size", "weight"}
    for text in exchange(hostile(), "csv", grid(hostile())).values():
        rows = csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""))
        for row in rows:
            for name, cell in row.items():
                assert name in numbers or not cell.startswith(tuple("=+-@＝＋－＠\t\r\n")), cell
    assert ",'s-Hertogenbosch," in exchange(hostile(), "csv", {})["-nodes"].decode("utf-8-sig")


@settings(max_examples=40, deadline=None)
@given(networks())
def test_any_network_is_read_back_by_others(network: Network) -> None:
    test_graphml_is_read_back_by_networkx(network)
    test_gexf_is_read_back_by_networkx(network)
    test_cytoscape_is_read_back_by_networkx(network)
    test_csv_is_read_back(network)
