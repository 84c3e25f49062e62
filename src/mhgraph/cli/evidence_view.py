"""The answer to a named question with the passages behind each row, in every form of a table."""

import json
import textwrap
from collections.abc import Iterable, Sequence

from mhgraph.catalogue import NamedResult
from mhgraph.catalogue.evidence import RowEvidence
from mhgraph.cli.answers import Shape, made_from, total
from mhgraph.cli.output import rows_said, show, write, write_bytes
from mhgraph.cli.render import as_markdown, as_table, grouped
from mhgraph.errors import Words
from mhgraph.lookup.sources import Source
from mhgraph.values import value_of

__all__ = [
    "NOT_QUOTED",
    "SOURCE_HEADINGS",
    "evidence_rows",
    "source_fields",
    "source_lines",
    "with_lines_below",
    "write_evidence",
]

NOT_QUOTED = Words(
    nl="mhgraph: de passages staan er zonder hun zinnen; die komen erbij met --documents MAP, de map met de "
    "teksten van de documenten (of zet MHGRAPH_DOCUMENTS).",
    en="mhgraph: the passages stand here without their sentences; these come with --documents FOLDER, the "
    "folder with the documents' texts (or set MHGRAPH_DOCUMENTS).",
)
SOURCE_HEADINGS = {
    "source": Words(nl="Bewijsplaats (IRI)", en="Evidence (IRI)"),
    "title": Words(nl="Bewijsplaats", en="Evidence"),
    "document": Words(nl="Document", en="Document"),
    "locator": Words(nl="Vindplaats", en="Locator"),
    "certainty": Words(nl="Zekerheid", en="Certainty"),
    "reason": Words(nl="Reden", en="Reason"),
    "anchor": Words(nl="Eerste woorden", en="First words"),
    "text": Words(nl="Tekst", en="Text"),
    "link": Words(nl="Link", en="Link"),
}
_NARROWEST = 60
_NONE = Words(nl="geen bewijsplaats gevonden", en="no evidence found")


def write_evidence(result: NamedResult, found: Sequence[RowEvidence], shape: Shape) -> Words:
    """Write the answer with its evidence; return how many rows that are.

    A table has the passages below each of its rows, a page and Markdown a column with them; csv and xlsx
    have a line for each row and source; json is a list of objects.

    Args:
        result: the answer.
        found: its rows with their sources, as `mhgraph.catalogue.evidence.evidence` gives them.
        shape: form, language, target.
    """
    lang, form = shape.lang, shape.form or "table"
    if form in ("csv", "xlsx"):
        return _write_lines(result, found, shape)
    if form == "json":
        write(shape.output, _objects(result, found))
        return rows_said(len(found))
    if form == "md":
        write(shape.output, _markdown(result, found, lang))
        return rows_said(len(found))
    headings, body = grouped(result, lang)
    line = total(result, len(body), lang)
    if form == "html":
        from mhgraph.cli.formats import as_html

        cells = ["\n".join(source_lines(sources, lang)) for sources in _by_group(result, found)]
        rows = [[*row, cell] for row, cell in zip(body, cells, strict=True)]
        title = result.query.header.title.get(lang)
        wide = [*headings, SOURCE_HEADINGS["title"].get(lang)]
        write(shape.output, as_html(wide, rows, title, lang, line, made_from()))
    else:
        show(shape.output, f"{_below(result, found, lang)}{line}\n", paged=shape.paged)
    return rows_said(len(body))


def _write_lines(result: NamedResult, found: Sequence[RowEvidence], shape: Shape) -> Words:
    headings, rows = evidence_rows(result, found, shape.lang)
    if shape.form == "csv":
        shape.csv(headings, rows)
    else:
        from mhgraph.cli.formats import as_xlsx

        write_bytes(
            shape.output, as_xlsx(headings, rows, result.query.header.title.get(shape.lang))
        )
    return rows_said(len(rows))


def _objects(result: NamedResult, found: Sequence[RowEvidence]) -> str:
    objects = [
        {
            "row": dict(zip(result.table.columns, map(value_of, one.row), strict=True)),
            "evidence": [source_fields(source) for source in one.sources],
        }
        for one in found
    ]
    return json.dumps(objects, ensure_ascii=False, indent=1) + "\n"


