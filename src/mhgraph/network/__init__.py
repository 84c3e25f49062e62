"""Networks: a named query's rows, projected to nodes and lines, laid out, and drawn on a page."""

from mhgraph.network.model import Edge, JointAction, Network, Node
from mhgraph.network.projection import partners

__all__ = ["Edge", "JointAction", "Network", "Node", "partners"]
