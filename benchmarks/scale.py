"""What mhgraph costs from 10,000 to 1,000,000 actions, on every engine, in one run.

`python benchmarks/scale.py [--sizes 10000,100000,1000000] [--engines memory,disk,oxigraph,virtuoso,rdflib]
[--folder DIR] [--limit 20] [--total 900] [--runs 5] [--questions a,b] [--report] [--plot docs/scale.svg]
[--write docs/performance.md]`.

The graphs come from `shaped.py`. Measured for each size and engine: how fast it loads (before facts are
merged into the default graph, with that, and with what is derived), the most memory held (of a process of its
own), size on disk, and each named question: seconds until the first hundred rows and in all, as median and
95th percentile of the runs; of questions about one thing on disk also the first hundred rows alone, asked
for the first time by a new process and then again; and facts looked up one by one. A question is asked of
one thing: what it requires has one value, or else the first parameter that takes a thing; an actor named
about as often as UNODC in the corpus, West Africa, the examples of concepts and instruments. A question is
given up after LIMIT seconds, and one that was given up is not asked of a larger graph on the same engine.

Every piece is kept in DIR/results.json as soon as it is measured, and not measured again: a run that was
stopped, or ended after TOTAL seconds, goes on where it was. `--report` only prints. Memory takes sizes up to
--memory-most, Virtuoso up to --virtuoso-most, rdflib up to --rdflib-most (its questions: the smallest size).
Needs Linux or macOS. Figures go into docs/performance.md; say how busy the machine was.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import scale_report
import scale_servers
from scale_work import database_of, texts
from shaped import write

HERE = Path(__file__).parent
ENGINES = ("memory", "disk", "oxigraph", "virtuoso", "rdflib")


class Run:
    """The state of a run: what was measured, and how much time is left."""

    def __init__(self, given: argparse.Namespace) -> None:
        self.given = given
        self.folder: Path = given.folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self._file = self.folder / "results.json"
        self.results: dict[str, Any] = {}
        if self._file.exists():
            self.results = json.loads(self._file.read_text(encoding="utf-8"))
        self._end = time.monotonic() + given.total

    def over(self) -> bool:
        """Tell whether the time is up."""
        return time.monotonic() > self._end

    def left(self) -> float:
        """Return the seconds left."""
        return max(self._end - time.monotonic(), 1)

    def keep(self, *path: str, value: object) -> None:
        """Set a result and write all to the file."""
        place = self.results
        for part in path[:-1]:
            place = place.setdefault(part, {})
        place[path[-1]] = value
        part_file = self._file.with_suffix(".part")
        part_file.write_text(json.dumps(self.results, indent=1), encoding="utf-8")
        part_file.replace(self._file)

    def has(self, *path: str) -> bool:
        """Tell whether this was measured before."""
        place: Any = self.results
        for part in path:
            if part not in place:
                return False
            place = place[part]
        return True

    def waiting(self, size: int, engine: str) -> dict[str, dict[str, str]]:
        """Return the questions not yet asked of this engine at this size, without those given up below it."""
        wanted = self.results["questions"]
        chosen = self.given.questions.split(",") if self.given.questions else list(wanted)
        done = self.results.get(str(size), {}).get(engine, {}).get("questions", {})
        smaller = [s for s in self.given.sizes if s < size]
        return {
            name: wanted[name]
            for name in chosen
            if name not in done and not any(self.given_up(s, engine, name) for s in smaller)
        }

    def given_up(self, size: int, engine: str, name: str) -> bool:
        """Tell whether this question was asked at this size and gave no answer in time."""
        asked = self.results.get(str(size), {}).get(engine, {}).get("questions", {}).get(name)
        return asked is not None and not asked["runs"]


def busy() -> float | None:
    """Return how many processes wanted to run in the last minute."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