def evidence_rows(
    result: NamedResult, found: Sequence[RowEvidence], lang: str
) -> tuple[list[str], list[list[str]]]:
    """Return headings and one row for each row of the answer and source; a row without has one."""
    header = result.query.header
    headings = [header.column(c).heading.get(lang) for c in result.table.columns]
    headings += [words.get(lang) for words in SOURCE_HEADINGS.values()]
    rows = []
    for one in found:
        cells = [value_of(term) for term in one.row]
        rows += [[*cells, *source_fields(source).values()] for source in one.sources]
        if not one.sources:
            rows.append([*cells, *([""] * len(SOURCE_HEADINGS))])
    return headings, rows


def source_fields(source: Source) -> dict[str, str]:
    """Return what there is to say of a source, by the keys of `SOURCE_HEADINGS`."""
    return {
        "source": source.iri.value,
        "title": source.title,
        "document": source.document,
        "locator": source.locator,
        "certainty": source.certainty,
        "reason": source.reason,
        "anchor": source.anchor,
        "text": source.text,
        "link": source.link,
    }


def _markdown(result: NamedResult, found: Sequence[RowEvidence], lang: str) -> str:
    header = result.query.header
    shown = [i for i, c in enumerate(result.table.columns) if not header.column(c).data_only]
    headings = [header.column(result.table.columns[i]).heading.get(lang) for i in shown]
    rows = [
        [*(value_of(one.row[i]) for i in shown), "\n".join(source_lines(one.sources, lang))]
        for one in found
    ]
    return as_markdown([*headings, SOURCE_HEADINGS["title"].get(lang)], rows)


def _below(result: NamedResult, found: Sequence[RowEvidence], lang: str) -> str:
    """Return the table for the eye with, under each of its rows, a line for each source."""
    headings, body = grouped(result, lang)
    sources = [source_lines(of_row, lang) for of_row in _by_group(result, found)]
    return with_lines_below(as_table(headings, body), sources)


def with_lines_below(table: str, below: Iterable[Sequence[str]]) -> str:
    """Return `table`, as `as_table` gives it, with lines under each of its rows."""
    top, *lines = table.splitlines()
    rows = iter(below)
    out, in_body = [top], False
    for line in lines:
        if in_body and line[0] in "├└":
            for text in next(rows):
                out += _wrapped(text, max(len(top), _NARROWEST))
        in_body = in_body or line[0] == "├"
        out.append(line)
    return "\n".join(out) + "\n"


def _by_group(result: NamedResult, found: Sequence[RowEvidence]) -> list[list[Source]]:
    """Return the sources of each row of the table for the eye, which shows alike rows as one."""
    keys = [c.column for c in result.query.header.table if not c.listed]
    groups: dict[tuple[str, ...], dict[str, Source]] = {}
    for one, row in zip(found, result.table.texts(), strict=True):
        sources = groups.setdefault(tuple(row[key] for key in keys), {})
        sources |= {source.iri.value: source for source in one.sources}
    return [sorted(sources.values(), key=Source.order) for sources in groups.values()]


def source_lines(sources: Sequence[Source], lang: str) -> list[str]:
    """Return a line for each source; the words of a passage stand there once, not with its readings."""
    shown: set[tuple[str, str]] = set()
    lines = []
    for source in sources:
        place = (source.document, source.locator)
        lines.append(_line(source, with_words=place not in shown))
        shown.add(place)
    return lines or [_NONE.get(lang)]


def _line(source: Source, *, with_words: bool) -> str:
    """Return how a source is cited, its words or where they can be read, and why it was read so."""
    words = source.text or (f"{source.anchor} …" if source.anchor else "")
    parts = [source.title, source.reason]
    if with_words:
        parts += [f'"{words}"' if words else "", "" if source.text else source.link]
    return " · ".join(part for part in parts if part)


def _wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width`; a link is never cut."""
    return textwrap.wrap(
        text,
        width,
        initial_indent="  - ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
