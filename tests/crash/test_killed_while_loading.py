"""kill -9 at random moments while loading: the store opens and holds the old graphs or the new, exactly.

200 trials are run by hand: benchmarks/kill_trials.py.
"""

from pathlib import Path

from crash.killing import Loading, told, trials


def test_ten_kills_leave_the_old_or_the_new(tmp_path: Path) -> None:
    action = Loading(tmp_path)
    found = list(trials(action, 10, seed=7))
    assert len(found) == 10, told(found)
    assert {t.left for t in found} <= {"old", "new"}, told(found)
    assert any(not t.ended for t in found), "some were killed on the way"
    process = action.start(0)
    assert process.wait() == 0
    assert action.state() == action.states[0]
    assert action.remains() == 0, "the next load removes what the killed ones left"
