"""Find the figure that a question about a number means: the one whose description holds its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from mhgraph.ask.mentions import Mention
from mhgraph.ask.names import Names
from mhgraph.ask.parts import Parts
from mhgraph.ask.phrases import Phrases
from mhgraph.ask.reading import Reading
from mhgraph.ask.text import LANGUAGES, stem_all, words_of
from mhgraph.store import Store, select
from mhgraph.terms import MH
from mhgraph.values import value_of

__all__ = ["Figures"]

_QUERY = f"""
SELECT ?figure ?value ?unit ?start ?end WHERE {{
  ?figure <{MH}value> ?value .
  OPTIONAL {{ ?figure <{MH}unit> ?unit }}
  OPTIONAL {{ ?figure <{MH}start> ?start }}
  OPTIONAL {{ ?figure <{MH}end> ?end }}
}}"""
_TIED = f"""
SELECT DISTINCT ?figure ?thing ?other WHERE {{
  ?figure <{MH}about> ?thing . OPTIONAL {{ ?thing ?tie ?other . FILTER(isIRI(?other)) }}
}}"""
_CONTEXT = f"""
SELECT ?figure ?text WHERE {{
  ?figure <{MH}about> ?thing . ?thing <http://purl.org/dc/terms/description> ?text
}}"""
_OTHERS = ("which", "who", "where", "when", "whether", "connected")
_LEAST, _SURE, _TAIL, _DIRECT, _FEWEST = 3, 0.84, 6, 0.3, 2
_ENOUGH, _BEGIN, _MOSTLY = 0.72, 4, 0.6
_HEAD = 3
_AKIN, _TIED_ONLY, _NEAR = 0.95, 0.85, 0.6


_Wanted = tuple[tuple[str, ...], float, Mention, str]


@dataclass(frozen=True, slots=True)
class _Figure:
    iri: str
    unit: str
    tied: frozenset[str]
    context: frozenset[str]
    years: frozenset[str]
    stems: frozenset[str]


class Figures:
    """The figures of a graph, found by their words."""

    def __init__(self, store: Store, names: Names, phrases: Phrases, timeout: float | None) -> None:
        self._store, self._names, self._phrases = store, names, phrases
        self._timeout = timeout
        self._money = phrases.vocabulary.asked_by.get("how-much", ())
        self._shares = phrases.vocabulary.asked_by.get("share", ())
        self._known: dict[str, _Figure] | None = None

    def readings(self, parts: Parts) -> list[Reading]:
        """Return the figures that a question may mean, best first; none where it asks for no number."""
        counts = parts.asks("how-many", "how-much", "share")
        other = parts.asks(*_OTHERS) and not parts.asks("what")
        if parts.asks("most", "fewest") or (not counts and other):
            return []
        named = [
            (m, t)
            for m in parts.things
            for t in m.things
            if t in self._figures() and self._fits(parts, t) and self._named(parts, m, t)
        ]
        sure = [self._reading(parts, t, self._around(parts, m, t), 1.0, 5.0) for m, t in named]
        if not counts or any(len(r.used) == len(parts.tokens) for r in sure):
            return sure
        wanted = self._wanted(parts)
        total = sum(weight for _, weight, _, _ in wanted)
        if not total:
            return sure
        scored = []
        for iri, figure in self._figures().items():
            if not self._fits(parts, iri) or not self._counts(parts, figure, wanted):
                continue
            matched = [
                (m, w * closeness)
                for stems, w, m, year in wanted
                if (closeness := self._closeness(figure, stems, m, year))
            ]
            share = sum(w for _, w in matched) / total
            if share >= _ENOUGH and self._named_enough(parts, figure, wanted):
                extra = len(matched) / (1 + len(figure.stems))
                scored.append((share + 0.1 * extra, iri, [m for m, _ in matched], share))
        scored.sort(key=lambda s: (-s[0], s[1]))
        return [*sure, *(self._reading(parts, *found[1:]) for found in scored[:3])]

    def _fits(self, parts: Parts, figure: str) -> bool:
        """Tell whether a figure has the unit that is asked for."""
        unit = self._figures()[figure].unit
        if unit in self._shares and not parts.asks("share", "about-what"):
            return False
        return not parts.asks("how-much") or unit in self._money

    def _counts(self, parts: Parts, figure: _Figure, wanted: Sequence[_Wanted]) -> bool:
        """Tell whether a figure is of what the question counts: the noun behind "how many"."""
        if not parts.asks("how-many") or parts.asks("how-much"):
            return True
        place = parts.first("how-many")
        behind = (m for m in parts.mentions if m.start > place and not m.filler)
        said = next(behind, None)
        if said and said.relations and not (said.things or said.classes):
            begins = self._names.first_stems(figure.iri, _HEAD)
            return any(s in begins for p in said.places for s in parts.line.both[p])
        noun = next((m for _, _, m, _ in wanted if m.start >= place), None)
        if noun is None:
            return True
        several = [stems for stems, _, mention, _ in wanted if mention is noun]
        if self._phrases.vocabulary.hub in noun.classes:
            begins = self._names.first_stems(figure.iri, 1)
            return any(stem in begins for stems in several for stem in stems)
        alone = len({m.start for _, _, m, _ in wanted}) == 1
        if noun.classes and alone and any(not word.filler for word in parts.words):
            return (
                False  # "how many countries take part": of what the graph knows, not of a document
            )
        return self._begins(figure, noun, several)

    def _named(self, parts: Parts, mention: Mention, figure: str) -> bool:
        """Tell whether words that are a part of a name hold how it begins, where a number is asked for."""
        if not (mention.partial and parts.asks("how-many")):
            return True
        begins = self._names.first_stems(figure, _HEAD)
        return any(stem in begins for stem in parts.line.both[mention.start])

    def _begins(self, figure: _Figure, noun: Mention, several: Sequence[tuple[str, ...]]) -> bool:
        """Tell whether a name of a figure begins with a noun, or with another name of the same thing."""
        begins = self._names.first_stems(figure.iri, _HEAD)
        if any(s in begins or any(_akin(s, one) for one in begins) for st in several for s in st):
            return True
        names = (words for thing in noun.things for words in self._names.word_sets(thing))
        return any(bool(words) and words <= begins for words in names)

    def _around(self, parts: Parts, mention: Mention, figure: str) -> list[Mention]:
        """Return the words that name a figure, with those beside them that say more of it."""
        known = self._figures()[figure]
        beside = (m for m in parts.mentions if m is not mention)
        return [mention, *(m for m in beside if self._said(parts, known, m))]

    def _said(self, parts: Parts, figure: _Figure, mention: Mention) -> bool:
        if mention.year:
            return str(mention.year) in figure.years
        if self._means(figure, mention):
            return True
        stems = [s for place in mention.places for s in parts.line.both[place]]
        held = figure.stems | figure.context
        return bool(mention.text or mention.classes) and any(stem in held for stem in stems)

    def _named_enough(self, parts: Parts, figure: _Figure, wanted: Sequence[_Wanted]) -> bool:
        """Tell whether the words describe an amount itself, not only what it is about."""
        first = self._names.first_stems(figure.iri)
        if len(wanted) == 1 and not parts.asks("how-much"):
            return any(stem in first for stem in wanted[0][0])
        if not parts.asks("how-much"):
            return True
        held = [weight for stems, weight, _, year in wanted if _holds(figure, stems, year)]
        total = sum(weight for _, weight, _, _ in wanted)
        return len(held) >= _FEWEST and sum(held) >= _DIRECT * total

    def _reading(
        self, parts: Parts, iri: str, matched: list[Mention], share: float, sure: float = 0.0
    ) -> Reading:
        used = {p for m in matched for p in range(m.start, m.end)}
        used |= {p for m in parts.words for p in range(m.start, m.end)}
        score = len(used) + sure + (1.5 if share > _SURE else -0.5)
        money = parts.asks("how-much") or self._figures()[iri].unit in self._money
        values = tuple(self._money) if money else ()
        unit = self._figures()[iri].unit
        return Reading(
            "figure",
            (unit,) if unit else (),
            things=(iri,),
            values=values,
            used=frozenset(used),
            score=score,
        )

    def _wanted(self, parts: Parts) -> list[_Wanted]:
        """Return the words that a figure has to have: stems, weight, mention, and the year it may be."""
        found = []
        for mention in parts.mentions:
            bare = not (mention.things or mention.classes or mention.text or mention.year)
            if bare and (mention.operation or mention.relations):
                continue
            for place in range(mention.start, mention.end):
                token, stems = parts.tokens[place], parts.line.both[place]
                short = len(token.text) < _LEAST and not mention.things
                if short or self._phrases.small(parts.line, place):
                    continue
                weight = max(self._names.weight(s) for s in stems)
                found.append((stems, weight, mention, token.text if mention.year else ""))
        return found

    def _closeness(
        self, figure: _Figure, stems: tuple[str, ...], mention: Mention, year: str
    ) -> float:
        """Return how surely a word is one of a figure: written so, akin, or a thing that it is about."""
        if any(stem in figure.stems for stem in stems):
            return 1.0
        if _holds(figure, stems, year):
            return _AKIN
        if self._means(figure, mention):
            return _TIED_ONLY
        return _NEAR if any(stem in figure.context for stem in stems) else 0.0

    def _means(self, figure: _Figure, mention: Mention) -> bool:
        """Tell whether a figure is about a thing that the words name, or holds another name of it."""
        if any(thing in figure.tied for thing in mention.things):
            return True
        return any(
            bool(words) and words <= figure.stems
            for thing in mention.things
            for words in self._names.word_sets(thing)
        )

    def _figures(self) -> dict[str, _Figure]:
        if self._known is None:
            self._known = {}
            rows: dict[str, tuple[str, set[str]]] = {}
            for row in select(self._store, _QUERY, timeout=self._timeout).texts():
                _, years = rows.setdefault(row["figure"], (row["unit"], set()))
                first, last = row["start"][:4], row["end"][:4]
                if first.isdigit():
                    ends = range(int(first), int(last if last.isdigit() else first) + 1)
                    years |= {str(year) for year in ends}
            tied: dict[str, set[str]] = {}
            for terms in select(self._store, _TIED, timeout=self._timeout).rows:
                known = tied.setdefault(value_of(terms[0]), set())
                known |= {value_of(term) for term in terms[1:] if term is not None}
            context: dict[str, set[str]] = {}
            for told in select(self._store, _CONTEXT, timeout=self._timeout).rows:
                figure, words = value_of(told[0]), words_of(value_of(told[1]))
                for lang in LANGUAGES:
                    context.setdefault(figure, set()).update(stem_all(words, lang))
            for iri, (unit, years) in rows.items():
                self._known[iri] = _Figure(
                    iri,
                    unit,
                    frozenset(tied.get(iri, ())),
                    frozenset(context.get(iri, ())),
                    frozenset(years),
                    self._names.stems_of(iri),
                )
        return self._known


def _holds(figure: _Figure, stems: tuple[str, ...], year: str) -> bool:
    if year:
        return year in figure.years or any(s in figure.stems for s in stems)
    if any(s in figure.stems for s in stems):
        return True
    return any(_akin(stem, held) for stem in stems for held in figure.stems)


def _akin(one: str, other: str) -> bool:
    """Tell whether two words begin alike for most of their length: yearly, year."""
    if one.endswith(other) and len(other) >= _TAIL:
        return True
    if one[:_BEGIN] != other[:_BEGIN]:
        return False
    common = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
    return common >= _BEGIN and common >= _MOSTLY * max(len(one), len(other))
