"""Questions in plain words, asked in Python."""

import subprocess
import sys

import pytest

import mhgraph
from mhgraph.api.knowledge import Lang
from mhgraph.catalogue import open_catalogue
from mhgraph.errors import UsageError
from mhgraph.store import MemoryStore
from mhgraph.store.remote import SparqlStore

QUESTION = "Which actions involve West Africa?"


def over(
    store: MemoryStore | SparqlStore, lang: Lang = "en", timeout: float = 60
) -> mhgraph.KnowledgeGraph:
    return mhgraph.KnowledgeGraph(store, open_catalogue(), lang=lang, timeout=timeout)


@pytest.fixture(scope="module")
def kg(memory: MemoryStore) -> mhgraph.KnowledgeGraph:
    return over(memory)


def test_an_answer_has_items_with_sources(kg: mhgraph.KnowledgeGraph) -> None:
    answer = kg.ask(QUESTION)
    assert isinstance(answer, mhgraph.Answer)
    assert answer.understood
    assert answer.question == QUESTION
    assert len(answer.items) > 5
    assert all(item.evidence for item in answer.items)


def test_the_language_is_that_of_the_question_not_of_the_graph(memory: MemoryStore) -> None:
    dutch = over(memory, "nl")
    assert dutch.ask(QUESTION).language == "en"
    assert dutch.ask("Welke acties zijn er in West-Afrika?").language == "nl"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_language_can_be_said(kg: mhgraph.KnowledgeGraph, lang: Lang) -> None:
    answer = kg.ask("PROMIS", lang=lang)
    assert answer.language == lang


def test_what_is_not_understood_is_no_error(kg: mhgraph.KnowledgeGraph) -> None:
    answer = kg.ask("What does UNICEF do?")
    assert not answer.understood
    assert answer.not_understood == ("UNICEF",)
    assert answer.suggestions


@pytest.mark.parametrize("question", ["", "?", "x" * 10_000, "\x00"])
def test_what_holds_no_question_is_no_error(kg: mhgraph.KnowledgeGraph, question: str) -> None:
    assert not kg.ask(question).understood


def test_a_language_that_there_is_not(kg: mhgraph.KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="There is no language 'de'"):
        kg.ask(QUESTION, lang="de")  # type: ignore[arg-type]


def test_the_names_are_read_once(memory: MemoryStore) -> None:
    kg = over(memory)
    kg.ask(QUESTION)
    reader = kg._asker
    kg.ask("Who implements PROMIS?")
    assert kg._asker is reader


def test_a_server_gives_the_same_answer(kg: mhgraph.KnowledgeGraph, server: SparqlStore) -> None:
    for question in (QUESTION, "acties opvang", "Hoeveel acties zijn er met IOM?"):
        assert over(server).ask(question).as_json() == kg.ask(question).as_json()


def test_opening_the_graph_does_not_load_the_reader() -> None:
    code = "import sys, mhgraph; mhgraph.open(); print('mhgraph.ask' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "False"
