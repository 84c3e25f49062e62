"""`mhgraph path`: all shortest ways between two actors, each step with its sources."""

import csv
import json
from itertools import pairwise

import pytest

from conftest import Run
from mhgraph.store import Store
from mhgraph.terms import ID


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_each_step_leads_on_and_has_a_source(mhgraph: Run) -> None:
    done = mhgraph("path", "CoMensha", "UNODC", "-f", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    found = rows(done.stdout)
    ways: dict[str, dict[int, tuple[str, str]]] = {}
    for row in found:
        assert row["Source"]
        assert row["Through"]
        ends = (row["From (IRI)"], row["To (IRI)"])
        assert ways.setdefault(row["Way"], {}).setdefault(int(row["Step"]), ends) == ends
    for steps in ways.values():
        way = [steps[n] for n in sorted(steps)]
        assert (way[0][0], way[-1][1]) == (f"{ID}actor/comensha", f"{ID}actor/unodc")
        assert all(a[1] == b[0] for a, b in pairwise(way))
    assert len({len(steps) for steps in ways.values()}) == 1


def test_the_roles_stand_in_the_order_of_the_step(mhgraph: Run) -> None:
    there = rows(mhgraph("path", "IOM", "UNODC", "-f", "csv").stdout)
    back = rows(mhgraph("path", "UNODC", "IOM", "-f", "csv").stdout)
    assert there
    assert {row["Action (IRI)"] for row in there} == {row["Action (IRI)"] for row in back}
    assert there[0]["From (IRI)"] == back[0]["To (IRI)"]


def test_the_table_has_a_line_for_each_step_and_a_total(mhgraph: Run) -> None:
    done = mhgraph("path", "CoMensha", "UNODC", "--lang", "nl")
    assert done.returncode == 0
    ways = len(
        {row["Way"] for row in rows(mhgraph("path", "CoMensha", "UNODC", "-f", "csv").stdout)}
    )
    assert done.stdout.splitlines()[-1] == f"Kortste wegen: {ways} · stappen: 3"
    assert "│ Weg" in done.stdout


def test_who_is_not_connected_is_told_so(mhgraph: Run) -> None:
    done = mhgraph("path", "CoMensha", "UNODC", "--place", "Mali", "-f", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == []
    assert "no connection, not even through others" in done.stderr
    assert done.stderr.startswith("CoMensha – ")


def test_a_server_gives_the_same_ways(mhgraph: Run, server: Store) -> None:
    words = ("path", "CoMensha", "Europol", "-f", "csv")
    ours, theirs = mhgraph(*words), mhgraph(*words, "--store", server.name)
    assert ours.stdout == theirs.stdout
    assert len(ours.stdout.splitlines()) > 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("IOM", "IOM"), "'IOM' and 'IOM' are the same actor."),
        (("IOM", "Internationale Organisatie voor Migratie"), "are the same actor."),
        (("IOM", "Mali"), None),
        (("IOM", "Atlantis"), "The graph knows no"),
        (("IOM", "PROMIS"), "'PROMIS' is of the kind"),
    ],
)
def test_a_wrong_name_is_told(mhgraph: Run, words: tuple[str, ...], message: str | None) -> None:
    done = mhgraph("path", *words)
    assert "Traceback" not in done.stderr
    if message is None:  # a country that acts is an actor, too
        assert done.returncode == 0
    else:
        assert done.returncode == 2
        assert message in done.stderr
