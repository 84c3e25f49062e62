"""`mhgraph queries`: the named questions."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from mhgraph.catalogue import Catalogue, Header, open_catalogue
from mhgraph.catalogue.catalogue import NamedQuery
from mhgraph.catalogue.check import Fault, check_catalogue
from mhgraph.cli.answers import unfit
from mhgraph.cli.common import TableCommand, format_option, lang_option, output_option
from mhgraph.cli.options import pager_option, queries_option, service_option
from mhgraph.cli.output import check_writable, confirm, rows_said, show, write
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
_FORMS = {"show": ("table", "rq")}
_MORE = Words(
    nl="docs/own-questions.md legt uit hoe u een vraag schrijft (in het Engels).\n",
    en="docs/own-questions.md explains how to write a question.\n",
)
_FINE = Words(nl="Met de vragen ({}) is niets mis.", en="Nothing is wrong with the questions ({}).")


class _Queries(TableCommand):
    """A command whose answer is a table, or a question as a file of its own."""

    forms = (*TABLES, "rq")


@click.command(
    "queries",
    cls=_Queries,
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
@service_option
@format_option((*TABLES, "rq"), "")
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
    services: tuple[str, ...],
    form: str,
    lang: str,
    paged: bool,
    output: str,
) -> None:
    """List the named questions; `show NAME` gives one whole: meaning, parameters, columns, SPARQL.

    `show NAME -o my.rq` writes the question alone, to start one of your own from. Several tags or words:
    only what has them all. `check` tells what is wrong in the folders of
    questions, your own included; exit code 1 when something is.
    """
    check_writable(output)
    _check_use(action, name, (*tags, *words))
    if (fits := _FORMS.get(action or "", TABLES)) and form not in fits:
        raise unfit(form, fits, f"queries {action}" if action else "queries")
    catalogue = open_catalogue(folders)
    if action == "show":
        query = catalogue.get(str(name))
        above = "" if form == "rq" else f"{_explained(query.name, query.header, lang)}\n"
        show(output, f"{above}{query.text}", paged=paged)
        confirm(output, lang, Words(nl="een vraag", en="a question"))
    elif action == "check":
        faults = check_catalogue(catalogue, _taken(), services)
        write(output, _report(catalogue, faults, form, lang))
        confirm(output, lang, rows_said(len(faults)))
        ctx.exit(int(ExitCode.NOT_CONFORMING if faults else ExitCode.FINE))
    else:
        found, errors = catalogue.readable()
        _say(errors, lang)
        named = catalogue.tags()
        chosen = _chosen(found, tags, words, named)
        show(output, _listing(chosen, named, form, lang), paged=paged)
        confirm(output, lang, rows_said(len(chosen)))


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
    queries: list[NamedQuery],
    tags: tuple[str, ...],
    words: tuple[str, ...],
    named: Mapping[str, Words],
) -> list[NamedQuery]:
    """Return the questions with all `tags`, by a name in either language, and all `words`.

    Raises:
        UnknownNameError: no question has a tag; the hint lists those that are there.
    """
    known = {tag for q in queries for tag in q.header.tags}
    called = {fold(name): tag for tag in known for name in _names(tag, named)}
    for tag in tags:
        if fold(tag) not in called:
            nl, en = (", ".join(sorted(_tag(t, named, one) for t in known)) for one in ("nl", "en"))
            raise UnknownNameError(
                Words(nl=f"Geen vraag heeft '{tag}'.", en=f"No question has the tag '{tag}'."),
                Words(nl=f"Kies uit: {nl}.", en=f"Choose from: {en}."),
            )
    wanted_tags, wanted = {called[fold(t)] for t in tags}, [fold(w) for w in words]
    return [
        q for q in queries if wanted_tags <= {*q.header.tags} and all(w in _said(q) for w in wanted)
    ]


def _names(tag: str, named: Mapping[str, Words]) -> tuple[str, ...]:
    return (tag, named[tag].nl, named[tag].en) if tag in named else (tag,)


def _tag(tag: str, named: Mapping[str, Words], lang: str) -> str:
    return named[tag].get(lang) if tag in named else tag


def _said(query: NamedQuery) -> str:
    header = query.header
    texts = (header.title, header.question, header.explanation)
    parts = [fold(text) for words in texts for text in (words.nl, words.en)]
    return "\n".join([query.name, fold(query.name), *parts])


def _listing(queries: list[NamedQuery], named: Mapping[str, Words], form: str, lang: str) -> str:
    rows = [
        [
            q.name,
            q.header.question.get(lang),
            _options(q.header),
            ", ".join(_tag(tag, named, lang) for tag in q.header.tags),
        ]
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
    text = rows_text([h.get(lang) for h in _FAULTS], rows, form, lang)
    return text + (_MORE.get(lang) if form == "table" else "")


def _taken() -> set[str]:
    """Return the names that options of `mhgraph query` have, so no parameter can have them."""
    from mhgraph.cli.query import command as query

    return {option.lstrip("-") for p in query.params for option in [*p.opts, "--help"]}


def _options(header: Header) -> str:
    shown = [p for p in header.parameters if p.kind != "language"]
    return " ".join(f"--{p.name}" if p.required else f"[--{p.name}]" for p in shown)


def _explained(name: str, header: Header, lang: str) -> str:
    example = " ".join(
        f'--{p.name} "{p.example_in(lang)}"' for p in header.parameters if p.example and p.required
    )
    lines = [f"{header.title.get(lang)} ({name})", header.question.get(lang)]
    unsourced = [header.unsourced.get(lang)] if header.unsourced else []
    lines += ["", " ".join([header.explanation.get(lang), *unsourced]), ""]
    for parameter in header.parameters:
        if parameter.kind != "language":
            lines.append(f"  --{parameter.name}: {parameter.help.get(lang)} ({parameter.kind})")
            choices = ", ".join(choice.name.get(lang) for choice in parameter.choices)
            lines += [f"      {choices}"] if choices else []
    lines.append("")
    for column in header.columns:
        lines.append(f"  {column.heading.get(lang)} (?{column.name}): {column.means.get(lang)}")
    lines += ["", f"  mhgraph query {name} {example}".rstrip(), ""]
    return "\n".join(lines)
