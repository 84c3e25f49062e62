"""The one layout of the data files, so that a difference between two versions is one of meaning.

A file of registers is sorted by IRI. In a file of a document the passages keep their order; the graph of
the document comes first, then each passage's graph with those of its readings behind it. A block is a
subject: `a` first, then its predicates in the order of their names, Dutch texts before English ones.
Comment lines at the top of a file stay; a comment elsewhere has no place in the layout.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from mhgraph.corpus.comments import header_of, refuse_comments
from mhgraph.errors import DataFileError, Words
from mhgraph.terms import ID, MH
from mhgraph.values import DefaultGraph, Literal, NamedNode, Quad, Term, value_of

__all__ = ["formatted"]

_WIDTH = 100
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?|")
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_BARE = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]+\.[0-9]+"),
}
_PASSAGE = NamedNode(MH + "Passage")
_SEGMENT = NamedNode(MH + "segment")
_READING_OF = NamedNode(MH + "readingOf")
_DOCUMENT = ID + "document/"
_LANGUAGES = {"nl": 0, "en": 1}

_Key = tuple[list[tuple[int, int, str]], str]


def formatted(text: str, file: Path | str = "") -> str:
    """Return the TriG `text` in the layout; formatting twice changes nothing more.

    Args:
        text: what stands in the file, with any line ends.
        file: its name, for messages.

    Raises:
        DataFileError: the text is no TriG, has a triple outside a graph, a blank node, a triple as
            a term, or a comment that is not at the top.
    """
    text = text.removeprefix("\ufeff")
    quads, prefixes = _parsed(text, file)
    _check(quads, file)
    refuse_comments(text, file)
    names = _Names(prefixes)
    graphs: dict[Term, list[Quad]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode):  # the others were refused
            graphs.setdefault(quad.graph_name, []).append(quad)
    blocks = "\n".join([_graph(name, graphs[name], names) for name in _graph_order(graphs)])
    head = header_of(text) + names.head()
    return "\n".join(part for part in (head, blocks) if part)


def _parsed(text: str, file: Path | str) -> tuple[list[Quad], dict[str, str]]:
    parser = parse(text, format=RdfFormat.TRIG)
    try:
        quads = list(dict.fromkeys(parser))
    except SyntaxError as error:
        nl, en = (f", {word} {error.lineno}" if error.lineno else "" for word in ("regel", "line"))
        raise DataFileError(
            Words(nl=f"{file}{nl}: {error}", en=f"{file}{en}: {error}"),
            Words(nl="Herstel het bestand.", en="Mend the file."),
        ) from None
    return quads, parser.prefixes


def _check(quads: Iterable[Quad], file: Path | str) -> None:
    for quad in quads:
        if isinstance(quad.graph_name, DefaultGraph):
            raise DataFileError(
                Words(
                    nl=f"{file}: {quad.subject} staat buiten een graaf.",
                    en=f"{file}: {quad.subject} stands outside a graph.",
                )
            )
        terms = (quad.graph_name, *quad.triple)
        if not all(isinstance(t, NamedNode | Literal) for t in terms):
            raise DataFileError(
                Words(
                    nl=f"{file}: lege knoop of geneste uitspraak in {quad.graph_name}.",
                    en=f"{file}: blank node or nested statement in {quad.graph_name}.",
                ),
                Words(nl="Geef het een IRI.", en="Give it an IRI."),
            )


class _Names:
    """Writes terms with the prefixes of the file, and remembers which were used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._by_length = sorted(prefixes.items(), key=lambda p: (-len(p[1]), p[0]))
        self._used: dict[str, str] = {}

    def write(self, term: Term) -> str:
        if isinstance(term, NamedNode):
            return self._iri(term)
        if isinstance(term, Literal):
            return self._literal(term)
        return str(term)

    def head(self) -> str:
        return "".join(f"@prefix {p}: <{ns}> .\n" for p, ns in sorted(self._used.items()))

    def _iri(self, term: NamedNode) -> str:
        for prefix, namespace in self._by_length:
            local = term.value[len(namespace) :]
            if term.value.startswith(namespace) and _LOCAL.fullmatch(local):
                self._used[prefix] = namespace
                return f"{prefix}:{local}"
        return str(term)

    def _literal(self, term: Literal) -> str:
        kind = term.datatype.value
        if kind in _BARE and _BARE[kind].fullmatch(term.value):
            return term.value
        if term.language or kind == _XSD + "string":
            return str(term)
        return f"{Literal(term.value)}^^{self._iri(term.datatype)}"


