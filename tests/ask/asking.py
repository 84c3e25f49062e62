"""What the tests of the reader share: what a query of the graph gives, and what an answer holds."""

from mhgraph.ask import Answer
from mhgraph.store import MemoryStore, select
from mhgraph.terms import ID, MH

_PREFIXES = f"""
PREFIX mh: <{MH}>
PREFIX actor: <{ID}actor/>
PREFIX delay: <{ID}concept/delay/>
PREFIX document: <{ID}document/>
PREFIX form: <{ID}concept/form/>
PREFIX kind: <{ID}concept/kind/>
PREFIX place: <{ID}place/>
PREFIX programme: <{ID}programme/>
PREFIX status: <{ID}concept/status/>
PREFIX target: <{ID}concept/target/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


def rows(store: MemoryStore, query: str) -> list[tuple[str, ...]]:
    """Return what a query of the graph gives, as texts."""
    return [tuple(row.values()) for row in select(store, _PREFIXES + query).texts()]


def things(store: MemoryStore, query: str) -> set[str]:
    """Return the first column of what a query gives."""
    return {row[0] for row in rows(store, query)}


def found(answer: Answer) -> set[str]:
    """Return the IRIs of an answer, which has to be understood."""
    assert answer.understood, answer.reading
    iris = [item.iri for item in answer.items]
    assert len(iris) == len(set(iris))
    return set(iris)
