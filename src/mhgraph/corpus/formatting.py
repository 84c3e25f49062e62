"""The one layout of the data files, so that a difference between two versions is one of meaning.

A file of registers is sorted by IRI. In a file of a document the passages keep their order; the graph of
the document comes first, then each passage's graph with those of its readings behind it. A block is a
subject: `a` first, then its predicates in the order of their names, Dutch texts before English ones.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from mhgraph.errors import DataFileError, Words
from mhgraph.terms import ID, MH
from mhgraph.values import DefaultGraph, Literal, NamedNode, Quad, Term, value_of

__all__ = ["formatted"]

_WIDTH = 100
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?|")
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_PASSAGE = NamedNode(MH + "Passage")
_SEGMENT = NamedNode(MH + "segment")
_READING_OF = NamedNode(MH + "readingOf")
_DOCUMENT = ID + "document/"
_LANGUAGES = {"nl": 0, "en": 1}


def formatted(text: str, file: Path | str = "") -> str:
    """Return the TriG `text` in the layout; formatting twice changes nothing more.

    Raises:
        DataFileError: the text is no TriG, has a triple outside a graph, or a blank node.
    """
    parser = parse(text, format=RdfFormat.TRIG)
    try:
        quads = list(dict.fromkeys(parser))
    except SyntaxError as error:
        why = str(error)
        raise DataFileError(Words(nl=f"{file}: {why}", en=f"{file}: {why}")) from None
    _check(quads, file)
    names = _Names(parser.prefixes)
    graphs: dict[Term, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name, []).append(quad)
    blocks = [_graph(name, graphs[name], names) for name in _graph_order(graphs)]
    return names.head() + "\n" + "\n".join(blocks)


def _check(quads: Iterable[Quad], file: Path | str) -> None:
    for quad in quads:
        if isinstance(quad.graph_name, DefaultGraph):
            raise DataFileError(
                Words(
                    nl=f"{file}: {quad.subject} staat buiten een graaf.",
                    en=f"{file}: {quad.subject} stands outside a graph.",
                )
            )
        if not all(isinstance(t, NamedNode | Literal) for t in quad.triple):
            raise DataFileError(
                Words(
                    nl=f"{file}: lege knoop in {quad.graph_name}.",
                    en=f"{file}: blank node in {quad.graph_name}.",
                )
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
        if kind in (_XSD + "integer", _XSD + "decimal") and re.fullmatch(
            r"[+-]?\d+" if kind.endswith("integer") else r"[+-]?\d+\.\d+", term.value
        ):
            return term.value
        if term.language or kind == _XSD + "string":
            return str(term)
        return f"{Literal(term.value)}^^{self._iri(term.datatype)}"


def _graph_order(graphs: Mapping[Term, Sequence[Quad]]) -> list[Term]:
    """Return document graphs first, then passages as the document lists them, readings behind."""
    order: dict[Term, None] = {}
    for name in sorted(graphs, key=lambda n: (not value_of(n).startswith(_DOCUMENT), 0)):
        if value_of(name).startswith(_DOCUMENT):
            order[name] = None
            order.update(dict.fromkeys(_listed(graphs[name])))
    registers = sorted((g for g in graphs if g not in order), key=value_of)
    return [g for g in [*order, *registers] if g in graphs]


def _listed(quads: Sequence[Quad]) -> list[Term]:
    """Return the subjects of a document's graph: record, passages with segments and readings."""
    subjects = list(dict.fromkeys(q.subject for q in quads))
    passages = [q.subject for q in quads if q.predicate == _TYPE and q.object == _PASSAGE]
    order: dict[Term, None] = dict.fromkeys(
        s for s in subjects if value_of(s).startswith(_DOCUMENT)
    )
    for passage in passages:
        order[passage] = None
        segments = [q.object for q in quads if q.subject == passage and q.predicate == _SEGMENT]
        readings = [q.subject for q in quads if q.predicate == _READING_OF and q.object == passage]
        order.update(
            dict.fromkeys([*sorted(segments, key=_natural), *sorted(readings, key=_natural)])
        )
    order.update(dict.fromkeys(subjects))
    return list(order)


def _graph(name: Term, quads: Sequence[Quad], names: _Names) -> str:
    subjects: dict[Term, list[Quad]] = {}
    for quad in quads:
        subjects.setdefault(quad.subject, []).append(quad)
    if value_of(name).startswith(_DOCUMENT):
        order = [s for s in _listed(quads) if s in subjects]
    else:
        order = sorted(subjects, key=lambda s: (s != name, _natural(s)))
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


def _object_order(term: Term) -> tuple[int, int, list[tuple[int, int, str]]]:
    if isinstance(term, Literal):
        return (1, _LANGUAGES.get(term.language or "", 2), _natural(term))
    return (0, 0, _natural(term))


def _natural(term: Term) -> list[tuple[int, int, str]]:
    parts = re.split(r"(\d+)", value_of(term))
    return [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in parts if p]
