"""One network under study: each number is worked out when it is first asked for, and once."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from statistics import fmean

from mhgraph.errors import Words
from mhgraph.network.measures.brokerage import Roles, broker_roles, constraints, effective_sizes
from mhgraph.network.measures.clustering import (
    Clustering,
    assortativity,
    clustering,
    two_mode_clustering,
)
from mhgraph.network.measures.communities import Communities, communities
from mhgraph.network.measures.distances import Reach, betweenness, components, cores, reach
from mhgraph.network.measures.simple_graph import SimpleGraph, simple_graph
from mhgraph.network.model import Network
from mhgraph.network.style import group_of

__all__ = ["Number", "Step", "Study"]

Number = int | float | None
"""A value; None where the measure says nothing of this actor or network."""

Step = Callable[[Words], None]
"""What is told at the start of each part of the work that may take long."""

_BETWEENNESS = Words("tussenpositie van de actoren", "betweenness of the actors")
_BROKERS = Words("makelaars tussen actoren", "brokers between actors")
_COMMUNITIES = Words("groepen, in {} herhalingen", "communities, in {} runs")
_TRIANGLES = Words("driehoeken", "triangles")
_DISTANCES = Words("afstanden in het grootste deel", "distances in the largest component")


def _silent(step: Words) -> None:
    """Tell nobody."""


class Study:
    """What can be measured of one network.

    Args:
        network: what to measure.
        seed: of the first run in search of communities.
        seeds: how many runs there are.
        resolution: above 1 for more and smaller communities.
        step: is told what is being done.
    """

    def __init__(
        self,
        network: Network,
        *,
        seed: int = 7,
        seeds: int = 20,
        resolution: float = 1.0,
        step: Step = _silent,
    ) -> None:
        self.network, self.seed, self.seeds, self.resolution = network, seed, seeds, resolution
        self._step = step

    @cached_property
    def graph(self) -> SimpleGraph:
        """The network to count with."""
        return simple_graph(self.network)

    @cached_property
    def sectors(self) -> list[Words]:
        """The row of the legend of each node."""
        return [group_of(node.kind, node.broader).name for node in self.graph.nodes]

    @cached_property
    def partners(self) -> list[int]:
        """The number of neighbours of each node."""
        return self.graph.degrees()

    @cached_property
    def strength(self) -> list[int]:
        """The weights of the lines of each node, summed."""
        sums = [0] * len(self.graph.nodes)
        for pair, weight in self.graph.weights.items():
            for end in pair:
                sums[end] += weight
        return sums

    @cached_property
    def shared_strength(self) -> list[float]:
        """Likewise, each joint action divided over the others in it."""
        sums = [0.0] * len(self.graph.nodes)
        for pair, weight in self.graph.shared.items():
            for end in pair:
                sums[end] += weight
        return sums

    @cached_property
    def joint_actions(self) -> list[int]:
        """The number of different actions of each node with another."""
        counts = Counter(node for of_action in self.graph.actions.values() for node in of_action)
        return [counts[node] for node in range(len(self.graph.nodes))]

    @cached_property
    def betweenness(self) -> list[float]:
        """The share of the shortest ways that lead through each node."""
        self._step(_BETWEENNESS)
        return betweenness(self.graph)

    @cached_property
    def constraint(self) -> list[float | None]:
        """Burt's constraint of each node."""
        return constraints(self.graph)

    @cached_property
    def effective_size(self) -> list[float | None]:
        """Burt's effective size of each node."""
        return effective_sizes(self.graph)

    @cached_property
    def roles(self) -> list[Roles]:
        """The roles of each node as broker."""
        self._step(_BROKERS)
        return broker_roles(self.graph, [sector.en for sector in self.sectors])

    @cached_property
    def cores(self) -> list[int]:
        """The highest k-core of each node."""
        return cores(self.graph)

    @cached_property
    def components(self) -> list[list[int]]:
        """The connected parts, the largest first."""
        return components(self.graph)

    @cached_property
    def component_of(self) -> list[int]:
        """The number of the connected part of each node, 1 for the largest."""
        of = {node: number for number, part in enumerate(self.components, 1) for node in part}
        return [of[node] for node in range(len(self.graph.nodes))]

    @cached_property
    def communities(self) -> Communities:
        """The groups, and how far to trust them."""
        many = str(self.seeds)
        self._step(Words(_COMMUNITIES.nl.format(many), _COMMUNITIES.en.format(many)))
        return communities(self.graph, self.seed, self.seeds, self.resolution)

    @cached_property
    def members(self) -> list[list[int]]:
        """The nodes of each group, the most connected first."""
        found: list[list[int]] = [[] for _ in range(self.communities.count)]
        for node, number in enumerate(self.communities.of):
            if number:
                found[number - 1].append(node)
        return [sorted(part, key=lambda n: (-self.partners[n], n)) for part in found]

    @cached_property
    def clustering(self) -> Clustering:
        """The triangles of the network."""
        self._step(_TRIANGLES)
        return clustering(self.graph)

    @cached_property
    def reach(self) -> Reach:
        """The distances in the largest part."""
        self._step(_DISTANCES)
        return reach(self.graph)

    def density(self) -> Number:
        """Return the share of the possible lines that is there; None where none is possible."""
        count = len(self.graph.nodes)
        actors = len(self.graph.actors())
        two_mode = self.graph.two_mode
        possible = actors * (count - actors) if two_mode else count * (count - 1) // 2
        return len(self.graph.weights) / possible if possible else None

    def average_degree(self) -> Number:
        """Return the average number of neighbours; None where there is no node."""
        return fmean(self.partners) if self.partners else None

    def largest_action(self) -> Number:
        """Return the largest number of nodes that one action joins."""
        return max(map(len, self.graph.actions.values()), default=0)

    def repeated_meetings(self) -> Number:
        """Return the clustering of actors and actions together."""
        return two_mode_clustering(self.graph)

    def assortativity(self) -> Number:
        """Return how far lines stay within a sector."""
        return assortativity(self.graph, [sector.en for sector in self.sectors])

    def lines_of(self, nodes: Sequence[int]) -> tuple[int, int]:
        """Return how many lines lie within `nodes`, and how many lead out."""
        within = set(nodes)
        ends = sum(len(self.graph.neighbours[node] & within) for node in nodes)
        return ends // 2, sum(self.partners[node] for node in nodes) - ends

    def staying_of(self, nodes: Sequence[int]) -> Number:
        """Return the average share of the runs in which `nodes` stay with their group."""
        shares = [s for s in (self.communities.staying[node] for node in nodes) if s is not None]
        return fmean(shares) if shares else None
