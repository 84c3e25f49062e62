"""Try again, with growing pauses and within limits."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from mhgraph.store.link.faults import LinkError

__all__ = ["Patience", "repeated"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is waited for and how often it is asked again; times in seconds.

    Attributes:
        connecting: for a connection, at most; never longer than a call's own time.
        reading: between two bytes of an answer that has begun, or of a body that is being sent.
        pauses: before the second try, the third, and so on; there are no more tries than that.
        limit: no new try begins later than this after the first.
        whole: for all tries of a query together, where its caller does not say.
        size: the longest answer that is read, in bytes.
    """

    connecting: float = 10.0
    reading: float = 120.0
    pauses: tuple[float, ...] = (0.5, 1.0, 2.0)
    limit: float = 30.0
    whole: float = 600.0
    size: int = 2**30


def repeated(
    work: Callable[[], T],
    patience: Patience,
    may_repeat: Callable[[LinkError], bool],
    pause: Callable[[float], None],
    end: float | None,
) -> T:
    """Return what `work()` returns, trying again after a `LinkError` that may pass.

    Args:
        work: one try.
        patience: how often and how long.
        may_repeat: whether a fault allows another try at all.
        pause: waits so many seconds.
        end: when, by `time.monotonic()`, the time of the call is over.

    Raises:
        LinkError: of the last try; `unsure` when any of the tries was.
    """
    last = time.monotonic() + patience.limit
    last = last if end is None else min(last, end)
    unsure, tries, pauses = False, 0, iter(patience.pauses)
    while True:
        tries += 1
        try:
            return work()
        except LinkError as fault:
            fault.tries = tries
            fault.unsure = unsure = unsure or fault.unsure
            planned = next(pauses, None)
            seconds = max(planned or 0.0, fault.pause)
            over = planned is None or time.monotonic() + seconds >= last
            if over or not fault.again or not may_repeat(fault):
                raise
        pause(seconds)
