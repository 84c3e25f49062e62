"""Questions in plain words, Dutch or English: read by the graph's own vocabulary, answered with sources."""

from mhgraph.ask.answer import Alternative, Answer, Evidence, Item
from mhgraph.ask.asker import Asker
from mhgraph.ask.reading import Reading

__all__ = ["Alternative", "Answer", "Asker", "Evidence", "Item", "Reading"]
