"""Tests of data/places.trig as committed, and of tools/make_places.py on bad input.

The generated file is tested, not its making: cldr-core is not needed here.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "data" / "places.trig"
SCRIPT = ROOT / "tools" / "make_places.py"
MH = "https://w3id.org/mhgraph/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PLACE = "https://w3id.org/mhgraph/id/place/"
GRAPH = "https://w3id.org/mhgraph/id/graph/"
M49 = f"{GRAPH}places-m49"
EDITORIAL = f"{GRAPH}places-editorial"

Names = dict[str, list[tuple[str, str]]]


def load() -> list[ox.Quad]:
    return list(ox.parse(path=str(FILE), format=ox.RdfFormat.TRIG))


QUADS = load()


def text(node: object) -> str:
    assert isinstance(node, ox.NamedNode | ox.Literal), f"not an IRI or a literal: {node}"
    return node.value


def found(predicate: str, graph: str | None = None) -> list[tuple[str, str]]:
    """Return (local name of the subject, object) for one predicate."""
    return [
        (text(quad.subject).removeprefix(PLACE), text(quad.object).removeprefix(PLACE))
        for quad in QUADS
        if quad.predicate.value == predicate and graph in (None, text(quad.graph_name))
    ]


def names(*predicates: str) -> Names:
    """Return (language, name) of each place."""
    result: Names = defaultdict(list)
    for quad in QUADS:
        if quad.predicate.value in predicates:
            assert isinstance(quad.object, ox.Literal)
            result[text(quad.subject).removeprefix(PLACE)].append(
                (quad.object.language or "", quad.object.value)
            )
    return result


def parents(graph: str | None = None) -> dict[str, set[str]]:
    result: dict[str, set[str]] = defaultdict(set)
    for child, parent in found(f"{MH}within", graph):
        result[child].add(parent)
    return result


def above(place: str, graph: str | None = None) -> set[str]:
    """Return everything in which a place lies, at any distance."""
    table, result, todo = parents(graph), set[str](), [place]
    while todo:
        for parent in table[todo.pop()] - result:
            result.add(parent)
            todo.append(parent)
    return result


def places(kind: str, graph: str | None = None) -> set[str]:
    return {each for each, what in found(RDF_TYPE, graph) if what == MH + kind}


def test_no_blank_nodes_and_only_the_two_graphs() -> None:
    nodes = [each for quad in QUADS for each in (quad.subject, quad.object, quad.graph_name)]
    assert not [each for each in nodes if isinstance(each, ox.BlankNode)]
    assert {text(quad.graph_name) for quad in QUADS} == {M49, EDITORIAL}
    assert places("Register") == {M49, EDITORIAL}


def test_all_countries_and_regions_are_there() -> None:
    assert len(places("Country", M49)) == 249
    assert len(places("Region", M49)) == 32  # with the world and 003
    assert len(set(found(f"{MH}alpha2"))) == len(set(found(f"{MH}alpha3"))) == 249
    assert all(code.lower() == place for place, code in found(f"{MH}alpha3"))


def test_codes_are_unique_and_only_taiwan_has_no_number() -> None:
    for predicate in (f"{SKOS}notation", f"{MH}alpha2", f"{MH}alpha3"):
        counts = Counter(code for _, code in found(predicate))
        assert not [code for code, count in counts.items() if count > 1], predicate
    notation = dict(found(f"{SKOS}notation"))
    assert {place for place in places("Country", M49) if place not in notation} == {"twn"}
    assert notation["nld"] == "528"
    assert all(len(code) == 3 and code.isdigit() for code in notation.values())
    assert all(notation[region] == region[-3:] for region in places("Region", M49))


def test_every_place_has_one_name_in_each_language() -> None:
    preferred = names(f"{SKOS}prefLabel")
    everything = places("Country") | places("Region") | places("City")
    assert set(preferred) == everything
    for place, given in preferred.items():
        assert sorted(language for language, _ in given) == ["en", "nl"], place
        assert all(name.strip() == name and name for _, name in given), place


def test_no_other_name_repeats_a_name_of_the_same_place() -> None:
    for place, given in names(f"{SKOS}prefLabel", f"{SKOS}altLabel").items():
        assert len(given) == len(set(given)), place


def test_only_amerika_names_two_places() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place, given in names(f"{SKOS}prefLabel", f"{SKOS}altLabel").items():
        for language, name in given:
            owners[language, name.casefold()].add(place)
    shared = {key: found for key, found in owners.items() if len(found) > 1}
    assert shared == {("nl", "amerika"): {"usa", "m49-019"}}


def test_nothing_lies_in_itself_and_all_lies_in_the_world() -> None:
    everything = places("Country") | places("Region") | places("City")
    assert everything >= {parent for found in parents().values() for parent in found}
    for place in everything - {"m49-001"}:
        assert place not in above(place)
        assert "m49-001" in above(place), place
    assert not above("m49-001")


@pytest.mark.parametrize(
    ("place", "chain"),
    [
        ("nga", "m49-011 m49-202 m49-002 m49-001"),
        ("egy", "m49-015 m49-002 m49-001"),
        ("nld", "m49-155 m49-150 m49-001"),
        ("usa", "m49-021 m49-019 m49-003 m49-001"),
        ("cuw", "m49-029 m49-419 m49-019 m49-003 m49-001"),
        ("sur", "m49-005 m49-419 m49-019 m49-001"),
        ("ggy", "m49-830 m49-154 m49-150 m49-001"),
        ("ata", "m49-001"),
        ("twn", "m49-030 m49-142 m49-001"),
        ("cyp", "m49-145 m49-142 m49-001"),
        ("aus", "m49-053 m49-009 m49-001"),
    ],
)
def test_containment_is_that_of_m49(place: str, chain: str) -> None:
    assert above(place, M49) == set(chain.split())


def test_every_country_lies_directly_in_one_m49_region() -> None:
    table = parents(M49)
    assert all(len(table[country]) == 1 for country in places("Country", M49))
    assert table["m49-013"] == {"m49-003", "m49-419"}
    assert table["m49-021"] == {"m49-003", "m49-019"}


def test_the_sahel_lies_in_africa_but_not_in_west_africa() -> None:
    assert parents()["sahel"] == {"m49-002"}
    assert "m49-011" not in above("sahel")
    assert "m49-011" in above("mli")
    assert "sahel" in above("mli")


@pytest.mark.parametrize(
    ("region", "members"),
    [
        ("sahel", "bfa mli mrt ner tcd"),
        ("horn-of-africa", "dji eri eth som"),
        ("western-balkans", "alb bih kosovo mkd mne srb"),
        ("eastern-partnership", "arm aze blr geo mda ukr"),
    ],
)
def test_members_of_editorial_regions(region: str, members: str) -> None:
    got = {child for child, parent in found(f"{MH}within", EDITORIAL) if parent == region}
    assert got == set(members.split())


def test_the_union_has_27_members_and_editorial_regions_say_what_they_count() -> None:
    members = [child for child, parent in found(f"{MH}within") if parent == "european-union"]
    assert len(members) == len(set(members)) == 27
    assert "gbr" not in members
    definitions, sourced = names(f"{SKOS}definition"), dict(found(f"{DCT}source", EDITORIAL))
    regions = {parent for _, parent in found(f"{MH}within", EDITORIAL)} & places(
        "Region", EDITORIAL
    )
    for region in regions - {"noord-holland"}:
        assert sorted(language for language, _ in definitions[region]) == ["en", "nl"], region
        assert region in sourced, region


def test_kosovo_has_no_code_and_editorial_places_none_either() -> None:
    coded = {place for place, _ in found(f"{SKOS}notation") + found(f"{MH}alpha3")}
    assert "kosovo" in places("Country", EDITORIAL)
    assert not coded & (places("Country", EDITORIAL) | places("City") | places("Region", EDITORIAL))


@pytest.mark.parametrize(
    ("place", "language", "name"),
    [
        ("usa", "nl", "VS"),
        ("usa", "en", "United States of America"),
        ("gbr", "nl", "VK"),
        ("gbr", "en", "UK"),
        ("civ", "nl", "Ivoorkust"),
        ("civ", "en", "Ivory Coast"),
        ("civ", "en", "Côte d'Ivoire"),
        ("civ", "en", "Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire"),
        ("bih", "nl", "Bosnië-Herzegovina"),
        ("bih", "en", "Bosnia and Herzegovina"),
        ("cod", "nl", "DR Congo"),
        ("cze", "en", "Czech Republic"),
        ("tur", "en", "Turkey"),
        ("tur", "en", "Türkiye"),
        ("m49-011", "nl", "West-Afrika"),
        ("m49-011", "en", "West Africa"),
        ("m49-017", "nl", "Midden-Afrika"),
        ("m49-202", "nl", "Afrika ten zuiden van de Sahara"),
        ("m49-035", "en", "South-East Asia"),
        ("den-haag", "nl", "'s-Gravenhage"),
        ("european-union", "nl", "EU"),
    ],
)
def test_names_that_policy_texts_use(place: str, language: str, name: str) -> None:
    assert (language, name) in names(f"{SKOS}prefLabel", f"{SKOS}altLabel")[place]


def test_the_file_is_canonical() -> None:
    data = FILE.read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"}\n")
    lines = data.decode("utf-8").splitlines()
    order: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("graph:"):
            order[line.split()[0]] = []
        elif line.startswith("  ") and not line.startswith("   "):
            order[list(order)[-1]].append(line.split()[0])
    assert list(order) == sorted(order)
    for subjects in order.values():
        assert subjects == sorted(subjects)
        assert len(subjects) == len(set(subjects))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot read"),
        ("{", "not valid JSON"),
        ('{"name": "other", "version": "1"}', "does not belong to"),
    ],
)
def test_bad_input_is_refused(tmp_path: Path, content: str | None, message: str) -> None:
    pytest.importorskip("babel")
    if content is not None:
        (tmp_path / "package.json").write_text(content, encoding="utf-8")
    output = tmp_path / "places.trig"
    command = [sys.executable, str(SCRIPT), "--cldr", str(tmp_path), "-o", str(output)]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert not output.exists()
