"""A store on disk: the same quads as in memory, one at a time, and never half of one."""

import hashlib
import json
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import portalocker
import pyoxigraph
import pytest
from rdflib import Dataset

from mhgraph.corpus.disk_load import load_disk
from mhgraph.corpus.fingerprints import fingerprints
from mhgraph.errors import MhgraphError, QueryTimeoutError, StoreError, UsageError
from mhgraph.store import MemoryStore, select
from mhgraph.store.disk import DiskStore
from mhgraph.store.disk_folder import FORMAT, DiskFolder
from mhgraph.store.locking import Lock
from mhgraph.values import value_of

SMALL = "<urn:a> <urn:is> <urn:{0}> <urn:g> .\n"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's graph on disk, in a folder with a space in its name."""
    folder = tmp_path_factory.mktemp("disk") / "a graph"
    load_disk(folder)
    return folder


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return Path(shutil.copytree(whole, tmp_path / "copy"))


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    """Make a small file of data."""

    def make(text: str) -> Path:
        made = tmp_path / "small.nq"
        made.write_text(text, encoding="utf-8")
        return made

    return make


def what_is(folder: Path) -> list[str]:
    """Return what the small data in `folder` say."""
    store = DiskStore(folder)
    rows = select(store, "SELECT ?o WHERE { <urn:a> <urn:is> ?o }").rows
    store.close()
    return [value_of(row[0]) for row in rows]


def stores(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.is_dir())


