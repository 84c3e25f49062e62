"""Who stands between others: Burt's structural holes and the broker's roles of Gould and Fernandez.

Written here, because networkx without scipy takes 22 s for the constraint of 5,000 nodes and 20,000
lines, and has no roles of brokers; the tests compare with networkx and with counts by hand. All measures
take a line as there or not there: how often two actors work together does not matter.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mhgraph.network.measures.simple_graph import SimpleGraph

__all__ = [
    "Roles",
    "broker_roles",
    "constraints",
    "effective_sizes",
    "triangle_counts",
    "triangles",
]


@dataclass(frozen=True, slots=True)
class Roles:
    """How many pairs of partners that do not work together one actor stands between, by role.

    A pair counts once, since a line has no direction; so the gatekeeper and the representative of Gould
    and Fernandez, who differ in direction alone, are one role here.

    Attributes:
        coordinator: all three of one sector.
        itinerant: the two of one sector, the broker of another (the consultant).
        gatekeeper: the broker and one of the two of one sector, the other of another.
        liaison: three different sectors.
    """

    coordinator: int = 0
    itinerant: int = 0
    gatekeeper: int = 0
    liaison: int = 0

    @property
    def total(self) -> int:
        """Return the number of pairs, whatever the role."""
        return self.coordinator + self.itinerant + self.gatekeeper + self.liaison


def triangles(graph: SimpleGraph) -> Iterator[tuple[int, int, int]]:
    """Yield each three nodes that are all joined, once, the smallest number first."""
    for one, other in graph.weights:
        for third in graph.neighbours[one] & graph.neighbours[other]:
            if third > other:
                yield one, other, third


def triangle_counts(graph: SimpleGraph) -> list[int]:
    """Return in how many triangles each node is."""
    counts = [0] * len(graph.nodes)
    for three in triangles(graph):
        for node in three:
            counts[node] += 1
    return counts


def constraints(graph: SimpleGraph) -> list[float | None]:
    """Return Burt's constraint of each node; None for a node without a line.

    It is the sum over the partners j of i of (p_ij + sum over q of p_iq p_qj) squared, where p_ij is one
    divided by the number of partners of i.
    """
    degrees = graph.degrees()
    sums = [0.0] * len(graph.nodes)
    for one, other in graph.weights:
        between = graph.neighbours[one] & graph.neighbours[other]
        through = sum(1 / degrees[q] for q in between)
        for end in (one, other):
            sums[end] += ((1 + through) / degrees[end]) ** 2
    return [total if degree else None for total, degree in zip(sums, degrees, strict=True)]


def effective_sizes(graph: SimpleGraph) -> list[float | None]:
    """Return Burt's effective size of each node, in Borgatti's short form: n - 2t / n.

    Here n is the number of partners and t the number of lines among them; None for a node without one.
    """
    counts = triangle_counts(graph)
    return [n - 2 * t / n if n else None for n, t in zip(graph.degrees(), counts, strict=True)]


def broker_roles(graph: SimpleGraph, sectors: Sequence[str]) -> list[Roles]:
    """Return the roles of each node as broker.

    Args:
        graph: who is joined to whom.
        sectors: to which sector each node belongs, by number of the node.
    """
    found = [
        _all_pairs(sectors[node], Counter(sectors[n] for n in near))
        for node, near in enumerate(graph.neighbours)
    ]
    for a, b, c in triangles(graph):
        for broker, one, other in ((a, b, c), (b, a, c), (c, a, b)):
            found[broker][_role(sectors[broker], sectors[one], sectors[other])] -= 1
    return [Roles(**counts) for counts in found]


def _all_pairs(own: str, near: Counter[str]) -> dict[str, int]:
    """Return the pairs of neighbours by role, as if none of them were joined."""
    within = {sector: n * (n - 1) // 2 for sector, n in near.items()}
    count = near.total()
    coordinator, gatekeeper = within.get(own, 0), near[own] * (count - near[own])
    itinerant = sum(within.values()) - coordinator
    liaison = count * (count - 1) // 2 - coordinator - gatekeeper - itinerant
    return {
        "coordinator": coordinator,
        "itinerant": itinerant,
        "gatekeeper": gatekeeper,
        "liaison": liaison,
    }


def _role(broker: str, one: str, other: str) -> str:
    if one == other:
        return "coordinator" if broker == one else "itinerant"
    return "gatekeeper" if broker in (one, other) else "liaison"
