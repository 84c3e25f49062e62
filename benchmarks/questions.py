"""How long each named question takes, on the corpus and on copies of it, and rdflib beside it.

`python benchmarks/questions.py [--copies 100] [--runs 3] [--rdflib 10] [--limit 60]`. A copy repeats every
passage with actions, figures, outputs, events and documents of its own; actors, places, instruments and
concepts are shared, so that questions meet more of the same. With `--rdflib N` the N slowest questions are
also asked of rdflib's own store and evaluator, each given up after LIMIT seconds. Run by hand; figures go
into docs/performance.md.
"""

import argparse
import multiprocessing
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mhgraph.catalogue import open_catalogue
from mhgraph.catalogue.parameters import fill, terms_of
from mhgraph.corpus import open_store, prepare
from mhgraph.corpus.export import dataset_quads
from mhgraph.errors import QueryTimeoutError
from mhgraph.store import MemoryStore
from mhgraph.values import DefaultGraph, Literal, NamedNode, Quad

_OWN = re.compile(r"(https://w3id\.org/mhgraph/id/(?:action|figure|output|event|document)/[^/]+)$")
_PASSAGE = re.compile(r"(https://w3id\.org/mhgraph/id/passage/[^/]+)(/.*)$")
_NAMED = ("dc/terms/identifier", "ontology#shortName")


def copied(term: Any, copy: int) -> Any:
    """Return the term as it stands in a copy: things of the passages get a number."""
    if not isinstance(term, NamedNode):
        return term
    if match := _PASSAGE.match(term.value):
        return NamedNode(f"{match[1]}-c{copy}{match[2]}")
    return NamedNode(f"{term.value}-c{copy}") if _OWN.match(term.value) else term


def copies(quads: list[Quad], number: int) -> Iterator[Quad]:
    """Yield the quads of the documents' graphs once more for each copy."""
    ours = [
        q
        for q in quads
        if "/id/passage/" in str(q.graph_name) or "/id/document/" in str(q.graph_name)
    ]
    for copy in range(1, number):
        for q in ours:
            value = q.object
            if isinstance(value, Literal) and q.predicate.value.endswith(_NAMED):
                value = Literal(f"{value.value.replace('-', f'c{copy}-', 1)}")
            yield Quad(
                copied(q.subject, copy),
                q.predicate,
                copied(value, copy),
                copied(q.graph_name, copy),
            )


def multiplied(store: MemoryStore, number: int) -> MemoryStore:
    """Return the prepared graph with `number` copies of every passage."""
    quads = dataset_quads(store, prepared=False)
    large = MemoryStore()
    large.extend(quads)
    large.extend(copies(quads, number))
    begin = time.perf_counter()
    prepare(large)
    print(
        f"{len(large):,} quads, merged and derived in {time.perf_counter() - begin:.0f} s",
        flush=True,
    )
    return large


def questions(store: MemoryStore) -> dict[str, str]:
    """Return the SPARQL of each named question with its example values."""
    texts = {}
    for query in open_catalogue():
        values = {p.name: [p.example] for p in query.header.parameters if p.example}
        texts[query.name] = fill(query.text, terms_of(store, query.header, values, "en"))
    return texts


def timed(
    store: MemoryStore, texts: dict[str, str], runs: int, limit: float
) -> dict[str, tuple[float, int]]:
    """Return the median seconds and the number of rows of each question; -1 rows where given up."""
    found = {}
    for name, text in texts.items():
        taken, rows = [], 0
        for _ in range(runs):
            begin = time.perf_counter()
            try:
                answer = store.query(text, timeout=limit)
                rows = 0 if isinstance(answer, bool) else len(answer)
            except QueryTimeoutError:
                rows = -1
            taken.append(time.perf_counter() - begin)
        found[name] = (statistics.median(taken), rows)
        print(f"{name:36} {1000 * found[name][0]:10.1f} ms {rows:8} rows", flush=True)
    return found


def by_rdflib(store: MemoryStore, texts: dict[str, str], limit: float) -> dict[str, float | None]:
    """Return rdflib's seconds for each question, None where it was given up."""
    import rdflib

    data = rdflib.Dataset()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "all.nq"
        with file.open("w", encoding="utf-8") as lines:
            for q in store.quads():
                graph = "" if isinstance(q.graph_name, DefaultGraph) else f" {q.graph_name}"
                lines.write(f"{q.subject} {q.predicate} {q.object}{graph} .\n")
        begin = time.perf_counter()
        data.parse(str(file), format="nquads")
        print(
            f"rdflib loaded {len(store):,} quads in {time.perf_counter() - begin:.0f} s", flush=True
        )
    context = multiprocessing.get_context("fork")  # the data are shared with the child, not copied
    found: dict[str, float | None] = {}
    for name, text in texts.items():
        begin = time.perf_counter()
        child = context.Process(target=lambda text=text: list(data.query(text)))  # type: ignore[misc]
        child.start()
        child.join(limit)
        found[name] = None if child.is_alive() else time.perf_counter() - begin
        child.kill()
        child.join()
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--rdflib", type=int, default=0, metavar="N")
    parser.add_argument("--limit", type=float, default=60.0)
    wanted = parser.parse_args()
    store = open_store()
    texts = questions(store)
    if wanted.copies > 1:  # the slow ones last: what is given up goes on working behind the others
        small = timed(store, texts, 1, wanted.limit)
        texts = {name: texts[name] for name in sorted(texts, key=lambda name: small[name][0])}
        store = multiplied(store, wanted.copies)
    found = timed(store, texts, wanted.runs, wanted.limit)
    slowest = sorted(found, key=lambda name: -found[name][0])
    if wanted.rdflib:
        chosen = {name: texts[name] for name in slowest[: wanted.rdflib]}
        for name, seconds in by_rdflib(store, chosen, wanted.limit).items():
            print(
                f"rdflib {name:29} {'given up' if seconds is None else f'{seconds:.1f} s'}",
                flush=True,
            )


if __name__ == "__main__":
    main()
