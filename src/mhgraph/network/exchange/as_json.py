"""A network as JSON that holds all of it; `exchange_read` reads it back to an equal one.

The schema is mhgraph's own and has a number: a reader refuses a number that it does not know. What can be
worked out (weight, legend group, colour, shape, size, place) stands there for other programs; mhgraph
passes over it in reading.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from mhgraph.errors import Words
from mhgraph.network.exchange.rows import Places, facts, node_rows
from mhgraph.network.model import Edge, Facets, Network, Node

__all__ = ["FORMAT", "VERSION", "as_json"]

FORMAT: Final = "mhgraph network"
VERSION: Final = 1

_DRAWN = ("group_nl", "group_en", "colour", "shape", "size", "x", "y")


def as_json(network: Network, places: Places) -> bytes:
    """Return `network` as JSON, with a line for each node, edge and entry, so that files compare well."""
    said = facts(network)
    drawn = dict(node_rows(network, places))
    parts = {
        "format": _compact(FORMAT),
        "version": _compact(VERSION),
        "made_by": _compact(said["made_by"]),
        "licence": _compact(said["licence"]),
        "view": _compact(network.view),
        "title": _compact(_words(network.title)),
        "explanation": _compact(_words(network.explanation)),
        "source_line": _compact(_words(network.source_line)),
        "left_out": _compact(_words(network.left_out) if network.left_out else None),
        "bipartite": _compact(network.bipartite),
        "nodes": _list(_node(node, drawn[node.iri]) for node in network.nodes),
        "edges": _list(map(_edge, network.edges)),
        "labels": _entries({iri: _words(words) for iri, words in network.labels.items()}),
        "identifiers": _entries(network.identifiers),
        "facets": _entries({iri: _facets(facets) for iri, facets in network.facets.items()}),
        "source_documents": _entries(network.source_documents),
    }
    body = ",\n".join(f'"{name}": {text}' for name, text in parts.items())
    # A half of a surrogate pair becomes an escape, which is how JSON writes it.
    return f"{{\n{body}\n}}\n".encode("utf-8", "backslashreplace")


def _node(node: Node, drawn: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "iri": node.iri,
        "label": _words(node.label),
        "kind": node.kind,
        "kind_label": _words(node.kind_label),
        "identifier": node.identifier,
        "broader": node.broader,
        "names": node.names,
        "actions": node.actions,
        **{name: drawn[name] for name in _DRAWN if name in drawn},
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "left": edge.left,
        "right": edge.right,
        "directed": edge.directed,
        "weight": edge.weight,
        "grounds": [
            {
                "action": ground.action,
                "unit": ground.unit,
                "left": ground.left,
                "right": ground.right,
                "sources": ground.sources,
            }
            for ground in edge.grounds
        ],
    }


def _facets(facets: Facets) -> dict[str, Any]:
    return {
        "places": facets.places,
        "themes": facets.themes,
        "target_groups": facets.target_groups,
        "programmes": facets.programmes,
        "documents": facets.documents,
        "start": facets.start,
        "end": facets.end,
    }


def _words(words: Words) -> dict[str, str]:
    return {"nl": words.nl, "en": words.en}


def _list(items: Iterable[Any]) -> str:
    lines = ",\n".join(map(_compact, items))
    return f"[\n{lines}\n]" if lines else "[]"


def _entries(entries: Mapping[str, Any]) -> str:
    lines = ",\n".join(f"{_compact(key)}: {_compact(entries[key])}" for key in sorted(entries))
    return f"{{\n{lines}\n}}" if lines else "{}"


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def _compact(value: Any) -> str:
    return _ENCODER.encode(value)
