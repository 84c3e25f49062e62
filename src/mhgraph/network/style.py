"""How each kind of node looks: a colour and a shape for a group of ontology classes.

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
_LIGHT = "#D9D9D9"


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


_OTHER = Group(Words("overige", "other"), _SKY, "triangle", ())

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
    Group(Words("platforms", "platforms"), _BLUE, "hexagon", ("Platform",)),
    Group(Words("groepen van actoren", "groups of actors"), _YELLOW, "diamond", ("ActorGroup",)),
    Group(Words("staten", "states"), _DARK, "star", ("State",)),
    Group(
        Words("functies en personen", "posts and persons"),
        _DARK,
        "triangleDown",
        ("Post", "Person"),
    ),
    Group(
        Words("overige organisaties", "other organisations"),
        _DARK,
        "dot",
        ("Actor", "Organisation", "OrganisationalUnit"),
    ),
    Group(Words("acties", "actions"), _LIGHT, "dot", ("Action",)),
    Group(
        Words("programma's en resultaten", "programmes and results"),
        _LIGHT,
        "square",
        ("Programme", "Result", "ActionLine"),
    ),
    Group(
        Words("beleidsinstrumenten", "policy instruments"), _DARK, "diamond", ("PolicyInstrument",)
    ),
    Group(Words("plaatsen", "places"), _YELLOW, "triangleDown", ("Place",)),
    Group(Words("fondsen", "funds"), _GREEN, "star", ("Fund",)),
    Group(Words("producten", "outputs"), _LIGHT, "hexagon", ("Output",)),
    Group(Words("gebeurtenissen", "events"), _LIGHT, "triangle", ("Event",)),
    Group(Words("documenten", "documents"), _DARK, "square", ("Document",)),
    _OTHER,
)
"""The rows of the legend, in its order."""

_GROUP_OF = {kind: group for group in GROUPS for kind in group.kinds}


def group_of(kind: str, broader: tuple[str, ...] = ()) -> Group:
    """Return the group of an ontology class, or of the first class above it that has one.

    Args:
        kind: local name of the class.
        broader: local names of the classes above it, the nearest first.
    """
    return next((_GROUP_OF[k] for k in (kind, *broader) if k in _GROUP_OF), _OTHER)
