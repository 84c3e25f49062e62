"""Write SPARQL: patterns from a tree, and texts with a part taken out or put in."""

import re
from collections.abc import Callable, Iterable, Mapping

from mhgraph.store.paging import Asked
from mhgraph.store.sparql.tokens import Token, tokens_of
from mhgraph.store.sparql.tree import Atom, Query, Slot
from mhgraph.values import NamedNode

__all__ = ["asked_of", "dataset_of", "in_list", "pattern", "with_form", "without_dataset"]


def pattern(atom: Atom) -> str:
    """Return a triple pattern as SPARQL."""
    triple = " ".join(_written(s) for s in (atom.subject, atom.predicate, atom.object))
    return f"{triple} ." if atom.graph is None else f"GRAPH {_written(atom.graph)} {{ {triple} }}"


def in_list(name: str, terms: Iterable[NamedNode], *, negated: bool = False) -> str:
    """Return the condition that a variable is one (or none) of some IRIs."""
    listed = ", ".join(sorted(str(term) for term in terms))
    return f"FILTER({name} {'NOT ' * negated}IN ({listed}))"


def asked_of(
    query: Query, text: str, parameters: Mapping[str, str], left: Callable[[], float | None]
) -> Asked:
    """Return a SELECT query in the pieces that paging needs.

    Args:
        query: it.
        text: what it was read from.
        parameters: those of the protocol.
        left: tells how many seconds there are left.
    """
    places = query.places
    begin, end = places["SELECT"]
    select, where = text[begin:end], _patterns(query, text)
    if "VALUES" in places and query.keys is not None:
        select, where = (
            "SELECT *",
            f"{{ {{ {select} WHERE {where} }} {_cut(text, places, 'VALUES')} }}",
        )
    return Asked(
        select,
        where,
        parameters,
        left,
        head=text[:begin],
        dataset=dataset_of(query),
        order=re.sub(r"^(?i:ORDER\s+BY)\s*", "", _cut(text, places, "ORDER")),
        offset=int(_cut(text, places, "OFFSET").split()[-1]) if "OFFSET" in places else 0,
        limit=int(_cut(text, places, "LIMIT").split()[-1]) if "LIMIT" in places else None,
        is_set=query.distinct,
    )


def dataset_of(query: Query) -> str:
    """Return the clauses that name its graphs."""
    default, named = query.dataset
    clauses = [f"FROM <{iri}> " for iri in default] + [f"FROM NAMED <{iri}> " for iri in named]
    return "".join(clauses)


def with_form(query: Query, text: str, select: str) -> str:
    """Return `text` as a SELECT query, with `select` in place of what it makes or describes."""
    begin, end = query.places[query.form]
    return f"{text[:begin]}{select} {text[end:]}"


def _patterns(query: Query, text: str) -> str:
    """Return its patterns in their braces, with what follows them up to the order."""
    where = _cut(text, query.places, "WHERE")
    if "VALUES" in query.places and query.keys is None:
        where = f"{{ {where} {_cut(text, query.places, 'VALUES')} }}"
    later = (_cut(text, query.places, word) for word in ("GROUP", "HAVING"))
    return " ".join([where, *later]).strip()


def _cut(text: str, places: Mapping[str, tuple[int, int]], word: str) -> str:
    begin, end = places.get(word, (0, 0))
    return text[begin:end]


def without_dataset(text: str) -> str:
    """Return a query without its FROM and FROM NAMED."""
    kept, place = [], 0
    for begin, end in _dataset_clauses(tokens_of(text)):
        kept.append(text[place:begin])
        place = end
    return " ".join([*kept, text[place:]])


def _dataset_clauses(tokens: list[Token]) -> Iterable[tuple[int, int]]:
    for place, token in enumerate(tokens):
        if token.kind == "word" and token.text == "FROM":
            named = tokens[place + 1].text == "NAMED"
            yield token.start, tokens[place + 1 + named].end


def _written(slot: Slot) -> str:
    return str(slot)
