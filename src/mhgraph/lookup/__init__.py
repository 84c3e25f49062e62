"""From names to entities, and from entities to what the graph says of them, with its sources."""

from mhgraph.lookup.describe import Description, Statement, describe
from mhgraph.lookup.evidence import sources_of
from mhgraph.lookup.labels import Labels, both_labels, labels_of
from mhgraph.lookup.names import Match, find, resolve

__all__ = [
    "Description",
    "Labels",
    "Match",
    "Statement",
    "both_labels",
    "describe",
    "find",
    "labels_of",
    "resolve",
    "sources_of",
]
