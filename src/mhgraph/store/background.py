"""One call at a time in a thread of its own, while the caller prepares the next."""

import threading
import time
from collections.abc import Callable

__all__ = ["Background"]

_STEP = 0.1


class Background:
    """Runs calls one after the other; Ctrl-C reaches who waits for them."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._error: BaseException | None = None

    def start(self, work: Callable[[], None]) -> None:
        """Begin `work` as soon as what runs is done; raise what that raised."""
        self.finish()
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait until nothing runs, and raise what the last call raised."""
        while self._thread is not None and self._thread.is_alive():
            self._thread.join(_STEP)
        error, self._error, self._thread = self._error, None, None
        if error is not None:
            raise error

    def settled(self, seconds: float) -> bool:
        """Wait at most `seconds`, raise nothing, and tell whether nothing runs any more."""
        end = time.monotonic() + seconds
        while self._thread is not None and self._thread.is_alive() and time.monotonic() < end:
            self._thread.join(_STEP)
        return self._thread is None or not self._thread.is_alive()

    def _run(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            self._error = error