def task(run: Run, name: str, given: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Run a task of `scale_work.py` in a process of its own and yield what it says."""
    child = subprocess.Popen(
        [sys.executable, str(HERE / "scale_work.py"), name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    if child.stdin is None or child.stdout is None:
        raise SystemExit("no pipes")
    child.stdin.write(json.dumps(given))
    child.stdin.close()
    try:
        for line in child.stdout:
            yield json.loads(line)
            if run.over():
                print("time is up: run again to go on", flush=True)
                return
    finally:
        child.kill()
        child.wait()


def measure(run: Run, size: int, engine: str, name: str, given: dict[str, Any]) -> None:
    """Keep what a task says: one line about loading, others about questions."""
    for said in task(run, name, given):
        if "question" in said:
            run.keep(str(size), engine, "questions", said.pop("question"), value=said)
        elif "look_up" in said:
            run.keep(str(size), engine, "look_up", value=said["look_up"])
        else:
            run.keep(str(size), engine, "load", value={**said, "busy": busy()})
            print(f"{size:>9,} {engine:9} {scale_report.in_short(said)}", flush=True)


def common(run: Run, size: int, engine: str) -> dict[str, Any]:
    """Return what every task is given."""
    return {
        "file": str(run.folder / f"{size}.nq.gz"),
        "folder": str(run.folder / f"disk-{size}"),
        "quads": run.results[str(size)]["quads"],
        "questions": run.waiting(size, engine),
        "limit": run.given.limit,
        "runs": run.given.runs,
    }


def made(run: Run, size: int) -> None:
    """Make the graph of this size."""
    file = run.folder / f"{size}.nq.gz"
    if not file.exists() or not run.has(str(size), "quads"):
        begin = time.monotonic()
        run.keep(str(size), "quads", value=write(file, size))
        print(f"{size:>9,} made in {time.monotonic() - begin:.0f} s", flush=True)


def on_disk(run: Run, size: int) -> None:
    """Load onto disk where that was not done, and ask."""
    given = common(run, size, "disk")
    if not run.has(str(size), "disk", "load") or not Path(given["folder"]).exists():
        shutil.rmtree(given["folder"], ignore_errors=True)
        measure(run, size, "disk", "disk", given)
    if not run.has(str(size), "disk", "look_up") and not run.over():
        measure(run, size, "disk", "disk_look_ups", given)
    if given["questions"] and not run.over():
        measure(run, size, "disk", "disk_questions", given)
    known = run.results[str(size)]["disk"].get("first", {})
    lookups = {n: q for n, q in run.results["questions"].items() if q["sort"] == "lookup"}
    given["questions"] = {n: q for n, q in lookups.items() if n not in known}
    if given["questions"] and not run.over():
        for said in task(run, "disk_first", given):
            run.keep(str(size), "disk", "first", said["question"], value=said["first"])


def in_memory(run: Run, size: int) -> None:
    """Load into memory and ask in the same process."""
    given = common(run, size, "memory")
    if size <= run.given.memory_most and given["questions"]:
        measure(run, size, "memory", "memory", given)


def on_server(run: Run, size: int, engine: str) -> None:
    """Start a server on the graph of this size, ask, and stop it."""
    given = common(run, size, engine)
    if not given["questions"] or (engine == "virtuoso" and size > run.given.virtuoso_most):
        return
    database = database_of(Path(given["folder"]))
    with scale_servers.SERVERS[engine](database, run.folder / f"{engine}-{size}") as served:
        run.keep(str(size), engine, "load", value={**served.load, "busy": busy()})
        measure(run, size, engine, "server_questions", {**given, "url": served.url})
        run.keep(str(size), engine, "load", "peak", value=served.peak())


def in_rdflib(run: Run, size: int) -> None:
    """Load into rdflib; ask its evaluator on the smallest graph only."""
    if size > run.given.rdflib_most or run.has(str(size), "rdflib", "load"):
        return
    given = {**common(run, size, "rdflib"), "limit": run.given.rdflib_limit, "runs": 1}
    if size > min(run.given.sizes):
        given["questions"] = {}
    prepared = run.folder / f"prepared-{size}.nq"
    if given["questions"]:
        scale_servers.dumped(database_of(Path(given["folder"])), prepared)
    measure(run, size, "rdflib", "rdflib_all", {**given, "prepared": str(prepared)})
    prepared.unlink(missing_ok=True)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--folder", type=Path, default=Path("scale-run"))
    parser.add_argument("--limit", type=float, default=20, help="seconds for a question")
    parser.add_argument("--total", type=float, default=900, help="seconds for this run")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--questions", default="", help="names, with commas; all by default")
    parser.add_argument("--memory-most", type=int, default=100_000)
    parser.add_argument("--virtuoso-most", type=int, default=10_000)
    parser.add_argument("--rdflib-most", type=int, default=100_000)
    parser.add_argument("--rdflib-limit", type=float, default=1)
    parser.add_argument("--report", action="store_true", help="print what was measured before")
    parser.add_argument("--plot", type=Path, help="draw cost against size into this file")
    parser.add_argument("--write", type=Path, help="put the tables between the marks in this file")
    given = parser.parse_args()
    given.sizes = sorted(int(size) for size in given.sizes.split(","))
    return given


@contextmanager
def noted(run: Run) -> Iterator[None]:
    """Note the machine and how busy it was."""
    run.keep("machine", value=f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}")
    print(f"load of the machine at the start: {busy()}", flush=True)
    yield
    print(f"load of the machine at the end: {busy()}", flush=True)


def main() -> None:
    """Measure what is missing, and print."""
    run = Run(arguments())
    engines = run.given.engines.split(",")
    steps = {"disk": on_disk, "memory": in_memory, "rdflib": in_rdflib}
    if not run.given.report:
        with noted(run):
            run.keep("questions", value=texts())
            for size in run.given.sizes:
                made(run, size)
                for engine in ("disk", *(e for e in ENGINES if e != "disk")):
                    if engine in engines and not run.over():
                        step = steps.get(engine)
                        step(run, size) if step else on_server(run, size, engine)
    print(scale_report.tables(run.results))
    if run.given.write:
        scale_report.put(run.results, run.given.write)
    if run.given.plot:
        scale_report.plot(run.results, run.given.plot)


if __name__ == "__main__":
    main()
