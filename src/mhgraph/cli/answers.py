"""From an answer to text or a workbook, in the form asked for."""

from collections.abc import Mapping, Sequence
from typing import Any

from mhgraph import __version__
from mhgraph.catalogue import NamedResult
from mhgraph.cli.output import rows_said, show, write, write_bytes
from mhgraph.cli.render import as_json, as_markdown, as_table, grouped, shortened
from mhgraph.errors import OutputError, Words
from mhgraph.values import Answer, Table, Triples, value_of

__all__ = [
    "GRAPHS",
    "TABLES",
    "Shape",
    "below",
    "made_from",
    "shape_of",
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

    def csv(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write CSV as its options say."""
        from mhgraph.cli.formats import as_csv_for

        write(self.output, as_csv_for(headings, rows, separator=self.separator, bom=self.bom))

    def data(self, headings: Sequence[str], table: Table, title: str) -> bool:
        """Write a whole table where the form is one for data (csv, json, xlsx); tell whether it is."""
        if self.form == "json":
            write(self.output, as_json(table))
        elif self.form == "xlsx":
            from mhgraph.cli.formats import as_xlsx, cells

            write_bytes(self.output, as_xlsx(headings, cells(table), title))
        elif self.form == "csv":
            self.csv(headings, [[value_of(term) for term in row] for row in table.rows])
        else:
            return False
        return True

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]], below: str) -> None:
        """Write a table for the eye, CSV or Markdown."""
        if self.form == "csv":
            self.csv(headings, rows)
        elif self.form == "md":
            write(self.output, as_markdown(headings, rows))
        else:
            show(self.output, f"{as_table(headings, rows)}\n{below}\n", paged=self.paged)


def shape_of(options: Mapping[str, Any]) -> Shape:
    """Return how the options of a command say that its answer is to be written."""
    return Shape(
        options["form"] or "",
        options["lang"],
        options["output"],
        separator=options["separator"],
        bom=options["bom"],
        paged=options["paged"],
    )


def write_named(result: NamedResult, shape: Shape) -> Words:
    """Write the answer to a named question; return how many rows that are."""
    header, lang = result.query.header, shape.lang
    form = shape.form or "table"
    if form not in TABLES:
        raise unfit(form, TABLES)
    headings = [header.column(c).heading.get(lang) for c in result.table.columns]
    if shape.data(headings, result.table, header.title.get(lang)):
        return rows_said(len(result.table))
    if form == "md":
        kept = [i for i, c in enumerate(result.table.columns) if not header.column(c).data_only]
        rows = [[value_of(row[i]) for i in kept] for row in result.table.rows]
        shape.table([headings[i] for i in kept], rows, "")
        return rows_said(len(rows))
    return _write_eye(result, shape)


def _write_eye(result: NamedResult, shape: Shape) -> Words:
    """Write the table for the eye, which shows alike rows as one, as text or as a page."""
    headings, rows = grouped(result, shape.lang)
    total_line, lines = total(result, len(rows), shape.lang), below(result, shape.lang)
    if shape.form == "html":
        from mhgraph.cli.formats import as_html

        title = result.query.header.title.get(shape.lang)
        footer = " · ".join([*lines, made_from()])
        write(shape.output, as_html(headings, rows, title, shape.lang, total_line, footer))
    else:
        shape.table(headings, rows, "\n".join([total_line, *lines]))
    return rows_said(len(rows))


def total(result: NamedResult, shown: int, lang: str) -> str:
    """Return the line below a table: how many things, and how many rows where that is another number.

    Args:
        result: the answer.
        shown: the number of rows that the table for the eye has.
        lang: the language of the line.
    """
    things, rows = result.count(), len(result.table)
    line = f"{result.query.header.things(lang)}: {things}"
    if shown != rows:
        line += Words(
            nl=f" ({rows} rijen in csv en json)", en=f" ({rows} rows in csv and json)"
        ).get(lang)
    elif rows != things:
        line += f" ({rows_said(rows).get(lang)})"
    if result.top is not None and shown > result.top:
        line += Words(
            nl=f" · {result.top} gevraagd; {shown} getoond, omdat zij gelijk staan",
            en=f" · {result.top} asked; {shown} shown, because they tie",
        ).get(lang)
    return line


def below(result: NamedResult, lang: str) -> list[str]:
    """Return what else the question has to say below its table, which is nothing where that is empty."""
    unsourced = result.query.header.unsourced
    return [unsourced.get(lang)] if unsourced and len(result.table) else []


def write_own(answer: Answer, shape: Shape, prefixes: Mapping[str, str]) -> Words:
    """Write the answer to SPARQL of the user's own; return how much it is."""
    if isinstance(answer, Triples):
        write(shape.output, _graph_text(answer, shape.form or "turtle", prefixes))
        return Words(nl=f"{len(answer)} tripels", en=f"{len(answer)} triples")
    if isinstance(answer, bool):
        _write_boolean(answer, shape)
        return rows_said(1)
    _write_rows(answer, shape, prefixes)
    return rows_said(len(answer))


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

        page = as_html(answer.columns, short, "SPARQL", shape.lang, count, made_from())
        write(shape.output, page)
    else:
        shape.table(answer.columns, rows if form == "csv" else short, count)


def made_from() -> str:
    """Return where the data come from, for the foot of a page."""
    return f"Data: mhgraph {__version__}, CC BY 4.0"


def _graph_text(answer: Answer, form: str, prefixes: Mapping[str, str]) -> str:
    if form not in GRAPHS or not isinstance(answer, Triples):
        raise unfit(form, GRAPHS)
    from mhgraph.corpus.export import serialised

    return serialised(answer.triples, form, prefixes)


def unfit(form: str, fits: tuple[str, ...], option: str = "") -> OutputError:
    """Return the error that `form` does not fit the answer, or `option`, naming those that do."""
    return OutputError(
        Words(
            nl=f"De vorm {form} past niet bij {option or 'het antwoord op deze vraag'}.",
            en=f"The format {form} does not fit {option or 'the answer to this query'}.",
        ),
        Words(nl=f"Kies uit: {', '.join(fits)}.", en=f"Choose from: {', '.join(fits)}."),
    )
