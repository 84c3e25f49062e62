"""Lines of N-Quads are cut as bytes: whatever the spacing, nothing is lost, added or put elsewhere."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from mhgraph.corpus.lines import Split, Splitter
from mhgraph.values import NamedNode, Quad

OWN = NamedNode("urn:own")

iris = st.sampled_from(["<urn:a>", "<urn:b#c>", "<http://x/a.#b>", "<urn:\\u00E9>"])
texts = st.text(st.sampled_from(' <>"#._:@^\\\tab|é'), max_size=12).map(
    lambda t: '"' + t.replace("\\", "\\\\").replace('"', '\\"') + '"'
)
literals = st.tuples(texts, st.sampled_from(["", "@nl", "^^<urn:t>", "@en-GB"])).map("".join)
blanks = st.sampled_from(["_:x", "_:y.z"])
inner = st.just("<<( <urn:a> <urn:b> <urn:c>)>>")
subjects, objects = iris | blanks, iris | blanks | literals | inner
graphs = st.just("") | iris | blanks
spaces = st.sampled_from([" ", "  ", "\t", " \t"])
ends = st.sampled_from(
    [" .", ".", "  .  ", " . # <urn:z> .", ".# <urn:a> <urn:b> .", " .\t#x <urn:g> ."]
)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A line as the format allows it, mostly as engines write it."""
    kind = draw(st.integers(0, 5))
    if kind == 0:
        return draw(st.sampled_from(["", "# <urn:a> <urn:b> <urn:c> <urn:d> .", "  "]))
    terms = [draw(subjects), draw(iris), draw(objects), draw(graphs)]
    if kind < 4:
        return " ".join(t for t in [*terms, "."] if t)
    if draw(st.booleans()) and terms[2].startswith("<urn") and terms[3].startswith("<"):
        terms[2:] = ["".join(terms[2:])]
    return draw(spaces).join(t for t in terms if t) + draw(ends)


def stated(split: Split) -> tuple[list[str], list[str]]:
    """Return what `split` holds without blank nodes: the statements, and the facts."""
    named = [str(q) for q in parse(b"\n".join(split.named), RdfFormat.N_QUADS)]
    facts = [str(q) for q in parse(b"\n".join(split.facts), RdfFormat.N_TRIPLES)]
    return sorted(named), sorted(facts)


def in_own(quads: Iterable[Quad]) -> list[Quad]:
    default = "DEFAULT"
    return [
        Quad(q.subject, q.predicate, q.object, OWN) if str(q.graph_name) == default else q
        for q in quads
    ]


@given(st.lists(lines(), max_size=8))
def test_cutting_is_parsing(written: list[str]) -> None:
    text = ("\n".join(written) + "\n").encode()
    splitter = Splitter(OWN)
    split = splitter.split(text)
    blank = in_own(parse(b"\n".join(split.blank), RdfFormat.N_QUADS))
    named, facts = stated(split)
    expected = in_own(parse(text, RdfFormat.N_QUADS))
    assert sorted([*named, *map(str, blank)]) == sorted(map(str, expected))
    triples = [str(Quad(q.subject, q.predicate, q.object)) for q in expected]
    without = [str(Quad(q.subject, q.predicate, q.object)) for q in blank]
    assert sorted([*facts, *without]) == sorted(triples)
    assert {f"<{OWN.value}>".encode()} >= splitter.graphs - {
        str(q.graph_name).encode() for q in expected
    }


def test_graphs_that_are_left_out() -> None:
    text = b"<urn:a> <urn:b> <urn:c> <urn:out> .\n<urn:a> <urn:b> <urn:d>  <urn:out> .\n"
    split = Splitter(OWN, {b"<urn:out>"}).split(text + b"<urn:a> <urn:b> <urn:c> <urn:in> .\n")
    assert split.left_out == 2
    assert split.named == [b"<urn:a> <urn:b> <urn:c> <urn:in> ."]


@pytest.mark.parametrize(
    "bad", [b"x\n", b"<urn:a> <urn:b> .\n", b"<urn:a>\t<urn:b> .\n", b"<a> .\n"]
)
def test_a_malformed_line_is_seen_here_or_by_the_engine(bad: bytes) -> None:
    def read() -> None:
        split = Splitter(OWN).split(b"<urn:a> <urn:b> <urn:c> .\n" + bad)
        list(parse(split.text(), RdfFormat.N_QUADS))

    with pytest.raises(SyntaxError):
        read()
