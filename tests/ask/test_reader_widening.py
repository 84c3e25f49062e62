"""What is tried where a question read word by word finds nothing: wider readings, which say what they leave out."""

import pytest

from ask.asking import found, rows, things
from mhgraph.ask import Answer, Asker
from mhgraph.ask.reading import Condition, Link, Reading, Text
from mhgraph.ask.relaxing import fewer_words
from mhgraph.store import MemoryStore, select
from mhgraph.terms import ID, MH
from mhgraph.values import value_of


@pytest.fixture(scope="module")
def asker(memory: MemoryStore) -> Asker:
    return Asker(memory)


def conditions(answer: Answer) -> tuple[Condition, ...]:
    assert answer.structure
    return (*answer.structure.conditions, *answer.structure.through)


def texts(answer: Answer) -> list[Text]:
    return [c for c in conditions(answer) if isinstance(c, Text)]


def list_of(*conditions: Condition, kind: str = "list") -> Reading:
    return Reading(kind, (f"{MH}Action",), conditions, score=4.0)


def test_fewer_of_several_words_half_at_the_least() -> None:
    link = Link((f"{MH}involves",), (f"{ID}actor/iom",))
    four = Text((("a",), ("b",), ("c",), ("d",)))
    wider = list(fewer_words(list_of(link, four)))
    assert [reading.conditions for reading in wider] == [
        (link, Text(four.words, 3)),
        (link, Text(four.words, 2)),
    ]
    assert [reading.score for reading in wider] == [3.0, 2.0]
    assert list(fewer_words(list_of(four, kind="count"))) == []
    assert list(fewer_words(list_of(Text(four.words[:2])))) == []


def test_one_word_is_left_out_beside_two_conditions_only() -> None:
    one = Text((("a",),))
    links = [Link((f"{MH}involves",), (f"{ID}actor/{name}",)) for name in ("iom", "unodc")]
    assert list(fewer_words(list_of(links[0], one))) == []
    [wider] = fewer_words(list_of(*links, one))
    assert wider.conditions == (*links, Text(one.words, optional=True))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Welke acties gaan over landelijke dossiers en brieven?",
            "ten minste",
        ),
        ("Which actions are about knowledge, lessons and figures?", "at least"),
    ],
)
def test_what_is_left_out_is_said(
    memory: MemoryStore, asker: Asker, question: str, said: str
) -> None:
    answer = asker.ask(question)
    [text] = texts(answer)
    assert 0 < text.least < len(text.words)
    assert said in answer.reading
    shown = {value_of(row[0]) for row in select(memory, answer.sparql).rows}
    assert found(answer) == shown != set()


@pytest.mark.parametrize(
    "question",
    ["Wat is er voor jongens die slachtoffer zijn?", "What is there for boys who are victims?"],
)
def test_of_two_groups_the_narrower_one_counts(
    memory: MemoryStore, asker: Asker, question: str
) -> None:
    query = """
    SELECT DISTINCT ?x { ?x a mh:CodedAction . ?part mh:countedAs ?x ; mh:targetGroup target:men-and-boys }"""
    answer = asker.ask(question)
    assert found(answer) == things(memory, query)
    [link] = conditions(answer)
    assert isinstance(link, Link)
    assert link.things == (f"{ID}concept/target/men-and-boys",)


@pytest.mark.parametrize("question", ["Welke films zijn er gemaakt?", "Which films were made?"])
def test_a_product_is_cited_by_the_action_that_made_it(
    memory: MemoryStore, asker: Asker, question: str
) -> None:
    query = """
    SELECT DISTINCT ?film ?number {
      ?film a mh:Film . ?part mh:produces ?film ; mh:countedAs ?action . ?action dct:identifier ?number }"""
    makers: dict[str, set[str]] = {}
    for film, number in rows(memory, query):
        makers.setdefault(film, set()).add(number)
    items = asker.ask(question).items
    shown = {item.iri: {item.identifier} for item in items if item.identifier}
    assert shown == {film: numbers for film, numbers in makers.items() if len(numbers) == 1} != {}
