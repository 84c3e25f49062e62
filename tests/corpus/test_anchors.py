"""Folding and anchors: what is compared, and where a segment lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhgraph.corpus.anchors import FoldedText, Segment, fold_text

TEXT = "1. Training lucht vaart-\nsector De ‘tool’ is klaar.\n2. Training politie De “tool” loopt."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("luchtvaartsector", "lucht vaart-\nsector"),
        ("‘tool’", '"tool"'),
        ("co\u00adördinatie", "coördinatie"),
        ("2020–2024", "2020 2024"),
        ("ﬁnanciën", "financiën"),
        ("a\u00a0b", "ab"),
    ],
)
def test_what_pdfs_break_is_folded_away(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


def test_capitals_are_kept() -> None:
    assert fold_text("Training") != fold_text("training")


@given(st.text(), st.text())
def test_folding_is_done_character_by_character(one: str, other: str) -> None:
    assert fold_text(one + other) == fold_text(one) + fold_text(other)
    assert fold_text(fold_text(one)) == fold_text(one)


def test_neighbouring_words_tell_two_places_apart() -> None:
    text = FoldedText(TEXT)
    assert text.count("Training") == 2
    assert text.count("2. Training") == 1
    assert text.count("") == 0
    span = text.span(Segment("Training", "loopt.", before="2."))
    assert span is not None
    assert TEXT[slice(*span)] == "Training politie De “tool” loopt."


def test_a_segment_that_ends_before_it_starts_is_none() -> None:
    assert FoldedText(TEXT).span(Segment("politie", "1. Training")) is None


def test_eight_words_at_the_most_with_the_neighbours() -> None:
    assert not Segment("a b c d", "e f g h", before="w x y z", after="w x y z").too_long()
    assert Segment("a b c d e", "f", before="w x y z").too_long()
    assert Segment("a", "b c d e f g h i j").too_long()


@given(st.lists(st.sampled_from(["aap", "noot", "mies", "-", "\n"]), min_size=1, max_size=12))
def test_a_span_always_lies_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    folded = FoldedText(text)
    span = folded.span(Segment(words[0], words[-1]))
    if span is not None:
        assert 0 <= span[0] < span[1] <= len(text)
        assert fold_text(text[slice(*span)]).startswith(fold_text(words[0]))
