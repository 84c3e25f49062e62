"""The corpus is whole: every action line, result, activity and key action is there, with its passage."""

import pytest

from mhgraph.lookup import resolve
from mhgraph.store import MemoryStore, select
from mhgraph.values import value_of

PREFIX = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_COUNTS = "12 7 3 13 4 4 1 1 1 1 4 1 1 5 5 3 1 4 4 4 2 1 1 7 3 1 2 5 2 2 4 2 7 4"
ACTIVITIES = {n: int(count) for n, count in enumerate(_COUNTS.split(), 1)}
"""How many activities each of the 34 results of the results table has, as numbered there."""
KEY_ACTIONS = {"KA2": (4, 0), "KA3": (5, 6), "KA4": (5, 4), "KA5": (7, 6), "KA6": (5, 1)}
"""How many commitments and requests each box of the EU strategy has."""


@pytest.fixture(scope="module")
def identifiers(memory: MemoryStore) -> dict[str, set[str]]:
    """Return the kinds (local names) of each thing with an identifier."""
    table = select(memory, PREFIX + "SELECT ?i ?k { ?a dct:identifier ?i ; a ?k }")
    kinds: dict[str, set[str]] = {}
    for identifier, kind in table.rows:
        kinds.setdefault(value_of(identifier), set()).add(value_of(kind).rsplit("#")[-1])
    return kinds


def test_every_line_result_and_activity_of_the_results_table(
    identifiers: dict[str, set[str]],
) -> None:
    assert all("ActionLine" in identifiers[f"PR2021-line{n}"] for n in range(1, 6))
    assert len(ACTIVITIES) == 34
    for result, count in ACTIVITIES.items():
        assert "Result" in identifiers[f"PR2021-{result}"]
        for activity in range(1, count + 1):
            assert "CodedAction" in identifiers[f"PR2021-{result}.{activity}"]
    subitems = ("25.1.1", "25.1.2", "25.1.3", "25.2.1", "25.2.2", "25.3.1")
    assert all("CodedAction" in identifiers[f"PR2021-{item}"] for item in subitems)


def test_every_commitment_and_request_of_the_eu_strategy(identifiers: dict[str, set[str]]) -> None:
    assert [sum(n) for n in zip(*KEY_ACTIONS.values(), strict=True)] == [26, 17]
    for box, (commitments, requests) in KEY_ACTIONS.items():
        wanted = {f"C{n}" for n in range(1, commitments + 1)}
        wanted |= {f"M{n}" for n in range(1, requests + 1)}
        found = {i.split(".")[1] for i in identifiers if i.startswith(f"EU2021-{box}.")}
        assert found == wanted


def test_the_commission_leads_its_commitments_and_asks_for_the_requests(
    memory: MemoryStore,
) -> None:
    table = select(
        memory,
        PREFIX
        + """SELECT ?i ?role { ?a dct:identifier ?i ; ?role
          <https://w3id.org/mhgraph/id/actor/europese-commissie> . ?role a mh:Role }""",
    )
    roles: dict[str, set[str]] = {}
    for row in table.texts():
        roles.setdefault(row["i"], set()).add(row["role"].rsplit("#")[-1])
    for box, (commitments, requests) in KEY_ACTIONS.items():
        for n in range(1, commitments + 1):
            assert "ledBy" in roles[f"EU2021-{box}.C{n}"]
        for n in range(1, requests + 1):
            assert "requestedBy" in roles[f"EU2021-{box}.M{n}"]


def test_parts_belong_to_a_numbered_action(memory: MemoryStore) -> None:
    table = select(
        memory,
        PREFIX + "SELECT ?i ?w { ?p a mh:ActionPart ; dct:identifier ?i ; mh:partOf ?x . "
        "?x a mh:CodedAction ; dct:identifier ?w FILTER(STRSTARTS(?i, ?w)) }",
    )
    assert len(table) > 50
    assert all(row["i"][:-1] == row["w"] for row in table.texts())


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("ISZW", "actor/inspectie-szw"),
        ("UNOCD", "actor/unodc"),
        ("Richtlijn 2011/36/EU", "instrument/directive-2011-36-eu"),
        ("richtlijn ter bestrijding van mensenhandel", "instrument/directive-2011-36-eu"),
        ("Task Force Aanpak Mensenhandel", "actor/taskforce-mensenhandel"),
        ("Europees Netwerk voor Nationaal Rapporteurs", "actor/nrem"),
        ("EU Trust Fund for Africa", "fund/eutf"),
        ("MFL", "programme/field-lab"),
        ("artikel 273f Sr", "instrument/sr-273f"),
        ("Wmo", "instrument/wmo"),
    ],
)
def test_names_of_the_texts_lead_to_the_thing(memory: MemoryStore, name: str, iri: str) -> None:

    assert resolve(memory, name, "nl").iri.value == f"https://w3id.org/mhgraph/id/{iri}"
