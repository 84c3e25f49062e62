"""What is looked up in the texts in Python is what the SPARQL that is shown finds by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mhgraph.ask import Answer, Asker
from mhgraph.ask.question_file import read_questions
from mhgraph.ask.texts import Texts, begins_with
from mhgraph.store import MemoryStore, select
from mhgraph.values import Literal, value_of

QUESTIONS = Path(__file__).parent / "questions" / "building.json"

_SEARCHED = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing WHERE {{
  {{ ?thing skos:prefLabel|dct:description ?text }}
  UNION {{ ?part mh:countedAs ?thing ; skos:prefLabel|dct:description ?text }}
  UNION {{ ?thing mh:produces ?made . ?made skos:prefLabel ?text }}
  UNION {{ ?made mh:about ?thing ; skos:prefLabel ?text }}
  FILTER(REGEX(STR(?text), {test}, "i"))
}}"""
STEMS = [
    ("opvang",),
    ("train", "opleid"),
    ("ind",),
    ("europes", "europ"),
    ("categori",),
    ("b8",),
    ("xyzzy",),
]


@pytest.fixture(scope="module")
def asker(memory: MemoryStore) -> Asker:
    return Asker(memory)


def searched(asker: Asker) -> Iterator[Answer]:
    """Yield the answers that are lists, found by words of texts among others."""
    for asked in read_questions(QUESTIONS):
        answer = asker.ask(asked.question, asked.lang)
        reading = answer.structure
        if "REGEX" in answer.sparql and reading and reading.kind == "list" and not reading.via:
            yield answer


def test_the_query_that_is_shown_finds_what_is_answered(memory: MemoryStore, asker: Asker) -> None:
    answers = list(searched(asker))
    assert len(answers) > 10
    for answer in answers:
        found = {value_of(row[0]) for row in select(memory, answer.sparql).rows}
        assert found == {item.iri for item in answer.items}, answer.question


@pytest.mark.parametrize("stems", STEMS, ids="-".join)
def test_a_word_is_found_where_the_engine_finds_it(
    memory: MemoryStore, stems: tuple[str, ...]
) -> None:
    found = Texts(memory, None).subjects(stems, counted=True)
    query = _SEARCHED.format(test=Literal(begins_with(stems)))
    assert set(found) == {value_of(row[0]) for row in select(memory, query).rows}
    assert len(found) == len(set(found))
    assert bool(found) == (stems != ("xyzzy",))
