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
NUMBERS = HEADER.replace("kind: year", "kind: number")
SPAN = HEADER.replace(
    "#   word: {kind: text,",
    "#   to: {kind: year, help: {nl: tot, en: to}}\n#   word: {kind: text,",
).replace("# columns:", "# not_after: {year: to}\n# columns:")
COLOURS = """{kind: text, choices: {red: {nl: rood, en: red, also: [crimson]},
#     grey: {nl: grijs, en: grey}},"""
CHOSEN = HEADER.replace("{kind: text,", COLOURS)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_explains_itself_and_runs_as_it_stands(
    name: str, memory: MemoryStore
) -> None:
    query = open_catalogue().get(name)
    refuse_outside(query.text)
    table = select(memory, query.text)
    assert set(table.columns) == {*query.header.selected(table.columns)}
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
        (("kind: text,", "kind: text, colour: red,"), 7, "unknown field 'colour'"),
        (("kind: text,", "kind: text, choices: [red],"), 7, "'word.choices' goes with kind text"),
        (
            ("kind: text,", "kind: text, choices: {red: {nl: rood}},"),
            7,
            "needs a text in nl and in",
        ),
        (("kind: text,", "kind: place, choices: {red: {nl: rood, en: red}},"), 7, "goes with kind"),
        (("# columns:", "# not_after: {year: word}\n# columns:"), 8, "no year parameter 'word'"),
        (("# columns:", "# differ: [year, end]\n# columns:"), 8, "no parameter 'end'"),
        (("# columns:", "# counts: {thing: sum}\n# columns:"), 8, "no column 'sum'"),
        (("# columns:", "# total: dingen\n# columns:"), 8, "'total' needs a text"),
        (("example: 2020", "example: {nl: 2020}"), 6, "'year.example' needs a text"),
        (("kind: text,", "kind: class, under: 'mh:A . ?s ?p ?o',"), 7, "'word.under' goes with"),
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
    for wrong in ("twenty", "21", "-2020", "20200", "２０２０"):
        with pytest.raises(ParameterError, match="wants a year of four digits"):
            terms_of(memory, read_header(HEADER, "x"), {"year": [wrong]}, "en")
    with pytest.raises(ParameterError, match="wants a number"):
        terms_of(memory, read_header(NUMBERS, "x"), {"year": ["twenty"]}, "en")
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
        MemoryStore(), read_header(NUMBERS, "x"), {"word": [word], "year": [str(year)]}, "en"
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


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("early", "late"), [(["2022"], ["2019"]), (["2018", "2022"], ["2019"])])
def test_a_span_that_ends_before_it_begins_is_refused(
    early: list[str], late: list[str], lang: str
) -> None:
    with pytest.raises(ParameterError) as caught:
        terms_of(MemoryStore(), read_header(SPAN, "x"), {"year": early, "to": late}, lang)
    said = {"nl": "--year 2022 ligt na --to 2019.", "en": "--year 2022 is after --to 2019."}[lang]
    assert caught.value.text(lang).splitlines()[0] == said
    assert "--year 2019 --to 2022?" in caught.value.text(lang)


def test_a_span_of_one_year_or_with_one_end_is_a_span() -> None:
    header = read_header(SPAN, "x")
    for values in ({"year": ["2019"], "to": ["2019"]}, {"year": ["2019"]}):
        assert terms_of(MemoryStore(), header, values, "en")["year"]


@pytest.mark.parametrize("word", ["red", "Rood", "CRIMSON", " red"])
def test_a_closed_list_takes_its_words_in_both_languages(word: str) -> None:
    values = {"year": ["2020"], "word": [word]}
    assert terms_of(MemoryStore(), read_header(CHOSEN, "x"), values, "en")["word"] == [
        Literal("red")
    ]


@pytest.mark.parametrize(
    ("word", "lang", "hint"),
    [
        ("gray", "en", "Did you mean: grey? Choose from: red, grey."),
        ("grijss", "nl", "Bedoelde u: grijs? Kies uit: rood, grijs."),
        ("weather", "nl", "Kies uit: rood, grijs."),
    ],
)
def test_what_is_not_on_a_closed_list_is_refused(word: str, lang: str, hint: str) -> None:
    values = {"year": ["2020"], "word": [word]}
    with pytest.raises(ParameterError) as caught:
        terms_of(MemoryStore(), read_header(CHOSEN, "x"), values, lang)
    assert caught.value.text(lang).splitlines()[1] == hint


