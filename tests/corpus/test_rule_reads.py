"""A rule is not run again where nothing it looks at is new; in doubt it looks at everything."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from mhgraph.corpus.disk_rules import derive_on_disk
from mhgraph.corpus.filling import Filling, Step
from mhgraph.corpus.rule_reads import new_in, reads, touched
from mhgraph.corpus.rules import Rule, derive, read_rules
from mhgraph.errors import StoreError
from mhgraph.store import MemoryStore
from mhgraph.store.disk_build import building
from mhgraph.store.disk_folder import DiskFolder
from mhgraph.values import NamedNode

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def looked_at(where: str) -> frozenset[str] | None:
    return reads(f"# ?s ?p ?o\nPREFIX m: <m:>\nCONSTRUCT {{ ?s m:z ?o }} WHERE {{ {where} }}")


@pytest.mark.parametrize(
    "where",
    [
        "?s ?p ?o",
        "?s m:a ?o ; ?p ?q",
        "FILTER(?a > 1) ?s ?p ?o",
        "BIND(1 AS ?x) ?s ?p ?o .",
        "?s m:a ?o OPTIONAL { ?s $p ?o }",
        "?s (m:a|m:b) ?o",
        "?s m:a/(!m:b) ?o",
        "?s !m:a ?o",
        "?s m:a [ ?p ?o ]",
        '?s m:a """ } """ . ?s ?p ?o',
    ],
)
def test_a_rule_that_may_look_at_everything(where: str) -> None:
    assert looked_at(where) is None


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("?s m:a ?o . ?o m:b.c 'x ?p' .", {"<m:a>", "<m:b.c>"}),
        ("?s m:a ?o, ?q ; m:b ?r", {"<m:a>", "<m:b>"}),
        ("?s m:a+/<m:x>? ?o FILTER NOT EXISTS { ?s m:b ?o }", {"<m:a>", "<m:x>", "<m:b>"}),
        ("VALUES ?x { m:k } ?s m:a ?x", {"<m:k>", "<m:a>"}),
        ("?s a m:K . ?s m:a ?o", {f"{TYPE} <m:K>", "<m:K>", "<m:a>"}),
        ("?s a ?kind", {TYPE}),
        ("?s a/m:up m:K", {TYPE, "<m:up>", "<m:K>"}),
    ],
)
def test_what_a_rule_looks_at(where: str, found: set[str]) -> None:
    assert set(looked_at(where) or ()) == found


def test_what_is_new() -> None:
    lines = [b"<s> <m:a> <o> .", f"<s> {TYPE} <m:K> .".encode(), b'<s> <m:a> "x y" .']
    new = new_in(lines)
    assert new == {"<m:a>", f"{TYPE} <m:K>"}
    assert touched(None, new)
    assert not touched(None, set())
    assert touched(looked_at("?s a m:K"), new)
    assert not touched(looked_at("?s a m:L"), new)
    assert touched(looked_at("?s a ?kind"), new)
    assert not touched(looked_at("?s m:b ?o"), new)


CHAIN = (
    "CONSTRUCT { ?a <urn:far> ?c } WHERE { ?a <urn:near> ?b . ?b <urn:back> ?c }",
    "CONSTRUCT { ?b <urn:back> ?a } WHERE { ?a <urn:next> ?b }",
    "CONSTRUCT { ?a <urn:near> ?b . ?a a <urn:Near> } WHERE { ?a <urn:next> ?b . ?b <urn:next> ?c }",
    "CONSTRUCT { ?a <urn:next> ?c } WHERE { ?a a <urn:Near> ; <urn:far> ?c FILTER(?a != ?c) }",
)


def rules(texts: Sequence[str]) -> tuple[Rule, ...]:
    return tuple(Rule(f"{n}", text, "") for n, text in enumerate(texts))


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)])
def test_disk_derives_what_memory_derives(order: tuple[int, ...], tmp_path: Path) -> None:
    chosen = rules([CHAIN[n] for n in order])
    names = ["<urn:1>", "<urn:2>", "_:b", "<urn:3>", "<urn:4>"]
    lines = [f"{a} <urn:next> {b} <urn:g> ." for a, b in pairwise(names)]
    file = tmp_path / "chain.nq"
    file.write_text("\n".join(lines), encoding="utf-8")
    with building(DiskFolder(tmp_path / "dir")) as build:
        filling = Filling(build, lambda _: None)
        filling.add(file, NamedNode("urn:own"))
        filling.flush()
        filling.build.settle()
        memory = MemoryStore()
        memory.extend(build.quads())
        derive_on_disk(filling, chosen)
        derive(memory, chosen)
        assert {str(q) for q in build.quads()} == {str(q) for q in memory.quads()}
        assert any("urn:far" in str(q) for q in build.quads())


def test_rules_without_end_are_given_up(tmp_path: Path) -> None:
    endless = "CONSTRUCT { ?s <urn:n> ?m } WHERE { ?s <urn:n> ?n BIND(?n + 1 AS ?m) }"
    file = tmp_path / "one.nq"
    file.write_text(
        '<urn:a> <urn:n> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .', encoding="utf-8"
    )
    seen: list[Step] = []
    with building(DiskFolder(tmp_path / "dir")) as build:
        filling = Filling(build, seen.append)
        filling.add(file, NamedNode("urn:own"))
        with pytest.raises(StoreError, match="did not settle in 50 rounds: 0"):
            derive_on_disk(filling, rules([endless]))
    assert sum(step.stage == "deriving" for step in seen) >= 50
    assert not list((tmp_path / "dir").glob("store-*"))


def test_the_rules_of_this_project_are_told_apart() -> None:
    told = {rule.name: reads(rule.text) for rule in read_rules()}
    assert sum(found is None for found in told.values()) < len(told) / 2
