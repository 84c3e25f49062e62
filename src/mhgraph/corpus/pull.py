"""Fetch the named graphs that a SPARQL server holds, those that changed, for a store on disk."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from urllib.parse import urlsplit

from pyoxigraph import RdfFormat, parse

from mhgraph.corpus.contents import authored_graphs, digests, opened
from mhgraph.corpus.disk_load import load_disk
from mhgraph.corpus.filling import Report
from mhgraph.corpus.manifest import UNSURE, read_manifest
from mhgraph.corpus.sizes import sizes_of
from mhgraph.corpus.temporary import on_temporary_files
from mhgraph.errors import RemoteStoreError, Words
from mhgraph.store import ask, construct
from mhgraph.store.disk import DiskStore
from mhgraph.store.disk_folder import DiskFolder, Manifest
from mhgraph.store.oxigraph import OxigraphStore
from mhgraph.store.remote import SparqlStore
from mhgraph.terms import MADE_GRAPHS, ONTOLOGY_GRAPH, mh
from mhgraph.values import NamedNode

__all__ = ["Wanted", "pull", "wanted", "write_wanted"]

_SUBCLASS = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
_MADE = tuple(g.value for g in MADE_GRAPHS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a pull has to do.

    Attributes:
        there: how many triples each named graph on the server has.
        same: the graphs that the store here has already, with the same content.
        fetch: the others.
        gone: the graphs that are here and no longer there.
    """

    there: Mapping[str, int]
    same: tuple[str, ...]
    fetch: tuple[str, ...]
    gone: tuple[str, ...]


def pull(
    remote: SparqlStore,
    folder: Path,
    tell: Callable[[str, int, int], None],
    report: Report,
    *,
    everything: bool = False,
) -> tuple[Wanted, Manifest | None]:
    """Make the store on disk in `folder` hold what `remote` holds, but for the ontology, which is that here.

    Args:
        remote: the server.
        folder: of the store; it need not be there.
        tell: is told each graph before it is fetched, with how many are done and how many there are.
        report: is told how far the loading is.
        everything: fetch all graphs, also what is the same.

    Returns:
        What was done, and the manifest of the new store; None where there was nothing to do.

    Raises:
        RemoteStoreError: the server fails, or a graph did not come whole; the old store stays.
        UsageError: `folder` belongs to something else.
        StoreError: another load is under way, or the store cannot be written.
    """
    there = DiskFolder(folder)
    there.check_ours()
    local = DiskStore(folder) if there.current() else None
    todo = wanted(remote, local, everything=everything, left_out=(ONTOLOGY_GRAPH.value,))
    if local is not None and not todo.fetch and not todo.gone:
        return todo, None
    with on_temporary_files(), TemporaryDirectory() as place:
        file = Path(place) / f"{urlsplit(remote.endpoint.url).netloc.replace(':', '-')}.nq"
        with file.open("wb") as output:
            write_wanted(todo, remote, local, output, tell)
        local = None  # so that its files can be removed
        return todo, load_disk(folder, [file], report=report)[0]


def wanted(
    remote: SparqlStore,
    local: OxigraphStore | None,
    *,
    everything: bool = False,
    left_out: Collection[str] = (),
) -> Wanted:
    """Return which named graphs of `remote` differ from those of `local`.

    Args:
        remote: the server. Without a manifest of `mhgraph push` there, every graph is fetched.
        local: the store that is brought up to date, or None.
        everything: fetch all, also what is the same.
        left_out: graphs that do not matter.

    Raises:
        RemoteStoreError: the server holds no named graph, or fails.
    """
    said = read_manifest(remote)
    if UNSURE in said.values():
        raise _unfinished(remote, sum(digest == UNSURE for digest in said.values()))
    manifest = {g: d for g, d in said.items() if g not in _MADE}
    there = {g: d.triples for g, d in manifest.items()} or _of_sources(remote)
    if not there:
        raise _nothing_there(remote)
    there = {g: n for g, n in there.items() if g not in left_out}
    graphs = [g for g in authored_graphs(local) if g.value not in left_out] if local else []
    here = digests(local, graphs) if local else {}
    same = [g for g in there if not everything and g in here and manifest.get(g) == here[g]]
    return Wanted(
        there,
        tuple(sorted(same)),
        tuple(sorted(set(there) - set(same))),
        tuple(sorted(set(here) - set(there))),
    )


