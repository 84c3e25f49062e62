"""Oxigraph on disk, opened for reading only: what `mhgraph load` built."""

from contextlib import ExitStack
from pathlib import Path

from pyoxigraph import Store as _Oxigraph

from mhgraph.errors import StoreError
from mhgraph.store.disk_folder import DiskFolder, Manifest, sizes
from mhgraph.store.locking import Lock
from mhgraph.store.oxigraph import OxigraphStore
from mhgraph.store.panic import Panic

__all__ = ["DiskStore"]

_TRIES = 20


class DiskStore(OxigraphStore):
    """The prepared graph on disk.

    A load that happens meanwhile changes nothing here: its files stay until the last reader is gone.

    Args:
        folder: what stands after `oxigraph:`.

    Attributes:
        manifest: what is known of the store: versions, fingerprints, numbers.

    Raises:
        UsageError: there is no store in `folder`.
        StoreError: the store is damaged, or of another layout.
    """

    most_cells = 10_000_000

    def __init__(self, folder: Path) -> None:
        self._folder = DiskFolder(folder)
        self.name = self._folder.name
        current, self._lock = _held(self._folder)
        with ExitStack() as held:
            held.callback(self._lock.release)
            self.manifest: Manifest = self._folder.manifest(current)
            database = current / "db"
            self._check_files(database)
            super().__init__(self._opened(database))
            held.pop_all()

    def __len__(self) -> int:
        return self.manifest.quads

    def close(self) -> None:
        """Let go of the files; the store answers nothing any more."""
        del self._store
        self._lock.release()

    def _check_files(self, database: Path) -> None:
        """Raise `StoreError` where a file is missing or not whole: the engine itself may not notice."""
        try:
            there = sizes(database)
        except OSError as error:
            raise self._folder.unreadable(error) from error
        for name, size in self.manifest.files.items():
            if there.get(name) != size:
                raise self._folder.damaged(f"db/{name}: {there.get(name, 0)} ≠ {size} bytes")

    def _opened(self, database: Path) -> _Oxigraph:
        with Panic() as panic:
            try:
                return _Oxigraph.read_only(str(database))
            except (OSError, RuntimeError, ValueError) as error:
                raise self._folder.damaged(str(error)) from error
        raise self._folder.damaged(panic.why)

    def _panicked(self, why: str) -> StoreError:
        return self._folder.damaged(why)

    def _failed(self, error: Exception) -> StoreError:
        if str(error).startswith(("Corruption", "IO error")):
            return self._folder.damaged(str(error))
        return super()._failed(error)


def _held(folder: DiskFolder) -> tuple[Path, Lock]:
    """Return the folder that counts and the lock that keeps it from being removed."""
    for _ in range(_TRIES):
        current = folder.store()
        lock = Lock(current / "in-use", shared=True)
        try:
            taken = lock.take()
        except FileNotFoundError:
            if folder.store() == current:
                raise folder.damaged(f"{current.name}/in-use") from None
            continue
        except OSError as error:
            raise folder.unreadable(error) from error
        if taken and folder.store() == current:
            return current, lock
        lock.release()  # it was swapped for another between the two looks
    raise folder.damaged("in-use")
