"""Put the graph on a SPARQL server: the graphs that changed, each whole, then what follows from them.

The manifest there says what each graph holds. Before a graph is touched its entry is marked as unsure, and
when all is done the entries are put right: whatever ends a push half-way, the next one sends again, or
removes, what is not known to be right. Each graph is replaced in one request, so that it is either the
old or the new one.
"""

from collections.abc import Callable, Container, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from pyoxigraph import QueryResultsFormat, parse_query_results

from mhgraph.corpus.contents import Digest
from mhgraph.corpus.half_way import half_way
from mhgraph.corpus.manifest import UNSURE, manifest_text
from mhgraph.corpus.push_plan import Plan
from mhgraph.corpus.sizes import sizes_of
from mhgraph.corpus.writing import GraphWriter
from mhgraph.errors import RemoteStoreError, Words
from mhgraph.store import select
from mhgraph.store.oxigraph import OxigraphStore
from mhgraph.store.remote import SparqlStore
from mhgraph.terms import FACTS_GRAPH, MANIFEST_GRAPH
from mhgraph.values import NamedNode

__all__ = ["Pushed", "push"]

_FACTS = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_SEES_NAMED = f"ASK {{ {MANIFEST_GRAPH} ?p ?o }}"


@dataclass(slots=True)
class Pushed:
    """How far a push came.

    Attributes:
        sent: graphs that are the new ones now.
        dropped: graphs that are gone now.
        kept: how many were the same already.
        facts_in: where the facts went: FACTS_GRAPH, or "" for the default graph.
    """

    sent: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    kept: int = 0
    facts_in: str = ""


def push(
    local: OxigraphStore,
    remote: SparqlStore,
    todo: Plan,
    tell: Callable[[str, int, int], None] | None = None,
    done: Pushed | None = None,
) -> Pushed:
    """Carry out `todo`.

    The facts go into the default graph, or into FACTS_GRAPH where the server's default graph also shows
    what stands in its named graphs.

    Args:
        local: where the graphs come from.
        remote: the server; its endpoint has an update or a Graph Store address.
        todo: what `plan` returned.
        tell: is told each graph before it is sent, with how many are done and how many there are.
        done: kept up to date on the way, for whoever wants to know after Ctrl-C.

    Raises:
        UsageError: there is no address to write to.
        PushError: the server failed half-way; the message says which graphs are new, old or unknown.
    """
    writer = GraphWriter(local, remote.endpoint)
    done = done or Pushed()
    done.kept = todo.kept
    steps = [*todo.send, *todo.drop]
    if not steps:
        return done
    sure = {**todo.there, **dict.fromkeys(steps, UNSURE)}
    under_way: list[str] = []
    try:
        writer.put(MANIFEST_GRAPH, manifest_text(sure))
        done.facts_in = FACTS_GRAPH.value if _shows_named(remote) else ""
        for number, graph in enumerate(steps):
            if tell is not None:
                tell(graph, number, len(steps))
            under_way[:] = [graph]
            _carry_out(writer, graph, graph in todo.here, done)
            under_way.clear()
        remote.forget()
        wrong = _wrong_sizes(remote, todo, done)
        writer.put(MANIFEST_GRAPH, _confirmed(todo, sure, done, wrong))
    except (RemoteStoreError, KeyboardInterrupt) as error:
        with suppress(RemoteStoreError):
            writer.put(MANIFEST_GRAPH, _confirmed(todo, sure, done))
        if isinstance(error, KeyboardInterrupt):
            raise
        raise half_way(error, remote, todo, (*done.sent, *done.dropped), under_way) from error
    if wrong:
        raise _not_kept(remote, todo, wrong)
    return done


def _confirmed(
    todo: Plan, sure: Mapping[str, Digest], done: Pushed, wrong: Container[str] = ()
) -> bytes:
    """Return the manifest after what is `done`: what is `wrong`, and what was not begun, stays unsure."""
    known = {**sure, **{g: todo.here[g] for g in done.sent if g not in wrong}}
    return manifest_text({g: d for g, d in known.items() if g not in done.dropped})


def _wrong_sizes(remote: SparqlStore, todo: Plan, done: Pushed) -> dict[str, int]:
    """Return the graphs that were sent and do not hold as many triples, each with how many it holds."""
    sent = {g: todo.here[g].triples for g in done.sent}
    found = sizes_of(remote)
    if FACTS_GRAPH.value in sent:
        found[FACTS_GRAPH.value] = int(next(select(remote, _FACTS).texts())["n"])
    return {g: found.get(g, 0) for g, number in sent.items() if found.get(g, 0) != number}


def _not_kept(remote: SparqlStore, todo: Plan, wrong: Mapping[str, int]) -> RemoteStoreError:
    graph, found = next(iter(wrong.items()))
    sent = todo.here[graph].triples
    return RemoteStoreError(
        Words(
            nl=f"{remote.name} nam alles aan, maar {len(wrong)} grafen hebben niet wat gestuurd is; de "
            f"eerste: <{graph}> heeft {found} uitspraken en niet {sent}.",
            en=f"{remote.name} took everything, but {len(wrong)} graphs do not hold what was sent; the "
            f"first: <{graph}> has {found} statements and not {sent}.",
        ),
        Words(
            nl="Schrijft een ander er ook in? De volgende `mhgraph push` stuurt deze grafen opnieuw.",
            en="Is somebody else writing there too? The next `mhgraph push` sends these graphs again.",
        ),
    )


def _carry_out(writer: GraphWriter, graph: str, here: bool, done: Pushed) -> None:
    facts = graph == FACTS_GRAPH.value
    target = None if facts and not done.facts_in else NamedNode(graph)
    if here:
        writer.send(None if facts else NamedNode(graph), target)
        done.sent.append(graph)
    else:
        writer.drop(target)
        done.dropped.append(graph)


def _shows_named(remote: SparqlStore) -> bool:
    """Tell whether the default graph shows what stands in a named one, asked without any help of ours."""
    reply = remote.endpoint.read(_SEES_NAMED, "ASK")
    return bool(parse_query_results(reply.body, format=QueryResultsFormat.JSON))
