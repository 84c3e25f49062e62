"""Patterns of SPARQL for words that titles and summaries hold."""

from collections.abc import Iterable

from mhgraph.ask.letters import FOCUS, deeper, values_of
from mhgraph.ask.reading import Text
from mhgraph.ask.texts import Texts, begins_with
from mhgraph.values import Literal

__all__ = ["some_words", "word_held"]

_NAMING = "skos:prefLabel"
_TEXTS = "skos:prefLabel|dct:description"


def word_held(subject: str, stems: Iterable[str], texts: Texts | None, number: int) -> str:
    """Return what makes a title or summary of a subject, or of what it made, hold a word.

    Args:
        subject: a variable.
        stems: of the word.
        texts: where given, what holds the word is looked up there, and the engine searches no texts.
        number: of the variables that the pattern needs.
    """
    if texts is not None:
        return _listed(subject, texts.subjects(tuple(stems), counted=subject == FOCUS))
    text, found = _texts_of(subject, number)
    inner = f"      {found}\n      FILTER({_holding(text, str(Literal(begins_with(stems))))})\n"
    return f"  {{\n    SELECT DISTINCT {subject} WHERE {{\n{inner}    }}\n  }}\n"


def some_words(subject: str, condition: Text, texts: Texts | None, number: int) -> str:
    """Return what makes texts of a subject hold at least so many of some words; see `word_held`."""
    if texts is not None:
        held: dict[str, int] = {}
        for stems in condition.words:
            for one in texts.subjects(stems, counted=subject == FOCUS):
                held[one] = held.get(one, 0) + 1
        return _listed(subject, (one for one, times in held.items() if times >= condition.least))
    word = f"?word{number}"
    each = (
        f"  {{\n{deeper(word_held(subject, stems, None, number))}    BIND({place} AS {word})\n  }}\n"
        for place, stems in enumerate(condition.words, 1)
    )  # word by word: engines would test each text for all words, over and over
    inner = deeper("  UNION\n".join(each))
    tail = f"    GROUP BY {subject} HAVING(COUNT(DISTINCT {word}) >= {condition.least})\n"
    return f"  {{\n    SELECT {subject} WHERE {{\n{inner}    }}\n{tail}  }}\n"


def _listed(subject: str, things: Iterable[str]) -> str:
    """Return what binds a subject to things, by itself: engines multiply lists."""
    return f"  {{ SELECT {subject} WHERE {{\n{deeper(values_of(subject, things))}  }} }}\n"


def _texts_of(subject: str, number: int) -> tuple[str, str]:
    """Return the variable of any text of a subject, or of what it made, and the pattern."""
    text, made = f"?text{number}", f"?made{number}"
    options = [
        f"{subject} {_TEXTS} {text}",
        f"{subject} mh:produces {made} . {made} {_NAMING} {text}",
        f"{made} mh:about {subject} ; {_NAMING} {text}",
    ]
    if subject == FOCUS:
        options.insert(1, f"?own{number} mh:countedAs {subject} ; {_TEXTS} {text}")
    return text, "\n      UNION ".join(f"{{ {option} }}" for option in options)


def _holding(variable: str, words: str) -> str:
    """Return the test that a text fits a regular expression, given as a literal or a variable."""
    return f'REGEX(STR({variable}), {words}, "i")'
