"""What the plain forms say of each node and line: one flat row of texts and numbers, the same in each form.

CSV, GraphML, GEXF, Cytoscape and networkx all take their attributes from here, so that they agree.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from mhgraph.errors import Words
from mhgraph.network.layout import node_size
from mhgraph.network.model import Edge, Network, Node
from mhgraph.network.style import group_of
from mhgraph.version import __version__

__all__ = ["Places", "Value", "clean", "facts", "line_rows", "node_rows"]

Places = Mapping[str, tuple[float, float]]
Value = str | int | float | bool

_LICENCE = "CC BY 4.0"
_JOIN = "; "
_LINE_END = re.compile("\r\n?")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def facts(network: Network) -> dict[str, str | bool]:
    """Return what there is to say of the network as a whole; "" for what there is not."""
    left_out = network.left_out or Words("", "")
    return {
        "view": network.view,
        "title_nl": network.title.nl,
        "title_en": network.title.en,
        "explanation_nl": network.explanation.nl,
        "explanation_en": network.explanation.en,
        "source_line_nl": network.source_line.nl,
        "source_line_en": network.source_line.en,
        "left_out_nl": left_out.nl,
        "left_out_en": left_out.en,
        "bipartite": network.bipartite,
        "licence": _LICENCE,
        "made_by": f"mhgraph {__version__}",
    }


def node_rows(network: Network, places: Places) -> Iterator[tuple[str, dict[str, Value]]]:
    """Yield the IRI of each node and its row; without `x` and `y` where `places` does not hold it."""
    degrees = _degrees(network)
    for node in network.nodes:
        row = _node_row(node, degrees[node.iri])
        if node.iri in places:
            x, y = places[node.iri]
            row |= {"x": _rounded(x), "y": _rounded(y)}
        yield node.iri, row


def line_rows(network: Network) -> Iterator[tuple[str, str, dict[str, Value]]]:
    """Yield the IRIs of the left and the right end of each line, and its row."""
    for edge in network.edges:
        yield edge.left, edge.right, _line_row(network, edge)


def clean(text: str) -> str:
    """Return `text` with U+FFFD for each sign that XML cannot hold, and one kind of line end."""
    if text.isprintable():  # nearly every text, and no sign that is replaced is printable
        return text
    return _FORBIDDEN.sub("\ufffd", _LINE_END.sub("\n", text))


def _rounded(number: float) -> float:
    """Return a number of two decimals, and no minus before zero."""
    return round(float(number), 2) + 0.0


def _node_row(node: Node, degree: int) -> dict[str, Value]:
    group = group_of(node.kind, node.broader)
    return {
        "label_nl": node.name("nl"),
        "label_en": node.name("en"),
        "kind": node.kind,
        "kind_nl": node.kind_label.nl,
        "kind_en": node.kind_label.en,
        "group_nl": group.name.nl,
        "group_en": group.name.en,
        "identifier": node.identifier,
        "actions": node.actions,
        "colour": group.colour,
        "shape": group.shape,
        "size": _rounded(node_size(degree)),
    }


def _line_row(network: Network, edge: Edge) -> dict[str, Value]:
    left = _once(iri for ground in edge.grounds for iri in ground.left)
    right = _once(iri for ground in edge.grounds for iri in ground.right)
    sources = _once(iri for ground in edge.grounds for iri in ground.sources)
    actions = _once(ground.action for ground in edge.grounds if ground.action)
    return {
        "left": edge.left,
        "right": edge.right,
        "weight": edge.weight,
        "directed": edge.directed,
        "left_roles_nl": _texts(network, left, "nl"),
        "left_roles_en": _texts(network, left, "en"),
        "right_roles_nl": _texts(network, right, "nl"),
        "right_roles_en": _texts(network, right, "en"),
        "actions": " ".join(_cited(network, action) for action in actions),
        "sources_nl": _texts(network, sources, "nl"),
        "sources_en": _texts(network, sources, "en"),
    }


def _degrees(network: Network) -> dict[str, int]:
    """Return the number of neighbours of each node, as the layout counts them."""
    near: dict[str, set[str]] = {node.iri: set() for node in network.nodes}
    for edge in network.edges:
        near[edge.left].add(edge.right)
        near[edge.right].add(edge.left)
    return {iri: len(others) for iri, others in near.items()}


def _once(iris: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(iris))


def _texts(network: Network, iris: Iterable[str], lang: str) -> str:
    return _JOIN.join(_once(network.named(iri, lang) for iri in iris))


def _cited(network: Network, action: str) -> str:
    """Return the identifier of an action, or its IRI where a list by spaces would tear the identifier."""
    identifier = network.identifiers.get(action, "")
    return identifier if identifier and not re.search(r"\s", identifier) else action
