"""What a derivation rule looks at, so that it is not run again when nothing of that is new.

Where its text does not say so plainly, a rule looks at everything.
"""

import re
from collections.abc import Iterable, Iterator

from mhgraph.store.derivation import parts

__all__ = ["new_in", "reads", "touched"]

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_PREFIX = re.compile(r"(?i)\bPREFIX\s+([\w-]*:)\s*<([^<>]*)>")
_TOKEN = re.compile(
    r"""
      \#[^\n]*
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | (?P<iri><[^<>\s]*>)
    | (?P<variable>[?$]\w+)
    | (?P<name>[\w-]*:(?:[\w:%-]|\.(?=[\w:%-]))*)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<mark>[^\s\w])
    """,
    re.VERBOSE,
)
_ODD_MARKS = frozenset("[]!\\\"'$%&~`")

Reads = frozenset[str]
"""Predicates; and, where only some classes are looked for, `type class` for each. IRIs as in N-Triples."""


def reads(rule: str) -> Reads | None:
    """Return what the CONSTRUCT query `rule` looks at; None: perhaps at everything."""
    prologue, _, where = parts(rule)
    prefixes = dict(_PREFIX.findall(prologue))
    if '"""' in where or "'''" in where:
        return None
    found: set[str] = set()
    types: set[str] = set()
    for segment, mark in _segments(where):
        terms = [_expanded(kind, text, prefixes) for kind, text in segment]
        found |= {t for t in terms if t.startswith("<")}
        at = {"subject": 1, "predicate": 0}.get(mark)
        if mark == "open" or (at is not None and len(terms) > at and terms[at].startswith("?")):
            return None
        if _TYPE in terms:
            types |= _classes(terms)
    found.discard(_TYPE)
    return frozenset(found | types)


def touched(looked_at: Reads | None, new: Iterable[str]) -> bool:
    """Tell whether a rule that looks at `looked_at` may find something in `new` (see `new_in`)."""
    if looked_at is None:
        return any(True for _ in new)
    return any(
        token in looked_at or (token.startswith(_TYPE) and _TYPE in looked_at) for token in new
    )


def new_in(lines: Iterable[bytes]) -> set[str]:
    """Return what kinds of triples stand in lines of N-Triples: predicates, `type class` for types."""
    kinds: set[bytes] = set()
    of_type = _TYPE.encode()
    for line in lines:
        _, predicate, value = line.split(b" ", 2)
        kinds.add(predicate + b" " + value[:-2].rstrip() if predicate == of_type else predicate)
    return {kind.decode() for kind in kinds}


def _classes(terms: list[str]) -> set[str]:
    """Return the class that a pattern of a type asks for, or that it asks for any."""
    at = terms.index(_TYPE)
    plain = len(terms) == at + 2 and terms[-1].startswith("<")
    return {f"{_TYPE} {terms[-1]}"} if plain else {_TYPE}


def _expanded(kind: str, text: str, prefixes: dict[str, str]) -> str:
    if kind == "word":
        return _TYPE
    if kind == "name":
        prefix, _, local = text.partition(":")
        return f"<{prefixes.get(prefix + ':', '')}{local}>"
    return text if kind == "iri" else "?"


def _segments(where: str) -> Iterator[tuple[list[tuple[str, str]], str]]:
    """Yield the terms between marks and keywords, and what the first of them may be.

    What stands in parentheses is yielded by itself, as neither subject nor predicate.
    """
    segment: list[tuple[str, str]] = []
    inside: list[tuple[str, str]] = []
    depth, mark, before = 0, "subject", ""
    for match in _TOKEN.finditer(where):
        kind, text = match.lastgroup or "", match[0]
        term = kind in ("iri", "variable", "name") or text == "a"
        if not depth and _is_odd(text, before):
            yield [], "open"
        depth += {"(": 1, ")": -1}.get(text, 0)
        if term:
            (inside if depth else segment).append((kind, text))
        elif not depth and (kind == "word" or text in ".;,{})"):
            yield segment, mark
            segment, mark = [], {";": "predicate", ",": "object"}.get(text, "subject")
        before = "term" if term else text
    yield segment, mark
    yield inside, "inside"


def _is_odd(text: str, before: str) -> bool:
    """Tell whether what stands outside parentheses is more than triples, paths without groups, keywords."""
    return text in _ODD_MARKS or (text == "(" and before in ("term", "/", "|", "^"))
