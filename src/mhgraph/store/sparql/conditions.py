"""The conditions of a FILTER by which less has to be fetched; all others are left to be tested later."""

import re
from collections.abc import Iterator, Sequence

from mhgraph.store.sparql.cursor import Cursor, string_of
from mhgraph.store.sparql.tokens import Token
from mhgraph.store.sparql.tree import Condition

__all__ = ["read"]

_EQUAL = re.compile(r"V=I|I=V|VIN\(I(?:,I)*\)")
_FITS = re.compile(r"REGEX\((?:STR\(V\)|V),S,S\)")
_KINDS = {"variable": "V", "iri": "I", "name": "I", "string": "S"}


def read(tokens: Sequence[Token], cursor: Cursor) -> list[Condition]:
    """Return the conditions that the tokens of a FILTER set, all of which have to hold.

    One that is not known here says nothing of any variable.
    """
    return [_condition(part, cursor) for part in _parts(_bare(tokens))]


def _condition(tokens: Sequence[Token], cursor: Cursor) -> Condition:
    shape = "".join(_KINDS.get(t.kind, t.text) for t in tokens)
    name = next((t.text for t in tokens if t.kind == "variable"), "")
    if _EQUAL.fullmatch(shape):
        terms = tuple(cursor.named(t) for t in tokens if t.kind in ("iri", "name"))
        return Condition(name, terms)
    if _FITS.fullmatch(shape):
        pattern, flags = (string_of(t.text) for t in tokens if t.kind == "string")
        return Condition(name, pattern=pattern if flags == "i" else "")
    return Condition("")


def _bare(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens without parentheses around all of them."""
    while tokens and tokens[0].text == "(" and _closing(tokens) == len(tokens) - 1:
        tokens = tokens[1:-1]
    return tokens


def _closing(tokens: Sequence[Token]) -> int:
    depth = 0
    for place, token in enumerate(tokens):
        depth += _step(token)
        if depth == 0:
            return place
    return -1


def _parts(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield what stands between the `&&` outside of parentheses."""
    depth, begin = 0, 0
    for place, token in enumerate(tokens):
        depth += _step(token)
        if depth == 0 and token.kind == "sign" and token.text == "&&":
            yield _bare(tokens[begin:place])
            begin = place + 1
    yield _bare(tokens[begin:])


def _step(token: Token) -> int:
    return 0 if token.kind != "sign" else (token.text == "(") - (token.text == ")")
