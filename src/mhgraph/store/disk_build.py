"""Build a store on disk beside the one that counts, and put it in its place in one step."""

import secrets
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NoReturn

from pyoxigraph import Quad, QuerySolutions, QueryTriples, RdfFormat
from pyoxigraph import Store as _Oxigraph

from mhgraph.errors import MhgraphError
from mhgraph.store.background import Background
from mhgraph.store.disk_folder import DiskFolder, Manifest, sizes
from mhgraph.store.lasting import sync_file, sync_folder, write_whole
from mhgraph.store.locking import Lock
from mhgraph.store.oxigraph import OxigraphStore
from mhgraph.store.panic import Panic
from mhgraph.values import Answer, DefaultGraph, NamedNode

__all__ = ["DiskBuild", "building"]

_FEW = 20_000
"""Up to so many quads a transaction is quicker than files of their own."""
_PATIENCE = 10.0


class DiskBuild(OxigraphStore):
    """A store that is being built; it counts from `finish` on, and not at all without it.

    Args:
        folder: the folder of the store.
    """

    def __init__(self, folder: DiskFolder) -> None:
        self._folder = folder
        self._id = secrets.token_hex(6)
        self._path = folder.path / f"store-{self._id}"
        self.name = folder.name
        self._background = Background()
        with self._writing():
            self._path.mkdir()
            super().__init__(_Oxigraph(str(self._path / "db")))

    def load(self, lines: bytes, malformed: Callable[[SyntaxError], NoReturn]) -> None:
        """Begin to add N-Quads without blank nodes, once what was begun before is done.

        Args:
            lines: the statements.
            malformed: raises the error that says where they are malformed.

        Raises:
            StoreError: what was begun before cannot be written.
        """
        self._background.start(lambda: self._load(lines, malformed))

    def _load(self, lines: bytes, malformed: Callable[[SyntaxError], NoReturn]) -> None:
        try:
            with self._writing():
                self._store.bulk_load(lines, RdfFormat.N_QUADS)
        except SyntaxError as error:
            malformed(error)

    def settle(self) -> None:
        """Wait until all that was begun is done, and raise what went wrong with it."""
        self._background.finish()

    def extend(self, quads: Iterable[Quad]) -> None:
        """Add `quads`, their blank nodes as they are."""
        first = list(quads)
        self.settle()
        with self._writing():
            if len(first) <= _FEW:
                self._store.extend(first)
            else:
                self._store.bulk_extend(first)

    def _answer(self, text: str, prefixes: dict[str, str], stopped: threading.Event) -> Answer:
        self.settle()
        return super()._answer(text, prefixes, stopped)

    def constructed(self, query: str, output: IO[bytes]) -> None:
        """Write the triples that the CONSTRUCT `query` gives as N-Triples."""
        self.settle()
        with self._writing():
            found = self._store.query(query)
            assert isinstance(found, QueryTriples)  # noqa: S101 - what a rule is
            found.serialize(output, RdfFormat.N_TRIPLES)
            output.flush()

    def holds(self, query: str) -> bool:
        """Return what the ASK `query` gives."""
        self.settle()
        with self._writing():
            return bool(self._store.query(query))

    def subjects(self, predicate: NamedNode, value: NamedNode) -> Iterator[str]:
        """Yield the N-Triples form of each subject of which the default graph says so."""
        self.settle()
        found = self._store.quads_for_pattern(None, predicate, value, DefaultGraph())
        return (str(quad.subject) for quad in found)

    def counted(self) -> tuple[int, int, int]:
        """Return how many triples the default graph holds, named graphs there are, and quads in all."""
        self.settle()
        with self._writing():
            quads = len(self._store)
            graphs = sum(1 for _ in self._store.named_graphs())
            facts = self._store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
            assert isinstance(facts, QuerySolutions)  # noqa: S101 - what a SELECT gives
            return int(next(facts)["n"].value), graphs, quads

    def note(self, file: IO[bytes], lines: Iterable[bytes]) -> None:
        """Write `lines` into a file that `scratch` gave."""
        with self._writing():
            file.writelines(line + b"\n" for line in lines)
            file.flush()

    @contextmanager
    def scratch(self) -> Iterator[IO[bytes]]:
        """Open an empty file beside the store, which is gone once it is closed."""
        with self._writing():
            file = tempfile.TemporaryFile(dir=self._path)  # noqa: SIM115 - closed below, guarded
        try:
            yield file
        finally:
            with self._writing():
                file.close()  # what could not be written is tried once more

    def finish(self, manifest: Callable[[dict[str, int]], Manifest]) -> Manifest:
        """Close the store, make it the one that counts, and return its manifest.

        Args:
            manifest: gives the manifest for the sizes of the engine's files.
        """
        self.settle()
        with self._writing():
            self._store.flush()
            del self._store
            database = self._path / "db"
            for file in database.iterdir():
                sync_file(file)
            sync_folder(database)
            made = manifest(sizes(database))
            (self._path / "in-use").touch()
            write_whole(self._path / "manifest.json", made.text())
            sync_folder(self._folder.path)
            part = self._folder.path / f"current.{self._id}.part"
            write_whole(self._folder.pointer, f"{self._path.name}\n", part)
        return made

    def discard(self) -> None:
        """Close the store and remove what was built of it, unless it counts.

        Where it is still at work after a while, the next load removes it.
        """
        if self._background.settled(_PATIENCE):
            self.__dict__.pop("_store", None)
            if self._folder.current() != self._path:
                shutil.rmtree(self._path, ignore_errors=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Say of what fails which folder it was and how much is free there."""
        with Panic() as panic:
            try:
                yield
            except (SyntaxError, MhgraphError):
                raise
            except (OSError, RuntimeError, ValueError) as error:
                raise self._folder.unwritable(str(error)) from error
        if panic.seen:
            raise self._folder.unwritable(panic.why)


@contextmanager
def building(folder: DiskFolder, waits: Callable[[], None] | None = None) -> Iterator[DiskBuild]:
    """Begin a load into `folder`; what was built is removed unless it was finished.

    Args:
        folder: the folder of the store.
        waits: called before waiting for another load; without it another load is an error.

    Raises:
        UsageError: `folder` belongs to something else.
        StoreError: another load is under way, or it cannot be written to.
    """
    folder.check_ours()
    lock = Lock(folder.lock)
    try:
        try:
            folder.path.mkdir(parents=True, exist_ok=True)
            if not lock.take():
                if waits is None:
                    raise folder.busy()
                waits()
                while not lock.take(wait=True):
                    pass  # Windows gives up after ten seconds
            _tidy(folder)
        except OSError as error:
            raise folder.unreadable(error) from error
        build = DiskBuild(folder)
        try:
            yield build
        finally:
            build.discard()
            _tidy(folder)
    finally:
        lock.release()


def _tidy(folder: DiskFolder) -> None:
    """Remove what killed loads left, and old stores that no reader has open."""
    current = folder.current()
    for part in folder.remains():
        part.unlink(missing_ok=True)
    for store in folder.stores():
        if store != current and _is_free(store):
            shutil.rmtree(store, ignore_errors=True)


def _is_free(store: Path) -> bool:
    in_use = store / "in-use"
    if not in_use.exists():
        return True  # a load that was killed: nobody can have opened it
    lock = Lock(in_use)
    try:
        free = lock.take()
    except OSError:
        return False
    # A reader that comes from now on sees that `current` names another store, and goes there.
    lock.release()
    return free
