"""Places are the same each time, and nothing stands on top of anything else."""

import os
import subprocess
import sys
from itertools import combinations
from random import Random

import numpy as np
import pytest

from mhgraph.errors import Words
from mhgraph.network.layout import box_of, degrees, drawn_label, label_lines, node_size, positions
from mhgraph.network.layout.push import squeezed
from mhgraph.network.layout.rooms import Rooms
from mhgraph.network.model import Edge, Ground, Network, Node
from network.synthetic import synthetic

NAMES = (
    ("UNODC", "UNODC"),
    ("Ministerie van SZW", "Ministry of Social Affairs and Employment"),
    (
        "Agentschap tegen mensenhandel",
        "National Agency for the Prohibition of Trafficking in Persons",
    ),
    ("Europese Commissie", "European Commission"),
    ("Internationale Organisatie voor Migratie", "IOM"),
    ("Koninklijke Marechaussee", "Marechaussee"),
)
NOTHING = Words("", "")
GROUND = (Ground("urn:action:1", "urn:action:1", (), (), ()),)


def of(nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> Network:
    return Network("partners", NOTHING, NOTHING, NOTHING, nodes, edges)


def node(number: int, nl: str, en: str) -> Node:
    return Node(f"urn:actor:{number:04d}", Words(nl, en), "NGO", Words("ngo", "NGO"))


def network(count: int, lines: int) -> Network:
    """Return `count` actors with about `lines` lines; each seventh actor has none."""
    chance = Random(count)
    named = [NAMES[i % len(NAMES)] for i in range(count)]
    nodes = tuple(node(i, f"{nl} {i}", f"{en} {i}") for i, (nl, en) in enumerate(named))
    linked = [n.iri for i, n in enumerate(nodes) if i % 7]
    pairs = {tuple(sorted(chance.sample(linked, 2))) for _ in range(lines)} if lines else set()
    return of(nodes, tuple(Edge(left, right, GROUND) for left, right in sorted(pairs)))


def overlaps(drawn: Network, lang: str) -> int:
    """Count the pairs of actors whose shapes or labels overlap."""
    places, degree = positions(drawn), degrees(drawn)
    rooms = []
    for n in drawn.nodes:
        (x, y), box = places[n.iri], box_of(drawn_label(n, lang), degree[n.iri])
        rooms.append((x - box.half, y - box.above, x + box.half, y + box.below))
    return clashing(rooms)


def clashing(rooms: list[tuple[float, float, float, float]]) -> int:
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


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("count", "lines"), [(9, 0), (40, 60), (40, 300), (60, 500), (120, 250)])
def test_labels_do_not_overlap_in_either_language(count: int, lines: int, lang: str) -> None:
    assert overlaps(network(count, lines), lang) == 0


def test_shapes_do_not_overlap_in_a_large_network() -> None:
    drawn = synthetic(400, 1000)
    places, degree = positions(drawn), degrees(drawn)
    rooms = []
    for iri, (x, y) in places.items():
        size = node_size(degree[iri])
        rooms.append((x - size, y - size, x + size, y + size))
    assert clashing(rooms) <= 2


def through_shapes(drawn: Network) -> int:
    """Count the lines that run over the shape of a node that is not theirs."""
    places, degree = positions(drawn), degrees(drawn)
    found = 0
    for edge in drawn.edges:
        start, stop = (np.array(places[end]) for end in (edge.left, edge.right))
        for other in places.keys() - {edge.left, edge.right}:
            to, along = np.array(places[other]) - start, stop - start
            share = min(max(float(to @ along / (along @ along)), 0.0), 1.0)
            found += float(np.hypot(*(to - share * along))) < node_size(degree[other])
    return found


def test_few_lines_run_through_shapes_of_others() -> None:
    assert through_shapes(synthetic(25, 40)) == 0
    assert through_shapes(synthetic(60, 90)) < 5


@pytest.mark.parametrize(("count", "lines"), [(40, 60), (300, 700)])
def test_the_same_places_in_every_process(count: int, lines: int) -> None:
    code = f"from network.test_layout import *; print(positions(network({count}, {lines})))"
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
    assert told[0] == told[1] == f"{positions(network(count, lines))}\n"


