"""Each named question gives exactly its golden rows, in both languages, on every engine.

`python -m pytest --write-golden` writes the files anew; look at the difference before it is committed.
"""

from pathlib import Path

import pytest

from mhgraph.catalogue import NamedResult, open_catalogue, run
from mhgraph.store import Store
from mhgraph.values import value_of

SLOW_ON_RDFLIB = ("west-africa", "nigeria", "north-africa")
"""What takes rdflib's evaluator one to seven minutes (rdflib #2181); other questions are in test_on_rdflib.py."""
GOLDEN = Path(__file__).parent / "golden"
PLACES = ("West Africa", "North Africa", "Nigeria", "Horn of Africa")
CASES = [
    ("actions-in-place", {"place": [place]}, place.lower().replace(" ", "-")) for place in PLACES
]


EXAMPLES = [
    (query.name, {p.name: [p.example] for p in query.header.parameters if p.example}, "example")
    for query in open_catalogue()
]


def lines(result: NamedResult) -> list[str]:
    """Return the rows as tab-separated lines in the order in which users get them."""
    rows = ["\t".join(value_of(t).replace("\n", " ") for t in row) for row in result.table.rows]
    return ["\t".join(result.table.columns), *rows]


# The language changes labels and what they are sorted by; the engines that ask most for that answer in one.
ENGINES = [
    *((engine, lang) for lang in ("nl", "en") for engine in ("memory", "server")),
    *((engine, "en") for engine in ("disk", "facts_server", "virtuoso")),
]


@pytest.mark.parametrize(("engine", "lang"), ENGINES, ids=["-".join(pair) for pair in ENGINES])
@pytest.mark.parametrize(("name", "values", "case"), CASES + EXAMPLES, ids=lambda v: str(v)[:40])
def test_golden_rows(
    name: str,
    values: dict[str, list[str]],
    case: str,
    lang: str,
    engine: str,
    request: pytest.FixtureRequest,
) -> None:
    store: Store = request.getfixturevalue(engine)
    got = lines(run(store, open_catalogue().get(name), values, lang))
    file = GOLDEN / f"{name}.{case}.{lang}.tsv"
    if request.config.getoption("--write-golden") and engine == "memory":
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(got) + "\n", encoding="utf-8", newline="\n")
    assert got == file.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("name", "values", "case"),
    [case for case in CASES if case[2] not in SLOW_ON_RDFLIB],
    ids=lambda v: str(v)[:40],
)
def test_golden_rows_on_rdflib(
    name: str, values: dict[str, list[str]], case: str, rdflib_store: Store
) -> None:
    """Its evaluator takes minutes for the larger ones (rdflib #2181), so it answers in one language."""
    got = lines(run(rdflib_store, open_catalogue().get(name), values, "en"))
    assert got == (GOLDEN / f"{name}.{case}.en.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("place", ["West Africa", "North Africa"])
def test_both_languages_give_the_same_rows(memory: Store, place: str) -> None:
    query = open_catalogue().get("actions-in-place")
    keys = ("action", "actor", "role", "namedPlace", "source")
    tables = [run(memory, query, {"place": [place]}, lang).table for lang in ("nl", "en")]
    got = [sorted(tuple(row[k] for k in keys) for row in table.texts()) for table in tables]
    assert got[0] == got[1]
    assert len(got[0]) > 0
    assert tables[0].columns == tables[1].columns


def test_a_place_in_either_language_is_the_same_place(memory: Store) -> None:
    query = open_catalogue().get("actions-in-place")
    one = run(memory, query, {"place": ["West Africa"]}, "en").table
    other = run(memory, query, {"place": ["West-Afrika"]}, "en").table
    assert one == other


def test_an_action_without_actor_keeps_its_row(memory: Store) -> None:
    query = open_catalogue().get("actions-in-place")
    table = run(memory, query, {"place": ["Africa"]}, "en").table
    assert any(row["action"] for row in table.texts())
    assert len(
        {(r["action"], r["actor"], r["role"], r["namedPlace"]) for r in table.texts()}
    ) == len(table)


def test_roll_up_goes_down_only(memory: Store) -> None:
    query = open_catalogue().get("actions-in-place")
    mali = {r["identifier"] for r in run(memory, query, {"place": ["Mali"]}, "en").table.texts()}
    west = {
        r["identifier"]: r
        for r in run(memory, query, {"place": ["West Africa"]}, "en").table.texts()
    }
    assert "PR2021-24.1" in mali
    assert mali <= set(west)
    assert "PR2021-24.4" in west
    assert "PR2021-24.4" not in mali, "the text says West Africa, not Mali"
