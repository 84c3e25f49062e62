"""Options of the commands that answer named questions, and the command line that repeats an answer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

__all__ = [
    "count_option",
    "csv_options",
    "evidence_options",
    "pager_option",
    "queries_option",
    "receipt_option",
    "repeating",
    "service_option",
    "with_options",
]

_F = TypeVar("_F", bound=Callable[..., Any])


def queries_option(function: _F) -> _F:
    """Add --queries."""
    return click.option(
        "--queries",
        "folders",
        multiple=True,
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="Add the questions in this folder of yours (repeatable).",
    )(function)


def pager_option(function: _F) -> _F:
    """Add --no-pager."""
    return click.option(
        "--pager/--no-pager",
        "paged",
        default=True,
        help="Show a long table page by page on a terminal (with MHGRAPH_PAGER or PAGER).",
    )(function)


def csv_options(function: _F) -> _F:
    """Add --separator and --bom."""
    separator = click.option(
        "--separator",
        type=click.Choice(["comma", "semicolon", "tab"]),
        default="comma",
        show_default=True,
        help="What stands between the cells of csv.",
    )
    bom = click.option("--bom", is_flag=True, help="Begin csv with the mark that Excel wants.")
    return separator(bom(function))


def count_option(function: _F) -> _F:
    """Add --count."""
    return click.option(
        "--count",
        "counted",
        is_flag=True,
        help="Only how many different things the rows are about.",
    )(function)


def evidence_options(function: _F) -> _F:
    """Add --evidence and --documents."""
    evidence = click.option("--evidence", is_flag=True, help="With the passages behind each row.")
    documents = click.option(
        "--documents",
        "folder",
        envvar="MHGRAPH_DOCUMENTS",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Where the texts of the documents are, for --evidence to quote (or MHGRAPH_DOCUMENTS).",
    )
    return evidence(documents(function))


def service_option(function: _F) -> _F:
    """Add --allow-service."""
    return click.option(
        "--allow-service",
        "services",
        multiple=True,
        metavar="URL",
        help="Allow SERVICE in SPARQL of your own to ask this server (repeatable).",
    )(function)


def receipt_option(function: _F) -> _F:
    """Add --receipt."""
    return click.option(
        "--receipt",
        "receipt_file",
        metavar="FILE",
        help="Write there what was asked of which data, how to repeat it, and how to cite it.",
    )(function)


def repeating(
    name: str, values: Mapping[str, Sequence[str]], options: Mapping[str, Any]
) -> list[str]:
    """Return the words of the command that asks a named question again.

    Args:
        name: of the question.
        values: what the user wrote, by parameter.
        options: the other options, as `with_options` takes them.
    """
    return with_options(["mhgraph", "query", name], [*values.items(), *options.items()])


def with_options(words: Sequence[str], options: Iterable[tuple[str, Any]]) -> list[str]:
    """Return `words` with options behind them.

    Args:
        words: of a command line.
        options: name without dashes and value: a text, a number, a list of them, True for a flag; None,
            False and an empty list leave an option out.
    """
    words = list(words)
    for option, given in options:
        several = given if isinstance(given, list | tuple) else [given]
        for value in several:
            if value is True:
                words.append(f"--{option}")
            elif value is not None and value is not False:
                words += _pair(f"--{option}", str(value))
    return words


def _pair(option: str, value: str) -> list[str]:
    """Return option and value, as one word where the value would pass for an option itself."""
    return [f"{option}={value}"] if value.startswith("-") else [option, value]
