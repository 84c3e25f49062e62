"""Servers that `scale.py` measures: real processes on free ports of this machine, ended afterwards."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pyoxigraph

from mhgraph.terms import FACTS_GRAPH

INI = """[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{isql}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 1000000
"""


@dataclass
class Served:
    """A server that runs: its address, how its loading went, and how to ask for its peak of memory."""

    url: str
    load: dict[str, Any]
    process: subprocess.Popen[bytes]

    def peak(self) -> int:
        """Return the most memory the server has held, in bytes; 0 where the system does not tell."""
        status = Path(f"/proc/{self.process.pid}/status")
        lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
        return next((1024 * int(li.split()[1]) for li in lines if li.startswith("VmHWM")), 0)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 120) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(url, timeout=2):  # noqa: S310
                return
        except HTTPError:
            return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise SystemExit(f"no answer from {url}")


@contextmanager
def oxigraph(database: str, folder: Path) -> Iterator[Served]:  # noqa: ARG001
    """Serve the store on disk, for reading only."""
    command = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or "oxigraph"
    address = f"127.0.0.1:{free_port()}"
    words = [command, "serve-read-only", "--location", database, "--bind", address]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://{address}/", process)
        yield Served(f"http://{address}/query", {}, process)
    finally:
        process.kill()
        process.wait()


@contextmanager
def virtuoso(database: str, folder: Path) -> Iterator[Served]:
    """Load all graphs into a Virtuoso of its own, the facts as a named graph, and serve them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    folder = folder.resolve()
    number = dumped(database, folder / "all.nq", facts=str(FACTS_GRAPH))
    isql, http = free_port(), free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(INI.format(folder=folder, isql=isql, http=http), encoding="utf-8")
    process = subprocess.Popen(
        ["virtuoso-t", "-f", "-c", str(ini)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{http}/", process)
        begin = time.monotonic()
        told = (
            f"ld_dir('{folder}', 'all.nq', 'urn:none'); rdf_loader_run(); checkpoint; "
            'grant select on DB.DBA.SPARQL_SINV_2 to "SPARQL";'
        )
        words = ["isql-vt", f"127.0.0.1:{isql}", "dba", "dba", f"exec={told}"]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds = time.monotonic() - begin
        size = sum(p.stat().st_size for p in folder.glob("v.*"))
        load = {"quads": number, "all": seconds, "total": number, "size": size}
        yield Served(f"http://127.0.0.1:{http}/sparql", load, process)
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def dumped(database: str, file: Path, facts: str = "") -> int:
    """Write all quads of a store on disk to `file`, the default graph as `facts` where that is given."""
    number = 0
    store = pyoxigraph.Store.read_only(database)
    with file.open("w", encoding="utf-8") as lines:
        for quad in store:
            named = not isinstance(quad.graph_name, pyoxigraph.DefaultGraph)
            graph = str(quad.graph_name) if named else facts
            lines.write(f"{quad.subject} {quad.predicate} {quad.object} {graph} .\n")
            number += 1
    return number


SERVERS: dict[str, Callable[[str, Path], AbstractContextManager[Served]]] = {
    "oxigraph": oxigraph,
    "virtuoso": virtuoso,
}
