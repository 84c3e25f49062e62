"""The ontology holds together: no dangling term, both languages, words for relations, reuse."""

import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from mhgraph import terms
from mhgraph.resources import data_folder, ontology_folder, queries_folder
from mhgraph.store import MemoryStore, select
from mhgraph.values import value_of

MH = "https://w3id.org/mhgraph/ontology#"
PREFIX = """
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


@pytest.fixture(scope="module")
def declared(memory: MemoryStore) -> set[str]:
    table = select(memory, PREFIX + "SELECT ?t { ?t rdfs:isDefinedBy ?o }")
    return {value_of(row[0]).removeprefix(MH) for row in table.rows}


def _files() -> list[Path]:
    folders = [ontology_folder(), queries_folder(), data_folder()]
    return sorted(p for f in folders for p in f.rglob("*") if p.suffix in (".ttl", ".trig", ".rq"))


@pytest.mark.parametrize("file", _files(), ids=lambda p: p.name)
def test_no_term_is_used_that_is_not_declared(file: Path, declared: set[str]) -> None:
    text = re.sub(r'"(?:[^"\\]|\\.)*"', '""', file.read_text(encoding="utf-8"))
    used = set(re.findall(r"(?<![\w.-])mh:(\w+)", text))
    assert used - declared == set()


def test_the_terms_that_code_names_exist(declared: set[str]) -> None:
    assert set(terms.USED_TERMS) <= declared
    source = Path(terms.__file__).parents[1]
    for file in source.rglob("*.py"):
        used = set(re.findall(r"(?<![\w.-])mh:([A-Za-z]\w+)", file.read_text(encoding="utf-8")))
        assert used - declared == set(), file


def test_parents_domains_and_ranges_are_declared(memory: MemoryStore, declared: set[str]) -> None:
    table = select(
        memory,
        PREFIX
        + """SELECT DISTINCT ?x { VALUES ?p {
        rdfs:subClassOf rdfs:subPropertyOf rdfs:domain rdfs:range } ?t ?p ?x }""",
    )
    ours = {v.removeprefix(MH) for row in table.rows if (v := value_of(row[0])).startswith(MH)}
    assert ours <= declared


def test_every_role_has_words_in_both_languages(memory: MemoryStore) -> None:
    table = select(
        memory,
        PREFIX + "SELECT ?role ?word (LANG(?word) AS ?l) { ?role a mh:Role ; skos:altLabel ?word }",
    )
    languages: dict[str, set[str]] = {}
    for row in table.texts():
        languages.setdefault(row["role"], set()).add(row["l"])
    roles = select(memory, PREFIX + "SELECT ?role { ?role a mh:Role }")
    assert len(roles) == 11
    assert all(languages[value_of(row[0])] == {"nl", "en"} for row in roles.rows)


def test_well_known_vocabularies_are_reused(memory: MemoryStore) -> None:
    table = select(memory, PREFIX + "SELECT ?c ?s { ?c rdfs:subClassOf ?s }")
    pairs = {(value_of(a).rsplit("#")[-1], value_of(b)) for a, b in table.rows}
    for name, parent in [
        ("Actor", "http://xmlns.com/foaf/0.1/Agent"),
        ("Organisation", "http://www.w3.org/ns/org#Organization"),
        ("Platform", "http://www.w3.org/ns/org#OrganizationalCollaboration"),
        ("Action", "http://www.w3.org/ns/prov#Activity"),
        ("Legislation", "http://data.europa.eu/eli/ontology#LegalResource"),
        ("Figure", "http://purl.org/linked-data/cube#Observation"),
    ]:
        assert (name, parent) in pairs


@pytest.mark.parametrize(
    "file", [f for f in _files() if f.suffix in (".ttl", ".trig")], ids=lambda p: p.name
)
def test_both_parsers_read_the_same(file: Path) -> None:
    """pyoxigraph and rdflib, two parsers written apart, see the same statements."""
    trig = file.suffix == ".trig"
    text = file.read_text(encoding="utf-8")
    ours = list(parse(text, format=RdfFormat.TRIG if trig else RdfFormat.TURTLE))
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format="trig" if trig else "turtle")
    theirs = list(dataset.quads((None, None, None, None)))
    assert len(set(ours)) == len(set(theirs)) > 0
    assert {str(q.subject).strip("<>") for q in ours if "_:" not in str(q.subject)} == {
        str(q[0]) for q in theirs if isinstance(q[0], rdflib.URIRef)
    }


SAMPLE = """
@prefix action: <https://w3id.org/mhgraph/id/action/> .
@prefix actor: <https://w3id.org/mhgraph/id/actor/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix document: <https://w3id.org/mhgraph/id/document/> .
@prefix kind: <https://w3id.org/mhgraph/id/concept/kind/> .
@prefix mh: <https://w3id.org/mhgraph/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix pillar: <https://w3id.org/mhgraph/id/concept/pillar/> .
@prefix place: <https://w3id.org/mhgraph/id/place/> .
@prefix pr2021: <https://w3id.org/mhgraph/id/passage/programmaresultaten-2021/> .
@prefix programme: <https://w3id.org/mhgraph/id/programme/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
pr2021:24.4 {
  action:pr2021-24.4 a mh:Action ; dct:identifier "PR2021-24.4" ;
    skos:prefLabel "Bewustwording van de risico's van mensenhandel"@nl , "Awareness of the risks of trafficking"@en ;
    mh:fundedBy actor:ministerie-bz ; mh:implementedBy actor:iom ; mh:partOf programme:compass ;
    mh:takesPlaceIn place:m49-011 , place:horn-of-africa , place:middle-east ;
    mh:actionKind kind:campaign ; mh:pillar pillar:prevention .
}
document:programmaresultaten-2021 {
  pr2021:24.4 a mh:Passage ; dct:isPartOf pr2021:24 ; mh:locator "24.4" ; mh:segment pr2021:24.4.s1 .
  pr2021:24.4.s1 a oa:RangeSelector ; mh:startsWith "4. Bewustwording creëren" ; mh:endsWith "belangrijke plaats inneemt." .
}
"""


def test_the_sample_of_the_model_is_what_the_data_say(memory: MemoryStore) -> None:
    """The sample passage of the model reads in both parsers, and the data hold its statements."""
    ours = list(parse(SAMPLE, format=RdfFormat.TRIG))
    dataset = rdflib.Dataset()
    dataset.parse(data=SAMPLE, format="trig")
    assert len(ours) == len(list(dataset.quads((None, None, None, None)))) == 19
    stated = set(memory.quads())
    core = [
        q for q in ours if q.predicate.value.startswith(MH) and "passage" not in q.subject.value
    ]
    assert [q for q in core if q not in stated] == []
