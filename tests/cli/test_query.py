"""`mhgraph query` with a named question: the main job, in both languages and all forms."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from conftest import Run
from mhgraph.catalogue import NamedResult, open_catalogue, run
from mhgraph.store import MemoryStore
from mhgraph.store.remote import SparqlStore
from mhgraph.values import NamedNode, value_of

HEADINGS = {
    "en": "Action (IRI),Identifier,Action,Actor (IRI),Actor,Role (IRI),Role,Place named (IRI),"
    "Place named,Why it counts,Source (IRI),Source",
    "nl": "Actie (IRI),Aanduiding,Actie,Actor (IRI),Actor,Rol (IRI),Rol,Genoemde plaats (IRI),"
    "Genoemde plaats,Waarom het telt,Bron (IRI),Bron",
}
PLACE = {"en": "West Africa", "nl": "West-Afrika"}
COUNTED = {
    "en": "Actions: {} ({} rows in csv and json)",
    "nl": "Acties: {} ({} rijen in csv en json)",
}


def answer(memory: MemoryStore, lang: str, *places: str) -> NamedResult:
    query = open_catalogue().get("actions-in-place")
    return run(memory, query, {"place": places or [PLACE[lang]]}, lang)


def cells(result: NamedResult) -> list[list[str]]:
    return [[value_of(term) for term in row] for row in result.table.rows]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_csv_has_a_line_for_each_row(mhgraph: Run, memory: MemoryStore, lang: str) -> None:
    done = mhgraph("query", "actions-in-place", "--place", PLACE[lang], "-f", "csv", "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.reader(io.StringIO(done.stdout)))
    assert ",".join(rows[0]) == HEADINGS[lang]
    assert rows[1:] == cells(answer(memory, lang))
    assert "PR2021-24.1" in {row[1] for row in rows}


def test_both_languages_give_the_same_json_variables_and_things(mhgraph: Run) -> None:
    found = {}
    for lang, place in PLACE.items():
        done = mhgraph("query", "actions-in-place", "--place", place, "-f", "json", "--lang", lang)
        found[lang] = json.loads(done.stdout)
    en, nl = found["en"], found["nl"]
    assert list(en) == ["head", "results"]
    assert en["head"] == nl["head"]
    assert en["head"]["vars"][:4] == ["action", "identifier", "actionLabel", "actor"]
    assert things(en) == things(nl)
    kinds = {term["type"] for row in en["results"]["bindings"] for term in row.values()}
    assert kinds == {"uri", "literal"}


def things(found: dict[str, dict[str, list[dict[str, dict[str, str]]]]]) -> list[list[str]]:
    return sorted(
        sorted(f"{name} {term['value']}" for name, term in row.items() if term["type"] == "uri")
        for row in found["results"]["bindings"]
    )


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_total_below_the_table_is_that_of_the_rows(
    mhgraph: Run, memory: MemoryStore, lang: str
) -> None:
    done = mhgraph("query", "actions-in-place", "--place", PLACE[lang], "--lang", lang)
    expected = answer(memory, lang)
    total = COUNTED[lang].format(expected.count(), len(expected.table))
    lines = done.stdout.splitlines()
    assert lines[-1] == total
    shown = [re.split(r" *│ *", line)[1] for line in lines if line.startswith("│")][1:]
    assert [one for one in shown if one] == list(dict.fromkeys(r[1] for r in cells(expected)))
    assert max(len(line) for line in lines) <= 120
    assert "https://" not in done.stdout


def test_markdown_holds_the_rows_without_addresses(mhgraph: Run, memory: MemoryStore) -> None:
    done = mhgraph("query", "actions-in-place", "--place", "West Africa", "-f", "md")
    lines = done.stdout.splitlines()
    assert lines[0] == (
        "| Identifier | Action | Actor | Role | Place named | Why it counts | Source |"
    )
    assert lines[1] == "| --- | --- | --- | --- | --- | --- | --- |"
    expected = answer(memory, "en").table
    shown = [i for i, row in enumerate(expected.columns) if i not in (0, 3, 5, 7, 10)]
    assert lines[2:] == [
        f"| {' | '.join(value_of(row[i]) for i in shown)} |" for row in expected.rows
    ]


def test_several_places_mean_any_of_them(mhgraph: Run, memory: MemoryStore) -> None:
    done = mhgraph("query", "actions-in-place", "--place=Mali", "--place", "Niger", "-f", "csv")
    rows = list(csv.reader(io.StringIO(done.stdout)))[1:]
    both = {tuple(r) for place in ("Mali", "Niger") for r in cells(answer(memory, "en", place))}
    assert {(row[0], row[3], row[5], row[7]) for row in rows} == {
        (row[0], row[3], row[5], row[7]) for row in both
    }


def test_a_place_by_its_address_and_a_server_give_the_same(
    mhgraph: Run, memory: MemoryStore, server: SparqlStore
) -> None:
    place = answer(memory, "en").terms["place"][0]
    assert isinstance(place, NamedNode)
    words = ("query", "actions-in-place", "--place")
    remote = mhgraph(*words, place.value, "--store", server.name)
    assert (remote.returncode, remote.stderr) == (0, "")
    assert remote.stdout == mhgraph(*words, "West Africa").stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["actions-in-plase", "--place", "Mali"],
            "There is no question or file 'actions-in-plase'.\nDid you mean: actions-in-place, actors-in-place?\n",
        ),
        (
            ["actions-in-place"],
            "--place is missing: the country or region, in Dutch or English\n"
            'For instance --place "West Africa".\n',
        ),
        (
            ["actions-in-place", "--lang", "nl"],
            "--place ontbreekt: het land of gebied, in het Nederlands of Engels\n"
            'Bijvoorbeeld --place "West-Afrika".\n',
        ),
        (
            ["actions-in-place", "--plaats", "Mali"],
            "This question knows no --plaats.\nIt knows: --place.\n",
        ),
        (["actions-in-place", "--place"], "--place has no value.\nWrite --place VALUE.\n"),
        (
            ["actions-in-place", "Mali"],
            "'Mali' belongs to nothing.\n"
            'Write parameters as --place "West Africa", with quotes around spaces.\n',
        ),
        (
            ["actions-in-place", "--place", "Mali", "-f", "turtle"],
            "The format turtle does not fit the answer to this query.\n"
            "Choose from: table, csv, json, md, html, xlsx.\n",
        ),
    ],
)
def test_wrong_parameters_are_wrong_use(mhgraph: Run, words: list[str], message: str) -> None:
    done = mhgraph("query", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "\n".join(done.stderr.splitlines()) + "\n" == f"mhgraph: {message}"


def test_an_unknown_place_is_answered_with_the_nearest(mhgraph: Run) -> None:
    done = mhgraph("query", "actions-in-place", "--place", "Malli", "--lang", "nl")
    assert (done.returncode, done.stdout) == (2, "")
    first, second = done.stderr.splitlines()
    assert first == "mhgraph: De graaf kent geen plaats met de naam 'Malli'."
    assert second == "Bedoelde u: Mali?"


def test_a_name_of_another_kind_is_told_apart(mhgraph: Run) -> None:
    done = mhgraph("query", "actions-in-place", "--place", "PROMIS")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "mhgraph: 'PROMIS' is of the kind programme; --place wants another: the country or region"
    )


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Actors: 3 · 2 asked; 3 shown, because they tie"),
        ("nl", "Actoren: 3 · 2 gevraagd; 3 getoond, omdat zij gelijk staan"),
    ],
)
def test_a_ranking_says_that_it_shows_more_than_was_asked_because_of_ties(
    mhgraph: Run, tmp_path: Path, lang: str, line: str
) -> None:
    (tmp_path / "my").mkdir()
    (tmp_path / "my" / "scores.rq").write_text(SCORES, encoding="utf-8")
    done = mhgraph("query", "scores", "--queries", "my", "--top", "2", "--lang", lang)
    assert done.stdout.splitlines()[-1] == line
    done = mhgraph("query", "scores", "--queries", "my", "--top", "1", "--lang", lang)
    assert done.stdout.splitlines()[-1] == {"en": "Actors: 1", "nl": "Actoren: 1"}[lang]


SCORES = """# ---
# title: {nl: Stand, en: Scores}
# question: {nl: Wie?, en: Who?}
# explanation: {nl: Uitleg., en: Explanation.}
# columns:
#   who: {nl: Actor, en: Actor, means: {nl: wie, en: who}}
#   score: {nl: Stand, en: Score, means: {nl: stand, en: score}}
# ranked: score
# counted: who
# total: {nl: Actoren, en: Actors}
# ---
SELECT ?who ?score { VALUES (?who ?score) { ("a" 3) ("b" 2) ("c" 2) ("d" 1) } }
"""


def test_where_the_sources_are_not_shown_the_line_below_says_how_to_get_them(mhgraph: Run) -> None:
    lines = mhgraph("query", "brokers", "--place", "Mali").stdout.splitlines()
    header = open_catalogue().get("brokers").header
    assert header.unsourced is not None
    assert lines[-2].startswith("Actors: ")
    assert lines[-1] == header.unsourced.en


def test_below_a_table_without_rows_nothing_is_said_of_a_row(mhgraph: Run) -> None:
    lines = mhgraph(
        "query", "paths-between", "--from", "IOM", "--to", "Europol"
    ).stdout.splitlines()
    assert lines[-1] == "Partners between them: 0"


MALI = ("query", "actions-in-place", "--place", "Mali")


def test_count_is_a_number_or_json_and_goes_with_no_evidence(
    mhgraph: Run, memory: MemoryStore
) -> None:
    number = answer(memory, "en", "Mali").count()
    assert mhgraph(*MALI, "--count").stdout == f"{number}\n"
    assert json.loads(mhgraph(*MALI, "--count", "-f", "json").stdout) == {"count": number}
    for words, said in (
        (("--evidence",), "--count and --evidence do not go together"),
        (("-f", "csv"), "The format csv does not fit --count.\nChoose from: table, json."),
    ):
        done = mhgraph(*MALI, "--count", *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr


@pytest.mark.parametrize(("name", "start"), [("e.xlsx", b"PK"), ("e.html", b"<!DOCTYPE html>")])
def test_evidence_goes_into_a_workbook_or_a_page_and_says_what_it_lacks(
    mhgraph: Run, tmp_path: Path, texts: Path, name: str, start: bytes
) -> None:
    done = mhgraph(*MALI, "--evidence", "-o", name, "--lang", "nl")
    assert (done.returncode, done.stdout) == (0, "")
    note, written = done.stderr.splitlines()
    assert "--documents MAP" in note
    assert written.startswith(f"Geschreven: {name} (")
    assert (tmp_path / name).read_bytes().startswith(start)
    quoted = mhgraph(*MALI, "--evidence", "-o", name, MHGRAPH_DOCUMENTS=str(texts))
    assert "--documents" not in quoted.stderr


def test_what_was_written_is_confirmed_with_its_rows(mhgraph: Run, memory: MemoryStore) -> None:
    rows = len(answer(memory, "en", "Mali").table)
    done = mhgraph(*MALI, "-o", "mali.csv")
    assert (done.stdout, done.stderr.splitlines()) == ("", [f"Written: mali.csv ({rows} rows)"])


@pytest.mark.parametrize(("lang", "amount"), [("en", "9,900,000"), ("nl", "9.900.000")])
def test_amounts_have_separators_for_the_eye_and_none_in_data(
    mhgraph: Run, lang: str, amount: str
) -> None:
    words = ("query", "actions-with-budget", "--lang", lang)
    table, data = mhgraph(*words).stdout, mhgraph(*words, "-f", "csv").stdout
    assert amount in table
    assert "9900000" not in table
    assert ",9900000," in data
    assert amount not in data
