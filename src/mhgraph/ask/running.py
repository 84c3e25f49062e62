"""Answer a reading: ask the graph, and make its rows an answer."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from mhgraph.ask.answer import Answer, Item
from mhgraph.ask.evidence import Evidences
from mhgraph.ask.names import Names
from mhgraph.ask.reading import AnyOf, Condition, Is, Link, Meets, Reading
from mhgraph.ask.sparql import Writer
from mhgraph.ask.texts import Texts
from mhgraph.ask.vocabulary import Vocabulary
from mhgraph.ask.wording import Wording
from mhgraph.errors import Words
from mhgraph.store import Store, select
from mhgraph.terms import MH
from mhgraph.values import NamedNode, value_of

__all__ = ["Runner"]

_KINDS = {"count": "number", "whether": "boolean", "rank": "table", "path": "path", "text": "text"}
_DESCRIPTION = "http://purl.org/dc/terms/description"
_TIED = Words(
    "gevraagd: {0}; het zijn er {1}, omdat de laatste evenveel hebben",
    "asked for: {0}; there are {1}, because the last ones have the same number",
)
_MADE = (
    f"SELECT DISTINCT ?thing ?hub WHERE {{{{ VALUES ?thing {{{{ {{things}} }}}} "
    f"?unit <{MH}produces> ?thing ; <{MH}countedAs>? ?hub . "
    f"FILTER NOT EXISTS {{{{ ?hub <{MH}countedAs> ?other . FILTER(?other != ?hub) }}}} }}}}"
)
_VALUES = "SELECT ?thing ?value WHERE {{ VALUES ?thing {{ {things} }} ?thing <{relation}> ?value }}"


class Runner:
    """Answers readings."""

    def __init__(
        self,
        store: Store,
        vocabulary: Vocabulary,
        names: Names,
        texts: Texts,
        timeout: float | None,
    ) -> None:
        self._store, self._vocabulary, self._names = store, vocabulary, names
        self._timeout = timeout
        self._shown, self._writer = Writer(vocabulary), Writer(vocabulary, texts)
        self.wording = Wording(vocabulary, names)
        self._evidences = Evidences(store, self._writer, timeout)

    def sparql(self, reading: Reading) -> str:
        """Return the query of a reading, which needs nothing but the graph."""
        return self._query(reading, self._shown)

    def _query(self, reading: Reading, writer: Writer) -> str:
        if reading.kind == "path":
            return writer.partners(reading, reading.things[:1])
        if reading.kind in ("figure", "text"):
            relation = f"{MH}value" if reading.kind == "figure" else _DESCRIPTION
            things = " ".join(f"<{iri}>" for iri in reading.things)
            return _VALUES.format(things=things, relation=relation)
        return writer.query(reading)

    def answer(self, reading: Reading, question: str, lang: str) -> Answer:
        """Answer a reading of a question."""
        blank = Answer(
            question,
            lang,
            understood=True,
            reading=self.wording.sentence(reading, lang),
            sparql=self.sparql(reading),
            kind=_KINDS.get(reading.kind, "entities"),
            structure=reading,
        )
        if reading.kind == "path":
            return self._path(reading, blank)
        text = self._query(reading, self._writer)
        rows = select(self._store, text, timeout=self._timeout).rows
        if reading.kind in ("values", "figure", "text"):
            return self._values(reading, blank, [tuple(value_of(t) for t in r) for r in rows])
        if reading.kind == "rank":
            return self._ranked(
                reading, blank, [(value_of(r[0]), int(value_of(r[1]))) for r in rows]
            )
        things = [value_of(row[0]) for row in rows]
        asked = _asked(reading)
        things = [iri for iri in things if iri not in asked]
        items = self._items(reading, dict.fromkeys(things, ""), lang)
        if reading.kind == "count" and self.of_groups(reading):
            return blank  # the documents name groups: how many their members are nobody says
        if reading.kind == "count":
            return replace(blank, value=len(items) or None, items=items)
        if reading.kind == "whether":
            from mhgraph.ask.denying import about_one, opened

            closed = about_one(reading, self._vocabulary.hub) or any(
                map(self._asked, opened(reading))
            )
            return replace(blank, value=bool(items) if items or closed else None, items=items)
        return replace(blank, items=items)

    def of_groups(self, reading: Reading) -> bool:
        """Tell whether members of a group are counted."""
        known = self._vocabulary
        belonging = {r for r in known.kinds_by if not known.relations[r].schemes}
        links = (c for c in reading.conditions if isinstance(c, Link))
        return any(set(link.relations) <= belonging for link in links)

    def _asked(self, reading: Reading) -> bool:
        """Tell whether a reading finds anything."""
        text = f"{self._query(reading, self._writer)}\nLIMIT 1"
        return bool(select(self._store, text, timeout=self._timeout).rows)

    def _values(self, reading: Reading, blank: Answer, rows: Sequence[tuple[str, ...]]) -> Answer:
        """Return the values that were asked for, with what has them."""
        found: dict[str, list[str]] = {}
        for row in rows:
            found.setdefault(row[0], []).append(row[-1])
        shown = {iri: ", ".join(sorted(set(values))) for iri, values in found.items()}
        distinct = sorted({value for values in found.values() for value in values})
        if reading.kind == "text":
            items = self._items(reading, dict.fromkeys(reading.things, ""), blank.language)
            texts = self._in_language(reading, blank.language)
            return replace(blank, items=items, value=" ".join(texts) or None)
        items = self._items(reading, shown, blank.language)
        kind, value = _typed(distinct)
        if reading.kind == "figure":
            kind = "amount" if reading.values else "number"
        return replace(blank, kind=kind, value=value, items=items)

    def _in_language(self, reading: Reading, lang: str) -> list[str]:
        things = " ".join(f"<{iri}>" for iri in reading.things)
        text = (
            f"SELECT ?value WHERE {{ VALUES ?thing {{ {things} }} ?thing <{_DESCRIPTION}> ?value "
            f'FILTER(LANG(?value) IN ("{lang}", "")) }}'
        )
        return sorted(value_of(r[0]) for r in select(self._store, text, timeout=self._timeout).rows)

    def _ranked(self, reading: Reading, blank: Answer, rows: Sequence[tuple[str, int]]) -> Answer:
        rows = [row for row in rows if row[0] not in _asked(reading)]
        limit = reading.limit or 1
        if len(rows) > limit:
            last = rows[limit - 1][1]
            rows = [row for place, row in enumerate(rows) if place < limit or row[1] == last]
        items = self._items(reading, {iri: str(number) for iri, number in rows}, blank.language)
        tied = _TIED.get(blank.language).format(limit, len(items))
        return replace(blank, items=items, notes=(tied,) if len(items) > limit else ())

    def _path(self, reading: Reading, blank: Answer) -> Answer:
        from mhgraph.ask.paths import shortest

        found = shortest(self._store, self._writer, reading, self._timeout)
        items = self._items(reading, dict.fromkeys(found, ""), blank.language, found)
        return replace(blank, items=items)

    def _items(
        self,
        reading: Reading,
        values: dict[str, str],
        lang: str,
        meeting: Mapping[str, Collection[str]] | None = None,
    ) -> tuple[Item, ...]:
        """Return things as items, in the order of a ranking, else by identifier and name.

        Args:
            reading: what was asked.
            values: the things, with what was asked of each, or "".
            lang: the language of names.
            meeting: on a path, in what each thing meets the next ones.
        """
        kinds = self._names.kinds(values)
        cited = self._cited([iri for iri in values if iri not in self._names.identifiers], kinds)
        evidence = self._evidences.of(reading, list(values), lang, meeting or {})
        items = [
            Item(
                iri,
                self._names.label(iri, lang),
                self._kind(iri, kinds[iri], lang),
                self._names.identifiers.get(iri) or cited.get(iri, ""),
                value,
                evidence.get(iri, ()),
                self._names.all_of(iri),
            )
            for iri, value in values.items()
        ]
        if reading.kind == "rank":
            return tuple(items)
        return tuple(
            sorted(items, key=lambda i: (not i.identifier, _natural(i.identifier), i.label))
        )

    def _cited(self, things: Sequence[str], kinds: Mapping[str, frozenset[str]]) -> dict[str, str]:
        """Return what things are cited by that have no identifier: the one action that made each."""
        made = self._vocabulary.relations.get(f"{MH}produces")
        known = self._vocabulary
        fit = [t for t in things if made and any(known.is_a(k, made.range) for k in kinds[t])]
        if not fit:
            return {}
        text = _MADE.format(things=" ".join(str(NamedNode(iri)) for iri in fit))
        makers: dict[str, set[str]] = {}
        for row in select(self._store, text, timeout=self._timeout).rows:
            makers.setdefault(value_of(row[0]), set()).add(value_of(row[1]))
        identifiers = self._names.identifiers
        ones = {iri: next(iter(found)) for iri, found in makers.items() if len(found) == 1}
        return {iri: identifiers[one] for iri, one in ones.items() if one in identifiers}

    def _kind(self, iri: str, kinds: Iterable[str], lang: str) -> str:
        """Return the name of the most special class that people have words for."""
        scheme = self._vocabulary.scheme_of.get(iri)
        if scheme:
            return self._names.label(scheme, lang)
        known = self._vocabulary.classes
        named = [k for k in kinds if k in known and k in self._names.others]
        named = named or [k for k in kinds if k in known]
        if not named:
            return ""
        return self._names.label(min(named, key=lambda k: (-len(known[k]), k)), lang)


def _asked(reading: Reading) -> frozenset[str]:
    """Return the things that the question names itself: whom somebody works with is not an answer."""
    met = [t for c in reading.conditions if isinstance(c, Meets) for t in c.things]
    return frozenset([*met, *(t for c in reading.through for t in _things(c))])


def _things(condition: Condition) -> tuple[str, ...]:
    if isinstance(condition, Link | Meets | Is):
        return condition.things
    if isinstance(condition, AnyOf):
        return tuple(t for option in condition.options for t in _things(option))
    return ()


def _typed(values: Sequence[str]) -> tuple[str, int | float | str | None]:
    """Return the kind of some values, and the value where there is one."""
    if not values:
        return "amount", None
    try:
        numbers = [Decimal(value) for value in values]
    except ArithmeticError:
        return "date", values[0] if len(values) == 1 else None
    if all(len(v) == 4 and v.isdigit() and 1800 < int(v) < 2200 for v in values):
        return "date", values[0] if len(values) == 1 else None
    if len(numbers) != 1:
        return "amount", None
    number = numbers[0]
    return "amount", int(number) if number == int(number) else float(number)


def _natural(text: str) -> list[tuple[int, str]]:
    import re

    return [(int(p), "") if p.isdigit() else (0, p) for p in re.split(r"(\d+)", text) if p]
