"""`mhgraph queries`: the list by tag and word, the user's own folders, and what is wrong in them."""

import csv
import io
from pathlib import Path

import pytest

from conftest import Run
from mhgraph.catalogue import open_catalogue

GOOD = """# ---
# title: {nl: Mijn vraag, en: My question}
# question: {nl: 'Welke plaatsen zijn er in België?', en: Which places?}
# explanation: {nl: Uitleg., en: Explanation.}
# tags: [mine]
# parameters:
#   word: {kind: text, example: x, help: {nl: woord, en: word}}
# columns:
#   thing: {nl: Ding, en: Thing, means: {nl: wat het is, en: what it is}}
# ---
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
SELECT ?thing WHERE { VALUES ?word { "x" } ?thing a mh:Place }
"""


def folder(tmp_path: Path, **files: str) -> str:
    place = tmp_path / "mine"
    place.mkdir(exist_ok=True)
    (place / "tags.yaml").write_text("mine: {nl: van mij, en: mine}\n", encoding="utf-8")
    for name, text in files.items():
        (place / f"{name}.rq").write_text(text, encoding="utf-8", newline="\n")
    return str(place)


def names(mhgraph: Run, *words: str) -> list[str]:
    done = mhgraph("queries", "-f", "csv", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return [row[0] for row in list(csv.reader(io.StringIO(done.stdout)))[1:]]


def test_the_list_by_tag(mhgraph: Run) -> None:
    tagged = [q.name for q in open_catalogue() if "export" in q.header.tags]
    assert tagged
    assert names(mhgraph, "--tag", "Export") == tagged
    both = [q.name for q in open_catalogue() if {"export", "actors"} <= set(q.header.tags)]
    assert names(mhgraph, "--tag", "export", "--tag", "actors") == both


def test_a_tag_that_no_question_has_shows_those_that_there_are(mhgraph: Run) -> None:
    done = mhgraph("queries", "--tag", "weather", "--lang", "nl")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Geen vraag heeft 'weather'." in done.stderr
    assert "actoren" in done.stderr


def test_tags_have_names_in_both_languages(mhgraph: Run) -> None:
    assert names(mhgraph, "--tag", "plaatsen") == names(mhgraph, "--tag", "Places")
    done = mhgraph("queries", "--tag", "money", "-f", "csv", "--lang", "nl")
    assert {row[-1] for row in csv.reader(io.StringIO(done.stdout))} >= {"fondsen, acties, geld"}


@pytest.mark.parametrize("word", ["belgie", "BELGIË", "mijn vraag", "Explanation", "my-own"])
def test_the_list_by_word_in_either_language_whatever_case_and_accents(
    mhgraph: Run, tmp_path: Path, word: str
) -> None:
    mine = folder(tmp_path, **{"my-own": GOOD})
    assert "my-own" in names(mhgraph, "--queries", mine, "--word", word)
    assert names(mhgraph, "--queries", mine, "--word", word, "--word", "zebra") == []


def test_own_questions_are_listed_and_shown(mhgraph: Run, tmp_path: Path) -> None:
    mine = folder(tmp_path, own=GOOD)
    assert set(names(mhgraph, "--queries", mine)) == {*open_catalogue().names(), "own"}
    done = mhgraph("queries", "show", "own", "--queries", mine)
    assert done.returncode == 0
    assert "mhgraph query own" in done.stdout


def test_a_bad_file_stops_only_itself(mhgraph: Run, tmp_path: Path) -> None:
    mine = folder(tmp_path, own=GOOD, bad=GOOD.replace("# tags", "# labels"))
    done = mhgraph("queries", "--queries", mine, "-f", "csv")
    assert done.returncode == 0
    assert "\nown," in done.stdout
    assert "\nbad," not in done.stdout
    assert "bad.rq, line 5: unknown field 'labels'" in done.stderr


def test_nothing_is_wrong_with_a_good_folder(mhgraph: Run, tmp_path: Path) -> None:
    done = mhgraph("queries", "check", "--queries", folder(tmp_path, own=GOOD), "-f", "csv")
    assert not [line for line in done.stdout.splitlines() if "own.rq" in line]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("# tags: [mine]", "# tags: [mine", 6, ""),
        ("# tags: [mine]", "# tags: 5", 1, "has not the right form"),
        ("# ---\nPREFIX", "PREFIX", 1, "no header"),
        ("example: x, ", "", 7, "--word has no example"),
        ("SELECT ?thing", "SELECT ?thing ?word", 12, "the header has no column 'word'"),
        ("SELECT ?thing WHERE", "SELECT ?word WHERE", 9, "SELECT does not give ?thing"),
        ('VALUES ?word { "x" }', "", 7, "--word has no slot"),
        ('VALUES ?word { "x" }', 'VALUES ?word { "x" } VALUES ?w { "a b" }', 12, "?w is no param"),
        ("a mh:Place", "a foo:Place", 12, "the prefix foo: is not known"),
        ("a mh:Place }", "a mh:Place", 13, "SPARQL is wrong"),
        ("SELECT ?thing WHERE", "ASK WHERE", "", "no SELECT query"),
        ("?thing a mh:Place", "SERVICE <http://127.0.0.1:1/> { ?thing a ?x }", "", "SERVICE"),
        ("SELECT ?thing WHERE {", "DELETE WHERE {", "", "changes data"),
        ("word: {kind", "lang: {kind", 7, "--lang is already an option"),
        ("# ---\nPREFIX", "# matches: {wrd: thing}\n# ---\nPREFIX", 10, "'wrd' is no parameter"),
    ],
)
def test_check_tells_file_line_and_what_is_wrong(
    mhgraph: Run, tmp_path: Path, old: str, new: str, line: int | str, said: str
) -> None:
    text = GOOD.replace(old, new)
    assert text != GOOD
    mine = folder(tmp_path, own=GOOD, bad=text)
    done = mhgraph("queries", "check", "--queries", mine, "-f", "csv")
    assert (done.returncode, done.stderr) == (1, "")
    rows = [r for r in csv.reader(io.StringIO(done.stdout)) if Path(r[0]).name == "bad.rq"]
    assert any(str(line) == row[1] and said in row[2] for row in rows), rows
    assert "own.rq" not in done.stdout


