"""`mhgraph documents`: the documents, their passages, and their anchors in the texts."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from conftest import Run
from mhgraph.corpus.documents import documents, passages
from mhgraph.store import MemoryStore
from mhgraph.store.remote import SparqlStore


@pytest.mark.parametrize(
    ("lang", "headings"),
    [("en", "Short,Title,Passages,Actions,File"), ("nl", "Kort,Titel,Passages,Acties,Bestand")],
)
def test_the_documents(mhgraph: Run, memory: MemoryStore, lang: str, headings: str) -> None:
    done = mhgraph("documents", "-f", "csv", "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.reader(io.StringIO(done.stdout)))
    assert ",".join(rows[0]) == headings
    assert rows[1:] == [list(row.values()) for row in documents(memory, lang).texts()]
    assert {"AP-INT", "PR2021"} <= {row[0] for row in rows}


def test_the_passages_of_one(mhgraph: Run, memory: MemoryStore) -> None:
    done = mhgraph("documents", "PR2021", "-f", "json")
    rows = json.loads(done.stdout)
    assert list(rows[0]) == ["Locator", "First words", "Last words", "Segment", "Statements"]
    expected = [list(row.values()) for row in passages(memory, "PR2021").texts()]
    assert [list(row.values())[:4] for row in rows] == [row[:4] for row in expected]
    once = {row[0]: row[4] for row in expected}
    counts = [(row["Locator"], row["Statements"]) for row in rows if row["Statements"]]
    assert dict(counts) == once
    assert len(counts) == len(once), "the count of a passage stands at its first segment alone"
    assert {"24.1", "25.1.1"} <= {row["Locator"] for row in rows}
    assert "w3id.org" not in mhgraph("documents", "PR2021").stdout


def test_a_server_gives_the_same(mhgraph: Run, server: SparqlStore) -> None:
    ours = mhgraph("documents")
    assert mhgraph("documents", "--store", server.name).stdout == ours.stdout


def test_verify_finds_every_anchor(mhgraph: Run, memory: MemoryStore, texts: Path) -> None:
    done = mhgraph("documents", "verify", MHGRAPH_DOCUMENTS=str(texts))
    assert (done.returncode, done.stderr) == (0, "")
    shorts = [row["short"] for row in documents(memory, "en").texts()]
    lines = done.stdout.splitlines()[-len(shorts) :]
    for short, line in zip(shorts, lines, strict=True):
        assert line.startswith(f"{short}: ")
        assert line.endswith("; 0 faults")


def test_a_text_that_is_another_is_found_out(
    mhgraph: Run, memory: MemoryStore, texts: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(texts, tmp_path / "mijn teksten")
    file = next(row["file"] for row in documents(memory, "en").texts() if row["short"] == "AP-INT")
    (folder / file).write_text("Iets heel anders.", encoding="utf-8")
    words = ("documents", "verify", "--documents", str(folder), "--lang", "nl", "-f", "csv")
    done = mhgraph(*words)
    assert (done.returncode, done.stderr) == (1, "")
    rows = list(csv.reader(io.StringIO(done.stdout)))
    assert rows[0] == ["Document", "Vindplaats", "Segment", "Wat er mis is"]
    assert {row[0] for row in rows[1:]} == {"AP-INT"}
    assert any(row[3].endswith("staat 0 keer in de tekst, niet 1 keer") for row in rows)
    (folder / file).write_bytes(b"caf\xe9")
    assert_wrong_use(mhgraph, words, f"{folder / file} is geen UTF-8: ")
    (folder / file).unlink()
    assert_wrong_use(mhgraph, words, f"De tekst {folder / file} is er niet.")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["verify"], "Where are the texts?"),
        (["coverage"], "Where are the texts?"),
        (["verify", "--documents", "none"], "The folder none does not exist."),
        (["PR1999"], "There is no document 'PR1999'.\nChoose from: AP-INL, AP-INT, "),
    ],
)
def test_what_is_not_there_is_wrong_use(mhgraph: Run, words: list[str], message: str) -> None:
    assert_wrong_use(mhgraph, ("documents", *words), message)


def assert_wrong_use(mhgraph: Run, words: tuple[str, ...], message: str) -> None:
    done = mhgraph(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "\n".join(done.stderr.splitlines()).startswith(f"mhgraph: {message}")
