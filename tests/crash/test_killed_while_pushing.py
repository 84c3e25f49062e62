"""Ten of the two hundred trials of `benchmarks/kill_trials.py`."""

from collections.abc import Iterator

import pytest

from crash.pushing import KilledPush


@pytest.fixture(scope="module")
def pushing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KilledPush]:
    running = KilledPush(tmp_path_factory.mktemp("killed push"), seed=7)
    yield running
    running.close()


@pytest.mark.parametrize("server", [False, True], ids=["client", "server"])
def test_each_graph_is_the_old_or_the_new_one(pushing: KilledPush, *, server: bool) -> None:
    kinds = [pushing.trial(server=server) for _ in range(5)]
    assert set(kinds) <= {"old", "new", "between"}
