"""What mhgraph asks of an engine: answer a SPARQL query over the prepared graph.

The prepared graph holds every fact once in its default graph, and each source as a named graph. An
engine is one file that fulfils `Store`; one contract test serves all.
"""

from collections.abc import Mapping
from typing import Protocol

from mhgraph.errors import StoreError, Words
from mhgraph.values import Answer, Table, Triples

__all__ = ["Store", "ask", "construct", "select"]


class Store(Protocol):
    """An engine that answers SPARQL 1.1 queries."""

    @property
    def name(self) -> str:
        """How the store is selected and named in messages, e.g. `memory:`."""
        ...

    def query(
        self,
        text: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> Answer:
        """Answer `text`.

        Args:
            text: a SPARQL 1.1 query.
            prefixes: prefixes known without being declared in `text`.
            timeout: seconds after which the query is given up; None waits for ever.

        Raises:
            QuerySyntaxError: the text does not parse.
            QueryTimeoutError: the time is over.
            StoreError: the engine failed.
        """
        ...


def select(store: Store, text: str, *, timeout: float | None = None) -> Table:
    """Return the table of a SELECT query."""
    answer = store.query(text, timeout=timeout)
    if isinstance(answer, Table):
        return answer
    raise _wrong_form("SELECT")


def ask(store: Store, text: str, *, timeout: float | None = None) -> bool:
    """Return the boolean of an ASK query."""
    answer = store.query(text, timeout=timeout)
    if isinstance(answer, bool):
        return answer
    raise _wrong_form("ASK")


def construct(store: Store, text: str, *, timeout: float | None = None) -> Triples:
    """Return the triples of a CONSTRUCT or DESCRIBE query."""
    answer = store.query(text, timeout=timeout)
    if isinstance(answer, Triples):
        return answer
    raise _wrong_form("CONSTRUCT")


def _wrong_form(wanted: str) -> StoreError:
    return StoreError(
        Words(
            nl=f"De vraag is geen {wanted}-vraag, en dat moet hier wel.",
            en=f"The query is not a {wanted} query, and it has to be one here.",
        )
    )
