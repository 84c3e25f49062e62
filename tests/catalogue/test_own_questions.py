"""docs/own-questions.md: its question runs, and it explains every field that a header may have."""

import re
from pathlib import Path

import pytest

from conftest import Run
from mhgraph.catalogue.header import KINDS, Header
from mhgraph.catalogue.reading import PARAMETER_FIELDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "own-questions.md"
TEXT = PAGE.read_text(encoding="utf-8")
FILE = re.compile(r"<!-- file: (\S+) -->\n```sparql\n(.*?)```\n", re.DOTALL)


@pytest.fixture
def example(tmp_path: Path) -> str:
    """The question of the page in the folder that the page names; its name."""
    ((name, text),) = FILE.findall(TEXT)
    file: Path = tmp_path / name
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8", newline="\n")
    return file.stem


def commands() -> list[list[str]]:
    lines = TEXT.split("```\n")[1].splitlines()
    return [line.split()[1:] for line in lines if line.startswith("mhgraph ")]


def test_the_question_of_the_page_is_fine_and_answers(
    mhgraph: Run, tmp_path: Path, example: str
) -> None:
    copying, checking, asking = commands()
    copied = tmp_path / copying[-1]
    text = copied.read_text(encoding="utf-8")
    assert mhgraph(*copying).returncode == 0
    assert copied.read_text(encoding="utf-8").startswith("# ---\n# title: ")
    copied.write_text(text, encoding="utf-8", newline="\n")
    checked = mhgraph(*checking)
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    answer = mhgraph(*asking, "--evidence")
    assert answer.returncode == 0
    assert re.fullmatch(r"Programmes: \d+", answer.stdout.splitlines()[-1])
    assert "  - PR2021 " in answer.stdout
    assert example in asking


@pytest.mark.parametrize("field", sorted({*Header.__slots__, *PARAMETER_FIELDS, *KINDS}))
def test_the_page_explains_every_field_and_kind(field: str) -> None:
    assert f"`{field}`" in TEXT


def test_a_prefix_that_the_graph_knows_comes_with_its_line(
    mhgraph: Run, tmp_path: Path, example: str
) -> None:
    file = tmp_path / "my-questions" / f"{example}.rq"
    line = "PREFIX mh: <https://w3id.org/mhgraph/ontology#>"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f"{line}\n", ""), encoding="utf-8", newline="\n")
    checked = mhgraph("queries", "check", "--queries", "my-questions", "-f", "csv")
    assert checked.returncode == 1
    asked = mhgraph(*commands()[2])
    assert asked.returncode == 2
    for said in (checked.stdout, asked.stderr):
        assert line in said
        assert "the prefix mh: is not known" in said


def test_what_check_finds_in_tags_and_evidence(mhgraph: Run, tmp_path: Path, example: str) -> None:
    file = tmp_path / "my-questions" / f"{example}.rq"
    text = file.read_text(encoding="utf-8").replace("[programmes, money]", "[mine]")
    file.write_text(text.replace("'?programme mh:f", "'?x foo:f"), encoding="utf-8", newline="\n")
    words = ("queries", "check", "--queries", "my-questions", "-f", "csv")
    said = mhgraph(*words).stdout
    assert "the tag 'mine' has no name" in said
    assert "has 'foo:fundedBy', which is no variable" in said
    tags = file.with_name("tags.yaml")
    tags.write_text("mine: {nl: van mij, en: mine}\n", encoding="utf-8", newline="\n")
    assert "the tag" not in mhgraph(*words).stdout
    tags.write_text("mine: {nl: van mij}\n", encoding="utf-8", newline="\n")
    assert "'mine' has no name in nl and in en" in mhgraph(*words).stdout
