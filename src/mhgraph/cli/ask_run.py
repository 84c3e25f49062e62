"""Answer one question, or the lines of standard input, and write what is to be read where it goes."""

from collections.abc import Iterable, Mapping
from typing import Any

import click

from mhgraph.cli.ask_said import Asked
from mhgraph.cli.ask_session import Session
from mhgraph.cli.ask_view import Shown
from mhgraph.cli.output import confirm, rows_said, show, write
from mhgraph.errors import ExitCode

__all__ = ["answer_lines", "answer_one"]


def answer_one(session: Session, question: str, options: Mapping[str, Any]) -> ExitCode:
    """Answer the question of the command line; return what came of it.

    Args:
        session: asks it.
        question: as it was written.
        options: those of the command: choose, output, paged, receipt_file and what a receipt names.

    Raises:
        MhgraphError: there is no reading with the number chosen, the store failed, or what was to be
            written cannot be.
    """
    asked = session.ask(question)
    if options["choose"] and (asked.answer.understood or asked.offered):
        asked = session.choose(asked, options["choose"])
    said = session.show(asked)
    if said.out:
        _put(said.out, said.rows, said.lang, session.look.form, options)
    click.echo(said.err, err=True, nl=False)
    if session.unquoted(asked):
        _say_unquoted(said.lang)
    if options["receipt_file"] and asked.answer.understood:
        _write_receipt(asked, options)
    return said.code


def answer_lines(session: Session, lines: Iterable[bytes], options: Mapping[str, Any]) -> ExitCode:
    """Answer the question on each line; return the worst of what came of them.

    On standard output an answer stands before the next line is read; a file gets all at the end.

    Raises:
        MhgraphError: a line is not UTF-8, the store failed, or the file cannot be written.
    """
    from mhgraph.cli.ask_lines import answers, worst

    kept: list[Shown] = []
    for said in answers(session, lines):
        if said.out and options["output"] == "-":
            write("-", said.out)
        click.echo(said.err, err=True, nl=False)
        kept.append(said)
    if options["output"] != "-" and kept:
        text, rows = "".join(said.out for said in kept), sum(said.rows for said in kept)
        _put(text, rows, kept[0].lang, session.look.form, options)
    return worst(said.code for said in kept)


def _put(text: str, rows: int, lang: str, form: str, options: Mapping[str, Any]) -> None:
    """Write an answer, page by page where it is a long table on a terminal, and say so of a file."""
    if form == "table":
        show(options["output"], text, paged=options["paged"])
    else:
        write(options["output"], text)
    confirm(options["output"], lang, rows_said(rows))


def _say_unquoted(lang: str) -> None:
    from mhgraph.cli.evidence_view import NOT_QUOTED

    click.echo(NOT_QUOTED.get(lang), err=True)


def _write_receipt(asked: Asked, options: Mapping[str, Any]) -> None:
    from mhgraph.cli.ask_receipt import receipt_of

    write(options["receipt_file"], receipt_of(asked, options))
