"""What a store is: its engine, how much it holds, and whether that is what is here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import __version__ as oxigraph_version

from mhgraph.corpus.contents import Digest, authored_graphs, digests
from mhgraph.corpus.fingerprints import fingerprints
from mhgraph.corpus.load import open_store
from mhgraph.corpus.manifest import UNSURE, manifest_version, read_manifest
from mhgraph.errors import Words
from mhgraph.store import Store, select
from mhgraph.store.disk import DiskStore
from mhgraph.store.remote import SparqlStore
from mhgraph.store.results import read_table
from mhgraph.terms import DERIVED_GRAPH, FACTS_GRAPH, MADE_GRAPHS, ONTOLOGY_GRAPH, mh
from mhgraph.values import value_of

__all__ = ["Item", "status"]

_MADE = ", ".join(str(g) for g in MADE_GRAPHS)
_AUTHORED = f"GRAPH ?g {{ ?s ?p ?o }} FILTER(?g NOT IN ({_MADE}))"
_COUNTS = {
    "facts": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "derived": f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {DERIVED_GRAPH} {{ ?s ?p ?o }} }}",
    "graphs": f"SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE {{ {_AUTHORED} }}",
    "statements": f"SELECT (COUNT(*) AS ?n) WHERE {{ {_AUTHORED} }}",
    "sources": f"SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE {{ ?g a {mh('Source')} }}",
}
_LOOKED_AT = 5_000
"""Graphs up to which each is compared with the one here; above it, the files they were loaded from."""
_SOME_DERIVED = f"SELECT ?s ?p ?o WHERE {{ GRAPH {DERIVED_GRAPH} {{ ?s ?p ?o }} }} LIMIT 1"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the status tells.

    Attributes:
        key: its name for programs.
        label: its name for people.
        value: text in one language of the two, a number, or yes and no.
    """

    key: str
    label: Words
    value: Words | str | int | bool


def status(store: Store, timeout: float | None = None) -> list[Item]:
    """Return what there is to say of `store`: engine, size, versions, and whether it holds what is here.

    Args:
        store: any engine.
        timeout: seconds for each query.
    """
    found = [Item("store", _LABELS["store"], store.name)]
    if isinstance(store, SparqlStore):
        found += _of_server(store, timeout)
    elif isinstance(store, DiskStore):
        found += _of_disk(store)
    else:
        found.append(_item("engine", _oxigraph(Words(nl="in het geheugen", en="in memory"))))
    return [*found, *_sizes(store, timeout), *_compared(store, timeout)]


def _item(key: str, value: Words | str | int | bool) -> Item:
    return Item(key, _LABELS[key], value)


def _oxigraph(where: Words) -> Words:
    return Words(
        nl=f"Oxigraph {oxigraph_version} {where.nl}", en=f"Oxigraph {oxigraph_version} {where.en}"
    )


def _of_disk(store: DiskStore) -> Iterator[Item]:
    manifest = store.manifest
    yield _item("engine", _oxigraph(Words(nl="op schijf", en="on disk")))
    yield _item("bytes", sum(manifest.files.values()))
    yield _item("version", f"mhgraph {manifest.mhgraph}, pyoxigraph {manifest.pyoxigraph}")
    yield _item("loaded", manifest.loaded)
    if manifest.sources:
        yield _item("files", " ".join(manifest.sources))


def _of_server(store: SparqlStore, timeout: float | None) -> Iterator[Item]:
    server = store.server(timeout)
    yield _item("engine", server.name or ("Virtuoso" if server.is_virtuoso else _UNKNOWN))
    yield _item("version", manifest_version(store, timeout) or _UNKNOWN)
    yield _item("facts_in", FACTS_GRAPH.value if server.has_facts_graph else _DEFAULT)
    yield _item("counted_twice", _twice(store, timeout))
    yield _item("row_limit", store.row_limit(timeout) or _NONE)


def _twice(store: SparqlStore, timeout: float | None) -> bool | Words:
    """Tell whether a triple that stands in two graphs counts twice, asked as any other client would ask.

    What is derived stands in the default graph, or that of the facts, and in the derived one.
    """
    rows = select(store, _SOME_DERIVED, timeout=timeout).rows
    if not rows:
        return _UNKNOWN
    triple = " ".join(str(term) for term in rows[0])
    text = f"SELECT (COUNT(*) AS ?n) WHERE {{ {triple} }}"
    found = store.endpoint.result(text, "SELECT", read_table, None, timeout)
    times = sum(int(value_of(row[0])) for row in found.rows)
    # After a push that was not finished it may stand in no graph of facts yet.
    return times > 1 if times else _UNKNOWN


