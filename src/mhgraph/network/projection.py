"""From the rows of a named query to a network: never a second truth, only another view of the rows."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from mhgraph.network.model import Edge, JointAction, Network, Node
from mhgraph.values import Table

__all__ = ["partners"]

_JOIN = "; "
_Rows = Iterable[Mapping[str, str]]


def partners(table: Table, title: str, source_line: str, lang: str) -> Network:
    """Return the network of actors in which a line is the actions to which both contribute.

    Args:
        table: rows with unit (an action or a part of one), action, identifier, actionLabel, actor,
            actorLabel, kind, kindLabel, roleLabel and citation, as `network-partners` gives them.
        title: what stands above the drawing.
        source_line: where the data come from.
        lang: the language of the texts in `table`.
    """
    rows = list(table.texts())
    by_unit: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        by_unit.setdefault(row["unit"], []).append(row)
    together: dict[tuple[str, str], dict[str, list[Mapping[str, str]]]] = {}
    for of_unit in by_unit.values():
        for left, right in combinations(sorted({r["actor"] for r in of_unit}), 2):
            of_pair = together.setdefault((left, right), {})
            of_pair.setdefault(of_unit[0]["action"], []).extend(of_unit)
    edges = (
        Edge(left, right, tuple(_joint(of_action, left, right) for of_action in of_pair.values()))
        for (left, right), of_pair in sorted(together.items())
    )
    return Network(title, lang, source_line, _nodes(rows), tuple(edges))


def _nodes(rows: _Rows) -> tuple[Node, ...]:
    actions: dict[str, set[str]] = {}
    about: dict[str, Mapping[str, str]] = {}
    for row in rows:
        actions.setdefault(row["actor"], set()).add(row["action"])
        known = about.setdefault(row["actor"], row)
        if row["kind"] < known["kind"]:
            about[row["actor"]] = row
    return tuple(
        Node(
            iri,
            row["actorLabel"] or iri,
            row["kind"].rsplit("#", 1)[-1].rsplit("/", 1)[-1],
            row["kindLabel"],
            len(actions[iri]),
        )
        for iri, row in sorted(about.items())
    )


def _joint(rows: _Rows, left: str, right: str) -> JointAction:
    both = [row for row in rows if row["actor"] in (left, right)]
    first = both[0]
    sources = {source for row in both for source in row["citation"].split(_JOIN)}
    return JointAction(
        first["action"],
        first["identifier"],
        first["actionLabel"],
        _roles(both, left),
        _roles(both, right),
        tuple(sorted(sources)),
    )


def _roles(rows: _Rows, actor: str) -> tuple[str, ...]:
    return tuple(sorted({row["roleLabel"] for row in rows if row["actor"] == actor}))
