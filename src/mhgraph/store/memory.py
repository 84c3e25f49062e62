"""Oxigraph in memory: the default engine, filled from the text files at start."""

import gc
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from pyoxigraph import Quad, QueryBoolean, QuerySolutions, RdfFormat
from pyoxigraph import Store as _Oxigraph

from mhgraph.errors import StoreError, Words
from mhgraph.store.deadline import within
from mhgraph.store.syntax import syntax_error
from mhgraph.values import Answer, NamedNode, Table, Triples

__all__ = ["MemoryStore", "no_collection"]

_CONSTRUCT = re.compile(
    r"\bCONSTRUCT\s*\{(?P<made>[^{}]*)\}\s*WHERE\s*\{(?P<where>.*)\}", re.DOTALL
)
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

    def load(self, text: str, form: RdfFormat, graph: NamedNode | None = None) -> None:
        """Add what the RDF `text` says; what stands in no graph goes into `graph`."""
        self._store.load(text, form, to_graph=graph)

    def graphs(self) -> Iterator[NamedNode]:
        """Yield the names of the named graphs."""
        return (g for g in self._store.named_graphs() if isinstance(g, NamedNode))

    def merge(self) -> None:
        """Put every triple of every named graph once into the default graph."""
        self._store.update(_MERGE)

    def lacks(self, rule: str) -> bool:
        """Tell whether the CONSTRUCT query `rule` gives a triple that the default graph lacks."""
        prologue, made, where = _parts(rule)
        lacking = f"{{ {where} FILTER NOT EXISTS {{ {made} }} }}"
        return bool(self._store.query(f"{prologue} ASK {lacking}"))

    def derive(self, rule: str, graph: NamedNode) -> None:
        """Add what the CONSTRUCT query `rule` gives and the default graph lacks to it and to `graph`."""
        prologue, made, where = _parts(rule)
        both = f"INSERT {{ {made} GRAPH {graph} {{ {made} }} }}"
        lacking = f"WHERE {{ {where} FILTER NOT EXISTS {{ {made} }} }}"
        self._store.update(f"{prologue} {both} {lacking}")

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
                with no_collection():
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


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector from looking, again and again, at rows that all stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parts(rule: str) -> tuple[str, str, str]:
    """Return prologue, template and pattern of a CONSTRUCT query."""
    match = _CONSTRUCT.search(rule)
    if match is None:
        raise StoreError(
            Words(
                nl="Een afleidingsregel is een CONSTRUCT-vraag met alleen tripels vóór WHERE.",
                en="A derivation rule is a CONSTRUCT query with only triples before WHERE.",
            )
        )
    return rule[: match.start()], match["made"], match["where"]
