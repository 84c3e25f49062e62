"""Every kind of actor has a look that can be told apart and read, whatever the reader's eyes."""

from collections import Counter
from itertools import combinations

import pyoxigraph as ox
import pytest

from mhgraph.network.style import GROUPS, INK, OUTLINES, Group, group_of
from mhgraph.resources import ontology_folder

MH = "https://w3id.org/mhgraph/ontology#"


def actor_classes() -> set[str]:
    """Local names of mh:Actor and of all classes below it, from the ontology as committed."""
    store = ox.Store()
    store.load(path=ontology_folder() / "mhgraph.ttl", format=ox.RdfFormat.TURTLE)
    below = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
    found, waiting = set(), [ox.NamedNode(f"{MH}Actor")]
    while waiting:
        current = waiting.pop()
        found.add(current.value.removeprefix(MH))
        quads = store.quads_for_pattern(None, below, current)
        waiting.extend(q.subject for q in quads if isinstance(q.subject, ox.NamedNode))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_each_actor_class_of_the_ontology_has_one_group() -> None:
    placed = Counter(kind for group in GROUPS for kind in group.kinds)
    assert set(placed) == actor_classes()
    assert set(placed.values()) == {1}


@pytest.mark.parametrize("group", GROUPS, ids=lambda g: g.name.en)
def test_a_kind_gets_the_look_of_its_group(group: Group) -> None:
    assert {group_of(kind) for kind in group.kinds} == {group}
    assert group.shape in OUTLINES
    assert group.name.nl
    assert group.name.en


@pytest.mark.parametrize("kind", ["", "Thing", "ministry"])
def test_an_unknown_kind_is_an_other_organisation(kind: str) -> None:
    assert group_of(kind).name.en == "other organisations"


def test_text_and_borders_stand_out_from_the_page() -> None:
    assert contrast(INK, "#ffffff") >= 7


def test_groups_of_one_shape_differ_in_lightness() -> None:
    for one, other in combinations(GROUPS, 2):
        if one.shape == other.shape:
            assert contrast(one.colour, other.colour) >= 1.5, (one.name.en, other.name.en)
