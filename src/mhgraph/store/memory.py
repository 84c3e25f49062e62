"""Oxigraph in memory: the default engine, filled from the text files at start."""

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat
from pyoxigraph import Store as _Oxigraph

from mhgraph.store.derivation import asked, inserted
from mhgraph.store.oxigraph import OxigraphStore, no_collection
from mhgraph.values import NamedNode

__all__ = ["MemoryStore", "no_collection"]

_MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


class MemoryStore(OxigraphStore):
    """The prepared graph in an Oxigraph store in memory."""

    def __init__(self) -> None:
        super().__init__(_Oxigraph())

    def extend(self, quads: Iterable[Quad]) -> None:
        """Add `quads`."""
        self._store.extend(quads)

    def load(self, text: str | bytes, form: RdfFormat, graph: NamedNode | None = None) -> None:
        """Add what the RDF `text` says; what stands in no graph goes into `graph`."""
        self._store.load(text, form, to_graph=graph)

    def merge(self) -> None:
        """Put every triple of every named graph once into the default graph."""
        self._store.update(_MERGE)

    def lacks(self, rule: str) -> bool:
        """Tell whether the CONSTRUCT query `rule` gives a triple that the default graph lacks."""
        return bool(self._store.query(asked(rule)))

    def derive(self, rule: str, graph: NamedNode) -> None:
        """Add what the CONSTRUCT query `rule` gives and the default graph lacks to it and to `graph`."""
        self._store.update(inserted(rule, graph))
