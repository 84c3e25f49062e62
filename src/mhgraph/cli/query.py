"""`mhgraph query`: a named question, or SPARQL of the user's own."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from mhgraph.catalogue import NamedResult, open_catalogue, run
from mhgraph.catalogue.catalogue import read_text
from mhgraph.cli.common import (
    Command,
    data_option,
    format_option,
    lang_option,
    open_selected,
    output_option,
    store_option,
    timeout_option,
)
from mhgraph.cli.output import check_writable, write
from mhgraph.cli.render import as_csv, as_json, as_markdown, as_table, grouped, shortened
from mhgraph.corpus import known_prefixes
from mhgraph.errors import OutputError, UsageError, Words
from mhgraph.store import Store, refuse_outside
from mhgraph.values import Answer, Table, Triples, value_of

__all__ = ["command"]

_TABLES = ("table", "csv", "json", "md")
_GRAPHS = ("turtle", "trig", "jsonld", "ntriples")


@click.command(
    "query",
    cls=Command,
    context_settings={"ignore_unknown_options": True},
    epilog='Examples: mhgraph query actions-in-place --place "West Africa" · mhgraph query my.rq · '
    'echo "ASK { ?a a mh:Action }" | mhgraph query -',
)
@click.argument("what", metavar="NAME|FILE|-")
@click.argument("rest", nargs=-1, type=click.UNPROCESSED, metavar="[--PARAMETER VALUE]...")
@click.option(
    "--top",
    type=click.IntRange(min=1),
    metavar="N",
    help="The first N rows of a ranking, ties kept.",
)
@click.option(
    "--all", "every", is_flag=True, help="Only what occurs with every one of several values."
)
@format_option((*_TABLES, *_GRAPHS), "")
@lang_option
@store_option
@data_option
@timeout_option
@output_option
def command(
    what: str,
    rest: tuple[str, ...],
    top: int | None,
    every: bool,
    form: str | None,
    lang: str,
    store_name: str,
    own: tuple[Path, ...],
    timeout: float,
    output: str,
) -> None:
    """Answer a named question, a SPARQL file, or SPARQL from standard input ('-').

    The parameters of a named question are options: --place, --actor …; `mhgraph queries show NAME` lists
    them. Several values mean any of them: --place Mali --place Niger. Formats: table, csv, json (SPARQL
    1.1 results), md; turtle, trig, jsonld, ntriples for CONSTRUCT and DESCRIBE.
    """
    check_writable(output)
    if what == "-" or _is_file(what):
        if rest:
            raise _no_parameters(rest[0])
        text = _standard_input() if what == "-" else read_text(Path(what))
        refuse_outside(text)
        write(output, _own(open_selected(store_name, own), text, form, lang, timeout))
        return
    query = open_catalogue().get(what)
    values = parameters(rest)
    store = open_selected(store_name, own)
    result = run(store, query, values, lang, timeout, top=top, every=every)
    write(output, named_text(result, form or "table", lang))


def parameters(rest: tuple[str, ...]) -> dict[str, list[str]]:
    """Return parameter → values from `--place Mali --place=Niger`.

    Raises:
        UsageError: a word stands alone, or an option has no value.
    """
    values: dict[str, list[str]] = {}
    words = iter(rest)
    for word in words:
        if not word.startswith("--") or len(word) < 3:
            raise UsageError(
                Words(nl=f"'{word}' hoort nergens bij.", en=f"'{word}' belongs to nothing."),
                Words(
                    nl='Schrijf parameters als --place "West-Afrika", met aanhalingstekens om spaties.',
                    en='Write parameters as --place "West Africa", with quotes around spaces.',
                ),
            )
        name, equals, value = word[2:].partition("=")
        found = value if equals else next(words, None)
        if found is None:
            raise UsageError(
                Words(nl=f"--{name} heeft geen waarde.", en=f"--{name} has no value."),
                Words(nl=f"Schrijf --{name} WAARDE.", en=f"Write --{name} VALUE."),
            )
        values.setdefault(name, []).append(found)
    return values


def named_text(result: NamedResult, form: str, lang: str) -> str:
    """Return the answer to a named question in the form asked for."""
    header = result.query.header
    if form == "json":
        return as_json(result.table)
    if form == "table":
        headings, rows = grouped(result, lang)
        return f"{as_table(headings, rows)}\n{_total(result, lang)}\n"
    if form not in _TABLES:
        raise _unfit(form, _TABLES)
    headings = [header.column(c).heading.get(lang) for c in result.table.columns]
    rows = [[value_of(t) for t in row] for row in result.table.rows]
    if form == "csv":
        return as_csv(headings, rows)
    shown = [i for i, c in enumerate(result.table.columns) if not header.column(c).data_only]
    return as_markdown([headings[i] for i in shown], [[row[i] for i in shown] for row in rows])


def _total(result: NamedResult, lang: str) -> str:
    counted = result.query.header.column(result.query.header.counted).heading.get(lang)
    name = counted.split(" (")[0]
    rows = Words(nl="rijen", en="rows").get(lang)
    return f"{name}: {result.count()} · {rows}: {len(result.table)}"


def _own(store: Store, text: str, form: str | None, lang: str, timeout: float) -> str:
    prefixes = known_prefixes(store)
    answer = store.query(text, prefixes=prefixes, timeout=timeout)
    if isinstance(answer, Triples):
        return _graph_text(answer, form or "turtle", prefixes)
    return _table_text(answer, form or "table", lang, prefixes)


def _table_text(answer: Table | bool, form: str, lang: str, prefixes: Mapping[str, str]) -> str:
    if form not in _TABLES:
        raise _unfit(form, _TABLES)
    if form == "json":
        return as_json(answer)
    if isinstance(answer, bool):
        words = Words(nl="ja", en="yes") if answer else Words(nl="nee", en="no")
        return f"{words.get(lang)}\n"
    rows = [[value_of(t) for t in row] for row in answer.rows]
    if form == "csv":
        return as_csv(answer.columns, rows)
    short = [[shortened(cell, prefixes) for cell in row] for row in rows]
    if form == "md":
        return as_markdown(answer.columns, short)
    count = Words(nl="rijen", en="rows").get(lang)
    return f"{as_table(answer.columns, short)}\n{count}: {len(answer)}\n"


def _graph_text(answer: Answer, form: str, prefixes: Mapping[str, str]) -> str:
    if form not in _GRAPHS or not isinstance(answer, Triples):
        raise _unfit(form, _GRAPHS)
    from mhgraph.corpus.export import serialised

    return serialised(answer.triples, form, prefixes)


def _standard_input() -> str:
    """Return what comes in, which has to be UTF-8 on every system."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            Words(
                nl=f"De invoer is geen UTF-8 (byte {error.start}).",
                en=f"The input is not UTF-8 (byte {error.start}).",
            ),
            Words(nl="Sla de vraag op als UTF-8.", en="Save the query as UTF-8."),
        ) from None


def _is_file(what: str) -> bool:
    try:
        return what.endswith((".rq", ".sparql")) or Path(what).is_file()
    except OSError:  # no file can have such a name
        return False


def _no_parameters(word: str) -> UsageError:
    return UsageError(
        Words(
            nl=f"{word}: eigen SPARQL heeft geen parameters.",
            en=f"{word}: SPARQL of your own has no parameters.",
        ),
        Words(nl="Zet de waarde in de vraag zelf.", en="Put the value into the query itself."),
    )


def _unfit(form: str, fits: tuple[str, ...]) -> OutputError:
    return OutputError(
        Words(
            nl=f"De vorm {form} past niet bij het antwoord op deze vraag.",
            en=f"The format {form} does not fit the answer to this query.",
        ),
        Words(nl=f"Kies uit: {', '.join(fits)}.", en=f"Choose from: {', '.join(fits)}."),
    )
