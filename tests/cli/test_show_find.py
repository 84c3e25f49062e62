"""`mhgraph show` and `mhgraph find`, by any name, in both languages."""

import csv
import io
import json
from pathlib import Path

import pytest

from conftest import Run
from mhgraph.lookup import describe, find, resolve
from mhgraph.store import MemoryStore
from mhgraph.store.remote import SparqlStore

IDS = "https://w3id.org/mhgraph/id/"


@pytest.mark.parametrize(
    ("name", "lang", "label", "things"),
    [
        ("PROMIS", "en", "PROMIS", ["programme/promis"]),
        ("PR2021-24.1", "nl", "", ["action/pr2021-24.1"]),
        (f"{IDS}place/mli", "en", "Mali", ["place/mli"]),
        ("pr2021:24.1", "en", "PR2021 24.1", ["passage/programmaresultaten-2021/24.1"]),
        ("Mali", "en", "Mali", ["actor/mali", "place/mli"]),
    ],
)
def test_show_by_name_identifier_and_address(
    mhgraph: Run, memory: MemoryStore, name: str, lang: str, label: str, things: list[str]
) -> None:
    done = mhgraph("show", name, "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    expected = describe(memory, resolve(memory, name, lang).iri, lang)
    assert lines[:3] == [label or expected.label, "  ".join(IDS + t for t in things), ""]
    count = {"en": "statements", "nl": "uitspraken"}[lang]
    assert lines[-1] == f"{count}: {len(expected.statements)}"
    backward = any(not statement.forward for statement in expected.statements)
    assert any("│ ← " in line for line in lines) is backward


def test_every_statement_shown_has_its_source(mhgraph: Run) -> None:
    done = mhgraph("show", "PROMIS", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert list(rows[0]) == ["Direction", "Relation", "Value", "Source", "IRI"]
    assert {row["Direction"] for row in rows} == {"→", "←"}
    assert all(row["Source"] for row in rows)
    action = next(row for row in rows if row["IRI"] == f"{IDS}action/pr2021-24.1")
    assert (action["Direction"], action["Relation"]) == ("←", "part of")
    assert action["Source"] == "PR2021 24.1"


def test_show_json_in_dutch(mhgraph: Run) -> None:
    rows = json.loads(mhgraph("show", "PROMIS", "-f", "json", "--lang", "nl").stdout)
    assert list(rows[0]) == ["Richting", "Relatie", "Waarde", "Bron", "IRI"]
    assert "deel van" in {row["Relatie"] for row in rows}


def test_an_unknown_name_gives_the_nearest(mhgraph: Run) -> None:
    done = mhgraph("show", "Promise")
    assert (done.returncode, done.stdout) == (2, "")
    first, second = done.stderr.splitlines()
    assert first == "mhgraph: The graph knows no thing by the name 'Promise'."
    assert second.startswith("Did you mean: PROMIS")


def test_an_unknown_name_without_a_near_one_names_find(mhgraph: Run) -> None:
    done = mhgraph("show", "qqqqqqqqqqqqqqqq", "--lang", "nl")
    assert done.returncode == 2
    assert done.stderr.splitlines()[1] == "Zoek de naam met `mhgraph find WOORD`."


def test_a_name_of_several_things_lists_them_with_kinds(mhgraph: Run, tmp_path: Path) -> None:
    own = "@prefix mh: <https://w3id.org/mhgraph/ontology#> .\n"
    own += "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    for name, kind in (("a", "Ministry"), ("b", "Fund")):
        own += f'<http://own.example/{name}> a mh:{kind} ; skos:prefLabel "Doppel"@en .\n'
    (tmp_path / "own.ttl").write_text(own, encoding="utf-8")
    done = mhgraph("show", "doppel", "--data", "own.ttl")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "mhgraph: 'doppel' fits 2 things:",
        "  Doppel (ministry) http://own.example/a",
        "  Doppel (fund) http://own.example/b",
        "Say which you mean by the identifier or the IRI in the list.",
    ]


@pytest.mark.parametrize(
    ("words", "lang", "heading"),
    [
        (["shelter", "victims"], "en", "Name,Kind,Identifier,Found in,IRI"),
        (["slachtoffers", "OPVANG"], "nl", "Naam,Soort,Aanduiding,Gevonden in,IRI"),
    ],
)
def test_find_in_either_language(
    mhgraph: Run, memory: MemoryStore, words: list[str], lang: str, heading: str
) -> None:
    done = mhgraph("find", *words, "-f", "csv", "--lang", lang)
    rows = list(csv.reader(io.StringIO(done.stdout)))
    assert ",".join(rows[0]) == heading
    expected = find(memory, words, lang)
    assert [row[4] for row in rows[1:]] == [match.iri.value for match in expected]
    assert f"{IDS}action/pr2021-13.1" in {row[4] for row in rows}
    assert all(w.lower() in (rows[1][0] + rows[1][3]).lower() for w in words)


def test_find_nothing_is_fine_and_no_word_is_wrong_use(mhgraph: Run) -> None:
    done = mhgraph("find", "qqqqqq", "-f", "csv")
    assert (done.returncode, done.stdout.splitlines()) == (0, ["Name,Kind,Identifier,Found in,IRI"])
    done = mhgraph("find", " ")
    assert (done.returncode, done.stderr.splitlines()) == (
        2,
        ["mhgraph: There is no word to look for.", "For instance: mhgraph find shelter"],
    )


@pytest.mark.parametrize("words", [("show", "Mali"), ("find", "opvang", "--lang", "nl")])
def test_a_server_gives_the_same(mhgraph: Run, server: SparqlStore, words: tuple[str, ...]) -> None:
    remote = mhgraph(*words, "--store", server.name)
    assert (remote.returncode, remote.stderr) == (0, "")
    assert remote.stdout == mhgraph(*words).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [(["opvng"], "mhgraph: Bedoelde u: opvang"), (["Nigerria"], "mhgraph: Bedoelde u: Nigeria")],
)
def test_find_without_a_hit_names_what_comes_nearest(
    mhgraph: Run, words: list[str], said: str
) -> None:
    done = mhgraph("find", *words, "--lang", "nl")
    assert done.returncode == 0
    assert done.stdout.endswith("rijen: 0\n")
    assert done.stderr.startswith(said)
    assert mhgraph("find", "qqqqqqqq").stderr == ""