def test_two_parameters_that_must_differ(memory: MemoryStore) -> None:
    header = open_catalogue().get("paths-between").header
    with pytest.raises(ParameterError) as caught:
        terms_of(memory, header, {"from": ["UNODC"], "to": ["unodc"]}, "nl")
    assert caught.value.text("nl") == (
        "--from en --to zijn hier dezelfde: 'UNODC' en 'unodc'.\nNoem twee verschillende."
    )
    assert terms_of(memory, header, {"from": ["UNODC"], "to": ["UNODC", "IOM"]}, "nl")


@pytest.mark.parametrize("name", NAMES)
def test_a_number_is_that_of_the_list_it_counts(name: str, memory: MemoryStore) -> None:
    """Over all rows of the example and, where that is another, of the question without options."""
    query = open_catalogue().get(name)
    shown = query.header.parameters
    for asked in (shown, [p for p in shown if p.required]):
        values = {p.name: [p.example] for p in asked if p.example}
        rows = run(memory, query, values, "en").table.texts()
        for row in rows if query.header.counts else ():
            for number, listed in query.header.counts:
                found = [one for one in row[listed].split("; ") if one]
                empty = number in query.header.blank and not found
                assert row[number] == ("" if empty else str(len(found))), (number, listed, row)


def test_a_column_that_agrees_with_a_list_says_that_it_counts_it(memory: MemoryStore) -> None:
    """A new question cannot forget it: numbers that equal a list of addresses in every row."""
    forgotten = []
    for query in open_catalogue():
        header = query.header
        values = {p.name: [p.example] for p in header.parameters if p.example and p.required}
        rows = list(run(memory, query, values, "en").table.texts())
        lists = [c for c in header.collect if "(IRI)" in header.column(c).heading.en]
        lists = [c for c in lists if not header.column(c).heading.en.startswith("Source")]
        numbers = [c.name for c in header.columns if all(row[c.name].isdigit() for row in rows)]
        for number in {*numbers} - {n for n, _ in header.counts}:
            same = [c for c in lists if all(int(r[number]) == _size(r[c]) for r in rows)]
            forgotten += [(query.name, number, c) for c in same if len(rows) > 1]
    assert forgotten == []


def _size(cell: str) -> int:
    return len([one for one in cell.split("; ") if one])


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_shows_its_sources_or_says_where_they_are(name: str) -> None:
    header = open_catalogue().get(name).header
    shown = {header.column(cell.column).heading.en for cell in header.table}
    assert shown & {"Source", "Sources"} or header.unsourced or header.about_sources


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_mean_the_same_in_both_languages(name: str, memory: MemoryStore) -> None:
    header = open_catalogue().get(name).header
    both = [
        {p.name: [p.example_in(lang)] for p in header.parameters if p.example}
        for lang in ("nl", "en")
    ]
    terms = [terms_of(memory, header, values, "en") for values in both]
    for parameter in header.parameters:
        if parameter.kind != "text" or parameter.choices:
            assert terms[0][parameter.name] == terms[1][parameter.name]


def test_several_names_in_one_value_are_told_apart(memory: MemoryStore) -> None:
    header = open_catalogue().get("actions-in-place").header
    for value in ("Mali,Niger", "Mali en Niger", "Mali and Niger", "Mali; Niger"):
        with pytest.raises(ParameterError) as caught:
            terms_of(memory, header, {"place": [value]}, "nl")
        assert caught.value.text("nl").splitlines()[1] == (
            'Herhaal de optie: --place "Mali" --place "Niger".'
        )
    assert terms_of(memory, header, {"place": ["Bosnia and Herzegovina"]}, "en")["place"]


def test_a_kind_is_a_class_under_another_or_nothing(memory: MemoryStore) -> None:
    header = open_catalogue().get("actors-by-kind").header
    for name in ("ministry", "Ministerie"):
        assert terms_of(memory, header, {"kind": [name]}, "en")["kind"] == [
            NamedNode("https://w3id.org/mhgraph/ontology#Ministry")
        ]
    for name, said in (("ministeri", "Bedoelde u: ministerie?"), ("richtlijn", "ministerie")):
        with pytest.raises((ParameterError, UnknownNameError)) as caught:
            terms_of(memory, header, {"kind": [name]}, "nl")
        assert said in caught.value.text("nl")


def test_of_few_concepts_a_wrong_name_lists_all(memory: MemoryStore) -> None:
    header = open_catalogue().get("actions-by-status").header
    with pytest.raises(UnknownNameError) as caught:
        terms_of(memory, header, {"status": ["kleur"]}, "nl")
    hint = caught.value.text("nl").splitlines()[1]
    assert hint.startswith("Kies uit: ")
    assert "vervallen" in hint
    cancelled = terms_of(memory, header, {"status": ["geannuleerd"]}, "nl")
    assert cancelled == terms_of(memory, header, {"status": ["cancelled"]}, "nl")
