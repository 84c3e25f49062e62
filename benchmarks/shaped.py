"""A graph of any size with the corpus's own shape, written as N-Quads.

`python benchmarks/shaped.py --actions 100000 -o FILE.nq[.gz] [--seed 7] [--density lean|corpus]`. The
registers of places, concepts, instruments and funds are the project's own; actors, programmes, documents,
passages and actions are made up, every word and name in them by this script. Same numbers, same seed: same
bytes. `mhgraph load --store oxigraph:DIR FILE.nq.gz` makes a complete store of it.

Measured from the corpus at start (`Measured`): how many roles and places an action has and which roles, how
often each place, concept, instrument and fund is named, how many passages state a whole with lettered parts
and how many parts, how dates are written, kinds of actors, and how many actions name each actor. The made-up
actors begin with those numbers and grow by preferential attachment: a role goes to an actor as often as it
has been mentioned before, or to a new one; the number of actors grows as a power of the number of roles, with
the exponent that the corpus shows when half of its roles are left out (0.5).

`corpus` states everything in the corpus's own proportions: 21 quads an action (the corpus has 28: its
instruments, events and other names are not made up). `lean`, what all figures are measured on, is calibrated
to 7.4 quads an action, as a bulk source would give: type, identifier, roles, parts and places as in the
corpus; a title in the language of the document, every tenth in both; 3 actions to a passage (the corpus: 2 to
each that states any); what classifies, dates, pays or bases an action, readings, segments, figures and
outputs thinned by the factors in `LEAN`. A graph of N actions has N actions, wholes and parts counted.
"""

import argparse
import gzip
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from corpus_shape import PLACING, ROLES, A, Measured, measured

from mhgraph.terms import GRAPH, ID, MH

NAME = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
DCT = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"
CLASSIFYING = (
    "pillar",
    "actionKind",
    "addresses",
    "targetGroup",
    "sector",
    "status",
    "theme",
    "delayedBy",
    "fundedThrough",
    "concernsInstrument",
    "hasLegalBasis",
    "evaluatesInstrument",
    "changesInstrument",
    "carriesOut",
)
BATCH = 20_000
PASSAGES = 32  # to a document


@dataclass(frozen=True)
class Density:
    """How much is said of an action, as factors on what the corpus says.

    Attributes:
        classified: concepts, instruments and funds.
        dates: first and last years, months and days.
        things: outputs, figures, citations, readings.
        segments: where in the text a passage stands.
        both: titles in both languages.
        summaries: summaries in both languages.
        together: weights of one, two, three … single actions to a passage.
    """

    classified: float = 1.0
    dates: float = 1.0
    things: float = 1.0
    segments: float = 1.0
    both: float = 1.0
    summaries: float = 1.0
    together: tuple[int, ...] = (65, 15, 10, 10)


LEAN = Density(0.07, 0.15, 0.02, 0.01, 0.1, 0.0, (15, 25, 30, 20, 10))
DENSITIES = {"lean": LEAN, "corpus": Density()}


def drawing(chance: random.Random, weights: Counter[str] | Counter[int]) -> Callable[[], object]:
    """Return a function that draws one of `weights` at a time."""
    names = sorted(weights, key=str)
    counts = [weights[name] for name in names]  # type: ignore[index]

    def endless() -> Iterator[object]:
        while True:
            yield from chance.choices(names, counts, k=BATCH)

    return endless().__next__


def reference(kind: str, name: object) -> str:
    """Return the IRI of a made-up thing as N-Quads write it."""
    return f"<{ID}{kind}/s-{name}>"


class Actors:
    """Made-up actors, the first of them as often named as those of the corpus, by preferential attachment."""

    def __init__(self, seen: Measured, chance: random.Random) -> None:
        self._random = chance.random
        self._growth = seen.growth
        self._factor = len(seen.mentions) / sum(seen.mentions) ** seen.growth
        self._mentions = [i for i, n in enumerate(seen.mentions) for _ in range(n)]
        self.number = len(seen.mentions)

    def draw(self) -> int:
        """Return the number of the actor of the next role."""
        mentions = self._mentions
        if self.number < self._factor * len(mentions) ** self._growth:
            actor, self.number = self.number, self.number + 1
        else:
            actor = mentions[int(self._random() * len(mentions))]
        mentions.append(actor)
        return actor


