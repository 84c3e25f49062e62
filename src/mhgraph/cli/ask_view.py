"""An answer as text, in each form: table, Markdown, CSV, JSON."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from mhgraph.ask.answer import Answer
from mhgraph.cli.ask_said import (
    ANSWER,
    HEADINGS,
    QUESTION,
    Asked,
    cells_of,
    code_of,
    emptiness,
    other_readings,
    parse_of,
    refusal,
    spaced,
    total,
    value_said,
)
from mhgraph.cli.render import as_markdown, as_table
from mhgraph.cli.visible import visible
from mhgraph.errors import ExitCode, Words
from mhgraph.lookup.sources import Source

__all__ = ["Look", "Shown", "explained", "shown"]

_READ = Words(nl="Gelezen als", en="Read as")
_NOTE = Words(nl="Opmerking", en="Note")
_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")
Sources = Sequence[Sequence[Source]]
"""The sources of each item of an answer, in its order."""


@dataclass(frozen=True, slots=True)
class Look:
    """How answers are to be shown.

    Attributes:
        form: "table", "csv", "json" or "md".
        place: "one" question, one of several "lines", or one of a "dialogue".
        explain: with the parse, the SPARQL and that of other readings.
        separator, bom: as the options of CSV.
    """

    form: str = "table"
    place: str = "one"
    explain: bool = False
    separator: str = "comma"
    bom: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What goes to standard output and to standard error, and the exit code that it means.

    Attributes:
        out, err: texts that end in a line end, or "".
        code: what came of the question.
        rows: how many things `out` holds.
        lang: the language of the answer.
    """

    out: str
    err: str = ""
    code: ExitCode = ExitCode.FINE
    rows: int = 0
    lang: str = "en"


def shown(asked: Asked, look: Look, sources: Sources | None = None) -> Shown:
    """Return an answer as text.

    Args:
        asked: the question with its answer.
        look: the form, and how much of it.
        sources: those of each item, where they were asked for; JSON has its own.
    """
    answer = asked.answer
    out, err = "", []
    if look.form == "json":
        out = _json(answer, look)
    elif answer.understood:
        out = _FORMS[look.form](asked, look, sources)
    if not answer.understood:
        err += _refused(asked, look)
    elif look.form == "csv":
        err += _question(answer) if look.place == "lines" else []
        err += [*_read(answer), *_notes(answer), *other_readings(asked, look.place)]
        err += [emptiness(answer)] if answer.empty else []
    if look.explain and (look.form in ("csv", "json") or not answer.understood):
        err += _explained(asked)
    said = "".join(f"{line}\n" for line in err)
    return Shown(out, said, code_of(answer), len(answer.items), answer.language)


def explained(asked: Asked) -> Shown:
    """Return how a question was read, as text for the eye, without its answer."""
    out = "".join(f"{line}\n" for line in _explained(asked))
    return Shown(out, code=code_of(asked.answer), lang=asked.answer.language)


def _refused(asked: Asked, look: Look) -> list[str]:
    first, *rest = refusal(asked, look.place)
    about = f"'{_cut(visible(asked.answer.question))}': " if look.place == "lines" else ""
    return [f"mhgraph: {about}{first}" if look.place != "dialogue" else first, *rest]


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _json(answer: Answer, look: Look) -> str:
    indent = None if look.place == "lines" else 1
    return json.dumps(answer.as_json(), ensure_ascii=False, indent=indent) + "\n"


def _text(asked: Asked, look: Look, sources: Sources | None) -> str:
    """Return the answer for the eye; there is no empty line in it."""
    answer = asked.answer
    lines = _question(answer) if look.place == "lines" else []
    lines += _read(answer)
    if said := value_said(answer):
        lines.append(f"{ANSWER.get(answer.language)}: {said}")
    if answer.empty:
        lines.append(emptiness(answer))
    if answer.items:
        lines.append(_table(answer, sources))
    lines += _notes(answer)
    lines += [total(answer)] if total(answer) and not answer.empty else []
    lines += other_readings(asked, look.place)
    lines += _explained(asked) if look.explain else []
    return "".join(f"{line}\n" for line in lines)


