"""Networks: named questions' rows, projected to nodes and lines, measured, laid out, drawn, exchanged."""

from mhgraph.network.asking import FILTERS, request
from mhgraph.network.building import build
from mhgraph.network.model import Edge, Facets, Ground, Network, Node
from mhgraph.network.reduction import LIMIT
from mhgraph.network.statements import Filters
from mhgraph.network.views import VIEWS, Request, View

__all__ = [
    "FILTERS",
    "LIMIT",
    "VIEWS",
    "Edge",
    "Facets",
    "Filters",
    "Ground",
    "Network",
    "Node",
    "Request",
    "View",
    "build",
    "request",
]
