"""Find out which graphs of a local store differ from those that a server holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from mhgraph.corpus.contents import Digest, authored_graphs, digests
from mhgraph.corpus.manifest import read_manifest
from mhgraph.store import Store
from mhgraph.store.oxigraph import OxigraphStore
from mhgraph.terms import DERIVED_GRAPH

__all__ = ["Plan", "plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a push has to do.

    Attributes:
        there: what the manifest says is on the server.
        here: what the local store holds; the default graph goes by FACTS_GRAPH.
        send: the graphs to send, in their order.
        drop: the graphs that are there and no longer here.
    """

    there: Mapping[str, Digest]
    here: Mapping[str, Digest]
    send: tuple[str, ...]
    drop: tuple[str, ...]

    @property
    def kept(self) -> int:
        """How many graphs are the same on both sides."""
        return len(self.here) - len(self.send)


def plan(local: OxigraphStore, remote: Store, *, everything: bool = False) -> Plan:
    """Return which graphs of `local` differ from those on the server, by their content.

    Args:
        local: a store with the merged and derived graphs.
        remote: the server.
        everything: send all, whatever the manifest there says.
    """
    there = read_manifest(remote)
    graphs = authored_graphs(local)
    here = digests(local, [*graphs, DERIVED_GRAPH, None])
    send = tuple(g for g in here if everything or there.get(g) != here[g])
    return Plan(there, here, send, tuple(sorted(set(there) - set(here))))
