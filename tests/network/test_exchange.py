"""A network as a networkx graph and as files: what is said of nodes and lines, and the same bytes each time."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import pytest

from mhgraph.errors import UsageError
from mhgraph.network.exchange import FORMS, exchange, to_networkx
from mhgraph.network.layout import positions
from mhgraph.network.model import Edge, Ground, Network
from mhgraph.network.style import group_of
from network.exchanged import directed, grid, hostile, node, small
from network.synthetic import synthetic

T = TypeVar("T")


def test_a_graph_says_of_nodes_and_lines_what_the_network_says() -> None:
    graph = to_networkx(synthetic(30, 40), grid(synthetic(30, 40)))
    iri = "https://w3id.org/mhgraph/id/actor/a00000"
    group = group_of("Ministry")
    assert graph.nodes[iri] == {
        "label_nl": "Organisatie nummer 0",
        "label_en": "Organisation number 0",
        "kind": "Ministry",
        "kind_nl": "ministerie",
        "kind_en": "ministry",
        "group_nl": "overheid",
        "group_en": "government",
        "identifier": "",
        "actions": synthetic(30, 40).nodes[0].actions,
        "x": -200.0,
        "y": -100.0,
        "colour": group.colour,
        "shape": "square",
        "size": graph.nodes[iri]["size"],
    }
    edge = synthetic(30, 40).edges[0]
    row = graph.edges[edge.left, edge.right]
    assert (row["left"], row["right"]) == (edge.left, edge.right)
    assert row["weight"] == edge.weight
    assert row["directed"] is False
    roles = {"geleid door": "led by", "betaald door": "funded by", "partner": "partner"}
    assert [roles[r] for r in row["left_roles_nl"].split("; ")] == row["left_roles_en"].split("; ")
    assert row["actions"].startswith("T1-")
    assert row["sources_nl"].startswith("T")
    assert "blz." in row["sources_nl"]
    assert "p." in row["sources_en"]


def test_one_directed_line_makes_a_directed_graph_in_which_each_line_says_what_it_is() -> None:
    graph = to_networkx(directed(), {})
    assert graph.is_directed()
    assert {(u, v): row["directed"] for u, v, row in graph.edges(data=True)} == {
        ("urn:a", "urn:b"): True,
        ("urn:a", "urn:c"): False,
        ("urn:b", "urn:a"): True,
    }
    assert graph.edges["urn:a", "urn:b"]["weight"] == 2
    assert graph.edges["urn:a", "urn:c"]["left_roles_en"] == "led by"
    assert not to_networkx(synthetic(5, 4), {}).is_directed()


def test_a_node_without_a_place_has_none_in_any_form() -> None:
    network = small((node("urn:a"), node("urn:b")))
    assert "x" not in to_networkx(network, {}).nodes["urn:a"]
    for form in FORMS:
        files = exchange(network, form, {"urn:a": (1.26, -0.0)})
        assert all(b"1.26" in text for name, text in files.items() if name != "-lines")
        assert b"-0.0" not in b"".join(files.values())


def test_sizes_count_neighbours_not_lines() -> None:
    graph = to_networkx(directed(), {})
    assert graph.nodes["urn:b"]["size"] == graph.nodes["urn:c"]["size"]
    assert graph.nodes["urn:a"]["size"] > graph.nodes["urn:b"]["size"]


def test_an_action_is_cited_by_its_identifier_or_its_iri() -> None:
    grounds = tuple(Ground(f"urn:{i}", f"urn:{i}", (), (), ()) for i in "abc")
    nodes = (node("urn:x"), node("urn:y"))
    given = {"urn:a": "P1-1", "urn:b": "two words"}
    network = small(nodes, (Edge("urn:x", "urn:y", grounds),), identifiers=given)
    assert to_networkx(network, {}).edges["urn:x", "urn:y"]["actions"] == "P1-1 urn:b urn:c"


def test_a_form_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UsageError, match="no such form") as caught:
        exchange(small(), "dot")
    assert "graphml, gexf, csv, json, cytoscape" in caught.value.text("nl")


def test_places_are_those_of_the_layout_where_none_are_given() -> None:
    network = synthetic(12, 14)
    for form in FORMS:
        assert exchange(network, form) == exchange(network, form, positions(network))


def digests() -> str:
    """One digest of all files of two networks."""
    total = hashlib.sha256()
    for network in (synthetic(40, 80), hostile()):
        for form in FORMS:
            for name, text in exchange(network, form, grid(network)).items():
                total.update(name.encode() + text)
    return total.hexdigest()


def test_the_same_network_gives_the_same_bytes() -> None:
    code = "from network.test_exchange import digests; print(digests())"
    seen = {digests()}
    for seed in ("0", "42"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(run.stdout.strip())
    assert len(seen) == 1


def turned(entries: Mapping[str, T]) -> dict[str, T]:
    return {key: entries[key] for key in reversed(list(entries))}


def test_the_order_of_what_is_named_does_not_matter() -> None:
    network = synthetic(20, 30)
    other = replace(
        network,
        labels=turned(network.labels),
        facets=turned(network.facets),
        identifiers=turned(network.identifiers),
    )
    for form in FORMS:
        assert exchange(other, form, {}) == exchange(network, form, {})


@pytest.fixture(scope="module")
def large() -> Network:
    return synthetic(5000, 20000)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_large_network_is_written_soon(form: str, large: Network) -> None:
    places = grid(large)
    start = time.perf_counter()
    files = exchange(large, form, places)
    assert time.perf_counter() - start < 15  # 0.2 to 2.5 s on two cores that do nothing else
    assert all(files.values())
