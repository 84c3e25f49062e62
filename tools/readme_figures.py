"""Write the figures and the example of README.md anew from the data.

`python tools/readme_figures.py` after a change of the data; `--check` only tells whether it is due, as a
test does. Run it in a checkout with mhgraph installed.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

from mhgraph.corpus import open_store
from mhgraph.store import select
from mhgraph.values import value_of

README = Path(__file__).resolve().parents[1] / "README.md"
_FIGURES = re.compile(r"(<!-- figures: begin[^\n]*-->\n).*?(<!-- figures: end -->)", re.DOTALL)
_EXAMPLE = re.compile(r"(<!-- example: mhgraph ([^\n]*) -->\n```\n).*?(```\n)", re.DOTALL)
_COUNTS = {
    "passages": "?x a mh:Passage",
    "actions": "?x a mh:CodedAction",
    "parts of actions": "?x a mh:ActionPart",
    "actors": "?x a mh:Actor",
    "policy instruments": "?x a mh:PolicyInstrument",
    "figures": "?x a mh:Figure",
}


def figures() -> str:
    """Return the sentence with what is in the graph."""
    store = open_store()
    counts = {
        name: value_of(
            select(
                store,
                "PREFIX mh: <https://w3id.org/mhgraph/ontology#> "
                f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}",
            ).rows[0][0]
        )
        for name, pattern in _COUNTS.items()
    }
    listed = ", ".join(f"{int(n):,} {name}" for name, n in counts.items())
    return f"In the graph now: {listed}.\n"


def example(words: str) -> str:
    """Return what the command prints, 100 columns wide."""
    parts = re.findall(r'"([^"]*)"|(\S+)', words)
    done = subprocess.run(
        [sys.executable, "-m", "mhgraph", *(a or b for a, b in parts)],
        capture_output=True,
        check=True,
        env={**os.environ, "COLUMNS": "100"},
    )
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


def written(text: str) -> str:
    """Return the README with figures and examples as they are now."""
    text = _FIGURES.sub(lambda m: m[1] + figures() + m[2], text)
    return _EXAMPLE.sub(lambda m: m[1] + example(m[2]) + m[3], text)


def main() -> int:
    """Write README.md, or with --check return 1 if it is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    old = README.read_text(encoding="utf-8")
    new = written(old)
    if check:
        return int(old != new)
    README.write_text(new, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
