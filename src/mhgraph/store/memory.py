"""Oxigraph in memory: the default engine, filled from the text files at start."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from pyoxigraph import Quad, QueryBoolean, QuerySolutions, QueryTriples
from pyoxigraph import Store as _Oxigraph

from mhgraph.errors import StoreError, Words
from mhgraph.store.deadline import within
from mhgraph.store.syntax import syntax_error
from mhgraph.values import Answer, DefaultGraph, NamedNode, Table, Triple, Triples

__all__ = ["MemoryStore"]

_MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


class MemoryStore:
    """The prepared graph in an Oxigraph store in memory."""

    name = "memory:"

    def __init__(self) -> None:
        self._store = _Oxigraph()

    def __len__(self) -> int:
        return len(self._store)

    def extend(self, quads: Iterable[Quad]) -> None:
        """Add `quads`."""
        self._store.extend(quads)

    def merge(self) -> None:
        """Put every triple of every named graph once into the default graph."""
        self._store.update(_MERGE)

    def derive(self, construct: str, graph: NamedNode) -> int:
        """Add what `construct` gives and the default graph lacks to it and to `graph`.

        Returns:
            How many triples were new.
        """
        default = DefaultGraph()
        new = [
            triple
            for triple in cast("QueryTriples", self._store.query(construct))
            if _in(triple, default) not in self._store
        ]
        self._store.extend([_in(t, g) for t in new for g in (default, graph)])
        return len(set(new))

    def quads(self) -> Iterator[Quad]:
        """Yield all quads, those of the default graph included, in no order."""
        return iter(self._store)

    def query(
        self,
        text: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> Answer:
        """Answer `text`; see `Store.query`."""
        return within(timeout, lambda: self._answer(text, dict(prefixes or {})))

    def _answer(self, text: str, prefixes: dict[str, str]) -> Answer:
        try:
            result = self._store.query(text, prefixes=prefixes)
            if isinstance(result, QueryBoolean):
                return bool(result)
            if isinstance(result, QuerySolutions):
                columns = tuple(v.value for v in result.variables)
                return Table(columns, tuple(tuple(solution) for solution in result))
            return Triples.of(result)
        except SyntaxError as error:
            raise syntax_error(text, error) from None
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreError(
                Words(
                    nl=f"Oxigraph kon de vraag niet beantwoorden: {error}",
                    en=f"Oxigraph could not answer the query: {error}",
                )
            ) from error


def _in(triple: Triple, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)
