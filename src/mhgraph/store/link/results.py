"""Answers that are no whole SPARQL result: half of one, one with a message behind it, a web page."""

import re

from mhgraph.errors import Words
from mhgraph.store.link.faults import LinkError
from mhgraph.store.link.legible import cleaned, size_of

__all__ = ["BrokenAnswerError", "not_whole"]

_ADDRESS = Words(
    nl="Kijk of dit het adres voor vragen is: het eindigt vaak op /sparql, /query of /repositories/NAAM.",
    en="Check that this is the address for queries: it often ends in /sparql, /query or "
    "/repositories/NAME.",
)
_LATER = Words(
    nl="Probeer het nog eens; blijft het zo, vraag dan minder ineens (een LIMIT, een nauwer patroon).",
    en="Try again; if it stays like this, ask for less at once (a LIMIT, a narrower pattern).",
)
_LESS = Words(
    nl="Vaak is dit een tijdslimiet van de server: vraag minder (een LIMIT, een nauwer patroon).",
    en="Often this is a time limit of the server: ask for less (a LIMIT, a narrower pattern).",
)


class BrokenAnswerError(LinkError):
    """An answer that ended before its end.

    Args:
        body: what came of it.
        content_type: as the header says.
    """

    def __init__(self, body: bytes, content_type: str) -> None:
        super().__init__(
            Words(
                nl=f"brak het antwoord af: dit is geen heel SPARQL-resultaat ({size_of(len(body))})",
                en=f"broke off its answer: this is not a whole SPARQL result ({size_of(len(body))})",
            ),
            _LATER,
            again=True,
            unsure=True,
        )
        self.body, self.content_type = body, content_type


def not_whole(body: bytes, content_type: str, error: Exception) -> LinkError:
    """Return why an answer with status 200 is no whole SPARQL result.

    Args:
        body: of the answer.
        content_type: as its header says.
        error: what a parser says of it; a `SyntaxError` with line and column shows what stands there.
    """
    media_type = cleaned(content_type.partition(";")[0], 60) or "?"
    if "html" in media_type.lower() or re.match(rb"(?i)\s*<(?:!doctype|html)", body):
        return _no_result(
            Words(
                nl=f"zond een webpagina ({media_type}), geen heel SPARQL-resultaat",
                en=f"sent a web page ({media_type}), which is not a whole SPARQL result",
            )
        )
    if not body or "end of file" in str(error):
        return BrokenAnswerError(body, content_type)
    at = _place(body, error, columns_are_bytes="json" in media_type.lower())
    text = cleaned(body[at:].decode("utf-8", "replace"))
    if at == 0:
        return _no_result(
            Words(
                nl=f"zond iets anders ({media_type}), geen heel SPARQL-resultaat: {text}",
                en=f"sent something else ({media_type}), which is not a whole SPARQL result: {text}",
            )
        )
    return LinkError(
        Words(
            nl=f"brak het antwoord af, dit is geen heel SPARQL-resultaat; erachter staat: {text}",
            en=f"broke off its answer, this is not a whole SPARQL result; behind it stands: {text}",
        ),
        _LESS,
    )


def _no_result(what: Words) -> LinkError:
    return LinkError(what, _ADDRESS)


def _place(body: bytes, error: Exception, *, columns_are_bytes: bool) -> int:
    """Return the byte at which the parser stopped; 0 when it does not say.

    pyoxigraph counts columns of JSON in bytes and those of RDF in characters.
    """
    line, column = getattr(error, "lineno", None), getattr(error, "offset", None)
    if not line or not column:
        return 0
    start = 0
    for _ in range(line - 1):
        start = body.index(b"\n", start) + 1
    if columns_are_bytes:
        return start + int(column) - 1
    return start + len(body[start:].decode("utf-8", "replace")[: column - 1].encode("utf-8"))
