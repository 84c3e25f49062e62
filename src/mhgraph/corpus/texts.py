"""The texts of the documents, and which stretches of them each passage holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mhgraph.corpus.anchors import FoldedText, Segment
from mhgraph.errors import DocumentsError, Words
from mhgraph.store import Store, select

__all__ = ["Part", "Text", "texts"]

_PREFIXES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
"""
_DOCUMENTS = f"""{_PREFIXES}
SELECT ?document ?short ?file WHERE {{
  ?document a mh:Document ; mh:shortName ?short ; mh:fileName ?file
}} ORDER BY ?short
"""
_PASSAGES = f"""{_PREFIXES}
SELECT ?passage ?locator ?above WHERE {{
  ?passage a mh:Passage ; mh:inDocument <%s> ; mh:locator ?locator ; dct:isPartOf ?above
}} ORDER BY ?passage
"""
_SEGMENTS = f"""{_PREFIXES}
SELECT ?passage ?locator ?segment ?start ?end ?before ?after WHERE {{
  ?passage mh:inDocument <%s> ; mh:locator ?locator ; mh:segment ?segment .
  ?segment mh:startsWith ?start ; mh:endsWith ?end .
  OPTIONAL {{ ?segment mh:prefix ?before }} OPTIONAL {{ ?segment mh:suffix ?after }}
}} ORDER BY ?segment
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A segment of a passage.

    Attributes:
        passage: IRI of its passage.
        locator: how the passage is cited.
        name: the last part of the segment's IRI.
        segment: its anchors.
        span: where it begins and ends in the text; None if the anchors do not say.
    """

    passage: str
    locator: str
    name: str
    segment: Segment
    span: tuple[int, int] | None


@dataclass(frozen=True)
class Text:
    """A document with its text.

    Attributes:
        document: its IRI.
        short: its short name.
        file: the name of its text file.
        folded: the text.
        parts: the segments of all its passages.
        locators: locator of each passage.
        above: what each passage stands under: a heading, a lead-in, the document.
    """

    document: str
    short: str
    file: str
    folded: FoldedText
    parts: tuple[Part, ...]
    locators: Mapping[str, str]
    above: Mapping[str, Sequence[str]]

    def locator(self, passage: str) -> str:
        """Return how `passage` is cited, or the last part of its IRI if nothing says so."""
        return self.locators.get(passage) or passage.rsplit("/", 1)[-1]

    @cached_property
    def spans(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """Where the segments of each passage lie."""
        found: dict[str, list[tuple[int, int]]] = {}
        for part in self.parts:
            if part.span is not None:
                found.setdefault(part.passage, []).append(part.span)
        return found

    def upwards(self, passage: str) -> Iterator[str]:
        """Yield `passage` and every passage that it stands under."""
        seen, waiting = set(), [passage]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(self.above.get(one, ()))
                yield one

    def around(self, span: tuple[int, int]) -> list[str]:
        """Return the passages that hold `span`, and those that they stand under."""
        holding = {p.passage for p in self.parts if p.span and _within(span, p.span)}
        return sorted({one for passage in holding for one in self.upwards(passage)})

    @cached_property
    def overlaps(self) -> Sequence[tuple[Part, Part]]:
        """The pairs of neighbouring segments of which one begins before the other ends."""
        placed = sorted((p.span, p.name, p) for p in self.parts if p.span is not None)
        pairs: list[tuple[Part, Part]] = []
        widest: Part | None = None
        for (begin, end), _, part in placed:
            if widest is not None and widest.span is not None and begin < widest.span[1]:
                pairs.append((widest, part))
            if widest is None or widest.span is None or end > widest.span[1]:
                widest = part
        return pairs

    @cached_property
    def outside(self) -> Sequence[tuple[int, int]]:
        """The stretches of text, without the blanks at their ends, that belong to no segment.

        Stretches of bare marks (the dashes of a list) are none.
        """
        text, at, found = self.folded.text, 0, []
        for begin, end in [*sorted(p.span for p in self.parts if p.span), (len(text),) * 2]:
            inner = text[at:begin]
            if any(character.isalnum() for character in inner):
                lead = len(inner) - len(inner.lstrip())
                found.append((at + lead, at + len(inner.rstrip())))
            at = max(at, end)
        return found


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def texts(store: Store, folder: Path) -> list[Text]:
    """Read the text of every document from `folder`.

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
    return [
        _text(store, row["document"], row["short"], folder / row["file"])
        for row in select(store, _DOCUMENTS).texts()
    ]


def _text(store: Store, document: str, short: str, path: Path) -> Text:
    folded = FoldedText(_read(path))
    locators: dict[str, str] = {}
    above: dict[str, list[str]] = {}
    for row in select(store, _PASSAGES % document).texts():
        locators[row["passage"]] = row["locator"]
        above.setdefault(row["passage"], []).append(row["above"])
    parts = []
    for row in select(store, _SEGMENTS % document).texts():
        segment = Segment(row["start"], row["end"], row["before"], row["after"])
        name = row["segment"].rsplit("/", 1)[-1]
        span = folded.span(segment)
        parts.append(Part(row["passage"], row["locator"], name, segment, span))
    return Text(document, short, path.name, folded, tuple(parts), locators, above)


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
