"""Fill a store on disk: every statement in the graph of its source, every fact once in the default graph."""

from collections import deque
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NoReturn

from pyoxigraph import RdfFormat, parse

from mhgraph.corpus.lines import Split, Splitter
from mhgraph.corpus.opened import Source, opened
from mhgraph.corpus.pieces import Piece, batches, pieces
from mhgraph.errors import DataFileError, Words
from mhgraph.store.disk_build import DiskBuild
from mhgraph.terms import DERIVED_GRAPH, MADE_GRAPHS
from mhgraph.values import NamedNode

__all__ = ["Filling", "Report", "Step"]

_AT_ONCE = 24 * 1024 * 1024
_MADE = frozenset(str(g).encode() for g in MADE_GRAPHS)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a load has come.

    Attributes:
        stage: what is being done.
        name: of what: a file, a rule.
        done: bytes of the file that were read, or rules that were run.
        of: how many there are; None where that is not known.
        quads: statements read so far, of this file.
    """

    stage: Literal["checking", "reading", "deriving", "closing"]
    name: str = ""
    done: int = 0
    of: int | None = None
    quads: int = 0


Report = Callable[[Step], None]


@dataclass(slots=True)
class Filling:
    """Fills a store that is being built.

    Attributes:
        build: the store.
        report: told how far it is.
        graphs: the graphs that were met, in N-Triples form, each with the first file that has it.
        digests: SHA-256 of each file of the user's, in the order in which they were read.
        left_out: statements that stand in graphs which mhgraph fills itself.
    """

    build: DiskBuild
    report: Report
    graphs: dict[bytes, Path] = field(default_factory=dict)
    digests: list[str] = field(default_factory=list)
    left_out: int = 0
    _waiting: list[bytes] = field(default_factory=list)
    _size: int = 0
    _quads: int = 0

    def add(
        self, path: Path, graph: NamedNode, *, form: str | None = None, out: Container[bytes] = ()
    ) -> set[bytes]:
        """Load the file at `path` and return the graphs it fills, in N-Triples form.

        Args:
            path: the file; `-` for standard input.
            graph: the graph of what stands in no graph.
            form: the name of the format, where the ending does not say it.
            out: graphs, in N-Triples form, of which the statements are left out.

        Raises:
            DataFileError: it cannot be read, is malformed, or has been prepared already.
            StoreError: the store cannot be written.
        """
        splitter, self._quads, left_out = Splitter(graph, out), 0, self.left_out
        with self.build.scratch() as blank, opened(path) as source:
            self._tell(source, 0)
            for piece in pieces(source, graph, form):
                split = self._split(splitter, piece)
                self._refuse_prepared(path, splitter.graphs)
                self._load(split, piece)
                self.build.note(blank, split.blank)
                self._tell(source, len(split.named))
            blank.seek(0)
            named = parse(blank, RdfFormat.N_QUADS, rename_blank_nodes=True)
            for batch in batches(named):
                self.build.extend(splitter.placed(batch))
            self.digests.append(source.raw.digest)
        self._refuse_prepared(path, splitter.graphs)
        if not splitter.graphs and self.left_out == left_out:
            raise _nothing_in(path)
        for name in splitter.graphs:
            self.graphs.setdefault(name, path)
        return splitter.graphs

    def triples(self, lines: bytes) -> None:
        """Load lines of N-Triples that the store itself wrote into the graph of what is derived.

        Their blank nodes are those of the store.
        """
        splitter = Splitter(DERIVED_GRAPH)
        split = splitter.triples(lines)
        self._put(split.text())
        for batch in batches(parse(b"\n".join(split.blank), RdfFormat.N_TRIPLES)):
            self.build.extend(splitter.placed(batch))

    def flush(self) -> None:
        """Load what waits."""
        if self._waiting:
            lines, self._waiting, self._size = b"".join(self._waiting), [], 0
            self.build.load(lines, _impossible)

    def _split(self, splitter: Splitter, piece: Piece) -> Split:
        try:
            split = splitter.split(piece.lines)
            # They are loaded at the end; that they are well-formed is known now, with their line.
            deque(parse(b"\n".join(split.blank), RdfFormat.N_QUADS), maxlen=0)
        except SyntaxError as error:
            piece.malformed(error)
        self.left_out += split.left_out
        return split

    def _load(self, split: Split, piece: Piece) -> None:
        if piece.first:
            self.build.load(split.text(), piece.malformed)
        else:
            self._put(split.text())

    def _put(self, lines: bytes) -> None:
        """Keep well-formed lines until there are enough for a file of the engine's."""
        self._waiting.append(lines)
        self._size += len(lines)
        if self._size > _AT_ONCE:
            self.flush()

    def _tell(self, source: Source, quads: int) -> None:
        self._quads += quads
        self.report(Step("reading", source.path.name, source.raw.count, source.size, self._quads))

    def _refuse_prepared(self, path: Path, graphs: set[bytes]) -> None:
        made = sorted(graphs & _MADE)
        if made:
            raise _prepared(path, made[0].decode())


def _impossible(error: SyntaxError) -> NoReturn:
    raise AssertionError from error


def _prepared(path: Path, graph: str) -> DataFileError:
    return DataFileError(
        Words(
            nl=f"{path}: dit is een voorbereide graaf ({graph}); wat is afgeleid, leidt mhgraph zelf af.",
            en=f"{path}: this is a prepared graph ({graph}); mhgraph derives by itself what is derived.",
        ),
        Words(
            nl="Laad een export zonder --prepared: `mhgraph export -o graaf.nq`.",
            en="Load an export without --prepared: `mhgraph export -o graph.nq`.",
        ),
    )


def _nothing_in(path: Path) -> DataFileError:
    return DataFileError(
        Words(nl=f"Er staat niets in {path}.", en=f"There is nothing in {path}."),
        Words(
            nl="Er is niets geladen. Kijk of het bestand heel is, of laat het weg.",
            en="Nothing was loaded. Check that the file is whole, or leave it out.",
        ),
    )
