"""The one exception tree of mhgraph.

A service raises one of these; a face (command line, page) catches `MhgraphError` once and shows its
message, its hint and its exit code. Every message says what is wrong and where, every hint what to do
next, both in Dutch and in English.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

__all__ = [
    "DataFileError",
    "DocumentsError",
    "ExitCode",
    "ManyMatchesError",
    "MhgraphError",
    "NotConformingError",
    "OutputError",
    "ParameterError",
    "PushError",
    "QueryFileError",
    "QueryRefusedError",
    "QuerySyntaxError",
    "QueryTimeoutError",
    "RemoteStoreError",
    "RemoteTimeoutError",
    "RemoteWriteError",
    "StoreError",
    "UnknownNameError",
    "UnknownPrefixError",
    "UsageError",
    "Words",
]


class ExitCode(IntEnum):
    """What the exit code of the command means."""

    FINE = 0
    NOT_CONFORMING = 1
    WRONG_USE = 2
    FAILURE = 3
    NOT_UNDERSTOOD = 4
    NO_ANSWER = 5
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages of the project."""

    nl: str
    en: str

    def get(self, lang: str) -> str:
        """Return the text in `lang` ("nl" or "en")."""
        return self.nl if lang == "nl" else self.en


class MhgraphError(Exception):
    """Base of all errors that mhgraph raises on purpose.

    Args:
        message: what is wrong, and where.
        hint: what to do next; may be absent.

    Attributes:
        lang: the language of `str(error)`; whoever knows what the user speaks sets it.
    """

    exit_code = ExitCode.FAILURE
    lang = "en"

    def __init__(self, message: Words, hint: Words | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return what is wrong, without the hint."""
        return self.message.get(self.lang)

    def text(self, lang: str) -> str:
        """Return message and hint in `lang`, a line each."""
        lines = [self.message.get(lang)]
        if self.hint is not None:
            lines.append(self.hint.get(lang))
        return "\n".join(lines)


class UsageError(MhgraphError):
    """The call cannot be carried out as it was written."""

    exit_code = ExitCode.WRONG_USE


class NotConformingError(MhgraphError):
    """Ontology or data do not conform to the shapes and check queries."""

    exit_code = ExitCode.NOT_CONFORMING


class UnknownNameError(UsageError):
    """A name fits nothing in the graph."""


class ManyMatchesError(UsageError):
    """A name fits several things in the graph."""


class ParameterError(UsageError):
    """A parameter of a named question is missing, unknown or of the wrong kind."""


class QuerySyntaxError(UsageError):
    """A SPARQL text does not parse."""


class UnknownPrefixError(QuerySyntaxError):
    """A SPARQL text uses a prefix that it does not declare.

    Args:
        message, hint: as for every error.
        prefix: the prefix, without colon.
    """

    def __init__(self, message: Words, hint: Words, prefix: str) -> None:
        super().__init__(message, hint)
        self.prefix = prefix


class QueryRefusedError(UsageError):
    """A SPARQL text asks for what mhgraph does not do: an update, or a call to another server."""


class OutputError(UsageError):
    """The result cannot be written where it should go."""


class DataFileError(UsageError):
    """An RDF file is missing, unreadable or malformed."""


class QueryFileError(UsageError):
    """A query file of a catalogue is not as it should be."""


class DocumentsError(UsageError):
    """The texts of the documents cannot be read."""


class StoreError(MhgraphError):
    """The store cannot do what is asked."""


class QueryTimeoutError(StoreError):
    """A query ran longer than it was allowed to."""


class RemoteStoreError(StoreError):
    """A SPARQL server refused, failed or answered with something that is no answer."""


class RemoteTimeoutError(RemoteStoreError, QueryTimeoutError):
    """A SPARQL server took longer than it was allowed to."""


class RemoteWriteError(RemoteStoreError):
    """A change on a SPARQL server was not carried out, or it is not known whether it was.

    Args:
        message, hint: as for every error.
        outcome: "not done" or "unknown".
    """

    def __init__(
        self, message: Words, hint: Words | None = None, *, outcome: Literal["not done", "unknown"]
    ) -> None:
        super().__init__(message, hint)
        self.outcome: Literal["not done", "unknown"] = outcome


class PushError(RemoteStoreError):
    """A push ended half-way.

    Args:
        message, hint: as for every error.
        new, old, unknown: the IRIs of the graphs that are the new ones now, that are still the old ones,
            and of which nobody knows.
    """

    def __init__(
        self,
        message: Words,
        hint: Words,
        *,
        new: tuple[str, ...],
        old: tuple[str, ...],
        unknown: tuple[str, ...],
    ) -> None:
        super().__init__(message, hint)
        self.new, self.old, self.unknown = new, old, unknown
