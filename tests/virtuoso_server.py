"""A real Virtuoso on free loopback ports, as a context manager for tests and benchmarks."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from engines import free_port

__all__ = ["virtuoso_server"]

_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CaseMode = 2
DirsAllowed = .
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
CheckpointInterval = 60
ThreadsPerQuery = 4
AsyncQueueMaxThreads = 10

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 10

[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryCostEstimationTime = 400
MaxQueryExecutionTime = 60
"""
_PREPARE = """
GRANT SPARQL_UPDATE TO "SPARQL";
log_enable(2, 1);
DB.DBA.TTLP(file_open('data.nq'), '', 'urn:x-nowhere', 512);
checkpoint;
"""


@contextmanager
def virtuoso_server(
    data: Path | None, folder: Path, *, rows: int = 10_000, buffers: int = 10_000
) -> Iterator[str]:
    """Serve `data` (N-Quads, the facts in their own graph) from `folder`; yield the query address.

    Args:
        data: what is loaded; None for nothing.
        folder: where the database stands, empty.
        rows: ResultSetMaxRows; Debian's own is the default.
        buffers: NumberOfBuffers, 8 KiB each.
    """
    program, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or client is None:
        pytest.skip("Virtuoso is not installed (apt-get install virtuoso-opensource-7)")
    sql, http = free_port(), free_port()
    settings = {"sql": sql, "http": http, "rows": rows, "buffers": buffers}
    ini = _INI.format(**settings, dirty=buffers * 6 // 10)
    (folder / "virtuoso.ini").write_text(ini, encoding="utf-8")
    process = subprocess.Popen(
        [program, "+wait", "+foreground", "+configfile", "virtuoso.ini"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://127.0.0.1:{http}/sparql?query=ASK%7B%7D", process)
        prepare = _PREPARE
        if data is None:
            prepare = prepare.splitlines()[1]
        else:
            shutil.copy(data, folder / "data.nq")
        done = subprocess.run(
            [client, f"127.0.0.1:{sql}", "dba", "dba", "ERRORS=STDOUT", f"EXEC={prepare}"],
            check=True,
            capture_output=True,
            cwd=folder,
            timeout=600,
        )
        if b"*** Error" in done.stdout:
            raise RuntimeError(done.stdout.decode("utf-8", "replace"))
        yield f"http://127.0.0.1:{http}/sparql"
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=20)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, OSError):
            if process.poll() is not None:
                raise RuntimeError("Virtuoso ended before it answered") from None
            time.sleep(0.1)
    raise RuntimeError("no answer from Virtuoso within two minutes")
