"""Names in both languages lead to things, and things show what is said of them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhgraph.corpus import open_store
from mhgraph.errors import ManyMatchesError, UnknownNameError, UsageError
from mhgraph.lookup import describe, find, resolve
from mhgraph.lookup.folding import fold, pattern
from mhgraph.store import MemoryStore, Store, ask
from mhgraph.values import Literal, NamedNode

ID = "https://w3id.org/mhgraph/id/"


@pytest.fixture(params=["memory", "server"])
def store(request: pytest.FixtureRequest) -> Store:
    engine: Store = request.getfixturevalue(request.param)
    return engine


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("West Africa", "place/m49-011"),
        ("west-afrika", "place/m49-011"),
        ("WEST   AFRIKA", "place/m49-011"),
        ("Ivoorkust", "place/civ"),
        ("cote d’ivoire", "place/civ"),
        ("NLD", "place/nld"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(store: Store, name: str, iri: str) -> None:
    assert resolve(store, name, "nl", "mh:Place").iri.value == ID + iri


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("PROMIS", "programme/promis"),
        ("PR2021-24.1", "action/pr2021-24.1"),
        (ID + "actor/iom", "actor/iom"),
        ("actor:iom", "actor/iom"),
        ("pr2021:24.1", "passage/programmaresultaten-2021/24.1"),
        ("Mali", "actor/mali"),
        ("UNOCD", "actor/unodc"),
    ],
)
def test_anything_is_found_by_name_identifier_or_iri(store: Store, name: str, iri: str) -> None:
    assert resolve(store, name, "en").iri.value == ID + iri


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("Organisatie voor Veiligheid en Samenwerking in Europa (OVSE)", "actor/ovse"),
        ("ministerie van Buitenlandse Zaken (BZ)", "actor/ministerie-bz"),
        ("VN-bureau voor Drugs en Criminaliteit (UNODC)", "actor/unodc"),
        ("Wet Maatschappelijke Ondersteuning(Wmo)", "instrument/wmo"),
    ],
)
def test_a_name_may_have_its_acronym_in_brackets(store: Store, name: str, iri: str) -> None:
    assert resolve(store, name, "nl").iri.value == ID + iri


@pytest.mark.parametrize("name", ["Mali (UNODC)", "Mali (xyzzy)", "Mali ()", "(UNODC)"])
def test_a_bracket_that_means_something_else_is_no_acronym(store: Store, name: str) -> None:
    with pytest.raises(UnknownNameError):
        resolve(store, name, "nl")


def test_an_unknown_name_gets_the_nearest(store: Store) -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve(store, "Nigerai", "nl", "mh:Place")
    assert "geen plaats met de naam 'Nigerai'" in caught.value.text("nl")
    assert "Nigeria" in caught.value.text("nl").splitlines()[1]


def test_a_name_of_several_things_lists_them_with_kind_and_how_to_say_which(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        """@prefix mh: <https://w3id.org/mhgraph/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <urn:x:club> a mh:NGO ; skos:prefLabel "Delta" . <urn:x:plan> a mh:ActionPlan ; skos:prefLabel "Delta" .""",
        encoding="utf-8",
    )
    store = open_store([own])
    with pytest.raises(ManyMatchesError) as caught:
        resolve(store, "delta", "nl")
    text = caught.value.text("nl")
    assert "Delta (actieplan) urn:x:plan" in text
    assert "Delta (niet-gouvernementele organisatie) urn:x:club" in text
    assert resolve(store, "delta", "nl", "mh:Actor").iri.value == "urn:x:club"
    assert "IRI" in text.splitlines()[-1]


@pytest.mark.parametrize("words", [["awareness"], ["bewustwording"], ["BEWUST", "risico"]])
def test_find_looks_in_titles_and_summaries_of_both_languages(
    store: Store, words: list[str]
) -> None:
    assert "PR2021-24.4" in {m.identifier for m in find(store, words, "en")}


def test_find_gives_nothing_for_nonsense_and_refuses_no_words(store: Store) -> None:
    assert find(store, ["xyzzy"], "en") == []
    with pytest.raises(UsageError):
        find(store, ["  "], "en")


def test_describe_goes_both_ways_and_names_the_source(store: Store) -> None:
    described = describe(store, NamedNode(ID + "programme/promis"), "en")
    assert described.label == "PROMIS"
    backward = [s for s in described.statements if not s.forward]
    assert any("PR2021 24.1" in s.sources and s.relation_label == "part of" for s in backward)
    assert all(s.sources for s in described.statements)


def test_a_state_and_its_territory_are_shown_together(store: Store) -> None:
    described = describe(store, NamedNode(ID + "actor/mali"), "nl")
    assert [t.value for t in described.things] == [ID + "actor/mali", ID + "place/mli"]
    assert any(s.other_label == "West-Afrika" for s in described.statements)


def test_texts_are_shown_in_the_language_asked_for(memory: MemoryStore) -> None:
    action = NamedNode(ID + "action/pr2021-24.4")
    for lang, other in (("nl", "en"), ("en", "nl")):
        labels = {s.other_label for s in describe(memory, action, lang).statements}
        wrong = {
            s.other.value
            for s in describe(memory, action, other).statements
            if isinstance(s.other, Literal) and s.other.language == other
        }
        assert wrong
        assert not labels & wrong


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30))
@settings(max_examples=200, deadline=None)
def test_a_pattern_is_a_regular_expression_that_matches_its_own_text(text: str) -> None:
    """Whatever a user types is looked for as text, never read as a pattern."""
    if not fold(text):
        return
    store = MemoryStore()
    value, wanted = Literal(text.strip()), Literal(f"^{pattern(text)}$")
    simple = text.isascii() and text.strip(" -") == text
    found = ask(store, f"ASK {{ FILTER(REGEX({value}, {wanted}, 'i')) }}")
    assert found or not simple
    assert not ask(store, f"ASK {{ FILTER(REGEX('zzz-other', {wanted}, 'i')) }}") or "z" in text
