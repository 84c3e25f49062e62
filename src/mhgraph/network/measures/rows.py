"""From a network under study to the rows of its measures."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from mhgraph.errors import Words
from mhgraph.network.measures.measure import Measure
from mhgraph.network.measures.study import Number, Study
from mhgraph.network.measures.table import Cell, Column, MeasureTable, Rank, ranked, rounded
from mhgraph.values import NamedNode

__all__ = ["actor_rows", "community_rows", "whole_rows"]

_RANK = Column("rank", Words("Rang", "Rank"))
_NAME = Words("Naam", "Name")
_NODES = Words("knopen", "nodes")
_NONE = Words("geen", "none")
_UNCONNECTED = Words("zonder partner, in geen groep", "without a partner, in no community")
_GROUP_NAMES = 3
_FROM_RUNS = ("communities", "community", "modularity", "stability", "staying")

_ACTOR: Final[Mapping[str, Callable[[Study], Sequence[Number]]]] = {
    "actions": lambda s: [node.actions for node in s.graph.nodes],
    "betweenness": lambda s: s.betweenness,
    "brokerage": lambda s: [roles.total for roles in s.roles],
    "community": lambda s: s.communities.of,
    "component": lambda s: s.component_of,
    "component-size": lambda s: [len(s.components[c - 1]) for c in s.component_of],
    "constraint": lambda s: s.constraint,
    "coordinator": lambda s: [roles.coordinator for roles in s.roles],
    "core": lambda s: s.cores,
    "effective-size": lambda s: s.effective_size,
    "gatekeeper": lambda s: [roles.gatekeeper for roles in s.roles],
    "itinerant": lambda s: [roles.itinerant for roles in s.roles],
    "joint-actions": lambda s: s.joint_actions,
    "liaison": lambda s: [roles.liaison for roles in s.roles],
    "partners": lambda s: s.partners,
    "shared-strength": lambda s: s.shared_strength,
    "staying": lambda s: s.communities.staying,
    "strength": lambda s: s.strength,
}
_COMMUNITY: Final[Mapping[str, Callable[[Study, list[int]], Number | tuple[Words, ...]]]] = {
    "inner-lines": lambda s, nodes: s.lines_of(nodes)[0],
    "kinds": lambda s, nodes: _kinds(s, nodes),
    "members": lambda s, nodes: tuple(_name(s, node) for node in nodes),
    "outer-lines": lambda s, nodes: s.lines_of(nodes)[1],
    "size": lambda _, nodes: len(nodes),
    "staying": lambda s, nodes: s.staying_of(nodes),
}
_WHOLE: Final[Mapping[str, Callable[[Study], Number]]] = {
    "assortativity": Study.assortativity,
    "average-degree": Study.average_degree,
    "average-distance": lambda s: s.reach.average,
    "communities": lambda s: s.communities.count,
    "components": lambda s: len(s.components),
    "density": Study.density,
    "diameter": lambda s: s.reach.diameter,
    "largest-action": Study.largest_action,
    "largest-component": lambda s: max(map(len, s.components), default=0),
    "lines": lambda s: len(s.graph.weights),
    "modularity": lambda s: s.communities.modularity,
    "nodes": lambda s: len(s.graph.nodes),
    "one-action-triangles": lambda s: s.clustering.of_one_action,
    "stability": lambda s: s.communities.stability,
    "transitivity": lambda s: s.clustering.transitivity,
    "triangles": lambda s: s.clustering.triangles,
    "two-mode-clustering": Study.repeated_meetings,
    "unconnected": lambda s: s.partners.count(0),
}


def actor_rows(study: Study, measures: Sequence[Measure], top: int | None) -> MeasureTable:
    """Return a row for each node, in the order of the first measure; equals in that of their IRIs."""
    values: list[list[int | Decimal | None]]
    values = [[rounded(v, m.decimals) for v in _ACTOR[m.name](study)] for m in measures]
    ranks = ranked(values[0], ascending=measures[0].ascending)
    columns = (
        _RANK,
        Column("node", Words("Adres (IRI)", "Address (IRI)"), data_only=True),
        Column("identifier", Words("Aanduiding", "Identifier"), data_only=not _cited(study)),
        Column("name", _NAME),
        Column("kind", Words("Soort", "Kind")),
        Column("sector", Words("Sector", "Sector"), data_only=True),
        *(_column(m, study) for m in measures),
    )
    rows = [
        (rank, *_about(study, node), *(of_measure[node] for of_measure in values))
        for node, rank in enumerate(ranks)
    ]
    return _table(study, measures, columns, rows, top)


def community_rows(study: Study, measures: Sequence[Measure], top: int | None) -> MeasureTable:
    """Return a row for each community, the largest first, and one for who is in none."""
    sizes: list[int | Decimal | None] = [len(nodes) for nodes in study.members]
    ranks = ranked(sizes, ascending=False)
    columns = (
        _RANK,
        Column("community", Words("Groep", "Community")),
        Column("name", _NAME, data_only=any(m.name == "members" for m in measures)),
        *(_column(m, study) for m in measures),
        Column("iris", Words("Leden (IRI)", "Members (IRI)"), data_only=True),
    )
    rows = [
        (rank, number, _group_name(study, nodes), *_of_group(study, nodes, measures))
        for number, (rank, nodes) in enumerate(zip(ranks, study.members, strict=True), 1)
    ]
    alone = [node for node, degree in enumerate(study.partners) if not degree]
    if alone:
        rows.append((Rank(None), _NONE, _UNCONNECTED, *_of_group(study, alone, measures)))
    return _table(study, measures, columns, rows, top)


def whole_rows(study: Study, measures: Sequence[Measure], _top: int | None) -> MeasureTable:
    """Return a row for each measure of the whole network."""
    columns = (
        Column("measure", Words("Sleutel", "Key"), data_only=True),
        Column("name", Words("Maat", "Measure")),
        Column("value", Words("Waarde", "Value")),
        Column("unit", Words("Eenheid", "Unit")),
    )
    rows = [
        (m.name, _heading(m, study), rounded(_WHOLE[m.name](study), m.decimals), _unit(m, study))
        for m in measures
    ]
    return _table(study, measures, columns, rows, None)


def _table(
    study: Study,
    measures: Sequence[Measure],
    columns: tuple[Column, ...],
    rows: Sequence[tuple[Cell, ...]],
    top: int | None,
) -> MeasureTable:
    kept = rows if top is None else [row for row in rows if _place(row) <= top]
    total = _counted(study, None if top is None else (len(kept), len(rows)))
    if any(m.name in _FROM_RUNS for m in measures) or measures[0].level == "community":
        made = _made(study)
        total = Words(f"{total.nl}\n{made.nl}", f"{total.en}\n{made.en}")
    ordered = kept if measures[0].level == "network" else sorted(kept, key=_place)
    return MeasureTable(_title(study), total, columns, tuple(ordered))


def _place(row: tuple[Cell, ...]) -> float:
    """Return the place of a row in the order, behind all others where it has no rank."""
    place = row[0].place if isinstance(row[0], Rank) else None
    return float("inf") if place is None else place


def _title(study: Study) -> Words:
    title = study.network.title
    return Words(f"Maten: {title.nl}", f"Measures: {title.en}")


def _counted(study: Study, shown: tuple[int, int] | None) -> Words:
    """Return how much there is, and how many rows of how many are shown."""
    nodes, lines, alone = len(study.partners), len(study.graph.weights), study.partners.count(0)
    of = shown and (f" · rijen: {shown[0]} van {shown[1]}", f" · rows: {shown[0]} of {shown[1]}")
    nl, en = of or ("", "")
    if study.graph.joint:
        return Words(
            f"actoren: {nodes} · lijnen: {lines} · zonder partner: {alone}{nl}",
            f"actors: {nodes} · lines: {lines} · without a partner: {alone}{en}",
        )
    return Words(
        f"knopen: {nodes} · lijnen: {lines} · zonder lijn: {alone}{nl}",
        f"nodes: {nodes} · lines: {lines} · without a line: {alone}{en}",
    )


def _made(study: Study) -> Words:
    """Return how the communities were made, and how far to trust them."""
    found, last = study.communities, study.seed + study.seeds - 1
    modularity, stability = (
        "–" if value is None else f"{rounded(value, 3):f}"
        for value in (found.modularity, found.stability)
    )
    return Words(
        f"groepen: {found.count} · Louvain, resolutie {study.resolution:g}, beginwaarden {study.seed} "
        f"t/m {last} · modulariteit: {modularity} · stabiliteit: {stability}",
        f"communities: {found.count} · Louvain, resolution {study.resolution:g}, seeds {study.seed} "
        f"to {last} · modularity: {modularity} · stability: {stability}",
    )


def _column(measure: Measure, study: Study) -> Column:
    first, *rest = measure.name.split("-")
    name = first + "".join(word.capitalize() for word in rest)
    return Column(name, _heading(measure, study))


def _heading(measure: Measure, study: Study) -> Words:
    return measure.heading if study.graph.joint else measure.elsewhere or measure.heading


def _unit(measure: Measure, study: Study) -> Words:
    counts_actors = measure.unit.en == "actors" and not study.graph.joint
    return _NODES if counts_actors else measure.unit


def _cited(study: Study) -> bool:
    return any(node.identifier for node in study.graph.nodes)


def _about(study: Study, node: int) -> tuple[Cell, ...]:
    about = study.graph.nodes[node]
    name = _name(study, node)
    iri = NamedNode(about.iri)
    return (iri, about.identifier or None, name, about.kind_label, study.sectors[node])


def _name(study: Study, node: int) -> Words:
    about = study.graph.nodes[node]
    return Words(about.name("nl"), about.name("en"))


def _group_name(study: Study, nodes: Sequence[int]) -> Words:
    """Return the names of the most connected members, by which a reader knows the group."""
    names = [_name(study, node) for node in nodes[:_GROUP_NAMES]]
    end = ", …" if len(nodes) > _GROUP_NAMES else ""
    nl, en = ", ".join(name.nl for name in names), ", ".join(name.en for name in names)
    return Words(nl + end, en + end)


def _of_group(study: Study, nodes: list[int], measures: Sequence[Measure]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for measure in measures:
        value = _COMMUNITY[measure.name](study, nodes)
        cells.append(value if isinstance(value, tuple) else rounded(value, measure.decimals))
    return (*cells, tuple(study.graph.nodes[node].iri for node in nodes))


def _kinds(study: Study, nodes: Sequence[int]) -> tuple[Words, ...]:
    """Return the sectors of `nodes` with their numbers, the most frequent first."""
    counts = Counter(study.sectors[node] for node in nodes)
    ordered = sorted(counts, key=lambda sector: (-counts[sector], sector.en))
    return tuple(Words(f"{s.nl} ({counts[s]})", f"{s.en} ({counts[s]})") for s in ordered)
