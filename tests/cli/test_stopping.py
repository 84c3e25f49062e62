"""A query that runs on is ended by --timeout and by Ctrl-C, within a second, without a traceback."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import Run

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
WITHIN = 1.0


def test_the_process_ends_within_a_second_after_the_deadline(mhgraph: Run) -> None:
    begin = time.monotonic()
    assert mhgraph("query", "-", stdin="ASK {}").returncode == 0
    middle = time.monotonic()
    done = mhgraph("query", "-", "--timeout", "0.5", stdin=CROSS)
    took, usual = time.monotonic() - middle, middle - begin
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.splitlines() == [
        "mhgraph: The query was not done after 0.5 s and was stopped.",
        "Ask for less (a LIMIT, a narrower pattern) or give more time with --timeout.",
    ]
    assert 0.5 < took < usual + 0.5 + WITHIN


def test_control_c_ends_a_query_within_a_second(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "mhgraph", "query", "-", "--lang", "nl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={k: v for k, v in os.environ.items() if not k.startswith("MHGRAPH_")},
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
    assert process.stdin is not None
    # More than a pipe holds: once all is written, the command itself is reading.
    process.stdin.write(CROSS.encode() + b"\n# " + b"x" * 500_000)
    process.stdin.close()
    process.stdin = None
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=0.8)
    begin = time.monotonic()
    if sys.platform == "win32":
        process.send_signal(signal.CTRL_BREAK_EVENT)
    else:
        process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert time.monotonic() - begin < WITHIN
    assert out == b""
    assert b"Traceback" not in err
    if sys.platform == "win32":
        # A test cannot send Ctrl-C to one process there; Ctrl-Break ends it without a word.
        assert process.returncode != 0
    else:
        assert (process.returncode, err.decode("utf-8")) == (130, "mhgraph: Gestopt.\n")
