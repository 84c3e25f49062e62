"""Names so alike that they may mean one thing, and the decisions that say they do not.

Two things of one kind whose names nearly agree are either one thing written twice, or two that readers
will confuse. Somebody has to look: `data/name-decisions.csv` holds who decided what, and why. Places are
left out: their names come from public tables.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mhgraph.corpus.anchors import fold_text
from mhgraph.errors import DataFileError, Words
from mhgraph.resources import data_folder
from mhgraph.store import MemoryStore, select

__all__ = ["Pair", "similar", "undecided"]

FILE = "name-decisions.csv"
_COLUMNS = ("one", "other", "decision", "reason_nl", "reason_en", "who")
_DECISIONS = frozenset(["different", "unsure"])
_KINDS = ("Actor", "Programme", "PolicyInstrument", "Fund")
_ALIKE = 90.0
_SHORTEST = 6
_NAMES = """
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing ?name WHERE {{ ?thing a mh:{kind} ; skos:prefLabel ?name }}
"""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two things (IRIs, in order) of one kind, and the names that are alike."""

    one: str
    other: str
    name: str
    other_name: str


def similar(store: MemoryStore) -> list[Pair]:
    """Return the pairs of things of one kind whose preferred names are nearly the same, sorted."""
    return sorted({pair for kind in _KINDS for pair in _of_kind(store, kind)})


def undecided(store: MemoryStore, file: Path | None = None) -> list[Pair]:
    """Return the similar pairs on which `file` (`data/name-decisions.csv`) holds no decision.

    Raises:
        DataFileError: the file is malformed.
    """
    decided = _decided(file or data_folder() / FILE)
    return [pair for pair in similar(store) if (pair.one, pair.other) not in decided]


def _of_kind(store: MemoryStore, kind: str) -> Iterator[Pair]:
    from rapidfuzz import fuzz, process

    rows = [
        (fold_text(row["name"]).casefold(), row["thing"], row["name"])
        for row in select(store, _NAMES.format(kind=kind)).texts()
    ]
    rows = sorted(row for row in rows if len(row[0]) >= _SHORTEST)
    texts = [row[0] for row in rows]
    for index, (text, thing, name) in enumerate(rows):
        near = process.extract(
            text, texts[index + 1 :], scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
        )
        for _, _, offset in near:
            _, other, other_name = rows[index + 1 + offset]
            if other != thing:
                pairs = sorted([(thing, name), (other, other_name)])
                yield Pair(pairs[0][0], pairs[1][0], pairs[0][1], pairs[1][1])


def _decided(file: Path) -> set[tuple[str, str]]:
    if not file.is_file():
        return set()
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != _COLUMNS:
            raise _wrong(file, 1, f"columns {', '.join(_COLUMNS)}")
        found = set()
        for number, row in enumerate(reader, 2):
            if row["decision"] not in _DECISIONS or not (row["reason_nl"] and row["reason_en"]):
                raise _wrong(
                    file, number, f"{' / '.join(sorted(_DECISIONS))}, reason_nl, reason_en"
                )
            one, other = sorted([row["one"], row["other"]])
            found.add((one, other))
    return found


def _wrong(file: Path, line: int, wanted: str) -> DataFileError:
    return DataFileError(
        Words(
            nl=f"{file}, regel {line}: verwacht {wanted}",
            en=f"{file}, line {line}: expected {wanted}",
        ),
        Words(
            nl="Twee namen voor één ding horen bij één IRI; dan is er geen besluit nodig.",
            en="Two names for one thing belong to one IRI; then no decision is needed.",
        ),
    )
