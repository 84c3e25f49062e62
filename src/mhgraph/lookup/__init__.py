"""From names to entities, and from entities to what the graph says of them, with its sources."""

from mhgraph.lookup.describe import Description, Statement, describe
from mhgraph.lookup.evidence import sources_of
from mhgraph.lookup.labels import Labels, both_labels, labels_of
from mhgraph.lookup.names import Match, find, resolve
from mhgraph.lookup.things import Thing, documents_of, kinds_below, things_of

__all__ = [
    "Description",
    "Labels",
    "Match",
    "Statement",
    "Thing",
    "both_labels",
    "describe",
    "documents_of",
    "find",
    "kinds_below",
    "labels_of",
    "resolve",
    "sources_of",
    "things_of",
]