@pytest.mark.parametrize("count", [40, 200])
def test_the_order_of_actors_and_lines_does_not_matter(count: int) -> None:
    drawn = network(count, 3 * count // 2)
    assert positions(of(drawn.nodes[::-1], drawn.edges[::-1])) == positions(drawn)


def test_the_picture_lies_like_a_screen() -> None:
    places = positions(network(60, 90)).values()
    width = max(x for x, _ in places) - min(x for x, _ in places)
    height = max(y for _, y in places) - min(y for _, y in places)
    assert 1 < width / height < 3


def test_communities_stand_apart() -> None:
    """Six groups of forty that a few bridges join: who belongs together is nearer than who does not."""
    chance = Random(6)
    pairs = {(g * 40, (g * 40 + 40) % 240) for g in range(6)}
    for group in range(6):
        inside = range(group * 40, group * 40 + 40)
        pairs |= {(min(p), max(p)) for p in (chance.sample(inside, 2) for _ in range(120))}
    nodes = tuple(node(i, str(i), str(i)) for i in range(240))
    ends = sorted({(min(p), max(p)) for p in pairs})
    drawn = of(nodes, tuple(Edge(nodes[a].iri, nodes[b].iri, GROUND) for a, b in ends))
    places = positions(drawn)
    points = np.array([places[n.iri] for n in nodes])
    middles = points.reshape(6, 40, 2).mean(axis=1)
    own = np.hypot(*(points - np.repeat(middles, 40, axis=0)).T)
    between = min(np.hypot(*(a - b)) for a, b in combinations(middles, 2))
    assert np.median(own) < between / 2


@pytest.mark.parametrize("count", [520, 1300])
def test_trees_and_stars_of_any_size(count: int) -> None:
    nodes = tuple(node(i, str(i), str(i)) for i in range(count))
    tree = tuple(Edge(nodes[i // 2].iri, nodes[i].iri, GROUND) for i in range(1, count))
    star = tuple(Edge(nodes[0].iri, nodes[i].iri, GROUND) for i in range(1, count))
    assert len(set(positions(of(nodes, tree)).values())) == count
    assert len(set(positions(of(nodes, star)).values())) == count


def test_lines_both_ways_and_to_itself_count_once() -> None:
    one, two = node(1, "a", "a"), node(2, "b", "b")
    ends = ((one, two), (two, one), (one, one))
    drawn = of((one, two), tuple(Edge(a.iri, b.iri, GROUND, directed=True) for a, b in ends))
    assert degrees(drawn) == {one.iri: 1, two.iri: 1}
    assert len(set(positions(drawn).values())) == 2


def test_a_label_takes_three_short_lines_at_most() -> None:
    assert label_lines("UNODC") == ["UNODC"]
    long = label_lines("National Agency for the Prohibition of Trafficking in Persons (NAPTIP)")
    assert long == ["National Agency for", "the Prohibition of", "Trafficking in …"]
    assert all(len(line) <= 20 for line in label_lines("x" * 500))


def test_an_action_is_labelled_by_its_identifier() -> None:
    label, kind = Words("Een lange titel", "A long title"), Words("actie", "action")
    assert drawn_label(Node("urn:a", label, "Action", kind, "PR2021-24.1"), "nl") == "PR2021-24.1"
    assert drawn_label(Node("urn:a", label, "Action", kind), "nl") == "Een lange titel"
    assert drawn_label(Node("urn:a", label, "NGO", kind, "x"), "en") == "A long title"


def test_squeezed_into_a_width_nothing_overlaps() -> None:
    drawn = network(40, 60)
    boxes = [box_of(n.label.en, 3) for n in drawn.nodes]
    rooms, places = Rooms.of(boxes), positions(drawn)
    points = squeezed(
        np.array([places[n.iri] for n in drawn.nodes]), rooms, np.zeros((0, 2), dtype=int), 700.0
    )
    left, _, right, _ = rooms.frame(points)
    assert right - left <= 701
    taken = [
        (x - b.half, y - b.above, x + b.half, y + b.below)
        for (x, y), b in zip(points.tolist(), boxes, strict=True)
    ]
    assert clashing(taken) == 0
