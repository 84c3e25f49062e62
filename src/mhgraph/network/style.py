"""How each kind of actor looks: a colour and a shape for a group of ontology classes.

The colours are those of Okabe and Ito, which colour-blind readers can tell apart. Each group has a shape
as well, so that no meaning hangs on colour alone; groups that share a shape differ in lightness. Labels
stand outside the shapes in `INK` on white, which is far above the contrast that WCAG AA asks for.
"""

from dataclasses import dataclass

from mhgraph.errors import Words

__all__ = ["GROUPS", "INK", "OUTLINES", "Group", "group_of"]

INK = "#1b1f24"
"""Colour of text and of the border of every shape."""

OUTLINES = {
    "dot": None,
    "square": "3,3 17,3 17,17 3,17",
    "diamond": "10,1 19,10 10,19 1,10",
    "triangle": "10,2 19,17.5 1,17.5",
    "triangleDown": "10,18 19,2.5 1,2.5",
    "star": "10,1 12.4,7.4 19,7.5 13.8,11.6 15.6,18.2 10,14.4 4.4,18.2 6.2,11.6 1,7.5 7.6,7.4",
    "hexagon": "19,10 14.5,17.8 5.5,17.8 1,10 5.5,2.2 14.5,2.2",
}
"""The shapes of vis-network that keep their label outside, as SVG polygons of 20 by 20 (dot: a circle)."""

_BLUE, _SKY, _GREEN, _YELLOW = "#0072B2", "#56B4E9", "#009E73", "#F0E442"
_ORANGE, _VERMILLION, _PURPLE, _DARK = "#E69F00", "#D55E00", "#CC79A7", "#4D4D4D"


@dataclass(frozen=True, slots=True)
class Group:
    """One row of the legend.

    Attributes:
        name: what the row says.
        colour: fill, as `#RRGGBB`.
        shape: name of a vis-network shape, a key of `OUTLINES`.
        kinds: local names of the ontology classes that look like this.
    """

    name: Words
    colour: str
    shape: str
    kinds: tuple[str, ...]


_OTHER = Group(
    Words("overige organisaties", "other organisations"),
    _DARK,
    "dot",
    ("Actor", "Organisation", "OrganisationalUnit"),
)

GROUPS = (
    Group(
        Words("overheid", "government"),
        _BLUE,
        "square",
        ("GovernmentBody", "Ministry", "Inspectorate", "Municipality", "Parliament"),
    ),
    Group(
        Words("politie en justitie", "police and justice"),
        _VERMILLION,
        "triangle",
        ("LawEnforcementBody", "JudicialBody"),
    ),
    Group(Words("Europese Unie", "European Union"), _YELLOW, "star", ("EUInstitution", "EUAgency")),
    Group(
        Words("internationale organisaties", "international organisations"),
        _SKY,
        "dot",
        ("InternationalOrganisation",),
    ),
    Group(
        Words("maatschappelijk middenveld", "civil society"),
        _GREEN,
        "diamond",
        ("NGO", "TradeUnion", "ProfessionalAssociation"),
    ),
    Group(Words("zorg en opvang", "care"), _ORANGE, "hexagon", ("CareProvider",)),
    Group(
        Words("kennis en onderzoek", "knowledge and research"),
        _PURPLE,
        "triangleDown",
        ("ResearchBody", "KnowledgeCentre"),
    ),
    Group(Words("bedrijven", "business"), _ORANGE, "square", ("Business",)),
    Group(Words("samenwerkingsverbanden", "platforms"), _BLUE, "hexagon", ("Platform",)),
    Group(Words("groepen van actoren", "groups of actors"), _YELLOW, "diamond", ("ActorGroup",)),
    Group(Words("staten", "states"), _DARK, "star", ("State",)),
    Group(
        Words("functies en personen", "posts and persons"),
        _DARK,
        "triangleDown",
        ("Post", "Person"),
    ),
    _OTHER,
)
"""The rows of the legend, in its order."""

_GROUP_OF = {kind: group for group in GROUPS for kind in group.kinds}


def group_of(kind: str) -> Group:
    """Return the group of an ontology class; a class nobody placed is an other organisation."""
    return _GROUP_OF.get(kind, _OTHER)
