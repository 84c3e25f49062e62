"""What a text holds and what the graph accounts for: candidates, values, decisions, the documents."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import Run
from mhgraph.corpus import open_store
from mhgraph.corpus.candidates import candidates
from mhgraph.corpus.coverage import Coverage, coverage, read_decisions
from mhgraph.corpus.quantities import number, quantities
from mhgraph.corpus.texts import texts as read_texts
from mhgraph.errors import DataFileError
from mhgraph.store import MemoryStore

HEAD = "document,text,reason_nl,reason_en,second_reader\n"
GRAPH = """
@prefix dct: <http://purl.org/dc/terms/> . @prefix mh: <https://w3id.org/mhgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix x: <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
x:doc {
  x:doc a mh:Document ; mh:shortName "X" ; mh:fileName "x.txt" .
  x:one a mh:Passage ; dct:isPartOf x:doc ; mh:locator "1" ; mh:segment x:s1 .
  x:s1 mh:startsWith "De Bond" ; mh:endsWith "Atlantis." .
  x:two a mh:Passage ; dct:isPartOf x:doc ; mh:locator "2" ; mh:segment x:s2 .
  x:s2 mh:startsWith "In 2031" ; mh:endsWith "volgt." .
}
x:register { x:register a mh:Register .
  x:bond a mh:NGO ; skos:prefLabel "Bond van Atlanten"@nl .
  x:law a mh:Act ; skos:prefLabel "Wet X" ; mh:number "99 123" ; mh:date "2030-04-02"^^xsd:date . }
