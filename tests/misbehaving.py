"""A real HTTP server that misbehaves as the path it is asked for says.

`/404` answers 404; `/first/503/2/ok` answers 503 twice and then as `/ok` does. What came in is kept.
"""

import hashlib
import re
import ssl
import threading
import time
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit
from urllib.request import parse_http_list, parse_keqv_list

__all__ = ["OTHER", "PASSWORD", "TOKEN", "USER", "Misbehaving", "misbehaving"]

RESULT = (
    b'{"head":{"vars":["s"]},"results":{"bindings":['
    b'{"s":{"type":"uri","value":"urn:a"}},{"s":{"type":"literal","value":"\xc3\xa9\xc3\xa9n"}}]}}'
)
TURTLE = "<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> 'één' .\n".encode()
JSON = "application/sparql-results+json"
USER, PASSWORD, TOKEN = "anna", "geheim-7Q!", "token-9Zx.~"
_NONCES = ("one", "two")


@dataclass
class Seen:
    """A request that came in."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes = field(repr=False)

    def said(self, name: str) -> str:
        """Return a field of the form that came in."""
        return parse_qs(self.body.decode())[name][0]


class Misbehaving(ThreadingHTTPServer):
    """The server; `seen` has what came in, `release` ends all waiting."""

    daemon_threads = True

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: list[Seen] = []
        self.asked: Counter[str] = Counter()
        self.broken = threading.Event()
        self.release = threading.Event()
        self.scheme = "http" if context is None else "https"
        if context is not None:
            self.socket = context.wrap_socket(self.socket, server_side=True)

    @property
    def address(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Be silent about a client that went away."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Misbehaving

    def do_POST(self) -> None:
        parts = urlsplit(self.path)
        seen = Seen(self.command, parts.path, parts.query, {}, self._body())
        if b"facts" in seen.body:
            # What mhgraph asks a server first: here the facts stand in the default graph.
            self._send(200, b'{"head":{"vars":["s"]},"results":{"bindings":[]}}')
            return
        seen.headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.seen.append(seen)
        kind = parts.path.strip("/").removeprefix("other/")
        match = re.fullmatch(r"first/([\w-]+)/(\d+)/([\w-]+)", kind)
        if match:
            self.server.asked[kind] += 1
            kind = match[1] if self.server.asked[kind] <= int(match[2]) else match[3]
        if kind.isdigit():
            self._send(int(kind), b"line one\x1b[31m of the error\nline two", "text/plain")
        else:
            KINDS[kind](self)

    do_GET = do_HEAD = do_PUT = do_DELETE = do_POST  # noqa: N815 - as http.server wants them

    def log_message(self, format: str, *args: object) -> None:
        del format, args

    def _body(self) -> bytes:
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _send(self, status: int, body: bytes = b"", kind: str = JSON, **headers: str) -> None:
        self._head(status, kind, {"Content-Length": str(len(body)), **_named(headers)})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: int, kind: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _drip(self, piece: bytes, pause: float) -> None:
        """Send `piece` again and again; note when the other side has gone."""
        self._head(200, JSON, {"Transfer-Encoding": "chunked"})
        try:
            while not self.server.release.wait(pause):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        except OSError:
            self.server.broken.set()

    def _cut(self, body: bytes, promised: int, kind: str = JSON) -> None:
        self._head(200, kind, {"Content-Length": str(promised)})
        self.wfile.write(body)
        self.close_connection = True

    def _chunks(self, body: bytes, end: bytes = b"0\r\n\r\n", kind: str = JSON) -> None:
        self._head(200, kind, {"Transfer-Encoding": "chunked"})
        self.wfile.write(b"%x\r\n%s\r\n%s" % (len(body), body, end))
        self.close_connection = True

    def _hang(self, body: bytes = b"") -> None:
        if body:
            self._head(200, JSON, {"Content-Length": str(len(RESULT))})
            self.wfile.write(body)
        self.server.release.wait(20)
        self.close_connection = True

    def _hang_up(self) -> None:
        with suppress(OSError):
            self.connection.shutdown(2)
        self.close_connection = True

    def _redirect(self, to: str, status: int = 307) -> None:
        self._send(status, Location=to)

    def _guarded(self, scheme: str, then: Callable[[], None]) -> None:
        """Go on when the request is signed; else ask for it."""
        given = self.headers.get("Authorization", "")
        nonce = _NONCES[self.server.asked["renew"] > 0]
        digest = scheme == "Digest" and _digest_fits(given, self.command, nonce)
        if digest or given in PLAIN.get(scheme, ()):
            then()
        else:
            asked = f'{scheme} realm="here", nonce="{nonce}", qop="auth", algorithm=MD5'
            asks = asked if scheme == "Digest" else f'{scheme} realm="here"'
            self._send(401, b"who are you?", "text/plain", WWW_Authenticate=asks)

    def _result(self) -> None:
        if "turtle" in self.headers.get("Accept", ""):
            self._send(200, TURTLE, "text/turtle")
        else:
            self._send(200, RESULT)

    def _late_date(self) -> None:
        self._send(503, Retry_After=formatdate(time.time() + 3600, usegmt=True))


PLAIN = {
    "Basic": [f"Basic {b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"],
    "Bearer": [f"Bearer {TOKEN}"],
}
OTHER = [""]
TEXT = b"Virtuoso S1T00 Error SR171:\x1b[2J Transaction timed out"
KINDS: dict[str, Callable[[_Handler], None]] = {
    "ok": _Handler._result,
    "done": lambda h: h._send(204),
    "busy": lambda h: h._send(429, b"slow down", "text/plain", Retry_After="0"),
    "one-second": lambda h: h._send(503, Retry_After="1"),
    "very-busy": lambda h: h._send(429, b"slow down", "text/plain", Retry_After="3600"),
    "late": _Handler._late_date,
    "tomcat": lambda h: h._send(500, b"<html><title>Oops <b>!</b></title>", "text/html"),
    "echo": lambda h: h._send(500, h.headers.get("Authorization", "").encode(), "text/plain"),
    "silent": _Handler._hang,
    "idle": lambda h: h._hang(RESULT[:40]),
    "gone": _Handler._hang_up,
    "slow": lambda h: h._drip(b" ", 0.05),
    "endless": lambda h: h._drip(b" " * 2**16, 0),
    "short": lambda h: h._cut(RESULT[:60], len(RESULT)),
    "chunk": lambda h: h._chunks(RESULT, b""),
    "cut-json": lambda h: h._send(200, RESULT[:60]),
    "cut-turtle": lambda h: h._send(200, TURTLE[:40], "text/turtle"),
    "nothing": lambda h: h._send(200, b""),
    "text-behind": lambda h: h._chunks(RESULT[:-3] + TEXT),
    "text-after": lambda h: h._chunks(RESULT + b"\n" + TEXT),
    "text-cut": lambda h: h._chunks(RESULT[:-3] + TEXT, b""),
    "text-turtle": lambda h: h._chunks(TURTLE[:-2] + TEXT, kind="text/turtle"),
    "html": lambda h: h._send(200, b"<!DOCTYPE html><html>\x1b[2Jhi</html>", "text/html"),
    "html-as-json": lambda h: h._send(200, b"<html>hi</html>"),
    "plain": lambda h: h._send(200, b"welcome\x07 to us", "text/plain"),
    "same": lambda h: h._redirect("/ok"),
    "other": lambda h: h._redirect("/ok", 303),
    "round": lambda h: h._redirect("/round"),
    "elsewhere": lambda h: h._redirect("http://u:pw@elsewhere.example:81/sparql?secret=1", 301),
    "to-https": lambda h: h._redirect(f"https://{h.headers['Host']}/ok"),
    "basic": lambda h: h._guarded("Basic", h._result),
    "bearer": lambda h: h._guarded("Bearer", h._result),
    "digest": lambda h: h._guarded("Digest", h._result),
    "basic-echo": lambda h: h._guarded("Basic", lambda: KINDS["echo"](h)),
    "basic-same": lambda h: h._guarded("Basic", lambda: h._redirect("/basic")),
    "negotiate": lambda h: h._guarded("Negotiate", h._result),
    "basic-elsewhere": lambda h: h._guarded("Basic", lambda: h._redirect(OTHER[0])),
}


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def _digest_fits(given: str, method: str, nonce: str) -> bool:
    """Tell whether a Digest header proves the password, as RFC 7616 computes it."""
    kind, _, rest = given.partition(" ")
    if kind != "Digest":
        return False
    said = parse_keqv_list(parse_http_list(rest))
    if said["nonce"] != nonce:
        return False
    who = _md5(f"{USER}:here:{PASSWORD}")
    what = _md5(f"{method}:{said['uri']}")
    proof = f"{who}:{nonce}:{said['nc']}:{said['cnonce']}:{said['qop']}:{what}"
    return said["response"] == _md5(proof)


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


@contextmanager
def misbehaving(context: ssl.SSLContext | None = None) -> Iterator[Misbehaving]:
    """Run the server, with TLS when there is a context."""
    server = Misbehaving(context)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.release.set()
        server.shutdown()
        server.server_close()
        thread.join()
