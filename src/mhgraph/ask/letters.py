"""The letters of SPARQL: prefixes, variables, lists of values, indentation."""

from collections.abc import Iterable

from mhgraph.terms import MH
from mhgraph.values import NamedNode

__all__ = ["FOCUS", "HUB", "PREFIXES", "SHARED", "deeper", "short", "values_of"]

PREFIXES = {
    "mh": MH,
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FOCUS, HUB, SHARED = "?thing", "?hub", "?shared"
"""The variables of what is asked for, of the hub, and of the third in which two meet."""


def short(iri: str) -> str:
    """Return an IRI as a prefixed name where a prefix is known."""
    for prefix, space in PREFIXES.items():
        local = iri.removeprefix(space)
        if local != iri and local.isidentifier():
            return f"{prefix}:{local}"
    return str(NamedNode(iri))


def values_of(variable: str, things: Iterable[str]) -> str:
    """Return what binds a variable to things."""
    return f"  VALUES {variable} {{ {' '.join(str(NamedNode(iri)) for iri in things)} }}\n"


def deeper(text: str) -> str:
    """Return lines moved in by one step."""
    return "".join(f"  {line}\n" for line in text.splitlines())
