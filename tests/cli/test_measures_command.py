"""`mhgraph measures` in its forms and two languages; the numbers are tested in tests/network."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from conftest import Run
from mhgraph.network.measures import MEASURES
from mhgraph.store.remote import SparqlStore

PLACE = ("measures", "--place", "West Africa")


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("lang", "headings", "total"),
    [
        (
            "en",
            "Rank Name Kind Partners Joint_actions Betweenness Constraint Community",
            "without a partner: ",
        ),
        (
            "nl",
            "Rang Naam Soort Partners Gezamenlijke_acties Tussenpositie Ingeperktheid Groep",
            "zonder partner: ",
        ),
    ],
)
def test_a_table_of_the_usual_measures(mhgraph: Run, lang: str, headings: str, total: str) -> None:
    done = mhgraph("measures", "--lang", lang, COLUMNS="200")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    shown = [cell.strip().replace(" ", "_") for cell in lines[1].strip("│").split("│")]
    assert shown == headings.split()
    assert total in lines[-2]
    assert lines[-1].startswith(("communities: ", "groepen: "))
    assert "https://" not in done.stdout


def test_csv_has_all_measures_and_agrees_with_the_picture(mhgraph: Run, tmp_path: Path) -> None:
    done = mhgraph(*PLACE, "-o", "measures.csv")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("Written: measures.csv (")
    rows = rows_of((tmp_path / "measures.csv").read_text(encoding="utf-8"))
    assert len(rows[0]) == 6 + len([m for m in MEASURES if m.level == "actor"])
    assert mhgraph("network", "--place", "West Africa", "-o", "net.csv").returncode == 0
    nodes = rows_of((tmp_path / "net-nodes.csv").read_text(encoding="utf-8-sig"))
    assert len(nodes) == len(rows)
    lines = rows_of((tmp_path / "net-lines.csv").read_text(encoding="utf-8-sig"))
    assert sum(int(row["Partners"]) for row in rows) == 2 * len(lines)


def test_json_gives_terms_with_their_kinds(mhgraph: Run) -> None:
    done = mhgraph(*PLACE, "-f", "json", "--measure", "partners", "--measure", "constraint")
    found = json.loads(done.stdout)
    expected = ["rank", "node", "identifier", "name", "kind", "sector", "partners", "constraint"]
    assert found["head"]["vars"] == expected
    first = found["results"]["bindings"][0]
    assert first["node"]["type"] == "uri"
    assert first["rank"] == {
        "type": "literal",
        "value": "1",
        "datatype": "http://www.w3.org/2001/XMLSchema#integer",
    }
    assert first["constraint"]["datatype"].endswith("#decimal")


def test_a_workbook_a_page_and_markdown(mhgraph: Run, tmp_path: Path) -> None:
    for name in ("of.xlsx", "of.html", "of.md"):
        done = mhgraph(*PLACE, "--by", "community", "--lang", "nl", "-o", name)
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr.startswith(f"Geschreven: {name} (")
    assert zipfile.is_zipfile(tmp_path / "of.xlsx")
    page = (tmp_path / "of.html").read_text(encoding="utf-8")
    assert "<h1>Maten: Wie werkt met wie" in page
    assert "stabiliteit: " in page
    assert "<footer><p>" in page
    lines = (tmp_path / "of.md").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("| Rang | Groep | Omvang | Leden | Sectoren |")


def test_the_first_by_a_measure(mhgraph: Run) -> None:
    done = mhgraph(*PLACE, "--measure", "brokerage", "--top", "2", "-f", "csv")
    rows = rows_of(done.stdout)
    assert {int(row["Rank"]) for row in rows} <= {1, 2}
    assert [int(row["Brokerage"]) for row in rows] == sorted(
        (int(row["Brokerage"]) for row in rows), reverse=True
    )


def test_the_same_bytes_whatever_the_hashes_and_on_a_server(
    mhgraph: Run, server: SparqlStore
) -> None:
    words = ("measures", "-f", "csv")
    ours = mhgraph(*words, PYTHONHASHSEED="1").stdout
    assert mhgraph(*words, PYTHONHASHSEED="2").stdout == ours
    assert mhgraph(*words, "--store", server.name).stdout == ours


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_each_measure_is_explained(mhgraph: Run, lang: str) -> None:
    for level in ("actor", "community", "network"):
        done = mhgraph("measures", "--explain", "--by", level, "--lang", lang, "-f", "csv")
        rows = [list(row.values()) for row in rows_of(done.stdout)]
        assert sorted(rows) == [
            [
                m.name,
                m.heading.get(lang),
                m.tells.get(lang),
                m.beware.get(lang),
                m.unit.get(lang),
                m.source,
            ]
            for m in MEASURES
            if m.level == level
        ]


def test_another_view(mhgraph: Run) -> None:
    done = mhgraph("measures", "involvement", "--by", "network", "--place", "Mali", "-f", "csv")
    values = {row["Key"]: row["Value"] for row in rows_of(done.stdout)}
    assert int(values["nodes"]) > int(values["components"]) > 0
    assert "transitivity" not in values


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--measure", "fame"], "There is no measure 'fame' by actor."),
        (["--by", "network", "--top", "3"], "A whole network has no ranking."),
        (
            ["involvement", "--measure", "core"],
            "The measure 'core' means nothing in the view involvement.",
        ),
        (["--bom"], "--bom goes with csv."),
        (["-o", "measures.svg"], "measures.svg: the ending .svg does not say which form"),
    ],
)
def test_wrong_use(mhgraph: Run, words: list[str], message: str) -> None:
    done = mhgraph("measures", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"mhgraph: {message}")
    assert "Traceback" not in done.stderr
