"""A call to a server under way, which another thread may end at any moment."""

import socket
import threading
import time
from contextlib import suppress
from typing import Any, Literal

__all__ = ["Call", "Stage"]

Stage = Literal["connecting", "sending", "reading"]


class Call:
    """A call to a server under way: how far it is, and the means to end it.

    Args:
        end: when its time is over, by `time.monotonic()`; None is never.

    Attributes:
        stage: what it waits for.
        received: how many bytes of the answer have come.
    """

    def __init__(self, end: float | None) -> None:
        self.end = end
        self.stage: Stage = "connecting"
        self.received = 0
        self._socket: socket.socket | None = None
        self._stopped = threading.Event()

    def left(self, most: float | None = None) -> float | None:
        """Return the seconds left, at most `most`."""
        if self.end is None:
            return most
        left = max(0.001, self.end - time.monotonic())
        return left if most is None else min(most, left)

    def hold(self, connection: Any) -> None:
        """Keep the socket of `connection`, or end it when the call was stopped meanwhile."""
        self._socket = connection.sock
        if self._stopped.is_set():
            self.stop()
            raise OSError("stopped")

    def wait(self, seconds: float) -> None:
        """Wait, unless the call is stopped."""
        if self._stopped.wait(seconds):
            raise OSError("stopped")

    def patience(self, seconds: float | None) -> None:
        """Set how long the socket waits for the next bytes."""
        if self._socket is not None:
            self._socket.settimeout(seconds)

    def stop(self) -> None:
        """End the call: whatever reads or writes for it now fails at once."""
        self._stopped.set()
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
