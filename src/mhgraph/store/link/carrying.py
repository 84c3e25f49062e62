"""Carry out a call in time: tries, pauses, and the error that names the server."""

import time
from collections.abc import Callable
from typing import TypeVar

from mhgraph.errors import QueryTimeoutError
from mhgraph.store.deadline import within
from mhgraph.store.link.call import Call
from mhgraph.store.link.exchange import Exchange
from mhgraph.store.link.faults import LinkError
from mhgraph.store.link.retrying import Patience, repeated
from mhgraph.store.link.telling import error_of, late

__all__ = ["Carrier"]

T = TypeVar("T")


class Carrier:
    """Carries out the calls of one endpoint.

    Args:
        patience: how long it is waited for.
    """

    def __init__(self, patience: Patience) -> None:
        self.exchange = Exchange(patience)
        self._patience = patience

    def carry(
        self,
        url: str,
        try_once: Callable[[Call], T],
        timeout: float | None,
        *,
        writes: bool = False,
        may_repeat: Callable[[LinkError], bool] = lambda _: True,
    ) -> T:
        """Return what `try_once` returns; when the time is over its connection is closed.

        Args:
            url: where it goes.
            try_once: one try.
            timeout: seconds for all tries together; None waits until Ctrl-C.
            writes: whether it is to change something.
            may_repeat: whether a fault allows another try.

        Raises:
            RemoteStoreError: it did not succeed.
        """
        end = None if timeout is None else time.monotonic() + timeout
        call = Call(end)

        def work() -> T:
            return repeated(lambda: try_once(call), self._patience, may_repeat, call.wait, end)

        try:
            return within(timeout, work, call.stop)
        except QueryTimeoutError:
            fault = late(call, timeout or 0.0, self._patience)
        except LinkError as error:
            fault = error
        fault.what = self.exchange.hidden_in(fault.what)
        raise error_of(fault, url, writes=writes)
