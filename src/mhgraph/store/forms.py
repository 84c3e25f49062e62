"""CONSTRUCT and DESCRIBE by way of SELECT, whose rows can be counted and fetched in pages.

What a server gives for DESCRIBE is its own affair; here it is what Oxigraph gives: the triples in which a
thing is the subject.
"""

from collections.abc import Callable, Iterable, Iterator

from mhgraph.store.sparql.tree import Atom, Query, Slot, atoms_of
from mhgraph.store.wording import dataset_of, with_form
from mhgraph.values import BlankNode, Literal, NamedNode, Row, Table, Term, Triple, Triples

__all__ = ["constructed", "described"]

_IN_ONE = 100
Select = Callable[[str], Table]


def constructed(query: Query, text: str, select: Select) -> Triples:
    """Return the triples of a CONSTRUCT query.

    Args:
        query: it.
        text: what it was read from.
        select: answers a SELECT query.
    """
    table = select(with_form(query, text, "SELECT *"))
    template = tuple(atoms_of(query.group if query.template is None else query.template))
    places = {f"?{column}": place for place, column in enumerate(table.columns)}
    return Triples.of(triple for row in table.rows for triple in _filled(template, places, row))


def described(query: Query, text: str, select: Select) -> Triples:
    """Return the triples of a DESCRIBE query; see `constructed`."""
    things: set[NamedNode] = {slot for slot in query.described if isinstance(slot, NamedNode)}
    if "WHERE" in query.places:
        names = [slot for slot in query.described if isinstance(slot, str)]
        chosen = "*" if not query.described else " ".join(names) or "(1 AS ?mh__n)"
        table = select(with_form(query, text, f"SELECT DISTINCT {chosen}"))
        # Oxigraph describes what is named for each solution, so for none where there is none.
        things = things if table.rows else set()
        things |= {term for row in table.rows for term in row if isinstance(term, NamedNode)}
    found: list[Triple] = []
    ordered = sorted(things, key=str)
    for at in range(0, len(ordered), _IN_ONE):
        values = " ".join(str(thing) for thing in ordered[at : at + _IN_ONE])
        table = select(
            f"SELECT ?s ?p ?o {dataset_of(query)}WHERE {{ VALUES ?s {{ {values} }} ?s ?p ?o }}"
        )
        found += (Triple(*row) for row in table.rows)  # type: ignore[arg-type]
    return Triples.of(found)


def _filled(template: Iterable[Atom], places: dict[str, int], row: Row) -> Iterator[Triple]:
    own: dict[str, BlankNode] = {}

    def term(slot: Slot) -> Term | None:
        if not isinstance(slot, str):
            return slot
        if slot in places:
            return row[places[slot]]
        return own.setdefault(slot, BlankNode()) if slot.startswith("?mh__") else None

    for atom in template:
        subject, relation, value = (term(s) for s in (atom.subject, atom.predicate, atom.object))
        if isinstance(subject, Literal) or not isinstance(relation, NamedNode):
            continue
        if subject is not None and value is not None:
            yield Triple(subject, relation, value)
