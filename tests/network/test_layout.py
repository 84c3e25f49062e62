"""Places are the same each time, and nothing stands on top of anything else."""

import os
import subprocess
import sys
from itertools import combinations
from random import Random

import pytest

from mhgraph.network.layout import box_of, label_lines, positions
from mhgraph.network.model import Edge, Network, Node

NAMES = (
    "UNODC",
    "Ministry of Social Affairs and Employment",
    "National Agency for the Prohibition of Trafficking in Persons",
    "European Commission",
    "IOM",
    "Koninklijke Marechaussee",
)


def network(count: int, lines: int) -> Network:
    """Return `count` actors with about `lines` lines; each seventh actor has none."""
    chance = Random(count)  # noqa: S311
    nodes = tuple(
        Node(f"urn:actor:{i:03d}", f"{NAMES[i % len(NAMES)]} {i}", "NGO", "ngo", 1)
        for i in range(count)
    )
    linked = [node.iri for i, node in enumerate(nodes) if i % 7]
    pairs = {tuple(sorted(chance.sample(linked, 2))) for _ in range(lines)} if lines else set()
    edges = tuple(Edge(left, right, ()) for left, right in sorted(pairs))
    return Network("t", "en", "s", nodes, edges)


def overlaps(drawn: Network) -> int:
    """Count the pairs of actors whose shapes or labels overlap."""
    places = positions(drawn)
    degree = {node.iri: 0 for node in drawn.nodes}
    for edge in drawn.edges:
        degree[edge.left] += 1
        degree[edge.right] += 1
    rooms = []
    for node in drawn.nodes:
        (x, y), box = places[node.iri], box_of(node.name, degree[node.iri])
        rooms.append((x - box.half, y - box.above, x + box.half, y + box.below))
    return sum(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        for a, b in combinations(rooms, 2)
    )


def test_nothing_to_place() -> None:
    assert positions(network(0, 0)) == {}


@pytest.mark.parametrize(("count", "lines"), [(1, 0), (2, 0), (9, 0), (5, 4), (25, 40), (60, 90)])
def test_every_actor_has_a_place_of_its_own(count: int, lines: int) -> None:
    places = positions(network(count, lines))
    assert len(places) == count
    assert len(set(places.values())) == count


@pytest.mark.parametrize(("count", "lines"), [(9, 0), (40, 60), (40, 300), (120, 250)])
def test_labels_do_not_overlap(count: int, lines: int) -> None:
    assert overlaps(network(count, lines)) == 0


def test_the_same_places_in_every_process() -> None:
    code = "from test_layout import *; print(positions(network(40, 60)))"
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] == f"{positions(network(40, 60))}\n"


def test_the_order_of_actors_and_lines_does_not_matter() -> None:
    drawn = network(40, 60)
    turned = Network("t", "en", "s", drawn.nodes[::-1], drawn.edges[::-1])
    assert positions(turned) == positions(drawn)


def test_the_picture_lies_like_a_screen() -> None:
    places = positions(network(60, 90)).values()
    width = max(x for x, _ in places) - min(x for x, _ in places)
    height = max(y for _, y in places) - min(y for _, y in places)
    assert 1 < width / height < 3


def test_more_actors_than_spring_layout_takes_without_scipy() -> None:
    nodes = tuple(Node(f"urn:actor:{i:03d}", str(i), "NGO", "ngo", 1) for i in range(520))
    edges = tuple(Edge(nodes[i // 2].iri, nodes[i].iri, ()) for i in range(1, 520))
    assert len(set(positions(Network("t", "en", "s", nodes, edges)).values())) == 520


def test_a_label_takes_three_short_lines_at_most() -> None:
    assert label_lines("UNODC") == ["UNODC"]
    long = label_lines("National Agency for the Prohibition of Trafficking in Persons (NAPTIP)")
    assert long == ["National Agency for", "the Prohibition of", "Trafficking in …"]
    assert all(len(line) <= 20 for line in label_lines("x" * 500))
