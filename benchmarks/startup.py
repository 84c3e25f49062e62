"""What a whole process costs, against `import rdflib` in the same run.

`python benchmarks/startup.py [--runs 21]`. The runs alternate, so that both meet the same machine; the
medians and their ratio are printed. Run by hand on a quiet machine; figures go into
docs/performance.md.
"""

import argparse
import statistics
import subprocess
import sys
import time

RUN = ["-m", "mhgraph"]
CASES = {
    "python -c 'import rdflib'": ["-c", "import rdflib"],
    "mhgraph query actions-in-place": [*RUN, "query", "actions-in-place", "--place", "West Africa"],
    "mhgraph find": [*RUN, "find", "opvang"],
    "mhgraph show": [*RUN, "show", "PROMIS"],
    "mhgraph network": [*RUN, "network", "--place", "West Africa", "-o", "-"],
    "mhgraph check": [*RUN, "check"],
}
LOADING = (
    "import time; from mhgraph.corpus import open_store; t = time.perf_counter(); open_store(); "
    "print(time.perf_counter() - t)"
)


def seconds(words: list[str]) -> float:
    """Return how long one process with these words takes."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    return time.perf_counter() - begin


def loading() -> float:
    """Return how long reading, merging and deriving take in a cold process."""
    done = subprocess.run(
        [sys.executable, "-c", LOADING], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=21)
    runs = parser.parse_args().runs
    taken: dict[str, list[float]] = {name: [] for name in CASES}
    loads = []
    for _ in range(runs):
        for name, words in CASES.items():
            taken[name].append(seconds(words))
        loads.append(loading())
    unit = statistics.median(taken["python -c 'import rdflib'"])
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:34} {median:6.3f} s   {median / unit:5.2f} times import rdflib")
    median = statistics.median(loads)
    print(f"{'read, merge, derive':34} {median:6.3f} s   {median / unit:5.2f} times import rdflib")


if __name__ == "__main__":
    main()
