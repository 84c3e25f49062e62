"""Check the graph: SHACL shapes over the merged facts, and check queries over the named graphs.

Shapes see facts but not which source states them; the queries in `ontology/checks/` see both. Checking
works on a copy: it never changes what it checks. The only module that knows pySHACL.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from mhgraph.corpus.export import merged_triples, serialised
from mhgraph.corpus.similar import undecided
from mhgraph.corpus.wordings import read_wordings
from mhgraph.errors import Words
from mhgraph.resources import ontology_folder
from mhgraph.store import MemoryStore, select

__all__ = ["Finding", "check", "check_data"]

_ALIKE = Words(
    nl="heeft bijna dezelfde naam, en name-decisions.csv zegt niet of het een ander ding is",
    en="has nearly the same name, and name-decisions.csv does not say whether it is another thing",
)
_STRANGE = Words(
    nl="heeft een bewoording in ontology/wordings, maar geen naam in de graaf",
    en="has a wording in ontology/wordings, but no name in the graph",
)
_UNTAGGED = Words(
    nl="heeft een bewoording die niet @nl of @en is", en="has a wording that is not @nl or @en"
)
_TWICE = Words(
    nl="heeft als bewoording wat al zo heet", en="has as wording what it is called already"
)
_NAMED = """
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?name (LCASE(LANG(?name)) AS ?lang) WHERE {
  VALUES ?naming { skos:prefLabel skos:altLabel rdfs:label mh:wording mh:inverseLabel mh:actorLabel }
  ?thing ?naming ?name
}"""
_SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not conform.

    Attributes:
        rule: the shape or check query.
        node: the thing (an IRI) that is wrong.
        what: what is wrong with it.
        value: the value that is wrong, or "".
        source: the graph that states it, or "" where that cannot be told.
    """

    rule: str
    node: str
    what: Words
    value: str
    source: str


def check(store: MemoryStore) -> list[Finding]:
    """Return all that does not conform in the prepared graph, sorted."""
    found = {
        *_by_queries(store, ontology_folder() / "checks"),
        *_by_shapes(store),
        *(Finding("alike-names", pair.one, _ALIKE, pair.other, "") for pair in undecided(store)),
        *_by_wordings(store),
    }
    return sorted(found, key=lambda f: (f.node, f.rule, f.value, f.source))


def check_data(store: MemoryStore) -> list[Finding]:
    """Return what `check` finds but for what concerns this project's own names and wordings, sorted."""
    found = {*_by_queries(store, ontology_folder() / "checks"), *_by_shapes(store)}
    return sorted(found, key=lambda f: (f.node, f.rule, f.value, f.source))


def _by_wordings(store: MemoryStore) -> list[Finding]:
    """Return the wordings of questions that are of nothing, in no language, or said already."""
    rows = select(store, _NAMED).texts()
    named = {(row["thing"], row["name"], row["lang"]) for row in rows}
    known, languages = {thing for thing, _, _ in named}, ("nl", "en")
    seen: set[tuple[str, str, str]] = set()
    found = []
    for _, thing, text, lang in read_wordings():
        fault = _STRANGE if thing not in known else _UNTAGGED if lang not in languages else None
        twice = (thing, text, lang) in named or (thing, text, lang) in seen
        fault = fault or (_TWICE if twice else None)
        seen.add((thing, text, lang))
        found += [Finding("wordings", thing, fault, text, "")] if fault else []
    return found


def _by_queries(store: MemoryStore, folder: Path) -> list[Finding]:
    found = []
    for file in sorted(folder.glob("*.rq")):
        text = file.read_text(encoding="utf-8")
        what = _message(text)
        found += [
            Finding(file.stem, row["node"], what, row.get("value", ""), row.get("source", ""))
            for row in select(store, text).texts()
        ]
    return found


def _message(text: str) -> Words:
    header = text.split("# ---\n")[1]
    fields = yaml.safe_load(re.sub(r"(?m)^# ?", "", header))
    return Words(str(fields["message"]["nl"]), str(fields["message"]["en"]))


def _by_shapes(store: MemoryStore) -> list[Finding]:
    import logging

    import pyshacl
    from rdflib import Graph

    # A value that is not of its kind is a finding of the shapes; rdflib would write a traceback as well.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    data = Graph().parse(data=serialised(merged_triples(store), "ntriples"), format="nt")
    shapes = Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")
    conforms, report, _ = pyshacl.validate(
        data, shacl_graph=shapes, inplace=False, inference="none", advanced=False
    )
    return [] if conforms else [_finding(report, shapes, result) for result in _results(report)]


def _results(report: Any) -> list[Any]:
    from rdflib import RDF, URIRef

    return list(report.subjects(RDF.type, URIRef(_SHACL + "ValidationResult")))


def _finding(report: Any, shapes: Any, result: Any) -> Finding:
    from rdflib import URIRef

    def part(name: str) -> Any:
        return report.value(result, URIRef(_SHACL + name))

    shape = _named_shape(shapes, part("sourceShape"))
    path, value = part("resultPath"), part("value")
    messages = {m.language: str(m) for m in shapes.objects(shape, URIRef(_SHACL + "message"))}
    what = Words(
        messages.get("nl", str(part("resultMessage"))),
        messages.get("en", str(part("resultMessage"))),
    )
    shown = str(value) if value is not None and value != part("focusNode") else str(path or "")
    return Finding(str(shape).rsplit("/", 1)[-1], str(part("focusNode")), what, shown, "")


def _named_shape(shapes: Any, shape: Any) -> Any:
    """Return the shape with a name that `shape`, perhaps a part of one, belongs to."""
    from rdflib import BNode

    while isinstance(shape, BNode):
        shape = next(shapes.subjects(None, shape), None)
    return shape
