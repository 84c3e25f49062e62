"""What is gathered for a query is enough to answer it: whatever the query, the rows are those of the whole.

The queries are made up: groups in groups, with every way to join them, over a graph small enough that most
of them find something.
"""

from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat

from mhgraph.store import MemoryStore, select
from mhgraph.store.gathering import Gathering
from mhgraph.store.scope import Known
from mhgraph.store.sparql.query import read_query
from mhgraph.store.sparql.tree import Atom
from mhgraph.store.wording import in_list, pattern
from mhgraph.values import Row, Table

DATA = """
@prefix : <urn:> .
:a :p :b . :b :p :c . :c :p :a . :a :q :c , "x" , 1 . :b :q :b . :d :r :a . :c :r "x" . :e a :a .
:g { :a :p :b . :b :q :c . :d :r "x"@en } :h { :b :p :c . :a :p :b . :a :q 1 } :a { :b :p :g }
"""


@pytest.fixture(scope="module")
def whole() -> MemoryStore:
    store = MemoryStore()
    store.load(DATA, RdfFormat.TRIG)
    return store


VARIABLES = st.sampled_from(["?x", "?y", "?z", "?g"])
NODES = st.sampled_from([":a", ":b", ":c", ":d", ":g"])
ENDS = st.one_of(VARIABLES, VARIABLES, NODES, st.sampled_from(['"x"', "1"]))
VERBS = st.sampled_from(
    [":p", ":q", ":r", "?x", "?v", ":p/:q", "^:p", ":p|:q", ":p*", ":p+", "(:p/:r)?", "!:p"]
)
TRIPLE = st.builds("{} {} {} .".format, st.one_of(VARIABLES, NODES), VERBS, ENDS)
BLOCK = st.lists(TRIPLE, min_size=1, max_size=2).map(" ".join)
VALUES = st.one_of(
    st.builds("VALUES {} {{ {} {} }}".format, VARIABLES, NODES, ENDS.filter(lambda e: e[0] != "?")),
    st.builds("VALUES (?x ?y) {{ ({} UNDEF) ({} {}) }}".format, NODES, NODES, NODES),
)
FILTER = st.one_of(
    st.builds("FILTER({} = {})".format, VARIABLES, NODES),
    st.builds("FILTER({} IN ({}, {}))".format, VARIABLES, NODES, NODES),
    st.builds("FILTER(BOUND({}) && {} != {})".format, VARIABLES, VARIABLES, NODES),
    st.builds("FILTER(!BOUND({}))".format, VARIABLES),
)
BIND = st.builds("BIND({} AS ?new)".format, VARIABLES)


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("OPTIONAL {{ {} }}".format, inner),
        st.builds("MINUS {{ {} }}".format, inner),
        st.builds("FILTER NOT EXISTS {{ {} }}".format, inner),
        st.builds("FILTER EXISTS {{ {} }}".format, inner),
        st.builds("{{ {} }} UNION {{ {} }}".format, inner, inner),
        st.builds("{{ {} }}".format, inner),
        st.builds("GRAPH ?g {{ {} }}".format, inner),
        st.builds("GRAPH :g {{ {} }}".format, inner),
        st.builds("{{ SELECT DISTINCT ?x ?y {{ {} }} }}".format, inner),
        st.builds("{{ SELECT ?x (COUNT(*) AS ?n) {{ {} }} GROUP BY ?x }}".format, inner),
        st.builds("{} {}".format, inner, inner),
    )


GROUPS = st.recursive(st.one_of(BLOCK, BLOCK, BLOCK, VALUES, FILTER), nested, max_leaves=7)
WHOLE = st.lists(GROUPS, min_size=1, max_size=3).map(" ".join)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(WHOLE, st.sampled_from(["", "BIND(?y AS ?alias)"]))
@example("?x :p ?y . OPTIONAL { ?x :q ?z } VALUES ?z { :b }", "")
@example(":a :q ?x . { ?y :p ?z OPTIONAL { ?z :q ?x } }", "")
@example("?x :p ?y MINUS { ?x :p ?y OPTIONAL { ?x :q ?z } } ?x :q ?z", "")
@example("VALUES ?x { :g } ?y :p? ?x . GRAPH ?x { ?y :p :b }", "")
@example("?x :q ?y . { SELECT ?x (COUNT(*) AS ?y) { ?x :p ?y } GROUP BY ?x }", "")
def test_what_is_gathered_is_enough(whole: MemoryStore, body: str, bind: str) -> None:
    text = f"PREFIX : <urn:> SELECT * WHERE {{ {body} {bind} }}"
    wanted = select(whole, text)
    part = MemoryStore()
    gathering = Gathering(lambda *asked: _fetched(whole, *asked))
    gathering.gather(read_query(text))
    part.extend(gathering.quads)
    got = select(part, text)
    assert set(gathering.quads) <= set(whole.quads())
    assert _sorted(got) == _sorted(wanted)


def _fetched(
    whole: MemoryStore, atom: Atom, known: Known, around: list[Atom], text: str
) -> tuple[tuple[str, ...], Iterable[Row]]:
    """Answer a triple pattern from the whole graph."""
    del text
    columns = tuple(dict.fromkeys(slot for slot in atom.slots() if isinstance(slot, str)))
    conditions = [in_list(name, terms) for name, terms in known.items()]
    where = " ".join([*map(pattern, [atom, *around]), *conditions])
    table = select(whole, f"SELECT DISTINCT {' '.join(columns) or '(1 AS ?n)'} WHERE {{ {where} }}")
    return columns, table.rows if columns else [() for _ in table.rows]


def _sorted(table: Table) -> list[dict[str, str]]:
    rows = [{c: str(t) for c, t in row.items()} for row in table]
    return sorted(rows, key=lambda row: sorted(row.items()))
