"""Compare names as people do: without regard to case, accents, hyphens, spaces and kinds of quotes.

`pattern` writes a regular expression that any SPARQL engine understands, so that a name is looked up
where the graph lies and no list of names has to be fetched.
"""

import unicodedata
from functools import cache

__all__ = ["fold", "pattern"]

_QUOTES = "'\u2018\u2019\u02bc\u00b4`"
_GAPS = "-\u2010\u2011\u2012\u2013\u2014\u00ad\u00a0"
_GAP = r"[\s\-" + "\u2010-\u2015\u00ad\u00a0" + "]*"
_LETTERS = {"\u00df": "ss", "\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u0142": "l"}
_SPECIAL = frozenset("\\.[]{}()*+-?^$|")


def fold(text: str) -> str:
    """Return `text` in lower case without accents, with one space for each gap.

    >>> fold("Côte d’Ivoire"), fold("West-Afrika")
    ("cote d'ivoire", 'west afrika')
    """
    kept = []
    for character in unicodedata.normalize("NFKD", text.casefold()):
        if character in _QUOTES:
            kept.append("'")
        elif character in _GAPS or character.isspace():
            kept.append(" ")
        elif not unicodedata.combining(character):
            kept.append(_LETTERS.get(character, character))
    return " ".join("".join(kept).split())


def pattern(text: str) -> str:
    """Return a regular expression (XPath, for REGEX with flag "i") for texts that fold alike."""
    words = fold(text).split(" ")
    return _GAP.join("".join(_letter(character) for character in word) for word in words)


def _letter(character: str) -> str:
    if character == "'":
        return f"[{_QUOTES}]"
    if character in _SPECIAL:
        return "\\" + character
    accented = _accented().get(character)
    return f"[{character}{accented}]" if accented else character


@cache
def _accented() -> dict[str, str]:
    found: dict[str, str] = {}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFKD", chr(code).casefold())[0]
        if base.isascii() and base.isalpha():
            found[base] = found.get(base, "") + chr(code)
    return found
