"""What urllib3 says went wrong, as a `LinkError`."""

import ssl
from collections.abc import Iterator

from urllib3 import exceptions
from urllib3.response import BaseHTTPResponse

from mhgraph.store.link import faults
from mhgraph.store.link.addresses import host_of
from mhgraph.store.link.call import Stage
from mhgraph.store.link.faults import LinkError
from mhgraph.store.link.legible import cleaned
from mhgraph.store.link.results import BrokenAnswerError

__all__ = ["broken", "fault_of"]


def fault_of(
    error: Exception,
    url: str,
    stage: Stage,
    connecting: float,
) -> LinkError:
    """Return the fault that `error` is, before anything of an answer came.

    Args:
        error: of urllib3 or the system.
        url: where the request went.
        stage: how far it got.
        connecting: how many seconds a connection was waited for.
    """
    causes = list(_causes(error))
    if any(isinstance(c, exceptions.ProxyError) for c in causes):
        return faults.no_proxy(_why(causes[-1]))
    if any(isinstance(c, exceptions.NameResolutionError) for c in causes):
        return faults.unknown_host(host_of(url))
    late = any(_is_late(cause) for cause in causes)
    if stage == "connecting":
        return faults.not_connected(round(connecting, 1)) if late else _no_connection(causes)
    return faults.idle_sending() if late else faults.reset()


def broken(error: Exception, response: BaseHTTPResponse, body: bytes, reading: float) -> LinkError:
    """Return the fault that `error` is, in the middle of an answer."""
    if any(_is_late(cause) for cause in _causes(error)):
        return faults.idle(reading, len(body))
    return BrokenAnswerError(body, response.headers.get("Content-Type", ""))


def _is_late(error: BaseException) -> bool:
    # urllib3 counts every connection that is not made among its timeouts.
    timed = isinstance(error, exceptions.TimeoutError | TimeoutError)
    return timed and not isinstance(error, exceptions.NewConnectionError)


def _no_connection(causes: list[BaseException]) -> LinkError:
    for cause in causes:
        if isinstance(cause, ConnectionRefusedError):
            return faults.refused()
        if isinstance(cause, ssl.SSLCertVerificationError):
            return faults.unsafe(cleaned(cause.verify_message))
        if isinstance(cause, ssl.SSLError):
            return faults.unsafe(cleaned(cause.reason or str(cause)))
    return faults.no_connection(_why(causes[-1]))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield `error` and what it came from, the first cause last."""
    found: BaseException | None = error
    while found is not None:
        yield found
        inner = next((a for a in found.args if isinstance(a, BaseException)), None)
        found = inner or found.__cause__ or found.__context__


def _why(error: BaseException) -> str:
    return cleaned(getattr(error, "strerror", None) or str(error) or type(error).__name__)
