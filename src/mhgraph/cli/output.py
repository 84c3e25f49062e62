"""Write a result to standard output or to a file, whole or not at all; on a terminal, page by page."""

import errno
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from mhgraph.errors import OutputError, Words

__all__ = [
    "bold_headings",
    "check_writable",
    "confirm",
    "rows_said",
    "show",
    "to_terminal",
    "write",
    "write_bytes",
    "write_pieces",
]

_HEADINGS = re.compile(r"^(?P<rule>┌[─┬]*┐\n)(?P<lines>(?:│.*│\n)+)", re.MULTILINE)
_CELL = re.compile(r"[^│\n]*[^│\s][^│\n]*")


def rows_said(number: int) -> Words:
    """Return "1 row" or "5 rows", for `Command` to say what was written."""
    one = number == 1
    return Words(
        nl=f"{number} {'rij' if one else 'rijen'}", en=f"{number} {'row' if one else 'rows'}"
    )


def confirm(target: str, lang: str, how_much: Words) -> None:
    """Say on standard error which file was written, if it was one, and how much is in it."""
    if target != "-":
        written = Words(nl="Geschreven", en="Written").get(lang)
        click.echo(f"{written}: {target} ({how_much.get(lang)})", err=True)


def check_writable(target: str) -> None:
    """Raise `OutputError` if the file `target` cannot be written; call it before the work."""
    if target == "-":
        return
    path = Path(target)
    try:
        if path.is_dir():
            raise _cannot(target, "het is een map", "it is a folder")
        if not path.parent.is_dir():
            nl, en = f"de map {path.parent} is er niet", f"the folder {path.parent} does not exist"
            raise _cannot(target, nl, en)
        if not _may_write(path):
            raise PermissionError
    except PermissionError:
        nl, en = "er mag niet in geschreven worden", "it may not be written to"
        raise _cannot(target, nl, en) from None
    except OSError as error:
        why = error.strerror or str(error)
        raise _cannot(target, why, why) from error


def _may_write(path: Path) -> bool:
    """Tell by trying, because what a system says of a folder beforehand is not always so."""
    if not path.exists() or path.is_file():
        part = _part(path)
        part.open("x").close()
        part.unlink()
    return not path.exists() or os.access(path, os.W_OK)


def _part(path: Path) -> Path:
    return path.with_name(f".mhgraph-{os.getpid()}.part")


def write(target: str, text: str) -> None:
    """Write `text` as UTF-8; a file is replaced only when all of it has been written.

    What is no file, such as a pipe or a device, is written to and not replaced.
    """
    if target == "-":
        with _said("-"):
            click.echo(text, nl=not text.endswith("\n"))
    else:
        _to_file(target, text.encode("utf-8"))


def write_bytes(target: str, data: bytes) -> None:
    """Write `data` as they are, under the rule of `write`.

    Raises:
        OutputError: they cannot be written, or would go to a terminal.
    """
    if target != "-":
        _to_file(target, data)
        return
    if to_terminal(target):
        nl, en = "deze vorm is niet voor een terminal", "this format is not for a terminal"
        raise _cannot("-", nl, en)
    with _said("-"):
        stream = sys.stdout.buffer
        stream.write(data)
        stream.flush()


def write_pieces(target: str, pieces: Iterable[bytes]) -> int:
    """Write `pieces` one after the other, under the rule of `write`; return how many there were."""
    path = Path(target)
    with _said(target):
        if target == "-":
            return _copied(pieces, sys.stdout.buffer)
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                return _copied(pieces, stream)
        part = _part(path)
        try:
            with part.open("xb") as file:
                number = _copied(pieces, file)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)  # it is gone where all went well
    return number


def _copied(pieces: Iterable[bytes], stream: BinaryIO) -> int:
    number = 0
    for piece in pieces:
        stream.write(piece)
        number += 1
    stream.flush()
    return number


def show(target: str, text: str, *, paged: bool = True) -> None:
    """Write a table for the eye: on a terminal with bold headings, and in a pager where it is long.

    Args:
        target: a file, or "-"; only standard output on a terminal gets more than `write` gives.
        text: the table, or several.
        paged: whether a pager is wanted (`--no-pager`). MHGRAPH_PAGER, else PAGER, says which; an empty
            MHGRAPH_PAGER means none.
    """
    if not to_terminal(target):
        write(target, text)
        return
    shown = bold_headings(text) if _in_colour() else text
    own = os.environ.get("MHGRAPH_PAGER")
    if not paged or own == "" or text.count("\n") < _terminal_height():
        write(target, shown)
        return
    if own:
        os.environ["PAGER"] = own  # where click looks
    with _said("-"):
        click.echo_via_pager(shown.removesuffix("\n"))


def bold_headings(text: str) -> str:
    """Return `text` with the headings of each table in it in bold."""
    return _HEADINGS.sub(_in_bold, text)


def _in_bold(match: re.Match[str]) -> str:
    rule, lines = match["rule"], match["lines"]
    return rule + _CELL.sub(lambda cell: click.style(cell[0], bold=True), lines)


def _in_colour() -> bool:
    """Tell whether the terminal may get more than text: see no-color.org."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _terminal_height() -> int:
    """Return the height that LINES or the terminal gives, else 24."""
    given = os.environ.get("LINES", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or 24
    except (AttributeError, ValueError, OSError):
        return 24


@contextmanager
def _said(target: str) -> Iterator[None]:
    """Turn what the system says of a failed write into an `OutputError`; a closed pipe is none."""
    try:
        yield
    except OSError as error:
        if target == "-" and error.errno == errno.EPIPE:
            raise
        why = error.strerror or str(error)
        raise _cannot(target, why, why) from error


def _to_file(target: str, data: bytes) -> None:
    path = Path(target)
    with _said(target):
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(path, data)


def _replace(path: Path, data: bytes) -> None:
    part = _part(path)
    try:
        with part.open("xb") as file:
            file.write(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)  # it is gone where all went well


def to_terminal(target: str) -> bool:
    """Tell whether `target` is a terminal."""
    return target == "-" and sys.stdout.isatty()


def _cannot(target: str, nl: str, en: str) -> OutputError:
    return OutputError(
        Words(
            nl=f"{target} kan niet worden geschreven: {nl}.",
            en=f"{target} cannot be written: {en}.",
        ),
        Words(nl="Geef een ander bestand met -o.", en="Name another file with -o."),
    )
