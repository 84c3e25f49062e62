"""--data: the user's own triples in a run, and what is said when they cannot be read."""

import csv
import io
from pathlib import Path

import pytest

from conftest import Run

OWN = """@prefix mh: <https://w3id.org/mhgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:x:a> a mh:Ministry ; skos:prefLabel "Ministry of Silly Walks"@en .
"""
WHERE = """SELECT ?graph ?title (EXISTS { <urn:x:a> a mh:Actor } AS ?derived) {
  GRAPH ?graph { <urn:x:a> a mh:Ministry } ?graph dct:title ?title } ORDER BY ?graph"""
USER = "https://w3id.org/mhgraph/id/graph/user/"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "my data" / "below"
    folder.mkdir(parents=True)
    (folder / "own.ttl").write_text(OWN, encoding="utf-8")
    (folder / "notes.txt").write_text("no RDF", encoding="utf-8")
    return folder


def test_a_file_and_a_folder_twice_are_each_a_source(mhgraph: Run, own: Path) -> None:
    given = ["--data", str(own / "own.ttl"), "--data", "my data", "--data", "my data"]
    done = mhgraph("query", "-", "-f", "csv", *given, stdin=WHERE)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(csv.reader(io.StringIO(done.stdout))) == [
        ["graph", "title", "derived"],
        [f"{USER}own.ttl", "own.ttl", "true"],
        [f"{USER}own.ttl-2", "own.ttl", "true"],
        [f"{USER}own.ttl-3", "own.ttl", "true"],
    ]


def test_find_and_show_know_own_data_with_their_source(mhgraph: Run, own: Path) -> None:
    done = mhgraph("find", "SILLY", "--data", "my data", "-f", "csv")
    assert done.stdout.splitlines()[1:] == ["Ministry of Silly Walks,ministry,,,urn:x:a"]
    done = mhgraph("show", "ministry of silly walks", "--data", "my data", "-f", "csv")
    assert sorted(done.stdout.splitlines()[1:]) == [
        "→,kind,ministry,own.ttl,https://w3id.org/mhgraph/ontology#Ministry",
        "→,name,Ministry of Silly Walks,own.ttl,",
    ]


def test_a_server_takes_no_data_and_the_way_out_is_named(mhgraph: Run, own: Path) -> None:
    store = "sparql:http://127.0.0.1:1/query"
    for command in (("query", "-"), ("network", "-o", "x.html")):
        done = mhgraph(*command, "--store", store, "--data", "my data", stdin="ASK {}")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines() == [
            f"mhgraph: --data does not go with --store {store}: a question does not change that store.",
            "Leave out --store, or put all of it together into that store: "
            f'`mhgraph push {store} --graph-store … --data "my data"`.',
        ]


BAD: list[tuple[str, bytes | None, str, str]] = [
    ("none.ttl", None, "en", "none.ttl does not exist."),
    ("a b.ttl", b"<urn:a> <urn:b> 1 .\n<urn:a> .\n", "nl", "a b.ttl, regel 2: "),
    ("a.nq", b"<urn:a> <urn:b> 1 .\n", "en", "a.nq, line 1: "),
    ("a.jsonld", b'{\n "@id":', "en", "a.jsonld, line 2: "),
    ("a.ttl", b"<urn:a> <urn:b>\n 'caf\xe9' .", "en", "a.ttl, line 2: not UTF-8"),
    ("a.doc", b"", "nl", "a.doc: van '.doc' is niet bekend "),
]


@pytest.mark.parametrize(("name", "content", "lang", "message"), BAD)
def test_a_bad_file_is_named_with_line_and_reason(
    mhgraph: Run, tmp_path: Path, name: str, content: bytes | None, lang: str, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = mhgraph("show", "Mali", "--data", name, "--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"mhgraph: {message}")
    assert len(done.stderr.splitlines()) == 2


def test_one_bad_file_of_a_folder_is_told_by_its_path(mhgraph: Run, own: Path) -> None:
    (own / "zz.nt").write_text("<urn:a> <urn:b> .\n", encoding="utf-8")
    done = mhgraph("show", "Mali", "--data", "my data")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"mhgraph: {Path('my data', 'below', 'zz.nt')}, line 1: ")


def test_a_folder_without_rdf_and_a_graph_of_another_source(mhgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = mhgraph("show", "Mali", "--data", "empty")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2,
        "mhgraph: There is no RDF file in empty.",
    )
    graph = "https://w3id.org/mhgraph/id/passage/programmaresultaten-2021/24.1"
    (tmp_path / "a.trig").write_text(f"<{graph}> {{ <urn:a> <urn:b> 1 }}", encoding="utf-8")
    done = mhgraph("show", "Mali", "--data", "a.trig")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2,
        f"mhgraph: a.trig: the graph <{graph}> already belongs to another source.",
    )
