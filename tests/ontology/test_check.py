"""`check` passes on our data, sees each kind of fault, and changes nothing."""

from pathlib import Path

import pytest

from mhgraph.corpus import open_store
from mhgraph.corpus.shapes import check
from mhgraph.store import MemoryStore

HEAD = """
@prefix action: <https://w3id.org/mhgraph/id/action/> .
@prefix actor: <https://w3id.org/mhgraph/id/actor/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix figure: <https://w3id.org/mhgraph/id/figure/> .
@prefix kind: <https://w3id.org/mhgraph/id/concept/kind/> .
@prefix mh: <https://w3id.org/mhgraph/ontology#> .
@prefix pillar: <https://w3id.org/mhgraph/id/concept/pillar/> .
@prefix place: <https://w3id.org/mhgraph/id/place/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <https://w3id.org/mhgraph/id/concept/unit/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
GOOD = """
action:x a mh:Action ; dct:identifier "X-1" ; skos:prefLabel "Iets"@nl , "Something"@en ;
  dct:description "Iets."@nl , "Something."@en ; mh:actionKind kind:pilot ; mh:pillar pillar:prevention ;
  mh:start "2020"^^xsd:gYear ; mh:end "2021-05"^^xsd:gYearMonth .
"""


def test_our_own_data_conform_and_are_not_changed(memory: MemoryStore) -> None:
    before = len(memory)
    assert check(memory) == []
    assert len(memory) == before


def test_good_own_data_conform(tmp_path: Path) -> None:
    assert _found(tmp_path, GOOD) == set()


CASES = [
    ("action:x mh:fundedBi actor:iom .", "undeclared-terms", "x{n}"),
    ("action:x a mh:Aktion .", "undeclared-terms", "x{n}"),
    ("action:x mh:fundedBy actor:nobody-knows .", "dangling-references", "x{n}"),
    ("action:y mh:start '2020'^^xsd:gYear .", "undescribed-subjects", "y"),
    ("action:x mh:fundedBy place:mli .", "Range-fundedBy", "mli"),
    ("actor:iom mh:fundedBy actor:unodc .", "Domain-involves", "iom"),
    ("action:x mh:takesPlaceIn actor:mali .", "Range-concernsPlace", "mali"),
    ("place:mli mh:within place:mli .", "places-within-themselves", "mli"),
    ("action:x skos:prefLabel 'Iets anders'@nl .", "Named", "x{n}"),
    ("action:x dct:identifier 'X-2' .", "ActionIdentifier", "x{n}"),
    ("action:x mh:pillar kind:pilot .", "Scheme-pillar", "pilot"),
    ("action:x mh:end '2019'^^xsd:gYear .", "EndNotBeforeStart", "x{n}"),
    ("action:x mh:end '2021' .", "End", "x{n}"),
    ("action:x mh:budgetEUR '2 mln' .", "Budget", "x{n}"),
    ("action:x mh:budgetEUR -2.0 .", "Budget", "x{n}"),
    (
        "figure:f a mh:Figure ; skos:prefLabel 'a'@nl , 'b'@en ; mh:value 1.0 ; mh:unit unit:euro .",
        "FigureParts",
        "f",
    ),
    ("actor:zz a mh:NGO ; skos:prefLabel 'CoMensha' .", "names-that-clash", "comensha"),
    (
        "actor:zz a mh:NGO ; skos:prefLabel 'zz' ; skos:altLabel 'zz' .",
        "labels-said-twice",
        "zz{n}",
    ),
    ("actor:zz a mh:NGO .", "Named", "zz{n}"),
]


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Check all cases in one run, each with an action of its own; return rules by case."""
    texts = [
        (GOOD + data)
        .replace("action:x", f"action:x{n}")
        .replace("X-1", f"X-{n}.1")
        .replace("actor:zz", f"actor:zz{n}")
        for n, (data, _, _) in enumerate(CASES)
    ]
    file = tmp_path_factory.mktemp("faults") / "own.ttl"
    file.write_text(HEAD + "".join(texts), encoding="utf-8")
    found: dict[str, set[str]] = {}
    for finding in check(open_store([file])):
        assert finding.what.nl
        assert finding.what.en
        found.setdefault(finding.rule, set()).add(finding.node.rsplit("/", 1)[-1])
    return found


@pytest.mark.parametrize(
    ("rule", "node"), [(rule, node.format(n=n)) for n, (_, rule, node) in enumerate(CASES)]
)
def test_each_kind_of_fault_is_seen(faults: dict[str, set[str]], rule: str, node: str) -> None:
    assert node in faults[rule]


def test_anchors_readings_and_passages_have_shapes(tmp_path: Path) -> None:
    passage = """
    <urn:p> a mh:Passage . <urn:r> a mh:Reading . <urn:p> mh:segment <urn:s> .
    <urn:s> mh:startsWith "one two three four five six seven eight nine" .
    """
    assert {"PassageParts", "ReadingParts", "SegmentParts"} <= _found(tmp_path, passage)


def _found(folder: Path, data: str) -> set[str]:
    file = folder / "own.ttl"
    file.write_text(HEAD + data, encoding="utf-8")
    found = check(open_store([file]))
    assert all(f.what.nl and f.what.en and f.node for f in found)
    return {f.rule for f in found}
