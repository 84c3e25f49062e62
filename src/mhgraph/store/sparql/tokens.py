"""Cut a SPARQL text into tokens with their places, so that it can be rewritten without guessing."""

import re
from dataclasses import dataclass

__all__ = ["Token", "tokens_of"]

_TOKEN = re.compile(
    r"""
      (?P<space>\s+|\#[^\n\r]*)
    | (?P<iri><(?:[^\x00-\x20<>"{}|^`\\]|\\[uU][0-9A-Fa-f]{4})*>)
    | (?P<string>
          '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
        | \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
        | '(?:[^'\\\n\r]|\\.)*'
        | "(?:[^"\\\n\r]|\\.)*"
      )
    | (?P<variable>[?$]\w+)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<blank>_:\w(?:[\w.-]*[\w-])?)
    | (?P<name>(?:\w(?:[\w.-]*[\w-])?)?:(?:(?:[\w:%.-]|\\.)*(?:[\w:%-]|\\.))?)
    | (?P<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>[A-Za-z]\w*)
    | (?P<sign>\^\^|&&|\|\||!=|<=|>=|<<|>>|.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a SPARQL text.

    Attributes:
        kind: iri, string, variable, tag, blank, name, number, word or sign.
        text: as it is written; a word in upper case, a variable with a question mark.
        start, end: where it stands.
    """

    kind: str
    text: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of `text`, without white space and comments."""
    return [
        Token(kind, _plain(kind, match[0]), match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if (kind := match.lastgroup or "sign") != "space"
    ]


def _plain(kind: str, text: str) -> str:
    if kind == "variable":
        return "?" + text[1:]
    return text.upper() if kind == "word" and text != "a" else text