def write_wanted(
    todo: Wanted,
    remote: SparqlStore,
    local: OxigraphStore | None,
    output: BinaryIO,
    tell: Callable[[str, int, int], None] | None = None,
) -> None:
    """Write all graphs of `todo` as N-Quads: what is the same from `local`, the rest from `remote`.

    Raises:
        RemoteStoreError: a graph did not come whole.
    """
    if local is not None:
        for graph in todo.same:
            with opened(local, NamedNode(graph)) as lines:
                output.writelines(_quads(lines, graph))
    for number, graph in enumerate(todo.fetch):
        if tell is not None:
            tell(graph, number, len(todo.fetch))
        found = list(_fetched(remote, graph))
        if len(found) != todo.there[graph]:
            raise _not_whole(remote, graph, len(found), todo.there[graph])
        output.writelines(_quads(found, graph))


def _of_sources(remote: SparqlStore) -> dict[str, int]:
    """Return the sizes of the named graphs, if one of them is a source: then mhgraph's graph is there."""
    if not ask(remote, f"ASK {{ GRAPH ?g {{ ?g a ?kind }} ?kind {_SUBCLASS}* {mh('Source')} }}"):
        return {}
    return {g: n for g, n in sizes_of(remote).items() if g not in _MADE}


def _unfinished(remote: SparqlStore, number: int) -> RemoteStoreError:
    return RemoteStoreError(
        Words(
            nl=f"{remote.name}: de laatste push daarheen is niet af; van {number} grafen is niet zeker wat "
            "erin staat. Er is niets gewijzigd.",
            en=f"{remote.name}: the last push there was not finished; it is not sure what {number} graphs "
            "hold. Nothing was changed.",
        ),
        Words(
            nl="Maak die eerst af: geef dezelfde `mhgraph push` nog eens.",
            en="Finish it first: give the same `mhgraph push` again.",
        ),
    )


def _nothing_there(remote: SparqlStore) -> RemoteStoreError:
    return RemoteStoreError(
        Words(
            nl=f"Op {remote.name} staat geen graaf van mhgraph; er is niets gewijzigd.",
            en=f"There is no graph of mhgraph on {remote.name}; nothing was changed.",
        ),
        Words(
            nl="Kijk het adres na, of zet de graaf er eerst op met `mhgraph push`.",
            en="Check the address, or put the graph there first with `mhgraph push`.",
        ),
    )


def _fetched(remote: SparqlStore, graph: str) -> Iterator[bytes]:
    """Yield the lines of N-Triples of `graph`, each triple once."""
    if remote.endpoint.graph_store_url:
        reply = remote.endpoint.get(graph)
        form = RdfFormat.from_media_type(reply.media_type) or RdfFormat.TURTLE
        try:
            found = {(q.subject, q.predicate, q.object) for q in parse(reply.body, format=form)}
        except (SyntaxError, ValueError) as error:
            raise remote.endpoint.failed(f"<{graph}>: {error}") from error
    else:
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        found = {(t.subject, t.predicate, t.object) for t in construct(remote, text).triples}
    return (f"{s} {p} {o} .\n".encode() for s, p, o in found)


def _quads(lines: Iterable[bytes], graph: str) -> Iterator[bytes]:
    end = f"<{graph}> .\n".encode()
    return (line.rstrip(b".\r\n") + end for line in lines)


def _not_whole(remote: SparqlStore, graph: str, came: int, number: int) -> RemoteStoreError:
    return RemoteStoreError(
        Words(
            nl=f"{remote.name}: <{graph}> kwam met {came} van de {number} uitspraken; er is niets gewijzigd.",
            en=f"{remote.name}: <{graph}> came with {came} of its {number} statements; nothing was changed.",
        ),
        Words(
            nl="Schrijft een ander er nu in? Probeer het dan later; geef anders --graph-store ADRES.",
            en="Is somebody else writing there now? Then try later; else give --graph-store ADDRESS.",
        ),
    )
