"""Documents, passages and anchors; loading, merging, deriving and checking the graph."""

from mhgraph.corpus.load import open_store, prepare
from mhgraph.corpus.prefixes import known_prefixes

__all__ = ["known_prefixes", "open_store", "prepare"]
