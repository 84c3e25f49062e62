"""A SPARQL server that gives no more than so many rows at once, and does not say so."""

import random
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from urllib.parse import parse_qs

from pyoxigraph import QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Store

__all__ = ["Limited", "limited"]


class Limited(ThreadingHTTPServer):
    """The server; `pages` tells whether it heeds OFFSET, `asked` counts what came in."""

    daemon_threads = True

    def __init__(self, store: Store, rows: int, *, pages: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.store, self.rows, self.pages, self.asked = store, rows, pages, 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/query"


class _Handler(BaseHTTPRequestHandler):
    server: Limited

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        text = parse_qs(body.decode())["query"][0]
        self.server.asked += 1
        if not self.server.pages:
            text = re.sub(r"OFFSET \d+", "", text)
        result = self.server.store.query(text)
        if isinstance(result, QueryTriples):
            lines = [f"{triple} .\n" for triple in islice(result, self.server.rows)]
            self._send("".join(lines).encode(), "application/n-triples")
            return
        whole = result.serialize(format=QueryResultsFormat.JSON)
        if isinstance(result, QuerySolutions):
            whole = self._cut(text)
        self._send(whole or b"", "application/sparql-results+json")

    def _cut(self, text: str) -> bytes:
        """Return the first rows, in an order that is never the same unless one is asked for."""
        found = self.server.store.query(text)
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        rows = [list(row) for row in found]
        if "ORDER BY" not in text:
            random.shuffle(rows)
        cells = ([str(term or "UNDEF") for term in row] for row in rows[: self.server.rows])
        values = " ".join(f"({' '.join(row)})" for row in cells)
        head = " ".join(f"?{name}" for name in names)
        text = f"SELECT {head} {{ VALUES ({head}) {{ {values} }} }}"
        again = Store().query(text)
        assert isinstance(again, QuerySolutions)
        return again.serialize(format=QueryResultsFormat.JSON) or b""

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        del format, args


@contextmanager
def limited(data: str, rows: int, *, pages: bool = True) -> Iterator[Limited]:
    """Serve `data` (N-Quads) with at most `rows` rows an answer."""
    store = Store()
    store.load(data, RdfFormat.N_QUADS)
    server = Limited(store, rows, pages=pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
