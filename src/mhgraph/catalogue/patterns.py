"""The triple patterns by which the header of a question says what stands behind a row.

A pattern is three terms: a variable, an IRI, a name with a prefix of the file, `a`. Only terms built
here reach a query, so a header cannot bring SPARQL of its own along.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mhgraph.catalogue.catalogue import NamedQuery
from mhgraph.errors import QueryFileError, Words
from mhgraph.values import NamedNode

__all__ = ["Pattern", "patterns_of", "together"]

_PREFIX = re.compile(
    r"^[ \t]*PREFIX[ \t]+([\w.-]*):[ \t]*<([^<>\s]*)>", re.IGNORECASE | re.MULTILINE
)
_VARIABLE = re.compile(r"[?$](\w+)")
_NAME = re.compile(r"([\w.-]*):([\w.%-]*)")
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern; a variable is its name without question mark."""

    subject: NamedNode | str
    predicate: NamedNode | str
    object: NamedNode | str

    def terms(self) -> tuple[NamedNode | str, ...]:
        """Return subject, predicate and object."""
        return self.subject, self.predicate, self.object

    def variables(self) -> set[str]:
        """Return the names of its variables."""
        return {term for term in self.terms() if isinstance(term, str)}


def patterns_of(query: NamedQuery) -> list[tuple[Pattern, ...]]:
    """Return the patterns of the header, those that share a free variable together.

    A variable is free when it is neither a column nor a parameter.

    Raises:
        QueryFileError: one is no pattern, has a prefix that the file does not declare, or is tied to no
            column and no parameter.
    """
    prefixes = dict(_PREFIX.findall(query.text))
    known = {c.name for c in query.header.columns} | {p.name for p in query.header.parameters}
    written = {_pattern(query, text, prefixes): text for text in query.header.evidence}
    groups = together(written, known)
    for group in groups:
        if not any(pattern.variables() & known for pattern in group):
            raise _wrong(
                query,
                written[group[0]],
                "has no column and no parameter",
                "heeft geen kolom en geen parameter",
            )
    return groups


def together(patterns: Iterable[Pattern], known: set[str]) -> list[tuple[Pattern, ...]]:
    """Return `patterns` in groups of those that share variables which are not `known`."""
    groups: list[tuple[Pattern, ...]] = []
    for pattern in patterns:
        free = pattern.variables() - known
        tied = [g for g in groups if any(free & other.variables() for other in g)]
        groups = [g for g in groups if g not in tied]
        groups.append((*(one for g in tied for one in g), pattern))
    return groups


def _pattern(query: NamedQuery, text: str, prefixes: dict[str, str]) -> Pattern:
    words: Sequence[str] = text.split()
    if words and words[-1] == ".":
        words = words[:-1]
    if len(words) != 3:
        raise _wrong(query, text, "is no triple pattern", "is geen tripelpatroon")
    first, relation, last = words
    return Pattern(
        _term(query, text, first, prefixes),
        _TYPE if relation == "a" else _term(query, text, relation, prefixes),
        _term(query, text, last, prefixes),
    )


def _term(query: NamedQuery, text: str, word: str, prefixes: dict[str, str]) -> NamedNode | str:
    if variable := _VARIABLE.fullmatch(word):
        return variable[1]
    try:
        if word.startswith("<") and word.endswith(">"):
            return NamedNode(word[1:-1])
        name = _NAME.fullmatch(word)
        if name is not None and name[1] in prefixes:
            return NamedNode(prefixes[name[1]] + name[2])
    except ValueError:
        pass
    raise _wrong(
        query,
        text,
        f"has '{word}', which is no variable, IRI or name with a prefix of this file",
        f"heeft '{word}', en dat is geen variabele, IRI of naam met een voorvoegsel van dit bestand",
    )


def _wrong(query: NamedQuery, text: str, en: str, nl: str) -> QueryFileError:
    whole = re.compile(rf"(?:['\"]|- ){re.escape(text)}(?:['\"]|$)")
    lines = query.text.splitlines()
    line = next((n for n, one in enumerate(lines, 1) if whole.search(one)), 1)
    return QueryFileError(
        Words(
            nl=f"{query.file}, regel {line}: evidence '{text}' {nl}.",
            en=f"{query.file}, line {line}: evidence '{text}' {en}.",
        ),
        Words(
            nl='Schrijf bijvoorbeeld "?action mh:fundedBy ?actor", met variabelen van de kolommen.',
            en='Write for instance "?action mh:fundedBy ?actor", with variables of the columns.',
        ),
    )
