"""The examples of docs/python.md, run in their order on the real data, in an empty folder."""

import doctest
import re
from pathlib import Path

import pytest

from mhgraph.store.remote import SparqlStore

PAGE = Path(__file__).resolve().parents[2] / "docs" / "python.md"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
OPEN = "mhgraph.open()"


def examples(text: str) -> doctest.DocTest:
    """Return all examples of a page as one test, so that they share their names."""
    parts: list[str] = []
    for block in BLOCK.finditer(text):
        # Blank lines keep the line numbers of the page.
        above = text.count("\n", 0, block.start(1)) - sum(p.count("\n") for p in parts)
        parts.append("\n" * above + block[1])
    return doctest.DocTestParser().get_doctest("".join(parts), {}, PAGE.name, str(PAGE), 0)


def complaints(text: str) -> str:
    """Run the examples of a page; return what doctest says of those that fail."""
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
    runner.run(examples(text), out=said.append)
    return "".join(said)


def test_the_examples_do_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    assert len(examples(text).examples) > 20
    assert complaints(text) == ""


def test_they_do_the_same_on_a_server(
    server: SparqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    on_server = text.replace(f"kg = {OPEN}", f'kg = mhgraph.open(store="{server.name}")')
    assert on_server != text
    assert complaints(on_server) == ""


def test_a_wrong_example_is_found_with_its_line() -> None:
    said = complaints("# Page\n\n```python\n>>> 1 + 1\n3\n\n```\n")
    assert f'File "{PAGE}", line 4' in said
    assert "Expected:\n    3\nGot:\n    2" in said
