"""`mhgraph stats` in its four forms and two languages."""

import csv
import io
import json
from pathlib import Path

import pytest

from conftest import Run
from mhgraph.lookup import statistics
from mhgraph.store import MemoryStore
from mhgraph.store.remote import SparqlStore

HEADINGS = {
    "nl": ["Documenten", "Klassen", "Rollen", "Talen", "Bronnen"],
    "en": ["Documents", "Classes", "Roles", "Languages", "Sources"],
}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_table_for_each_part(mhgraph: Run, lang: str) -> None:
    done = mhgraph("stats", "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line for line in lines if line in HEADINGS[lang]] == HEADINGS[lang]
    assert "https://" not in done.stdout
    assert any("PR2021" in line for line in lines)


def test_csv_of_everything_has_a_line_for_each_number(mhgraph: Run, memory: MemoryStore) -> None:
    done = mhgraph("stats", "-f", "csv")
    rows = list(csv.reader(io.StringIO(done.stdout)))
    assert rows[0] == ["Part", "Name", "What", "Number", "Key"]
    numbers = [
        (name, one.key, number)
        for name, count in statistics.PARTS.items()
        for one in count(memory, "en")
        for number in one.numbers.values()
    ]
    assert [(part, key, int(number)) for part, _, _, number, key in rows[1:]] == numbers


def test_csv_of_one_part_is_its_table(mhgraph: Run, memory: MemoryStore) -> None:
    done = mhgraph("stats", "documents", "-f", "csv", "--lang", "nl")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    expected = statistics.documents(memory, "nl")
    assert [int(r["Genoemde actoren"]) for r in rows] == [d.numbers["actors"] for d in expected]
    assert [r["Sleutel"] for r in rows] == [d.key for d in expected]


def test_json_holds_numbers(mhgraph: Run) -> None:
    everything = json.loads(mhgraph("stats", "-f", "json").stdout)
    assert list(everything) == list(statistics.PARTS)
    one = json.loads(mhgraph("stats", "languages", "-f", "json").stdout)
    assert one == everything["languages"]
    assert {r["Name"]: r["Key"] for r in one} | {"no language": ""} == {
        "Dutch": "nl",
        "English": "en",
        "no language": "",
    }
    assert all(isinstance(r["Preferred names"], int) for r in one)


def test_markdown_has_headings(mhgraph: Run, tmp_path: Path) -> None:
    file = tmp_path / "stats.md"
    done = mhgraph("stats", "-f", "md", "-o", str(file))
    assert (done.returncode, done.stdout) == (0, "")
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("## ")] == [f"## {h}" for h in HEADINGS["en"]]


def test_own_data_are_counted(mhgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(
        '<urn:x:a> <http://www.w3.org/2004/02/skos/core#prefLabel> "un"@fr .', encoding="utf-8"
    )
    done = mhgraph("stats", "languages", "-f", "csv", "--data", "own.ttl")
    assert "fr,1,0,0,fr" in done.stdout.splitlines()


def test_a_server_gives_the_same(mhgraph: Run, server: SparqlStore) -> None:
    ours = mhgraph("stats", "-f", "csv").stdout
    assert mhgraph("stats", "-f", "csv", "--store", server.name).stdout == ours


def test_an_unknown_part_is_wrong_use(mhgraph: Run) -> None:
    done = mhgraph("stats", "weather")
    assert done.returncode == 2
    assert "documents" in done.stderr
