"""From an answer to text or a workbook, in the form asked for."""

from collections.abc import Mapping, Sequence

from mhgraph import __version__
from mhgraph.catalogue import NamedResult
from mhgraph.cli.output import show, write, write_bytes
from mhgraph.cli.render import as_json, as_markdown, as_table, grouped, shortened
from mhgraph.errors import OutputError, Words
from mhgraph.values import Answer, Table, Triples, value_of

__all__ = [
    "GRAPHS",
    "TABLES",
    "Shape",
    "total",
    "unfit",
    "write_named",
    "write_own",
]

TABLES = ("table", "csv", "json", "md", "html", "xlsx")
GRAPHS = ("turtle", "trig", "jsonld", "ntriples")


class Shape:
    """How an answer is to be written: form, language, CSV options, pager, target."""

    def __init__(
        self, form: str, lang: str, output: str, *, separator: str, bom: bool, paged: bool
    ) -> None:
        self.form, self.lang, self.output = form, lang, output
        self.separator, self.bom, self.paged = separator, bom, paged

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]], total: str) -> None:
        """Write a table for the eye, CSV or Markdown."""
        if self.form == "csv":
            from mhgraph.cli.formats import as_csv_for

            text = as_csv_for(headings, rows, separator=self.separator, bom=self.bom)
            write(self.output, text)
        elif self.form == "md":
            write(self.output, as_markdown(headings, rows))
        else:
            show(self.output, f"{as_table(headings, rows)}\n{total}\n", paged=self.paged)


def write_named(result: NamedResult, shape: Shape) -> None:
    """Write the answer to a named question."""
    header, lang = result.query.header, shape.lang
    form = shape.form or "table"
    if form not in TABLES:
        raise unfit(form, TABLES)
    headings = [header.column(c).heading.get(lang) for c in result.table.columns]
    title = header.title.get(lang)
    if form == "json":
        write(shape.output, as_json(result.table))
    elif form == "xlsx":
        from mhgraph.cli.formats import as_xlsx, cells

        write_bytes(shape.output, as_xlsx(headings, cells(result.table), title))
    elif form == "html":
        from mhgraph.cli.formats import as_html

        eye, rows = grouped(result, lang)
        write(shape.output, as_html(eye, rows, title, lang, total(result, lang), _made_from()))
    elif form == "csv":
        shape.table(headings, [[value_of(t) for t in row] for row in result.table.rows], "")
    elif form == "md":
        kept = [i for i, c in enumerate(result.table.columns) if not header.column(c).data_only]
        rows = [[value_of(row[i]) for i in kept] for row in result.table.rows]
        shape.table([headings[i] for i in kept], rows, "")
    else:
        eye, rows = grouped(result, lang)
        shape.table(eye, rows, total(result, lang))


def total(result: NamedResult, lang: str) -> str:
    """Return the line below a table: how many things, how many rows."""
    counted = result.query.header.column(result.query.header.counted).heading.get(lang)
    name = counted.split(" (")[0]
    rows = Words(nl="rijen", en="rows").get(lang)
    return f"{name}: {result.count()} · {rows}: {len(result.table)}"


def write_own(answer: Answer, shape: Shape, prefixes: Mapping[str, str]) -> None:
    """Write the answer to SPARQL of the user's own."""
    if isinstance(answer, Triples):
        write(shape.output, _graph_text(answer, shape.form or "turtle", prefixes))
    elif isinstance(answer, bool):
        _write_boolean(answer, shape)
    else:
        _write_rows(answer, shape, prefixes)


def _write_boolean(answer: bool, shape: Shape) -> None:
    form = shape.form or "table"
    if form not in ("table", "csv", "json", "md"):
        raise unfit(form, ("table", "csv", "json", "md"))
    words = Words(nl="ja", en="yes") if answer else Words(nl="nee", en="no")
    write(shape.output, as_json(answer) if form == "json" else f"{words.get(shape.lang)}\n")


def _write_rows(answer: Table, shape: Shape, prefixes: Mapping[str, str]) -> None:
    form = shape.form or "table"
    if form not in TABLES:
        raise unfit(form, TABLES)
    rows = [[value_of(t) for t in row] for row in answer.rows]
    short = [[shortened(cell, prefixes) for cell in row] for row in rows]
    count = f"{Words(nl='rijen', en='rows').get(shape.lang)}: {len(answer)}"
    if form == "json":
        write(shape.output, as_json(answer))
    elif form == "xlsx":
        from mhgraph.cli.formats import as_xlsx, cells

        write_bytes(shape.output, as_xlsx(answer.columns, cells(answer), "SPARQL"))
    elif form == "html":
        from mhgraph.cli.formats import as_html

        page = as_html(answer.columns, short, "SPARQL", shape.lang, count, _made_from())
        write(shape.output, page)
    else:
        shape.table(answer.columns, rows if form == "csv" else short, count)


def _made_from() -> str:
    return f"Data: mhgraph {__version__}, CC BY 4.0"


def _graph_text(answer: Answer, form: str, prefixes: Mapping[str, str]) -> str:
    if form not in GRAPHS or not isinstance(answer, Triples):
        raise unfit(form, GRAPHS)
    from mhgraph.corpus.export import serialised

    return serialised(answer.triples, form, prefixes)


def unfit(form: str, fits: tuple[str, ...]) -> OutputError:
    """Return the error that `form` does not fit, naming those that do."""
    return OutputError(
        Words(
            nl=f"De vorm {form} past niet bij het antwoord op deze vraag.",
            en=f"The format {form} does not fit the answer to this query.",
        ),
        Words(nl=f"Kies uit: {', '.join(fits)}.", en=f"Choose from: {', '.join(fits)}."),
    )