class Shaped:
    """The statements of a made-up graph of so many actions."""

    def __init__(self, actions: int, density: Density, seed: int = 7) -> None:
        self._seen = seen = measured()
        self._chance = chance = random.Random(seed)  # noqa: S311
        self._wanted, self._density = actions, density
        self._actors = Actors(seen, chance)
        self._roles, self._places = drawing(chance, seen.roles), drawing(chance, seen.places)
        self._parts = drawing(chance, seen.parts)
        self._together = drawing(chance, Counter(dict(enumerate(density.together, 1))))
        self._role = drawing(chance, Counter({r: seen.objects[r].total() for r in ROLES}))
        self._placing = drawing(chance, Counter({r: seen.objects[r].total() for r in PLACING}))
        self._place = drawing(chance, self._everywhere())
        self._classes = [
            (seen.objects[r].total() / seen.actions * density.classified, r, self._drawn(r))
            for r in CLASSIFYING
        ]
        self._dates = [
            (seen.objects[r].total() / seen.actions * density.dates, r, self._drawn(r))
            for r in ("start", "end")
        ]
        self._programmes = round(20 * (actions / seen.actions) ** 0.5)
        self._words = [(self._word(), self._word()) for _ in range(3000)]
        self._recent: list[str] = []
        self.made = self.passages = 0

    def lines(self) -> Iterator[str]:
        """Yield lines of N-Quads, some of them several at once."""
        yield from self._seen.registers
        document = 0
        while self.made < self._wanted:
            yield from self._document(document)
            document += 1
        yield self._register("actors") + "".join(self._kinds_and_names())
        yield self._register("programmes")
        graph = f"<{GRAPH}programmes>"
        for i in range(self._programmes):
            programme = reference("programme", i)
            yield f"{programme} {A} <{MH}Programme> {graph} .\n"
            yield f'{programme} {NAME} "Programme {self._title(0)}" {graph} .\n'

    def _everywhere(self) -> Counter[str]:
        """Return how often each place is named; those that the corpus does not name, seldom."""
        every = {
            line.split()[0]
            for line in self._seen.registers
            if line.split()[1] == A and line.split()[2] in (f"<{MH}Country>", f"<{MH}Region>")
        }
        found = Counter(dict.fromkeys(every, 1))
        for relation in PLACING:
            for place, number in self._seen.objects[relation].items():
                found[place] += 5 * number
        return found

    def _drawn(self, relation: str) -> Callable[[], object]:
        return drawing(self._chance, self._seen.objects[relation])

    def _register(self, name: str) -> str:
        graph = f"<{GRAPH}{name}>"
        return f'{graph} {A} <{MH}Register> {graph} .\n{graph} <{DCT}title> "{name}" {graph} .\n'

    def _kinds_and_names(self) -> Iterator[str]:
        kind = drawing(self._chance, self._seen.kinds)
        graph = f"<{GRAPH}actors>"
        first = {0: f"<{MH}EUInstitution>", 1: f"<{MH}GovernmentBody>"}
        for i in range(self._actors.number):
            actor, nl, en = reference("actor", i), self._title(0), self._title(1)
            yield f"{actor} {A} {first.get(i) or kind()} {graph} .\n"
            yield f'{actor} {NAME} "Raad voor {nl} {i}"@nl {graph} .\n'
            yield f'{actor} {NAME} "Council for {en} {i}"@en {graph} .\n'

    def _document(self, number: int) -> Iterator[str]:
        """Yield a document of so many passages; every third is one of a European institution."""
        european = number % 3 == 0
        name, lang = reference("document", number), "en" if european else "nl"
        yield (
            f'{name} {A} <{MH}Document> {name} .\n{name} <{MH}shortName> "S{number}" {name} .\n'
            f'{name} <{DCT}title> "Document {number}"@{lang} {name} .\n'
            f"{name} <{DCT}publisher> {reference('actor', 0 if european else 1)} {name} .\n"
        )
        for i in range(PASSAGES):
            if self.made >= self._wanted:
                return
            yield self._passage(number, f"{'KA' if european and i % 2 else ''}{i + 1}", name, lang)

    def _passage(self, document: int, locator: str, name: str, lang: str) -> str:
        passage = f"<{ID}passage/s-{document}/{locator}>"
        self.passages += 1
        out = [
            f"{passage} {A} <{MH}Passage> {name} .\n{passage} <{DCT}isPartOf> {name} {name} .\n"
            f'{passage} <{MH}locator> "{locator}" {name} .\n'
        ]
        if self._chance.random() < 1.2 * self._density.segments:
            part = passage.replace(">", ".s1>")
            out.append(
                f"{passage} <{MH}segment> {part} {name} .\n"
                f"{part} {A} <http://www.w3.org/ns/oa#RangeSelector> {name} .\n"
                f'{part} <{MH}order> "1"^^<{XSD}integer> {name} .\n'
                f'{part} <{MH}startsWith> "{self._title(0)}" {name} .\n'
                f'{part} <{MH}endsWith> "{self._title(0)}" {name} .\n'
            )
        parts = self._parts()
        title = f"S{document}-{locator}"
        if parts:
            whole = self._action(out, title, passage, lang, "")
            for letter in "abcdefgh"[: int(str(parts))]:
                self._action(out, title + letter, passage, lang, whole)
        else:
            for i in range(int(str(self._together()))):
                self._action(out, f"{title}.{i + 1}", passage, lang, "")
        if self._chance.random() < 0.45 * self._density.things:
            self._reading(out, passage, name)
        return "".join(out)

    def _reading(self, out: list[str], passage: str, name: str) -> None:
        reading = passage.replace(">", ".inferred>")
        out.append(
            f"{reading} {A} <{MH}Reading> {name} .\n{reading} <{MH}readingOf> {passage} {name} .\n"
            f"{reading} <{MH}certainty> <{ID}concept/certainty/inferred> {name} .\n"
            f"{self._recent[-1]} <{MH}{self._role()}> {self._actor()} {reading} .\n"
        )

    def _actor(self) -> str:
        return reference("actor", self._actors.draw())

    def _action(self, out: list[str], title: str, passage: str, lang: str, whole: str) -> str:
        """Add what a passage says of an action; return its IRI."""
        chance = self._chance.random
        action = f"<{ID}action/{title.lower()}>"
        self.made += 1
        say = out.append
        say(
            f'{action} {A} <{MH}Action> {passage} .\n{action} <{DCT}identifier> "{title}" {passage} .\n'
        )
        for language in ("nl", "en"):
            if language == lang or chance() < self._density.both:
                say(f'{action} {NAME} "{self._title(language == "en")}"@{language} {passage} .\n')
        self._said(say, action, passage)
        if whole:
            say(f"{action} <{MH}partOf> {whole} {passage} .\n")
        elif chance() < 0.03:
            programme = reference("programme", int(self._programmes * chance() ** 3))
            say(f"{action} <{MH}partOf> {programme} {passage} .\n")
        self._seldom(say, action, title, passage, lang)
        return action

    def _said(self, say: Callable[[str], None], action: str, passage: str) -> None:
        """Add roles, places, what classifies, and dates."""
        for _ in range(int(str(self._roles()))):
            say(f"{action} <{MH}{self._role()}> {self._actor()} {passage} .\n")
        for _ in range(int(str(self._places()))):
            say(f"{action} <{MH}{self._placing()}> {self._place()} {passage} .\n")
        for share, relation, value in (*self._classes, *self._dates):
            if self._chance.random() < share:
                say(f"{action} <{MH}{relation}> {value()} {passage} .\n")

    def _seldom(
        self, say: Callable[[str], None], action: str, title: str, passage: str, lang: str
    ) -> None:
        """Add amounts, outputs, figures, summaries, and what an earlier passage said already."""
        chance, things = self._chance.random, self._density.things
        if chance() < 0.015:
            amount = round(10 ** (4 + 4 * chance()))
            say(f'{action} <{MH}budgetEUR> "{amount}"^^<{XSD}decimal> {passage} .\n')
        if chance() < 0.25 * things:
            output = f"<{ID}output/{title.lower()}>"
            say(
                f"{action} <{MH}produces> {output} {passage} .\n{output} {A} <{MH}Report> {passage} .\n"
            )
            say(f'{output} {NAME} "{self._title(0)}"@{lang} {passage} .\n')
        if chance() < 0.25 * things:
            figure = f"<{ID}figure/{title.lower()}>"
            say(
                f"{figure} {A} <{MH}Figure> {passage} .\n{figure} <{MH}about> {action} {passage} .\n"
            )
            say(f'{figure} <{MH}value> "{round(1 / chance())}"^^<{XSD}decimal> {passage} .\n')
            say(f'{figure} {NAME} "{self._title(0)}"@{lang} {passage} .\n')
        for language in ("nl", "en"):
            if chance() < 0.9 * self._density.summaries:
                text = " ".join(self._title(language == "en") for _ in range(6))
                say(f'{action} <{DCT}description> "{text}"@{language} {passage} .\n')
        if self._recent and chance() < 0.005:
            earlier = self._recent[int(len(self._recent) * chance())]
            say(f"{earlier} <{MH}partner> {reference('actor', 3)} {passage} .\n")
        self._recent.append(action)
        if len(self._recent) > 500:
            del self._recent[:250]

    def _title(self, language: int) -> str:
        words, chance = self._words, self._chance.random
        return " ".join(words[int(3000 * chance() ** 2)][language] for _ in range(4))

    def _word(self) -> str:
        parts = (
            self._chance.choice("bdfgklmnprstvz") + self._chance.choice("aeiou") for _ in range(3)
        )
        return "".join(parts) + self._chance.choice("nrstk")


def write(path: Path, actions: int, density: Density = LEAN, seed: int = 7) -> int:
    """Write the graph to `path`, compressed where its name ends in .gz; return how many quads it has."""
    number = 0
    with opened(path) as file:
        for lines in batches(Shaped(actions, density, seed).lines()):
            number += lines.count("\n")
            file.write(lines)
    return number


def opened(path: Path) -> IO[str]:
    """Open `path` for writing text."""
    if path.suffix == ".gz":
        return gzip.open(path, "wt", compresslevel=1, encoding="utf-8")  # type: ignore[return-value]
    return path.open("w", encoding="utf-8", newline="\n")


def batches(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines, many at a time."""
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) >= BATCH:
            yield "".join(waiting)
            waiting.clear()
    yield "".join(waiting)


def main() -> None:
    """Write one graph and print how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--density", choices=DENSITIES, default="lean")
    given = parser.parse_args()
    begin = time.perf_counter()
    number = write(given.output, given.actions, DENSITIES[given.density], given.seed)
    taken = time.perf_counter() - begin
    print(f"{number:,} quads, {number / given.actions:.2f} an action, in {taken:.0f} s")


if __name__ == "__main__":
    main()
