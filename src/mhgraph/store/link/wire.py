"""One HTTP exchange by urllib3, which another thread may break off at any moment."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.response import BaseHTTPResponse

from mhgraph.store.link.addresses import host_of, is_loopback
from mhgraph.store.link.call import Call
from mhgraph.store.link.faults import too_long
from mhgraph.store.link.retrying import Patience
from mhgraph.store.link.wire_faults import broken, fault_of

__all__ = ["Body", "Request", "Response", "Wire"]

Body = bytes | Path | None
_PIECE = 65536
_LATER = 1.0
_HERE = threading.local()


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent.

    Attributes:
        method: GET, POST, PUT or DELETE.
        url: where to.
        headers: without credentials.
        body: bytes, or a file that is sent piece by piece.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    body: Body = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Response:
    """What came back; of anything but success only the beginning of the body.

    Attributes:
        status: of HTTP.
        reason: the words behind it.
        headers: names in lower case.
        challenges: each WWW-Authenticate header.
        body: without its transfer coding.
    """

    status: int
    reason: str
    headers: Mapping[str, str]
    challenges: tuple[str, ...]
    body: bytes


class Wire:
    """The connections of one endpoint, kept open between its calls."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._managers: dict[str, urllib3.PoolManager] = {}

    def send(self, request: Request, call: Call, headers: Mapping[str, str]) -> Response:
        """Send `request` once and return what comes back, whatever its status.

        Args:
            request: what to send.
            call: what it is sent for.
            headers: further ones, such as credentials.

        Raises:
            LinkError: there was no answer, or not a whole one.
        """
        call.stage, call.received = "connecting", 0
        _HERE.call, _HERE.reading = call, call.left(self._patience.reading)
        connecting = call.left(self._patience.connecting)
        left = call.left()
        # Who waits for the call ends it when its time is over, and says so; this only has to come later.
        answering = None if left is None else left + _LATER
        parts: list[bytes] = []
        response: BaseHTTPResponse | None = None
        try:
            with _opened(request.body) as (body, length):
                response = self._manager(request.url).request(
                    request.method,
                    request.url,
                    body=body,
                    headers={**request.headers, **length, **headers},
                    timeout=urllib3.Timeout(connect=connecting, read=answering),
                    retries=False,
                    redirect=False,
                    preload_content=False,
                )
            self._read(response, call, parts)
        except (urllib3.exceptions.HTTPError, OSError) as error:
            if response is not None:
                raise broken(error, response, b"".join(parts), self._patience.reading) from error
            raise fault_of(error, request.url, call.stage, connecting or 0.0) from error
        return Response(
            response.status,
            response.reason or "",
            {k.lower(): v for k, v in response.headers.items()},
            tuple(response.headers.getlist("WWW-Authenticate")),
            b"".join(parts),
        )

    def _read(self, response: BaseHTTPResponse, call: Call, parts: list[bytes]) -> None:
        """Read a body to its end, that of an error only as far as it is shown."""
        call.stage = "reading"
        call.patience(call.left(self._patience.reading))
        if response.status >= 300:
            _read_some(response, parts)
            return
        while part := response.read1(_PIECE):
            parts.append(part)
            call.received += len(part)
            if call.received > self._patience.size:
                response.close()
                raise too_long(self._patience.size)
        response.release_conn()

    def _manager(self, url: str) -> urllib3.PoolManager:
        proxy = _proxy(url)
        if proxy not in self._managers:
            manager = _proxied(proxy) if proxy else urllib3.PoolManager(maxsize=2)
            manager.pool_classes_by_scheme = {"http": _Pool, "https": _SafePool}
            self._managers[proxy] = manager
        return self._managers[proxy]


def _read_some(response: BaseHTTPResponse, parts: list[bytes]) -> None:
    """Read the beginning of an error's body; its status counts although the body may break off."""
    try:
        while part := response.read1(_PIECE):
            parts.append(part)
            if sum(map(len, parts)) > _PIECE:
                response.close()
                return
    except (urllib3.exceptions.HTTPError, OSError):
        response.close()
        return
    response.release_conn()


class _Connection(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _HERE.call.hold(self)

    def request(self, *args: Any, **options: Any) -> None:
        _begin(self)
        super().request(*args, **options)


class _SafeConnection(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        _HERE.call.hold(self)

    def request(self, *args: Any, **options: Any) -> None:
        _begin(self)
        super().request(*args, **options)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SafePool(HTTPSConnectionPool):
    ConnectionCls = _SafeConnection


def _begin(connection: HTTPConnection) -> None:
    """Connect where that is still to do; from here on the server may have got something."""
    if connection.sock is None:
        connection.connect()
    _HERE.call.hold(connection)
    _HERE.call.stage = "sending"
    _HERE.call.patience(_HERE.reading)


@contextmanager
def _opened(body: Body) -> Iterator[tuple[bytes | BinaryIO | None, dict[str, str]]]:
    """Yield a body to send and the header with its length, where that is known beforehand."""
    if body is None or (isinstance(body, bytes) and len(body) <= _PIECE):
        yield body, {}
        return
    # With its length: in chunks it could go at once, but Virtuoso 7 takes those for nothing and answers 201.
    with BytesIO(body) if isinstance(body, bytes) else body.open("rb") as whole:
        length = whole.seek(0, 2)
        whole.seek(0)
        yield whole, {"Content-Length": str(length)}


def _proxy(url: str) -> str:
    """Return the proxy that the environment names for `url`; this machine itself needs none."""
    host = host_of(url)
    if is_loopback(host) or proxy_bypass(host):
        return ""
    proxies = getproxies()
    found = proxies.get(urlsplit(url).scheme) or proxies.get("all") or ""
    return found if not found or "//" in found else f"http://{found}"


def _proxied(proxy: str) -> urllib3.ProxyManager:
    parts = urlsplit(proxy)
    credentials, _, place = parts.netloc.rpartition("@")
    headers = urllib3.make_headers(proxy_basic_auth=credentials) if credentials else None
    address = urlunsplit((parts.scheme, place, "", "", ""))
    return urllib3.ProxyManager(address, proxy_headers=headers, maxsize=2)
