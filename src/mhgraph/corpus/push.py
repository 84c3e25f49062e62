"""Put the graph on a SPARQL server: the graphs that changed, each whole, then what follows from them.

The manifest there says what each graph holds. Before a graph is touched its entry is marked as unsure,
and when all is done and counted the entries are put right: whatever ends a push half-way, the next one
sends again, or removes, what is not known to be right. Each graph is replaced in one request, so that it
is either the old or the new one.
"""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from mhgraph.corpus.contents import Digest
from mhgraph.corpus.half_way import half_way
from mhgraph.corpus.manifest import UNSURE, manifest_text
from mhgraph.corpus.push_plan import Plan
from mhgraph.corpus.sizes import sizes_of
from mhgraph.corpus.writing import GraphWriter, require_no_torn_nodes
from mhgraph.errors import RemoteStoreError, UsageError, Words
from mhgraph.store import select
from mhgraph.store.oxigraph import OxigraphStore
from mhgraph.store.remote import SparqlStore
from mhgraph.store.results import read_boolean
from mhgraph.terms import FACTS_GRAPH, MANIFEST_GRAPH
from mhgraph.values import NamedNode

__all__ = ["Pushed", "push"]

_FACTS = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_FILLED = "ASK { ?s ?p ?o }"
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
        UsageError: there is no address to write to, somebody else has filled the default graph, or there are
            blank nodes that updates would tear apart.
        PushError: the server failed half-way; the message says which graphs are new, old or unknown.
    """
    writer = GraphWriter(local, remote.endpoint)
    done = done or Pushed()
    done.kept = todo.kept
    steps = [*todo.send, *todo.drop]
    if not steps:
        return done
    require_no_torn_nodes(local, remote.endpoint, todo.here[FACTS_GRAPH.value].triples)
    said, wrong, under_way = dict(todo.there), dict[str, int](), list[str]()
    try:
        done.facts_in = _facts_in(writer, remote, todo)
        said.update(dict.fromkeys(steps, UNSURE))
        writer.put(MANIFEST_GRAPH, manifest_text(said))
        for number, graph in enumerate(steps):
            if tell is not None:
                tell(graph, number, len(steps))
            under_way[:] = [graph]
            _carry_out(writer, graph, graph in todo.here, done)
            under_way.clear()
        remote.forget()
        wrong.update(dict.fromkeys(done.sent, 0))  # until they are counted
        wrong = _wrong_sizes(remote, todo)
        writer.put(MANIFEST_GRAPH, _confirmed(todo, said, done, wrong))
    except (RemoteStoreError, KeyboardInterrupt) as error:
        with suppress(RemoteStoreError):
            writer.put(MANIFEST_GRAPH, _confirmed(todo, said, done, wrong))
        if isinstance(error, KeyboardInterrupt):
            raise
        raise half_way(error, remote, todo, (*done.sent, *done.dropped), under_way) from error
    if wrong:
        raise _not_kept(remote, todo, wrong)
    return done


def _facts_in(writer: GraphWriter, remote: SparqlStore, todo: Plan) -> str:
    """Return the name of the graph that the facts go into, or "" for the default graph.

    Raises:
        UsageError: they would replace what somebody else has put into the default graph.
    """
    is_strange = not todo.there and not remote.server().is_ours
    if not todo.there:  # without entries it makes the next push as careful as this one
        writer.put(MANIFEST_GRAPH, manifest_text({}))
    if _tells(remote, _SEES_NAMED):
        return FACTS_GRAPH.value
    if is_strange and _tells(remote, _FILLED):
        writer.drop(MANIFEST_GRAPH)
        raise _filled_by_others(remote)
    return ""


def _confirmed(
    todo: Plan, said: Mapping[str, Digest], done: Pushed, wrong: Collection[str]
) -> bytes:
    """Return the manifest after what is `done`: what is `wrong`, and what was not begun, is unsure."""
    known = {**said, **{g: todo.here[g] for g in done.sent}, **dict.fromkeys(wrong, UNSURE)}
    return manifest_text({g: d for g, d in known.items() if g not in done.dropped})


def _wrong_sizes(remote: SparqlStore, todo: Plan) -> dict[str, int]:
    """Return the graphs that do not hold as many triples as here, each with how many it holds."""
    found = sizes_of(remote)
    found[FACTS_GRAPH.value] = int(next(select(remote, _FACTS).texts())["n"])
    sizes = {g: digest.triples for g, digest in todo.here.items()}
    return {g: found.get(g, 0) for g, number in sizes.items() if found.get(g, 0) != number}


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


def _tells(remote: SparqlStore, question: str) -> bool:
    """Return the answer to an ASK about the server's own default graph, asked without any help of ours."""
    return remote.endpoint.result(question, "ASK", read_boolean)


def _filled_by_others(remote: SparqlStore) -> UsageError:
    return UsageError(
        Words(
            nl=f"In de standaardgraaf van {remote.name} staat al iets, dat niet van mhgraph is; er is niets "
            "gestuurd, want de feiten zouden het vervangen.",
            en=f"The default graph of {remote.name} holds something that is not mhgraph's; nothing was sent, "
            "because the facts would replace it.",
        ),
        Words(
            nl="Geef mhgraph een eigen dataset op die server, of maak de standaardgraaf eerst leeg.",
            en="Give mhgraph a dataset of its own on that server, or empty the default graph first.",
        ),
    )
