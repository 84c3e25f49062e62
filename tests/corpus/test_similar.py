"""Names that nearly agree need a decision on record."""

from pathlib import Path

import pytest

from mhgraph.corpus import open_store
from mhgraph.corpus.similar import similar, undecided
from mhgraph.errors import DataFileError
from mhgraph.store import MemoryStore

HEAD = "one,other,decision,reason_nl,reason_en,who\n"
DATA = """
@prefix mh: <https://w3id.org/mhgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:a> a mh:NGO ; skos:prefLabel "Stichting Morgenster" .
<urn:b> a mh:Platform ; skos:prefLabel "Stichting Morgensterr" .
<urn:c> a mh:Fund ; skos:prefLabel "Stichting Morgenster" .
"""


def test_every_near_duplicate_of_our_data_is_decided(memory: MemoryStore) -> None:
    assert similar(memory)
    assert undecided(memory) == []


def test_a_new_near_duplicate_is_noticed_until_it_is_decided(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(DATA, encoding="utf-8")
    store = open_store([own])
    file = tmp_path / "decisions.csv"
    new = [p for p in undecided(store) if p.one.startswith("urn:")]
    assert [(p.one, p.other) for p in new] == [("urn:a", "urn:b")], "a fund is of another kind"
    file.write_text(HEAD + "urn:b,urn:a,different,twee,two,me\n", encoding="utf-8")
    assert not [p for p in undecided(store, file) if p.one.startswith("urn:")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one,other\n", 1),
        (HEAD + "urn:a,urn:b,perhaps,x,y,me\n", 2),
        (HEAD + "urn:a,urn:b,different,x,y,me\nurn:a,urn:c,different,,y,me\n", 3),
    ],
)
def test_a_malformed_decisions_file_is_named_with_its_line(
    memory: MemoryStore, tmp_path: Path, text: str, line: int
) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=f"line {line}"):
        undecided(memory, file)
