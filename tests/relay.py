"""A server between mhgraph and a real one, that passes everything on until it is told to fail."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

__all__ = ["Relay", "relayed"]

_OF_A_HOP = {"connection", "transfer-encoding", "content-length", "host", "keep-alive"}


class Relay(ThreadingHTTPServer):
    """Passes requests on to the server at `target`.

    Attributes:
        writes: how many PUT, DELETE and updates came.
        fail_at: from this write on it fails; None never does.
        how: "500" answers so and passes nothing on; "before" hangs up instead of passing on, "after" hangs
            up when the server has done it; "gone" does the same as "before", for reads too.
    """

    daemon_threads = True

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target = urlsplit(target).netloc
        self.writes, self.fail_at, self.how = 0, None, ""
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    fail_at: int | None


class _Handler(BaseHTTPRequestHandler):
    server: Relay
    protocol_version = "HTTP/1.1"

    def handle_any(self) -> None:
        body = self._body()
        writes = self.command in ("PUT", "DELETE") or self.path.startswith("/update")
        self.server.writes += writes
        failing = self.server.fail_at is not None and self.server.writes >= self.server.fail_at
        if failing and self.server.how == "gone":
            self._hang_up()
        elif failing and writes and self.server.how == "500":
            self._answer(500, {"content-type": "text/plain"}, b"broken on purpose")
        elif failing and writes and self.server.how == "before":
            self._hang_up()
        else:
            self._pass_on(body, silent=failing and writes)

    do_GET = do_POST = do_PUT = do_DELETE = handle_any  # noqa: N815 - http.server wants these names

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _pass_on(self, body: bytes, *, silent: bool) -> None:
        kept = {k: v for k, v in self.headers.items() if k.lower() not in _OF_A_HOP}
        there = HTTPConnection(self.server.target, timeout=60)
        there.request(self.command, self.path, body or None, kept)
        reply = there.getresponse()
        content = reply.read()
        there.close()
        if silent:
            self._hang_up()
        else:
            self._answer(reply.status, dict(reply.getheaders()), content)

    def _answer(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() not in _OF_A_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def relayed(target: str) -> Iterator[Relay]:
    """Run a relay to the server at `target` while the block runs."""
    relay = Relay(target)
    thread = threading.Thread(target=relay.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield relay
    finally:
        relay.shutdown()
        relay.server_close()
        thread.join()
