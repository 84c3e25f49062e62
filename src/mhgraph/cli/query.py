"""`mhgraph query`: a named question, or SPARQL of the user's own."""

import sys
from pathlib import Path
from typing import Any

import click

from mhgraph.catalogue.catalogue import read_text
from mhgraph.cli.answers import GRAPHS, TABLES, shape_of, write_own
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
from mhgraph.cli.endings import check_receipt_ending, form_for
from mhgraph.cli.named import answer_named
from mhgraph.cli.options import (
    count_option,
    csv_options,
    evidence_options,
    pager_option,
    queries_option,
    receipt_option,
    service_option,
)
from mhgraph.cli.output import check_writable
from mhgraph.corpus import known_prefixes
from mhgraph.errors import UsageError, Words
from mhgraph.store import refuse_outside

__all__ = ["command"]


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
@count_option
@evidence_options
@receipt_option
@format_option((*TABLES, *GRAPHS), "")
@csv_options
@pager_option
@lang_option
@queries_option
@service_option
@store_option
@data_option
@timeout_option
@output_option
def command(what: str, rest: tuple[str, ...], **options: Any) -> Words:
    """Answer a named question, a SPARQL file, or SPARQL from standard input ('-').

    The parameters of a named question are options: --place, --actor …; `mhgraph queries show NAME`
    lists them. Several values mean any of them: --place Mali --place Niger. Without --format the
    ending of the file that -o names says the form.
    """
    _check(options)
    if what == "-" or _is_file(what):
        return _answer_own(what, rest, options)
    return answer_named(what, parameters(rest), options)


def _check(options: dict[str, Any]) -> None:
    """Refuse what does not go together, and what cannot be written, before the work."""
    output, receipt_file = options["output"], options["receipt_file"]
    check_writable(output)
    options["form"] = form_for(options["form"], output, (*TABLES, *GRAPHS))
    if options["separator"] != "comma" or options["bom"]:
        from mhgraph.cli.formats import check_csv_options

        check_csv_options(options["form"], options["separator"], options["bom"])
    if receipt_file:
        check_receipt_ending(receipt_file)
        check_writable(receipt_file)
        if receipt_file == output:
            raise _clash("--receipt", "-o", "twee bestanden", "two files")


def _answer_own(what: str, rest: tuple[str, ...], options: dict[str, Any]) -> Words:
    if rest:
        raise _no_parameters(rest[0])
    if options["evidence"]:
        from mhgraph.catalogue.evidence import no_evidence_for_own

        raise no_evidence_for_own()
    for name in ("counted", "receipt_file", "folders", "top", "every"):
        if options[name]:
            raise _named_only(name)
    text = _standard_input() if what == "-" else read_text(Path(what))
    refuse_outside(text, options["services"])
    store = open_selected(options["store_name"], options["own"])
    prefixes = known_prefixes(store, options["timeout"])
    answer = store.query(text, prefixes=prefixes, timeout=options["timeout"])
    return write_own(answer, shape_of(options), prefixes)


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


def _named_only(name: str) -> UsageError:
    option = {"counted": "count", "receipt_file": "receipt", "folders": "queries", "every": "all"}
    word = f"--{option.get(name, name)}"
    return UsageError(
        Words(
            nl=f"{word} gaat alleen met een vraag met een naam.",
            en=f"{word} goes only with a named question.",
        ),
        Words(nl="`mhgraph queries` noemt ze.", en="`mhgraph queries` lists them."),
    )


def _clash(one: str, other: str, nl: str, en: str) -> UsageError:
    return UsageError(
        Words(nl=f"{one} en {other} willen {nl}.", en=f"{one} and {other} want {en}."),
        Words(nl="Noem twee verschillende namen.", en="Give two different names."),
    )
