"""The triples of a CONSTRUCT or DESCRIBE query, as a graph for rdflib or as Turtle.

The only module of the Python face that knows rdflib; it is imported when a graph is asked for.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mhgraph.api.plain import Value, plain
from mhgraph.corpus.export import serialised
from mhgraph.errors import OutputError, Words
from mhgraph.values import BlankNode, NamedNode, Term, Triple, Triples

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import IdentifiedNode

__all__ = ["ResultGraph"]


class ResultGraph:
    """The triples of an answer, each once, sorted.

    `len(graph)` is their number; iterating yields (subject, predicate, object) as plain values.

    Args:
        triples: the triples.
        prefixes: prefix → namespace, for Turtle.
    """

    def __init__(self, triples: Triples, prefixes: Mapping[str, str]) -> None:
        self._triples = triples
        self._prefixes = dict(prefixes)

    def __len__(self) -> int:
        return len(self._triples)

    def __iter__(self) -> Iterator[tuple[Value, Value, Value]]:
        """Yield each triple as plain values."""
        for s, p, o in self._triples.triples:
            yield plain(s), plain(p), plain(o)

    def __repr__(self) -> str:
        return f"<ResultGraph: {len(self)} triples>"

    def to_turtle(self) -> str:
        """Return the triples as Turtle, with the prefixes that are used."""
        return serialised(self._triples.triples, "turtle", self._prefixes)

    def to_rdflib(self) -> "rdflib.Graph":
        """Return the triples as a graph of rdflib.

        Raises:
            OutputError: a triple is about another triple, which rdflib does not know.
        """
        import rdflib

        graph = rdflib.Graph(bind_namespaces="none")
        for prefix, namespace in self._prefixes.items():
            graph.bind(prefix, namespace)
        for triple in self._triples.triples:
            graph.add((_node(triple.subject), rdflib.URIRef(triple.predicate.value), _term(triple)))
        return graph


def _node(term: Term) -> "IdentifiedNode":
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    raise OutputError(
        Words(
            nl=f"rdflib kent geen tripels over tripels: {term}",
            en=f"rdflib knows no triples about triples: {term}",
        ),
        Words(nl="Gebruik to_turtle().", en="Use to_turtle()."),
    )


def _term(triple: Triple) -> "rdflib.term.Node":
    """Return the object of `triple` for rdflib, its text as it stands."""
    import rdflib

    term = triple.object
    if isinstance(term, NamedNode | BlankNode | Triple):
        return _node(term)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    kind = rdflib.URIRef(term.datatype.value)
    if kind == rdflib.XSD.string:
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=kind, normalize=False)
