"""The anchors of the real documents are found in their real texts, each exactly once."""

import shutil
from pathlib import Path

import pytest

from mhgraph.corpus import open_store
from mhgraph.corpus.documents import documents, passages, verify
from mhgraph.errors import DocumentsError, UnknownNameError
from mhgraph.store import MemoryStore


def test_every_anchor_is_found_exactly_once(memory: MemoryStore, texts: Path) -> None:
    found = verify(memory, texts)
    assert {v.document for v in found} >= {"AP-INT", "PR2021"}
    assert all(v.anchors > 0 for v in found)
    assert [f for v in found for f in v.faults] == []


def test_a_changed_text_is_noticed(memory: MemoryStore, texts: Path, tmp_path: Path) -> None:
    for file in texts.glob("*.txt"):
        shutil.copy(file, tmp_path)
    victim = next(tmp_path.glob("000_*.txt"))
    text = victim.read_text(encoding="utf-8").replace("Nederland zet zich ook", "Men zet zich ook")
    victim.write_text(text, encoding="utf-8")
    faults = [f for v in verify(memory, tmp_path) for f in v.faults]
    assert {f.document for f in faults} == {"AP-INT"}
    assert any("0 times" in f.what.en and "0 keer" in f.what.nl for f in faults)


def test_too_long_and_doubled_anchors_are_faults(texts: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.trig"
    own.write_text(
        """
        @prefix dct: <http://purl.org/dc/terms/> . @prefix mh: <https://w3id.org/mhgraph/ontology#> .
        @prefix x: <https://example.org/> .
        x:g { x:d a mh:Document ; mh:shortName "X" ; mh:fileName "x.txt" .
          x:p a mh:Passage ; dct:isPartOf x:d ; mh:locator "p1" ; mh:segment x:s1 , x:s2 .
          x:s1 mh:startsWith "een twee drie vier vijf zes zeven acht negen" ; mh:endsWith "tien" .
          x:s2 mh:startsWith "elf" ; mh:endsWith "een twee" . }
        """,
        encoding="utf-8",
    )
    for file in texts.glob("*.txt"):
        shutil.copy(file, tmp_path)
    words = "een twee drie vier vijf zes zeven acht negen tien elf elf"
    (tmp_path / "x.txt").write_text(words, encoding="utf-8")
    mine = next(v for v in verify(open_store([own]), tmp_path) if v.document == "X")
    said = {(f.segment, f.what.en) for f in mine.faults}
    assert ("s1", "an anchor has more than 8 words") in said
    assert ("s2", "'elf' stands 2 times in the text, not once") in said


def test_missing_and_unreadable_texts(memory: MemoryStore, texts: Path, tmp_path: Path) -> None:
    with pytest.raises(DocumentsError, match="does not exist"):
        verify(memory, tmp_path / "nowhere")
    with pytest.raises(DocumentsError, match="does not exist"):
        verify(memory, tmp_path)
    for file in texts.glob("*.txt"):
        (tmp_path / file.name).write_bytes(b"caf\xe9")
    with pytest.raises(DocumentsError, match="not UTF-8"):
        verify(memory, tmp_path)


def test_the_list_of_documents_and_passages(memory: MemoryStore) -> None:
    listed = {row["short"]: row for row in documents(memory, "nl").texts()}
    assert int(listed["PR2021"]["actions"]) > 20
    assert "mensenhandel" in listed["AP-INT"]["title"]
    locators = {row["locator"] for row in passages(memory, "PR2021").texts()}
    assert {"24", "24.1", "25.1.2"} <= locators
    with pytest.raises(UnknownNameError, match="PR2022"):
        passages(memory, "PR2022")
