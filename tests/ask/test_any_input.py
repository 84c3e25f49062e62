"""Whatever is asked: an answer of the documented form within a second, and never anything else."""

import pytest
from hypothesis import Phase, given, note, settings
from hypothesis import strategies as st

from ask.checking import checked, patient
from mhgraph.ask import Asker
from mhgraph.store import MemoryStore, select
from mhgraph.terms import MH

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
_PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""No shrinking: what is too slow once is too slow a thousand times."""
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
    """One reader for all."""
    return patient(memory)


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


class TestMixtures:
    """A drawn number stands for a known word: 3 for the fourth name, -3 for the third small word."""

    @settings(max_examples=150, deadline=None, phases=_PHASES)
    @given(pieces=st.lists(st.tuples(_KNOWN | _ODD, _GAPS), max_size=10))
    def test_known_words_and_noise(
        self,
        asker: Asker,
        memory: MemoryStore,
        words: Words,
        pieces: list[tuple[int | str, str]],
    ) -> None:
        question = "".join(words.said(piece) + gap for piece, gap in pieces)
        note(question)
        checked(asker, memory, question)

    @settings(max_examples=150, deadline=None, phases=_PHASES)
    @given(pieces=st.lists(_KNOWN, min_size=1, max_size=12))
    def test_known_words_alone(
        self,
        asker: Asker,
        memory: MemoryStore,
        words: Words,
        pieces: list[int],
    ) -> None:
        question = " ".join(words.said(piece) for piece in pieces)
        note(question)
        checked(asker, memory, question)

    @settings(max_examples=60, deadline=None, phases=_PHASES)
    @given(question=st.text(max_size=200))
    def test_any_text_at_all(self, asker: Asker, memory: MemoryStore, question: str) -> None:
        checked(asker, memory, question)
