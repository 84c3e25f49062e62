"""From the JSON of `exchange_json` back to an equal network; a fault is named by its place in the file."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from mhgraph.errors import DataFileError, Words
from mhgraph.network.exchange.as_json import FORMAT, VERSION
from mhgraph.network.model import Edge, Facets, Ground, Network, Node

__all__ = ["network_from_json"]

_T = TypeVar("_T")
_LONGEST = 60
_OBJECT, _LIST = Words("een object", "an object"), Words("een lijst", "a list")
_TEXT, _FLAG = Words("een tekst", "a text"), Words("true of false", "true or false")
_COUNT = Words("een geheel getal vanaf 0", "a whole number from 0")
_HINT = Words(
    "Geef een bestand dat mhgraph zelf als json schreef.",
    "Give a file that mhgraph itself wrote as json.",
)


def network_from_json(text: str) -> Network:
    """Return the network that `text` holds; the opposite of `exchange(network, "json")`.

    Fields that this version does not know are passed over.

    Raises:
        DataFileError: `text` is no JSON, no network of mhgraph, of another version, or a part of it is
            missing, of the wrong kind, or refers to a node that is not there.
    """
    whole = _At(_parsed(text), "$")
    _check_format(whole)
    network = _network(whole)
    _check_ends(network)
    return network


@dataclass(frozen=True, slots=True)
class _At:
    """A value in the file, and the path to it."""

    value: Any
    path: str

    def get(self, name: str) -> "_At":
        """Return a field of an object."""
        there = self._is(dict, _OBJECT)
        if name not in there:
            raise _fault(f"{self.path}.{name}", Words("ontbreekt", "is missing"))
        return _At(there[name], f"{self.path}.{name}")

    def text(self, name: str) -> str:
        """Return a field that is a text."""
        return self.get(name).as_text()

    def as_text(self) -> str:
        """Return the value, which is a text."""
        return str(self._is(str, _TEXT))

    def flag(self, name: str) -> bool:
        """Return a field that is true or false."""
        return bool(self.get(name)._is(bool, _FLAG))

    def count(self, name: str) -> int:
        """Return a field that is a whole number from 0."""
        at = self.get(name)
        if isinstance(at.value, bool) or at._is(int, _COUNT) < 0:
            raise at._wrong(_COUNT)
        return int(at.value)

    def words(self, name: str) -> Words:
        """Return a field that is a text in both languages."""
        return self.get(name).as_words()

    def as_words(self) -> Words:
        """Return the value, which is a text in both languages."""
        return Words(self.text("nl"), self.text("en"))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field that is a list of texts."""
        return tuple(item.as_text() for item in self.items(name))

    def items(self, name: str) -> "Iterator[_At]":
        """Yield the items of a field that is a list."""
        at = self.get(name)
        for number, item in enumerate(at._is(list, _LIST)):
            yield _At(item, f"{at.path}[{number}]")

    def entries(self, name: str, made: "Callable[[_At], _T]") -> dict[str, _T]:
        """Return a field that is an object, with `made` of each of its values."""
        at = self.get(name)
        there = at._is(dict, _OBJECT)
        return {key: made(_At(value, f"{at.path}[{_shown(key)}]")) for key, value in there.items()}

    def _is(self, kind: type, wanted: Words) -> Any:
        if not isinstance(self.value, kind):
            raise self._wrong(wanted)
        return self.value

    def _wrong(self, wanted: Words) -> DataFileError:
        return _fault(
            self.path,
            Words(
                f"hier hoort {wanted.nl}, en hier staat {_shown(self.value)}",
                f"{wanted.en} belongs here, and here stands {_shown(self.value)}",
            ),
        )


def _network(at: _At) -> Network:
    left_out = at.get("left_out")
    return Network(
        view=at.text("view"),
        title=at.words("title"),
        explanation=at.words("explanation"),
        source_line=at.words("source_line"),
        nodes=tuple(map(_node, at.items("nodes"))),
        edges=tuple(map(_edge, at.items("edges"))),
        labels=at.entries("labels", _At.as_words),
        identifiers=at.entries("identifiers", _At.as_text),
        facets=at.entries("facets", _facets),
        source_documents=at.entries("source_documents", _At.as_text),
        left_out=None if left_out.value is None else left_out.as_words(),
        bipartite=at.flag("bipartite"),
    )


def _node(at: _At) -> Node:
    return Node(
        at.text("iri"),
        at.words("label"),
        at.text("kind"),
        at.words("kind_label"),
        at.text("identifier"),
        at.texts("broader"),
        at.texts("names"),
        at.count("actions"),
    )


def _edge(at: _At) -> Edge:
    grounds = tuple(map(_ground, at.items("grounds")))
    if not grounds:
        raise _fault(f"{at.path}.grounds", Words("is leeg", "is empty"))
    return Edge(at.text("left"), at.text("right"), grounds, at.flag("directed"))


def _ground(at: _At) -> Ground:
    return Ground(
        at.text("action"),
        at.text("unit"),
        at.texts("left"),
        at.texts("right"),
        at.texts("sources"),
    )


def _facets(at: _At) -> Facets:
    return Facets(
        at.texts("places"),
        at.texts("themes"),
        at.texts("target_groups"),
        at.texts("programmes"),
        at.texts("documents"),
        at.text("start"),
        at.text("end"),
    )


def _parsed(text: str) -> Any:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise DataFileError(
            Words(f"Dit is geen JSON: {error}", f"This is no JSON: {error}"), _HINT
        ) from error


def _check_format(whole: _At) -> None:
    if not isinstance(whole.value, Mapping) or whole.value.get("format") != FORMAT:
        raise DataFileError(
            Words(
                f'Dit is geen netwerk van mhgraph: $.format is niet "{FORMAT}".',
                f'This is no network of mhgraph: $.format is not "{FORMAT}".',
            ),
            _HINT,
        )
    version = whole.count("version")
    if version != VERSION:
        raise DataFileError(
            Words(
                f"$.version is {version}; deze mhgraph leest versie {VERSION}.",
                f"$.version is {version}; this mhgraph reads version {VERSION}.",
            ),
            Words("Gebruik een nieuwere mhgraph.", "Use a newer mhgraph."),
        )


def _check_ends(network: Network) -> None:
    """Refuse a node that is there twice, and a line whose end is no node."""
    known: set[str] = set()
    for number, node in enumerate(network.nodes):
        if node.iri in known:
            twice = Words("staat al eerder bij de knopen", "stands before among the nodes")
            raise _fault(f"$.nodes[{number}].iri", twice)
        known.add(node.iri)
    for number, edge in enumerate(network.edges):
        for side, iri in (("left", edge.left), ("right", edge.right)):
            if iri not in known:
                raise _fault(f"$.edges[{number}].{side}", Words("is geen knoop", "is no node"))


def _fault(path: str, what: Words) -> DataFileError:
    return DataFileError(Words(f"{path}: {what.nl}.", f"{path}: {what.en}."), _HINT)


def _shown(value: Any) -> str:
    """Return the beginning of `value` as JSON in ASCII, so that it does nothing to a terminal."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = json.dumps(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
