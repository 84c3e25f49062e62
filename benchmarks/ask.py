"""How fast questions in plain words are answered: on the corpus, as a whole process, on a large graph.

`python benchmarks/ask.py [--questions FILE ...] [--runs 15] [--entities 100000]`. Printed are: questions a
second in a warm process (the best of several rounds, and the median); one question as a whole process
against `import rdflib`, alternating in one run; and, on a graph with so many entities, each with a name in
Dutch and in English, how long the index of names takes, what it costs in memory, and how long fifty
generated questions take once each has been asked before. The large graph is made up; ontology, words and
derivation rules are the real ones. Run by hand on a quiet machine; figures go into docs/performance.md.
"""

import argparse
import gc
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mhgraph.ask import Asker
from mhgraph.ask.question_file import read_questions
from mhgraph.corpus import open_store, prepare
from mhgraph.corpus.files import load_file
from mhgraph.resources import ontology_folder
from mhgraph.store import MemoryStore
from mhgraph.terms import ID, ONTOLOGY_GRAPH, mh
from mhgraph.values import Literal, NamedNode, Quad

QUESTIONS = Path(__file__).parents[1] / "tests" / "ask" / "questions" / "building.json"
ROUNDS = 5
PROCESSES = {
    "python -c 'import rdflib'": ["-c", "import rdflib"],
    "mhgraph ask": ["-m", "mhgraph", "ask", "Which actions involve West Africa?"],
}
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NAME = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
TOLD = NamedNode("http://purl.org/dc/terms/description")
ROLES = ("ledBy", "fundedBy", "implementedBy", "partner", "participant")
SHARED = (
    ("samenwerking", "cooperation"),
    ("opleiding", "training"),
    ("onderzoek", "research"),
    ("bescherming", "protection"),
    ("voorlichting", "information"),
    ("opvang", "shelter"),
    ("toezicht", "supervision"),
    ("grensbewaking", "border control"),
)
BODIES = (
    ("Stichting {}", "{} Foundation"),
    ("Raad voor {}", "Council for {}"),
    ("Bureau {}", "{} Office"),
    ("Netwerk tegen {}", "Network against {}"),
    ("Platform {}", "{} Platform"),
)
SYLLABLES = [
    "ba",
    "be",
    "bo",
    "da",
    "de",
    "do",
    "fa",
    "fe",
    "ga",
    "go",
    "ka",
    "ke",
    "ko",
    "la",
    "le",
    "lo",
    "ma",
    "me",
    "mo",
    "na",
    "ne",
    "no",
    "ra",
    "re",
    "ro",
    "sa",
    "se",
    "so",
    "ta",
    "te",
    "to",
    "va",
    "ve",
]