def test_check_tells_a_list_of_fixed_values_from_a_slot(mhgraph: Run, tmp_path: Path) -> None:
    fixed = 'VALUES ?word { "x" } VALUES ?kind { "a b" "c" } VALUES (?one) { ("d") }'
    mine = folder(tmp_path, own=GOOD.replace('VALUES ?word { "x" }', fixed))
    done = mhgraph("queries", "check", "--queries", mine, "-f", "csv")
    assert "own.rq" not in done.stdout


def test_check_names_both_files_of_one_name_and_one_that_is_not_utf8(
    mhgraph: Run, tmp_path: Path
) -> None:
    mine = folder(tmp_path, **{"export-actors": GOOD})
    (Path(mine) / "latin.rq").write_bytes(GOOD.encode("latin-1"))
    done = mhgraph("queries", "check", "--queries", mine, "--lang", "nl", "-f", "json")
    assert done.returncode == 1
    assert done.stdout.count("export-actors.rq") >= 3
    assert "geen UTF-8" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--queries", "nowhere"], "There is no folder nowhere."),
        (["--queries", "."], "The folder . has no question."),
        (["check", "name"], "'name' belongs to nothing."),
        (["check", "--tag", "x"], "--tag and --word go with the list"),
        (["show", "export-actors", "--word", "x"], "--tag and --word go with the list"),
    ],
)
def test_wrong_use_is_refused(mhgraph: Run, words: list[str], said: str) -> None:
    done = mhgraph("queries", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
