"""The reader over a graph of another field, with an ontology of its own: it names nothing of ours.

Of our files it gets the words of questions alone; classes, relations, concepts and data are those of
music.trig.
"""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from mhgraph.ask import Answer, Asker
from mhgraph.corpus import prepare
from mhgraph.resources import ontology_folder
from mhgraph.store import MemoryStore
from mhgraph.terms import ONTOLOGY_GRAPH

MUSIC = "https://example.org/music#"


@pytest.fixture(scope="module")
def music() -> Asker:
    """A reader of the graph about music."""
    store = MemoryStore()
    words = (ontology_folder() / "words.ttl").read_text(encoding="utf-8")
    store.load(words, RdfFormat.TURTLE, ONTOLOGY_GRAPH)
    text = Path(__file__).with_name("music.trig").read_text(encoding="utf-8")
    store.load(text, RdfFormat.TRIG)
    return Asker(prepare(store))


def found(answer: Answer) -> set[str]:
    """Return the local names of what was found; nothing where the question was not understood."""
    assert answer.understood, answer.reading
    return {item.iri.removeprefix(MUSIC) for item in answer.items}


LISTS = {
    "who": (
        "Wie speelt op Winterliederen?",
        "Who plays on Winter Songs?",
        {"lind"},
    ),
    "who, in a narrower role": (
        "Wie dirigeert Lantaarns?",
        "Who conducts Lanterns?",
        {"berg"},
    ),
    "which": (
        "Welke platen zijn gedirigeerd door Anna Bergström?",
        "Which recordings are conducted by Anna Bergström?",
        {"winter", "lanterns"},
    ),
    "which, of a narrower kind": (
        "Welke orkesten zijn te horen op Getijden?",
        "Which orchestras appear on Tides?",
        {"harbour"},
    ),
    "which, without the hub": (
        "Welke muzikanten zijn geboren in Gent?",
        "Which musicians were born in Ghent?",
        {"berg"},
    ),
    "which concepts": (
        "Welke instrumenten zijn te horen op Winterliederen?",
        "Which instruments are on Winter Songs?",
        {"cello", "guitar"},
    ),
    "narrower concepts count": (
        "Welke opnamen zijn er met strijkinstrumenten?",
        "Which recordings have strings?",
        {"winter", "tides"},
    ),
    "where": (
        "Waar is Winterliederen opgenomen?",
        "Where was Winter Songs recorded?",
        {"bergen"},
    ),
    "in a place and what lies in it": (
        "Welke platen zijn opgenomen in Scandinavië?",
        "Which records were recorded in Scandinavia?",
        {"winter", "lanterns"},
    ),
    "or": (
        "Op welke opnamen is cello of altviool te horen?",
        "Which recordings are with cello or viola?",
        {"winter", "tides"},
    ),
    "both and": (
        "Op welke opnamen zijn zowel Jo Lindqvist als Anna Bergström te horen?",
        "Which recordings feature both Jo Lindqvist and Anna Bergström?",
        {"winter"},
    ),
    "not": (
        "Welke opnamen met Jo Lindqvist zijn zonder cello?",
        "Which recordings with Jo Lindqvist are without a cello?",
        {"tides"},
    ),
    "before a year": (
        "Welke opnamen zijn verschenen voor 1970?",
        "Which recordings were released before 1970?",
        {"tides"},
    ),
    "most": (
        "Wie is op de meeste platen te horen?",
        "Who appears on the most recordings?",
        {"lind", "berg", "harbour"},
    ),
    "together": (
        "Met wie musiceert Per Dahl?",
        "Who makes music with Per Dahl?",
        {"lind", "harbour"},
    ),
    "connected": (
        "Hoe zijn Per Dahl en Anna Bergström verbonden?",
        "How are Per Dahl and Anna Bergström connected?",
        {"lind", "harbour"},
    ),
    "a telegram with a slip": (
        "Winterliedren opgenomen waar",
        "Winter Songs recoreded where",
        {"bergen"},
    ),
}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("case", LISTS)
def test_things(music: Asker, case: str, lang: str) -> None:
    dutch, english, wanted = LISTS[case]
    answer = music.ask(dutch if lang == "nl" else english)
    assert answer.language == lang
    assert found(answer) == wanted, answer.reading


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Wanneer verscheen Winterliederen?", "1971"),
        ("When was Winter Songs released?", "1971"),
        ("Hoeveel kost Getijden?", 9),
        ("How much does Tides cost?", 9),
        ("Op hoeveel platen is een gitaar te horen?", 2),
        ("How many records feature the guitar?", 2),
        ("Is Jo Lindqvist te horen op Winterliederen?", True),
        ("Does Jo Lindqvist play on Winter Songs?", True),
        ("Is Jo Lindqvist te horen op Lantaarns?", False),
        ("Does Jo Lindqvist play on Lanterns?", False),
        ("Speelt Jo Lindqvist op Winterliederen?", True),
        ("Speelt Jo Lindqvist op Lantaarns?", False),
    ],
)
def test_values(music: Asker, question: str, value: object) -> None:
    answer = music.ask(question)
    assert answer.understood, answer.reading
    assert (answer.value, type(answer.value)) == (value, type(value)), answer.reading


@pytest.mark.parametrize(
    "question", ["Op welke opnamen is Mozart te horen?", "Which recordings feature Mozart?"]
)
def test_an_unknown_name_is_refused_by_name(music: Asker, question: str) -> None:
    answer = music.ask(question)
    assert (answer.understood, answer.not_understood) == (False, ("Mozart",))
    assert answer.empty


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("Welke platen zijn gedirigeerd door Anna Bergström?", "Kleine discografie"),
        ("Which recordings are conducted by Anna Bergström?", "Small discography"),
    ],
)
def test_each_item_has_its_source(music: Asker, question: str, source: str) -> None:
    answer = music.ask(question)
    assert answer.items
    for item in answer.items:
        assert [evidence.document for evidence in item.evidence] == [source]
        assert item.kind in ("opname", "recording")
        assert item.identifier in ("M-1", "M-3")


def test_nothing_of_our_field_is_said_or_known(music: Asker) -> None:
    """The questions above again: no reading speaks of actions or actors."""
    for dutch, english, _ in LISTS.values():
        for question in (dutch, english):
            answer = music.ask(question)
            said = (answer.reading, *(other.reading for other in answer.alternatives))
            assert not any(" acti" in text.lower() for text in said)
    for question in ("Which actions involve West Africa?", "Welke acties raken West-Afrika?"):
        assert not music.ask(question).understood
