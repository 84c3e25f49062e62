"""`mhgraph ask`: questions in plain words, one or many, and a dialogue on a terminal."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mhgraph.cli.ask_run import answer_lines, answer_one
from mhgraph.cli.ask_session import Asking, Session
from mhgraph.cli.ask_view import Look
from mhgraph.cli.common import (
    TableCommand,
    data_option,
    format_option,
    open_selected,
    output_option,
    store_option,
    timeout_option,
)
from mhgraph.cli.endings import check_receipt_ending
from mhgraph.cli.options import csv_options, evidence_options, pager_option, receipt_option
from mhgraph.cli.output import check_writable, confirm, show
from mhgraph.cli.spoken import spoken_in
from mhgraph.errors import ExitCode, UsageError, Words
from mhgraph.store import Store

if TYPE_CHECKING:
    from mhgraph.ask import Asker

__all__ = ["command"]


@click.command(
    "ask",
    cls=TableCommand,
    epilog='Examples: mhgraph ask "Which actions involve West Africa?" · mhgraph ask · '
    'echo "How many actions involve IOM?" | mhgraph ask -f json',
)
@click.argument("words", nargs=-1, metavar="[QUESTION]...")
@click.option(
    "--choose",
    type=click.IntRange(min=1),
    metavar="N",
    help="Answer the other reading with this number instead of the best one.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Say how the question was read: the parse, the SPARQL, and what else it could have meant.",
)
@evidence_options
@receipt_option
@click.option(
    "--score",
    "questions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Ask the questions of a JSON file that holds their answers too, and say how many were right.",
)
@format_option(("table", "csv", "json", "md"), "")
@csv_options
@pager_option
@click.option(
    "--lang",
    type=click.Choice(["nl", "en"], case_sensitive=False),
    help="Language of the answer; by default that of the question, which is found out.",
)
@store_option
@data_option
@timeout_option
@output_option
@click.pass_context
def command(ctx: click.Context, /, words: tuple[str, ...], **options: Any) -> None:
    """Ask in plain words, Dutch or English, and see how the question was read.

    Without a QUESTION a dialogue begins, with completion of names; where standard input is no terminal, each
    line of it is a question, and the exit code is the worst one. Nothing leaves the machine. Other readings
    of a question are numbered; what is not understood is said, and nothing is answered then. json has all
    of an answer, its evidence included. Exit codes: 4 not understood, 5 understood but without an answer.
    """
    options["lang"] = options["lang"] or ctx.find_root().params.get("lang")
    _check(words, options)
    store = open_selected(options["store_name"], options["own"])
    asker = _asker(store, options["timeout"])
    spoken = options["lang"] or spoken_in(ctx)
    if options["questions"]:
        _score(asker, options, spoken)
        return
    if words and words != ("-",):
        code = answer_one(_session(asker, store, options, "one"), " ".join(words), options)
    elif words or not _at_terminal():
        code = answer_lines(_session(asker, store, options, "lines"), _standard_input(), options)
    else:
        code = _dialogue(_session(asker, store, options, "dialogue"), spoken)
    ctx.exit(int(code))


def _check(words: tuple[str, ...], options: dict[str, Any]) -> None:
    """Refuse what does not go together, and what cannot be written, before the work."""
    output, receipt_file = options["output"], options["receipt_file"]
    check_writable(output)
    if options["separator"] != "comma" or options["bom"]:
        from mhgraph.cli.formats import check_csv_options

        check_csv_options(options["form"], options["separator"], options["bom"])
    if receipt_file:
        check_receipt_ending(receipt_file)
        check_writable(receipt_file)
        if receipt_file == output:
            raise _same_file()
    if options["questions"]:
        _check_score(words, options)
    elif not words or words == ("-",):
        _check_several(options, dialogue=not words and _at_terminal())


def _check_several(options: dict[str, Any], *, dialogue: bool) -> None:
    for option in ("choose", "receipt_file"):
        if options[option]:
            raise _one_only(f"--{option.removesuffix('_file')}")
    if dialogue and options["output"] != "-":
        raise _one_only("-o")


def _check_score(words: tuple[str, ...], options: dict[str, Any]) -> None:
    if options["form"] not in ("table", "json"):
        from mhgraph.cli.answers import unfit

        raise unfit(options["form"], ("table", "json"), "--score")
    for option in ("choose", "explain", "evidence", "receipt_file"):
        if options[option]:
            raise _not_with_score(f"--{option.removesuffix('_file')}")
    if words:
        raise _not_with_score(f"'{' '.join(words)}'")


def _asker(store: Store, timeout: float) -> "Asker":
    from mhgraph.ask import Asker

    return Asker(store, timeout=timeout)


def _session(asker: Asking, store: Store, options: dict[str, Any], place: str) -> Session:
    look = Look(
        options["form"],
        place,
        explain=options["explain"],
        separator=options["separator"],
        bom=options["bom"],
    )
    return Session(
        asker,
        store,
        look,
        lang=options["lang"] or "",
        evidence=options["evidence"],
        folder=options["folder"],
        timeout=options["timeout"],
    )


def _dialogue(session: Session, lang: str) -> ExitCode:
    from mhgraph.cli.ask_dialogue import Dialogue
    from mhgraph.cli.ask_terminal import talk

    talk(Dialogue(session, lang), session.asker.completions, lang)
    return ExitCode.FINE


def _score(asker: "Asker", options: dict[str, Any], lang: str) -> None:
    from mhgraph.ask.scoring import score_file

    found = score_file(options["questions"], asker)
    if options["form"] == "json":
        text = json.dumps(found.as_json(), ensure_ascii=False, indent=1)
    else:
        text = found.as_text(lang).rstrip("\n")
    show(options["output"], f"{text}\n", paged=options["paged"])
    confirm(options["output"], lang, Words(nl="een beoordeling", en="a score"))


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _standard_input() -> Iterator[bytes]:
    return iter(sys.stdin.buffer.readline, b"") if sys.stdin is not None else iter(())


def _same_file() -> UsageError:
    return UsageError(
        Words(nl="--receipt en -o willen twee bestanden.", en="--receipt and -o want two files."),
        Words(nl="Noem twee verschillende namen.", en="Give two different names."),
    )


def _one_only(option: str) -> UsageError:
    return UsageError(
        Words(
            nl=f"{option} hoort bij één vraag op de opdrachtregel.",
            en=f"{option} goes with one question on the command line.",
        ),
        Words(nl=f'Schrijf mhgraph ask "…" {option} …', en=f'Write mhgraph ask "…" {option} …'),
    )


def _not_with_score(what: str) -> UsageError:
    return UsageError(
        Words(nl=f"{what} gaat niet samen met --score.", en=f"{what} does not go with --score."),
        Words(
            nl="De vragen komen uit het bestand; laat een van beide weg.",
            en="The questions come from the file; leave out one of them.",
        ),
    )
