"""`mhgraph queries`: the named questions."""

import click

from mhgraph.catalogue import Header, open_catalogue
from mhgraph.cli.common import Command, format_option, lang_option, output_option
from mhgraph.cli.output import check_writable, write
from mhgraph.cli.render import TABLES, rows_text
from mhgraph.errors import UsageError, Words

__all__ = ["command"]

_HEADINGS = (
    Words(nl="Naam", en="Name"),
    Words(nl="Vraag", en="Question"),
    Words(nl="Parameters", en="Parameters"),
    Words(nl="Trefwoorden", en="Tags"),
)


@click.command(
    "queries",
    cls=Command,
    epilog="Examples: mhgraph queries · mhgraph queries show actions-in-place",
)
@click.argument("action", required=False, type=click.Choice(["show"]), metavar="[show]")
@click.argument("name", required=False)
@format_option(TABLES, "table")
@lang_option
@output_option
def command(action: str | None, name: str | None, form: str, lang: str, output: str) -> None:
    """List the named questions; `show NAME` gives one whole: meaning, parameters, columns, SPARQL."""
    check_writable(output)
    catalogue = open_catalogue()
    if action:
        if not name:
            raise UsageError(
                Words(nl="Welke vraag?", en="Which question?"),
                Words(
                    nl="Schrijf `mhgraph queries show NAAM`.",
                    en="Write `mhgraph queries show NAME`.",
                ),
            )
        query = catalogue.get(name)
        write(output, f"{_explained(query.name, query.header, lang)}\n{query.text}")
        return
    rows = [
        [q.name, q.header.question.get(lang), _options(q.header), ", ".join(q.header.tags)]
        for q in catalogue
    ]
    write(output, rows_text([h.get(lang) for h in _HEADINGS], rows, form, lang))


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
