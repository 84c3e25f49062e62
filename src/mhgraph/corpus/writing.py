"""Replace whole graphs on a SPARQL server: by the Graph Store protocol where it has one, else by updates."""

import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from mhgraph.corpus.contents import opened
from mhgraph.corpus.temporary import on_temporary_files
from mhgraph.errors import UsageError, Words
from mhgraph.store.link.addresses import shown
from mhgraph.store.oxigraph import OxigraphStore
from mhgraph.store.transport import Endpoint
from mhgraph.values import NamedNode

__all__ = ["GraphWriter", "require_addresses", "require_no_torn_nodes"]

# Turtle, because every server takes it, and N-Triples is Turtle.
_TURTLE = "text/turtle"
_AT_ONCE = 1_000
"""Triples in one update: Virtuoso refuses an update of about 10,000."""
_BLANK = "ASK { ?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o)) }"


class GraphWriter:
    """Writes graphs of a local store to a server, each in such a way that it is the old or the new one.

    Args:
        local: the store that the graphs come from.
        endpoint: the server, with a Graph Store address or one for updates.

    Raises:
        UsageError: the server has neither address.
    """

    def __init__(self, local: OxigraphStore, endpoint: Endpoint) -> None:
        require_addresses(endpoint)
        self._graphs = bool(endpoint.graph_store_url)
        self._local, self._endpoint = local, endpoint

    def send(self, source: NamedNode | None, target: NamedNode | None) -> None:
        """Make `target` hold what the local graph `source` holds; None is the default graph."""
        if not self._graphs:
            with opened(self._local, source) as lines:
                self._by_updates(target, lines)
            return
        with on_temporary_files(), tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "graph.ttl"
            with file.open("wb") as output:
                self._local.dump(source, output)
            self._endpoint.put(_name(target), file, _TURTLE)

    def put(self, target: NamedNode, triples: bytes) -> None:
        """Make `target` hold the N-Triples `triples`."""
        if self._graphs:
            self._endpoint.put(_name(target), triples, _TURTLE)
        else:
            self._by_updates(target, triples.splitlines(keepends=True))

    def drop(self, target: NamedNode | None) -> None:
        """Remove `target`."""
        if self._graphs:
            self._endpoint.delete(_name(target))
        else:
            self._endpoint.update(f"DROP SILENT {_graph(target)}")

    def _by_updates(self, target: NamedNode | None, lines: Iterable[bytes]) -> None:
        """Replace `target` by one update; what is too much for one waits in a graph beside it."""
        rest = iter(lines)
        first = list(islice(rest, _AT_ONCE + 1))
        if len(first) <= _AT_ONCE:
            self._endpoint.update(f"DROP SILENT {_graph(target)} ;\n{_insert(target, first)}")
            return
        base = target.value if target else "urn:x-mhgraph:default"
        beside = NamedNode(f"{base}{'&' if '?' in base else '?'}coming")
        self._endpoint.update(f"DROP SILENT {_graph(beside)}")
        for some in _parts(first, rest):
            self._endpoint.update(_insert(beside, some))
        self._endpoint.update(f"MOVE {_graph(beside)} TO {_graph(target)}")


def require_addresses(endpoint: Endpoint) -> None:
    """Raise `UsageError` unless `endpoint` has a Graph Store address or one for updates."""
    if not (endpoint.graph_store_url or endpoint.update_url):
        raise _nowhere_to_write(shown(endpoint.url))


def require_no_torn_nodes(local: OxigraphStore, endpoint: Endpoint, facts: int) -> None:
    """Raise `UsageError` where a graph goes in several updates, each of which makes its own blank nodes."""
    if not endpoint.graph_store_url and facts > _AT_ONCE and local.query(_BLANK):
        raise UsageError(
            Words(
                nl="De gegevens hebben lege knopen (blank nodes), die in meer dan één update uit elkaar "
                "vallen; er is niets gestuurd.",
                en="The data have blank nodes, which fall apart in more than one update; nothing was sent.",
            ),
            Words(
                nl="Geef --graph-store ADRES in plaats van --update, of geef de knopen een eigen adres.",
                en="Give --graph-store ADDRESS in place of --update, or give these nodes addresses.",
            ),
        )


def _parts(first: list[bytes], rest: Iterator[bytes]) -> Iterator[list[bytes]]:
    some = first
    while some:
        yield some
        some = list(islice(rest, _AT_ONCE))


def _insert(target: NamedNode | None, lines: list[bytes]) -> str:
    triples = b"".join(lines).decode("utf-8")
    return f"INSERT DATA {{ {f'GRAPH {target} {{ {triples} }}' if target else triples} }}"


def _graph(target: NamedNode | None) -> str:
    return f"GRAPH {target}" if target else "DEFAULT"


def _name(target: NamedNode | None) -> str | None:
    return target.value if target else None


def _nowhere_to_write(url: str) -> UsageError:
    return UsageError(
        Words(
            nl=f"{url} is het adres voor vragen; om te schrijven is er nog een nodig.",
            en=f"{url} is the address for queries; writing needs one more.",
        ),
        Words(
            nl="Geef --graph-store ADRES of --update ADRES (of MHGRAPH_GRAPH_STORE, MHGRAPH_UPDATE); "
            "docs/engines.md noemt die van de bekende servers.",
            en="Give --graph-store ADDRESS or --update ADDRESS (or MHGRAPH_GRAPH_STORE, MHGRAPH_UPDATE); "
            "docs/engines.md names those of the known servers.",
        ),
    )
