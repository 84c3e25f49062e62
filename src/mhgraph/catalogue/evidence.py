"""The passages behind each row of a named question.

The header says in triple patterns what makes a row. A row fills them with its values, what stays free is
looked up, and each fact leads to the sources that state it, through the derivation rules.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mhgraph.catalogue.catalogue import NamedQuery
from mhgraph.catalogue.header import Header
from mhgraph.catalogue.patterns import Pattern, patterns_of
from mhgraph.catalogue.run import NamedResult
from mhgraph.corpus.rules import Rule, read_rules
from mhgraph.errors import UsageError, Words
from mhgraph.lookup.sources import Source, sources_named
from mhgraph.lookup.tracing import Tracer, askable, chunks, triple_of
from mhgraph.store import Store, select
from mhgraph.values import NamedNode, Row, Term, Triple, value_of

__all__ = ["RowEvidence", "check_evidenced", "evidence", "no_evidence_for_own"]

_JOIN = "; "
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+")
Binding = tuple[tuple[str, Term], ...]
Group = tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class RowEvidence:
    """A row of the answer, and the sources whose statements made it, passages first."""

    row: Row
    sources: tuple[Source, ...]


def evidence(
    store: Store,
    result: NamedResult,
    lang: str,
    *,
    documents: Path | None = None,
    timeout: float | None = None,
    rules: tuple[Rule, ...] | None = None,
) -> list[RowEvidence]:
    """Return for each row of `result`, in its order, the sources behind it.

    Args:
        store: where the question was asked.
        result: its answer.
        lang: the language of titles, certainties and reasons.
        documents: the folder with the texts of the documents, if they are at hand.
        timeout: seconds after which one query is given up.
        rules: the derivation rules; those of this project if not given.

    Raises:
        UsageError: the question is about sources itself, or does not say what makes its rows.
        QueryFileError: what it says of that is not right.
        DocumentsError: the texts cannot be read.
        StoreError: the engine failed.
    """
    check_evidenced(result.query)
    facts = _facts(store, result, timeout)
    tracer = Tracer(store, rules if rules is not None else read_rules(), timeout)
    traced = tracer.sources({fact for of_row in facts for fact in of_row})
    iris = [{iri for fact in of_row for iri in traced.get(fact, ())} for of_row in facts]
    named = sources_named(store, set().union(*iris), lang, documents, timeout)
    return [
        RowEvidence(row, tuple(sorted((named[iri] for iri in of_row), key=Source.order)))
        for row, of_row in zip(result.table.rows, iris, strict=True)
    ]


def check_evidenced(query: NamedQuery) -> None:
    """Raise `UsageError` if the rows of the question have no evidence to be shown, and say why."""
    if query.header.about_sources:
        raise UsageError(
            Words(
                nl=f"{query.name} gaat zelf over bronnen, dus --evidence voegt niets toe.",
                en=f"{query.name} is about sources itself, so --evidence adds nothing.",
            ),
            Words(nl="Laat --evidence weg.", en="Leave out --evidence."),
        )
    if not query.header.evidence:
        raise UsageError(
            Words(
                nl=f"{query.name} zegt niet waarop haar rijen rusten.",
                en=f"{query.name} does not say what its rows rest on.",
            ),
            Words(
                nl=f"Zet in de kop van {query.file} een veld evidence, of laat --evidence weg.",
                en=f"Put a field evidence into the header of {query.file}, or leave out --evidence.",
            ),
        )


def no_evidence_for_own() -> UsageError:
    """Return the error that says why SPARQL of the user's own gets no evidence."""
    return UsageError(
        Words(
            nl="--evidence gaat niet met eigen SPARQL: aan een rij is niet te zien welke uitspraken haar "
            "maakten, en alleen een benoemde vraag zegt dat in haar kop.",
            en="--evidence does not go with SPARQL of your own: a row does not show which statements made "
            "it, and only a named question says so in its header.",
        ),
        Words(
            nl="Vraag de bron mee, met GRAPH ?source { … } ?source a mh:Source, of geef het bestand een kop "
            "met het veld evidence.",
            en="Ask for the source, too, with GRAPH ?source { … } ?source a mh:Source, or give the file a "
            "header with the field evidence.",
        ),
    )


