"""What the stores of Oxigraph, in memory and on disk, have in common: they are read in the same way."""

import gc
import threading
from collections.abc import Iterable, Iterator, Mapping, Sized
from contextlib import contextmanager
from typing import IO, TypeVar

from pyoxigraph import DefaultGraph, Quad, QueryBoolean, QueryTriples, RdfFormat
from pyoxigraph import Store as _Oxigraph

from mhgraph.errors import MhgraphError, StoreError, Words
from mhgraph.store.deadline import within
from mhgraph.store.panic import Panic
from mhgraph.store.syntax import syntax_error
from mhgraph.values import Answer, NamedNode, Table, Triples

__all__ = ["OxigraphStore", "no_collection"]

_T = TypeVar("_T")
_LOOK_EVERY = 1024


class OxigraphStore:
    """The prepared graph in an Oxigraph store.

    Attributes:
        name: how the store is selected.
    """

    name = "memory:"
    most_cells: int | None = None
    """Above so many terms a result is refused, because it would fill the memory."""

    def __init__(self, store: _Oxigraph) -> None:
        self._store = store

    def __len__(self) -> int:
        return len(self._store)

    def graphs(self) -> Iterator[NamedNode]:
        """Yield the names of the named graphs."""
        with self._reading():
            yield from (g for g in self._store.named_graphs() if isinstance(g, NamedNode))

    def quads(self) -> Iterator[Quad]:
        """Yield all quads, those of the default graph included, in no order."""
        with self._reading():
            yield from self._store

    def dump(self, graph: NamedNode | None, output: IO[bytes]) -> None:
        """Write the triples of `graph` (None: of the default graph) as N-Triples, in no order."""
        with self._reading():
            self._store.dump(output, RdfFormat.N_TRIPLES, from_graph=graph or DefaultGraph())

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Say what is wrong with the store where the engine cannot read it."""
        with Panic() as panic:
            try:
                yield
            except (OSError, RuntimeError, ValueError) as error:
                if isinstance(error, OSError) and error.errno is not None:
                    raise  # a file of ours, not the engine's
                raise self._failed(error) from error
        if panic.seen:
            raise self._panicked(panic.why)

    def query(
        self,
        text: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> Answer:
        """Answer `text`; see `Store.query`."""
        stopped = threading.Event()
        known = dict(prefixes or {})
        return within(timeout, lambda: self._answer(text, known, stopped), stopped.set)

    def _answer(self, text: str, prefixes: dict[str, str], stopped: threading.Event) -> Answer:
        # Raised outside the handlers: the engine's result must be gone before another thread sees the error.
        failure: MhgraphError = self._too_large()
        with Panic() as panic:
            try:
                answer = self._read(text, prefixes, stopped)
                if answer is not None:
                    return answer
            except SyntaxError as error:
                failure = syntax_error(text, error)
            except (OSError, RuntimeError, ValueError) as error:
                failure = self._failed(error)
        raise self._panicked(panic.why) if panic.seen else failure

    def _read(self, text: str, prefixes: dict[str, str], stopped: threading.Event) -> Answer | None:
        """Return the whole answer, or None where it would fill the memory."""
        result = self._store.query(text, prefixes=prefixes)
        if isinstance(result, QueryBoolean):
            return bool(result)
        if isinstance(result, QueryTriples):
            triples = list(self._bounded(result, 3, stopped))
            return None if self._is_too_large(triples, 3) else Triples.of(triples)
        columns = tuple(v.value for v in result.variables)
        with no_collection():
            rows = self._bounded(result, len(columns), stopped)
            table = Table(columns, tuple(tuple(solution) for solution in rows))
        return None if self._is_too_large(table.rows, len(columns)) else table

    def _bounded(self, rows: Iterable[_T], width: int, stopped: threading.Event) -> Iterator[_T]:
        """Yield `rows`, until nobody waits for them any more or they are one more than can be held."""
        most = self._most_rows(width)
        for number, row in enumerate(rows):
            if number % _LOOK_EVERY == 0 and stopped.is_set():
                return
            yield row
            if number == most:
                return

    def _most_rows(self, width: int) -> int | None:
        return None if self.most_cells is None else self.most_cells // max(width, 1)

    def _is_too_large(self, rows: Sized, width: int) -> bool:
        most = self._most_rows(width)
        return most is not None and len(rows) > most

    def _too_large(self) -> StoreError:
        cells = f"{self.most_cells or 0:,}"
        return StoreError(
            Words(
                nl=f"Het antwoord heeft meer dan {cells.replace(',', '.')} cellen en zou het geheugen "
                "vullen.",
                en=f"The answer has more than {cells} cells and would fill the memory.",
            ),
            Words(
                nl="Vraag een deel (LIMIT en OFFSET), tel in de vraag zelf, of vraag minder kolommen.",
                en="Ask for a part (LIMIT and OFFSET), count in the query itself, or ask for fewer columns.",
            ),
        )

    def _panicked(self, why: str) -> StoreError:
        """Return what is said when the engine panics."""
        return self._failed(RuntimeError(why))

    def _failed(self, error: Exception) -> StoreError:
        """Return what is said when the engine fails."""
        return StoreError(
            Words(
                nl=f"Oxigraph kon de vraag niet beantwoorden: {error}",
                en=f"Oxigraph could not answer the query: {error}",
            )
        )


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