def _table(answer: Answer, sources: Sources | None) -> str:
    headings, rows = _columns(answer)
    if sources is None:
        return as_table(headings, rows)
    from mhgraph.cli.evidence_view import source_lines, with_lines_below

    lines = [[visible(one) for one in source_lines(s, answer.language)] for s in sources]
    return with_lines_below(as_table(headings[:-1], [row[:-1] for row in rows]), lines).rstrip("\n")


def _columns(answer: Answer) -> tuple[list[str], list[list[str]]]:
    """Return headings and rows for the eye: the columns that hold something, sources always."""
    lang = answer.language
    cells = [cells_of(replace(i, value=spaced(i.value, lang))) for i in answer.items]
    last = len(HEADINGS) - 1
    kept = [i for i in range(len(HEADINGS)) if i == last or any(row[i] for row in cells)]
    headings = [HEADINGS[i].get(lang) for i in kept]
    return headings, [[visible(row[i]) for i in kept] for row in cells]


def _markdown(asked: Asked, look: Look, sources: Sources | None) -> str:
    answer = asked.answer
    lang = answer.language
    blocks = [f"## {_plain(visible(answer.question))}"]
    blocks += [_labelled(_READ.get(lang), visible(answer.reading))]
    if said := value_said(answer):
        blocks.append(_labelled(ANSWER.get(lang), said))
    if answer.empty:
        blocks.append(emptiness(answer))
    if answer.items:
        blocks.append(_markdown_table(answer, sources).rstrip("\n"))
    blocks += [_labelled(_NOTE.get(lang), visible(note)) for note in answer.notes]
    blocks += [total(answer)] if total(answer) and not answer.empty else []
    if others := other_readings(asked, look.place):
        blocks += [others[0], "\n".join(_plain(line) for line in others[1:])]
    if look.explain:
        from mhgraph.catalogue.receipt import fenced

        for title, text, kind in parse_of(asked):
            blocks += [f"### {_plain(title)}", fenced(text, kind)]
    return "\n\n".join(blocks) + "\n"


def _markdown_table(answer: Answer, sources: Sources | None) -> str:
    headings, rows = _columns(answer)
    if sources is not None:
        from mhgraph.cli.evidence_view import source_lines

        lines = ["\n".join(source_lines(of_item, answer.language)) for of_item in sources]
        rows = [
            [*row[:-1], visible(cell, lines=True)] for row, cell in zip(rows, lines, strict=True)
        ]
    return as_markdown(headings, rows)


def _labelled(label: str, text: str) -> str:
    return f"**{label}:** {_plain(text)}"


def _plain(text: str) -> str:
    """Return `text` with the signs that mean something in Markdown escaped."""
    return _MARKS.sub(r"\\\1", text)


def _csv(asked: Asked, look: Look, sources: Sources | None) -> str:
    from mhgraph.cli.ask_csv import as_rows
    from mhgraph.cli.formats import as_csv_for

    headings, rows = as_rows(asked.answer, sources)
    return as_csv_for(headings, rows, separator=look.separator, bom=look.bom)


def _question(answer: Answer) -> list[str]:
    return [f"{QUESTION.get(answer.language)}: {visible(answer.question)}"]


def _read(answer: Answer) -> list[str]:
    return [f"{_READ.get(answer.language)}: {visible(answer.reading)}"] if answer.reading else []


def _notes(answer: Answer) -> list[str]:
    return [f"{_NOTE.get(answer.language)}: {visible(note)}" for note in answer.notes]


def _explained(asked: Asked) -> list[str]:
    lines = []
    for title, text, kind in parse_of(asked):
        lines += [f"{title}:" if kind == "text" or title == "SPARQL" else title]
        lines += [f"  {line}" for line in text.splitlines()]
    return lines


_FORMS: Final = {"table": _text, "md": _markdown, "csv": _csv}
