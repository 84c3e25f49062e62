"""Write a result to standard output or to a file, whole or not at all."""

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
    folder = path.parent
    if path.is_dir():
        raise _cannot(target, "het is een map", "it is a folder")
    if not folder.is_dir():
        raise _cannot(target, f"de map {folder} is er niet", f"the folder {folder} does not exist")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise _cannot(target, "er mag niet in geschreven worden", "it may not be written to")


def write(target: str, text: str) -> None:
    """Write `text` as UTF-8; a file is replaced only when all of it has been written."""
    if target == "-":
        click.echo(text, nl=not text.endswith("\n"))
        return
    path = Path(target)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        why = error.strerror or str(error)
        raise _cannot(target, why, why) from error


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
