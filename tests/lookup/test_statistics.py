"""The numbers are those of a count by hand over the quads, on every engine."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from mhgraph.corpus import open_store
from mhgraph.corpus.documents import documents as listed
from mhgraph.lookup import statistics
from mhgraph.store import MemoryStore, Store
from mhgraph.values import DefaultGraph, Literal, Quad, Term

MH = "https://w3id.org/mhgraph/ontology#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
IDENTIFIER = "http://purl.org/dc/terms/identifier"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"


class ByHand:
    """The quads, counted without SPARQL."""

    def __init__(self, store: MemoryStore) -> None:
        self.graphs: dict[Term, list[Quad]] = defaultdict(list)
        self.types: dict[str, set[Term]] = defaultdict(set)
        self.default: list[Quad] = []
        for quad in store.quads():
            if not isinstance(quad.graph_name, DefaultGraph):
                self.graphs[quad.graph_name].append(quad)
                continue
            self.default.append(quad)
            if quad.predicate.value == TYPE:
                self.types[quad.object.value].add(quad.subject)  # type: ignore[union-attr]

    def of(self, predicate: str) -> list[Quad]:
        return [q for q in self.default if q.predicate.value == predicate]

    def kind(self, name: str) -> set[Term]:
        return self.types[MH + name]

    def document(self, key: str) -> dict[str, int]:
        mine = {q.subject for q in self.of(MH + "inDocument") if q.object.value == key}  # type: ignore[union-attr]
        quads = [q for source in mine for q in self.graphs[source]]
        identified = {q.subject for q in quads if q.predicate.value == IDENTIFIER}
        typed = {q.subject for q in quads if q.predicate.value == TYPE}
        size = {s: len(self.graphs[s]) for s in mine}
        return {
            "passages": len(mine & self.kind("Passage")),
            "actions": len(identified & self.kind("CodedAction")),
            "parts": len(identified & self.kind("ActionPart")),
            "in_passages": sum(size[s] for s in mine & self.kind("Passage")),
            "in_readings": sum(size[s] for s in mine & self.kind("Reading")),
            "figures": len(typed & self.kind("Figure")),
            "actors": len({t for q in quads for t in (q.subject, q.object)} & self.kind("Actor")),
        }


@pytest.fixture(scope="module")
def by_hand(memory: MemoryStore) -> ByHand:
    return ByHand(memory)


@pytest.fixture(params=["memory", "server"])
def store(request: pytest.FixtureRequest) -> Store:
    engine: Store = request.getfixturevalue(request.param)
    return engine


def test_documents(store: Store, by_hand: ByHand) -> None:
    found = statistics.documents(store, "en")
    assert {d.key for d in found} == {t.value for t in by_hand.kind("Document")}  # type: ignore[union-attr]
    for document in found:
        assert dict(document.numbers) == by_hand.document(document.key)
    assert sum(d.numbers["actions"] for d in found) == len(by_hand.kind("CodedAction"))
    assert sum(d.numbers["figures"] for d in found) == len(by_hand.kind("Figure"))


def test_documents_agree_with_the_list_of_documents(memory: MemoryStore) -> None:
    found = {d.label: d.numbers for d in statistics.documents(memory, "nl")}
    for row in listed(memory, "nl").texts():
        assert found[row["short"]]["passages"] == int(row["passages"])
        assert found[row["short"]]["actions"] == int(row["actions"])


def test_classes(store: Store, by_hand: ByHand) -> None:
    found = {c.key: c.numbers["entities"] for c in statistics.classes(store, "en")}
    assert all(number == len(by_hand.types[key]) for key, number in found.items())
    assert {k for k in by_hand.types if k.startswith(MH)} <= found.keys()
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_classes_have_names_in_the_language_asked_for(memory: MemoryStore) -> None:
    names = [{c.key: c.label for c in statistics.classes(memory, x)} for x in ("nl", "en")]
    assert [n[MH + "Place"] for n in names] == ["plaats", "place"]


def test_roles_count_what_sources_state_not_what_is_derived(store: Store, by_hand: ByHand) -> None:
    stated: Counter[str] = Counter()
    for source in by_hand.kind("Source"):
        stated.update(q.predicate.value for q in by_hand.graphs[source])
    found = {r.key: r.numbers["statements"] for r in statistics.roles(store, "en")}
    assert found == {role.value: stated[role.value] for role in by_hand.kind("Role")}  # type: ignore[union-attr]
    derived = len(by_hand.of(MH + "involves"))
    assert found[MH + "involves"] < derived
    assert max(found.values()) > 0


def test_languages(store: Store, by_hand: ByHand) -> None:
    def tally(*predicates: str) -> Counter[str]:
        objects = [q.object for p in predicates for q in by_hand.of(p)]
        return Counter((o.language or "").lower() for o in objects if isinstance(o, Literal))

    preferred = tally(SKOS + "prefLabel", RDFS + "label")
    other, titles = tally(SKOS + "altLabel"), tally("http://purl.org/dc/terms/title")
    expected = {
        tag: {"preferred": preferred[tag], "other": other[tag], "titles": titles[tag]}
        for tag in preferred.keys() | other.keys() | titles.keys()
    }
    assert {c.key: dict(c.numbers) for c in statistics.languages(store, "en")} == expected
    assert {"", "nl", "en"} <= expected.keys()


def test_sources(store: Store, by_hand: ByHand) -> None:
    found = {c.key: dict(c.numbers) for c in statistics.sources(store, "en")}
    assert {MH + k for k in ("Passage", "Reading", "Register", "UserGraph")} <= found.keys()
    for key, numbers in found.items():
        sizes = [len(by_hand.graphs[source]) for source in by_hand.types[key]]
        assert numbers == {
            "sources": len(sizes),
            "saying": sum(size > 0 for size in sizes),
            "statements": sum(sizes),
        }


def test_data_of_ones_own_are_counted(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        f"""@prefix mh: <{MH}> . @prefix skos: <{SKOS}> . @prefix x: <https://example.org/> .
        x:a a x:Boat ; skos:prefLabel "Boot"@nl-BE ; mh:ledBy x:b .""",
        encoding="utf-8",
    )
    plain, store = open_store(), open_store([own])
    boats = [c for c in statistics.classes(store, "en") if c.key == "https://example.org/Boat"]
    assert [(b.label, b.numbers["entities"]) for b in boats] == [("https://example.org/Boat", 1)]
    tags = {c.key: c.numbers["preferred"] for c in statistics.languages(store, "en")}
    assert tags["nl-be"] == 1
    led = [
        next(r.numbers["statements"] for r in statistics.roles(s, "en") if r.key == MH + "ledBy")
        for s in (plain, store)
    ]
    assert led[1] == led[0] + 1


def test_an_empty_graph_has_nothing_to_count() -> None:
    for count in statistics.PARTS.values():
        assert count(MemoryStore(), "en") == []


def test_every_part_has_its_measures(memory: MemoryStore) -> None:
    assert statistics.PARTS.keys() == statistics.MEASURES.keys()
    for name, count in statistics.PARTS.items():
        assert all(tuple(c.numbers) == statistics.MEASURES[name] for c in count(memory, "nl"))
