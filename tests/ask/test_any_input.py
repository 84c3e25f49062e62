"""Whatever is asked: an answer of the documented form within a second, and never anything else."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhgraph.ask import Answer, Asker
from mhgraph.store import MemoryStore, select
from mhgraph.terms import MH

_LIMIT = 1.0
_GIVEN_UP = 20.0
_KINDS = {"entities", "number", "amount", "date", "text", "boolean", "path", "table"}
_NOISE = [
    *'?!.,;:()[]{}<>"\\|/&%$#@^*~`´’“”-–—…_=+',
    "\x00",
    "\x1b[2J",
    "\x07",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\ud7ff",
    "a\u0301\u0301\u0301",
    "ﬁ",
    "ǆ",
    "İ",
    "ß",
    "Ⅷ",
    "½",
    "٣",
    "१२",
    "من يعمل",
    "מי עובד",
    "谁参与了",
    "Кто",
    "🙂",
    "xyzzyplugh",
    "aaaa" * 40,
    '" } DROP ALL ; SELECT * { ?s ?p "',
    '") || true)',
    "'''",
    "> . ?s ?p ?o . <",
    "<http://example.org/> {} SERVICE",
    "^(a+)+$",
    "\\u0022 }",
    "]]>",
    "%s {0} {focus}",
    "../../etc/passwd",
    "<script>alert(1)</script>",
]
_KNOWN = st.integers(-10_000, 10_000)
_ODD = st.one_of(
    st.sampled_from(_NOISE),
    st.integers(-3, 10**20).map(str),
    st.integers(1850, 2100).map(str),
    st.sampled_from(["24.1", "1.2a", "273f", "2021-11-30", "1e99", "0x10", "1/2", "2.200.000"]),
    st.text(max_size=15),
)
_GAPS = st.sampled_from([" ", " ", " ", "", "\n", "\t", "-", "\u00a0"])


@pytest.fixture(scope="module")
def asker(memory: MemoryStore) -> Asker:
    """One reader for all; it gives up what would never end."""
    return Asker(memory, timeout=_GIVEN_UP)


class Words:
    """Every name in the graph, and by themselves the words of questions: which, not, since."""

    def __init__(self, names: list[str], small: list[str]) -> None:
        self._names, self._small = names, small

    def said(self, piece: int | str) -> str:
        if isinstance(piece, str):
            return piece
        words = self._names if piece >= 0 else self._small
        return words[piece % len(words)]


@pytest.fixture(scope="module")
def words(asker: Asker, memory: MemoryStore) -> Words:
    query = f"SELECT DISTINCT ?word {{ ?one a <{MH}QuestionWord> ; <{MH}wording> ?word }} ORDER BY ?word"
    small = [row["word"] for row in select(memory, query).texts()]
    return Words(asker.completions("", 1_000_000), small)


def checked(asker: Asker, memory: MemoryStore, question: str) -> Answer:
    """Ask, and check all that holds of every answer."""
    size, before = len(memory), time.process_time()
    answer = asker.ask(question)
    took = time.process_time() - before
    assert took < _LIMIT, f"{took:.1f} s: {question!r}"
    assert len(memory) == size
    check_json(json.loads(json.dumps(answer.as_json())), question)
    if answer.understood:
        memory.query(answer.sparql, timeout=_GIVEN_UP)
    else:
        assert answer.empty
        assert answer.reading
    for other in answer.alternatives[:1]:
        memory.query(other.sparql, timeout=_GIVEN_UP)
    return answer


def check_json(found: dict[str, object], question: str) -> None:
    assert list(found) == [
        *("version", "question", "language", "understood", "reading", "sparql"),
        *("answer", "alternatives", "not_understood", "suggestions"),
    ]
    assert found["question"] == question
    assert found["language"] in ("nl", "en")
    answer = found["answer"]
    assert isinstance(answer, dict)
    assert list(answer) == ["kind", "value", "items"]
    assert answer["kind"] in _KINDS
    assert isinstance(answer["value"], int | float | str | None)
    for item in answer["items"]:
        assert {*item} - {"value"} == {"iri", "label", "kind", "identifier", "evidence"}
        assert item["label"]
        for said in item["evidence"]:
            assert list(said) == ["document", "locator", "anchor"]
            assert said["document"]


class TestMixtures:
    """A drawn number stands for a known word: 3 for the fourth name, -3 for the third small word."""

    @settings(max_examples=120, deadline=None)
    @given(pieces=st.lists(st.tuples(_KNOWN | _ODD, _GAPS), max_size=10))
    def test_known_words_and_noise(
        self,
        asker: Asker,
        memory: MemoryStore,
        words: Words,
        pieces: list[tuple[int | str, str]],
    ) -> None:
        checked(asker, memory, "".join(words.said(piece) + gap for piece, gap in pieces))

    @settings(max_examples=120, deadline=None)
    @given(pieces=st.lists(_KNOWN, min_size=1, max_size=12))
    def test_known_words_alone(
        self,
        asker: Asker,
        memory: MemoryStore,
        words: Words,
        pieces: list[int],
    ) -> None:
        checked(asker, memory, " ".join(words.said(piece) for piece in pieces))

    @settings(max_examples=60, deadline=None)
    @given(question=st.text(max_size=200))
    def test_any_text_at_all(self, asker: Asker, memory: MemoryStore, question: str) -> None:
        checked(asker, memory, question)


class TestExamples:
    @pytest.mark.parametrize(
        "question",
        ["", " ", "\n\t \u00a0", "?!…", "…" * 50, "\x00", "\x00\x00 \x1b", "\u202e\u200f", "🙂🙂"],
    )
    def test_without_letters(self, asker: Asker, memory: MemoryStore, question: str) -> None:
        answer = checked(asker, memory, question)
        assert not answer.understood
        assert answer.not_understood == ()
        assert asker.ask(question, "nl").reading != asker.ask(question, "en").reading

    @pytest.mark.parametrize(
        "question",
        [
            "x" * 10_000,
            "actions " * 1_250,
            "Which actions involve IOM? " * 400,
            "\x00" * 10_000,
            "من " * 3_000,
        ],
    )
    def test_far_too_long(self, asker: Asker, memory: MemoryStore, question: str) -> None:
        assert not checked(asker, memory, question).understood

    @pytest.mark.parametrize(
        "question",
        [
            "actions " * 124,
            "mensenhandel" * 80,
            "Which actions involve " + " and ".join(["IOM", "UNODC", "BZ", "FairWork"] * 25),
            "Which actions concern " + " or ".join(["Mali", "Niger", "Chad", "Togo"] * 25),
            "Which actions do " + "not " * 200 + "involve IOM",
            "Who works with " + " or with ".join(["IOM", "UNODC", "FairWork", "KNMG"] * 12),
            "welke acties gaan over " + " en ".join(str(year) for year in range(1900, 2020)),
            " ".join(f"wrd{number}x" for number in range(120)),
            "z" * 999,
        ],
        ids=lambda question: question[:24],
    )
    def test_long_and_repeated(self, asker: Asker, memory: MemoryStore, question: str) -> None:
        assert len(question) <= 1_000
        checked(asker, memory, question)

    @pytest.mark.parametrize(
        "question",
        [
            "Quelles actions concernent l'Afrique de l'Ouest ?",
            "Combien d'organisations travaillent avec l'OIM ?",
            "Welche Maßnahmen betreffen Westafrika?",
            "Wer arbeitet mit der IOM zusammen?",
            "¿Qué acciones hay en África Occidental?",
            "¿Quién paga PROMIS?",
            "哪些行动涉及西非？",
            "PROMIS 由谁资助？",
            "ما هي الإجراءات في غرب أفريقيا؟",
            "من يعمل مع IOM؟",
            "Какие действия касаются Мали?",
        ],
    )
    def test_another_language_is_refused(
        self, asker: Asker, memory: MemoryStore, question: str
    ) -> None:
        answer = checked(asker, memory, question)
        assert not answer.understood, answer.reading

    @pytest.mark.parametrize(
        "question",
        [
            '" } DROP ALL',
            '" } DROP ALL ; SELECT * { ?s ?p "',
            'Which actions involve IOM" } ; DROP ALL #?',
            "Which actions involve <https://w3id.org/mhgraph/id/actor/iom> } #",
            'welke acties over "West-Afrika\\") } INSERT DATA { <urn:a> <urn:b> <urn:c> }',
            "Which actions concern Mali') || (1=1",
            "acties (.*)+$ [a-z]{0,3} IOM",
        ],
    )
    def test_injection_stays_text(self, asker: Asker, memory: MemoryStore, question: str) -> None:
        answer = checked(asker, memory, question)
        assert not answer.understood or "DROP" not in answer.sparql

    @pytest.mark.parametrize("between", ["\x00", "\u200b", "\x1b", "\n", "\t", "  "])
    def test_what_is_not_seen_does_not_change_the_answer(
        self, asker: Asker, memory: MemoryStore, between: str
    ) -> None:
        plain = asker.ask("Which actions involve IOM?")
        answer = checked(asker, memory, f"Which actions{between} involve {between}IOM?")
        assert [item.iri for item in answer.items] == [item.iri for item in plain.items]
        assert plain.items
