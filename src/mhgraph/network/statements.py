"""What the views are made of: statements of sources, and by what they can be filtered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from mhgraph.network.model import Facets
from mhgraph.terms import MH
from mhgraph.values import Table, value_of

__all__ = ["Filters", "Statement", "facets_of", "fitting", "roles", "triples"]


class Statement(NamedTuple):
    """A source says that `subject` stands in `relation` to `object`.

    A named tuple, since a large network has hundreds of thousands of them.

    Attributes:
        subject, relation, object, source: IRIs.
        unit: the action, or part of one, of which it is said; "" where it is said of no action.
        action: the action under which the unit counts; "" likewise.
    """

    subject: str
    relation: str
    object: str
    source: str
    unit: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a network is restricted to; an empty one restricts nothing, several values mean any of them.

    Attributes:
        places, themes, target_groups, programmes: IRIs of what the action concerns or is part of.
        documents: IRIs of the documents that say so.
        roles: IRIs of the roles of actors; a wider role holds those below it.
        kinds: IRIs of the classes of actors that are shown; likewise.
        since, until: the period, as ISO dates: actions that may have gone on in it. An action without
            any date fits no period.
        minimum: the least number of joint actions of a line.
    """

    places: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    minimum: int = 1

    def about_actions(self) -> bool:
        """Tell whether it asks something that only an action can fit."""
        asked = (self.places, self.themes, self.target_groups, self.programmes)
        return any(asked) or bool(self.since or self.until)

    def fits(self, facets: Facets) -> bool:
        """Tell whether an action with these facets is kept."""
        return (
            _meets(self.places, facets.places)
            and _meets(self.themes, facets.themes)
            and _meets(self.target_groups, facets.target_groups)
            and _meets(self.programmes, facets.programmes)
            and self._in_period(facets)
        )

    def _in_period(self, facets: Facets) -> bool:
        if not (self.since or self.until):
            return True
        if not (facets.start or facets.end):
            return False
        begun = not self.until or not facets.start or facets.start <= self.until
        going = not self.since or not facets.end or facets.end >= self.since
        return begun and going


_NONE = Facets()


def roles(table: Table) -> list[Statement]:
    """Return the statements of rows with unit, action, actor, role and source."""
    columns = ("action", "role", "actor", "source", "unit", "action")
    at = [table.columns.index(name) for name in columns]
    return [Statement(*[value_of(row[i]) for i in at]) for row in table.rows]


def triples(table: Table, counted: Mapping[str, str]) -> list[Statement]:
    """Return the statements of rows with subject, relation, object and source.

    Args:
        table: the rows.
        counted: for each action, and each part of one, the action under which it counts; a part is drawn
            as the action, and what it says of that action itself is left out.
    """
    found = []
    for row in table.texts():
        one, other = row["subject"], row["object"]
        subject, thing = counted.get(one, one), counted.get(other, other)
        if subject != thing:
            action, unit = (subject, one) if one in counted else ("", "")
            if not action and other in counted:
                action, unit = thing, other
            found.append(Statement(subject, row["relation"], thing, row["source"], unit, action))
    return found


@dataclass(slots=True)
class _Building:
    """The facets of one unit, while its rows are read."""

    many: dict[str, set[str]] = field(default_factory=dict)

    def add(self, relation: str, value: str) -> None:
        self.many.setdefault(relation.removeprefix(MH), set()).add(value)

    def done(self) -> Facets:
        def values(*names: str) -> tuple[str, ...]:
            return tuple(sorted(set().union(*(self.many.get(n, set()) for n in names))))

        starts, ends = values("startsEarliest"), values("endsLatest")
        return Facets(
            places=values("concernsPlace"),
            themes=values("addresses", "theme"),
            target_groups=values("targetGroup"),
            programmes=values("partOf"),
            documents=values("inDocument"),
            start=starts[0] if starts else "",
            end=ends[-1] if ends else "",
        )


def facets_of(table: Table) -> dict[str, Facets]:
    """Return the facets of each unit from rows with unit, relation and value."""
    found: dict[str, _Building] = {}
    for row in table.texts():
        found.setdefault(row["unit"], _Building()).add(row["relation"], row["value"])
    return {unit: building.done() for unit, building in found.items()}


def fitting(
    statements: Iterable[Statement],
    filters: Filters,
    facets: Mapping[str, Facets],
    documents: Mapping[str, str],
    relations: frozenset[str],
) -> list[Statement]:
    """Return the statements that the filters keep.

    Args:
        statements: of a view.
        filters: what is asked; its kinds and its minimum are left to the projection.
        facets: by unit.
        documents: the document of each source.
        relations: the roles asked for and those below them; empty for any.
    """
    wanted = set(filters.documents)
    return [
        s
        for s in statements
        if (not relations or s.relation in relations)
        and (not wanted or documents.get(s.source) in wanted)
        and (not filters.about_actions() or (s.unit and filters.fits(facets.get(s.unit, _NONE))))
    ]


def _meets(asked: tuple[str, ...], given: tuple[str, ...]) -> bool:
    return not asked or not set(asked).isdisjoint(given)
