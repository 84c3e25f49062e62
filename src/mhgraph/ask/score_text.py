"""Show a score: a table with the failures below it, and JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mhgraph.ask.text import LANGUAGES
from mhgraph.errors import Words

if TYPE_CHECKING:
    from mhgraph.ask.scoring import Result, Score

__all__ = ["as_json", "as_text"]

_MEASURES = ("precision", "recall", "f1")
_HEADINGS = Words("vragen|precisie|recall|F1", "questions|precision|recall|F1")
_ALL, _NO_CATEGORY = Words("alle", "all"), Words("(zonder categorie)", "(no category)")
_MEANS = Words(
    "Gemiddelden over de {} vragen met een antwoord.",
    "Means over the {} questions that have an answer.",
)
_REFUSED = Words("Zonder antwoord, en geweigerd: {}", "Without an answer, and refused: {}")
_WRONG = Words("Stellig en fout: {}", "Confidently wrong: {}")
_SHARE, _OF_NONE = (
    Words("{} van {} ({} %)", "{} of {} ({} %)"),
    Words("geen vragen", "no questions"),
)
_NOTHING = Words("niets", "nothing")
_FAILURES, _NO_FAILURES = Words("Fouten: {}", "Failures: {}"), Words("Geen fouten.", "No failures.")
_FIELDS = {
    "reading": Words("gelezen als", "read as"),
    "got": Words("gekregen", "got"),
    "wanted": Words("gewenst", "wanted"),
}
_NONE, _DIGITS = "–", 4


def as_text(score: "Score", lang: str) -> str:
    """Return a score as a table, with the failures below it."""
    results = score.results
    wrong = sum(r.wrong for r in results)
    refused = sum(r.refused for r in score.unanswerable)
    lines = [
        *_table(score, lang),
        _MEANS.get(lang).format(len(score.answerable)),
        _REFUSED.get(lang).format(_share(refused, len(score.unanswerable), lang)),
        _WRONG.get(lang).format(_share(wrong, len(results), lang)),
        "",
        *_failures(score.failures, lang),
    ]
    return "\n".join(lines) + "\n"


def as_json(score: "Score") -> dict[str, Any]:
    """Return a score with those of its parts, and every result in the order of the file."""
    languages, categories = _parts(score)
    return {
        **_measures(score),
        "languages": {lang: _measures(score.of(lang=lang)) for lang in languages},
        "categories": {one: _measures(score.of(category=one)) for one in categories},
        "results": [_result(result) for result in score.results],
    }


def _parts(score: "Score") -> tuple[list[str], list[str]]:
    languages = {result.lang for result in score.results}
    categories = sorted({result.category for result in score.results})
    return [lang for lang in LANGUAGES if lang in languages], categories


def _table(score: "Score", lang: str) -> list[str]:
    languages, categories = _parts(score)
    rows = [("", *_HEADINGS.get(lang).split("|"))]
    rows += [_row(one, score.of(lang=one), lang) for one in languages]
    for one in categories:
        rows.append(_row(one or _NO_CATEGORY.get(lang), score.of(category=one), lang))
    rows.append(_row(_ALL.get(lang), score, lang))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    ]


def _row(name: str, part: "Score", lang: str) -> tuple[str, ...]:
    means = [_figure(part.mean(m), 3, lang) if part.answerable else _NONE for m in _MEASURES]
    return (_line(name), str(len(part.results)), *means)


def _share(some: int, all_: int, lang: str) -> str:
    if not all_:
        return _OF_NONE.get(lang)
    return _SHARE.get(lang).format(some, all_, _figure(100 * some / all_, 1, lang))


def _failures(failures: Sequence["Result"], lang: str) -> list[str]:
    if not failures:
        return [_NO_FAILURES.get(lang)]
    lines = [_FAILURES.get(lang).format(len(failures))]
    for number, result in enumerate(failures, 1):
        of = ", ".join(part for part in (result.lang, _line(result.category)) if part)
        f1 = f"F1 {_figure(result.f1, 3, lang)}"
        lines.append(f"{number}. {_line(result.question)} ({of}; {f1})")
        said = {"reading": result.reading, "got": _listed(result.got, lang)}
        said["wanted"] = _listed(result.wanted, lang)
        lines += [f"   {_FIELDS[key].get(lang)}: {_line(text)}" for key, text in said.items()]
    return lines


def _listed(names: Sequence[str], lang: str) -> str:
    return " · ".join(names) or _NOTHING.get(lang)


def _line(text: str) -> str:
    """Return a text on one line, without what a terminal would obey."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _figure(number: float, digits: int, lang: str) -> str:
    text = f"{number:.{digits}f}"
    return text.replace(".", ",") if lang == "nl" else text


def _measures(part: "Score") -> dict[str, Any]:
    means = {m: round(part.mean(m), _DIGITS) if part.answerable else None for m in _MEASURES}
    return {
        "questions": len(part.results),
        "answerable": len(part.answerable),
        **means,
        "refused": round(part.refusals, _DIGITS) if part.unanswerable else None,
        "confidently_wrong": round(part.confidently_wrong, _DIGITS),
    }


def _result(result: "Result") -> dict[str, Any]:
    shown = asdict(result)
    for name in _MEASURES:
        shown[name] = round(shown[name], _DIGITS)
    return shown | {"got": list(result.got), "wanted": list(result.wanted)}
