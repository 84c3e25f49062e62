"""Open an RDF file as bytes, compressed or not, and tell which format it is in by its ending."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, cast

from pyoxigraph import RdfFormat

from mhgraph.corpus.export import FORMATS as EXPORTED
from mhgraph.errors import DataFileError, UsageError, Words

__all__ = [
    "BY_RDFLIB",
    "COMPRESSED",
    "FORMATS",
    "SUFFIXES",
    "Source",
    "format_of",
    "opened",
    "uncompressed",
]

FORMATS: Final = {**EXPORTED, "rdfxml": RdfFormat.RDF_XML}
"""The formats that standard input may be in, by name."""
BY_RDFLIB: Final = ("trix", "hext")
COMPRESSED: Final = (".gz", ".bz2", ".xz", ".zst")
SUFFIXES = Words(
    nl="Gebruik .ttl, .trig, .nt, .nq, .rdf, .jsonld, .n3, .trix of .hext, zo nodig met .gz, .bz2 of .xz.",
    en="Use .ttl, .trig, .nt, .nq, .rdf, .jsonld, .n3, .trix or .hext, with .gz, .bz2 or .xz if need be.",
)


class Counted(io.RawIOBase):
    """Bytes that are read from `below`, counted and hashed on their way."""

    def __init__(self, below: IO[bytes]) -> None:
        import hashlib

        self._below = below
        self._hash = hashlib.sha256()
        self.count = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read into `buffer`."""
        read = self._below.read(len(buffer))
        self._hash.update(read)
        self.count += len(read)
        buffer[: len(read)] = read
        return len(read)

    @property
    def digest(self) -> str:
        """SHA-256 of what was read, hexadecimal."""
        return self._hash.hexdigest()


@dataclass(frozen=True, slots=True)
class Source:
    """An RDF file that is open.

    Attributes:
        path: the file; `-` for standard input.
        size: its size in bytes on disk, or None where that is not known.
        raw: how far it was read, before it was uncompressed.
        stream: what it holds, uncompressed.
    """

    path: Path
    size: int | None
    raw: Counted
    stream: IO[bytes]


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """Open the file at `path`, or standard input for `-`.

    Raises:
        DataFileError: it cannot be read; also while it is read.
    """
    standard = str(path) == "-"
    try:
        below = sys.stdin.buffer if standard else path.open("rb", buffering=0)
        size = None if standard else path.stat().st_size
        raw = Counted(cast("IO[bytes]", below))
        try:
            yield Source(path, size, raw, uncompressed(path, io.BufferedReader(raw, 1 << 20)))
        finally:
            if not standard:
                below.close()
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    except Exception as error:
        if isinstance(error, _damages(path)):
            raise _unreadable(path, str(error)) from error
        raise


def uncompressed(path: Path, stream: IO[bytes]) -> IO[bytes]:
    """Return what `stream` holds, uncompressed as the ending of `path` asks."""
    # Each is imported only where it is needed: start-up is measured.
    suffix = path.suffix.lower()
    if suffix == ".gz":
        import gzip

        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if suffix == ".bz2":
        import bz2

        return cast("IO[bytes]", bz2.BZ2File(stream))
    if suffix == ".xz":
        import lzma

        return cast("IO[bytes]", lzma.LZMAFile(stream))
    return _zstd(path, stream) if suffix == ".zst" else stream


def format_of(path: Path, named: str | None = None) -> RdfFormat | str:
    """Return the format that `named` or the ending of `path` says; a name where rdflib has to read it.

    Raises:
        UsageError: standard input without `named`.
        DataFileError: the ending is not known.
    """
    if named:
        return FORMATS[named]
    if str(path) == "-":
        raise UsageError(
            Words(
                nl="Van standaardinvoer is niet te zien welke RDF-vorm het is.",
                en="Standard input does not say which RDF format it is in.",
            ),
            Words(nl="Geef --format, bijvoorbeeld nquads.", en="Give --format, such as nquads."),
        )
    inner = path.with_suffix("") if path.suffix.lower() in COMPRESSED else path
    suffix = inner.suffix.lower().lstrip(".")
    found = suffix if suffix in BY_RDFLIB else RdfFormat.from_extension(suffix)
    if found is None:
        raise DataFileError(
            Words(
                nl=f"{path}: van '{inner.suffix}' is niet bekend welke RDF-vorm het is.",
                en=f"{path}: '{inner.suffix}' is not the ending of a known RDF format.",
            ),
            SUFFIXES,
        )
    return found


def _damages(path: Path) -> tuple[type[Exception], ...]:
    """Return what is raised, besides `OSError`, where a compressed file is damaged."""
    if path.suffix.lower() not in COMPRESSED:
        return ()
    import lzma
    import zlib

    found: tuple[type[Exception], ...] = (EOFError, lzma.LZMAError, zlib.error)
    zstd = sys.modules.get("compression.zstd")  # from Python 3.14 on, once a file needed it
    return (*found, zstd.ZstdError) if zstd is not None else found


def _zstd(path: Path, stream: IO[bytes]) -> IO[bytes]:
    try:
        from importlib import import_module

        read: Callable[[IO[bytes]], IO[bytes]] = import_module("compression.zstd").ZstdFile
    except ImportError:
        raise DataFileError(
            Words(
                nl=f"{path}: .zst kan pas vanaf Python 3.14 worden gelezen; dit is Python "
                f"{sys.version_info.major}.{sys.version_info.minor}.",
                en=f"{path}: .zst can be read from Python 3.14 on; this is Python "
                f"{sys.version_info.major}.{sys.version_info.minor}.",
            ),
            Words(
                nl=f"Pak het eerst uit: `zstd -dc {path.name} | mhgraph load --store … --format VORM -`.",
                en=f"Unpack it first: `zstd -dc {path.name} | mhgraph load --store … --format FORM -`.",
            ),
        ) from None
    return read(stream)


def _unreadable(path: Path, why: str) -> DataFileError:
    return DataFileError(
        Words(nl=f"{path} kan niet worden gelezen: {why}", en=f"{path} cannot be read: {why}"),
        Words(
            nl="Er is niets van geladen. Kijk het bestand na en probeer het opnieuw.",
            en="Nothing of it was loaded. Check the file and try again.",
        ),
    )
