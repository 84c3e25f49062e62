"""`mhgraph network` writes a page; what stands in it is tested in tests/network."""

from pathlib import Path

import pytest

from conftest import Run
from mhgraph.store.remote import SparqlStore


def test_a_server_gives_the_same_page_to_the_byte(
    mhgraph: Run, tmp_path: Path, server: SparqlStore
) -> None:
    words = ("network", "--place", "West Africa", "-o")
    done = mhgraph(*words, "ours.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert mhgraph(*words, "theirs.html", "--store", server.name).returncode == 0
    ours = (tmp_path / "ours.html").read_bytes()
    assert ours == (tmp_path / "theirs.html").read_bytes()
    assert b"<title>Who works with whom: Western Africa</title>" in ours
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ours.html", "theirs.html"]


def test_a_page_in_dutch_goes_to_standard_output_too(mhgraph: Run) -> None:
    done = mhgraph("network", "--place", "Mali", "--place", "Niger", "--lang", "nl", "-o", "-")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert '<html lang="nl">' in done.stdout
    assert "<title>Wie werkt met wie: Mali, Niger</title>" in done.stdout


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (
            ["--place", "Malli", "-o", "page.html"],
            2,
            "The graph knows no place by the name 'Malli'.",
        ),
        (["-o", "page.txt"], 2, "page.txt: mhgraph draws an HTML page."),
        (["-o", "page"], 2, "page: mhgraph draws an HTML page."),
        (
            ["-o", "page.html", "--store", "sparql:http://127.0.0.1:1/query"],
            3,
            "The SPARQL server http://127.0.0.1:1/query did not answer the query: ",
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
