"""`mhgraph network` writes what the ending says; what stands in it is tested in tests/network."""

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import Run
from mhgraph.store.remote import SparqlStore


def test_a_server_gives_the_same_page_to_the_byte(
    mhgraph: Run, tmp_path: Path, server: SparqlStore
) -> None:
    words = ("network", "--place", "West Africa", "-o")
    done = mhgraph(*words, "ours.html")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Written: ours.html (20 symbols, 44 lines)\n"
    assert mhgraph(*words, "theirs.html", "--store", server.name).returncode == 0
    ours = (tmp_path / "ours.html").read_bytes()
    assert ours == (tmp_path / "theirs.html").read_bytes()
    assert b"<title>Who works with whom: Western Africa</title>" in ours
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ours.html", "theirs.html"]


def test_a_page_in_dutch_goes_to_standard_output_too(mhgraph: Run) -> None:
    done = mhgraph("network", "--place", "Mali", "--place", "Niger", "--lang", "nl", "-o", "-")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert '<html lang="nl"' in done.stdout
    assert "<title>Wie werkt met wie: Mali, Niger</title>" in done.stdout


@pytest.mark.parametrize(
    ("ending", "starts"),
    [
        (".svg", b"<?xml"),
        (".png", b"\x89PNG"),
        (".pdf", b"%PDF"),
        (".graphml", b"<?xml"),
        (".gexf", b"<?xml"),
        (".json", b"{"),
        (".cyjs", b"{"),
        (".HTM", b"<!DOCTYPE html>"),
    ],
)
def test_the_ending_says_what_to_write(
    mhgraph: Run, tmp_path: Path, ending: str, starts: bytes
) -> None:
    done = mhgraph("network", "programme", "PROMIS", "-o", f"a name{ending}", "--lang", "nl")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(f"Geschreven: a name{ending} (13 symbolen, ")
    assert (tmp_path / f"a name{ending}").read_bytes().startswith(starts)


def test_csv_makes_two_tables_that_fit_each_other(mhgraph: Run, tmp_path: Path) -> None:
    assert mhgraph("network", "instrument", "2011/36/EU", "-o", "law.csv").returncode == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["law-lines.csv", "law-nodes.csv"]

    def rows(part: str) -> list[dict[str, str]]:
        text = (tmp_path / f"law-{part}.csv").read_text(encoding="utf-8-sig")
        return list(csv.DictReader(text.splitlines()))

    nodes = {row["iri"] for row in rows("nodes")}
    ends = {row[end] for row in rows("lines") for end in ("left", "right")}
    assert ends
    assert ends <= nodes


def test_filters_narrow_what_is_written(mhgraph: Run, tmp_path: Path) -> None:
    words = ("--since", "2018", "--role", "funded by", "--role", "implemented by")
    assert mhgraph("network", "--place", "West Africa", "-o", "all.json").returncode == 0
    assert mhgraph("network", "--place", "West Africa", *words, "-o", "less.json").returncode == 0
    whole, less = (
        json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("all", "less")
    )
    assert 0 < len(less["edges"]) < len(whole["edges"])
    assert less["title"]["en"] == (
        "Who works with whom: Western Africa, funded by, implemented by · since 2018"
    )


def test_a_width_in_millimetres_is_kept(mhgraph: Run, tmp_path: Path) -> None:
    words = ("network", "programme", "PROMIS", "--width", "120")
    assert mhgraph(*words, "-o", "x.svg").returncode == 0
    width = ElementTree.parse(tmp_path / "x.svg").getroot().get("width", "")  # noqa: S314
    assert width == "120mm"
    done = mhgraph(*words[:-1], "4", "-o", "y.svg")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "y.svg").exists()


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (
            ["--place", "Malli", "-o", "page.html"],
            2,
            "The graph knows no place by the name 'Malli'.",
        ),
        (["-o", "page.txt"], 2, "page.txt: the ending does not say what to write."),
        (["-o", "page"], 2, "page: the ending does not say what to write."),
        (["friends", "-o", "page.html"], 2, "There is no view 'friends'."),
        (["around", "-o", "page.html"], 2, "The view around wants one or more names, and gets 0."),
        (
            ["-o", "page.html", "--store", "sparql:http://127.0.0.1:1/query"],
            3,
            "The SPARQL server http://127.0.0.1:1/query refused the connection",
        ),
        (["-o", "page.html", "--timeout", "0.0001"], 3, "The query was not done after 0.0001 "),
    ],
)
def test_when_it_fails_an_existing_file_stays(
    mhgraph: Run, tmp_path: Path, words: list[str], code: int, message: str
) -> None:
    page = tmp_path / "page.html"
    page.write_text("mine", encoding="utf-8")
    done = mhgraph("network", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(f"mhgraph: {message}")
    assert "Traceback" not in done.stderr
    assert page.read_text(encoding="utf-8") == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]
