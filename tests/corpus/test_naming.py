"""What a passage states it names: finding names in broken text, and the check over the documents."""

import shutil
from pathlib import Path

import pytest

from conftest import Run
from mhgraph.corpus import open_store
from mhgraph.corpus.documents import Verified, verify
from mhgraph.corpus.mentions import Mentions, is_acronym
from mhgraph.corpus.naming import naming
from mhgraph.corpus.texts import texts as read_texts
from mhgraph.store import MemoryStore

PREFIXES = """
@prefix dct: <http://purl.org/dc/terms/> . @prefix mh: <https://w3id.org/mhgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix x: <https://example.org/> .
@prefix certainty: <https://w3id.org/mhgraph/id/concept/certainty/> .
"""
DOCUMENT = """
x:doc a mh:Document ; mh:shortName "X" ; mh:fileName "x.txt" .
x:head a mh:Passage ; dct:isPartOf x:doc ; mh:locator "h" ; mh:segment x:h1 .
x:h1 mh:startsWith "De bond" ; mh:endsWith "zal:" .
x:row a mh:Passage ; dct:isPartOf x:head ; mh:locator "h.1" ; mh:segment x:r1 .
x:r1 mh:startsWith "helpen in" ; mh:endsWith "Atlantis." .
x:bond a mh:NGO ; skos:prefLabel "Bond"@nl .
x:atlantis a mh:Country ; skos:prefLabel "Atlantis" .
x:lemuria a mh:Country ; skos:prefLabel "Lemurië"@nl , "Lemuria"@en .
x:self a mh:Strategy ; skos:prefLabel "Strategie X"@nl .
"""
TEXT = "Kop van de bladzijde\nDe bond zal: helpen in Atlantis. 12"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("luchtvaartsector", "de lucht vaart-\nsector"),
        ("COA", "elke COAlocatie"),
        ("I-SZW", "de ISZW"),
        ("opsporingsdienst", "Opsporingsdiensten werken"),
        ("Nederland", "Nederlands beleid"),
        ("ECPAT", "Defence for ChildrenECPAT"),
        ("lidstaten", "EU-lidstaten"),
        ("mensenhandel", "MENSENHANDEL2"),
        ("#actie", "de campagne #actie loopt"),
    ],
)
def test_a_name_is_found_however_it_is_broken(name: str, text: str) -> None:
    assert Mentions(text).has([name])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("OM", "het COMPASS-programma"),
        ("OM", "om dat te doen"),
        ("OM", "de OMM-plekken"),
        ("Mali", "Malinese agenten"),
        ("COM(2020) 66", "COM(2020) 661"),
        ("bank", "bankgegevens"),
        ("", "iets"),
    ],
)
def test_a_part_of_another_word_is_no_name(name: str, text: str) -> None:
    assert not Mentions(text).has([name])


def test_where_a_name_stands_and_where_it_begins_a_longer_word() -> None:
    text = "De Nigeriaanse dienst in Nige-\nria."
    assert [text[a:b] for a, b in Mentions(text).spans("Nigeria")] == ["Nige-\nria"]
    inside = [text[a:b] for a, b in Mentions(text).spans("Nigeria", inside=True)]
    assert inside == ["Nigeria", "Nige-\nria"]
    assert not list(Mentions(text, 0, 20).spans("Nigeria"))


def test_what_an_acronym_is() -> None:
    assert [is_acronym(n) for n in ("DT&V", "H.O.P.E.", "Empact", "X", "12")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.fixture
def folder(texts: Path, tmp_path: Path) -> Path:
    found = tmp_path / "texts"
    shutil.copytree(texts, found)
    (found / "x.txt").write_text(TEXT, encoding="utf-8")
    return found


def verified(folder: Path, statements: str) -> Verified:
    own = folder.parent / "own.trig"
    own.write_text(f"{PREFIXES} x:doc {{ {DOCUMENT} }} {statements}", encoding="utf-8")
    return next(v for v in verify(open_store([own]), folder) if v.document == "X")


def test_what_the_heading_names_counts_and_what_nobody_names_does_not(folder: Path) -> None:
    found = verified(
        folder,
        "x:row { x:act a mh:Action ; mh:ledBy x:bond ; mh:takesPlaceIn x:atlantis , x:lemuria . }",
    )
    assert (found.named, found.read) == (2, 0)
    (fault,) = found.faults
    assert (fault.locator, fault.segment) == ("h.1", "")
    assert "'Lemurië'" in fault.what.nl
    assert "'Lemuria'" in fault.what.en


def test_the_subject_of_a_statement_is_looked_for_too(folder: Path) -> None:
    found = verified(folder, "x:row { x:self mh:concernsPlace x:atlantis }")
    assert ["Strategie X" in f.what.en for f in found.faults] == [True]


def test_a_text_need_not_name_the_instrument_that_it_is(folder: Path) -> None:
    found = verified(folder, "x:row { x:self mh:cites x:self } x:doc { x:doc dct:source x:self }")
    assert found.faults == ()


def test_a_reading_counts_with_its_reason_only(folder: Path) -> None:
    reading = "x:read { x:act mh:takesPlaceIn x:lemuria } x:doc { x:read a mh:Reading ; %s }"
    without = "mh:readingOf x:row ; mh:certainty certainty:inferred"
    found = verified(folder, reading % without)
    assert [(f.locator, f.what.en) for f in found.faults] == [("h.1", "a reading without a reason")]
    found = verified(folder, reading % f'{without} ; mh:reason "omdat"@nl , "because"@en')
    assert (found.named, found.read, found.faults) == (0, 1, ())


def test_segments_do_not_overlap_and_what_belongs_to_none_is_listed(folder: Path) -> None:
    found = verified(folder, "")
    assert found.faults == ()
    assert found.outside == ("Kop van de bladzijde", "12")
    found = verified(
        folder, 'x:doc { x:row mh:segment x:r2 . x:r2 mh:startsWith "zal" ; mh:endsWith "in At" }'
    )
    assert {(f.segment, f.what.en) for f in found.faults} == {
        ("r2", "begins inside segment h1"),
        ("r1", "begins inside segment r2"),
    }


def test_every_statement_of_the_documents_is_named_or_read(
    memory: MemoryStore, texts: Path
) -> None:
    found = naming(memory, read_texts(memory, texts))
    assert {short: one.missing for short, one in found.items() if one.missing} == {}
    assert sum(one.named for one in found.values()) > 1000
    assert sum(one.read for one in found.values()) > 50


def test_the_segments_of_the_documents_cover_their_texts(memory: MemoryStore, texts: Path) -> None:
    for text in read_texts(memory, texts):
        assert text.overlaps == []
        outside = sum(end - begin for begin, end in text.outside)
        assert outside < len(text.folded.text) / 20


def test_the_command_reports_names_and_rest(mhgraph: Run, texts: Path) -> None:
    done = mhgraph("documents", "verify", "--documents", str(texts), "--lang", "nl")
    assert done.returncode == 0, done.stdout
    assert "Hoort bij geen passage" in done.stdout
    assert "uitspraken genoemd" in done.stdout
    assert mhgraph("documents", "verify", "--documents", str(texts), "-f", "json").stdout == "[]\n"
