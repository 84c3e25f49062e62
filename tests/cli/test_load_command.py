"""`mhgraph load`: any RDF file into a store on disk, told how far it is, refused with the way out."""

import bz2
import gzip
import lzma
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Dataset

from conftest import Run
from mhgraph.store import MemoryStore, select
from mhgraph.store.disk import DiskStore
from mhgraph.values import value_of

TYPED = """@prefix mh: <https://w3id.org/mhgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:x:a> a mh:Ministry ; skos:prefLabel "Ministry of Silly Walks"@en , "Ministerie van Rare Loopjes"@nl .
"""
NQUADS = '<urn:x:a> <urn:x:p> <urn:x:o> <urn:x:g> .\n<urn:x:a> <urn:x:p> "é" .\n'
USER = "https://w3id.org/mhgraph/id/graph/user/"
PASSAGE = "https://w3id.org/mhgraph/id/passage/programmaresultaten-2021/24.1"


def rows(folder: Path, text: str) -> list[tuple[str, ...]]:
    store = DiskStore(folder)
    found = sorted(tuple(map(value_of, row)) for row in select(store, text).rows)
    store.close()
    return found


def in_graphs(folder: Path) -> list[tuple[str, ...]]:
    """Return what the test data say, and where; a graph of its own by its last part."""
    text = "SELECT ?o ?g WHERE { GRAPH ?g { <urn:x:a> <urn:x:p> ?o } }"
    return [(o, g.removeprefix(USER)) for o, g in rows(folder, text)]


def test_the_whole_graph_as_it_is_in_memory(mhgraph: Run, tmp_path: Path) -> None:
    done = mhgraph("load", "--store", "oxigraph:my graph")
    assert (done.returncode, done.stdout) == (0, "")
    said = done.stderr.splitlines()
    assert len(said) == 1, said
    assert said[0].startswith("Loaded: ")
    assert said[0].endswith(" s, in oxigraph:my graph")
    question = ("query", "actions-in-place", "--place", "Mali", "-f", "csv")
    on_disk = mhgraph(*question, "--store", "oxigraph:my graph")
    in_memory = mhgraph(*question)
    assert (on_disk.returncode, on_disk.stderr) == (0, "")
    assert on_disk.stdout == in_memory.stdout
    assert len(on_disk.stdout.splitlines()) > 2


ENDINGS = (
    *(".nq", ".nt", ".trig", ".ttl", ".rdf", ".jsonld", ".trix", ".hext"),
    *(".nq.gz", ".nq.bz2", ".nq.xz", ".trig.gz", ".trix.xz"),
)


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_and_packing(mhgraph: Run, tmp_path: Path, ending: str) -> None:
    _, form, *packing = ending.split(".")
    packed = packing[0] if packing else ""
    data = Dataset()
    data.parse(data=NQUADS, format="nquads")
    named = form in ("nq", "trig", "jsonld", "trix", "hext")
    names = {"nq": "nquads", "rdf": "xml", "jsonld": "json-ld", "ttl": "turtle"}
    graph = data if named else data.default_graph
    text = NQUADS if form == "nq" else graph.serialize(format=names.get(form, form))
    packs: dict[str, Callable[[bytes], bytes]] = {
        "": bytes,
        "gz": gzip.compress,
        "bz2": bz2.compress,
        "xz": lzma.compress,
    }
    file = tmp_path / f"my data{ending}"
    file.write_bytes(packs[packed](text.encode("utf-8")))
    done = mhgraph("load", "--store", "oxigraph:dir", "--no-check", file.name)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    own = file.name.replace(" ", "%20")
    assert in_graphs(tmp_path / "dir") == [
        *([("urn:x:o", "urn:x:g")] if named else []),
        ("é", own),
    ]
    titles = rows(
        tmp_path / "dir",
        "SELECT ?g ?t WHERE { GRAPH ?g { ?g a <https://w3id.org/mhgraph/ontology#UserGraph> ; "
        "<http://purl.org/dc/terms/title> ?t } }",
    )
    assert titles == [
        (USER + own, file.name),
        *([("urn:x:g", f"{file.name}: urn:x:g")] if named else []),
    ]


@pytest.mark.parametrize("form", ["nquads", "trig"])
def test_standard_input(mhgraph: Run, tmp_path: Path, form: str) -> None:
    text = (
        NQUADS
        if form == "nquads"
        else '<urn:x:g> { <urn:x:a> <urn:x:p> <urn:x:o> }\n<urn:x:a> <urn:x:p> "é" .'
    )
    done = mhgraph("load", "--store", "oxigraph:dir", "-f", form, "-", stdin=text)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("Not checked: ")
    assert in_graphs(tmp_path / "dir") == [("urn:x:o", "urn:x:g"), ("é", "standard-input")]
    done = mhgraph("load", "--store", "oxigraph:dir", "-", stdin=text)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[1] == "Give --format, such as nquads."


