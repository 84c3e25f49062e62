"""`mhgraph stats`: how much there is in the graph."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from mhgraph.cli.common import (
    TableCommand,
    data_option,
    format_option,
    lang_option,
    open_selected,
    output_option,
    store_option,
)
from mhgraph.cli.output import check_writable, rows_said, write
from mhgraph.cli.render import TABLES, rows_text
from mhgraph.errors import Words
from mhgraph.lookup.statistics import MEASURES, PARTS, Counted

__all__ = ["command"]

_TITLES = {
    "documents": Words(nl="Documenten", en="Documents"),
    "classes": Words(nl="Klassen", en="Classes"),
    "roles": Words(nl="Rollen", en="Roles"),
    "languages": Words(nl="Talen", en="Languages"),
    "sources": Words(nl="Bronnen", en="Sources"),
}
_MEASURES = {
    "passages": Words(nl="Passages", en="Passages"),
    "actions": Words(nl="Acties", en="Actions"),
    "parts": Words(nl="Onderdelen", en="Parts"),
    "in_passages": Words(nl="Uitspraken in passages", en="Statements in passages"),
    "in_readings": Words(nl="Uitspraken in lezingen", en="Statements in readings"),
    "figures": Words(nl="Cijfers", en="Figures"),
    "actors": Words(nl="Genoemde actoren", en="Actors named"),
    "entities": Words(nl="Dingen", en="Entities"),
    "statements": Words(nl="Uitspraken", en="Statements"),
    "preferred": Words(nl="Voorkeursnamen", en="Preferred names"),
    "other": Words(nl="Andere namen", en="Other names"),
    "titles": Words(nl="Titels", en="Titles"),
    "sources": Words(nl="Bronnen", en="Sources"),
    "saying": Words(nl="Met uitspraken", en="With statements"),
}
_LANGUAGES = {
    "nl": Words(nl="Nederlands", en="Dutch"),
    "en": Words(nl="Engels", en="English"),
    "": Words(nl="geen taal", en="no language"),
}
_PART = Words(nl="Deel", en="Part")
_NAME = Words(nl="Naam", en="Name")
_MEASURE = Words(nl="Wat", en="What")
_NUMBER = Words(nl="Aantal", en="Number")
_KEY = Words(nl="Sleutel", en="Key")

_Parts = Mapping[str, Sequence[Counted]]


@click.command(
    "stats", cls=TableCommand, epilog="Examples: mhgraph stats · mhgraph stats documents -f csv"
)
@click.argument(
    "part", required=False, type=click.Choice(list(PARTS)), metavar=f"[{'|'.join(PARTS)}]"
)
@format_option(TABLES, "")
@lang_option
@store_option
@data_option
@output_option
def command(
    part: str | None,
    form: str,
    lang: str,
    store_name: str,
    own: tuple[Path, ...],
    output: str,
) -> Words:
    """Count what is in the graph: by document, class, role, language, kind of source; or one of these.

    A statement is what the graph of a source says; what is derived is not counted. Actions are those
    that counts count: no programmes, results, action lines or lettered parts.
    """
    check_writable(output)
    store = open_selected(store_name, own)
    counted = {name: PARTS[name](store, lang) for name in ([part] if part else PARTS)}
    if form == "json":
        write(output, _json(counted, part, lang))
    elif form == "csv" and not part:
        write(output, _long(counted, lang))
    else:
        write(output, _tables(counted, form, lang, titled=not part))
    return rows_said(sum(map(len, counted.values())))


def _tables(parts: _Parts, form: str, lang: str, titled: bool) -> str:
    texts = []
    for name, counted in parts.items():
        rows = [[str(cell) for cell in row.values()] for row in _records(counted, name, lang)]
        headings = _headings(name, lang)
        text = rows_text(headings, rows, form, lang, wide=(len(headings) - 1,))
        mark = "## " if form == "md" else ""
        gap = "\n\n" if form == "md" else "\n"
        texts.append(f"{mark}{_TITLES[name].get(lang)}{gap}{text}" if titled else text)
    return "\n".join(texts)


def _json(parts: _Parts, part: str | None, lang: str) -> str:
    records = {name: _records(counted, name, lang) for name, counted in parts.items()}
    return json.dumps(records[part] if part else records, ensure_ascii=False, indent=1) + "\n"


def _long(parts: _Parts, lang: str) -> str:
    """Return all parts as one CSV, a line for each number."""
    rows = [
        [name, _label(name, one, lang), _MEASURES[measure].get(lang), str(number), one.key]
        for name, counted in parts.items()
        for one in counted
        for measure, number in one.numbers.items()
    ]
    headings = [w.get(lang) for w in (_PART, _NAME, _MEASURE, _NUMBER, _KEY)]
    return rows_text(headings, rows, "csv", lang)


def _records(counted: Sequence[Counted], name: str, lang: str) -> list[dict[str, str | int]]:
    headings = _headings(name, lang)
    return [
        dict(zip(headings, (_label(name, one, lang), *one.numbers.values(), one.key), strict=True))
        for one in counted
    ]


def _headings(name: str, lang: str) -> list[str]:
    measures = [_MEASURES[m] for m in MEASURES[name]]
    return [w.get(lang) for w in (_NAME, *measures, _KEY)]


def _label(name: str, one: Counted, lang: str) -> str:
    if name == "languages" and one.key in _LANGUAGES:
        return _LANGUAGES[one.key].get(lang)
    return one.label
