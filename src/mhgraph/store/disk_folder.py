"""How a store lies on disk: a pointer, the folder it names, and two locks.

    DIR/current              one line: the name of the folder that counts; replaced, never rewritten
    DIR/load.lock            held by whoever loads
    DIR/store-<id>/db/       Oxigraph's files
    DIR/store-<id>/manifest.json
    DIR/store-<id>/in-use    held, shared, by each reader

A folder that `current` does not name is what a load that was killed left behind, or an old store that a
reader still has open. The next load removes it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from mhgraph.store.disk_errors import DiskErrors

__all__ = ["FORMAT", "DiskFolder", "Manifest", "folder_of", "sizes"]

FORMAT = 1
"""Number of the layout; another number is refused."""

_NAME = re.compile(r"store-[0-9a-f]{12}")
_PART = re.compile(r"current\.[0-9a-f]{12}\.part")
_POINTER, _LOCK = "current", "load.lock"
_LASTING = ("CURRENT", "MANIFEST-*", "*.sst")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of a store on disk without opening it.

    Attributes:
        mhgraph: version that loaded it.
        pyoxigraph: version of the engine that wrote it.
        ontology: fingerprint of the ontology that was loaded.
        data: fingerprint of the data that were loaded.
        sources: names of the files that were loaded; empty for this project's data.
        quads: number of quads, all graphs together.
        graphs: number of named graphs.
        facts: number of triples in the default graph.
        loaded: when, as ISO date and time (UTC).
        files: size in bytes of each file of the engine that does not change any more.
        format: number of the layout.
    """

    mhgraph: str
    pyoxigraph: str
    ontology: str
    data: str
    sources: tuple[str, ...]
    quads: int
    graphs: int
    facts: int
    loaded: str
    files: Mapping[str, int] = field(default_factory=dict)
    format: int = FORMAT

    def text(self) -> str:
        """Return the manifest as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


class DiskFolder(DiskErrors):
    """The folder of `--store oxigraph:DIR`.

    Args:
        path: the folder; it need not be there.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.pointer = path / _POINTER
        self.lock = path / _LOCK

    def stores(self) -> list[Path]:
        """Return the folders of stores, whichever counts."""
        return sorted(p for p in self.path.iterdir() if _NAME.fullmatch(p.name) and p.is_dir())

    def remains(self) -> list[Path]:
        """Return pointers that a killed load had not put in their place."""
        return sorted(p for p in self.path.iterdir() if _PART.fullmatch(p.name))

    def current(self) -> Path | None:
        """Return the folder that counts, or None where no load has come to its end."""
        try:
            name = self.pointer.read_bytes().decode("ascii", "replace").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self.unreadable(error) from error
        return self.path / name if _NAME.fullmatch(name) else None

    def check_ours(self) -> None:
        """Raise `UsageError` unless a load may write here: nothing there, an empty folder, or a store."""
        try:
            entries = sorted(p.name for p in self.path.iterdir())
        except FileNotFoundError:
            return
        except NotADirectoryError:
            raise self.no_folder() from None
        except OSError as error:
            raise self.unreadable(error) from error
        entries = [name for name in entries if not _is_the_systems(name)]
        if entries and not (_LOCK in entries and all(map(_is_ours, entries))):
            raise self.foreign()

    def store(self) -> Path:
        """Return the folder that counts.

        Raises:
            UsageError: there is none, and why.
        """
        found = self.current()
        if found is not None:
            return found
        try:
            entries = sorted(p.name for p in self.path.iterdir())
        except FileNotFoundError:
            raise self.missing() from None
        except NotADirectoryError:
            raise self.no_folder() from None
        except OSError as error:
            raise self.unreadable(error) from error
        if "IDENTITY" in entries or any(name.startswith("MANIFEST-") for name in entries):
            raise self.plain_oxigraph()
        raise self.no_store(bool(entries) and all(map(_is_ours, entries)))

    def manifest(self, store: Path) -> Manifest:
        """Return the manifest of the folder `store`.

        Raises:
            StoreError: it is of another layout, missing or damaged.
        """
        try:
            read = json.loads((store / "manifest.json").read_text(encoding="utf-8"))
            number = int(read["format"])
            if number == FORMAT:
                return Manifest(**{**read, "sources": tuple(read["sources"])})
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise self.damaged(f"{store.name}/manifest.json: {error}") from error
        raise self.other_format(
            number, FORMAT, str(read.get("mhgraph", "?")), tuple(read.get("sources") or ())
        )


def folder_of(name: str) -> Path:
    """Return the folder that stands after `oxigraph:`, `~` at its beginning resolved where that can be."""
    try:
        return Path(name).expanduser()
    except RuntimeError:  # nobody of that name, or no home
        return Path(name)


def _is_the_systems(name: str) -> bool:
    """Tell whether an entry comes from looking at the folder, or from its being a disk of its own."""
    return name.startswith(".") or name in ("desktop.ini", "Thumbs.db", "lost+found")


def _is_ours(name: str) -> bool:
    return name in (_POINTER, _LOCK) or bool(_NAME.fullmatch(name) or _PART.fullmatch(name))


def sizes(database: Path) -> dict[str, int]:
    """Return the size of each file in `database` that a store opened for reading rests on."""
    found = (p for pattern in _LASTING for p in database.glob(pattern))
    return {p.name: p.stat().st_size for p in sorted(found)}
