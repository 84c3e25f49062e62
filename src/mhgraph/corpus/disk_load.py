"""Load ontology and data into a store on disk, derive, and make it the one that counts."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import __version__ as oxigraph_version

from mhgraph.corpus.disk_rules import derive_on_disk
from mhgraph.corpus.files import rdf_files
from mhgraph.corpus.filling import Filling, Report, Step
from mhgraph.corpus.fingerprints import fingerprints
from mhgraph.corpus.load import data_files, described, graph_of, graph_taken, ontology_files
from mhgraph.corpus.opened import format_of
from mhgraph.corpus.rules import read_rules
from mhgraph.resources import data_folder
from mhgraph.store.disk_build import building
from mhgraph.store.disk_folder import DiskFolder, Manifest
from mhgraph.store.protocol import select
from mhgraph.terms import DERIVED_GRAPH, ONTOLOGY_GRAPH
from mhgraph.values import NamedNode, Quad
from mhgraph.version import __version__

__all__ = ["SOURCE_KINDS", "STANDARD_INPUT", "given_files", "load_disk"]

STANDARD_INPUT = Path("-")
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_ONTOLOGY = str(ONTOLOGY_GRAPH).encode()
SOURCE_KINDS = """SELECT ?kind WHERE {
  VALUES ?known { <https://w3id.org/mhgraph/ontology#Source> <https://w3id.org/mhgraph/ontology#Document> }
  ?kind <http://www.w3.org/2000/01/rdf-schema#subClassOf>* ?known
}"""
"""The classes of graphs that somebody wrote: sources, and what describes them."""
_AT_ONCE = 50_000


def given_files(paths: Sequence[Path], form: str | None = None) -> list[Path]:
    """Return the files that `paths` are or hold; `-` stays what it is.

    Args:
        paths: files and folders.
        form: the format of standard input.

    Raises:
        DataFileError: one is not there, or not of a known format.
        UsageError: standard input without `form`.
    """
    files: list[Path] = []
    for path in paths:
        files += [path] if path == STANDARD_INPUT else rdf_files(path)
    for file in files:
        format_of(file, form if file == STANDARD_INPUT else None)
    return files


def load_disk(
    folder: Path,
    files: Sequence[Path] = (),
    own: Sequence[Path] = (),
    *,
    form: str | None = None,
    waits: Callable[[], None] | None = None,
    report: Report = lambda _: None,
) -> tuple[Manifest, int]:
    """Build a store in `folder` and swap it for the one that is there.

    Whatever happens on the way, the old one counts until all of the new one is on disk.

    Args:
        folder: the folder of the store; made where it is not there.
        files: what stands in place of this project's data, from `given_files`.
        own: what the user adds to the data, from `given_files`.
        form: the format of standard input.
        waits: called before waiting for another load; without it another load is an error.
        report: told how far it is.

    Returns:
        The manifest of the new store, and how many statements about the ontology were left out of
        `files`, because the ontology here is the one that is loaded.

    Raises:
        DataFileError: a file cannot be read, is malformed, or is a prepared graph.
        UsageError: `folder` belongs to something else.
        StoreError: another load is under way, or the store cannot be written.
    """
    with building(DiskFolder(folder), waits) as build:
        filling = Filling(build, report)
        _add_data(filling, files, form)
        _add_own(filling, own, form)
        filling.flush()
        derive_on_disk(filling, read_rules())
        report(Step("closing"))
        here = fingerprints()
        added = filling.digests[len(ontology_files()) :]
        data = here.data if not files and not own else _combined(added)
        facts, graphs, quads = build.counted()
        made = build.finish(
            lambda sizes: Manifest(
                mhgraph=__version__,
                pyoxigraph=oxigraph_version,
                ontology=here.ontology,
                data=data,
                sources=_sources(files, own),
                quads=quads,
                graphs=graphs,
                facts=facts,
                loaded=datetime.now(UTC).isoformat(timespec="seconds"),
                files=sizes,
            )
        )
    return made, filling.left_out


def _add_data(filling: Filling, files: Sequence[Path], form: str | None) -> None:
    """Load the ontology, and `files` or else this project's data."""
    for file in ontology_files():
        filling.add(file, ONTOLOGY_GRAPH)
    if not files:
        for file in data_files():
            filling.add(file, ONTOLOGY_GRAPH)
        return
    ours = set(filling.graphs)
    names: set[str] = set()
    for file in files:
        graph = graph_of(_name(file), names)
        names.add(graph.value)
        filling.add(file, graph, form=_form(file, form), out=(_ONTOLOGY,))
    filling.flush()
    theirs = {name: path for name, path in filling.graphs.items() if name not in ours}
    for kind in select(filling.build, SOURCE_KINDS).rows:
        for source in filling.build.subjects(_TYPE, NamedNode(str(kind[0])[1:-1])):
            theirs.pop(source.encode(), None)
    _describe(filling, theirs)


def _add_own(filling: Filling, own: Sequence[Path], form: str | None) -> None:
    """Load the files that the user adds, none of whose graphs may be one of another source."""
    taken = {*filling.graphs, str(DERIVED_GRAPH).encode()}
    for file in own:
        graph = graph_of(_name(file), {name[1:-1].decode() for name in taken})
        found = filling.add(file, graph, form=_form(file, form))
        clash = sorted(found & taken)
        if clash:
            raise graph_taken(file, clash[0][1:-1].decode())
        taken |= found
        _describe(filling, dict.fromkeys(found, file))


def _describe(filling: Filling, graphs: dict[bytes, Path]) -> None:
    """Make each of `graphs`, of which the file is given, a source of the user's."""
    waiting: list[Quad] = []
    for name, path in graphs.items():
        graph, file = NamedNode(name[1:-1].decode()), _name(path)
        own = graph.value.startswith(graph_of(file, ()).value)
        for quad in described(graph, file if own else f"{file}: {graph.value}"):
            waiting += [quad, Quad(*quad.triple)]
        if len(waiting) >= _AT_ONCE:
            filling.build.extend(waiting)
            waiting = []
    filling.build.extend(waiting)


def _sources(files: Sequence[Path], own: Sequence[Path]) -> tuple[str, ...]:
    """Return the names of what was loaded beside the ontology; none for this project's data alone."""
    ours = () if files or not own else (data_folder().name,)
    return (*ours, *(file.name for file in (*files, *own)))


def _combined(digests: Sequence[str]) -> str:
    if len(digests) == 1:
        return digests[0]
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def _form(file: Path, form: str | None) -> str | None:
    return form if file == STANDARD_INPUT else None


def _name(file: Path) -> str:
    return "standard-input" if file == STANDARD_INPUT else file.name
