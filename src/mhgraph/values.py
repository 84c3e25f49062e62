"""Small frozen values that the rooms hand to each other.

RDF terms are those of pyoxigraph: validated, hashable, and `str(term)` is their N-Triples form. All
other rooms take them from here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

__all__ = [
    "Answer",
    "BlankNode",
    "DefaultGraph",
    "Literal",
    "NamedNode",
    "Node",
    "Quad",
    "Table",
    "Term",
    "Triple",
    "Triples",
    "value_of",
]

Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal | Triple
Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT query, in their order.

    Attributes:
        columns: names of the variables, without question mark.
        rows: one term, or None for an unbound variable, for each column.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Term | None]]:
        """Yield each row as a mapping from column to term."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def texts(self) -> Iterator[dict[str, str]]:
        """Yield each row as a mapping from column to plain text ("" where unbound)."""
        for row in self.rows:
            yield {c: value_of(t) for c, t in zip(self.columns, row, strict=True)}


@dataclass(frozen=True, slots=True)
class Triples:
    """The triples of a CONSTRUCT or DESCRIBE query, each once, sorted."""

    triples: tuple[Triple, ...]

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> "Triples":
        """Collect `triples`, dropping repetitions and sorting by their N-Triples form."""
        return cls(tuple(sorted(set(triples), key=str)))

    def __len__(self) -> int:
        return len(self.triples)


Answer = Table | Triples | bool
"""What a query gives: a table (SELECT), triples (CONSTRUCT, DESCRIBE) or a boolean (ASK)."""


def value_of(term: Term | None) -> str:
    """Return the bare text of a term: the IRI, the lexical form, or "" for None."""
    if term is None:
        return ""
    return str(term) if isinstance(term, Triple) else term.value
