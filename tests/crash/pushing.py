"""Kill a push, or the server it goes to, at a random moment; look whether each graph is the old or the new one."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from engines import free_port, oxigraph_command, wait_for
from mhgraph.corpus.contents import Digest, authored_graphs, digest_of, digests
from mhgraph.corpus.manifest import UNSURE, read_manifest
from mhgraph.corpus.opening import open_server
from mhgraph.store import construct
from mhgraph.store.disk import DiskStore
from mhgraph.terms import DERIVED_GRAPH, FACTS_GRAPH

__all__ = ["KilledPush"]

_PEOPLE = 300


class KilledPush:
    """An Oxigraph server that is pushed to, and two states of the graph to push.

    Args:
        folder: an empty folder.
        seed: of the moments.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._chance = folder, random.Random(seed)
        self._files = [folder / f"state {n}.nq" for n in (0, 1)]
        self._stores = [folder / f"state {n}" for n in (0, 1)]
        for number, (file, store) in enumerate(zip(self._files, self._stores, strict=True)):
            file.write_text(_made_up(number), encoding="utf-8", newline="\n")
            mhgraph("load", "--store", f"oxigraph:{store}", "--no-check", str(file)).wait(
                timeout=120
            )
        self._states = [_digests(DiskStore(store)) for store in self._stores]
        self._log = (folder / "server.log").open("wb")
        self._server, self._base = self._started()
        self._push(0).wait(timeout=120)
        begin = time.monotonic()
        self._push(1).wait(timeout=120)
        self.length = time.monotonic() - begin
        self._now = 1

    def trial(self, *, server: bool) -> str:
        """Kill once, the client or the `server` too, and check; return what was found: "old", "new" or "between"."""
        aim = 1 - self._now
        push = self._push(aim)
        time.sleep(self._chance.uniform(0.0, self.length))
        if server:  # and with it the client, as when the power fails
            self._server.kill()
            self._server.wait(timeout=60)
        push.kill()
        push.wait(timeout=60)
        if server:
            self._server, self._base = self._started()
        before, after, found = self._states[self._now], self._states[aim], self._found()
        assert set(found) <= set(before) | set(after)
        for graph in set(before) | set(after):
            assert found.get(graph) in (before.get(graph), after.get(graph)), graph
        for graph, said in read_manifest(open_server(f"{self._base}/query")).items():
            assert said in (UNSURE, found.get(graph)), graph
        kind = "old" if found == before else "new" if found == after else "between"
        mended = self._push(aim)
        assert mended.wait(timeout=120) == 0
        assert self._found() == after
        self._now = aim
        return kind

    def close(self) -> None:
        """Stop the server."""
        self._server.terminate()
        self._server.wait(timeout=60)
        self._log.close()

    def _started(self) -> tuple["subprocess.Popen[bytes]", str]:
        address = f"127.0.0.1:{free_port()}"
        place = str(self._folder / "db")
        process = subprocess.Popen(
            [oxigraph_command(), "serve", "--location", place, "--bind", address],
            stdout=self._log,
            stderr=self._log,
        )
        wait_for(f"http://{address}/", process)
        return process, f"http://{address}"

    def _push(self, state: int) -> "subprocess.Popen[bytes]":
        command = ["push", f"{self._base}/query", "--graph-store", f"{self._base}/store"]
        return mhgraph(*command, "--store", f"oxigraph:{self._stores[state]}")

    def _found(self) -> dict[str, Digest]:
        """Return what the graphs hold that differ between the states, or are of both."""
        there = open_server(f"{self._base}/query")
        found = {}
        for graph in self._states[0] | self._states[1]:
            inside = "{ ?s ?p ?o }"
            where = inside if graph == FACTS_GRAPH.value else f"{{ GRAPH <{graph}> {inside} }}"
            triples = construct(there, f"CONSTRUCT {inside} WHERE {where}").triples
            if triples:
                found[graph] = digest_of(f"{t} .".encode() for t in triples)
        return found


def mhgraph(*words: str) -> "subprocess.Popen[bytes]":
    """Start the command with these words."""
    return subprocess.Popen(
        [sys.executable, "-m", "mhgraph", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={k: v for k, v in os.environ.items() if not k.startswith("MHGRAPH_")},
    )


def _digests(store: DiskStore) -> dict[str, Digest]:
    return digests(store, [*authored_graphs(store), DERIVED_GRAPH, None])


def _made_up(number: int) -> str:
    """Return N-Quads of three graphs: one only in this state, one that differs, one that is the same."""
    name = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    actor = "<https://w3id.org/mhgraph/ontology#NGO>"
    lines = []
    for graph, said in ((f"only-{number}", number), ("differs", number), ("same", 9)):
        for i in range(_PEOPLE):
            who, where = f"<https://example.org/{graph}/{i}>", f"<https://example.org/{graph}>"
            lines.append(f'{who} {name} "Naam {said} {i}"@nl {where} .')
            lines.append(f"{who} {kind} {actor} {where} .")
    return "\n".join(lines) + "\n"
