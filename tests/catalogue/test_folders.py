"""A catalogue of several folders: each name once, each file on its own."""

from pathlib import Path

import pytest

from mhgraph.catalogue import Catalogue, open_catalogue
from mhgraph.errors import QueryFileError, UnknownNameError
from mhgraph.resources import queries_folder

TEXT = (queries_folder() / "export-actors.rq").read_text(encoding="utf-8")


def folder(place: Path, *names: str) -> Path:
    place.mkdir(parents=True)
    for name in names:
        (place / name).write_text(TEXT, encoding="utf-8", newline="\n")
    return place


def test_own_folders_are_added_to_the_questions_of_mhgraph(tmp_path: Path) -> None:
    one, two = folder(tmp_path / "1", "one.rq"), folder(tmp_path / "2", "two.rq", "three.rq")
    catalogue = open_catalogue([one, two])
    assert catalogue.names() == sorted([*open_catalogue().names(), "one", "two", "three"])
    assert catalogue.get("two").file == two / "two.rq"
    with pytest.raises(UnknownNameError):
        open_catalogue().get("two")


def test_a_name_in_two_folders_is_an_error_that_names_both_and_stops_no_other(
    tmp_path: Path,
) -> None:
    one, two = folder(tmp_path / "1", "same.rq", "one.rq"), folder(tmp_path / "2", "same.rq")
    catalogue = open_catalogue([one, two])
    for lang in ("nl", "en"):
        with pytest.raises(QueryFileError) as caught:
            catalogue.get("same")
        assert str(one / "same.rq") in caught.value.text(lang)
        assert str(two / "same.rq") in caught.value.text(lang)
    assert catalogue.get("one").name == "one"
    queries, errors = catalogue.readable()
    assert "one" in {q.name for q in queries}
    assert len(errors) == 1


def test_a_folder_given_twice_counts_once(tmp_path: Path) -> None:
    one = folder(tmp_path / "1", "one.rq")
    again = tmp_path / "1" / ".." / "1"
    assert open_catalogue([one, again, queries_folder()]).get("one").header.counted == "actor"


def test_hidden_and_other_files_are_no_questions(tmp_path: Path) -> None:
    one = folder(tmp_path / "1", "one.rq", "._one.rq", "notes.txt")
    assert Catalogue(one).names() == ["one"]


def test_a_folder_that_is_not_there_or_has_no_question_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QueryFileError, match="There is no folder"):
        open_catalogue([tmp_path / "none"])
    with pytest.raises(QueryFileError, match="There is no folder"):
        open_catalogue([folder(tmp_path / "1", "one.rq") / "one.rq"])
    with pytest.raises(QueryFileError, match="has no question"):
        open_catalogue([folder(tmp_path / "2", "notes.txt")])


@pytest.mark.parametrize(
    "field",
    ["tags: 5", "parameters: [a]", "columns: {1: 2}", "matches: [a]", "year: 2020-13-45", "? [a]"],
)
def test_a_field_of_a_wrong_form_is_an_error_with_file_and_line(tmp_path: Path, field: str) -> None:
    lines = [line for line in TEXT.splitlines() if not line.startswith("# tags")]
    lines.insert(lines.index("# ---", 1), f"# {field}")
    (tmp_path / "bad.rq").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(QueryFileError, match=r"bad\.rq, line \d+: "):
        Catalogue(tmp_path).get("bad")