def test_blank_nodes_of_two_files_stay_two(mhgraph: Run, tmp_path: Path) -> None:
    for name in ("one.nq", "two.nq"):
        (tmp_path / name).write_text(
            "_:b <urn:x:p> 'x' .\n_:b <urn:x:q> _:b <urn:x:g> .\n".replace("'", '"')
        )
    done = mhgraph("load", "--store", "oxigraph:dir", "--no-check", "one.nq", "two.nq")
    assert done.returncode == 0, done.stderr
    one = "SELECT DISTINCT ?b WHERE { GRAPH ?g { ?b <urn:x:p> 'x' } ?b <urn:x:q> ?b . GRAPH ?h { ?b <urn:x:q> ?b } }"
    assert len(rows(tmp_path / "dir", one)) == 2


def test_an_export_comes_back_as_it_was(mhgraph: Run, tmp_path: Path, memory: MemoryStore) -> None:
    assert mhgraph("export", "-o", "all.nq").returncode == 0
    done = mhgraph("load", "--store", "oxigraph:dir", "all.nq")
    assert (done.returncode, done.stdout) == (0, "")
    assert "statements of an ontology were left out: the one here was loaded." in done.stderr
    store = DiskStore(tmp_path / "dir")
    assert {str(q) for q in store.quads()} == {str(q) for q in memory.quads()}
    assert store.manifest.sources == ("all.nq",)


