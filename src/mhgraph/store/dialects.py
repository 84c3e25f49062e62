"""What differs from server to server: where the facts stand, and what has to be written otherwise.

A server is asked once. Facts in its default graph need nothing. Where the default graph is all graphs
together, which counts a fact once for each that states it, the facts stand in a graph of their own, and
the patterns of a query are asked of that graph: a GRAPH further in overrides it.
"""

from dataclasses import dataclass

from mhgraph.store.results import read_table
from mhgraph.store.sparql.tokens import Token, tokens_of
from mhgraph.store.sparql.tree import Query
from mhgraph.store.transport import Endpoint, Reply
from mhgraph.terms import FACTS_GRAPH, MANIFEST_GRAPH, ONTOLOGY_GRAPH, mh

__all__ = ["Server", "contact", "of_facts"]

_LISTED = f"{FACTS_GRAPH}, {MANIFEST_GRAPH}"
_QUESTION = f"""SELECT ?fact ?term ?unsure WHERE {{
  {{ SELECT ?fact WHERE {{ GRAPH {FACTS_GRAPH} {{ ?fact ?p ?o }} }} LIMIT 1 }}
  UNION
  {{ SELECT ?term WHERE {{ GRAPH {ONTOLOGY_GRAPH} {{ ?term ?p ?o }} }} LIMIT 1 }}
  UNION
  {{ SELECT ?unsure WHERE {{ GRAPH {MANIFEST_GRAPH} {{ ?unsure {mh("contentHash")} "unsure" }} }} LIMIT 1 }}
}}"""


@dataclass(frozen=True, slots=True)
class Server:
    """What a server said of itself.

    Attributes:
        is_virtuoso: whether it is Virtuoso.
        has_facts_graph: whether the facts stand in a graph of their own.
        is_ours: whether mhgraph's graph is there at all.
        is_unfinished: whether the manifest there says that a push has not come to its end.
        name: what it calls itself, or "".
    """

    is_virtuoso: bool
    has_facts_graph: bool
    is_ours: bool
    is_unfinished: bool
    name: str = ""


def contact(endpoint: Endpoint, timeout: float | None) -> Server:
    """Ask a server what it is and where the facts stand."""

    def read(reply: Reply) -> Server:
        # Behind another server Virtuoso is known by two words that nobody else writes any more.
        name = reply.headers.get("server", "")
        named = "virtuoso" in name.lower()
        told = b'"link": []' in reply.body and b'"ordered": true' in reply.body
        rows = read_table(reply).rows
        facts, terms, unsure = (any(row[at] for row in rows) for at in range(3))
        return Server(named or told, facts, facts or terms, unsure, name)

    return endpoint.result(_QUESTION, "SELECT", read, None, timeout)


def of_facts(query: Query, text: str) -> str:
    """Return `text` with its patterns asked of the graph of facts, unless it names its own graphs."""
    if query.dataset != ((), ()):
        return text
    begin, end = query.places["WHERE"]
    inner = _only_sources(text, begin, end)
    return f"{text[:begin]}{{ GRAPH {FACTS_GRAPH} {inner} }}{text[end:]}"


def _only_sources(text: str, begin: int, end: int) -> str:
    """Return a part of `text` in which no GRAPH with a variable finds the graph of facts."""
    tokens = [t for t in tokens_of(text) if begin <= t.start < end]
    kept, place = [], begin
    for variable, closing in sorted(_graphs(tokens), key=lambda found: found[1]):
        kept.append(text[place:closing])
        kept.append(f" FILTER(!BOUND({variable}) || {variable} NOT IN ({_LISTED}))")
        place = closing
    return "".join([*kept, text[place:end]])


def _graphs(tokens: list[Token]) -> list[tuple[str, int]]:
    """Return the variable of each GRAPH with one, and where its braces end."""
    found: list[tuple[str, int]] = []
    opened: list[str] = []
    for place, token in enumerate(tokens):
        if token.kind == "sign" and token.text == "{":
            before = tokens[max(0, place - 2) : place]
            is_graph = [t.kind for t in before] == ["word", "variable"] and before[
                0
            ].text == "GRAPH"
            opened.append(before[1].text if is_graph else "")
        elif token.kind == "sign" and token.text == "}":
            variable = opened.pop()
            if variable:
                found.append((variable, token.end))
    return found
