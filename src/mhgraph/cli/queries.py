"""`mhgraph queries`: the named questions."""

from collections.abc import Sequence
from pathlib import Path

import click

from mhgraph.catalogue import Catalogue, Header, open_catalogue
from mhgraph.catalogue.catalogue import NamedQuery
from mhgraph.catalogue.check import Fault, check_catalogue
from mhgraph.cli.common import TableCommand, format_option, lang_option, output_option
from mhgraph.cli.options import pager_option, queries_option
from mhgraph.cli.output import check_writable, show, write
from mhgraph.cli.render import TABLES, rows_text
from mhgraph.errors import ExitCode, MhgraphError, UnknownNameError, UsageError, Words
from mhgraph.lookup.folding import fold

__all__ = ["command"]

_HEADINGS = (
    Words(nl="Naam", en="Name"),
    Words(nl="Vraag", en="Question"),
    Words(nl="Parameters", en="Parameters"),
    Words(nl="Trefwoorden", en="Tags"),
)
_FAULTS = (
    Words(nl="Bestand", en="File"),
    Words(nl="Regel", en="Line"),
    Words(nl="Wat er mis is", en="What is wrong"),
    Words(nl="Wat te doen", en="What to do"),
)
_FINE = Words(nl="Met de vragen ({}) is niets mis.", en="Nothing is wrong with the questions ({}).")


@click.command(
    "queries",
    cls=TableCommand,
    epilog="Examples: mhgraph queries · mhgraph queries --tag places --word fund · "
    "mhgraph queries show actions-in-place · mhgraph queries check --queries my-questions",
)
@click.argument(
    "action", required=False, type=click.Choice(["show", "check"]), metavar="[show|check]"
)
@click.argument("name", required=False)
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only with this tag.")
@click.option(
    "--word",
    "words",
    multiple=True,
    metavar="WORD",
    help="Only with this word in name, title, question or explanation, in either language.",
)
@queries_option
@format_option(TABLES, "")
@lang_option
@pager_option
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    action: str | None,
    name: str | None,
    tags: tuple[str, ...],
    words: tuple[str, ...],
    folders: tuple[Path, ...],
    form: str,
    lang: str,
    paged: bool,
    output: str,
) -> None:
    """List the named questions; `show NAME` gives one whole: meaning, parameters, columns, SPARQL.

    Several tags or words: only what has them all. `check` tells what is wrong in the folders of
    questions, your own included; exit code 1 when something is.
    """
    check_writable(output)
    _check_use(action, name, (*tags, *words))
    catalogue = open_catalogue(folders)
    if action == "show":
        query = catalogue.get(str(name))
        text = f"{_explained(query.name, query.header, lang)}\n{query.text}"
        show(output, text, paged=paged)
    elif action == "check":
        faults = check_catalogue(catalogue, _taken())
        write(output, _report(catalogue, faults, form, lang))
        ctx.exit(int(ExitCode.NOT_CONFORMING if faults else ExitCode.FINE))
    else:
        found, errors = catalogue.readable()
        _say(errors, lang)
        text = _listing(_chosen(found, tags, words), form, lang)
        show(output, text, paged=paged)


def _check_use(action: str | None, name: str | None, filters: tuple[str, ...]) -> None:
    if action == "show" and not name:
        raise UsageError(
            Words(nl="Welke vraag?", en="Which question?"),
            Words(
                nl="Schrijf `mhgraph queries show NAAM`.", en="Write `mhgraph queries show NAME`."
            ),
        )
    if action == "check" and name:
        raise UsageError(
            Words(nl=f"'{name}' hoort nergens bij.", en=f"'{name}' belongs to nothing."),
            Words(
                nl="Schrijf `mhgraph queries check --queries MAP`.",
                en="Write `mhgraph queries check --queries DIR`.",
            ),
        )
    if action and filters:
        raise UsageError(
            Words(
                nl=f"--tag en --word horen bij de lijst, niet bij {action}.",
                en=f"--tag and --word go with the list, not with {action}.",
            ),
            Words(nl="Laat ze weg.", en="Leave them out."),
        )


def _say(errors: Sequence[MhgraphError], lang: str) -> None:
    """Say on standard error which questions are not in the list and why."""
    for error in errors:
        click.echo(f"mhgraph: {error.text(lang)}", err=True)


def _chosen(
    queries: list[NamedQuery], tags: tuple[str, ...], words: tuple[str, ...]
) -> list[NamedQuery]:
    """Return the questions with all `tags` and all `words`.

    Raises:
        UnknownNameError: no question has a tag; the hint lists those that are there.
    """
    known = sorted({tag for q in queries for tag in q.header.tags})
    for tag in tags:
        if fold(tag) not in map(fold, known):
            raise UnknownNameError(
                Words(nl=f"Geen vraag heeft '{tag}'.", en=f"No question has the tag '{tag}'."),
                Words(nl=f"Kies uit: {', '.join(known)}.", en=f"Choose from: {', '.join(known)}."),
            )
    wanted_tags, wanted = {fold(t) for t in tags}, [fold(w) for w in words]
    return [
        q
        for q in queries
        if wanted_tags <= {fold(t) for t in q.header.tags} and all(w in _said(q) for w in wanted)
    ]


def _said(query: NamedQuery) -> str:
    header = query.header
    texts = (header.title, header.question, header.explanation)
    parts = [fold(text) for words in texts for text in (words.nl, words.en)]
    return "\n".join([query.name, fold(query.name), *parts])


def _listing(queries: list[NamedQuery], form: str, lang: str) -> str:
    rows = [
        [q.name, q.header.question.get(lang), _options(q.header), ", ".join(q.header.tags)]
        for q in queries
    ]
    return rows_text([h.get(lang) for h in _HEADINGS], rows, form, lang)


def _report(catalogue: Catalogue, faults: list[Fault], form: str, lang: str) -> str:
    if not faults and form == "table":
        return _FINE.get(lang).format(len(catalogue.names())) + "\n"
    rows = [
        [
            str(fault.file),
            str(fault.line or ""),
            fault.what.get(lang),
            fault.hint.get(lang) if fault.hint else "",
        ]
        for fault in faults
    ]
    return rows_text([h.get(lang) for h in _FAULTS], rows, form, lang)


def _taken() -> set[str]:
    """Return the names that options of `mhgraph query` have, so no parameter can have them."""
    from mhgraph.cli.query import command as query

    return {option.lstrip("-") for p in query.params for option in [*p.opts, "--help"]}


def _options(header: Header) -> str:
    shown = [p for p in header.parameters if p.kind != "language"]
    return " ".join(f"--{p.name}" if p.required else f"[--{p.name}]" for p in shown)


def _explained(name: str, header: Header, lang: str) -> str:
    example = " ".join(
        f'--{p.name} "{p.example}"' for p in header.parameters if p.example and p.required
    )
    lines = [f"{header.title.get(lang)} ({name})", header.question.get(lang)]
    lines += ["", header.explanation.get(lang), ""]
    for parameter in header.parameters:
        if parameter.kind != "language":
            lines.append(f"  --{parameter.name}: {parameter.help.get(lang)} ({parameter.kind})")
    lines.append("")
    for column in header.columns:
        lines.append(f"  {column.heading.get(lang)} (?{column.name}): {column.means.get(lang)}")
    lines += ["", f"  mhgraph query {name} {example}".rstrip(), ""]
    return "\n".join(lines)
