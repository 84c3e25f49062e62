"""Tests of data/crosswalk.trig as committed, and of tools/make_crosswalk.py."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
SCRIPT = ROOT / "tools" / "make_crosswalk.py"
ID = "https://w3id.org/mhgraph/id/"
MH = "https://w3id.org/mhgraph/ontology#"
MATCH = "http://www.w3.org/2004/02/skos/core#exactMatch"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DCT = "http://purl.org/dc/terms/"
AUTHORITY = "http://publications.europa.eu/resource/authority/"
CELEX = "http://publications.europa.eu/resource/celex/"
FORMS = {
    "crosswalk-countries": rf"{AUTHORITY}country/[A-Z]{{3}}",
    "crosswalk-eu-law": (
        rf"{CELEX}[35]\d{{4}}[A-Z]{{1,2}}\d{{4}}|"
        r"http://data\.europa\.eu/eli/(dir|reg|dec_framw)/\d{4}/[1-9]\d*/oj"
    ),
    "crosswalk-eu-bodies": rf"{AUTHORITY}corporate-body/[A-Z]+",
    "crosswalk-ministries": r"https://identifier\.overheid\.nl/tooi/id/ministerie/mnre\d{4}",
}


def text(node: object) -> str:
    assert isinstance(node, ox.NamedNode | ox.Literal), f"not an IRI or a literal: {node}"
    return node.value


def load(name: str) -> list[ox.Quad]:
    return list(ox.parse(path=str(DATA / name), format=ox.RdfFormat.TRIG))


QUADS = load("crosswalk.trig")


def said(name: str, predicate: str) -> dict[str, set[str]]:
    """Return the values of one property in a data file, for each subject."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in load(name):
        if quad.predicate.value == predicate:
            found[text(quad.subject)].add(text(quad.object))
    return found


