"""Split lines of N-Quads into what their source states and the fact by itself, without reading them twice.

Every statement goes into a store two times: in the graph of its source, and once in the default graph.
Most lines are written as engines write them, with one space between terms; those are cut as bytes, which
is ten times faster than parsing them. All others are parsed.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from pyoxigraph import RdfFormat, parse, serialize

from mhgraph.values import BlankNode, DefaultGraph, NamedNode, Quad

__all__ = ["Split", "Splitter", "placed", "written"]

_MARKS = (b"\t", b" #", b".#")
"""What a line holds that may have a comment behind its statement, which may look like one, or a tab."""
_IRI, _IRI_OR_LITERAL = ord("<"), b'<"'


@dataclass(slots=True)
class Split:
    """What stands in some lines.

    Attributes:
        named: the statements as N-Quads, each with a graph, none with a blank node.
        facts: the same ones as N-Triples.
        blank: the lines that may hold a blank node.
        left_out: how many statements stand in graphs that are left out.
    """

    named: list[bytes] = field(default_factory=list)
    facts: list[bytes] = field(default_factory=list)
    blank: list[bytes] = field(default_factory=list)
    left_out: int = 0

    def text(self) -> bytes:
        """Return statements and facts as N-Quads."""
        lines = [*self.named, *self.facts]
        return b"\n".join(lines) + b"\n" if lines else b""


class Splitter:
    """Splits the lines of one source.

    Args:
        graph: the graph of what stands in no graph.
        out: the N-Triples form of graphs that are left out.

    Attributes:
        graphs: the N-Triples form of every graph that was met.
    """

    def __init__(self, graph: NamedNode, out: Container[bytes] = ()) -> None:
        self.graphs: set[bytes] = set()
        self._own, self._graph, self._out = f" {graph} .".encode(), graph, out

    def split(self, lines: bytes) -> Split:
        """Split `lines`, which are whole ones that end in LF.

        Raises:
            SyntaxError: a line is malformed; what is not seen here, the engine sees.
        """
        found, odd = Split(), list[bytes]()
        self._cut(_without_marked(lines, odd).split(b"\n"), found, odd)
        found.blank = [line for line in odd if b"_:" in line]
        self._parsed([line for line in odd if b"_:" not in line], found)
        return found

    def triples(self, lines: bytes) -> Split:
        """Split lines of N-Triples that an engine wrote."""
        found = Split()
        for line in lines.splitlines():
            if b"_:" in line:
                found.blank.append(line)
            else:
                found.facts.append(line)
                found.named.append(line[:-2] + self._own)
        return found

    def _cut(self, lines: Iterable[bytes], found: Split, odd: list[bytes]) -> None:
        """Take from `lines` the statements that are written as usual; put the other lines into `odd`."""
        known, dropped = b"", False
        named, facts = found.named.append, found.facts.append
        for line in lines:
            try:
                head, graph, end = line.rsplit(b" ", 2)
                _, predicate, value = head.split(b" ", 2)
                # Three terms begin here, one ends the line: nothing but a graph can be the fourth.
                usual = line[0] == _IRI and predicate[0] == _IRI and value[0] in _IRI_OR_LITERAL
            except (ValueError, IndexError):
                usual = False
            if not usual or end != b".":
                odd.append(line)
                continue
            if graph != known:
                if not _is_name(graph):
                    odd.append(line)
                    continue
                known, dropped = graph, self._dropped(graph)
            if dropped:
                found.left_out += 1
                continue
            named(line)
            facts(head + b" .")

    def _dropped(self, graph: bytes) -> bool:
        if graph in self._out:
            return True
        self.graphs.add(graph)
        return False

    def _parsed(self, lines: Iterable[bytes], found: Split) -> None:
        """Take the statements of `lines`, written in any way that the format allows."""
        kept = []
        for quad in parse(b"\n".join(lines), RdfFormat.N_QUADS):
            there = placed(quad, self._graph)
            if self._dropped(str(there.graph_name).encode()):
                found.left_out += 1
            else:
                kept.append(there)
        found.named += written(kept)
        found.facts += written(Quad(q.subject, q.predicate, q.object) for q in kept)

    def placed(self, quads: Iterable[Quad]) -> list[Quad]:
        """Return `quads`, each in its graph and once in the default graph, but for those left out."""
        found = []
        for quad in quads:
            kept = placed(quad, self._graph)
            name = kept.graph_name
            if isinstance(name, BlankNode) or not self._dropped(str(name).encode()):
                found += [kept, Quad(quad.subject, quad.predicate, quad.object)]
        return found


def placed(quad: Quad, graph: NamedNode) -> Quad:
    """Return `quad`, in `graph` where it stands in none."""
    if not isinstance(quad.graph_name, DefaultGraph):
        return quad
    return Quad(quad.subject, quad.predicate, quad.object, graph)


def written(quads: Iterable[Quad]) -> list[bytes]:
    """Return `quads` as lines of N-Quads, without line ends."""
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines()


def _without_marked(lines: bytes, odd: list[bytes]) -> bytes:
    """Return `lines` without those that hold one of the marks, which go into `odd`."""
    starts = set()
    for mark in _MARKS:
        found = lines.find(mark)
        while found >= 0:
            starts.add(lines.rfind(b"\n", 0, found) + 1)
            end = lines.find(b"\n", found)
            found = lines.find(mark, end) if end >= 0 else -1
    kept, begin = [], 0
    for start in sorted(starts):
        end = lines.find(b"\n", start) + 1 or len(lines)
        odd.append(lines[start:end].rstrip(b"\n"))
        kept.append(lines[begin:start])
        begin = end
    return b"".join([*kept, lines[begin:]]) if starts else lines


def _is_name(term: bytes) -> bool:
    """Tell whether `term` is one IRI between angle brackets, as engines write it."""
    return (
        term[:1] == b"<"
        and term.find(b">") == len(term) - 1
        and term.rfind(b"<") == 0
        and b'"' not in term
        and b"\\" not in term
    )
