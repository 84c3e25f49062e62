"""SPARQL made up at random: groups in groups, with every way to join them, and a graph for them."""

from hypothesis import strategies as st

__all__ = ["DATA", "WHOLE"]

DATA = """
@prefix : <urn:> .
:a :p :b . :b :p :c . :c :p :a . :a :q :c , "x" , 1 . :b :q :b . :d :r :a . :c :r "x" . :e a :a .
:g { :a :p :b . :b :q :c . :d :r "x"@en } :h { :b :p :c . :a :p :b . :a :q 1 } :a { :b :p :g }
"""

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
