"""What questions call things beside their names: read from files of their own, and checked."""

from pathlib import Path

import pytest

from mhgraph.ask import Asker
from mhgraph.corpus import shapes
from mhgraph.corpus.wordings import read_wordings, wording_files
from mhgraph.store import MemoryStore, select
from mhgraph.terms import ID
from mhgraph.values import value_of

SKOS = "http://www.w3.org/2004/02/skos/core#"
PLACE = f"{ID}place/mli"


def found(store: MemoryStore, monkeypatch: pytest.MonkeyPatch, *row: str) -> set[tuple[str, str]]:
    monkeypatch.setattr(shapes, "read_wordings", lambda: iter([(f"{SKOS}hiddenLabel", *row)]))
    return {(f.node, f.what.en) for f in shapes.check(store) if f.rule == "wordings"}


def test_there_are_wordings_in_both_languages() -> None:
    assert wording_files()
    languages = [lang for _, _, _, lang in read_wordings()]
    assert min(languages.count("nl"), languages.count("en")) > 100


def test_they_are_not_in_the_graph_that_is_shown(memory: MemoryStore) -> None:
    rows = select(memory, f"SELECT ?x {{ ?x <{SKOS}hiddenLabel> ?y }}").rows
    assert [value_of(row[0]) for row in rows] == []


@pytest.mark.parametrize(
    ("thing", "text", "lang", "fault"),
    [
        (PLACE, "Malian xyzzy", "en", None),
        (f"{ID}place/nowhere", "Nowhere", "en", "no name in the graph"),
        (PLACE, "Malian xyzzy", "", "not @nl or @en"),
        (PLACE, "Mali", "en", "called already"),
    ],
)
def test_a_wording_is_checked(
    memory: MemoryStore,
    monkeypatch: pytest.MonkeyPatch,
    thing: str,
    text: str,
    lang: str,
    fault: str | None,
) -> None:
    findings = found(memory, monkeypatch, thing, text, lang)
    assert [node for node, _ in findings] == ([thing] if fault else [])
    assert all(fault is not None and fault in what for _, what in findings)


def test_a_wording_is_understood_once_a_question_needs_it(memory: MemoryStore) -> None:
    asked: list[str] = []

    def wordings() -> list[tuple[str, str, str, str]]:
        asked.append("read")
        return [
            (f"{SKOS}hiddenLabel", PLACE, "xyzzyland", "en"),
            (f"{SKOS}hiddenLabel", f"{ID}place/nowhere", "plughland", "en"),
        ]

    asker = Asker(memory, wordings=wordings)
    known = asker.ask("Which actions concern Mali?")
    assert (known.understood, asked) == (True, [])
    worded = asker.ask("Which actions concern xyzzyland?")
    assert asked == ["read"]
    assert worded.understood
    assert worded.items
    assert {i.iri for i in worded.items} <= {i.iri for i in known.items}
    assert not asker.ask("Which actions concern plughland?").understood
    assert asked == ["read"]


def test_an_unreadable_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mhgraph.corpus import wordings
    from mhgraph.errors import DataFileError

    (tmp_path / "wordings").mkdir()
    (tmp_path / "wordings" / "bad.ttl").write_text("this is no Turtle", encoding="utf-8")
    monkeypatch.setattr(wordings, "ontology_folder", lambda: tmp_path)
    with pytest.raises(DataFileError, match=r"bad\.ttl"):
        list(read_wordings())
