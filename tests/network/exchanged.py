"""Networks to write and read back: made up, hostile, directed, empty, and any at all."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from mhgraph.errors import Words
from mhgraph.network.exchange import exchange
from mhgraph.network.model import Edge, Facets, Ground, Network, Node
from network.synthetic import synthetic

__all__ = [
    "GEXF",
    "GRAPHML",
    "HOSTILE",
    "NETWORKS",
    "VIZ",
    "directed",
    "grid",
    "hostile",
    "networks",
    "node",
    "only",
    "small",
]

GEXF = "http://www.gexf.net/1.2draft"
VIZ = f"{GEXF}/viz"
GRAPHML = "http://graphml.graphdrawing.org/xmlns"


HOSTILE = (
    "",
    "   ",
    "<script>alert(1)</script>",
    "]]> <!-- --> &amp; &#0; <![CDATA[x]]>",
    "both ' and \" quotes; a semicolon, a comma",
    "\x00\x01\x08\x0b\x0c\x1f control\ufffe\uffff",
    "half of a pair: \ud83d and \udc00",
    "tab\there\nline\r\nend\rold",
    "👩‍👩‍👧 🇳🇱 emoji",
    "مكافحة الاتجار بالبشر",
    "\u202eright to left override\u202c \u2066isolate\u2069",
    "Ü̈̃ combining é",
    "=1+1",
    "+31 20",
    "-x",
    "@SUM(A1)",
    "'=already",
    "'s-Hertogenbosch",
    "＝1",
    "long " * 3000,
    "\u2028\u2029\x7f\x85",
)
Places = dict[str, tuple[float, float]]


def grid(network: Network) -> Places:
    """Places that nobody has to compute, some of them below zero."""
    return {n.iri: (i % 9 * 80.5 - 200, i // 9 * 60.25 - 100) for i, n in enumerate(network.nodes)}


def small(nodes: tuple[Node, ...] = (), edges: tuple[Edge, ...] = (), **more: Any) -> Network:
    words = Words("a", "b")
    return Network("partners", words, words, words, nodes, edges, **more)


def node(iri: str, label: str = "x", kind: str = "NGO") -> Node:
    return Node(iri, Words(label, label), kind, Words(label, label), label, ("Actor",), (label,), 1)


def hostile() -> Network:
    """Every hostile text as a label, a class, an identifier, a role, a source, a title."""
    nodes = tuple(node(f"urn:n:{i:02d}", text) for i, text in enumerate(HOSTILE))
    edges = tuple(
        Edge(
            "urn:n:00",
            f"urn:n:{i:02d}",
            (Ground("urn:a", "urn:u", (f"urn:r:{i}",), (), (f"urn:s:{i}",)),),
        )
        for i in range(1, len(HOSTILE))
    )
    labels = {
        f"urn:{what}:{i}": Words(text, text) for i, text in enumerate(HOSTILE) for what in "rs"
    }
    text = Words(*HOSTILE[4:6])
    return Network(
        HOSTILE[3], text, text, text, nodes, edges, labels, {"urn:a": HOSTILE[3]}, left_out=text
    )


def directed() -> Network:
    """A cites B, B cites A, C works with A: lines of both sorts in one network."""
    nodes = tuple(node(f"urn:{name}") for name in "abc")
    cites = (Ground("", "", ("urn:cites",), (), ("urn:s",)), Ground("", "", ("urn:cites",), (), ()))
    joint = (Ground("urn:x", "urn:x", ("urn:led",), ("urn:paid",), ()),)
    edges = (
        Edge("urn:a", "urn:b", cites, directed=True),
        Edge("urn:a", "urn:c", joint),
        Edge("urn:b", "urn:a", cites[:1], directed=True),
    )
    labels = {"urn:led": Words("geleid door", "led by"), "urn:paid": Words("betaald", "paid by")}
    return small(nodes, edges, labels=labels)


NETWORKS: dict[str, Callable[[], Network]] = {
    "made up": lambda: synthetic(60, 120),
    "hostile": hostile,
    "directed": directed,
    "no lines": lambda: small((node("urn:a"), node("urn:b"))),
    "no nodes": small,
}


def only(network: Network, form: str) -> bytes:
    """The one file of `form`."""
    files = exchange(network, form, grid(network))
    assert list(files) == [""]
    return files[""]


SIGNS = st.text(st.characters(), max_size=8)
WORDS = st.builds(Words, SIGNS, SIGNS)
TEXTS = st.lists(SIGNS, max_size=3).map(tuple)
GROUNDS = st.lists(
    st.builds(Ground, SIGNS, SIGNS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=3
).map(tuple)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Any network that the model allows, with any sign in any text but the nodes' IRIs."""
    iris = sorted(draw(st.sets(st.integers(0, 99).map(lambda i: f"urn:n:{i}"), max_size=5)))
    filler = st.tuples(WORDS, SIGNS, WORDS, SIGNS, TEXTS, TEXTS, st.integers(0, 9))
    nodes = tuple(Node(iri, *draw(filler)) for iri in iris)
    pairs = [(a, b) for a in iris for b in iris]
    edges = []
    for left, right in sorted(draw(st.sets(st.sampled_from(pairs), max_size=6))) if pairs else ():
        arrow = left >= right or draw(st.booleans())
        edges.append(Edge(left, right, draw(GROUNDS), arrow))
    return Network(
        draw(SIGNS),
        draw(WORDS),
        draw(WORDS),
        draw(WORDS),
        nodes,
        tuple(edges),
        draw(st.dictionaries(SIGNS, WORDS, max_size=3)),
        draw(st.dictionaries(SIGNS, SIGNS, max_size=3)),
        draw(
            st.dictionaries(
                SIGNS,
                st.builds(Facets, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, SIGNS, SIGNS),
                max_size=2,
            )
        ),
        draw(st.dictionaries(SIGNS, SIGNS, max_size=3)),
        draw(st.none() | WORDS),
        draw(st.booleans()),
    )
