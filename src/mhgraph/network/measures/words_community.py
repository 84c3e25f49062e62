"""The measures of one community: who is in it and how closed it is."""

from mhgraph.errors import Words
from mhgraph.network.measures.measure import Measure

__all__ = ["COMMUNITY_MEASURES"]

_ACTORS = Words("actoren", "actors")
_LINES = Words("lijnen", "lines")

COMMUNITY_MEASURES = (
    Measure(
        "inner-lines",
        "community",
        Words("Lijnen binnen", "Inner lines"),
        Words(
            "Hoeveel paren binnen de groep samenwerken.",
            "How many pairs within the community work together.",
        ),
        Words(
            "Eén actie met tien actoren geeft vijfenveertig lijnen: veel lijnen kunnen weinig acties zijn.",
            "One action of ten actors gives forty-five lines: many lines may be few actions.",
        ),
        _LINES,
        "Wasserman & Faust 1994",
    ),
    Measure(
        "kinds",
        "community",
        Words("Sectoren", "Sectors"),
        Words(
            "Welke sectoren van actoren in de groep zitten, en hoeveel van elk: of de groep één wereld is of "
            "werelden verbindt.",
            "Which sectors of actors are in the community, and how many of each: whether it is one world or "
            "joins several.",
        ),
        Words(
            "De sector is die van de legenda en zegt niet wat een actor in een actie doet.",
            "The sector is that of the legend and does not say what an actor does in an action.",
        ),
        _ACTORS,
        "Wasserman & Faust 1994",
    ),
    Measure(
        "members",
        "community",
        Words("Leden", "Members"),
        Words(
            "Wie in de groep zitten, wie de meeste partners heeft eerst.",
            "Who is in the community, those with most partners first.",
        ),
        Words(
            "Een actor zit hier in één groep, al werkt hij in het echt in meer: kijk naar 'blijft'.",
            "An actor is in one community here, though it may work in several: look at 'stays'.",
        ),
        _ACTORS,
        "Blondel et al. 2008",
    ),
    Measure(
        "outer-lines",
        "community",
        Words("Lijnen naar buiten", "Outer lines"),
        Words(
            "Hoeveel lijnen van de groep naar actoren daarbuiten gaan: hoe open zij is.",
            "How many lines lead from the community to actors outside: how open it is.",
        ),
        Words(
            "Een grote groep heeft vanzelf meer lijnen naar buiten: leg er de lijnen binnen naast.",
            "A large community has more outer lines by itself: hold the inner lines beside it.",
        ),
        _LINES,
        "Wasserman & Faust 1994",
    ),
    Measure(
        "size",
        "community",
        Words("Omvang", "Size"),
        Words("Hoeveel actoren in de groep zitten.", "How many actors are in the community."),
        Words(
            "De omvang hangt af van de resolutie: een hogere geeft meer en kleinere groepen, en geen van "
            "beide is de ware.",
            "The size depends on the resolution: a higher one gives more and smaller communities, and "
            "neither is the true one.",
        ),
        _ACTORS,
        "Reichardt & Bornholdt 2006",
    ),
    Measure(
        "staying",
        "community",
        Words("Blijft", "Stays"),
        Words(
            "In welk deel van de herhalingen een lid bij de meerderheid van de groep blijft, gemiddeld: 1 is "
            "een groep die elke keer terugkomt.",
            "In what share of the repeated runs a member stays with the majority of the community, on "
            "average: 1 is a community that comes back each time.",
        ),
        Words(
            "Het meet het toeval van de methode en niet de onzekerheid van de bronnen.",
            "It measures the chance in the method and not the uncertainty of the sources.",
        ),
        Words("aandeel van 0 tot 1", "share from 0 to 1"),
        "Lancichinetti & Fortunato 2012",
        decimals=2,
    ),
)
"""In the order of their names."""
