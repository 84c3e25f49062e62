"""An answer as rows for data: one for each item, with evidence one for each item and source."""

from collections.abc import Sequence

from mhgraph.ask.answer import Answer
from mhgraph.cli.ask_said import ANSWER, HEADINGS, QUESTION, cells_of, value_said
from mhgraph.cli.evidence_view import SOURCE_HEADINGS, source_fields
from mhgraph.cli.visible import visible
from mhgraph.lookup.sources import Source

__all__ = ["as_rows"]


def as_rows(
    answer: Answer, sources: Sequence[Sequence[Source]] | None
) -> tuple[list[str], list[list[str]]]:
    """Return headings and rows; every row has question and value, and a bare value has one, too."""
    lang = answer.language
    headings = [QUESTION.get(lang), ANSWER.get(lang), *(h.get(lang) for h in HEADINGS), "IRI"]
    start = [visible(answer.question), _value(answer)]
    rows = [[*start, *map(_clean, cells_of(item)), item.iri] for item in answer.items]
    if not rows and not answer.empty:
        rows = [[*start, *([""] * (len(HEADINGS) + 1))]]
    return (headings, rows) if sources is None else _with_sources(headings, rows, sources, lang)


def _value(answer: Answer) -> str:
    """Return the value as a program wants it: a number has no points or commas."""
    if answer.value is None:
        return ""
    return value_said(answer) if isinstance(answer.value, bool) else _clean(str(answer.value))


def _clean(text: str) -> str:
    return visible(text, lines=True)


def _with_sources(
    headings: list[str], rows: list[list[str]], sources: Sequence[Sequence[Source]], lang: str
) -> tuple[list[str], list[list[str]]]:
    wide = [*headings, *(words.get(lang) for words in SOURCE_HEADINGS.values())]
    found = []
    for row, of_row in zip(rows, sources or [()] * len(rows), strict=True):
        filled = [[*row, *source_fields(source).values()] for source in of_row]
        found += filled or [[*row, *([""] * len(SOURCE_HEADINGS))]]
    return wide, found
