"""The receipt of an answer to a question in plain words: how it was read stands with what was asked."""

from collections.abc import Mapping
from typing import Any

from mhgraph import __version__
from mhgraph.catalogue.receipt import Basis, composed, one_line
from mhgraph.cli.ask_said import Asked, other_readings, value_said
from mhgraph.cli.options import with_options
from mhgraph.cli.visible import visible
from mhgraph.errors import Words

__all__ = ["receipt_of", "words_again"]

_READ = Words(nl="gelezen als", en="read as")
_KIND = Words(nl="soort antwoord", en="kind of answer")
_LANGUAGE = Words(nl="taal", en="language")
_NOTE = Words(nl="opmerking", en="note")
_ITEMS = Words(nl="dingen", en="things")
_VALUE = Words(nl="waarde", en="value")


def receipt_of(asked: Asked, options: Mapping[str, Any]) -> str:
    """Return the receipt for an answer as Markdown.

    Args:
        asked: the question with its answer.
        options: those of the command.

    Raises:
        DataFileError: an own file is not there any more.
    """
    answer = asked.answer
    return composed(
        visible(answer.question),
        words_again(answer.question, options),
        answer.language,
        question=_question(asked),
        sparql=answer.sparql,
        answer=_answer(asked),
        basis=Basis(__version__, options["own"], options["store_name"]),
    )


def words_again(question: str, options: Mapping[str, Any]) -> list[str]:
    """Return the words of the command that asks the question again."""
    store, form = options["store_name"], options["form"]
    given = {
        "choose": options["choose"],
        "evidence": options["evidence"],
        "explain": options["explain"],
        "format": None if form == "table" else form,
        "lang": options["lang"],
        "store": None if store == "memory:" else store,
        "data": options["own"],
    }
    before = with_options(["mhgraph", "ask"], given.items())
    return [*before, *(["--"] if question.startswith("-") else []), question]


def _question(asked: Asked) -> str:
    answer = asked.answer
    lang = answer.language
    lines = [
        one_line(visible(answer.question)),
        "",
        f"- {_READ.get(lang)}: {one_line(visible(answer.reading))}",
        f"- {_LANGUAGE.get(lang)}: {lang}",
        *(f"- {_NOTE.get(lang)}: {one_line(visible(note))}" for note in answer.notes),
    ]
    others = other_readings(asked, "receipt")
    return "\n".join([*lines, *(["", others[0], ""] if others else []), *others[1:]])


def _answer(asked: Asked) -> str:
    answer = asked.answer
    lang = answer.language
    lines = [f"- {_KIND.get(lang)}: {answer.kind}", f"- {_ITEMS.get(lang)}: {len(answer.items)}"]
    if said := value_said(answer):
        lines.append(f"- {_VALUE.get(lang)}: {one_line(said)}")
    return "\n".join(lines)
