"""What is gathered for a query is enough to answer it: whatever the query, the rows are those of the whole.

The graph is so small that most of the queries, which are made up, find something.
"""

from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat

from made_up_sparql import DATA, WHOLE
from mhgraph.store import MemoryStore, select
from mhgraph.store.gathering import Gathering
from mhgraph.store.scope import Known
from mhgraph.store.sparql.query import read_query
from mhgraph.store.sparql.tree import Atom
from mhgraph.store.wording import in_list, pattern
from mhgraph.values import Row, Table


@pytest.fixture(scope="module")
def whole() -> MemoryStore:
    store = MemoryStore()
    store.load(DATA, RdfFormat.TRIG)
    return store


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
