"""Derivation: closures, date bounds, and the evidence of each derived fact."""

import pytest

from mhgraph.corpus.rules import read_rules
from mhgraph.lookup.evidence import premises, sources_of
from mhgraph.store import MemoryStore, ask, select
from mhgraph.terms import DERIVED_GRAPH
from mhgraph.values import NamedNode, Triple

PREFIX = """
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX place: <https://w3id.org/mhgraph/id/place/>
PREFIX action: <https://w3id.org/mhgraph/id/action/>
"""
XSD = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"


def test_containment_goes_all_the_way_up_and_never_down(memory: MemoryStore) -> None:
    assert ask(memory, PREFIX + "ASK { place:mli mh:withinAny place:m49-011, place:m49-002 }")
    assert ask(memory, PREFIX + "ASK { place:mli mh:withinAny place:sahel }")
    assert not ask(memory, PREFIX + "ASK { place:sahel mh:withinAny place:m49-011 }")
    assert not ask(memory, PREFIX + "ASK { place:m49-011 mh:withinAny place:mli }")


def test_roles_are_closed_upwards(memory: MemoryStore) -> None:
    action = "action:pr2021-24.4"
    assert ask(memory, f"{PREFIX} ASK {{ {action} mh:fundedBy ?a . {action} mh:contributor ?a }}")
    assert not ask(
        memory, f"{PREFIX} ASK {{ ?x mh:addressedTo ?a FILTER NOT EXISTS {{ ?x mh:involves ?a }} }}"
    )


def test_programmes_results_and_lines_are_not_counted(memory: MemoryStore) -> None:
    assert ask(memory, PREFIX + "ASK { action:pr2021-24.1 a mh:CodedAction }")
    assert not ask(memory, PREFIX + "ASK { ?x a mh:CodedAction , mh:Result }")
    assert not ask(memory, PREFIX + "ASK { ?x a mh:CodedAction , mh:Programme }")
    assert ask(memory, PREFIX + "ASK { ?x a mh:Action , mh:Programme }")


def test_every_lettered_part_is_one_in_which_people_work_together(memory: MemoryStore) -> None:
    """Also a part to which another part belongs: PR2021-19.1b is part of 19.1a as well as of 19.1."""
    assert ask(memory, PREFIX + "ASK { ?x a mh:ActionPart ; mh:partOf ?y . ?y a mh:ActionPart }")
    assert not ask(
        memory, PREFIX + "ASK { ?x a mh:ActionPart FILTER NOT EXISTS { ?x a mh:LeafAction } }"
    )
    assert not ask(
        memory, PREFIX + "ASK { ?x mh:countedAs ?y FILTER(?x != ?y) ?y a mh:LeafAction }"
    )


@pytest.mark.parametrize(
    ("stated", "first", "last"),
    [
        ('"2020"^^xsd:gYear', "2020-01-01", "2020-12-31"),
        ('"2020-02"^^xsd:gYearMonth', "2020-02-01", "2020-02-29"),
        ('"2021-02"^^xsd:gYearMonth', "2021-02-01", "2021-02-28"),
        ('"1900-02"^^xsd:gYearMonth', "1900-02-01", "1900-02-28"),
        ('"2000-02"^^xsd:gYearMonth', "2000-02-01", "2000-02-29"),
        ('"2021-06"^^xsd:gYearMonth', "2021-06-01", "2021-06-30"),
        ('"2021-12"^^xsd:gYearMonth', "2021-12-01", "2021-12-31"),
        ('"2021-10-18"^^xsd:date', "2021-10-18", "2021-10-18"),
    ],
)
def test_dates_become_first_and_last_days(stated: str, first: str, last: str) -> None:
    rule = next(r for r in read_rules() if r.name == "50-dates")
    text = rule.text.replace(
        "?thing ?stated ?date .", f"BIND(<urn:x> AS ?thing) BIND({stated} AS ?date)"
    )
    store = MemoryStore()
    store.derive(text, DERIVED_GRAPH)
    rows = select(store, PREFIX + "SELECT ?a ?b { <urn:x> mh:endsEarliest ?a ; mh:endsLatest ?b }")
    assert [str(t) for t in rows.rows[0]] == [
        f'"{day}"^^<http://www.w3.org/2001/XMLSchema#date>' for day in (first, last)
    ]


def test_each_derived_fact_has_evidence_in_a_source(memory: MemoryStore) -> None:
    """A sample of every derived property is traced back to sources; none is left without."""
    rules = read_rules()
    table = select(
        memory,
        f"SELECT ?s ?p ?o WHERE {{ GRAPH {DERIVED_GRAPH} {{ ?s ?p ?o }} "
        'FILTER(STRSTARTS(STR(?s), "https://w3id.org/mhgraph/id/")) } ORDER BY ?p ?s ?o',
    )
    samples: dict[NamedNode, list[Triple]] = {}
    for row in table.rows:
        fact = Triple(*row)  # type: ignore[arg-type]
        samples.setdefault(fact.predicate, []).append(fact)
    assert len(samples) > 10
    for facts in samples.values():
        for fact in facts[:: max(1, len(facts) // 3)]:
            found = [p for rule in rules for p in premises(memory, rule, fact)]
            assert found, f"no rule says where {fact} comes from"
            assert fact not in found


def test_the_sources_of_a_derived_fact_are_those_of_its_premises(memory: MemoryStore) -> None:
    action = "https://w3id.org/mhgraph/id/action/pr2021-24.1"
    fact = Triple(
        NamedNode(action),
        NamedNode("https://w3id.org/mhgraph/ontology#involves"),
        NamedNode("https://w3id.org/mhgraph/id/actor/unodc"),
    )
    passage = "https://w3id.org/mhgraph/id/passage/programmaresultaten-2021/24.1"
    assert [s.value for s in sources_of(memory, read_rules(), fact)] == [passage]
