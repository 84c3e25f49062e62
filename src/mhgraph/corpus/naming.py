"""Check that what a passage states it also names: each actor, place, instrument, fund and programme.

A statement in a passage's graph is named when every such thing in it is mentioned, by one of its labels
or numbers, in the segments of the passage or of a heading or lead-in that it stands under. What is not
named belongs in a reading of the passage, which says why. Concepts classify: they are not looked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mhgraph.corpus.mentions import Mentions
from mhgraph.corpus.texts import Text
from mhgraph.store import Store, select

__all__ = ["Named", "Unnamed", "naming"]

_PREFIXES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_KINDS = "mh:Actor mh:Place mh:PolicyInstrument mh:Fund mh:Programme"
# A text speaks of the instrument that it is, or is a page of, as "this strategy", and need not name it.
_STATEMENTS = f"""{_PREFIXES}
SELECT DISTINCT ?source ?subject ?property ?object ?thing WHERE {{
  VALUES ?kind {{ {_KINDS} }}
  ?source mh:inDocument <%s> .
  {{ GRAPH ?source {{ ?subject ?property ?object }} ?object a ?kind BIND(?object AS ?thing) }}
  UNION
  {{ GRAPH ?source {{ ?subject ?property ?object }} ?subject a ?kind BIND(?subject AS ?thing) }}
  FILTER NOT EXISTS {{ <%s> dct:source ?thing }}
}}
"""
_READINGS = f"""{_PREFIXES}
SELECT DISTINCT ?reading ?passage ?reason WHERE {{
  ?reading mh:inDocument <%s> ; mh:readingOf ?passage . OPTIONAL {{ ?reading mh:reason ?reason }}
}}
"""
_NAMES = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?name WHERE {{
  VALUES ?kind {{ {_KINDS} }}
  VALUES ?naming {{ skos:prefLabel skos:altLabel mh:number }}
  ?thing a ?kind ; ?naming ?name .
}}
"""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A thing that a passage's graph states and its text does not name, or a reading without reason.

    Attributes:
        locator: of the passage.
        thing: the thing's IRI; "" for a reading without a reason.
    """

    locator: str
    thing: str


@dataclass(frozen=True, slots=True)
class Named:
    """How the statements of a document stand.

    Attributes:
        named: statements of passages of which every thing is named.
        read: statements in readings that give their reason.
        missing: what is not named, each thing once a passage.
    """

    named: int
    read: int
    missing: tuple[Unnamed, ...]


def naming(store: Store, documents: Iterable[Text]) -> dict[str, Named]:
    """Return how the statements of each document stand, by short name."""
    names: dict[str, list[str]] = {}
    for row in select(store, _NAMES).texts():
        names.setdefault(row["thing"], []).append(row["name"])
    return {text.short: _of_document(store, text, names) for text in documents}


def _of_document(store: Store, text: Text, names: Mapping[str, list[str]]) -> Named:
    statements: dict[tuple[str, str, str, str], set[str]] = {}
    for row in select(store, _STATEMENTS % (text.document, text.document)).texts():
        key = (row["source"], row["subject"], row["property"], row["object"])
        statements.setdefault(key, set()).add(row["thing"])
    readings = {r["reading"]: r for r in select(store, _READINGS % text.document).texts()}
    looked = _Looked(text, names)
    named = read = 0
    missing: dict[Unnamed, None] = {}
    for (source, *_), things in sorted(statements.items()):
        reading = readings.get(source)
        if reading is not None:
            gone = [] if reading["reason"] else [Unnamed(text.locator(reading["passage"]), "")]
            read += not gone
        else:
            absent = sorted(t for t in things if not looked.named(source, t))
            gone = [Unnamed(text.locator(source), thing) for thing in absent]
            named += not gone
        missing.update(dict.fromkeys(gone))
    return Named(named, read, tuple(missing))


class _Looked:
    """Looks each thing up once a passage."""

    def __init__(self, text: Text, names: Mapping[str, list[str]]) -> None:
        self._text, self._names = text, names
        self._own: dict[str, list[Mentions]] = {}
        self._found: dict[tuple[str, str], bool] = {}

    def named(self, passage: str, thing: str) -> bool:
        return any(self._named_in(one, thing) for one in self._text.upwards(passage))

    def _named_in(self, passage: str, thing: str) -> bool:
        if (passage, thing) not in self._found:
            if passage not in self._own:
                spans = self._text.spans.get(passage, ())
                self._own[passage] = [Mentions(self._text.folded.text, *span) for span in spans]
            wanted = self._names.get(thing, [])
            found = any(mentions.has(wanted) for mentions in self._own[passage])
            self._found[passage, thing] = found
        return self._found[passage, thing]
