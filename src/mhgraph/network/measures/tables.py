"""The measures of a network, as tables: of each actor, of each community, of the whole.

What each measure tells, and when not to trust it, stands with it in `MEASURES`; documentation and command
print those words. Equals have equal ranks, and who is unconnected has a row like all others. Values are
rounded before they are ranked, so that two actors are equal exactly when the table shows them so.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from mhgraph.errors import UnknownNameError, UsageError, Words
from mhgraph.network.measures.measure import Level, Measure
from mhgraph.network.measures.rows import actor_rows, community_rows, whole_rows
from mhgraph.network.measures.study import Study
from mhgraph.network.measures.table import Column, MeasureTable
from mhgraph.network.measures.words_actor import ACTOR_MEASURES
from mhgraph.network.measures.words_broker import BROKER_MEASURES
from mhgraph.network.measures.words_cluster import CLUSTER_MEASURES
from mhgraph.network.measures.words_community import COMMUNITY_MEASURES
from mhgraph.network.measures.words_whole import WHOLE_MEASURES

__all__ = ["ALL", "DEFAULTS", "LEVELS", "MEASURES", "chosen", "explanation", "measure_table"]

LEVELS: Final[tuple[Level, ...]] = ("actor", "community", "network")
"""Of what measures are taken."""

MEASURES: Final[tuple[Measure, ...]] = tuple(
    sorted(
        ACTOR_MEASURES + BROKER_MEASURES + CLUSTER_MEASURES + COMMUNITY_MEASURES + WHOLE_MEASURES,
        key=lambda measure: (LEVELS.index(measure.level), measure.name),
    )
)
"""All measures, by level and name."""

ALL: Final = "all"
"""Instead of a name: every measure that means something in the network."""

DEFAULTS: Final[Mapping[Level, tuple[str, ...]]] = {
    "actor": ("partners", "joint-actions", "strength", "betweenness", "constraint", "community"),
    "community": ("size", "members", "kinds", "inner-lines", "outer-lines", "staying"),
    "network": (
        "nodes",
        "lines",
        "density",
        "unconnected",
        "components",
        "largest-component",
        "average-degree",
        "average-distance",
        "diameter",
        "largest-action",
        "transitivity",
        "triangles",
        "one-action-triangles",
        "two-mode-clustering",
        "assortativity",
        "communities",
        "modularity",
        "stability",
    ),
}
"""What is shown where nobody says which, in this order; "strength" only where there are no joint actions."""

_EXPLAINED: Final = (
    Column("name", Words("--measure", "--measure")),
    Column("measure", Words("Maat", "Measure")),
    Column("tells", Words("Wat het zegt", "What it tells")),
    Column("beware", Words("Wanneer niet te vertrouwen", "When not to trust it")),
    Column("unit", Words("Eenheid", "Unit"), data_only=True),
    Column("source", Words("Bron", "Source")),
)

_ROWS: Final[Mapping[Level, Callable[[Study, Sequence[Measure], int | None], MeasureTable]]] = {
    "actor": actor_rows,
    "community": community_rows,
    "network": whole_rows,
}


def measure_table(
    study: Study, level: Level = "actor", names: Sequence[str] = (), *, top: int | None = None
) -> MeasureTable:
    """Return the measures of the network under study.

    Args:
        study: the network, and how its communities are looked for.
        level: of what they are; one of `LEVELS`.
        names: which, in the order of the columns, the first for the ranking; none for `DEFAULTS`, "all"
            for all that mean something in this network.
        top: only the rows with a rank up to this, all equals included; None for all rows.

    Raises:
        UnknownNameError: there is no measure of that name at this level.
        UsageError: the measure means nothing in this network, or `top` does not fit the level.
    """
    if top is not None and level == "network":
        raise UsageError(
            Words("Een heel netwerk heeft geen rangorde.", "A whole network has no ranking."),
            Words("Laat --top weg.", "Leave out --top."),
        )
    measures = chosen(level, names)
    fitting = [m for m in measures if _fits(m, study)]
    unfit = next((m for m in measures if m not in fitting), None)
    if unfit and names and ALL not in names:
        raise _meaningless(unfit, study)
    if not names and study.graph.joint:
        fitting = [m for m in fitting if m.name != "strength"]
    return _ROWS[level](study, fitting, top)


def chosen(level: Level, names: Sequence[str]) -> list[Measure]:
    """Return the measures of `level` by name, each once; see `measure_table`.

    Raises:
        UnknownNameError: there is no measure of that name at this level.
    """
    known = {measure.name: measure for measure in MEASURES if measure.level == level}
    first = list(dict.fromkeys(names or DEFAULTS[level]))
    if ALL in first:
        rest = [name for name in (*DEFAULTS[level], *known) if name not in first]
        first = list(dict.fromkeys([name for name in first if name != ALL] + rest))
    for name in first:
        if name not in known:
            raise UnknownNameError(
                Words(
                    f"Er is bij {level} geen maat die '{name}' heet.",
                    f"There is no measure '{name}' by {level}.",
                ),
                Words(f"Kies uit: {', '.join(known)}.", f"Choose from: {', '.join(known)}."),
            )
    return [known[name] for name in first]


def explanation(level: Level, names: Sequence[str] = ()) -> MeasureTable:
    """Return what the measures of `names` tell and when not to trust them; none for all of `level`.

    Raises:
        UnknownNameError: there is no measure of that name at this level.
    """
    measures = chosen(level, names or (ALL,))
    rows = tuple((m.name, m.heading, m.tells, m.beware, m.unit, m.source) for m in measures)
    count = len(rows)
    total = Words(f"maten: {count}", f"measures: {count}")
    return MeasureTable(Words("Maten, uitgelegd", "Measures, explained"), total, _EXPLAINED, rows)


def _fits(measure: Measure, study: Study) -> bool:
    joint, two_mode = study.graph.joint, study.graph.two_mode
    fits = {"any": True, "joint": joint, "meetings": joint or two_mode, "one-mode": not two_mode}
    return fits[measure.fit]


def _meaningless(measure: Measure, study: Study) -> UsageError:
    view = study.network.view
    return UsageError(
        Words(
            f"De maat '{measure.name}' betekent niets in de weergave {view}.",
            f"The measure '{measure.name}' means nothing in the view {view}.",
        ),
        Words(
            "Neem de weergave partners, of --measure all voor wat hier wel iets betekent.",
            "Take the view partners, or --measure all for what means something here.",
        ),
    )
