"""What the script of the page reads, as tables that name everything once and refer by number.

A page of five thousand nodes and twenty thousand lines has to stay small enough for a mail: names of
actions, roles, places and sources stand in one table, sets of them in another.
"""

import math
from collections.abc import Iterable
from typing import Any

from mhgraph.network.layout import label_lines, node_size
from mhgraph.network.model import ACTION, Edge, Facets, Ground, Network, Node
from mhgraph.network.page.words import WORDS
from mhgraph.network.style import GROUPS, INK, OUTLINES, Group, group_of
from mhgraph.terms import ID

__all__ = ["LANGS", "contents", "drawn_label", "groups", "line_colour", "thickness", "usable"]

LANGS = ("nl", "en")
_DENSE = 2500
_MOST_PARTNERS, _MOST_ACTIONS = 40, 30


def contents(network: Network, lang: str, drawing: dict[str, Any]) -> dict[str, Any]:
    """Return everything the script needs, as JSON can hold it.

    Args:
        network: what to show.
        lang: the language in which the page opens.
        drawing: nodes, lines and options for vis-network, nodes and lines by their number.
    """
    tables = _Tables(network)
    numbers = {node.iri: i for i, node in enumerate(network.nodes)}
    used = groups(network)
    kinds = list(dict.fromkeys(_kind(node, used) for node in network.nodes))
    kind_numbers = {kind: i for i, kind in enumerate(kinds)}
    return {
        "lang": lang,
        "view": network.view,
        "base": ID,
        "title": both(network.title),
        "explanation": both(network.explanation),
        "source": both(network.source_line),
        "leftOut": both(network.left_out) if network.left_out else None,
        "bipartite": network.bipartite,
        "words": {key: both(words) for key, words in WORDS.items()},
        "groups": [_group(group) for group in used],
        "ink": INK,
        "lineColour": line_colour(network),
        "sizes": [node_size(degree) for degree in range(_MOST_PARTNERS + 1)],
        "widths": [thickness(n + 1) for n in range(_MOST_ACTIONS)],
        "drawing": drawing,
        "kinds": kinds,
        "nodes": [_node(node, kind_numbers[_kind(node, used)]) for node in network.nodes],
        "lines": [_line(edge, numbers, tables) for edge in network.edges],
        "units": tables.unit_rows(),
        "documents": tables.document_rows(),
        "sets": tables.sets,
        "terms": tables.terms,
    }


def both(words: Any) -> list[str]:
    """Return a text in both languages, in the order of `LANGS`."""
    return [words.get(lang) for lang in LANGS]


def groups(network: Network) -> list[Group]:
    """Return the groups of the legend that occur, in its order."""
    found = {group_of(node.kind, node.broader).name for node in network.nodes}
    return [group for group in GROUPS if group.name in found]


def line_colour(network: Network) -> str:
    """Return the colour of lines: lighter where there are so many that they would hide the nodes."""
    return "#848b94" if len(network.edges) < _DENSE else "#b9bfc7"


def thickness(weight: int) -> float:
    """Return the width of a line that stands for so many joint actions."""
    return round(1.2 + 1.6 * math.pow(min(weight, _MOST_ACTIONS) - 1, 0.7), 1)


def drawn_label(node: Node, lang: str) -> str:
    """Return what stands at a node in the drawing: of an action what to cite it by."""
    short = node.identifier if node.kind == ACTION and node.identifier.strip() else node.name(lang)
    return "\n".join(label_lines(short))


def usable(text: str) -> str:
    """Return `text` without what HTML cannot hold: halves of characters, and the null character."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "\ufffd")


def _group(group: Group) -> dict[str, Any]:
    return {
        "id": group.name.en,
        "name": both(group.name),
        "colour": group.colour,
        "shape": group.shape,
        "points": OUTLINES[group.shape],
    }


def _kind(node: Node, used: list[Group]) -> tuple[str, str, str, int, int]:
    """Return class, its names, its group, and whether it is a kind of actor."""
    is_actor = int("Actor" in (node.kind, *node.broader))
    nl, en = both(node.kind_label)
    return node.kind, nl, en, used.index(group_of(node.kind, node.broader)), is_actor


def _node(node: Node, kind: int) -> list[Any]:
    """Return IRI, names, kind, identifier, number of actions, labels as drawn, and other names."""
    names = [node.name(lang) for lang in LANGS]
    others = [name for name in dict.fromkeys(node.names) if name not in names]
    drawn = [drawn_label(node, lang) for lang in LANGS]
    return [node.iri, *names, kind, node.identifier, node.actions, *drawn, others]


def _line(edge: Edge, numbers: dict[str, int], tables: "_Tables") -> list[Any]:
    """Return both ends, whether it is directed, and five numbers for each ground."""
    flat = [number for ground in edge.grounds for number in tables.ground(ground)]
    return [numbers[edge.left], numbers[edge.right], int(edge.directed), flat]


class _Tables:
    """Every term and every set of terms once, each known by its number; -1 is nothing."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.terms: list[list[str]] = []
        self.sets: list[list[int]] = []
        self._term_numbers: dict[str, int] = {"": -1}
        self._set_numbers: dict[tuple[str, ...], int] = {}
        self._units: dict[str, int] = {"": -1}

    def term(self, iri: str) -> int:
        """Return the number of something that has a name."""
        found = self._term_numbers.get(iri)
        if found is None:
            found = self._term_numbers[iri] = len(self.terms)
            nl, en = (self._network.named(iri, lang) for lang in LANGS)
            identifier = self._network.identifiers.get(iri, "")
            self.terms.append(
                [iri, nl, en, identifier] if identifier else [iri, nl, en][: 2 + (nl != en)]
            )
        return found

    def set(self, iris: Iterable[str]) -> int:
        """Return the number of a set of terms."""
        key = tuple(iris)
        found = self._set_numbers.get(key)
        if found is None:
            found = self._set_numbers[key] = len(self.sets)
            self.sets.append([self.term(iri) for iri in key])
        return found

    def ground(self, ground: Ground) -> tuple[int, ...]:
        """Return action, unit, what is said of the left and of the right end, and sources."""
        unit = self._units.setdefault(ground.unit, len(self._units) - 1)
        said = (self.set(iris) for iris in (ground.left, ground.right, ground.sources))
        return (self.term(ground.action), unit, *said)

    def unit_rows(self) -> list[list[Any]]:
        """Return for each unit its term and what it can be filtered by."""
        return [self._unit(iri) for iri in self._units if iri]

    def document_rows(self) -> list[list[int]]:
        """Return source and document, for each source that was named so far."""
        found = self._network.source_documents
        known = [iri for iri in found if iri in self._term_numbers]
        return [[self.term(iri), self.term(found[iri])] for iri in known]

    def _unit(self, iri: str) -> list[Any]:
        about = self._network.facets.get(iri, Facets())
        named = (about.places, about.themes, about.target_groups, about.programmes)
        return [self.term(iri), *(self.set(iris) for iris in named), about.start, about.end]
