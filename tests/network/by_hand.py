"""Networks small enough to count by hand."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from mhgraph.errors import Words
from mhgraph.network.model import Edge, Ground, Network, Node

__all__ = ["ID", "actor", "of_actions", "of_lines", "two_mode"]

ID = "urn:by-hand:"
_KINDS = {"g": "Ministry", "n": "NGO", "p": "Platform"}


def actor(name: str, actions: int = 0) -> Node:
    """Return an actor; g1 is a ministry, n1 an NGO, p1 and all others a platform."""
    kind = _KINDS.get(name[:1], "Platform")
    label, broader = Words(name, name), ("Organisation", "Actor")
    return Node(f"{ID}{name}", label, kind, Words(kind, kind), broader=broader, actions=actions)


def of_lines(lines: Iterable[str], alone: Iterable[str] = ()) -> Network:
    """Return the network with a line for each "a b", each an action of its own."""
    return of_actions({f"action-{line}": line.split() for line in lines}, alone)


def of_actions(actions: Mapping[str, Iterable[str]], alone: Iterable[str] = ()) -> Network:
    """Return who works together; the key "x/1" is part 1 of the action x."""
    grounds: dict[tuple[str, str], list[Ground]] = {}
    part_in: dict[str, set[str]] = {name: set() for name in alone}
    for unit, names in sorted(actions.items()):
        for name in names:
            part_in.setdefault(name, set()).add(unit.partition("/")[0])
        for one, other in combinations(sorted(set(names)), 2):
            ground = Ground(f"{ID}{unit.partition('/')[0]}", f"{ID}{unit}", (), (), ())
            grounds.setdefault((f"{ID}{one}", f"{ID}{other}"), []).append(ground)
    nodes = [actor(name, len(part)) for name, part in sorted(part_in.items())]
    edges = [Edge(a, b, tuple(found)) for (a, b), found in sorted(grounds.items())]
    return _network("partners", nodes, edges)


def two_mode(actions: Mapping[str, Iterable[str]]) -> Network:
    """Return who is involved in which action."""
    names = sorted({name for of_action in actions.values() for name in of_action})
    kind = Words("actie", "action")
    made = [Node(f"{ID}{a}", Words(a, a), "Action", kind, a) for a in sorted(actions)]
    edges = [
        Edge(f"{ID}{a}", f"{ID}{name}", (Ground(f"{ID}{a}", "", (), (), ()),), directed=True)
        for a, of_action in sorted(actions.items())
        for name in sorted(set(of_action))
    ]
    nodes = sorted([*made, *map(actor, names)], key=lambda node: node.iri)
    return _network("involvement", nodes, edges, bipartite=True)


def _network(view: str, nodes: list[Node], edges: list[Edge], bipartite: bool = False) -> Network:
    title, source = Words("Met de hand", "By hand"), Words("Verzonnen", "Made up")
    return Network(view, title, title, source, tuple(nodes), tuple(edges), bipartite=bipartite)
