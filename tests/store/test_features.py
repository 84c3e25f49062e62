"""Each feature gives on each engine what it gives on memory: the same value, down to the last cell."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from mhgraph.ask import Asker
from mhgraph.corpus import known_prefixes
from mhgraph.corpus.documents import documents, passages
from mhgraph.corpus.rules import read_rules
from mhgraph.lookup import describe, find, resolve
from mhgraph.lookup.evidence import sources_of
from mhgraph.lookup.statistics import classes, languages, roles, sources
from mhgraph.lookup.statistics import documents as counted_documents
from mhgraph.network import Request, build, request
from mhgraph.network.measures import Study, measure_table
from mhgraph.store import Store, select
from mhgraph.values import Triple

ENGINES = ("disk", "server", "facts_server", "virtuoso")
VIEWS: dict[str, tuple[tuple[str, ...], dict[str, list[str]]]] = {
    "partners": ((), {"place": ["West Africa"]}),
    "involvement": ((), {"document": ["EU2021"]}),
    "around": (("IOM",), {}),
    "path": (("CoMensha", "Europol"), {}),
    "programme": (("PROMIS",), {}),
    "instrument": (("2011/36/EU",), {}),
    "place": (("Nigeria",), {}),
    "documents": ((), {}),
}
FEATURES: dict[str, Callable[[Store], object]] = {
    "find": lambda store: find(store, ["opvang"], "nl"),
    "find with an accent": lambda store: find(store, ["coordinatie"], "nl"),
    "find two words": lambda store: find(store, ["training", "border"], "en"),
    "find nothing": lambda store: find(store, ["xyzzy"], "en"),
    "show an actor": lambda store: describe(store, resolve(store, "IOM", "nl").iri, "nl"),
    "show an action": lambda store: describe(store, resolve(store, "PR2021-24.4", "en").iri, "en"),
    "show a state": lambda store: describe(store, resolve(store, "Nederland", "nl").iri, "nl"),
    "prefixes": lambda store: known_prefixes(store),
    "documents": lambda store: documents(store, "en"),
    "passages": lambda store: passages(store, "AP-INT"),
    "count documents": lambda store: counted_documents(store, "en"),
    "count classes": lambda store: classes(store, "nl"),
    "count roles": lambda store: roles(store, "en"),
    "count languages": lambda store: languages(store, "en"),
    "count sources": lambda store: sources(store, "nl"),
    "sources of a derived fact": lambda store: _sources(store),
}


@pytest.fixture(scope="module")
def wanted(memory: Store) -> Callable[[str, Callable[[Store], object]], object]:
    """What memory answers, asked once for all engines."""
    kept: dict[str, object] = {}

    def answer(name: str, feature: Callable[[Store], object]) -> object:
        if name not in kept:
            kept[name] = feature(memory)
        return kept[name]

    return answer


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Store:
    engine: Store = request.getfixturevalue(request.param)
    return engine


Wanted = Callable[[str, Callable[[Store], object]], object]


@pytest.mark.parametrize("name", FEATURES)
def test_look_ups(name: str, store: Store, wanted: Wanted) -> None:
    feature = FEATURES[name]
    assert feature(store) == wanted(name, feature)


@pytest.mark.parametrize("view", VIEWS)
def test_networks_and_measures(view: str, store: Store, wanted: Wanted) -> None:
    about, filters = VIEWS[view]

    def feature(one: Store) -> object:
        network = build(one, _request(one, view, about, filters), limit=None)
        assert network.nodes
        return network, measure_table(Study(network), "actor", ()) if view == "partners" else None

    assert feature(store) == wanted(f"network {view}", feature)


def test_questions(store: Store, wanted: Wanted) -> None:
    """Questions in plain words: one in eighty of those by which the reader was built."""
    folder = Path(__file__).parents[1] / "ask" / "questions"
    asked = json.loads((folder / "building.json").read_text(encoding="utf-8"))[::80]

    def feature(one: Store) -> object:
        asker = Asker(one)
        return [asdict(asker.ask(question["question"])) for question in asked]

    assert feature(store) == wanted("questions", feature)


def _request(
    store: Store, view: str, about: tuple[str, ...], filters: dict[str, list[str]]
) -> Request:
    return request(store, "en", view, about, filters)


def _sources(store: Store) -> object:
    """Return the sources behind what follows for one action."""
    action = resolve(store, "PR2021-24.4", "en").iri
    table = select(store, f"SELECT ?p ?o WHERE {{ {action} ?p ?o }}")
    facts = sorted((Triple(action, *row) for row in table.rows), key=str)  # type: ignore[arg-type]
    return [sources_of(store, read_rules(), fact) for fact in facts[::4]]