def test_own_data_beside_this_projects(mhgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(TYPED, encoding="utf-8")
    done = mhgraph("load", "--store", "oxigraph:dir", "--no-check", "--data", "own.ttl")
    assert done.returncode == 0, done.stderr
    shown = mhgraph("show", "ministry of silly walks", "--store", "oxigraph:dir", "-f", "csv")
    assert "→,kind,ministry,own.ttl,https://w3id.org/mhgraph/ontology#Ministry" in shown.stdout
    assert "Mali" in mhgraph("find", "Mali", "--store", "oxigraph:dir").stdout
    (tmp_path / "false.trig").write_text(f"<{PASSAGE}> {{ <urn:a> <urn:b> 1 }}", encoding="utf-8")
    done = mhgraph("load", "--store", "oxigraph:dir", "--no-check", "--data", "false.trig")
    assert done.returncode == 2
    assert f"the graph <{PASSAGE}> already belongs to another source" in done.stderr


def test_a_prepared_export_is_refused(mhgraph: Run, tmp_path: Path, prepared_file: Path) -> None:
    done = mhgraph("load", "--store", "oxigraph:dir", "--no-check", str(prepared_file))
    assert (done.returncode, done.stdout) == (2, "")
    said, way = done.stderr.splitlines()
    assert "this is a prepared graph" in said
    assert "`mhgraph export -o graph.nq`" in way
    assert [p.name for p in (tmp_path / "dir").iterdir()] == ["load.lock"]


BAD = [
    ("a.nq", NQUADS.encode() + b"nonsense\n" + NQUADS.encode(), "a.nq, line 3: "),
    ("a.nq", NQUADS.encode() + b"_:a <urn:b> .\n", "a.nq, line 3: "),
    ("a.nt", b'<urn:a> <urn:b> <urn:c> .\r\n\r\n<urn:a> <urn:b> "x .\r\n', "a.nt, line 3: "),
    ("a.ttl", b"<urn:a> <urn:b>\n <urn:c> ; ] .", "a.ttl, line 2: "),
    ("a.nq", b'<urn:a> <urn:b> "caf\xe9" <urn:g> .\n', "a.nq"),
    ("a.trig", b'<urn:a> <urn:b> "caf\xe9" .\n', "a.trig"),
    ("a.trix", b"<TriX><graph>", "a.trix"),
    ("a.nq.gz", gzip.compress(NQUADS.encode() * 100, mtime=0)[:-20], "a.nq.gz cannot be read: "),
    ("a.nq.bz2", b"no bz2", "a.nq.bz2 cannot be read: "),
    ("a.nq.xz", b"no xz", "a.nq.xz cannot be read: "),
    ("a.docx", b"", "a.docx: '.docx' is not the ending"),
    ("a.docx.gz", b"", "a.docx.gz: '.docx' is not the ending"),
    ("none.nq", None, "none.nq does not exist."),
]


@pytest.mark.parametrize(("name", "content", "said"), BAD)
def test_a_bad_file_is_named_and_nothing_is_loaded(
    mhgraph: Run, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = mhgraph("load", "--store", "oxigraph:dir", "--no-check", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"mhgraph: {said}")
    assert len(done.stderr.splitlines()) == 2
    assert {p.name for p in (tmp_path / "dir").glob("*")} <= {"load.lock"}


def test_zst_is_read_or_the_way_out_is_named(mhgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "a.nq.zst").write_bytes(b"")
    done = mhgraph("load", "--store", "oxigraph:dir", "--no-check", "a.nq.zst")
    assert done.stdout == ""
    if sys.version_info < (3, 14):
        assert done.returncode == 2
        assert "zstd -dc a.nq.zst | mhgraph load" in done.stderr


def test_what_does_not_conform_is_not_loaded(mhgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(TYPED, encoding="utf-8")
    assert mhgraph("load", "--store", "oxigraph:dir", "own.ttl").returncode == 0
    wrong = TYPED.replace("skos:prefLabel", "mh:partner").replace('"@nl', '"').replace('"@en', '"')
    (tmp_path / "own.ttl").write_text(wrong, encoding="utf-8")
    done = mhgraph("load", "--store", "oxigraph:dir", "own.ttl")
    assert (done.returncode, done.stdout) == (1, "")
    said, *found, way = done.stderr.splitlines()
    assert said == f"mhgraph: {len(found)} findings; nothing was done."
    assert all(line.startswith("  urn:x:a: ") for line in found)
    assert way.startswith("Mend the data, or load them all the same, with --no-check.")
    assert way.endswith("goes with --data.")
    old = "SELECT ?s WHERE { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> 'Ministry of Silly Walks'@en }"
    assert rows(tmp_path / "dir", old) == [("urn:x:a",)]
    assert mhgraph("load", "--store", "oxigraph:dir", "--no-check", "own.ttl").returncode == 0
    assert rows(tmp_path / "dir", old) == []


def test_large_files_are_not_checked_and_that_is_said(mhgraph: Run, tmp_path: Path) -> None:
    line = f'<urn:x:a> <urn:x:p> "{"x" * 1_000_000}" <urn:x:g{{}}> .\n'
    (tmp_path / "large.nq").write_text("".join(line.format(i) for i in range(21)), encoding="utf-8")
    done = mhgraph("load", "--store", "oxigraph:dir", "large.nq")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("Not checked: more than 20 MB")
    assert len(rows(tmp_path / "dir", "SELECT ?g { GRAPH ?g { <urn:x:a> <urn:x:p> ?o } }")) == 21


def test_progress_is_said_on_standard_error_in_the_language(mhgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "own.nq").write_text(NQUADS, encoding="utf-8")
    words = ("load", "--store", "oxigraph:dir", "--no-check", "--progress", "own.nq")
    done = mhgraph(*words, "--lang", "nl")
    assert (done.returncode, done.stdout) == (0, "")
    said = done.stderr.splitlines()
    assert any(
        line.startswith("lezen en samenvoegen own.nq · 100 % · 2 uitspraken") for line in said
    )
    assert any(line.startswith("afleiden ") for line in said)
    assert said[-1].startswith("Geladen: ")
    assert "reading and merging own.nq" in mhgraph(*words).stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--store", "memory:"], "only a store on disk can"),
        (["--store", "sparql:http://127.0.0.1:1/"], "only a store on disk can"),
        (["--store", "oxigraph:"], "only a store on disk can"),
        ([], "Missing option '--store'"),
    ],
)
def test_wrong_use(mhgraph: Run, words: list[str], said: str) -> None:
    done = mhgraph("load", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.skipif(
    sys.platform == "win32", reason="a test cannot send Ctrl-C to one process there"
)
def test_control_c_leaves_the_old_state(mhgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "old.nq").write_text(NQUADS, encoding="utf-8")
    assert mhgraph("load", "--store", "oxigraph:dir", "--no-check", "old.nq").returncode == 0
    process = subprocess.Popen(
        [sys.executable, "-m", "mhgraph", "load", "--store", "oxigraph:dir", "-f", "nquads", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    assert process.stdin is not None
    process.stdin.write(b"<urn:x:new> <urn:x:p> <urn:x:o> .\n" * 5000)
    process.stdin.flush()
    end = time.monotonic() + 60
    while len(list((tmp_path / "dir").glob("store-*"))) < 2:
        assert time.monotonic() < end
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.decode().splitlines()[-1] == "mhgraph: Stopped."
    assert len(list((tmp_path / "dir").glob("store-*"))) == 1
    assert in_graphs(tmp_path / "dir") == [("urn:x:o", "urn:x:g"), ("é", "old.nq")]


def test_a_file_that_holds_nothing_is_refused(mhgraph: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.ttl"
    empty.write_text("# nothing\n", encoding="utf-8")
    store = tmp_path / "store"
    done = mhgraph("load", "--store", f"oxigraph:{store}", "--no-check", str(empty))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"There is nothing in {empty}." in done.stderr
    assert not list(store.glob("store-*"))
