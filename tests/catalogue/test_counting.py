"""Numbers that a question leaves to its rows: how they are counted, and that the engine counts the same."""

from pathlib import Path

import pytest

from mhgraph.catalogue import Catalogue, NamedResult, open_catalogue, run
from mhgraph.catalogue.check import check_catalogue
from mhgraph.errors import QueryFileError
from mhgraph.store import MemoryStore, select

QUESTION = """# ---
# title: {nl: Titel, en: Title}
# question: {nl: Wie?, en: Who?}
# explanation: {nl: Uitleg., en: Explanation.}
# columns:
#   thing: {nl: Ding, en: Thing, means: {nl: wat het is, en: what it is}}
#   number: {nl: Aantal, en: Number, means: {nl: hoeveel, en: how many}}
#   part: {nl: Deel, en: Part, means: {nl: wat erbij hoort, en: what belongs to it}}
#   source: {nl: Bron, en: Source, means: {nl: waar het staat, en: where it stands}}
# collect: [part, source]
# ranked: number
# counts: {number: part}
# ---
SELECT ?thing ?part ?source WHERE {
  VALUES (?thing ?part ?source) {
    ("none" UNDEF "s1") ("one" "a" "s1") ("one" "a" "s2") ("two" "a" "s1") ("two" "b" "s1")
  }
}
"""
PREFIXES = """PREFIX graph: <https://w3id.org/mhgraph/id/graph/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX place: <https://w3id.org/mhgraph/id/place/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
STANDS = """
  GRAPH ?{graph} {{ ?{stated} ?{role} ?{who} }}
  ?{graph} a mh:Source .
  ?{role} rdfs:subPropertyOf mh:contributor .
  ?unit mh:goesWith ?{stated} ; a mh:LeafAction .
"""
BOTH = STANDS.format(graph="g", stated="s", role="r", who="actor") + STANDS.format(
    graph="h", stated="t", role="q", who="partner"
)
IN_THE_PLACE = """
  GRAPH ?p {{ ?placed ?how ?named }}
  ?p a mh:Source .
  ?named mh:withinOrSame {place} .
  ?placed mh:concernsPlace ?named .
  ?unit mh:goesWith ?placed .
"""
COUNTED = [
    ("brokers", {}, "actor", "partner", BOTH + "FILTER(?actor != ?partner)"),
    (
        "brokers",
        {"place": ["Africa"]},
        "actor",
        "partner",
        BOTH + IN_THE_PLACE.format(place="place:m49-002") + "FILTER(?actor != ?partner)",
    ),
    (
        "actor-partners",
        {"actor": ["UNODC"]},
        "partner",
        "action",
        BOTH
        + """VALUES ?actor { <https://w3id.org/mhgraph/id/actor/unodc> }
             FILTER(?actor != ?partner) ?unit mh:countedAs ?action""",
    ),
    (
        "actors-by-kind",
        {},
        "actor",
        "action",
        "?action mh:involves ?actor ; a mh:CodedAction . ?actor a mh:Actor",
    ),
    (
        "actors-in-place",
        {"place": ["Africa"]},
        "actor",
        "action",
        IN_THE_PLACE.format(place="place:m49-002")
        + """?unit mh:goesWith ?stated ; mh:countedAs ?action .
             GRAPH ?g { ?stated ?role ?actor } ?g a mh:Source . ?role a mh:Role""",
    ),
    (
        "funders-in-place",
        {"place": ["Africa"]},
        "actor",
        "action",
        IN_THE_PLACE.format(place="place:m49-002")
        + """?unit mh:goesWith ?stated ; mh:countedAs ?action .
             GRAPH ?g { ?stated mh:fundedBy ?actor } ?g a mh:Source""",
    ),
    (
        "places-of-actions",
        {},
        "place",
        "action",
        "?action a mh:CodedAction ; mh:concernsPlace ?named . ?named mh:withinOrSame ?place",
    ),
]
NUMBER = {"places-of-actions": "total"}


def asked(text: str, folder: Path) -> NamedResult:
    (folder / "mine.rq").write_text(text, encoding="utf-8")
    return run(MemoryStore(), Catalogue(folder).get("mine"), {}, "en")


def test_a_number_that_select_does_not_give_is_that_of_different_values(tmp_path: Path) -> None:
    rows = [tuple(row.values()) for row in asked(QUESTION, tmp_path).table.texts()]
    assert rows == [
        ("two", "2", "a; b", "s1"),
        ("one", "1", "a", "s1; s2"),
        ("none", "0", "", "s1"),
    ]
    assert check_catalogue(Catalogue(tmp_path)) == []


def test_a_blank_number_stays_empty_where_nothing_is_counted(tmp_path: Path) -> None:
    text = QUESTION.replace("# ---\nSELECT", "# blank: [number]\n# ---\nSELECT")
    numbers = {row["thing"]: row["number"] for row in asked(text, tmp_path).table.texts()}
    assert numbers == {"two": "2", "one": "1", "none": ""}


def test_a_number_that_select_gives_is_left_as_it_is(tmp_path: Path) -> None:
    text = QUESTION.replace("SELECT ?thing", "SELECT ?thing ?number").replace(
        "  VALUES", "  BIND(7 AS ?number)\n  VALUES"
    )
    assert {row["number"] for row in asked(text, tmp_path).table.texts()} == {"7"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("{number: part}", "{number: thing}"), "'thing' must stand under 'collect'"),
        (("[part, source]", "[part, source, number]"), "'number' must not"),
        (("# ---\nSELECT", "# blank: [thing]\n# ---\nSELECT"), "no column 'thing'"),
    ],
)
def test_what_cannot_be_counted_is_said_with_the_line(
    change: tuple[str, str], said: str, tmp_path: Path
) -> None:
    with pytest.raises(QueryFileError) as caught:
        asked(QUESTION.replace(*change), tmp_path)
    assert said in caught.value.text("en")
    assert ", line " in caught.value.text("en")


def test_a_column_that_is_missing_is_still_named(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(
        QUESTION.replace("SELECT ?thing ?part", "SELECT ?thing"), encoding="utf-8"
    )
    faults = check_catalogue(Catalogue(tmp_path))
    assert [f.what.en for f in faults] == ["SELECT does not give ?part"]


@pytest.mark.parametrize(
    ("name", "values", "key", "counted", "patterns"), COUNTED, ids=lambda v: str(v)[:24]
)
def test_the_engine_counts_the_same(
    name: str,
    values: dict[str, list[str]],
    key: str,
    counted: str,
    patterns: str,
    memory: MemoryStore,
) -> None:
    text = f"{PREFIXES}SELECT ?{key} (COUNT(DISTINCT ?{counted}) AS ?n) WHERE {{ {patterns} }} GROUP BY ?{key}"
    there = {row[key]: row["n"] for row in select(memory, text).texts()}
    number = NUMBER.get(name, "number")
    rows = run(memory, open_catalogue().get(name), values, "en").table.texts()
    here = {row[key]: row[number] for row in rows if row[number] != "0"}
    assert here == there
    assert len(here) > 1
