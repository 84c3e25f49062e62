"""What the reader understands, against queries of the graph that were written by themselves.

Each question is asked in Dutch and in English; the query beside it says what its answer has to be.
"""

import pytest

from ask.asking import found, things
from mhgraph.ask import Asker
from mhgraph.store import MemoryStore

_COUNTED = "?x a mh:CodedAction"
_SHARED = """
?action a mh:LeafAction ; mh:goesWith ?one , ?two . ?one mh:contributor {0} . ?two mh:contributor ?x .
FILTER(?x != {0})"""

LISTS = {
    "kind of actor": (
        "Welke ministeries zijn betrokken bij acties?",
        "Which ministries are involved in actions?",
        "?x a mh:Ministry . ?action a mh:CodedAction ; mh:involves ?x",
    ),
    "another kind of actor": (
        "Welke EU-agentschappen doen mee?",
        "Which EU agencies take part in actions?",
        "?x a mh:EUAgency . ?action a mh:CodedAction ; mh:involves ?x",
    ),
    "an abbreviated kind": (
        "Welke ngo's zijn betrokken bij acties?",
        "Which NGOs are involved in actions?",
        "?x a mh:NGO . ?action a mh:CodedAction ; mh:involves ?x",
    ),
    "kind of instrument": (
        "Welke richtlijnen zijn er?",
        "Which directives are there?",
        "?x a mh:Directive",
    ),
    "kind of action": (
        "Welke trainingen zijn er?",
        "What trainings are there?",
        f"{_COUNTED} . ?part mh:countedAs ?x ; mh:actionKind kind:training",
    ),
    "pilots": (
        "Welke pilots zijn er?",
        "Which pilots are there?",
        f"{_COUNTED} . ?part mh:countedAs ?x ; mh:actionKind kind:pilot",
    ),
    "role": (
        "Welke acties voert IOM uit?",
        "Which actions does IOM implement?",
        f"{_COUNTED} ; mh:implementedBy actor:iom",
    ),
    "another role, by an acronym": (
        "Welke acties leidt JenV?",
        "Which actions are led by JenV?",
        f"{_COUNTED} ; mh:ledBy actor:ministerie-jenv",
    ),
    "any role": (
        "Bij welke acties is FairWork betrokken?",
        "Which actions involve FairWork?",
        f"{_COUNTED} ; mh:involves actor:fairwork",
    ),
    "a relation without actions": (
        "Wie zit de Taskforce Mensenhandel voor?",
        "Who chairs the Task Force?",
        "?x mh:chairOf actor:taskforce-mensenhandel",
    ),
    "or": (
        "Welke acties betrekken IOM of UNODC?",
        "Which actions involve IOM or UNODC?",
        f"{_COUNTED} ; mh:involves ?who . FILTER(?who IN (actor:iom, actor:unodc))",
    ),
    "both and": (
        "Bij welke acties zijn zowel FairWork als CoMensha betrokken?",
        "Which actions involve both FairWork and CoMensha?",
        f"{_COUNTED} ; mh:involves actor:fairwork , actor:comensha",
    ),
    "without": (
        "Welke acties zijn er met CoMensha zonder FairWork?",
        "Which actions involve CoMensha without FairWork?",
        f"{_COUNTED} ; mh:involves actor:comensha . MINUS {{ ?x mh:involves actor:fairwork }}",
    ),
    "roll-up of places": (
        "Welke acties gaan over West-Afrika?",
        "Which actions concern West Africa?",
        f"{_COUNTED} ; mh:concernsPlace/mh:within* place:m49-011",
    ),
    "roll-up by two steps": (
        "Welke acties gaan over Afrika?",
        "Which actions concern Africa?",
        f"{_COUNTED} ; mh:concernsPlace/mh:within* place:m49-002",
    ),
    "since a year": (
        "Welke acties zijn gestart sinds 2020?",
        "Which actions started since 2020?",
        f"{_COUNTED} . ?part mh:countedAs ?x ; mh:start ?date . FILTER(SUBSTR(STR(?date), 1, 4) >= '2020')",
    ),
    "before a year": (
        "Welke acties zijn gestart voor 2020?",
        "Which actions started before 2020?",
        f"{_COUNTED} . ?part mh:countedAs ?x ; mh:start ?date . FILTER(SUBSTR(STR(?date), 1, 4) < '2020')",
    ),
    "in a year": (
        "Welke acties zijn gestart in 2020?",
        "Which actions started in 2020?",
        f"{_COUNTED} . ?part mh:countedAs ?x ; mh:start ?date . FILTER(SUBSTR(STR(?date), 1, 4) = '2020')",
    ),
    "the end": (
        "Welke acties eindigden in 2021?",
        "Which actions ended in 2021?",
        f"{_COUNTED} . ?part mh:countedAs ?x ; mh:end ?date . FILTER(SUBSTR(STR(?date), 1, 4) = '2021')",
    ),
    "status": (
        "Welke acties zijn afgerond?",
        "Which actions have been completed?",
        f"{_COUNTED} . ?part mh:countedAs ?x ; mh:status status:completed",
    ),
    "status and kind": (
        "Welke pilots zijn afgerond?",
        "Which pilots have been completed?",
        f"{_COUNTED} ; mh:actionKind kind:pilot . ?part mh:countedAs ?x ; mh:status status:completed",
    ),
    "cause of delay": (
        "Welke acties zijn vertraagd door corona?",
        "Which actions were delayed by COVID-19?",
        f"{_COUNTED} . ?part mh:countedAs ?x ; mh:delayedBy delay:covid-19",
    ),
    "a form of exploitation, and those below it": (
        "Welke acties gaan over arbeidsuitbuiting?",
        "Which actions address labour exploitation?",
        f"{_COUNTED} . ?part mh:countedAs ?x ; mh:addresses/skos:broader* form:labour-exploitation",
    ),
    "collaboration": (
        "Met wie werkt FairWork samen?",
        "Who does FairWork work with?",
        _SHARED.format("actor:fairwork"),
    ),
    "partners, as a telegram": (
        "partners van CoMensha",
        "partners of CoMensha",
        _SHARED.format("actor:comensha"),
    ),
    "a telegram of a thing and a kind": (
        "acties Mali",
        "Mali actions",
        f"{_COUNTED} . {{ ?x mh:involves actor:mali }} UNION {{ ?x mh:concernsPlace place:mli }}",
    ),
    "according to a document": (
        "Welke acties noemt de EU-strategie over Europol?",
        "According to the EU strategy, which actions involve Europol?",
        f"{_COUNTED} ; mh:involves actor:europol . GRAPH ?passage {{ ?x a ?kind }}"
        "?passage mh:inDocument document:eu-strategie-2021",
    ),
    "the number of an action": ("24.1", "24.1", "?x dct:identifier 'PR2021-24.1'"),
}


@pytest.fixture(scope="module")
def asker(memory: MemoryStore) -> Asker:
    return Asker(memory)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("case", LISTS)
def test_a_list(memory: MemoryStore, asker: Asker, case: str, lang: str) -> None:
    dutch, english, pattern = LISTS[case]
    answer = asker.ask(dutch if lang == "nl" else english)
    wanted = things(memory, f"SELECT DISTINCT ?x {{ {pattern} }}")
    assert wanted
    assert found(answer) == wanted, answer.reading
