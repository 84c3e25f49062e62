"""Loading: every format, the user's own files, and files that are wrong."""

from pathlib import Path

import pytest
from rdflib import Dataset, Graph

from mhgraph.corpus import open_store
from mhgraph.corpus.files import rdf_files, read_quads
from mhgraph.errors import DataFileError
from mhgraph.store import MemoryStore, ask, select
from mhgraph.values import BlankNode, value_of

TURTLE = """
@prefix action: <https://w3id.org/mhgraph/id/action/> .
@prefix actor: <https://w3id.org/mhgraph/id/actor/> .
@prefix mh: <https://w3id.org/mhgraph/ontology#> .
@prefix place: <https://w3id.org/mhgraph/id/place/> .
action:mine a mh:Programme ; mh:fundedBy actor:iom ; mh:takesPlaceIn place:gha ; mh:start "2024"^^<http://www.w3.org/2001/XMLSchema#gYear> .
"""
FORMATS = {
    "ttl": "turtle",
    "nt": "nt",
    "rdf": "xml",
    "jsonld": "json-ld",
    "n3": "n3",
    "trig": "trig",
    "nq": "nquads",
    "trix": "trix",
    "hext": "hext",
}
MINE = "<https://w3id.org/mhgraph/id/action/mine>"
PREFIX = "PREFIX mh: <https://w3id.org/mhgraph/ontology#> "


@pytest.mark.parametrize("ending", FORMATS)
def test_every_rdf_format_is_read(ending: str, tmp_path: Path) -> None:
    graph = Dataset() if FORMATS[ending] in ("trig", "nquads", "trix", "hext") else Graph()
    graph.parse(data=TURTLE, format="turtle")
    file = tmp_path / f"my data.{ending}"
    file.write_text(graph.serialize(format=FORMATS[ending]), encoding="utf-8")
    store = open_store([file])
    assert ask(store, f"{PREFIX} ASK {{ {MINE} a mh:Programme }}")


def test_own_data_are_a_source_of_their_own_and_derived_from(tmp_path: Path) -> None:
    folder = tmp_path / "a folder"
    folder.mkdir()
    (folder / "mine.ttl").write_text(TURTLE, encoding="utf-8")
    (folder / "notes.txt").write_text("not RDF", encoding="utf-8")
    store = open_store([folder])
    sources = select(
        store, f"{PREFIX} SELECT ?g ?t WHERE {{ GRAPH ?g {{ {MINE} mh:fundedBy ?o }} ?g a ?t }}"
    )
    graphs = {value_of(row[0]) for row in sources.rows}
    assert graphs == {"https://w3id.org/mhgraph/id/graph/user/mine.ttl"}
    kinds = {value_of(row[1]).rsplit("#")[-1] for row in sources.rows}
    assert {"UserGraph", "Source"} <= kinds
    assert ask(store, f"{PREFIX} ASK {{ {MINE} a mh:Action ; mh:involves ?someone }}")
    assert ask(
        store, f'{PREFIX} ASK {{ {MINE} mh:startsLatest ?d FILTER(STR(?d) = "2024-12-31") }}'
    )


def test_two_files_of_one_name_are_two_sources(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.ttl").write_text(TURTLE, encoding="utf-8")
    store = open_store([tmp_path / "a", tmp_path / "b"])
    table = select(store, f"{PREFIX} SELECT ?g WHERE {{ GRAPH ?g {{ {MINE} mh:fundedBy ?o }} }}")
    assert len({row[0] for row in table.rows}) == 2
    facts = select(store, f"{PREFIX} SELECT ?o WHERE {{ {MINE} mh:fundedBy ?o }}")
    assert len(facts) == 1, "stated twice, a fact once"


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    for name in ("a.ttl", "b.ttl"):
        (tmp_path / name).write_text("_:x <urn:p> 'x' .", encoding="utf-8")
    store = open_store([tmp_path])
    nodes = {r[0] for r in select(store, "SELECT ?n WHERE { ?n <urn:p> ?o }").rows}
    assert len(nodes) == 2
    assert all(isinstance(n, BlankNode) for n in nodes)


def test_a_graph_that_belongs_to_another_source_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "false.trig"
    file.write_text(
        "<https://w3id.org/mhgraph/id/passage/programmaresultaten-2021/24.1> { <urn:a> <urn:b> 1 }",
        encoding="utf-8",
    )
    with pytest.raises(DataFileError, match="already belongs to another source"):
        open_store([file])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bad.ttl", b"<urn:a> <urn:b> 1 .\n<urn:a> <urn:b", "bad.ttl, line 2"),
        ("bad.nt", b"<urn:a> <urn:b> <urn:c> .\nnonsense", "bad.nt, line 2"),
        ("bad.jsonld", b'{"@id": ', "bad.jsonld"),
        ("bad.trix", b"<TriX><graph>", "bad.trix"),
        (
            "latin.ttl",
            b"<urn:a> <urn:b> 'x' .\n<urn:a> <urn:b> 'caf\xe9' .",
            "latin.ttl, line 2: not UTF-8",
        ),
        ("what.docx", b"x", "not the ending of a known RDF format"),
    ],
)
def test_a_bad_file_is_named_with_its_line(
    name: str, content: bytes, said: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(DataFileError) as caught:
        read_quads(file)
    assert said in caught.value.text("en")
    assert name in caught.value.text("nl")


def test_missing_files_and_empty_folders(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="does not exist"):
        rdf_files(tmp_path / "nowhere")
    with pytest.raises(DataFileError, match="no RDF file"):
        rdf_files(tmp_path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "bom.ttl"
    file.write_bytes("\ufeff<urn:a> <urn:b> 'x' .".encode())
    assert len(read_quads(file)) == 1


def test_stating_everything_twice_changes_no_fact(memory: MemoryStore, tmp_path: Path) -> None:
    passage = "https://w3id.org/mhgraph/id/passage/programmaresultaten-2021/24.1"
    lines = [
        f"{q.subject} {q.predicate} {q.object} <urn:again> ."
        for q in memory.quads()
        if getattr(q.graph_name, "value", "") == passage
    ]
    assert lines
    (tmp_path / "again.nq").write_text("\n".join(lines), encoding="utf-8")
    again = open_store([tmp_path / "again.nq"])
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    added = "SELECT (COUNT(*) AS ?n) WHERE { <urn:again> ?p ?o }"
    both = [int(value_of(select(again, q).rows[0][0])) for q in (count, added)]
    assert both[0] - both[1] == int(value_of(select(memory, count).rows[0][0]))
