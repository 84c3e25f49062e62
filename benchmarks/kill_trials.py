"""kill -9 at random moments: is what is left the old or the new, and never anything else?

`python benchmarks/kill_trials.py [--action load|push|push-server] [--trials 200] [--seed 1]`. Each trial
starts the command, kills it after a random part of the time that it takes (with `push-server` the server
too), looks at what is there and compares all of it with both states: a store as a whole, on a server each
graph. Run by hand; the result goes into docs/engines.md.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from crash.killing import ACTIONS, told, trials
from crash.pushing import KilledPush

PUSHES = ("push", "push-server")


def push(number: int, seed: int, *, server: bool) -> None:
    """Kill a push, and the server too if so wanted; a graph that is neither old nor new is an error."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        running = KilledPush(Path(folder), seed)
        for trial in range(1, number + 1):
            found[running.trial(server=server)] += 1
            if trial % 20 == 0:
                print(f"{trial} trials: {dict(found)}", flush=True)
        running.close()
    print(
        f"{number} trials of push, {'server and client' if server else 'client'} killed: {dict(found)}"
    )


def main() -> None:
    """Run the trials and print what they left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--action", choices=[*sorted(ACTIONS), *PUSHES], default="load")
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    if wanted.action in PUSHES:
        push(wanted.trials, wanted.seed, server=wanted.action == "push-server")
        return
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for trial in trials(ACTIONS[wanted.action](Path(folder)), wanted.trials, wanted.seed):
            found.append(trial)
            if len(found) % 20 == 0:
                print(f"{len(found)} trials: {told(found)}", flush=True)
    print(f"{len(found)} trials of {wanted.action}: {told(found)}")
    sys.exit(any(trial.left == "broken" for trial in found))


if __name__ == "__main__":
    main()
