"""Policy on human trafficking as a knowledge graph.

mhgraph reads an ontology and coded policy documents from text files, answers SPARQL and named
questions over them, and draws who works with whom. Every fact keeps the passage that states it.

    import mhgraph

    kg = mhgraph.open()
    kg.query("actions-in-place", place="West Africa")

What is public is loaded when it is first used, so that `import mhgraph` costs nothing.
"""

from mhgraph.version import __date__, __version__

# `typing` would take longer to import than everything here; type checkers know the name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from mhgraph import errors as errors
    from mhgraph.api import KnowledgeGraph, ResultGraph, ResultTable, open  # noqa: A004
    from mhgraph.api.network import ResultNetwork
    from mhgraph.ask import Answer
    from mhgraph.errors import MhgraphError

__all__ = [
    "Answer",
    "KnowledgeGraph",
    "MhgraphError",
    "ResultGraph",
    "ResultNetwork",
    "ResultTable",
    "__date__",
    "__version__",
    "open",
]


if not TYPE_CHECKING:

    def __getattr__(name):
        """Import what `name` stands for and keep it (PEP 562)."""
        from importlib import import_module

        if name == "errors":
            return import_module("mhgraph.errors")
        if name == "MhgraphError":
            found = import_module("mhgraph.errors").MhgraphError
        elif name == "Answer":
            found = import_module("mhgraph.ask").Answer
        elif name == "ResultNetwork":
            found = import_module("mhgraph.api.network").ResultNetwork
        elif name in __all__:
            found = getattr(import_module("mhgraph.api"), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found
        return found

    def __dir__():
        """Name what is public, loaded or not."""
        return sorted({*globals(), *__all__})
