"""Engines behind one small protocol: Oxigraph in memory (default) and any SPARQL 1.1 server.

`mhgraph.store.remote` is imported only when a server is asked, because SPARQLWrapper is slow to import.
"""

from mhgraph.store.guard import refuse_outside
from mhgraph.store.memory import MemoryStore
from mhgraph.store.protocol import Store, ask, construct, select

__all__ = ["MemoryStore", "Store", "ask", "construct", "refuse_outside", "select"]