x:one { x:act mh:ledBy x:bond ; mh:concernsInstrument x:law ; mh:budgetEUR 2500000.0 . }
"""
TEXT = (
    "De Bond van Atlanten kreeg 2,5 miljoen EUR op grond van 99 123 van 2 april 2030 in Atlantis.\n"
    "In 2031 volgt."
)


def found(text: str) -> list[tuple[str, str]]:
    return [(c.kind, c.text) for c in candidates(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dit is een zin. Ook dit is er een.", []),
        ("Wij zien Mali. Mali is ver.", ["Mali", "Mali"]),
        ("Politie en de politie. Politie!", []),
        ("Het OM. OM en DT&V, COAlocatie", ["OM", "OM", "DT&V", "COAlocatie"]),
        ("de Raad van Europa in Den\nHaag", ["Raad", "Europa", "Den Haag"]),
        ("Kop\n\nTekst en de VNG", ["VNG"]),
        ("een bond, o.a. Fier en nr. Twee", ["Fier"]),
        ("1. Training politie 2. Training KMar", ["KMar"]),
        ("zie https://a.nl/Een_Twee/Drie en www.B.nl", []),
        ("van “Unlocking Potential” af", ["Unlocking Potential"]),
        ("in WestAfrika met een #Actie", ["WestAfrika", "#Actie"]),
        ("de zaak (Juridisch) van het H.O.P.E. daar", ["Juridisch", "H.O.P.E."]),
    ],
)
def test_names_are_runs_of_capitalised_words(text: str, expected: list[str]) -> None:
    assert [one for kind, one in found(text) if kind == "name"] == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("op 1 juli\n2020 begon", "year", ("2020-07-01",)),
        ("per 14.4.2021 en", "year", ("2021-04-14",)),
        ("in juli 2021 is", "year", ("2021-07",)),
        ("op 7 oktober jl.", "year", ("--10-07",)),
        ("looptijd 20202024", "year", ("2020", "2024")),
        ("plan 2021-2025,", "year", ("2021", "2025")),
        ("sinds 2019 niet", "year", ("2019",)),
        ("was 2,7 miljard EUR in", "amount", Decimal(2700000000)),
        ("(9,9 mln. EUR)", "amount", Decimal(9900000)),
        ("(2 miljoen)", "amount", Decimal(2000000)),
        ("voor € 1.500 en", "amount", Decimal(1500)),
        ("van 63,7 % is", "percentage", Decimal("63.7")),
        ("werd 14 000 keer", "number", Decimal(14000)),
        ("bij 192 mensen", "number", Decimal(192)),
        ("zie COM(2020) 661 final van", "number", None),
        ("zie 2011/36/EU van", "number", None),
    ],
)
def test_quantities_are_read_as_the_texts_write_them(
    text: str, kind: str, expected: tuple[str, ...] | Decimal | None
) -> None:
    (one,) = quantities(text, 0, len(text))
    assert one.kind == kind
    assert (one.dates or one.value) == expected


def test_numbers_of_items_pages_and_footnotes_are_no_candidates() -> None:
    assert found("12. Een kop\n1.1  Een rij\ntekst3 en noot\n4\nVervolg, zie figuur 2\n34") == []
    assert number("veel") is None


@pytest.fixture
def folder(texts: Path, tmp_path: Path) -> Path:
    place = tmp_path / "texts"
    shutil.copytree(texts, place)
    (place / "x.txt").write_text(TEXT, encoding="utf-8")
    return place


def covered(folder: Path, decisions: str = "", more: str = "") -> Coverage:
    own, table = folder.parent / "own.trig", folder.parent / "decisions.csv"
    own.write_text(GRAPH + more, encoding="utf-8")
    table.write_text(HEAD + decisions, encoding="utf-8")
    store = open_store([own])
    mine = [text for text in read_texts(store, folder) if text.short == "X"]
    return coverage(store, mine, read_decisions(table))[0]


def test_names_values_and_dates_of_what_is_stated_account(folder: Path) -> None:
    one = covered(folder)
    assert [c.text for c in one.unexplained] == ["Atlantis", "2031"]
    assert (one.candidates, one.accounted) == (7, 5)


def test_a_value_accounts_where_it_is_stated(folder: Path) -> None:
    stated = '{ x:act mh:end "2031"^^xsd:gYear }'
    assert [c.text for c in covered(folder, more=f"x:one {stated}").unexplained][1:] == ["2031"]
    assert [c.text for c in covered(folder, more=f"x:two {stated}").unexplained] == ["Atlantis"]


def test_a_decision_leaves_out_and_is_not_kept_in_vain(folder: Path) -> None:
    one = covered(folder, "X,Atlantis,sage,myth,\nX,2031,ver,far,\nX,Bond,a,b,\nY,Z,a,b,\n")
    assert [(d.text, d.reason.nl, d.reason.en) for d in one.left_out] == [
        ("Atlantis", "sage", "myth"),
        ("2031", "ver", "far"),
    ]
    assert one.unexplained == ()
    assert [d.text for d in one.unused] == ["Bond"]


@pytest.mark.parametrize("rows", ["X,a,b\n", "X,a,,c,\n", "X,a,b,c,d,e\n"])
def test_a_decision_without_its_reasons_is_refused(tmp_path: Path, rows: str) -> None:
    table = tmp_path / "table.csv"
    table.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(DataFileError, match=r"table\.csv"):
        read_decisions(table)
    with pytest.raises(DataFileError, match=r"none\.csv"):
        read_decisions(tmp_path / "none.csv")


def test_the_graph_accounts_for_the_documents(memory: MemoryStore, texts: Path) -> None:
    decisions = read_decisions()
    for one in coverage(memory, read_texts(memory, texts), decisions):
        assert [c.text for c in one.unexplained] == [], one.short
        assert [d.text for d in one.unused] == [], one.short
        assert len(one.left_out) * 10 < one.candidates, one.short


def test_the_command_reports_and_fails_on_what_is_unexplained(
    mhgraph: Run, texts: Path, tmp_path: Path
) -> None:
    done = mhgraph("documents", "coverage", "--documents", str(texts), "--lang", "nl")
    assert done.returncode == 0, done.stdout
    assert "0 onverklaard" in done.stdout
    shutil.copytree(texts, tmp_path / "texts")
    victim = next((tmp_path / "texts").glob("004_*.txt"))
    victim.write_text(
        victim.read_text(encoding="utf-8").replace("in Nederland", "in Ruritanië"), encoding="utf-8"
    )
    done = mhgraph("documents", "coverage", "--documents", "texts", "-f", "csv")
    assert done.returncode == 1
    assert "RO-WEB,Ruritanië,unexplained," in done.stdout.splitlines()
