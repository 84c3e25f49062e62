"""The score of a question: what counts as right, as refused, and as wrong."""

from pathlib import Path

import pytest

from ask.made_up import IOM, REFUSAL, one, said, thing
from mhgraph.ask import Answer, Item


class TestMatching:
    @pytest.mark.parametrize(
        ("wanted", "item"),
        [
            ("PR2021-24.1", thing("Laws", "PR2021-24.1")),
            ("pr2021 24.1", thing("Laws", "PR2021-24.1")),
            (IOM, thing("IOM")),
            (IOM, thing("x", "", "internationale  organisatie voor MIGRATIE")),
            ({"names": ["Ivory Coast", "Côte d'Ivoire"]}, thing("COTE D’IVOIRE")),
            ("West-Afrika", thing("Western Africa", "", "west afrika")),
            ({"name": "Zuidoost Azië"}, thing("zuidoost-azie")),
        ],
    )
    def test_an_item_is_known_by_any_of_its_names(
        self, tmp_path: Path, wanted: object, item: Item
    ) -> None:
        assert one(tmp_path, said(item), [wanted]).f1 == 1

    def test_a_part_of_a_name_or_another_number_is_no_match(self, tmp_path: Path) -> None:
        assert one(tmp_path, said(thing("Laws", "PR2021-24.10")), ["PR2021-24.1"]).f1 == 0
        assert one(tmp_path, said(thing("IOM Mali")), [IOM]).f1 == 0

    def test_two_of_three_right_and_one_of_four_missing(self, tmp_path: Path) -> None:
        answer = said(thing("a"), thing("b"), thing("z"))
        result = one(tmp_path, answer, ["A", "B", "C", "D"])
        assert (result.precision, result.recall) == (2 / 3, 1 / 2)
        assert result.f1 == pytest.approx(4 / 7)
        assert (result.got, result.wanted) == (("a", "b", "z"), ("A", "B", "C", "D"))
        assert not result.wrong

    def test_what_is_accepted_neither_gains_nor_costs(self, tmp_path: Path) -> None:
        answer = said(thing("a"), thing("b"), thing("c"), thing("z"))
        result = one(tmp_path, answer, ["a", "x"], accept=["b", "C", "never given"])
        assert (result.precision, result.recall) == (1 / 2, 1 / 2)
        alone = one(tmp_path, said(thing("b")), ["a"], accept=["b"])
        assert (alone.precision, alone.recall, alone.f1, alone.wrong) == (0, 0, 0, True)

    def test_what_is_wanted_and_accepted_is_wanted(self, tmp_path: Path) -> None:
        assert one(tmp_path, said(thing("a")), ["a"], accept=["a"]).f1 == 1

    def test_the_items_of_a_path_are_things(self, tmp_path: Path) -> None:
        answer = said(thing("CoMensha"), thing("PR2021-1.7"), kind="path")
        result = one(tmp_path, answer, ["comensha"], accept=["PR2021-1.7"])
        assert result.f1 == 1

    @pytest.mark.parametrize(
        ("answer", "wanted"),
        [
            (said(thing("a"), value=36, kind="number"), 36),
            (said(value=36, kind="number"), "36"),
            (said(value=2_200_000, kind="amount"), 2.2e6),
            (said(value=0.5, kind="number"), 0.5),
            (said(thing("PROMIS", value="2200000.00"), kind="amount"), 2200000),
            (said(value="2021-11", kind="date"), "2021-11"),
            (said(value="2021", kind="date"), 2021),
            (said(thing("a"), value=True, kind="boolean"), True),
            (said(value=True, kind="boolean"), "ja"),
            (said(value=False, kind="boolean"), "No"),
            (said(value=False, kind="boolean"), False),
        ],
    )
    def test_values(self, tmp_path: Path, answer: Answer, wanted: object) -> None:
        assert one(tmp_path, answer, [wanted]).f1 == 1

    @pytest.mark.parametrize(
        ("answer", "wanted"),
        [
            (said(value=36, kind="number"), 37),
            (said(value=True, kind="boolean"), "nee"),
            (said(value=True, kind="boolean"), 1),
            (said(value="2021-11", kind="date"), "2021-12"),
        ],
    )
    def test_other_values(self, tmp_path: Path, answer: Answer, wanted: object) -> None:
        result = one(tmp_path, answer, [wanted])
        assert (result.f1, result.wrong) == (0, True)

    def test_two_amounts_are_two_answers(self, tmp_path: Path) -> None:
        items = (thing("a", value="5"), thing("b", value="7"))
        assert one(tmp_path, said(*items, kind="amount"), [7]).precision == 1 / 2

    def test_a_number_with_its_list_serves_who_wants_the_list(self, tmp_path: Path) -> None:
        answer = said(thing("a"), thing("b"), value=2, kind="number")
        assert one(tmp_path, answer, ["a", "b"]).f1 == 1
        assert one(tmp_path, answer, [2]).f1 == 1


class TestRefusals:
    @pytest.mark.parametrize("answer", [REFUSAL, said(), said(kind="amount")])
    def test_refused_is_not_understood_or_nothing_at_all(
        self, tmp_path: Path, answer: Answer
    ) -> None:
        assert one(tmp_path, answer, [], unanswerable=True).refused
        missed = one(tmp_path, answer, ["a"])
        assert (missed.refused, missed.wrong, missed.f1) == (True, False, 0)

    @pytest.mark.parametrize(
        "answer", [said(thing("a")), said(value=False, kind="boolean"), said(value=0)]
    )
    def test_an_answer_where_there_is_none_is_confidently_wrong(
        self, tmp_path: Path, answer: Answer
    ) -> None:
        result = one(tmp_path, answer, [])
        assert (result.answerable, result.refused, result.wrong, result.f1) == (
            False,
            False,
            True,
            0,
        )

    def test_a_half_right_is_not_confidently_wrong(self, tmp_path: Path) -> None:
        half = one(tmp_path, said(thing("a"), thing("z")), ["a", "b"])
        assert (half.f1, half.wrong) == (0.5, False)
        less = one(tmp_path, said(thing("a"), thing("y"), thing("z")), ["a", "b"])
        assert less.wrong
        assert less.f1 == pytest.approx(0.4)

    def test_items_of_what_was_not_understood_do_not_count(self, tmp_path: Path) -> None:
        answer = Answer("?", "en", understood=False, reading="", items=(thing("a"),))
        result = one(tmp_path, answer, ["a"])
        assert (result.f1, result.refused, result.got) == (0, True, ())