def _sizes(store: Store, timeout: float | None) -> Iterator[Item]:
    known = _of_manifest(store, timeout) if isinstance(store, SparqlStore) else {}
    if isinstance(store, DiskStore):  # counting them again would take as long as reading all of it
        known = {"facts": store.manifest.facts, "derived": _counted(store, "derived", timeout)}
        known["graphs"] = store.manifest.graphs - (known["derived"] > 0)
        known["statements"] = store.manifest.quads - known["facts"] - known["derived"]
    for key in _COUNTS:
        yield _item(key, known[key] if key in known else _counted(store, key, timeout))


def _of_manifest(store: SparqlStore, timeout: float | None) -> dict[str, int]:
    """Return what the manifest says of the graphs there, so that graphs of others do not count."""
    there = read_manifest(store, timeout)
    sizes = [d.triples for g, d in there.items() if g not in _NOT_AUTHORED]
    sure = there and UNSURE not in there.values()
    return {"graphs": len(sizes), "statements": sum(sizes)} if sure else {}


def _counted(store: Store, key: str, timeout: float | None) -> int:
    return int(next(select(store, _COUNTS[key], timeout=timeout).texts())["n"])


def _compared(store: Store, timeout: float | None) -> Iterator[Item]:
    """Yield whether ontology and data are those of the text files here."""
    if isinstance(store, SparqlStore):
        yield from _by_graph(read_manifest(store, timeout))
    elif isinstance(store, DiskStore) and store.manifest.graphs <= _LOOKED_AT:
        yield from _by_graph(digests(store, authored_graphs(store)))
    elif isinstance(store, DiskStore):
        here = fingerprints()
        yield _item("ontology", store.manifest.ontology == here.ontology)
        yield _item("data", store.manifest.data == here.data)


def _by_graph(there: Mapping[str, Digest]) -> Iterator[Item]:
    if not there:
        yield _item("ontology", _UNKNOWN)
        yield _item("data", _UNKNOWN)
        return
    unsure = sum(digest == UNSURE for digest in there.values())
    if unsure:
        yield _item(
            "data",
            Words(
                nl=f"onbekend: een push is niet af, van {unsure} grafen is niet zeker wat erin staat",
                en=f"unknown: a push was not finished, it is not sure what {unsure} graphs hold",
            ),
        )
        return
    local = open_store()
    here = digests(local, authored_graphs(local))
    ontology = ONTOLOGY_GRAPH.value
    yield _item("ontology", there.get(ontology) == here[ontology])
    theirs = {g for g in there if g not in _NOT_AUTHORED} - {ontology}
    ours = set(here) - {ontology}
    other = sum(there[g] != here[g] for g in theirs & ours)
    missing, more = len(ours - theirs), len(theirs - ours)
    if other or missing or more:
        yield _item(
            "data",
            Words(
                nl=f"nee: {other} grafen anders, {missing} ontbreken daar, {more} zijn hier niet",
                en=f"no: {other} graphs differ, {missing} are missing there, {more} are not here",
            ),
        )
    else:
        yield _item("data", True)


_UNKNOWN = Words(nl="onbekend", en="unknown")
_NONE = Words(nl="geen bekend", en="none known")
_DEFAULT = Words(nl="de standaardgraaf", en="the default graph")
_NOT_AUTHORED = {g.value for g in MADE_GRAPHS}
_LABELS = {
    "store": Words(nl="Opslag", en="Store"),
    "engine": Words(nl="Motor", en="Engine"),
    "bytes": Words(nl="Bytes op schijf", en="Bytes on disk"),
    "version": Words(nl="Geschreven door", en="Written by"),
    "loaded": Words(nl="Geladen (UTC)", en="Loaded (UTC)"),
    "files": Words(nl="Uit de bestanden", en="From the files"),
    "facts_in": Words(nl="Feiten staan in", en="Facts stand in"),
    "counted_twice": Words(
        nl="Telt een tripel in twee grafen dubbel", en="Counts a triple in two graphs twice"
    ),
    "row_limit": Words(nl="Rijen per antwoord, ten hoogste", en="Rows in an answer, at most"),
    "facts": Words(nl="Feiten", en="Facts"),
    "derived": Words(nl="Waarvan afgeleid", en="Derived among them"),
    "graphs": Words(nl="Benoemde grafen", en="Named graphs"),
    "statements": Words(nl="Uitspraken daarin", en="Statements in them"),
    "sources": Words(nl="Bronnen", en="Sources"),
    "ontology": Words(nl="Ontologie als hier", en="Ontology as here"),
    "data": Words(nl="Gegevens als hier", en="Data as here"),
}
