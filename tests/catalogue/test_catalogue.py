"""Query files explain themselves, parameters are typed, and nothing typed changes a query's shape."""

from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhgraph.catalogue import Catalogue, open_catalogue, read_header, run
from mhgraph.catalogue.parameters import fill, terms_of
from mhgraph.errors import ParameterError, QueryFileError, UnknownNameError
from mhgraph.store import MemoryStore, refuse_outside, select
from mhgraph.values import Literal, NamedNode

NAMES = open_catalogue().names()
HEADER = """# ---
# title: {nl: Titel, en: Title}
# question: {nl: Wie?, en: Who?}
# explanation: {nl: Uitleg., en: Explanation.}
# parameters:
#   year: {kind: year, required: true, example: 2020, help: {nl: jaar, en: year}}
#   word: {kind: text, help: {nl: woord, en: word}}
# columns:
#   thing: {nl: Ding, en: Thing, means: {nl: wat het is, en: what it is}}
#   word: {nl: Woord, en: Word, means: {nl: het woord, en: the word}}
# ---
SELECT ?thing ?word WHERE { VALUES ?year { 2020 } BIND(?year AS ?thing) VALUES ?word { "x" } }
"""


@pytest.mark.parametrize("name", NAMES)
def test_every_question_explains_itself_and_runs_as_it_stands(
    name: str, memory: MemoryStore
) -> None:
    query = open_catalogue().get(name)
    refuse_outside(query.text)
    table = select(memory, query.text)
    assert set(table.columns) == {c.name for c in query.header.columns}
    assert "GROUP_CONCAT" not in query.text.upper()


@pytest.mark.parametrize("name", NAMES)
def test_every_question_runs_with_its_examples(name: str, memory: MemoryStore) -> None:
    query = open_catalogue().get(name)
    values = {p.name: [p.example] for p in query.header.parameters if p.example}
    assert len(run(memory, query, values, "nl").table) > 0


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("# title: {nl: Titel, en: Title}", "# title: {nl: Titel}"), 2, "'title' needs a text"),
        (("kind: year", "kind: date"), 6, "no kind out of"),
        (("# columns:", "# kolommen:"), 8, "unknown field 'kolommen'"),
        (("# ---\nSELECT", "# sort: [nothing]\n# ---\nSELECT"), 11, "no column 'nothing'"),
        (("{nl: Wie?, en: Who?}", "{nl: Wie?, en: Who?"), 4, ""),
        (("# ---\n# title", "# title"), 1, "no header"),
        ((", means: {nl: wat het is, en: what it is}", ""), 9, "'thing.means' needs a text"),
    ],
)
def test_a_bad_header_is_an_error_with_file_and_line(
    change: tuple[str, str], line: int, said: str
) -> None:
    text = HEADER.replace(*change)
    assert text != HEADER
    with pytest.raises(QueryFileError) as caught:
        read_header(text, "my.rq")
    assert f"my.rq, line {line}: " in caught.value.text("en")
    assert f"my.rq, regel {line}: " in caught.value.text("nl")
    assert said in caught.value.text("en")


def test_a_query_file_that_is_not_utf8_or_gives_other_columns(tmp_path: Path) -> None:
    (tmp_path / "latin.rq").write_bytes(HEADER.replace("Uitleg", "Caf\xe9").encode("latin-1"))
    (tmp_path / "other.rq").write_text(
        HEADER.replace("SELECT ?thing ?word", "SELECT ?thing"), encoding="utf-8"
    )
    catalogue = Catalogue(tmp_path)
    with pytest.raises(QueryFileError, match=r"latin\.rq, line 4: not UTF-8"):
        catalogue.get("latin")
    with pytest.raises(QueryFileError, match="its header"):
        run(MemoryStore(), catalogue.get("other"), {"year": ["2020"]}, "en")
    with pytest.raises(UnknownNameError) as caught:
        catalogue.get("othr")
    assert "other" in caught.value.text("en")


def test_parameters_are_checked_against_their_kind(memory: MemoryStore) -> None:
    header = open_catalogue().get("actions-in-place").header
    with pytest.raises(ParameterError, match="knows no --actor"):
        terms_of(memory, header, {"actor": ["UNODC"]}, "en")
    with pytest.raises(ParameterError, match="--place is missing"):
        terms_of(memory, header, {}, "en")
    with pytest.raises(ParameterError, match="of the kind international organisation"):
        terms_of(memory, header, {"place": ["UNODC"]}, "en")
    with pytest.raises(ParameterError, match="wants a number"):
        terms_of(memory, read_header(HEADER, "x"), {"year": ["twenty"]}, "en")
    terms = terms_of(memory, header, {"place": ["Mali", "Niger"]}, "nl")
    assert terms["place"] == [
        NamedNode(f"https://w3id.org/mhgraph/id/place/{c}") for c in ("mli", "ner")
    ]
    assert terms["lang"] == [Literal("nl")]


def test_several_values_mean_any_of_them(memory: MemoryStore) -> None:
    query = open_catalogue().get("actions-in-place")
    found = [
        {row["action"] for row in run(memory, query, {"place": places}, "en").table.texts()}
        for places in (["Mali"], ["Niger"], ["Mali", "Niger"])
    ]
    assert found[2] == found[0] | found[1]


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            '" } DROP ALL #',
            "VALUES ?year { 1 2 3 }",
            '\\" } SERVICE <http://x> {}',
            "} UNION { ?s ?p ?o }",
            "'''\n\"\"\"\\",
            "<x> ?y { VALUES ?word { UNDEF } }",
        ]
    ),
)


@given(HOSTILE, st.integers(min_value=-(10**9), max_value=10**9))
@settings(max_examples=300, deadline=None)
def test_nothing_typed_changes_the_shape_of_a_query(word: str, year: int) -> None:
    """Whatever the values hold, the filled query has one row with just these values."""
    terms = terms_of(
        MemoryStore(), read_header(HEADER, "x"), {"word": [word], "year": [str(year)]}, "en"
    )
    text = fill(HEADER, terms)
    refuse_outside(text)
    rows = list(pyoxigraph.Store().query(text))  # type: ignore[arg-type]
    assert len(rows) == 1
    assert (rows[0]["word"].value, int(rows[0]["thing"].value)) == (word, year)


def test_a_default_stands_in_for_what_is_not_given() -> None:
    header = read_header(HEADER.replace("{kind: text,", "{kind: text, default: moin,"), "x")
    given = terms_of(MemoryStore(), header, {"year": ["2020"]}, "en")
    assert given["word"] == [Literal("moin")]
    chosen = terms_of(MemoryStore(), header, {"year": ["2020"], "word": ["other"]}, "en")
    assert chosen["word"] == [Literal("other")]


def test_an_absent_optional_is_undef() -> None:
    text = fill(HEADER, {"word": [], "year": [Literal(3)]})
    assert "VALUES ?word { UNDEF }" in text
