"""The ending of a file and --format agree, or nothing is written and no work is done."""

from pathlib import Path

import pytest

from conftest import Run
from mhgraph.cli.endings import form_for
from mhgraph.errors import OutputError

FORMS = ("table", "csv", "json", "md", "html", "xlsx", "turtle", "jsonld")
NOWHERE = "sparql:http://127.0.0.1:1/query"


@pytest.mark.parametrize(
    ("form", "file", "chosen"),
    [
        (None, "-", ""),
        ("csv", "-", "csv"),
        (None, "a", ""),
        ("csv", "a", "csv"),
        (None, "a.CSV", "csv"),
        (None, "a.htm", "html"),
        (None, "a.txt", "table"),
        ("csv", "a.txt", "csv"),
        ("jsonld", "a.json", "jsonld"),
        ("turtle", "a.shacl", "turtle"),
    ],
)
def test_what_agrees_is_taken(form: str | None, file: str, chosen: str) -> None:
    assert form_for(form, file, FORMS) == chosen


@pytest.mark.parametrize(
    ("form", "file", "hint"),
    [
        ("csv", "o.xlsx", "Name the file o.csv, or leave out --format for xlsx."),
        ("xlsx", "o.txt", "Name the file o.xlsx, or leave out --format for table."),
        ("json", "o.jsonld", "Name the file o.json, or leave out --format for jsonld."),
        ("csv", "o.ods", "Name the file o.csv."),
        (None, "o.nq", "Use .csv, .htm, .html, .json, .jsonld, .markdown, .md, .ttl, .txt, .xlsx."),
    ],
)
def test_what_disagrees_is_refused(form: str | None, file: str, hint: str) -> None:
    with pytest.raises(OutputError) as caught:
        form_for(form, file, FORMS)
    assert caught.value.text("en").splitlines()[1] == hint
    assert file in caught.value.text("nl")


@pytest.mark.parametrize(
    "words",
    [
        ("query", "actions-in-place", "--place", "Mali", "-f", "csv", "-o", "o.xlsx"),
        ("query", "actions-in-place", "--place", "Mali", "-o", "o.ttl"),
        ("query", "actions-in-place", "--place", "Mali", "--receipt", "o.csv"),
        ("show", "Mali", "-f", "csv", "-o", "o.md"),
    ],
)
def test_it_is_refused_before_any_work(mhgraph: Run, tmp_path: Path, words: list[str]) -> None:
    """The server is not there, so work would fail for another reason."""
    done = mhgraph(*words, "--store", NOWHERE)
    assert (done.returncode, done.stdout) == (2, "")
    assert "127.0.0.1" not in done.stderr
    assert list(tmp_path.iterdir()) == []
