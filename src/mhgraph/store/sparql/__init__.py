"""A SPARQL text as tokens and as a tree of its patterns, for servers that need it written otherwise."""
