"""Check that the graph accounts for what its documents' texts hold, or that somebody decided otherwise.

A name is accounted for where labels or numbers of the graph stand over all its capitals and digits; a
date by a date that is as precise, a number by a value: of the passage where it stands, of its readings,
of what that stands under, or of a thing that they state. What is left out on purpose stands in a table of
decisions, each with its reason.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from mhgraph.corpus.anchors import fold_text
from mhgraph.corpus.candidates import Candidate, candidates
from mhgraph.corpus.mentions import Mentions
from mhgraph.corpus.texts import Text
from mhgraph.errors import DataFileError, Words
from mhgraph.resources import data_folder
from mhgraph.store import Store, select

__all__ = ["Coverage", "Decision", "coverage", "read_decisions"]

_FILE = "coverage-decisions.csv"
_COLUMNS = ("document", "text", "reason_nl", "reason_en", "second_reader")
_PREFIXES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
_LABELS = f"""{_PREFIXES}
SELECT DISTINCT ?label WHERE {{
  {{ ?thing skos:prefLabel ?any ; skos:prefLabel|skos:altLabel|mh:number ?label }}
  UNION {{ ?document a mh:Document ; dct:title|mh:shortName|mh:number ?label }}
}}
"""
_TYPED = "FILTER(isNumeric(?value) || DATATYPE(?value) IN (xsd:gYear, xsd:gYearMonth, xsd:date))"
_SOURCE = """?source mh:inDocument <%s> .
  OPTIONAL { ?source mh:readingOf ?of } BIND(COALESCE(?of, ?source) AS ?passage)"""
_VALUES = f"""{_PREFIXES}
SELECT DISTINCT ?passage ?value (isNumeric(?value) AS ?numeric) WHERE {{
  {_SOURCE}
  GRAPH ?source {{ ?thing ?property ?value }} {_TYPED}
}}
"""
_THINGS = f"""{_PREFIXES}
SELECT DISTINCT ?passage ?thing WHERE {{
  {_SOURCE}
  GRAPH ?source {{ {{ ?thing ?property ?any }} UNION {{ ?any ?property ?thing }} }}
  FILTER(isIRI(?thing))
}}
"""
_REGISTERED = f"""{_PREFIXES}
SELECT ?thing ?value (isNumeric(?value) AS ?numeric) WHERE {{
  ?register a mh:Register . GRAPH ?register {{ ?thing ?property ?value }} {_TYPED}
}}
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """That something in a text is left out, and why.

    Attributes:
        document: short name of the document.
        text: what is left out, as the report of candidates writes it.
        reason: why.
        second_reader: who else read the place and agrees; may be empty.
    """

    document: str
    text: str
    reason: Words
    second_reader: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the graph accounts for one document; each candidate counts once, however often it stands.

    Attributes:
        short: short name of the document.
        accounted: how many different candidates the graph accounts for.
        left_out: those that a decision leaves out.
        unexplained: those that nothing explains, at their first place.
        unused: decisions for what is no candidate, or what the graph accounts for.
    """

    short: str
    accounted: int
    left_out: tuple[Decision, ...]
    unexplained: tuple[Candidate, ...]
    unused: tuple[Decision, ...]

    @property
    def candidates(self) -> int:
        """How many different candidates the text has."""
        return self.accounted + len(self.left_out) + len(self.unexplained)


def read_decisions(file: Path | None = None) -> list[Decision]:
    """Read the table of decisions, by default the one that travels with the data.

    Raises:
        DataFileError: the file cannot be read or has other columns.
    """
    path = file or data_folder() / _FILE
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            rows = [row for row in reader if _whole(reader.fieldnames, row)]
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise DataFileError(
            Words(nl=f"{path}: {error}", en=f"{path}: {error}"),
            Words(
                nl=f"Kolommen: {', '.join(_COLUMNS)}; geen reden leeg.",
                en=f"Columns: {', '.join(_COLUMNS)}; no reason empty.",
            ),
        ) from None
    return [
        Decision(
            r["document"], r["text"], Words(r["reason_nl"], r["reason_en"]), r["second_reader"]
        )
        for r in rows
    ]


def _whole(names: Sequence[str] | None, row: Mapping[str, str]) -> bool:
    """Return True for a row with all its columns and reasons; raise ValueError for another."""
    if tuple(names or ()) != _COLUMNS or tuple(row) != _COLUMNS:
        raise ValueError(f"{list(row.values())}")
    if not all(map(row.get, _COLUMNS[:4])):
        raise ValueError(f"{list(row.values())}")
    return True


def coverage(
    store: Store, documents: Iterable[Text], decisions: Sequence[Decision]
) -> list[Coverage]:
    """Return how the graph accounts for each document, with `decisions` about what is left out."""
    labels = [row["label"] for row in select(store, _LABELS).texts()]
    return [
        _of_document(store, text, labels, [d for d in decisions if d.document == text.short])
        for text in documents
    ]


def _of_document(
    store: Store, text: Text, labels: Iterable[str], decisions: Sequence[Decision]
) -> Coverage:
    whole = text.folded.text
    known = _Values(store, text)
    named = _named_places(whole, labels)
    first: dict[str, Candidate] = {}
    open_ones: dict[str, Candidate] = {}
    for candidate in candidates(whole, _stretches(text)):
        key = fold_text(candidate.text)
        first.setdefault(key, candidate)
        if not (named.issuperset(candidate.marks) or known.account_for(candidate)):
            open_ones.setdefault(key, candidate)
    decided = {fold_text(d.text): d for d in decisions}
    return Coverage(
        text.short,
        len(first) - len(open_ones),
        tuple(decided[key] for key in open_ones if key in decided),
        tuple(c for key, c in open_ones.items() if key not in decided),
        tuple(d for key, d in decided.items() if key not in open_ones),
    )


def _stretches(text: Text) -> list[tuple[int, int]]:
    """Return the segments, and the single lines of what belongs to none."""
    found = [p.span for p in text.parts if p.span is not None]
    for begin, end in text.outside:
        at = begin
        for line in text.folded.text[begin:end].splitlines(keepends=True):
            found.append((at, at + len(line)))
            at += len(line)
    return sorted(found)


def _named_places(text: str, labels: Iterable[str]) -> frozenset[int]:
    mentions = Mentions(text)
    spans = {span for label in labels for span in mentions.spans(label, inside=True)}
    return frozenset(place for span in spans for place in range(*span))


class _Values:
    """The dates and numbers of each passage of a document.

    They stand in the passage or in a reading of it, or a register gives them to a thing stated there.
    """

    def __init__(self, store: Store, text: Text) -> None:
        self._text = text
        self._dates: dict[str, set[str]] = {}
        self._numbers: dict[str, set[Decimal]] = {}
        for row in select(store, _VALUES % text.document).texts():
            self._add(row["passage"], row)
        registered: dict[str, list[dict[str, str]]] = {}
        for row in select(store, _REGISTERED).texts():
            registered.setdefault(row["thing"], []).append(row)
        for row in select(store, _THINGS % text.document).texts():
            for value in registered.get(row["thing"], ()):
                self._add(row["passage"], value)

    def _add(self, passage: str, row: Mapping[str, str]) -> None:
        if row["numeric"] == "true":
            self._numbers.setdefault(passage, set()).add(Decimal(row["value"]))
        else:
            self._dates.setdefault(passage, set()).add(row["value"])

    def account_for(self, candidate: Candidate) -> bool:
        """Tell whether the graph has all the dates, or the value, of a candidate where it stands."""
        quantity = candidate.quantity
        if quantity is None:
            return False
        sources = self._text.around(candidate.span)
        if quantity.dates:
            known = [date for one in sources for date in self._dates.get(one, ())]
            return all(any(_fits(date, one) for one in known) for date in quantity.dates)
        return any(quantity.value in self._numbers.get(one, ()) for one in sources)


def _fits(date: str, known: str) -> bool:
    return known.endswith(date[1:]) if date.startswith("--") else known.startswith(date)
