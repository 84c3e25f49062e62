"""Read an RDF file piece by piece, so that one of any size fits in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, NoReturn

from pyoxigraph import RdfFormat, parse

from mhgraph.corpus.files import base_of, malformed, read_quads
from mhgraph.corpus.lines import placed, written
from mhgraph.corpus.opened import Source, format_of
from mhgraph.values import NamedNode, Quad

__all__ = ["Piece", "batches", "pieces"]

_BYTES = 24 * 1024 * 1024
_QUADS = 100_000
_LINES = (RdfFormat.N_QUADS, RdfFormat.N_TRIPLES)
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some statements of a file.

    Attributes:
        lines: N-Quads, whole lines that end in LF.
        path: the file.
        first: number of the first line in the file; 0 where the lines are not those of the file, because
            mhgraph has parsed it and written them.
    """

    lines: bytes
    path: Path
    first: int

    def malformed(self, error: SyntaxError) -> NoReturn:
        """Raise the error that says which line of the file is malformed.

        Raises:
            DataFileError: always.
        """
        try:
            for _ in parse(self.lines, RdfFormat.N_QUADS):
                pass
        except SyntaxError as found:
            line = found.lineno + self.first - 1 if found.lineno and self.first else None
            malformed(self.path, line, str(found))
        malformed(self.path, None, str(error))


def pieces(source: Source, graph: NamedNode, form: str | None = None) -> Iterator[Piece]:
    """Yield what `source` holds.

    Args:
        source: the file.
        graph: the graph of what stands in no graph; lines that are those of the file may leave it out.
        form: the name of the format, where the ending does not say it.

    Raises:
        DataFileError: the file is malformed.
    """
    rdf = format_of(source.path, form)
    if rdf in _LINES:
        yield from _of_lines(source)
        return
    for batch in batches(_parsed(source, rdf)):
        lines = written(placed(quad, graph) for quad in batch)
        yield Piece(b"\n".join(lines) + b"\n", source.path, 0)


def batches(quads: Iterator[Quad]) -> Iterator[list[Quad]]:
    """Yield `quads` in lists that fit in memory."""
    while batch := list(islice(quads, _QUADS)):
        yield batch


def _of_lines(source: Source) -> Iterator[Piece]:
    rest, first = b"", 1
    while data := _read(source.stream, at_start=first == 1 and not rest):
        end = data.rfind(b"\n") + 1
        if end:
            lines = rest + data[:end]
            yield Piece(lines, source.path, first)
            first += lines.count(b"\n")
            rest = b""
        rest += data[end:]
    if rest:
        yield Piece(rest + b"\n", source.path, first)


def _read(stream: IO[bytes], *, at_start: bool) -> bytes:
    """Return the next bytes, with LF as line end."""
    data = stream.read(_BYTES)
    if at_start:
        data = data.removeprefix(_BOM)
    if b"\r" in data:
        if data.endswith(b"\r"):
            data += stream.read(1)
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data


def _parsed(source: Source, rdf: RdfFormat | str) -> Iterator[Quad]:
    if isinstance(rdf, str):
        while source.stream.read(_BYTES):
            pass  # for the digest of the file, which rdflib opens itself
        yield from read_quads(source.path)
        return
    start = source.stream.read(len(_BOM))
    try:
        yield from parse(
            _Joined(start.removeprefix(_BOM), source.stream),  # type: ignore[arg-type]
            rdf,
            base_iri=base_of(source.path),
            rename_blank_nodes=True,
        )
    except SyntaxError as error:
        malformed(source.path, error.lineno, str(error))
    except ValueError as error:
        malformed(source.path, None, str(error))


class _Joined:
    """A stream of which the start has been read already."""

    def __init__(self, start: bytes, rest: IO[bytes]) -> None:
        self._start, self._rest = start, rest

    def read(self, size: int = -1) -> bytes:
        start, self._start = self._start, b""
        return start or self._rest.read(size)