def test_it_holds_the_quads_that_memory_holds(whole: Path, memory: MemoryStore) -> None:
    store = DiskStore(whole)
    here = {str(q) for q in store.quads()}
    assert here == {str(q) for q in memory.quads()}
    assert len(store) == len(here) == len(memory)
    assert store.name == f"oxigraph:{whole}"
    manifest = store.manifest
    assert manifest.graphs == len(list(memory.graphs()))
    facts = select(memory, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert manifest.facts == int(value_of(facts.rows[0][0]))
    assert (manifest.ontology, manifest.data) == (fingerprints().ontology, fingerprints().data)
    assert manifest.sources == ()


def test_a_query_is_given_up_and_a_huge_answer_refused(whole: Path) -> None:
    store = DiskStore(whole)
    cross = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
    for text in (f"SELECT (COUNT(*) AS ?n) {{ {cross} }}", f"SELECT * {{ {cross} }}"):
        begin = time.monotonic()
        with pytest.raises(QueryTimeoutError):
            store.query(text, timeout=0.3)
        assert time.monotonic() - begin < 5
    store.most_cells = 300
    with pytest.raises(StoreError, match="more than 300 cells"):
        store.query("SELECT * { ?s ?p ?o }")
    with pytest.raises(StoreError, match="more than 300 cells"):
        store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert len(select(store, "SELECT * { ?s ?p ?o } LIMIT 100")) == 100


def made(folder: Path, what: str) -> Path:
    """Make something at `folder` that is no store."""
    if what == "a file":
        folder.write_text("x", encoding="utf-8")
    elif what == "Oxigraph's own":
        store = pyoxigraph.Store(str(folder))
        store.flush()
        del store
    elif what != "nothing":
        folder.mkdir()
    if what == "somebody's":
        (folder / "thesis.txt").write_text("x", encoding="utf-8")
        (folder / "current").write_text("x", encoding="utf-8")
    elif what == "begun":
        (folder / "load.lock").touch()
        (folder / "store-0123456789ab").mkdir()
    return folder


@pytest.mark.parametrize(
    ("what", "said", "way"),
    [
        ("nothing", "There is no folder", 'load --store "oxigraph:'),
        ("a file", "is not a folder", "Name a folder"),
        ("an empty folder", "it is not a store", "a new or empty folder"),
        ("somebody's", "it is not a store", "a new or empty folder"),
        ("begun", "its loading is not done", 'load --store "oxigraph:'),
        ("Oxigraph's own", "a database of Oxigraph itself", "oxigraph dump"),
    ],
)
def test_what_is_no_store_is_recognised(what: str, said: str, way: str, tmp_path: Path) -> None:
    folder = made(tmp_path / "dir", what)
    with pytest.raises(UsageError, match=said) as caught:
        DiskStore(folder)
    assert way in caught.value.text("en")
    assert "mhgraph load" in caught.value.text("nl") or what == "a file"


@pytest.mark.parametrize("what", ["a file", "somebody's", "Oxigraph's own"])
def test_what_belongs_to_somebody_else_is_never_touched(
    what: str, file: Callable[[str], Path], tmp_path: Path
) -> None:
    folder = made(tmp_path / "dir", what)
    before = {p: p.read_bytes() for p in sorted(tmp_path.rglob("*")) if p.is_file()}
    with pytest.raises(UsageError):
        load_disk(folder, [file(SMALL)])
    (tmp_path / "small.nq").unlink()
    assert {p: p.read_bytes() for p in sorted(tmp_path.rglob("*")) if p.is_file()} == before


@pytest.mark.parametrize(("number", "said"), [(FORMAT - 1, "an older"), (FORMAT + 1, "a newer")])
def test_another_format_is_refused_with_the_way_out(number: int, said: str, copy: Path) -> None:
    file = next(copy.glob("store-*/manifest.json"))
    manifest = json.loads(file.read_text(encoding="utf-8"))
    manifest |= {"format": number, "mhgraph": "9.9"}
    if number > FORMAT:
        manifest["unheard_of"] = True
    file.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(StoreError, match=f"{said} mhgraph .9.9, format {number}") as caught:
        DiskStore(copy)
    assert f'`mhgraph load --store "oxigraph:{copy}"`' in caught.value.text("en")


@pytest.mark.parametrize("how", ["half", "gone", "noise"])
@pytest.mark.parametrize("which", ["CURRENT", "MANIFEST-*", "*.sst", "../manifest.json"])
def test_a_damaged_store_is_said_to_be_damaged(which: str, how: str, copy: Path) -> None:
    database = next(copy.glob("store-*/db"))
    for file in database.glob(which):
        data = file.read_bytes()
        if how == "gone":
            file.unlink()
        else:
            kept = data[: len(data) // 2]
            file.write_bytes(kept if how == "half" else random.Random(1).randbytes(len(data)))
    with pytest.raises(StoreError, match="is damaged") as caught:
        DiskStore(copy)
    assert "mhgraph load" in caught.value.text("nl")


def test_a_byte_that_changed_deep_in_a_file_is_noticed(copy: Path) -> None:
    for file in copy.glob("store-*/db/*.sst"):
        data = bytearray(file.read_bytes())
        for place in range(100, len(data) - 2000, 997):
            data[place] ^= 0xFF
        file.write_bytes(data)
    with pytest.raises(StoreError, match="is damaged"):
        DiskStore(copy).query("SELECT * { GRAPH ?g { ?s ?p ?o } }")


def test_damage_that_is_met_while_reading_is_said(copy: Path) -> None:
    for file in copy.glob("store-*/db/*.sst"):
        data = bytearray(file.read_bytes())
        if len(data) > 500_000:  # its index, which is read at once, stands at the end
            data[100:10_000] = bytes(9_900)
        file.write_bytes(data)
    store = DiskStore(copy)
    for read in (
        lambda: store.query("SELECT * { GRAPH ?g { ?s ?p ?o } }"),
        lambda: list(store.quads()),
        lambda: store.dump(None, BytesIO()),
    ):
        with pytest.raises(StoreError, match="is damaged"):
            read()


def test_what_the_system_puts_into_a_folder_is_no_store_of_others(
    file: Callable[[str], Path], tmp_path: Path
) -> None:
    folder = tmp_path / "dir"
    folder.mkdir()
    for value in ("one", "two"):
        (folder / ".DS_Store").write_bytes(b"\0")
        load_disk(folder, [file(SMALL.format(value))])
    assert what_is(folder) == ["urn:two"]
    assert (folder / ".DS_Store").exists()


def test_a_file_system_without_locks_is_said(
    file: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lock(*_: object) -> None:
        raise portalocker.exceptions.LockException(OSError(), "No locks available")

    monkeypatch.setattr(portalocker, "lock", lock)
    with pytest.raises(StoreError, match="No locks available"):
        load_disk(tmp_path / "dir", [file(SMALL.format("one"))])


def test_own_data_are_told_from_files_in_their_place(
    file: Callable[[str], Path], tmp_path: Path
) -> None:
    own = [file(SMALL.format("one"))]
    beside, _ = load_disk(tmp_path / "beside", (), own)
    alone, _ = load_disk(tmp_path / "alone", own)
    assert (beside.sources, alone.sources) == (("data", "small.nq"), ("small.nq",))
    older = DiskFolder(tmp_path / "beside").other_format(0, FORMAT, "0", beside.sources)
    assert f'"oxigraph:{tmp_path / "beside"}" --data "small.nq"`' in older.text("en")


@pytest.mark.parametrize("form", ["hext", "trix"])
def test_what_rdflib_reads_has_a_fingerprint_of_its_own(form: str, tmp_path: Path) -> None:
    found = set()
    for value in ("one", "two"):
        data = Dataset()
        data.parse(data=SMALL.format(value), format="nquads")
        path = tmp_path / f"{value}.{form}"
        path.write_text(data.serialize(format=form), encoding="utf-8")
        made, _ = load_disk(tmp_path / value, [path])
        found.add(made.data)
        assert made.data == hashlib.sha256(path.read_bytes()).hexdigest()
    assert len(found) == 2


def test_a_new_store_takes_the_place_of_the_old(
    file: Callable[[str], Path], tmp_path: Path
) -> None:
    folder = tmp_path / "deep" / "dir"
    for value in ("one", "two"):
        load_disk(folder, [file(SMALL.format(value))])
        assert what_is(folder) == [f"urn:{value}"]
        assert len(stores(folder)) == 1


def test_a_reader_keeps_its_files(file: Callable[[str], Path], tmp_path: Path) -> None:
    folder = tmp_path / "dir"
    load_disk(folder, [file(SMALL.format("one"))])
    reader = DiskStore(folder)
    load_disk(folder, [file(SMALL.format("two"))])
    load_disk(folder, [file(SMALL.format("three"))])
    assert len(stores(folder)) == 2, "the reader's and the new one"
    assert len(select(reader, "SELECT * { ?s <urn:is> <urn:one> }")) == 1
    assert what_is(folder) == ["urn:three"]
    reader.close()
    load_disk(folder, [file(SMALL.format("four"))])
    assert len(stores(folder)) == 1


def test_what_killed_loads_left_is_removed(file: Callable[[str], Path], tmp_path: Path) -> None:
    folder = tmp_path / "dir"
    load_disk(folder, [file(SMALL.format("one"))])
    left = folder / "store-0123456789ab" / "db"
    left.mkdir(parents=True)
    (left / "000001.sst").write_bytes(b"x")
    (folder / "current.0123456789ab.part").write_text("store-01", encoding="utf-8")
    assert what_is(folder) == ["urn:one"]
    load_disk(folder, [file(SMALL.format("two"))])
    assert not left.exists()
    assert sorted(p.name for p in folder.iterdir()) == ["current", "load.lock", *stores(folder)]


def test_a_second_load_is_told_or_waits(file: Callable[[str], Path], tmp_path: Path) -> None:
    folder = tmp_path / "dir"
    load_disk(folder, [file(SMALL.format("one"))])
    lock = Lock(folder / "load.lock")
    assert lock.take()
    with pytest.raises(StoreError, match="is being loaded already") as caught:
        load_disk(folder, [file(SMALL.format("two"))])
    assert "--wait" in caught.value.text("nl")
    said = threading.Event()
    second = threading.Thread(
        target=load_disk,
        args=(folder, [file(SMALL.format("two"))]),
        kwargs={"waits": said.set},
        daemon=True,
    )
    second.start()
    assert said.wait(20)
    assert what_is(folder) == ["urn:one"], "it does not go on while the other is at work"
    lock.release()
    second.join(30)
    assert what_is(folder) == ["urn:two"]


def test_a_bad_file_leaves_the_old_state(file: Callable[[str], Path], tmp_path: Path) -> None:
    folder = tmp_path / "dir"
    load_disk(folder, [file(SMALL.format("one"))])
    with pytest.raises(MhgraphError, match=r"small\.nq, line 3"):
        load_disk(folder, [file(SMALL.format("two") * 2 + "nonsense\n")])
    assert what_is(folder) == ["urn:one"]
    assert len(stores(folder)) == 1


FILL = """
import signal, sys
from pathlib import Path
if sys.argv[3] != "0":
    import resource
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
from mhgraph.corpus.disk_load import load_disk
from mhgraph.errors import MhgraphError
try:
    load_disk(Path(sys.argv[1]), [Path(sys.argv[2])])
except MhgraphError as error:
    print(error.text("en"))
    sys.exit(int(error.exit_code))
"""


def filled(folder: Path, file: Path, most: int) -> subprocess.CompletedProcess[str]:
    """Load `file` in a process that may write files of `most` bytes (0: of any size)."""
    return subprocess.run(
        [sys.executable, "-c", FILL, str(folder), str(file), str(most)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def many(file: Path) -> Path:
    lines = (
        f'<urn:a{i}> <urn:is> "{random.Random(i).randbytes(40).hex()}" <urn:g> .\n'
        for i in range(40_000)
    )
    file.write_text("".join(lines), encoding="utf-8")
    return file


def left_as_it_was(done: subprocess.CompletedProcess[str], folder: Path) -> None:
    assert (done.returncode, done.stderr) == (3, "")
    said, way = done.stdout.splitlines()
    assert said.startswith(f"The new store could not be written in {folder} (")
    assert " free): " in said
    assert way.startswith("What was there is there still. Make room")
    assert what_is(folder) == ["urn:one"]
    assert len(stores(folder)) == 1, "what was written of the new one is gone"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit on the size of files")
def test_writes_that_fail_leave_the_old_state(file: Callable[[str], Path], tmp_path: Path) -> None:
    folder = tmp_path / "dir"
    load_disk(folder, [file(SMALL.format("one"))])
    left_as_it_was(filled(folder, many(tmp_path / "many.nq"), 1_000_000), folder)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A file system of 6 MB; where this machine lets us make none, a limit on files stands for it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, umount = shutil.which("mount") or "mount", shutil.which("umount") or "umount"
    words = [mount, "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)]
    if sys.platform == "linux" and subprocess.run(words, check=False).returncode == 0:
        yield folder, 0
        subprocess.run([umount, str(folder)], check=True)
    else:
        yield folder, 2_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit on the size of files")
def test_a_full_disk_leaves_the_old_state(
    small_disk: tuple[Path, int], file: Callable[[str], Path], tmp_path: Path
) -> None:
    folder, limit = small_disk[0] / "dir", small_disk[1]
    load_disk(folder, [file(SMALL.format("one"))])
    left_as_it_was(filled(folder, many(tmp_path / "many.nq"), limit), folder)


def test_a_folder_that_cannot_be_made(file: Callable[[str], Path]) -> None:
    data = file(SMALL)
    with pytest.raises(MhgraphError, match=r"is not a folder|Not a directory|cannot find"):
        load_disk(data / "dir", [data])
