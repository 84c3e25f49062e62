"""`mhgraph query` with a named question: the main job, in both languages and all forms."""

import csv
import io
import json
import re

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
COUNTED = {"en": "Action: {} · rows: {}", "nl": "Actie: {} · rijen: {}"}


def answer(memory: MemoryStore, lang: str, *places: str) -> NamedResult:
    query = open_catalogue().get("actions-in-place")
    return run(memory, query, {"place": places or [PLACE[lang]]}, lang)


def texts(result: NamedResult) -> list[list[str]]:
    return [[value_of(term) for term in row] for row in result.table.rows]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_csv_has_a_line_for_each_row(mhgraph: Run, memory: MemoryStore, lang: str) -> None:
    done = mhgraph("query", "actions-in-place", "--place", PLACE[lang], "-f", "csv", "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.reader(io.StringIO(done.stdout)))
    assert ",".join(rows[0]) == HEADINGS[lang]
    assert rows[1:] == texts(answer(memory, lang))
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
    assert [one for one in shown if one] == list(dict.fromkeys(r[1] for r in texts(expected)))
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
    both = {tuple(r) for place in ("Mali", "Niger") for r in texts(answer(memory, "en", place))}
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
            'Bijvoorbeeld --place "West Africa".\n',
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
    assert second.startswith("Bedoelde u: Mali, ")


def test_a_name_of_another_kind_is_told_apart(mhgraph: Run) -> None:
    done = mhgraph("query", "actions-in-place", "--place", "PROMIS")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "mhgraph: 'PROMIS' is of the kind programme; --place wants another: the country or region"
    )
