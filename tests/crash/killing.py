"""Kill a command at a random moment, many times, and look what it left.

An `Action` says how the command is started and how to see what there is afterwards; `trials` kills it.
Used by the tests (a few trials) and by benchmarks/kill_trials.py (many).
"""

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mhgraph.corpus.disk_load import load_disk
from mhgraph.store.disk import DiskStore

State = frozenset[str]


class Action(Protocol):
    """A command that turns one state into another, forth and back."""

    @property
    def states(self) -> tuple[State, State]:
        """The two states."""
        ...

    def start(self, target: int) -> subprocess.Popen[bytes]:
        """Start the command that makes the state of this number."""
        ...

    def state(self) -> State:
        """Return what there is now; it has to open."""
        ...


@dataclass(frozen=True, slots=True)
class Trial:
    """What a trial gave.

    Attributes:
        after: seconds after which the command was killed.
        left: "old", "new", or "broken" where it is neither.
        ended: whether the command had ended by itself before.
    """

    after: float
    left: str
    ended: bool


def trials(action: Action, number: int, seed: int) -> Iterator[Trial]:
    """Kill `action` `number` times, at moments spread over the time that it takes; yield what it left.

    A state that is neither of the two ends the trials.
    """
    chance = random.Random(seed)
    now = action.states.index(action.state())
    begin = time.monotonic()
    assert action.start(1 - now).wait() == 0
    length = time.monotonic() - begin
    now = 1 - now
    for _ in range(number):
        after = chance.uniform(0, 1.05 * length)
        begin = time.monotonic()
        process = action.start(1 - now)
        try:
            process.wait(timeout=after)
        except subprocess.TimeoutExpired:
            process.kill()
        ended = process.wait() == 0
        if ended:
            length = time.monotonic() - begin  # a machine is now quicker, now slower
        left = action.state()
        if left not in action.states:
            yield Trial(after, "broken", ended)
            return
        new = action.states.index(left) != now
        now = action.states.index(left)
        yield Trial(after, "new" if new else "old", ended)


def told(found: list[Trial]) -> str:
    """Return how many trials left what."""
    counted = Counter(t.left + (" (it had ended)" if t.ended else "") for t in found)
    return ", ".join(f"{n} {what}" for what, n in sorted(counted.items()))


class Loading:
    """`mhgraph load` into a store on disk, of one small file and another in turn.

    Args:
        folder: an empty folder for the store and the files.
    """

    def __init__(self, folder: Path) -> None:
        self._store = folder / "store"
        self._files = [folder / "one.nq", folder / "two.nq"]
        states = []
        for number, file in enumerate(self._files):
            lines = (f'<urn:{i}> <urn:is> "{number} {i}" <urn:g{i % 9}> .\n' for i in range(3000))
            file.write_text("".join(lines), encoding="utf-8")
            load_disk(self._store, [file])
            states.append(self.state())
        self.states = (states[0], states[1])

    def start(self, target: int) -> subprocess.Popen[bytes]:
        """Start the load of the file of this number."""
        words = ["load", "--store", f"oxigraph:{self._store}", "--no-check"]
        return subprocess.Popen(
            [sys.executable, "-m", "mhgraph", *words, str(self._files[target])],
            stderr=subprocess.DEVNULL,
        )

    def state(self) -> State:
        """Return the quads of the store."""
        store = DiskStore(self._store)
        found = frozenset(str(quad) for quad in store.quads())
        assert len(found) == len(store)
        store.close()
        return found

    def remains(self) -> int:
        """Return how many folders there are besides the store that counts."""
        return sum(1 for p in self._store.glob("store-*")) - 1


ACTIONS: dict[str, Callable[[Path], Action]] = {"load": Loading}
