"""Every kind of actor has a look that can be told apart and read, whatever the reader's eyes."""

from collections import Counter
from itertools import combinations

import pyoxigraph as ox
import pytest

from mhgraph.network.style import GROUPS, INK, OUTLINES, Group, group_of
from mhgraph.resources import ontology_folder

MH = "https://w3id.org/mhgraph/ontology#"


def ontology() -> ox.Store:
    store = ox.Store()
    store.load(path=ontology_folder() / "mhgraph.ttl", format=ox.RdfFormat.TURTLE)
    return store


def classes_from(top: str) -> dict[str, tuple[str, ...]]:
    """Local names of a class and of all below it, with those above each, the nearest first."""
    store = ontology()
    below = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
    found: dict[str, tuple[str, ...]] = {top: ()}
    waiting = [top]
    while waiting:
        current = waiting.pop()
        for quad in store.quads_for_pattern(None, below, ox.NamedNode(f"{MH}{current}")):
            name = str(quad.subject).strip("<>").removeprefix(MH)
            found[name] = (current, *found[current])
            waiting.append(name)
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
    assert set(classes_from("Actor")) <= set(placed)
    assert set(placed.values()) == {1}


@pytest.mark.parametrize(
    "top", ["PolicyInstrument", "Place", "Output", "Fund", "Event", "Document"]
)
def test_a_class_below_another_looks_like_that(top: str) -> None:
    classes = classes_from(top)
    looks = {group_of(kind, above).name.en for kind, above in classes.items()}
    assert looks == {group_of(top).name.en}
    assert looks != {"other"}


def test_each_kind_that_has_a_look_is_a_class_of_the_ontology() -> None:
    known = {
        str(quad.subject).strip("<>").removeprefix(MH)
        for quad in ontology().quads_for_pattern(None, None, None)
    }
    assert {kind for group in GROUPS for kind in group.kinds} <= known


@pytest.mark.parametrize("group", GROUPS[:-1], ids=lambda g: g.name.en)
def test_a_kind_gets_the_look_of_its_group(group: Group) -> None:
    assert {group_of(kind) for kind in group.kinds} == {group}
    assert group.shape in OUTLINES
    assert group.name.nl
    assert group.name.en


@pytest.mark.parametrize("kind", ["", "Thing", "ministry"])
def test_an_unknown_kind_is_something_other(kind: str) -> None:
    assert group_of(kind).name.en == "other"
    assert group_of(kind, ("Organisation", "Actor")).name.en == "other organisations"


def test_text_and_borders_stand_out_from_the_page() -> None:
    assert contrast(INK, "#ffffff") >= 7


def test_groups_of_one_shape_differ_in_lightness() -> None:
    for one, other in combinations(GROUPS, 2):
        if one.shape == other.shape:
            assert contrast(one.colour, other.colour) >= 1.5, (one.name.en, other.name.en)
