"""What questions call things beside the names that are shown: the files of `ontology/wordings`."""

from collections.abc import Iterator
from pathlib import Path

from mhgraph.corpus.files import read_quads
from mhgraph.resources import ontology_folder
from mhgraph.values import Literal, NamedNode

__all__ = ["read_wordings", "wording_files"]


def wording_files() -> list[Path]:
    """Return the files of wordings, in the order of their names."""
    return sorted((ontology_folder() / "wordings").glob("*.ttl"))


def read_wordings() -> Iterator[tuple[str, str, str, str]]:
    """Yield each wording: the property (IRI), the thing (IRI), the text, and its language ("" for none).

    Raises:
        DataFileError: a file cannot be read or is malformed.
    """
    for file in wording_files():
        for quad in read_quads(file):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                tag = (quad.object.language or "").lower()
                yield quad.predicate.value, quad.subject.value, quad.object.value, tag
