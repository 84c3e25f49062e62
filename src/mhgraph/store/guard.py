"""Refuse what must not happen: updates, and queries that call another server.

pyoxigraph connects to the endpoint of a SERVICE clause without being asked twice, so a user's query is
read word by word first: comments, strings, IRIs, variables and prefixed names are passed over, what
stays are the keywords.
"""

import re
from collections.abc import Iterator

from mhgraph.errors import QueryRefusedError, Words

__all__ = ["keywords", "refuse_outside", "without_comments"]

_TOKEN = re.compile(
    r"""
      \#[^\n\r]*                                      # comment
    | <[^\x00-\x20<>"{}|^`\\]*>                       # IRI
    | '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''              # long string
    | \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
    | '(?:[^'\\\n\r]|\\.)*'                           # string
    | "(?:[^"\\\n\r]|\\.)*"
    | [?$]\w+                                         # variable
    | @[A-Za-z]+(?:-[A-Za-z0-9]+)*                    # language tag
    | [\w.-]*:(?:[\w.:%-]|\\.)*                       # prefixed name, blank node
    | (?P<word>[A-Za-z]\w*)
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = frozenset(
    ["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"]
)
_PROLOGUE = frozenset(["BASE", "PREFIX", "VERSION"])


def keywords(text: str) -> Iterator[str]:
    """Yield the bare words of a SPARQL text in upper case, in their order."""
    for match in _TOKEN.finditer(_unescape(text)):
        word = match.group("word")
        if word:
            yield word.upper()


def refuse_outside(text: str) -> None:
    """Raise `QueryRefusedError` for an update or a query with a SERVICE clause."""
    words = [w for w in keywords(text) if w not in _PROLOGUE]
    if words and words[0] in _UPDATES:
        raise QueryRefusedError(
            Words(
                nl=f"{words[0]} wijzigt gegevens, en mhgraph beantwoordt alleen vragen.",
                en=f"{words[0]} changes data, and mhgraph only answers queries.",
            ),
            Words(
                nl="Voeg eigen gegevens toe met --data BESTAND; de graaf zelf blijft zoals hij is.",
                en="Add data of your own with --data FILE; the graph itself stays as it is.",
            ),
        )
    if "SERVICE" in words:
        raise QueryRefusedError(
            Words(
                nl="SERVICE vraagt een andere server, en van deze machine gaat niets naar buiten.",
                en="SERVICE asks another server, and nothing leaves this machine.",
            ),
            Words(
                nl="Haal de gegevens zelf op en voeg ze toe met --data BESTAND.",
                en="Fetch the data yourself and add them with --data FILE.",
            ),
        )


def without_comments(text: str) -> str:
    """Return a SPARQL text without its comments; a line that held nothing else goes with them."""
    kept = "".join(
        "\0" if match[0].startswith("#") else match[0] for match in _TOKEN.finditer(text)
    )
    return re.sub(r"^[ \t]*\0\r?\n", "", kept, flags=re.MULTILINE).replace("\0", "")


def _unescape(text: str) -> str:
    r"""Replace \u with four hexadecimal digits, \U with eight; SPARQL allows them anywhere."""
    return _ESCAPE.sub(lambda m: _character(int(m.group(1) or m.group(2), 16)), text)


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else "\ufffd"
