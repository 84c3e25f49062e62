"""What the ontology offers to a question: kinds of things, relations between them, words of questions.

Everything is read from the graph. A relation is known by its labels and other names there, a kind by its
own, and what code has to know of either (that a list of actions means the coded ones, say) is an
annotation in the ontology.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mhgraph.store import Store, select
from mhgraph.terms import MH
from mhgraph.values import value_of

__all__ = ["Relation", "Vocabulary", "read_vocabulary"]

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA = "https://schema.org/"
_OWL = "http://www.w3.org/2002/07/owl#"
_RECORDS = frozenset(
    [
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property",
        f"{_OWL}Class",
        "http://www.w3.org/ns/oa#RangeSelector",
        *(f"{MH}{name}" for name in ("QuestionWord", "Source", "Passage", "Reading", "Role")),
    ]
)
_FACTS = f"""
SELECT ?s ?p ?o WHERE {{
  VALUES ?p {{
    <{_RDFS}domain> <{_RDFS}range> <{_RDFS}subClassOf> <{_RDFS}subPropertyOf>
    <{_SCHEMA}domainIncludes> <{_SCHEMA}rangeIncludes>
    <{MH}operation> <{MH}scheme> <{MH}listedAs> <{MH}sharedThrough> <{MH}sharedIn>
    <{MH}askedBy> <{MH}rolledUpBy> <{MH}kindBy>
    <{_SKOS}inScheme> <{_SKOS}broader>
  }}
  ?s ?p ?o
}}"""
_TERMS = f"""
SELECT ?s ?t WHERE {{
  VALUES ?t {{ <{_OWL}Class> <{_OWL}ObjectProperty> <{_OWL}DatatypeProperty> <{_SKOS}ConceptScheme> }}
  ?s a ?t
}}"""


@dataclass(frozen=True, slots=True)
class Relation:
    """A property of the ontology, as far as a question can use it.

    Attributes:
        iri: the property.
        data: whether its values are literals.
        domain: classes of what it is said of; empty for anything.
        range: classes of its values; empty for anything.
        schemes: the concept schemes that its values are in.
        above: the properties above it.
        shared: for a relation of two things that meet in a third: the property that ties both to it.
        shared_in: the class of that third.
    """

    iri: str
    data: bool
    domain: frozenset[str] = frozenset()
    range: frozenset[str] = frozenset()
    schemes: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()
    shared: str = ""
    shared_in: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """The terms of the ontology, by IRI.

    Attributes:
        classes: each class with the classes above it.
        relations: the properties that say something of a thing.
        operations: words of questions, with the operation that each asks for.
        schemes: the concept schemes.
        scheme_of: the scheme of each concept.
        narrower: the concepts directly below each concept.
        listed: the class whose members a list shows, for classes where that is another one.
        rolled_up: the relation by which one member of a class counts in another, by class.
        asked_by: the classes and relations that an operation asks for: "who", "when".
        kinds_by: the relations whose concepts name kinds of things, as classes do.
        hub: the class that ties the other things together.
    """

    classes: Mapping[str, frozenset[str]]
    relations: Mapping[str, Relation]
    operations: Mapping[str, str]
    schemes: frozenset[str]
    scheme_of: Mapping[str, str]
    narrower: Mapping[str, tuple[str, ...]]
    listed: Mapping[str, str]
    rolled_up: Mapping[str, str]
    asked_by: Mapping[str, tuple[str, ...]]
    kinds_by: frozenset[str] = frozenset()
    hub: str = ""
    _fits: dict[tuple[str, str], tuple[Relation, ...]] = field(default_factory=dict)

    def is_a(self, kind: str, wanted: Iterable[str]) -> bool:
        """Tell whether a class is one of some classes, or below one."""
        above = self.classes.get(kind, frozenset())
        return any(kind == one or one in above for one in wanted)

    def below(self, concept: str) -> tuple[str, ...]:
        """Return a concept and all below it."""
        found: dict[str, None] = {}
        waiting = [concept]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found[current] = None
                waiting.extend(self.narrower.get(current, ()))
        return tuple(found)

    def between(self, subject: str, value: str) -> tuple[Relation, ...]:
        """Return the relations that a thing of class `subject` can have to one of class `value`.

        `value` is a class, or the IRI of a concept scheme. The widest relations come first.
        """
        key = (subject, value)
        if key not in self._fits:
            found = [r for r in self.relations.values() if self._joins(r, subject, value)]
            self._fits[key] = tuple(sorted(found, key=lambda r: (len(r.above), r.iri)))
        return self._fits[key]

    def _joins(self, relation: Relation, subject: str, value: str) -> bool:
        if relation.data or not relation.domain:
            return False
        if not self._meets(subject, relation.domain):
            return False
        if value in self.schemes:
            return value in relation.schemes
        return bool(relation.range) and self._meets(value, relation.range)

    def _meets(self, kind: str, wanted: frozenset[str]) -> bool:
        """Tell whether things of a class can be of one of some classes."""
        return self.is_a(kind, wanted) or any(self.is_a(one, [kind]) for one in wanted)


def read_vocabulary(store: Store, timeout: float | None = None) -> Vocabulary:
    """Read the terms of the ontology from the graph."""
    facts: dict[str, dict[str, list[str]]] = {}
    for row in select(store, _FACTS, timeout=timeout).rows:
        subject, predicate, value = (value_of(term) for term in row)
        facts.setdefault(predicate, {}).setdefault(subject, []).append(value)
    kinds: dict[str, set[str]] = {}
    for row in select(store, _TERMS, timeout=timeout).rows:
        kinds.setdefault(value_of(row[1]), set()).add(value_of(row[0]))
    above = facts.get(f"{_RDFS}subClassOf", {})
    classes = {c: frozenset(above.get(c, ())) - {c} for c in kinds.get(f"{_OWL}Class", set())}
    object_properties = kinds.get(f"{_OWL}ObjectProperty", set())
    data_properties = kinds.get(f"{_OWL}DatatypeProperty", set()) - object_properties
    relations = {
        iri: _relation(iri, iri in data_properties, facts)
        for iri in sorted(object_properties | data_properties)
    }
    # What tells how things are recorded is nothing that people ask about.
    relations = {iri: r for iri, r in relations.items() if not r.domain & _RECORDS}
    classes = {iri: wider for iri, wider in classes.items() if iri not in _RECORDS}
    scheme_of = {c: s[0] for c, s in facts.get(f"{_SKOS}inScheme", {}).items()}
    narrower: dict[str, list[str]] = {}
    for concept, wider in facts.get(f"{_SKOS}broader", {}).items():
        for one in wider:
            narrower.setdefault(one, []).append(concept)
    operations = {w: o[0] for w, o in facts.get(f"{MH}operation", {}).items()}
    asked_by: dict[str, list[str]] = {}
    for kind, words in facts.get(f"{MH}askedBy", {}).items():
        for word in words:
            asked_by.setdefault(operations.get(word, ""), []).append(kind)
    return Vocabulary(
        classes=classes,
        relations=relations,
        operations=operations,
        schemes=frozenset(kinds.get(f"{_SKOS}ConceptScheme", set())),
        scheme_of=scheme_of,
        narrower={c: tuple(sorted(n)) for c, n in narrower.items()},
        listed={c: k[0] for c, k in facts.get(f"{MH}listedAs", {}).items()},
        rolled_up={c: r[0] for c, r in facts.get(f"{MH}rolledUpBy", {}).items()},
        asked_by={o: tuple(sorted(k)) for o, k in asked_by.items()},
        kinds_by=frozenset(r for kinds in facts.get(f"{MH}kindBy", {}).values() for r in kinds),
        hub=_hub(relations, classes),
    )


def _relation(iri: str, data: bool, facts: Mapping[str, Mapping[str, list[str]]]) -> Relation:
    def of(*predicates: str) -> frozenset[str]:
        return frozenset(v for p in predicates for v in facts.get(p, {}).get(iri, ()))

    shared = sorted(of(f"{MH}sharedThrough"))
    shared_in = sorted(of(f"{MH}sharedIn"))
    return Relation(
        iri,
        data,
        domain=of(f"{_RDFS}domain", f"{_SCHEMA}domainIncludes"),
        range=of(f"{_RDFS}range", f"{_SCHEMA}rangeIncludes"),
        schemes=of(f"{MH}scheme"),
        above=of(f"{_RDFS}subPropertyOf") - {iri},
        shared=shared[0] if shared else "",
        shared_in=shared_in[0] if shared_in else "",
    )


def _hub(relations: Mapping[str, Relation], classes: Mapping[str, frozenset[str]]) -> str:
    """Return the class that most relations are said of: what ties the other things together."""
    counts: dict[str, int] = {}
    for relation in relations.values():
        for one in relation.domain:
            if one in classes and not relation.data:
                counts[one] = counts.get(one, 0) + 1
    return min(counts, key=lambda c: (-counts[c], c), default="")
