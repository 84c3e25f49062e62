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
    "both of two concepts": (
        "Welke acties gaan over zowel arbeidsuitbuiting als seksuele uitbuiting?",
        "Which actions concern both labour exploitation and sexual exploitation?",
        f"{_COUNTED} . ?one mh:countedAs ?x ; mh:addresses/skos:broader* form:labour-exploitation ."
        "?two mh:countedAs ?x ; mh:addresses/skos:broader* form:sexual-exploitation",
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
    "without either of two": (
        "Welke acties in West-Afrika zijn er zonder IOM of UNODC?",
        "Which actions in West Africa are there without IOM or UNODC?",
        f"{_COUNTED} ; mh:concernsPlace/mh:within* place:m49-011 ."
        "MINUS { ?x mh:involves ?who . FILTER(?who IN (actor:iom, actor:unodc)) }",
    ),
    "not, behind what it denies": (
        "Bij welke acties is CoMensha betrokken, maar FairWork niet?",
        "Which actions involve CoMensha but not FairWork?",
        f"{_COUNTED} ; mh:involves actor:comensha . MINUS {{ ?x mh:involves actor:fairwork }}",
    ),
    "a role for each of two": (
        "Welke acties leiden JenV en SZW?",
        "Which actions are led by both JenV and SZW?",
        f"{_COUNTED} ; mh:ledBy actor:ministerie-jenv , actor:ministerie-szw",
    ),
    "a role for one or the other": (
        "Welke acties worden geleid door UNODC of de Europese Commissie?",
        "Which actions are led by UNODC or the European Commission?",
        f"{_COUNTED} ; mh:ledBy ?who . FILTER(?who IN (actor:unodc, actor:europese-commissie))",
    ),
    "one role or another": (
        "Welke acties worden geleid door JenV of gefinancierd door VWS?",
        "Which actions are led by JenV or funded by VWS?",
        f"{_COUNTED} . {{ ?x mh:ledBy actor:ministerie-jenv }} UNION {{ ?x mh:fundedBy actor:ministerie-vws }}",
    ),
    "partners of one that are none of another": (
        "Welke actoren werken samen met Koraal maar niet met CoMensha?",
        "Which actors work with Koraal but not with CoMensha?",
        f"{_SHARED.format('actor:koraal')} FILTER NOT EXISTS {{"
        "?other a mh:LeafAction ; mh:goesWith ?three , ?four ."
        "?three mh:contributor actor:comensha . ?four mh:contributor ?x }"
        "FILTER(?x != actor:comensha)",
    ),
    "an attribute that the rest overrules": (
        "Welke geplande acties zijn vervallen?",
        "Which planned actions were cancelled?",
        f"{_COUNTED} . ?part mh:countedAs ?x ; mh:status status:cancelled",
    ),
    "delayed by a cause, whatever the status is now": (
        "Welke acties zijn vertraagd vanwege corona?",
        "Which actions were delayed or postponed because of Covid?",
        f"{_COUNTED} . ?part mh:countedAs ?x ; mh:delayedBy delay:covid-19",
    ),
    "an adjective of a place with a kind of place": (
        "Welke acties gaan over Afrikaanse landen?",
        "Which actions concern African countries?",
        f"{_COUNTED} ; mh:concernsPlace/mh:within* place:m49-002",
    ),
    "the places in a place where something is done": (
        "In welke landen in West-Afrika zijn er acties?",
        "In which countries in West Africa are there actions?",
        "?action a mh:CodedAction ; mh:concernsPlace ?x . ?x a mh:Country ; mh:within* place:m49-011",
    ),
    "members of a named group": (
        "Aan welke internationale gremia neemt Nederland deel?",
        "In which international forums does the Netherlands take part?",
        "?x mh:memberOf actor:internationale-gremia . ?action mh:involves ?x , actor:nederland",
    ),
    "a verb at the end, behind two names": (
        "Ik wil weten wat de Commissie de lidstaten vraagt over arbeidsuitbuiting",
        "I want to know what the Commission asks the Member States about labour exploitation",
        f"{_COUNTED} ; mh:requestedBy actor:europese-commissie ; mh:involves actor:eu-lidstaten ;"
        "mh:addresses/skos:broader* form:labour-exploitation",
    ),
    "where, of what somebody does": (
        "Waar speelt Defence for Children een rol in?",
        "Where does Defence for Children play a part in?",
        f"{_COUNTED} ; mh:contributor actor:defence-for-children",
    ),
    "what a document says": (
        "Wat zegt de EU-strategie over arbeidsuitbuiting?",
        "What does the EU strategy say about labour exploitation?",
        f"{_COUNTED} . ?part mh:countedAs ?x ; mh:addresses/skos:broader* form:labour-exploitation ."
        "GRAPH ?passage { ?part a ?kind } ?passage mh:inDocument document:eu-strategie-2021",
    ),
    "a compound": (
        "loverboyaanpak",
        "loverboys",
        f"{_COUNTED} . ?part mh:countedAs ?x ; mh:targetGroup target:loverboy-victims",
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
