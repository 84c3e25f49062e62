"""Errors as Python shows them: in the language of the graph, with what to do next below the message."""

from collections.abc import Iterator
from contextlib import contextmanager

from mhgraph.errors import MhgraphError

__all__ = ["hinted"]


@contextmanager
def hinted(lang: str) -> Iterator[None]:
    """Let an error speak `lang`, and let its traceback end with its hint."""
    try:
        yield
    except MhgraphError as error:
        error.lang = lang
        hint = error.hint.get(lang) if error.hint is not None else ""
        if hint and hint not in getattr(error, "__notes__", ()):
            error.add_note(hint)
        raise
