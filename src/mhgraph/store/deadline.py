"""Run a call that cannot be stopped, and stop waiting for it.

An engine's query cannot be interrupted from Python, but it releases the interpreter. So it runs in a
daemon thread while the main thread waits in short steps: a deadline or Ctrl-C ends the wait at once,
and the process can end although the thread still works.
"""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from mhgraph.errors import QueryTimeoutError, Words

__all__ = ["within"]

T = TypeVar("T")
_STEP = 0.1


class _Call(Generic[T]):
    """A call whose outcome, value or error, is kept until the caller asks for it."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._value: list[T] = []
        self._error: BaseException | None = None

    def run(self) -> None:
        try:
            self._value.append(self._work())
        except BaseException as error:
            self._error = error

    def outcome(self) -> T:
        if self._error is not None:
            raise self._error
        return self._value[0]


def within(
    seconds: float | None, work: Callable[[], T], stop: Callable[[], None] | None = None
) -> T:
    """Return what `work()` returns, or raise what it raises.

    Args:
        seconds: how long to wait at most; None waits until it is done or Ctrl-C is pressed.
        work: a call without arguments.
        stop: called when the wait ends before `work()` does; it may make `work()` end early.

    Raises:
        QueryTimeoutError: `work` was not done in time.
    """
    call = _Call(work)
    thread = threading.Thread(target=call.run, daemon=True)
    end = None if seconds is None else time.monotonic() + seconds
    thread.start()
    try:
        while thread.is_alive():
            left = _STEP if end is None else min(_STEP, end - time.monotonic())
            if left <= 0:
                raise _too_slow(seconds)
            thread.join(left)
    finally:
        if stop is not None and thread.is_alive():
            stop()
    return call.outcome()


def _too_slow(seconds: float | None) -> QueryTimeoutError:
    return QueryTimeoutError(
        Words(
            nl=f"De vraag was na {seconds:g} s niet klaar en is gestopt.",
            en=f"The query was not done after {seconds:g} s and was stopped.",
        ),
        Words(
            nl="Vraag minder (een LIMIT, een nauwer patroon) of geef meer tijd met --timeout.",
            en="Ask for less (a LIMIT, a narrower pattern) or give more time with --timeout.",
        ),
    )
