"""How long partner pairs take over a large graph: rows fetched and projected, rdflib's evaluation beside it.

`python benchmarks/network_pairs.py [--actions 100000] [--actors 20000] [--rdflib-actions 200] [--store DIR]`.
With `--store` only the partner pairs of a store on disk are timed, such as `scale.py` makes. Else the graph
is made up: each action stands in a passage of its own with two to five actors in roles; ontology and
derivation rules are the real ones. Timed are the partner pairs (`network-pairs` and `pair_counts`), and the
whole projection with roles and sources (`network-partners` and `partners`). rdflib's own evaluator gets the
lean query on a smaller graph, and its time is printed for that.
Run by hand; figures go into docs/performance.md.
"""

import argparse
import gc
import random
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import rdflib

from mhgraph.catalogue import open_catalogue
from mhgraph.catalogue.parameters import fill
from mhgraph.corpus import prepare
from mhgraph.corpus.export import dataset_quads, serialised
from mhgraph.corpus.files import load_file
from mhgraph.network.projection import pair_counts, partners
from mhgraph.network.statements import roles
from mhgraph.resources import ontology_folder
from mhgraph.store import MemoryStore, Store, select
from mhgraph.store.disk import DiskStore
from mhgraph.terms import ID, ONTOLOGY_GRAPH, mh
from mhgraph.values import NamedNode, Quad

_T = TypeVar("_T")
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_ROLES = [mh(r) for r in ("ledBy", "fundedBy", "implementedBy", "partner", "participant")]


def made_up(actions: int, actors: int) -> Iterator[Quad]:
    """Yield the statements of so many passages."""
    chance = random.Random(1)  # noqa: S311
    document = NamedNode(f"{ID}document/large")
    for i in range(actions):
        action, passage = NamedNode(f"{ID}action/l-{i}"), NamedNode(f"{ID}passage/large/{i}")
        yield Quad(passage, _TYPE, mh("Passage"), document)
        yield Quad(passage, mh("inDocument"), document, document)
        yield Quad(action, _TYPE, mh("Action"), passage)
        for _ in range(chance.randint(2, 5)):
            actor = NamedNode(f"{ID}actor/l-{int(actors * chance.random() ** 2)}")
            yield Quad(action, chance.choice(_ROLES), actor, passage)


def graph_of(actions: int, actors: int) -> MemoryStore:
    """Return the prepared graph of ontology and made-up passages."""
    store = MemoryStore()
    load_file(store, ontology_folder() / "mhgraph.ttl", ONTOLOGY_GRAPH)
    store.extend(made_up(actions, actors))
    return prepare(store)


def timed(what: str, call: Callable[[], _T]) -> _T:
    """Call three times and print the best time in seconds."""
    best = float("inf")
    for _ in range(3):
        gc.collect()
        start = time.perf_counter()
        found = call()
        best = min(best, time.perf_counter() - start)
    print(f"{what:58} {best:8.2f} s", flush=True)
    return found


def pairs_of(store: Store, lean: str) -> int:
    """Time the partner pairs of `store`, and return how many there are."""
    pairs = timed("rows of network-pairs", lambda: select(store, lean))
    timed("pairs counted, rows fetched before", lambda: pair_counts(pairs))
    _, counts = timed(
        "partner pairs: fetched and counted", lambda: pair_counts(select(store, lean))
    )
    return len(counts)


def of_rdflib(store: MemoryStore, text: str) -> float:
    """Return how many seconds rdflib's own store and evaluator take for the query, rows counted."""
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dataset.parse(
            data=serialised(dataset_quads(store, prepared=True), "nquads"), format="nquads"
        )
        start = time.perf_counter()
        len(list(dataset.query(text)))
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=100_000)
    parser.add_argument("--actors", type=int, default=20_000)
    parser.add_argument("--rdflib-actions", type=int, default=200)
    parser.add_argument("--store", type=Path, help="a store on disk in place of the made-up graph")
    given = parser.parse_args()
    catalogue = open_catalogue()
    lean = catalogue.get("network-pairs").text
    if given.store:
        pairs_of(DiskStore(given.store), lean)
        return
    text = fill(catalogue.get("network-partners").text, {"actor": []})
    start = time.perf_counter()
    store = graph_of(given.actions, given.actors)
    print(f"{given.actions} actions, made and derived in {time.perf_counter() - start:.0f} s")
    counts = pairs_of(store, lean)
    table = timed("rows of network-partners, with roles and sources", lambda: select(store, text))
    drawn = timed("lines with their grounds, rows fetched before", lambda: partners(roles(table)))
    print(f"{len(table)} rows, {counts} pairs, {len(drawn.edges)} lines")
    small = graph_of(given.rdflib_actions, given.actors)
    ours = timed(f"rows of {given.rdflib_actions} actions (Oxigraph)", lambda: select(small, lean))
    seconds = of_rdflib(small, lean)
    print(f"{f'the same {len(ours)} rows by rdflib':58} {seconds:8.2f} s")


if __name__ == "__main__":
    main()
