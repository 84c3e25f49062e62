"""Questions line by line from a file or another program; each is answered before the next is read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from mhgraph.cli.ask_session import Session
from mhgraph.cli.ask_view import Look, Shown
from mhgraph.errors import ExitCode, QueryTimeoutError, UsageError, Words

__all__ = ["answers", "worst"]

_FROM_BEST: Final = (
    ExitCode.FINE,
    ExitCode.NO_ANSWER,
    ExitCode.NOT_UNDERSTOOD,
    ExitCode.FAILURE,
)


def answers(session: Session, lines: Iterable[bytes]) -> Iterator[Shown]:
    """Yield the answer to the question on each line; an empty line is none.

    Text and Markdown have an empty line between two answers, CSV has one line of headings, and JSON an
    object on each line. A question that takes too long is told, and the next one answered.

    Raises:
        UsageError: a line is not UTF-8.
        MhgraphError: the store failed.
    """
    begin: Callable[[str], str] = str
    for number, raw in enumerate(lines, 1):
        question = _decoded(raw, number).strip()
        if not question:
            continue
        one = _answered(session, question)
        yield replace(one, out=begin(one.out)) if one.out else one
        begin = _continued(session.look) if one.out else begin


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """Return the worst of some exit codes: a failure, then not understood, then no answer."""
    return max(codes, key=_FROM_BEST.index, default=ExitCode.FINE)


def _answered(session: Session, question: str) -> Shown:
    try:
        return session.show(session.ask(question))
    except QueryTimeoutError as error:
        lang = session.lang or "en"
        return Shown("", f"mhgraph: '{question}': {error.text(lang)}\n", error.exit_code, lang=lang)


def _continued(look: Look) -> Callable[[str], str]:
    """Return what becomes of an answer that follows another one."""
    if look.form == "csv":
        return lambda text: text.partition("\n")[2]
    return str if look.form == "json" else "\n{}".format


def _decoded(raw: bytes, number: int) -> str:
    try:
        return raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(
            Words(
                nl=f"Regel {number} van de invoer is geen UTF-8 (byte {error.start}).",
                en=f"Line {number} of the input is not UTF-8 (byte {error.start}).",
            ),
            Words(nl="Sla de vragen op als UTF-8.", en="Save the questions as UTF-8."),
        ) from None
