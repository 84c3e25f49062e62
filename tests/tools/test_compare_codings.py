"""Tests of tools/compare_codings.py on codings small enough to work out by hand."""

from __future__ import annotations

import csv
import importlib.util
import sys
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tools" / "compare_codings.py"
PREFIXES = """\
@prefix action: <https://w3id.org/mhgraph/id/action/> .
@prefix actor: <https://w3id.org/mhgraph/id/actor/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix doc: <https://w3id.org/mhgraph/id/passage/doc/> .
@prefix instrument: <https://w3id.org/mhgraph/id/instrument/> .
@prefix kind: <https://w3id.org/mhgraph/id/concept/kind/> .
@prefix mh: <https://w3id.org/mhgraph/ontology#> .
@prefix other: <https://w3id.org/mhgraph/id/passage/other/> .
@prefix pillar: <https://w3id.org/mhgraph/id/concept/pillar/> .
@prefix place: <https://w3id.org/mhgraph/id/place/> .
@prefix register: <https://w3id.org/mhgraph/id/graph/> .
@prefix status: <https://w3id.org/mhgraph/id/concept/status/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
Figures = dict[tuple[str, str, str], str]  # (table, what, measure) -> figure
ALL = "All documents"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compare_codings", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


TOOL = load()


def action(identifier: str, statements: str, graph: str = "", prefix: str = "doc") -> str:
    """Return the graph of a passage with one action."""
    locator = graph or TOOL.LETTER.sub("", identifier.removeprefix("D-"))
    return (
        f'{prefix}:{locator} {{ action:{identifier.lower()} a mh:Action ; dct:identifier "{identifier}"'
        f" ; {statements} . }}\n"
    )


def folder(path: Path, body: str, name: str = "doc.trig") -> Path:
    path.mkdir(exist_ok=True)
    (path / name).write_text(PREFIXES + body, encoding="utf-8")
    return path


def compare(tmp_path: Path, a: str, b: str, scope: str = ALL) -> Figures:
    """Compare two codings; return the figures of one scope."""
    out = tmp_path / "out.csv"
    first, second = folder(tmp_path / "a", a), folder(tmp_path / "b", b)
    assert TOOL.main([str(first), str(second), "--format", "csv", "-o", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as stream:
        return {
            (row["table"], row["what"], row["measure"]): row["value"]
            for row in csv.DictReader(stream)
            if row["scope"] == scope
        }


def row(figures: Figures, table: str, what: str) -> list[str]:
    return [figure for (t, w, _), figure in figures.items() if (t, w) == (table, what)]


# --- Kappa --------------------------------------------------------------------------------------


def test_kappa_of_the_textbook_table() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed 35/50; expected 25*30 + 25*20 of 2500,
    # a half; kappa (0.7 - 0.5) / 0.5.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert TOOL.kappa(pairs) == Fraction(2, 5)


def test_kappa_of_three_labels() -> None:
    # Observed 3/4; A: p 2, q 1, r 1; B: p 1, q 2, r 1; expected (2*1 + 1*2 + 1*1) / 16.
    pairs = [("p", "p"), ("p", "q"), ("q", "q"), ("r", "r")]
    assert TOOL.kappa(pairs) == Fraction(7, 11)


def test_kappa_is_negative_below_chance() -> None:
    assert TOOL.kappa([("p", "q"), ("q", "p")]) == -1


def test_kappa_is_nought_when_one_coder_never_varies() -> None:
    assert TOOL.kappa([("p", "p"), ("p", "q")]) == 0
    assert TOOL.kappa([("p", "q"), ("p", "q")]) == 0


def test_kappa_is_undefined_without_cases_and_with_one_label_only() -> None:
    assert TOOL.kappa([]) is None
    assert TOOL.kappa([("p", "p"), ("p", "p")]) is None


# --- Units --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("identifier", "locator"),
    [
        ("PR2021-1.2", "PR2021-1.2"),
        ("PR2021-1.2b", "PR2021-1.2"),
        ("EU2021-KA3.C1", "EU2021-KA3.C1"),
        ("EU2021-KA3.C1a", "EU2021-KA3.C1"),
        ("EU2021-s2a", "EU2021-s2"),
        ("AP-INT-p2b", "AP-INT-p2"),
        ("EU2021-fn40", "EU2021-fn40"),
        ("X-annex", "X-annex"),
    ],
)
def test_only_the_letter_of_an_action_is_dropped(identifier: str, locator: str) -> None:
    assert TOOL.LETTER.sub("", identifier) == locator


def test_letters_are_aligned_and_the_split_is_counted(tmp_path: Path) -> None:
    whole = action("D-1.2", "mh:ledBy actor:x ; mh:partner actor:y")
    whole += action("D-2", "mh:ledBy actor:x")
    split = (
        action("D-1.2a", "mh:ledBy actor:x")
        + action("D-1.2b", "mh:partner actor:y")
        + action("D-2", "mh:ledBy actor:x")
        + action("D-3", "mh:ledBy actor:x")
    )
    figures = compare(tmp_path, whole, split)
    # Three locators, two of them with both; three actions, or four; one of two split alike.
    assert row(figures, "Units", "locators") == ["2", "3", "2", "0.667"]
    assert row(figures, "Units", "actions") == ["2", "4"]
    assert row(figures, "Units", "locators split alike") == ["1", "0.500"]
    # A's three items are all B's; B has one more, at the locator that A lacks.
    assert row(figures, "Sets", "actors") == ["3", "4", "3", "0.750", "1.000", "0.857"]


def test_results_registers_and_unidentified_things_do_not_count(tmp_path: Path) -> None:
    more = (
        'doc:1 { action:d-1r a mh:Result ; dct:identifier "D-9" ; mh:ledBy actor:z . }\n'
        "doc:1 { <urn:programme> a mh:Programme ; mh:ledBy actor:z . }\n"
        "register:actors { action:d-1 mh:ledBy actor:z . }\n"
        "action:d-1 mh:partner actor:z .\n"
    )
    same = action("D-1", "mh:ledBy actor:x")
    figures = compare(tmp_path, same, same + more)
    assert row(figures, "Units", "locators") == ["1", "1", "1", "1.000"]
    assert row(figures, "Sets", "actors with their role")[:3] == ["1", "1", "1"]


def test_documents_are_reported_apart(tmp_path: Path) -> None:
    a = action("D-1", "mh:ledBy actor:x") + action("E-1", "mh:ledBy actor:x", "1", "other")
    b = action("D-1", "mh:ledBy actor:x") + action("E-1", "mh:ledBy actor:y", "1", "other")
    assert compare(tmp_path, a, b, "doc")["Sets", "actors", "F1"] == "1.000"
    assert compare(tmp_path, a, b, "other")["Sets", "actors", "F1"] == "0.000"
    assert compare(tmp_path, a, b)["Sets", "actors", "F1"] == "0.500"


# --- Sets ---------------------------------------------------------------------------------------


def test_precision_recall_and_f1(tmp_path: Path) -> None:
    a = action("D-1", "mh:ledBy actor:w , actor:x ; mh:partner actor:y")
    b = action("D-1", "mh:ledBy actor:w ; mh:partner actor:x")
    figures = compare(tmp_path, a, b)
    # A: w x y; B: w x. P 2/2, R 2/3, F1 4/5. With roles only w is the same: 1/2, 1/3, 2/5.
    assert row(figures, "Sets", "actors") == ["3", "2", "2", "1.000", "0.667", "0.800"]
    assert row(figures, "Sets", "actors with their role") == [
        "3", "2", "1", "0.500", "0.333", "0.400",
    ]  # fmt: skip
    assert row(figures, "Sets", "funds") == ["0", "0", "0", *["undefined"] * 3]


def test_finer_properties_come_from_the_ontology(tmp_path: Path) -> None:
    a = action("D-1", "mh:concernsInstrument instrument:x ; mh:concernsPlace place:nld")
    finer = "mh:carriesOut instrument:x ; mh:takesPlaceIn place:nld"
    b = action("D-1", f"{finer} ; mh:within place:bel")
    figures = compare(tmp_path, a, b)
    assert row(figures, "Sets", "instruments")[:3] == ["1", "1", "1"]
    assert row(figures, "Sets", "places")[:3] == ["1", "1", "1"]


def test_readings_count(tmp_path: Path) -> None:
    said = action("D-1", "mh:ledBy actor:x ; mh:partner actor:y")
    read = action("D-1", "mh:ledBy actor:x")
    read += "doc:1.inferred { action:d-1 mh:partner actor:y . }\n"
    assert compare(tmp_path, said, read)["Sets", "actors with their role", "F1"] == "1.000"


# --- Choices and values -------------------------------------------------------------------------


def test_roles_are_compared_over_the_actors_that_both_found(tmp_path: Path) -> None:
    a = (
        action("D-1", "mh:ledBy actor:v , actor:w ; mh:partner actor:x , actor:only-a")
        + action("D-2", "mh:ledBy actor:y ; mh:fundedBy actor:y")
        + action("D-3", "mh:partner actor:v")
    )
    b = (
        action("D-1", "mh:ledBy actor:v ; mh:partner actor:w , actor:x")
        + action("D-2", "mh:ledBy actor:y ; mh:fundedBy actor:y")
        + action("D-3", "mh:partner actor:v ; mh:fundedBy actor:v")
    )
    # Cases v w x, y, v: equal are v x y, 3/5. One each: v w x, of which 2/3 the same.
    # Expected: A led 2 partner 1, B led 1 partner 2: (2 + 2) / 9. Kappa (6 - 4) / (9 - 4).
    assert row(compare(tmp_path, a, b), "Choices", "role of an actor") == [
        "5", "0.600", "3", "0.667", "0.400",
    ]  # fmt: skip


def test_pillars_count_where_both_give_one(tmp_path: Path) -> None:
    pillars_a = ("pillar:p", "pillar:p", "pillar:q", "pillar:p , pillar:q")
    pillars_b = ("pillar:p", "pillar:q", "pillar:q", "pillar:p")
    a, b = (
        "".join(action(f"D-{i}", f"mh:pillar {found}") for i, found in enumerate(pillars))
        for pillars in (pillars_a, pillars_b)
    )
    figures = compare(tmp_path, a, b)
    # Two of four equal; of three single ones two the same; kappa as with the roles.
    assert row(figures, "Choices", "pillar") == ["4", "0.500", "3", "0.667", "0.400"]
    # A five items, B four, three in both (p, q, p): 3/4, 3/5, 6/9.
    assert row(figures, "Sets", "pillars") == ["5", "4", "3", "0.750", "0.600", "0.667"]


def test_no_status_is_a_status(tmp_path: Path) -> None:
    a = action("D-1", "mh:status status:planned") + action("D-2", "mh:pillar pillar:p")
    b = action("D-1", "mh:pillar pillar:p") + action("D-2", "mh:pillar pillar:p")
    # planned/none, none/none: observed 1/2, expected 1/2.
    figures = compare(tmp_path, a, b)
    assert row(figures, "Choices", "status") == ["2", "0.500", "2", "0.500", "0.000"]


def test_undefined_kappa_is_said_to_be_undefined(tmp_path: Path) -> None:
    same = action("D-1", "mh:actionKind kind:k") + action("D-2", "mh:actionKind kind:k")
    figures = compare(tmp_path, same, same)
    assert row(figures, "Choices", "kind of action") == ["2", "1.000", "2", "1.000", "undefined"]


def test_values_are_compared_as_values(tmp_path: Path) -> None:
    a = (
        action("D-1", 'mh:budgetEUR 2200000 ; mh:start "2021"^^xsd:gYear')
        + action("D-2", 'mh:start "2021"^^xsd:gYear')
        + action("D-3", "mh:pillar pillar:p")
    )
    b = (
        action("D-1", 'mh:budgetEUR 2200000.0 ; mh:start "2021-07"^^xsd:gYearMonth')
        + action("D-2", 'mh:start "2021"^^xsd:gYear')
        + action("D-3", "mh:pillar pillar:p")
    )
    figures = compare(tmp_path, a, b)
    assert row(figures, "Values", "budget") == ["3", "1.000", "1", "1.000"]
    assert row(figures, "Values", "start") == ["3", "0.667", "2", "0.500"]
    assert row(figures, "Values", "end") == ["3", "1.000", "0", "undefined"]


# --- Writing and failing ------------------------------------------------------------------------


def test_markdown_is_readable_and_the_same_each_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = action("D-1", "mh:ledBy actor:x"), action("D-2", "mh:ledBy actor:y")
    a, b = folder(tmp_path / "a", one + two), folder(tmp_path / "b", one)
    assert TOOL.main([str(a), str(b), "--format", "md"]) == 0
    first = capsys.readouterr().out
    (a / "doc.trig").unlink()
    folder(a, two, "1.trig")
    folder(a, one, "2.trig")
    assert TOOL.main([str(a), str(b), "--format", "md"]) == 0
    assert capsys.readouterr().out == first
    assert "## All documents" in first
    assert "## doc" in first
    lines = [line.replace(" ", "") for line in first.splitlines()]
    assert "|actors|2|1|1|1.000|0.500|0.667|" in lines


def test_plain_table_is_the_default(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a = folder(tmp_path / "a", action("D-1", "mh:ledBy actor:x"))
    assert TOOL.main([str(a), str(a)]) == 0
    shown = capsys.readouterr().out
    assert "#" not in shown
    assert "|" not in shown
    assert "locators split alike" in shown


def refused(arguments: list[Path | str], capsys: pytest.CaptureFixture[str]) -> str:
    assert TOOL.main([str(argument) for argument in arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("compare_codings: ")
    assert captured.err.count("\n") == 1
    return captured.err


def test_bad_folders_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = folder(tmp_path / "a", action("D-1", "mh:ledBy actor:x"))
    empty = tmp_path / "empty"
    empty.mkdir()
    assert f"{tmp_path / 'none'} is not a folder" in refused([good, tmp_path / "none"], capsys)
    assert f"{empty} has no .trig files" in refused([empty, good], capsys)
    without = folder(tmp_path / "without", "doc:1 { action:d-1 a mh:Result . }")
    assert "has no mh:Action" in refused([good, without], capsys)


def test_bad_files_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = folder(tmp_path / "a", action("D-1", "mh:ledBy actor:x"))
    broken = folder(tmp_path / "broken", "doc:1 { action:d-1 a }")
    message = refused([good, broken], capsys)
    assert str(broken / "doc.trig") in message
    nameless = folder(tmp_path / "nameless", "doc:1 { action:d-1 a mh:Action . }")
    assert "has 0 identifiers, not one" in refused([good, nameless], capsys)
    output = tmp_path / "none" / "out.md"
    assert f"cannot write {output}" in refused([good, good, "-o", output], capsys)
    ontology = tmp_path / "bare.ttl"
    ontology.write_text("", encoding="utf-8")
    assert "no property that is an mh:Role" in refused([good, good, "--ontology", ontology], capsys)