def _facts(store: Store, result: NamedResult, timeout: float | None) -> list[set[Triple]]:
    """Return for each row the triples that the patterns of the header become."""
    groups = patterns_of(result.query)
    rows_of: dict[Group, dict[Binding, list[int]]] = {group: {} for group in groups}
    for number, row in enumerate(result.table.rows):
        known = _known(result, row)
        for group in groups:
            for binding in _bindings(group, known):
                rows_of[group].setdefault(binding, []).append(number)
    found: list[set[Triple]] = [set() for _ in result.table.rows]
    for group, bindings in rows_of.items():
        for binding, facts in _filled(store, group, list(bindings), timeout):
            for number in bindings[binding]:
                found[number] |= facts
    return found


def _known(result: NamedResult, row: Row) -> dict[str, list[Term]]:
    """Return what each column and parameter stands for in this row; nothing where it is unbound."""
    known = {name: [t for t in terms if askable(t)] for name, terms in result.terms.items()}
    header = result.query.header
    for name, term in zip(result.table.columns, row, strict=True):
        values = _values(header, name, term)
        if values is None:
            known.pop(name, None)
        else:
            known[name] = values
    return known


def _values(header: Header, name: str, term: Term | None) -> list[Term] | None:
    """Return the terms of a cell; None for collected texts, whose own terms are not known any more."""
    if term is None or not askable(term):
        return []
    if name not in header.collect or isinstance(term, NamedNode):
        return [term]
    parts = value_of(term).split(_JOIN)
    return [NamedNode(part) for part in parts] if all(map(_IRI.fullmatch, parts)) else None


def _bindings(group: Group, known: Mapping[str, Sequence[Term]]) -> Iterator[Binding]:
    """Yield every way in which the row fills `group`; none where a variable is unbound."""
    names = sorted(set().union(*(p.variables() for p in group)) & known.keys())
    for terms in itertools.product(*(known[name] for name in names)):
        yield tuple(zip(names, terms, strict=True))


def _filled(
    store: Store, group: Group, bindings: Sequence[Binding], timeout: float | None
) -> Iterator[tuple[Binding, set[Triple]]]:
    """Yield each binding with the triples of the group; what it leaves free the store fills in."""
    shapes: dict[tuple[str, ...], list[Binding]] = {}
    for binding in bindings:
        shapes.setdefault(tuple(name for name, _ in binding), []).append(binding)
    for names, alike in shapes.items():
        free = sorted(set().union(*(p.variables() for p in group)) - set(names))
        if not free:
            yield from ((one, _triples(group, dict(one))) for one in alike)
            continue
        for part in chunks(alike):
            text = _free_query(group, names, free, part)
            for number, *terms in select(store, text, timeout=timeout).rows:
                one = part[int(value_of(number))]
                more = {n: t for n, t in zip(free, terms, strict=True) if t is not None}
                yield one, _triples(group, dict(one) | more)


def _free_query(
    group: Group, names: Sequence[str], free: Sequence[str], bindings: Sequence[Binding]
) -> str:
    """Return the query for the free variables; all variables get names of its own."""
    own = {name: f"?v{number}" for number, name in enumerate((*names, *free))}
    lines = (
        f"({number} {' '.join(str(term) for _, term in binding)})"
        for number, binding in enumerate(bindings)
    )
    patterns = " . ".join(
        " ".join(own[t] if isinstance(t, str) else str(t) for t in pattern.terms())
        for pattern in group
    )
    chosen = " ".join(own[name] for name in free)
    slot = " ".join(own[name] for name in names)
    return (
        f"SELECT DISTINCT ?number {chosen} WHERE {{ "
        f"VALUES (?number {slot}) {{ {' '.join(lines)} }} {patterns} }}"
    )


def _triples(group: Group, terms: Mapping[str, Term]) -> set[Triple]:
    filled = (
        triple_of([terms[t] if isinstance(t, str) else t for t in pattern.terms()])
        for pattern in group
    )
    return {triple for triple in filled if triple is not None}
