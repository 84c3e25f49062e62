"""Write a result to standard output or to a file, whole or not at all."""

import errno
import os
import sys
from pathlib import Path

import click

from mhgraph.errors import OutputError, Words

__all__ = ["check_writable", "write"]


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
        try:
            click.echo(text, nl=not text.endswith("\n"))
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            raise _cannot(
                "-", error.strerror or str(error), error.strerror or str(error)
            ) from error
        return
    path = Path(target)
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="")
        else:
            _replace(path, text)
    except OSError as error:
        why = error.strerror or str(error)
        raise _cannot(target, why, why) from error


def _replace(path: Path, text: str) -> None:
    part = _part(path)
    try:
        with part.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


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