def _preorder(roots: Iterable[Term], below: Callable[[Term], Sequence[Term]]) -> list[Term]:
    """Return each root with all that is below it behind it, everything once.

    With the result as roots the result is the same: so formatting twice changes nothing more.
    """
    order: dict[Term, None] = {}
    waiting = list(roots)[::-1]
    while waiting:
        term = waiting.pop()
        if term not in order:
            order[term] = None
            waiting.extend(reversed(below(term)))
    return list(order)


def _graph_order(graphs: Mapping[Term, Sequence[Quad]]) -> list[Term]:
    """Return document graphs first, then passages as the document lists them, readings behind."""
    listed = {name: _listed(quads) for name, quads in graphs.items() if _is_document(name)}
    order = _preorder(listed, lambda name: listed.get(name, ()))
    rest = sorted(graphs.keys() - set(order), key=_natural)
    return [name for name in [*order, *rest] if name in graphs]


def _listed(quads: Sequence[Quad]) -> list[Term]:
    """Return the subjects of a document's graph: record, passages with segments and readings."""
    subjects = dict.fromkeys(q.subject for q in quads)
    segments: dict[Term, list[Term]] = {}
    readings: dict[Term, list[Term]] = {}
    for quad in quads:
        if quad.predicate == _SEGMENT:
            segments.setdefault(quad.subject, []).append(quad.object)
        elif quad.predicate == _READING_OF:
            readings.setdefault(quad.object, []).append(quad.subject)
    records = [s for s in subjects if _is_document(s)]
    passages = [q.subject for q in quads if q.predicate == _TYPE and q.object == _PASSAGE]

    def below(term: Term) -> list[Term]:
        return [
            t for found in (segments, readings) for t in sorted(found.get(term, ()), key=_natural)
        ]

    order = _preorder([*records, *passages, *subjects], below)
    return [term for term in order if term in subjects]


def _is_document(name: Term) -> bool:
    return value_of(name).startswith(_DOCUMENT)


def _graph(name: Term, quads: Sequence[Quad], names: _Names) -> str:
    subjects: dict[Term, list[Quad]] = {}
    for quad in quads:
        subjects.setdefault(quad.subject, []).append(quad)
    by_iri = sorted(subjects, key=lambda s: (s != name, _natural(s)))
    order = _listed(quads) if _is_document(name) else by_iri
    blocks = "\n".join(_subject(s, subjects[s], names) for s in order)
    return f"{names.write(name)} {{\n{blocks}}}\n"


def _subject(subject: Term, quads: Sequence[Quad], names: _Names) -> str:
    values: dict[str, list[Term]] = {}
    for quad in quads:
        verb = "a" if quad.predicate == _TYPE else names.write(quad.predicate)
        values.setdefault(verb, []).append(quad.object)
    lines = [
        _line(verb, [names.write(o) for o in sorted(objects, key=_object_order)])
        for verb, objects in sorted(values.items(), key=lambda v: (v[0] != "a", v[0]))
    ]
    return f"  {names.write(subject)} " + " ;\n    ".join(lines) + " .\n"


def _line(verb: str, objects: list[str]) -> str:
    line = f"{verb} {' , '.join(objects)}"
    return line if len(line) <= _WIDTH else f"{verb}\n      " + " ,\n      ".join(objects)


def _object_order(term: Term) -> tuple[int, int, _Key]:
    if isinstance(term, Literal):
        return (1, _LANGUAGES.get(term.language or "", 2), _natural(term))
    return (0, 0, _natural(term))


def _natural(term: Term) -> _Key:
    """Return a key by which 2 comes before 10, and no two terms are the same."""
    parts = re.split(r"([0-9]+)", value_of(term))
    key = []
    for part in filter(None, parts):
        digits = part.lstrip("0") if part[0] in "0123456789" else ""
        key.append((0, len(digits), digits) if part[0] in "0123456789" else (1, 0, part))
    return key, str(term)