class MadeUp:
    """A graph of so many entities: half of them actions, then actors, places, instruments."""

    def __init__(self, entities: int) -> None:
        self._chance = random.Random(6)  # noqa: S311
        self._words = sorted({self._word() for _ in range(12_000)})
        self.actors: list[tuple[NamedNode, str, str]] = []
        self.places: list[tuple[NamedNode, str, str]] = []
        self._entities = entities

    def quads(self) -> Iterator[Quad]:
        """Yield the statements: registers, and a passage for each action."""
        register = NamedNode(f"{ID}graph/made-up")
        count = self._entities
        for i in range(count * 3 // 10):
            thing = NamedNode(f"{ID}actor/l-{i}")
            self.actors.append((thing, *self._actor()))
            yield from self._named(self.actors[-1], "Organisation", register)
        for i in range(count // 10):
            thing = NamedNode(f"{ID}place/l-{i}")
            name = " ".join(self._own(self._chance.randint(1, 2)))
            self.places.append((thing, name, name))
            yield from self._named(self.places[-1], "Country", register)
        for i in range(count // 10):
            thing = NamedNode(f"{ID}instrument/l-{i}")
            yield from self._named((thing, *self._title()), "Report", register)
        for i in range(count - len(self.actors) - len(self.places) - count // 10):
            yield from self._action(i)

    def questions(self, number: int) -> list[str]:
        """Return questions about things of the graph, in both languages."""
        asked = []
        for i in range(number):
            _, nl, en = self._chance.choice(self.actors)
            _, other_nl, other_en = self._chance.choice(self.actors)
            _, place, _ = self._chance.choice(self.places)
            topic_nl, topic_en = self._chance.choice(SHARED)
            word = self._chance.choice(self._words)
            asked.append(
                (
                    f"Which actions involve {en}?",
                    f"Welke acties zijn er in {place}?",
                    f"Who works with {en}?",
                    f"Hoeveel acties leidt {nl}?",
                    f"Which actions of {en} are about {topic_en}?",
                    f"Welke acties in {place} gaan over {topic_nl}?",
                    f"Does {en} take part in actions in {place}?",
                    f"Hoe zijn {nl} en {other_nl} verbonden?",
                    f"Which actions are funded by {en} or by {other_en}?",
                    f"Welke organisaties doen mee aan acties over {word}?",
                )[i % 10]
            )
        return asked

    def _action(self, number: int) -> Iterator[Quad]:
        action = NamedNode(f"{ID}action/l-{number}")
        passage = NamedNode(f"{ID}passage/made-up/{number}")
        document = NamedNode(f"{ID}document/made-up")
        yield Quad(passage, TYPE, mh("Passage"), document)
        yield Quad(passage, mh("inDocument"), document, document)
        yield from self._named((action, *self._title()), "Action", passage)
        if number % 3 == 0:
            for lang, words in (("nl", 20), ("en", 20)):
                text = " ".join([*self._own(words), self._chance.choice(SHARED)[lang == "en"]])
                yield Quad(action, TOLD, Literal(text, language=lang), passage)
        for _ in range(self._chance.randint(2, 4)):
            actor = self.actors[int(len(self.actors) * self._chance.random() ** 2)]
            yield Quad(action, mh(self._chance.choice(ROLES)), actor[0], passage)
        yield Quad(action, mh("takesPlaceIn"), self._chance.choice(self.places)[0], passage)

    def _named(
        self, thing: tuple[NamedNode, str, str], kind: str, graph: NamedNode
    ) -> Iterator[Quad]:
        yield Quad(thing[0], TYPE, mh(kind), graph)
        yield Quad(thing[0], NAME, Literal(thing[1], language="nl"), graph)
        yield Quad(thing[0], NAME, Literal(thing[2], language="en"), graph)

    def _actor(self) -> tuple[str, str]:
        own = " ".join(self._own(self._chance.randint(1, 3)))
        nl, en = self._chance.choice(BODIES)
        return nl.format(own), en.format(own)

    def _title(self) -> tuple[str, str]:
        topic_nl, topic_en = self._chance.choice(SHARED)
        own = " ".join(self._own(self._chance.randint(2, 5)))
        return f"{topic_nl.capitalize()} voor {own}", f"{topic_en.capitalize()} for {own}"

    def _own(self, number: int) -> list[str]:
        return [self._chance.choice(self._words).capitalize() for _ in range(number)]

    def _word(self) -> str:
        parts = (self._chance.choice(SYLLABLES) for _ in range(self._chance.randint(2, 4)))
        return "".join(parts) + self._chance.choice("nrstk")


def large(entities: int) -> tuple[MemoryStore, MadeUp]:
    """Return the prepared graph of ontology and made-up entities."""
    store, made = MemoryStore(), MadeUp(entities)
    for name in ("mhgraph.ttl", "words.ttl"):
        load_file(store, ontology_folder() / name, ONTOLOGY_GRAPH)
    store.extend(made.quads())
    return prepare(store), made


def memory() -> float:
    """Return the memory that this process holds now, in megabytes; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def seconds(asker: Asker, questions: Iterable[str]) -> list[float]:
    """Return how long each question takes."""
    taken = []
    for question in questions:
        begin = time.perf_counter()
        asker.ask(question)
        taken.append(time.perf_counter() - begin)
    return taken


def on_corpus(files: Sequence[Path]) -> None:
    """Print how many questions of some files a warm process answers in a second."""
    questions = [asked.question for file in files for asked in read_questions(file)]
    begin = time.perf_counter()
    store = open_store()
    loaded = time.perf_counter()
    asker = Asker(store)
    print(f"corpus opened in {loaded - begin:.2f} s, reader made in ", end="")
    print(f"{time.perf_counter() - loaded:.3f} s", flush=True)
    seconds(asker, questions)
    rates, cores = [], []
    for _ in range(ROUNDS):
        begin, used = time.perf_counter(), time.process_time()
        seconds(asker, questions)
        rates.append(len(questions) / (time.perf_counter() - begin))
        cores.append(len(questions) / (time.process_time() - used))
    print(f"{len(questions)} questions, warm, {ROUNDS} rounds: ", end="")
    print(f"{max(rates):.0f} a second at best, {statistics.median(rates):.0f} median; ", end="")
    print(f"{statistics.median(cores):.0f} a second of processor time", flush=True)


def as_process(runs: int) -> None:
    """Print how long one question takes with the start of the process."""
    taken: dict[str, list[float]] = {name: [] for name in PROCESSES}
    for _ in range(runs):
        for name, words in PROCESSES.items():
            begin = time.perf_counter()
            subprocess.run([sys.executable, *words], check=True, capture_output=True)
            taken[name].append(time.perf_counter() - begin)
    unit = statistics.median(taken["python -c 'import rdflib'"])
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:34} {median:6.3f} s   {median / unit:5.2f} times import rdflib", flush=True)


def on_large(entities: int) -> None:
    """Print what the index of names and questions cost on a large graph."""
    begin = time.perf_counter()
    store, made = large(entities)
    print(f"{entities:,} entities, {len(store):,} quads, made, merged and derived in ", end="")
    print(f"{time.perf_counter() - begin:.0f} s", flush=True)
    built, held = [], []
    for _ in range(3):
        gc.collect()
        before, begin = memory(), time.perf_counter()
        asker = Asker(store)
        built.append(time.perf_counter() - begin)
        held.append(memory() - before)  # the later ones take the room of the first
    print(f"reader made in {min(built):.2f} s at best, {max(built):.2f} s at worst; ", end="")
    questions = made.questions(50)
    before = memory()
    cold = seconds(asker, questions)
    print(f"{held[0]:.0f} MB, {memory() - before:.0f} MB more for what questions need")
    warm = sorted(seconds(asker, questions))
    print(f"50 questions: first time {max(cold):.2f} s at worst; warm median ", end="")
    print(
        f"{statistics.median(warm):.3f} s, 95th percentile {warm[47]:.3f} s, worst {warm[-1]:.3f} s"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=Path, nargs="+", default=[QUESTIONS])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--entities", type=int, default=100_000)
    given = parser.parse_args()
    on_corpus(given.questions)
    if given.runs:
        as_process(given.runs)
    if given.entities:
        on_large(given.entities)


if __name__ == "__main__":
    main()
