"""The documents behind the graph: their passages, and whether each anchor is found in their text."""

from dataclasses import dataclass
from pathlib import Path

from mhgraph.corpus.anchors import MOST_WORDS, FoldedText, Segment
from mhgraph.errors import DocumentsError, UnknownNameError, Words
from mhgraph.store import Store, select
from mhgraph.values import Literal, Table

__all__ = ["Fault", "Verified", "documents", "passages", "verify"]

_PREFIXES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
"""
_SHORTS = f"""{_PREFIXES}
SELECT ?short WHERE {{ ?document a mh:Document ; mh:shortName ?short }} ORDER BY ?short
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with an anchor: which segment of which passage, and what."""

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
        faults: those that were not found exactly once, and segments that cannot be.
    """

    document: str
    file: str
    anchors: int
    faults: tuple[Fault, ...]


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
    return select(
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


def verify(store: Store, folder: Path) -> list[Verified]:
    """Look for every anchor of every document in the texts in `folder`.

    Raises:
        DocumentsError: the folder or one of the texts is not there or not UTF-8.
    """
    if not folder.is_dir():
        raise DocumentsError(
            Words(nl=f"De map {folder} is er niet.", en=f"The folder {folder} does not exist."),
            Words(
                nl="Geef de map met de teksten van de documenten: --documents MAP.",
                en="Name the folder with the texts of the documents: --documents FOLDER.",
            ),
        )
    files = select(
        store,
        f"""{_PREFIXES} SELECT ?document ?short ?file WHERE {{
          ?document a mh:Document ; mh:shortName ?short ; mh:fileName ?file }} ORDER BY ?short""",
    )
    return [
        _verify_one(store, row["document"], row["short"], row["file"], folder)
        for row in files.texts()
    ]


def _verify_one(store: Store, document: str, short: str, file: str, folder: Path) -> Verified:
    text = FoldedText(_read(folder / file))
    rows = select(
        store,
        f"""{_PREFIXES} SELECT ?locator ?segment ?start ?end ?before ?after WHERE {{
          ?passage mh:inDocument <{document}> ; mh:locator ?locator ; mh:segment ?segment .
          ?segment mh:startsWith ?start ; mh:endsWith ?end .
          OPTIONAL {{ ?segment mh:prefix ?before }} OPTIONAL {{ ?segment mh:suffix ?after }}
        }} ORDER BY ?segment""",
    )
    faults: list[Fault] = []
    for row in rows.texts():
        segment = Segment(row["start"], row["end"], row["before"], row["after"])
        name = row["segment"].rsplit("/", 1)[-1]
        faults.extend(Fault(short, row["locator"], name, what) for what in _faults(text, segment))
    return Verified(short, file, 2 * len(rows), tuple(faults))


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


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DocumentsError(
            Words(nl=f"De tekst {path} is er niet.", en=f"The text {path} does not exist."),
            Words(
                nl="Zet de teksten onder hun eigen naam in een map; `mhgraph documents` noemt ze.",
                en="Put the texts under their own names in one folder; `mhgraph documents` lists them.",
            ),
        ) from None
    except UnicodeDecodeError as error:
        raise DocumentsError(
            Words(
                nl=f"{path} is geen UTF-8: {error.reason}",
                en=f"{path} is not UTF-8: {error.reason}",
            )
        ) from None
    except OSError as error:
        raise DocumentsError(
            Words(nl=f"{path}: {error.strerror}", en=f"{path}: {error.strerror}")
        ) from error
