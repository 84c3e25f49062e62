"""Say on standard error how far a load is: what is being done, how fast, how long it will take."""

import sys
import time

import click

from mhgraph.corpus.filling import Step
from mhgraph.errors import Words

__all__ = ["Progress", "grouped", "spoken_time"]

_STAGES = {
    "checking": Words(nl="toetsen", en="checking"),
    "reading": Words(nl="lezen en samenvoegen", en="reading and merging"),
    "deriving": Words(nl="afleiden", en="deriving"),
    "closing": Words(nl="afsluiten", en="closing"),
}
_LEFT = Words(nl="nog", en="left:")
_STATEMENTS = Words(nl="uitspraken", en="statements")
_WIDTH = 100


class Progress:
    """Shows each step on one line that is written over; not on a terminal, as lines, and fewer.

    Args:
        lang: the language to say it in.
        shown: whether it is wanted; None: where standard error is a terminal.
    """

    def __init__(self, lang: str, shown: bool | None) -> None:
        self._lang = lang
        self._terminal = sys.stderr.isatty()
        self._shown = self._terminal if shown is None else shown
        self._every = 0.2 if self._terminal else 5.0
        self._stage = ("", "")
        self._begun = self._last = 0.0
        self._width = 0

    def __call__(self, step: Step) -> None:
        """Say `step`, unless something was said a moment ago."""
        now = time.monotonic()
        stage = (step.stage, step.name if step.stage == "reading" else "")
        if stage != self._stage:
            self._stage, self._begun = stage, now
            self._last = now if step.stage == "reading" else 0.0
        if self._shown and (_is_end(step) or now - self._last >= self._every):
            self._last = now
            self._say(" · ".join(self._parts(step, now - self._begun)))

    def end(self) -> None:
        """Clear the line."""
        if self._terminal and self._width:
            click.echo("\r" + " " * self._width + "\r", err=True, nl=False)
            self._width = 0

    def _parts(self, step: Step, seconds: float) -> list[str]:
        parts = [f"{_STAGES[step.stage].get(self._lang)} {step.name}".rstrip()]
        if step.of:
            parts.append(f"{100 * step.done // step.of} %")
        if step.quads and seconds:
            parts.append(f"{grouped(step.quads, self._lang)} {_STATEMENTS.get(self._lang)}")
            parts.append(f"{grouped(int(step.quads / seconds), self._lang)}/s")
        if step.of and step.done and seconds:
            left = seconds * (step.of - step.done) / step.done
            parts.append(f"{_LEFT.get(self._lang)} {spoken_time(left)}")
        return parts

    def _say(self, text: str) -> None:
        if not self._terminal:
            click.echo(text, err=True)
            return
        line = text[:_WIDTH]
        click.echo("\r" + line.ljust(self._width), err=True, nl=False)
        self._width = len(line)


def _is_end(step: Step) -> bool:
    return step.stage == "reading" and step.done == step.of


def grouped(number: int, lang: str) -> str:
    """Return `number` with its thousands apart, as `lang` writes it."""
    return f"{number:,}".replace(",", "." if lang == "nl" else ",")


def spoken_time(seconds: float) -> str:
    """Return a duration for the eye: "4 s", "3 min 20 s"."""
    whole = round(seconds)
    return f"{whole} s" if whole < 60 else f"{whole // 60} min {whole % 60} s"
