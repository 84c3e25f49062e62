"""The README's figures and example are those of the data now."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_readme_is_not_stale() -> None:
    script = ROOT / "tools" / "readme_figures.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], check=False, capture_output=True
    )
    assert done.returncode == 0, "run `python tools/readme_figures.py`"


def test_the_references_are_not_stale() -> None:
    script = ROOT / "tools" / "reference.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], check=False, capture_output=True
    )
    assert done.returncode == 0, "run `python tools/reference.py`"
