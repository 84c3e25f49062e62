"""The Python face: `import mhgraph; kg = mhgraph.open()`.

Like the command line it parses what users write, calls one service and hands over what comes back; it
knows no SPARQL. Everything here is reached as `mhgraph.NAME`.
"""

from mhgraph.api.knowledge import KnowledgeGraph, open  # noqa: A004 - as in gzip.open
from mhgraph.api.table import ResultTable
from mhgraph.api.triples import ResultGraph

__all__ = ["KnowledgeGraph", "ResultGraph", "ResultTable", "open"]
