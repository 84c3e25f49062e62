"""Ask the graph in plain words: from the text of a question to its answer."""

from collections.abc import Callable, Iterable
from functools import cached_property

from mhgraph.ask.answer import Answer
from mhgraph.ask.gathering import Wording, add_wordings, read_names
from mhgraph.ask.language import language_of
from mhgraph.ask.reader import SURE, Graph, Reader
from mhgraph.ask.reading import Reading
from mhgraph.ask.refusing import Refuser
from mhgraph.ask.running import Runner
from mhgraph.ask.similar import Similar
from mhgraph.ask.text import lacks_letters, tokens_of
from mhgraph.ask.texts import Texts
from mhgraph.ask.ties import Ties
from mhgraph.ask.vocabulary import read_vocabulary
from mhgraph.corpus.wordings import read_wordings
from mhgraph.store import Store

__all__ = ["Asker"]

_LONGEST, _MOST_WORDS = 1_000, 60


class Asker:
    """Reads questions in Dutch and English and answers them from a graph.

    Args:
        store: the prepared graph.
        timeout: seconds after which one query is given up; None waits for ever.
        wordings: gives what questions call things beside their names; by default the folder of the ontology.

    The names in the graph are read once; a question then takes a few queries. The wordings are read when a
    question first holds a word that the names leave open, or is not answered by them.
    """

    def __init__(
        self,
        store: Store,
        timeout: float | None = None,
        wordings: Callable[[], Iterable[Wording]] = read_wordings,
    ) -> None:
        self._store, self._timeout, self._wordings = store, timeout, wordings
        self._vocabulary = read_vocabulary(store, timeout)
        self._names = read_names(store, timeout)
        texts = Texts(store, timeout)
        self._runner = Runner(store, self._vocabulary, self._names, texts, timeout)
        self._similar = Similar(self._names)
        self._refuser = Refuser(self._names, self._similar, Ties(self._vocabulary, self._names))
        self._graph = Graph(store, self._vocabulary, texts, self._runner, timeout)
        self._plain = Reader(self._graph, self._names, self._refuser)

    def ask(self, question: str, lang: str = "", after: Reading | None = None) -> Answer:
        """Answer a question.

        Args:
            question: what the user wrote, in Dutch or English.
            lang: the language of the answer; "" for that of the question, which is found out.
            after: the reading of the question before, which this one may go on from.

        Raises:
            StoreError: the engine failed or took too long.
        """
        if len(question) > _LONGEST or lacks_letters(question):
            return self._refuser.unreadable(
                question, lang or "en", too_long=len(question) > _LONGEST
            )
        tokens = tokens_of(question)
        if len(tokens) > _MOST_WORDS:
            return self._refuser.unreadable(question, lang or "en", too_long=True)
        spoken = language_of(tokens, self._names, self._vocabulary, lang or "en")
        spotted = self._plain.spot(question, tokens, spoken)
        answer, trust = self._plain.read(question, spotted, lang, after)
        if trust == SURE:
            return answer
        wider = self._wide.spot(question, tokens, spoken)
        if wider[1] == spotted[1]:
            return answer
        other, more = self._wide.read(question, wider, lang, after)
        return other if more >= trust else answer

    def answer(self, structure: Reading, question: str, lang: str) -> Answer:
        """Answer a reading that was offered as an alternative."""
        return self._runner.answer(structure, question, lang)

    def completions(self, prefix: str, limit: int = 20) -> list[str]:
        """Return names that begin with, or hold, what was typed so far, sorted."""
        return self._similar.completions(prefix, limit)

    @cached_property
    def _wide(self) -> Reader:
        """The reader that knows the wordings as well."""
        names = add_wordings(self._names, self._store, self._wordings(), self._timeout)
        return Reader(self._graph, names, self._refuser)
