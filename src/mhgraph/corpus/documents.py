"""The documents behind the graph: their passages, and whether their texts hold what the graph says.

Each anchor has to stand in the text once, segments may not overlap, and what a passage states it has to
name (see `mhgraph.corpus.naming`).
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from mhgraph.corpus.anchors import MOST_WORDS, FoldedText, Segment
from mhgraph.corpus.naming import Named, Unnamed, naming
from mhgraph.corpus.texts import Text, texts
from mhgraph.errors import UnknownNameError, Words
from mhgraph.store import Store, select
from mhgraph.values import Literal, Table, Term, value_of

__all__ = ["Fault", "Verified", "documents", "passages", "verify"]

_PREFIXES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_SHORTS = f"""{_PREFIXES}
SELECT ?short WHERE {{ ?document a mh:Document ; mh:shortName ?short }} ORDER BY ?short
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong: in which passage, with which of its segments ("" for its statements), and what."""

    document: str
    locator: str
    segment: str
    what: Words


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying found in one document.

    Attributes:
        document: its short name.
        file: the name of its text file.
        anchors: how many anchors were looked for.
        named: how many statements of passages name all that they state.
        read: how many statements stand in readings, with the reason.
        faults: anchors not found exactly once, segments that cannot be, things that are not named.
        outside: the text that belongs to no segment.
    """

    document: str
    file: str
    anchors: int
    named: int
    read: int
    faults: tuple[Fault, ...]
    outside: tuple[str, ...]


def documents(store: Store, lang: str) -> Table:
    """Return short name, title, number of passages, number of coded actions, file of each document."""
    return select(
        store,
        f"""{_PREFIXES}
        SELECT ?short ?title (COUNT(DISTINCT ?passage) AS ?passages)
               (COUNT(DISTINCT ?action) AS ?actions) ?file WHERE {{
          ?document a mh:Document ; mh:shortName ?short ; mh:fileName ?file ; dct:title ?title .
          FILTER(LANG(?title) IN ("{lang}", ""))
          OPTIONAL {{ ?passage mh:inDocument ?document ; a mh:Passage .
            OPTIONAL {{ GRAPH ?passage {{ ?action dct:identifier ?identifier }}
                        ?action a mh:CodedAction }} }}
        }} GROUP BY ?short ?title ?file ORDER BY ?short""",
    )


def passages(store: Store, short: str) -> Table:
    """Return locator, first words, last words and number of statements of each segment.

    Raises:
        UnknownNameError: no document has the short name `short`; the hint lists those that are there.
    """
    known = [row["short"] for row in select(store, _SHORTS).texts()]
    if short not in known:
        raise UnknownNameError(
            Words(nl=f"Er is geen document '{short}'.", en=f"There is no document '{short}'."),
            Words(nl=f"Kies uit: {', '.join(known)}.", en=f"Choose from: {', '.join(known)}."),
        )
    table = select(
        store,
        f"""{_PREFIXES}
        SELECT ?locator ?start ?end ?segment (COUNT(?statement) AS ?statements) WHERE {{
          ?document a mh:Document ; mh:shortName {Literal(short)} .
          ?passage mh:inDocument ?document ; a mh:Passage ; mh:locator ?locator .
          OPTIONAL {{ ?passage mh:segment ?segment .
                      ?segment mh:startsWith ?start ; mh:endsWith ?end }}
          OPTIONAL {{ GRAPH ?passage {{ ?statement ?relation ?value }} }}
        }} GROUP BY ?locator ?start ?end ?segment""",
    )
    return Table(table.columns, tuple(sorted(table.rows, key=lambda row: _natural(row[0], row[3]))))


def _natural(*terms: Term | None) -> list[tuple[int, int, str]]:
    """Return a key that puts locator 9.1 before 10.1."""
    parts = re.split(r"(\d+)", " ".join(value_of(term) for term in terms))
    return [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts if p]


def verify(store: Store, folder: Path) -> list[Verified]:
    """Look for every anchor, and for what every statement names, in the texts in `folder`.

    Raises:
        DocumentsError: the folder or one of the texts is not there or not UTF-8.
    """
    found = texts(store, folder)
    named = naming(store, found)
    labels = _labels(store, {m.thing for one in named.values() for m in one.missing})
    return [_verified(text, named[text.short], labels) for text in found]


def _labels(store: Store, things: Collection[str]) -> dict[str, dict[str, str]]:
    values = " ".join(f"<{thing}>" for thing in sorted(things) if thing)
    rows = select(
        store,
        f"""{_PREFIXES} SELECT ?thing ?label (LANG(?label) AS ?lang) WHERE {{
          VALUES ?thing {{ {values} }} ?thing skos:prefLabel ?label }}""",
    )
    found: dict[str, dict[str, str]] = {}
    for row in rows.texts():
        found.setdefault(row["thing"], {})[row["lang"]] = row["label"]
    return found


def _verified(text: Text, named: Named, labels: Mapping[str, Mapping[str, str]]) -> Verified:
    faults = [
        Fault(text.short, part.locator, part.name, what)
        for part in text.parts
        for what in _faults(text.folded, part.segment)
    ]
    faults += [
        Fault(
            text.short,
            two.locator,
            two.name,
            Words(nl=f"begint in segment {one.name}", en=f"begins inside segment {one.name}"),
        )
        for one, two in text.overlaps
    ]
    faults += [_unnamed(text.short, one, labels.get(one.thing, {})) for one in named.missing]
    outside = tuple(" ".join(text.folded.text[slice(*span)].split()) for span in text.outside)
    anchors = 2 * len(text.parts)
    return Verified(text.short, text.file, anchors, named.named, named.read, tuple(faults), outside)


def _unnamed(short: str, missing: Unnamed, names: Mapping[str, str]) -> Fault:
    if not missing.thing:
        words = Words(nl="een lezing zonder reden", en="a reading without a reason")
        return Fault(short, missing.locator, "", words)
    own = next(iter(names.values()), missing.thing)
    nl, en = names.get("nl", own), names.get("en", own)
    return Fault(
        short,
        missing.locator,
        "",
        Words(
            nl=f"'{nl}' staat in de graaf, maar wordt in de tekst niet genoemd",
            en=f"'{en}' stands in the graph, but the text does not name it",
        ),
    )


def _faults(text: FoldedText, segment: Segment) -> list[Words]:
    found = []
    if segment.too_long():
        found.append(
            Words(
                nl=f"een anker heeft meer dan {MOST_WORDS} woorden",
                en=f"an anchor has more than {MOST_WORDS} words",
            )
        )
    anchors = (segment.before + segment.start, segment.end + segment.after)
    counts = [text.count(anchor) for anchor in anchors]
    for anchor, count in zip((segment.start, segment.end), counts, strict=True):
        if count != 1:
            found.append(
                Words(
                    nl=f"'{anchor}' staat {count} keer in de tekst, niet 1 keer",
                    en=f"'{anchor}' stands {count} times in the text, not once",
                )
            )
    if counts == [1, 1] and text.span(segment) is None:
        found.append(
            Words(
                nl="het eindanker staat vóór het beginanker",
                en="the end anchor stands before the start anchor",
            )
        )
    return found
