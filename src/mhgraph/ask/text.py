"""Cut what people write into words, and bring the forms of a word together.

Names and questions go through the same mill: case, accents, hyphens and possessives are folded, and the
Snowball stemmer of the language takes the ending off. A word keeps where it stood, for messages.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import Stemmer

__all__ = [
    "LANGUAGES",
    "Token",
    "fold_text",
    "lacks_letters",
    "stem_all",
    "stem_of",
    "stems_of",
    "tokens_of",
    "words_of",
]

LANGUAGES = ("nl", "en")
"""The languages that names and questions may be in."""

_SNOWBALL = {"nl": "dutch", "en": "english"}
_QUOTES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))
_LETTERS = {"\u00df": "ss", "\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u0142": "l"}
_POSSESSIVE = re.compile(r"(?<=[^\W_])'s?(?![^\W_])")
_LETTER_AND = r"(?<![^\W_])[^\W\d_]-[^\W\d_]{3,}"  # "e-learning" is one word
_WORD = re.compile(rf"{_LETTER_AND}|\d+(?:[.,/]\d+)*[a-z]*|[^\W_]+(?:&[^\W_]+)*")
_SHORT = 3
_KEPT = 12_000


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a question.

    Attributes:
        text: the word folded: lower case, no accents.
        written: as it stood in the question.
        start: where it began there, in characters.
    """

    text: str
    written: str
    start: int

    @property
    def loud(self) -> bool:
        """Whether it was written in capitals, as acronyms are."""
        return len(self.written) > 1 and self.written.isupper()

    @property
    def number(self) -> bool:
        """Whether it is a number, or begins with one."""
        return self.text[0].isdigit()


def fold_text(text: str) -> str:
    """Return `text` in lower case without accents and possessive endings, as `_WORD` reads it."""
    lowered = text.lower()
    if not lowered.isascii():
        kept = unicodedata.normalize("NFKD", lowered.casefold().translate(_QUOTES))
        lowered = "".join(_LETTERS.get(c, c) for c in kept if not unicodedata.combining(c))
    return _POSSESSIVE.sub("", lowered) if "'" in lowered else lowered


def words_of(text: str) -> list[str]:
    """Return the folded words of a name, in order."""
    folded = fold_text(text)
    if folded.replace(" ", "").isalpha():
        return folded.split()  # as most names are: there is nothing that the pattern could cut
    return _WORD.findall(folded)


def tokens_of(question: str) -> tuple[Token, ...]:
    """Return the words of a question, each with how and where it was written."""
    found = []
    for match in re.finditer(r"\S+", question):
        folded = fold_text(match[0])
        parts = _WORD.findall(folded)
        written = _WORD_WRITTEN.findall(match[0].translate(_QUOTES))
        for place, part in enumerate(parts):
            shown = written[place] if len(written) == len(parts) else match[0]
            found.append(Token(part, shown, match.start()))
    return tuple(found)


_WORD_WRITTEN = re.compile(
    rf"{_LETTER_AND}|\d+(?:[.,/]\d+)*[A-Za-z]*|[^\W_]+(?:&[^\W_]+)*(?:'s?(?![^\W_]))?"
)


def stem_all(words: list[str], lang: str) -> list[str]:
    """Return the stem of each word in a language; short words and numbers stay as they are."""
    stems: list[str] = _stemmer(lang).stemWords(words)
    return [
        word if len(word) <= _SHORT or word[0].isdigit() else stem
        for word, stem in zip(words, stems, strict=True)
    ]


def stem_of(word: str, lang: str) -> str:
    """Return the stem of one word, as `stem_all` does."""
    short = len(word) <= _SHORT or word[0].isdigit()
    return word if short else str(_stemmer(lang).stemWord(word))


@cache
def _stemmer(lang: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_SNOWBALL[lang], _KEPT)


def stems_of(word: str) -> tuple[str, str]:
    """Return the stems of a word as Dutch and as English."""
    return stem_all([word], "nl")[0], stem_all([word], "en")[0]


def lacks_letters(text: str) -> bool:
    """Tell whether there is no letter of a script that Dutch or English is written in."""
    return not re.search(r"[a-z0-9]", fold_text(text))
