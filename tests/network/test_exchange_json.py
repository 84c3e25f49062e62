"""The JSON of a network holds all of it; what is wrong in such a file is named by its place."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhgraph.errors import DataFileError
from mhgraph.network import Network, Request, build
from mhgraph.network.exchange import network_from_json
from mhgraph.store import MemoryStore
from network.exchanged import NETWORKS, grid, networks, only
from network.synthetic import synthetic


@pytest.fixture(params=sorted(NETWORKS))
def network(request: pytest.FixtureRequest) -> Network:
    return NETWORKS[request.param]()


def test_json_is_read_back_to_an_equal_network(network: Network) -> None:
    assert network_from_json(only(network, "json").decode("utf-8")) == network


@pytest.mark.parametrize("view", ["partners", "involvement"])
def test_a_network_of_the_data_comes_back_from_json(memory: MemoryStore, view: str) -> None:
    network = build(memory, Request(view))
    assert network.edges
    assert network_from_json(only(network, "json").decode("utf-8")) == network


def test_json_has_places_weights_and_the_legend_for_other_programs() -> None:
    network = synthetic(20, 30)
    made = json.loads(only(network, "json"))
    assert made["format"] == "mhgraph network"
    assert made["version"] == 1
    assert made["licence"] == "CC BY 4.0"
    assert [e["weight"] for e in made["edges"]] == [e.weight for e in network.edges]
    assert {n["iri"]: (n["x"], n["y"]) for n in made["nodes"]} == grid(network)
    assert made["nodes"][0]["group_en"] == "government"


@settings(max_examples=60, deadline=None)
@given(networks())
def test_any_network_comes_back_from_json(network: Network) -> None:
    assert network_from_json(only(network, "json").decode("utf-8")) == network


@settings(max_examples=100, deadline=None)
@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_other_text_is_refused_with_our_own_error(text: str) -> None:
    with pytest.raises(DataFileError):
        network_from_json(text)


def spoilt(change: Callable[[Any], object]) -> str:
    made = json.loads(only(synthetic(4, 3), "json"))
    change(made)
    return json.dumps(made)


def put(made: Any, *path: str | int, value: object = None) -> None:
    for step in path[:-1]:
        made = made[step]
    made[path[-1]] = value


@pytest.mark.parametrize(
    ("text", "en", "nl"),
    [
        (lambda: "{", "This is no JSON", "Dit is geen JSON"),
        (lambda: "[" * 100_000, "This is no JSON", "Dit is geen JSON"),
        (lambda: "[]", "$.format is not", "$.format is niet"),
        (lambda: spoilt(lambda m: m.pop("format")), "$.format is not", "$.format is niet"),
        (lambda: spoilt(lambda m: put(m, "version", value=2)), "reads version 1", "leest versie 1"),
        (
            lambda: spoilt(lambda m: put(m, "version", value=True)),
            "$.version: a whole",
            "$.version",
        ),
        (lambda: spoilt(lambda m: m.pop("view")), "$.view: is missing.", "$.view: ontbreekt."),
        (
            lambda: spoilt(lambda m: put(m, "nodes", 2, "label", "nl", value=7)),
            "$.nodes[2].label.nl: a text belongs here, and here stands 7.",
            "$.nodes[2].label.nl: hier hoort een tekst, en hier staat 7.",
        ),
        (
            lambda: spoilt(lambda m: put(m, "nodes", 1, "actions", value=-1)),
            "$.nodes[1].actions: a whole number from 0",
            "$.nodes[1].actions: hier hoort een geheel getal",
        ),
        (
            lambda: spoilt(lambda m: put(m, "nodes", 1, value=[])),
            "$.nodes[1]: an object belongs here, and here stands […].",
            "$.nodes[1]: hier hoort een object",
        ),
        (
            lambda: spoilt(lambda m: put(m, "edges", 0, "grounds", 0, "sources", value="x")),
            "$.edges[0].grounds[0].sources: a list",
            "$.edges[0].grounds[0].sources: hier hoort een lijst",
        ),
        (
            lambda: spoilt(lambda m: put(m, "edges", 0, "grounds", value=[])),
            "$.edges[0].grounds: is empty",
            "$.edges[0].grounds: is leeg",
        ),
        (
            lambda: spoilt(lambda m: put(m, "edges", 0, "right", value="urn:nobody")),
            "$.edges[0].right: is no node",
            "$.edges[0].right: is geen knoop",
        ),
        (
            lambda: spoilt(lambda m: m["nodes"].append(m["nodes"][0])),
            "$.nodes[4].iri: stands before",
            "$.nodes[4].iri: staat al eerder",
        ),
        (
            lambda: spoilt(lambda m: put(m, "labels", "\u202eurn", value={"nl": "x"})),
            '$.labels["\\u202eurn"].en: is missing',
            '$.labels["\\u202eurn"].en: ontbreekt',
        ),
    ],
)
def test_a_fault_in_json_is_named_by_its_place(text: Callable[[], str], en: str, nl: str) -> None:
    with pytest.raises(DataFileError) as caught:
        network_from_json(text())
    assert en in caught.value.text("en")
    assert nl in caught.value.text("nl")
    assert caught.value.hint is not None


def test_a_field_that_a_later_version_adds_is_passed_over() -> None:
    text = spoilt(lambda made: made.update(more=[1], nodes=[n | {"new": 1} for n in made["nodes"]]))
    assert network_from_json("\ufeff" + text) == synthetic(4, 3)
