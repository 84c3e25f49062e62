"""The texts that carry out a derivation rule: only what the default graph lacks is derived."""

import re

from mhgraph.errors import StoreError, Words
from mhgraph.values import NamedNode

__all__ = ["asked", "constructed", "inserted", "parts"]

_CONSTRUCT = re.compile(
    r"\bCONSTRUCT\s*\{(?P<made>[^{}]*)\}\s*WHERE\s*\{(?P<where>.*)\}", re.DOTALL
)


def asked(rule: str) -> str:
    """Return the ASK query that tells whether the CONSTRUCT query `rule` gives anything new."""
    prologue, made, where = parts(rule)
    return f"{prologue} ASK {_lacking(made, where)}"


def constructed(rule: str) -> str:
    """Return the CONSTRUCT query that gives only what is new."""
    prologue, made, where = parts(rule)
    return f"{prologue} CONSTRUCT {{ {made} }} WHERE {_lacking(made, where)}"


def inserted(rule: str, graph: NamedNode) -> str:
    """Return the update that adds what is new to the default graph and to `graph`."""
    prologue, made, where = parts(rule)
    both = f"INSERT {{ {made} GRAPH {graph} {{ {made} }} }}"
    return f"{prologue} {both} WHERE {_lacking(made, where)}"


def _lacking(made: str, where: str) -> str:
    return f"{{ {where} FILTER NOT EXISTS {{ {made} }} }}"


def parts(rule: str) -> tuple[str, str, str]:
    """Return prologue, template and pattern of a CONSTRUCT query."""
    match = _CONSTRUCT.search(rule)
    if match is None:
        raise StoreError(
            Words(
                nl="Een afleidingsregel is een CONSTRUCT-vraag met alleen tripels vóór WHERE.",
                en="A derivation rule is a CONSTRUCT query with only triples before WHERE.",
            )
        )
    return rule[: match.start()], match["made"], match["where"]
