"""The manifest on a server: which graphs mhgraph put there, with how many triples and which content."""

from collections.abc import Mapping

from mhgraph.corpus.contents import Digest
from mhgraph.store import Store, select
from mhgraph.terms import MANIFEST_GRAPH, mh
from mhgraph.values import Literal, NamedNode
from mhgraph.version import __version__

__all__ = ["UNSURE", "manifest_text", "manifest_version", "read_manifest"]

UNSURE = Digest(0, "unsure")
"""Stands for a graph that a push is changing, or was changing when it ended."""
_HASH = mh("contentHash")
_TRIPLES = NamedNode("http://rdfs.org/ns/void#triples")
_VERSION = NamedNode("http://www.w3.org/2002/07/owl#versionInfo")
_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_READ = f"""SELECT ?graph ?hash ?triples WHERE {{
  GRAPH {MANIFEST_GRAPH} {{ ?graph {_HASH} ?hash ; {_TRIPLES} ?triples }}
}}"""
_READ_VERSION = f"""SELECT ?version WHERE {{
  GRAPH {MANIFEST_GRAPH} {{ {MANIFEST_GRAPH} {_VERSION} ?version }}
}}"""


def read_manifest(store: Store, timeout: float | None = None) -> dict[str, Digest]:
    """Return what the manifest in `store` says of each graph by its IRI; empty where there is none."""
    rows = select(store, _READ, timeout=timeout).texts()
    return {r["graph"]: Digest(int(r["triples"]), r["hash"]) for r in rows}


def manifest_version(store: Store, timeout: float | None = None) -> str:
    """Return the version of mhgraph that wrote the manifest in `store`, or "" where there is none."""
    rows = select(store, _READ_VERSION, timeout=timeout).texts()
    return next((r["version"] for r in rows), "")


def manifest_text(known: Mapping[str, Digest]) -> bytes:
    """Return the manifest of the graphs in `known` as N-Triples."""
    lines = [f"{MANIFEST_GRAPH} {_VERSION} {Literal(__version__)} ."]
    for graph, digest in sorted(known.items()):
        lines.append(f"{NamedNode(graph)} {_HASH} {Literal(digest.content_hash)} .")
        triples = Literal(str(digest.triples), datatype=_INTEGER)
        lines.append(f"{NamedNode(graph)} {_TRIPLES} {triples} .")
    return ("\n".join(lines) + "\n").encode()