def matches(graph: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for quad in QUADS:
        if quad.predicate.value == MATCH and text(quad.graph_name) == f"{ID}graph/{graph}":
            found[text(quad.subject)].add(text(quad.object))
    return found


def make(output: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *arguments, "-o", str(output)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_committed_file_is_what_the_script_makes(tmp_path: Path) -> None:
    output = tmp_path / "crosswalk.trig"
    result = make(output)
    assert result.returncode == 0, result.stderr
    assert output.read_bytes() == (DATA / "crosswalk.trig").read_bytes()


def test_every_subject_stands_in_a_register() -> None:
    known = {
        subject
        for name in ("places.trig", "instruments.trig", "actors.trig")
        for subject in said(name, TYPE)
    }
    subjects = {text(quad.subject) for quad in QUADS}
    assert subjects - known == {f"{ID}graph/{graph}" for graph in FORMS}


def test_each_graph_is_a_register_that_says_in_both_languages_how_it_was_checked() -> None:
    for graph in FORMS:
        own = [q for q in QUADS if text(q.subject) == f"{ID}graph/{graph}"]
        assert {text(q.graph_name) for q in own} == {f"{ID}graph/{graph}"}
        texts = {
            (q.predicate.value.removeprefix(DCT), q.object.language): q.object.value
            for q in own
            if isinstance(q.object, ox.Literal)
        }
        assert sorted(map(str, texts)) == sorted(
            str((name, language)) for name in ("title", "description") for language in ("nl", "en")
        )
        assert "Gecontroleerd op 21 november 2026" in texts["description", "nl"]
        assert "Checked on" in texts["description", "en"]
        kinds = {
            q.predicate.value: text(q.object) for q in own if isinstance(q.object, ox.NamedNode)
        }
        assert kinds[TYPE] == f"{MH}Register"
        assert kinds[f"{DCT}source"].startswith("http")


@pytest.mark.parametrize("graph", FORMS)
def test_iris_are_well_formed_and_shared_by_no_two_things(graph: str) -> None:
    others = [other for found in matches(graph).values() for other in found]
    assert others
    assert all(re.fullmatch(FORMS[graph], other) for other in others)
    assert len(others) == len(set(others))


def test_every_iso_country_and_kosovo_has_its_code() -> None:
    codes = said("places.trig", f"{MH}alpha3")
    found = matches("crosswalk-countries")
    assert found.pop(f"{ID}place/kosovo") == {f"{AUTHORITY}country/XKX"}
    assert len(found) == 249
    assert found == {
        place: {f"{AUTHORITY}country/{code}" for code in own} for place, own in codes.items()
    }


def test_celex_and_eli_agree_with_the_number() -> None:
    numbers = said("instruments.trig", f"{MH}number")
    celex = said("crosswalk.trig", f"{MH}celex")
    found = matches("crosswalk-eu-law")
    assert set(found) == set(celex)
    for instrument, others in found.items():
        (number,), (own,) = numbers[instrument], celex[instrument]
        digits = sorted(int(n) for n in re.findall(r"\d+", number))
        assert sorted([int(own[1:5]), int(own[-4:])]) == digits
        assert CELEX + own in others
        eli = [other.split("/") for other in others if "/eli/" in other]
        assert len(eli) == (1 if own.startswith("3") else 0)
        for parts in eli:
            assert parts[-3] == own[1:5]
            assert int(parts[-2]) == int(own[-4:])


def test_every_numbered_act_and_paper_of_the_union_is_linked() -> None:
    acts = {"Directive", "Regulation", "FrameworkDecision"}
    kinds = said("instruments.trig", TYPE)
    expected = {
        instrument
        for instrument, numbers in said("instruments.trig", f"{MH}number").items()
        if {kind.removeprefix(MH) for kind in kinds[instrument]} & acts
        or any(n.startswith(("COM(", "JOIN(", "SWD(")) for n in numbers)
    }
    assert set(matches("crosswalk-eu-law")) == expected


@pytest.mark.parametrize(
    ("slug", "celex", "eli"),
    [
        ("directive-2011-36-eu", "32011L0036", "dir/2011/36"),
        ("framework-decision-2002-629-jha", "32002F0629", "dec_framw/2002/629"),
        ("regulation-604-2013", "32013R0604", "reg/2013/604"),
        ("digital-services-act", "52020PC0825", ""),
        ("eu-strategie-mensenhandel-2021-2025", "52021DC0171", ""),
        ("swd-2020-226", "52020SC0226", ""),
        ("join-zuidelijk-nabuurschap", "52021JC0002", ""),
    ],
)
def test_known_numbers(slug: str, celex: str, eli: str) -> None:
    expected = {CELEX + celex}
    if eli:
        expected.add(f"http://data.europa.eu/eli/{eli}/oj")
    assert matches("crosswalk-eu-law")[f"{ID}instrument/{slug}"] == expected


def test_bodies_of_the_union_are_linked_but_for_the_one_not_seen() -> None:
    kinds = said("actors.trig", TYPE)
    bodies = {
        actor for actor, own in kinds.items() if own & {f"{MH}EUAgency", f"{MH}EUInstitution"}
    }
    found = set(matches("crosswalk-eu-bodies"))
    assert bodies - found == {f"{ID}actor/emcdda"}
    assert found - bodies == {f"{ID}actor/eu"}


def test_every_ministry_is_linked() -> None:
    ministries = {a for a, own in said("actors.trig", TYPE).items() if f"{MH}Ministry" in own}
    found = matches("crosswalk-ministries")
    assert set(found) == ministries
    assert found[f"{ID}actor/ministerie-jenv"] == {
        "https://identifier.overheid.nl/tooi/id/ministerie/mnre1058"
    }


@pytest.mark.parametrize(
    ("register", "statement", "message"),
    [
        ("places", '<{id}place/x> <{mh}alpha3> "QQQ"', "QQQ was not seen"),
        (
            "instruments",
            '<{id}instrument/x> a <{mh}Guideline> ; <{mh}number> "COM(2020) 1 final"',
            "a proposal or a communication?",
        ),
        ("actors", "<{id}actor/ministerie-x> a <{mh}Ministry>", "a ministry without a code"),
        ("actors", "<{id}actor/x> a <{mh}NGO>", "is not in the register of actors"),
        ("actors", "no TriG", "cannot read"),
    ],
)
def test_what_was_not_looked_up_is_refused(
    tmp_path: Path, register: str, statement: str, message: str
) -> None:
    for name in ("places", "instruments", "actors"):
        content = ""
        if name == register:
            content = f"<{ID}graph/g> {{ {statement.format(id=ID, mh=MH)} . }}"
        (tmp_path / f"{name}.trig").write_text(content, encoding="utf-8", newline="\n")
    output = tmp_path / "crosswalk.trig"
    result = make(output, "--data", str(tmp_path))
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert not output.exists()
