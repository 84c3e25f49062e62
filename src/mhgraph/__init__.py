"""Policy on human trafficking as a knowledge graph.

mhgraph reads an ontology and coded policy documents from text files, answers SPARQL and named
questions over them, and draws who works with whom. Every fact keeps the passage that states it.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
