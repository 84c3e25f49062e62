"""How much there is in the graph: by document, class, role, language and kind of source.

A statement is a triple in the graph of a source; what is derived or merged is not counted as one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mhgraph.lookup.labels import labels_of
from mhgraph.store import Store, select
from mhgraph.values import NamedNode

__all__ = ["MEASURES", "PARTS", "Counted", "classes", "documents", "languages", "roles", "sources"]

_PREFIXES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_OF_DOCUMENTS: Mapping[str, str] = {
    "passages": "?it a mh:Passage ; mh:inDocument ?key .",
    "actions": """?source mh:inDocument ?key .
        GRAPH ?source { ?it dct:identifier ?name } ?it a mh:CodedAction .""",
    "parts": """?source mh:inDocument ?key .
        GRAPH ?source { ?it dct:identifier ?name } ?it a mh:ActionPart .""",
    "in_passages": """?source mh:inDocument ?key ; a mh:Passage .
        GRAPH ?source { ?s ?p ?o }""",
    "in_readings": """?source mh:inDocument ?key ; a mh:Reading .
        GRAPH ?source { ?s ?p ?o }""",
    "figures": "?source mh:inDocument ?key . GRAPH ?source { ?it a mh:Figure }",
    "actors": """?source mh:inDocument ?key . ?it a mh:Actor .
        { GRAPH ?source { ?it ?p ?o } } UNION { GRAPH ?source { ?s ?p ?it } }""",
}
_OF_CLASSES: Mapping[str, str] = {
    "entities": """
        { SELECT DISTINCT ?key WHERE {
            { ?key a owl:Class } UNION { ?source a mh:Source . GRAPH ?source { ?any a ?key } }
        } }
        ?it a ?key .""",
}
_OF_ROLES: Mapping[str, str] = {
    "statements": "?key a mh:Role . ?source a mh:Source . GRAPH ?source { ?s ?key ?o }",
}
_OF_LANGUAGES: Mapping[str, str] = {
    "preferred": """VALUES ?naming { skos:prefLabel rdfs:label }
        ?s ?naming ?o . BIND(LCASE(LANG(?o)) AS ?key)""",
    "other": "?s skos:altLabel ?o . BIND(LCASE(LANG(?o)) AS ?key)",
    "titles": "?s dct:title ?o . BIND(LCASE(LANG(?o)) AS ?key)",
}
_OF_SOURCES: Mapping[str, str] = {
    "sources": "?key rdfs:subClassOf mh:Source . ?it a ?key .",
    "saying": """?key rdfs:subClassOf mh:Source . ?it a ?key .
        GRAPH ?it { ?s ?p ?o }""",
    "statements": """?key rdfs:subClassOf mh:Source . ?source a ?key .
        GRAPH ?source { ?s ?p ?o }""",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing with its numbers.

    Attributes:
        key: its IRI, or the tag of a language ("" for none).
        label: its name in the language asked for; for a language its tag.
        numbers: what was counted, by the name of the measure.
    """

    key: str
    label: str
    numbers: Mapping[str, int]


def documents(store: Store, lang: str) -> list[Counted]:
    """Count for each document what is in its passages and readings, by short name.

    Measures: passages, actions (coded ones), parts (of actions), in_passages and in_readings
    (statements), figures, actors (named).
    """
    found = _named(store, _counts(store, _OF_DOCUMENTS, "?key a mh:Document"), lang)
    named = select(store, f"{_PREFIXES} SELECT ?key ?short WHERE {{ ?key mh:shortName ?short }}")
    shorts = {row["key"]: row["short"] for row in named.texts()}
    short = [Counted(d.key, shorts.get(d.key, d.label), d.numbers) for d in found]
    return sorted(short, key=lambda d: (d.label.casefold(), d.key))


def classes(store: Store, lang: str) -> list[Counted]:
    """Count the entities of each class that the model declares or a source names, most first.

    An entity counts for the more general classes of its class, too. Measure: entities.
    """
    found = _named(store, _counts(store, _OF_CLASSES), lang)
    return sorted(found, key=lambda c: -c.numbers["entities"])


def roles(store: Store, lang: str) -> list[Counted]:
    """Count the statements that say an actor has each role, most first. Measure: statements."""
    found = _named(store, _counts(store, _OF_ROLES, "?key a mh:Role"), lang)
    return sorted(found, key=lambda c: -c.numbers["statements"])


def languages(store: Store, lang: str) -> list[Counted]:
    """Count the names in each language, by its tag.

    Measures: preferred (labels), other (names), titles.
    """
    del lang
    counts = _counts(store, _OF_LANGUAGES)
    return [Counted(key, key, numbers) for key, numbers in sorted(counts.items())]


def sources(store: Store, lang: str) -> list[Counted]:
    """Count the sources of each kind, by label.

    Measures: sources, saying (those that hold a statement), statements.
    """
    return _named(store, _counts(store, _OF_SOURCES, "?key rdfs:subClassOf mh:Source"), lang)


PARTS: Mapping[str, Callable[[Store, str], list[Counted]]] = {
    "documents": documents,
    "classes": classes,
    "roles": roles,
    "languages": languages,
    "sources": sources,
}
"""What can be counted, by the name of the part of the answer."""

MEASURES: Mapping[str, tuple[str, ...]] = {
    "documents": tuple(_OF_DOCUMENTS),
    "classes": tuple(_OF_CLASSES),
    "roles": tuple(_OF_ROLES),
    "languages": tuple(_OF_LANGUAGES),
    "sources": tuple(_OF_SOURCES),
}
"""The measures of each part, in their order."""


def _counts(store: Store, patterns: Mapping[str, str], keys: str = "") -> dict[str, dict[str, int]]:
    """Return for each key the number of solutions of each pattern, of different ?it if it has one.

    Args:
        store: where to count.
        patterns: by measure, a SPARQL pattern with ?key.
        keys: a pattern whose ?key are there even if nothing is counted for them.
    """
    counts: dict[str, dict[str, int]] = {}
    if keys:
        listed = select(store, f"{_PREFIXES} SELECT DISTINCT ?key WHERE {{ {keys} }}")
        counts.update({row["key"]: dict.fromkeys(patterns, 0) for row in listed.texts()})
    for measure, pattern in patterns.items():
        counted = "DISTINCT ?it" if "?it " in pattern else "*"
        query = f"""{_PREFIXES}
            SELECT ?key (COUNT({counted}) AS ?number) WHERE {{ {pattern} }} GROUP BY ?key"""
        for row in select(store, query).texts():
            numbers = counts.setdefault(row["key"], dict.fromkeys(patterns, 0))
            numbers[measure] = int(row["number"])
    return counts


def _named(store: Store, counts: Mapping[str, Mapping[str, int]], lang: str) -> list[Counted]:
    labels = labels_of(store, [NamedNode(key) for key in counts], lang)
    found = [Counted(key, labels.of(NamedNode(key)), numbers) for key, numbers in counts.items()]
    return sorted(found, key=lambda c: (c.label.casefold(), c.key))
