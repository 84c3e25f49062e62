"""The measures of a whole network that say how far it clusters and divides into groups."""

from mhgraph.errors import Words
from mhgraph.network.measures.measure import Measure

__all__ = ["CLUSTER_MEASURES"]

_ACTORS = Words("actoren", "actors")
_SHARE = Words("aandeel van 0 tot 1", "share from 0 to 1")
_TRIANGLES = Words("driehoeken", "triangles")

CLUSTER_MEASURES = (
    Measure(
        "assortativity",
        "network",
        Words("Voorkeur voor de eigen sector", "Preference for one's own sector"),
        Words(
            "Hoezeer actoren binnen hun sector samenwerken: 1 alleen daar, 0 zoals het toeval zou geven, "
            "onder 0 juist met andere sectoren.",
            "How far actors work within their sector: 1 only there, 0 as chance would give, below 0 rather "
            "with other sectors.",
        ),
        Words(
            "De sector is die van de legenda, en een actie waar veel sectoren bij horen duwt het getal "
            "omlaag.",
            "The sector is that of the legend, and an action to which many sectors belong pushes it down.",
        ),
        Words("getal van -1 tot 1", "number from -1 to 1"),
        "Newman 2003",
        decimals=3,
        fit="joint",
    ),
    Measure(
        "communities",
        "network",
        Words("Groepen", "Communities"),
        Words(
            "In hoeveel groepen het netwerk uiteenvalt van actoren die onderling meer samenwerken dan met "
            "de rest; actoren zonder partner tellen niet mee.",
            "Into how many communities the network falls of actors who work with each other more than with "
            "the rest; actors without a partner do not count.",
        ),
        Words(
            "Het aantal hangt af van de resolutie: het is een keuze van de lezer en geen eigenschap van het "
            "beleid.",
            "The number depends on the resolution: it is a choice of the reader and no property of the "
            "policy.",
        ),
        Words("groepen", "communities"),
        "Blondel et al. 2008",
    ),
    Measure(
        "largest-action",
        "network",
        Words("Actoren in de grootste actie", "Actors in the largest action"),
        Words(
            "Hoeveel actoren van dit netwerk aan één actie bijdragen, waar dat er het meest zijn.",
            "How many actors of this network contribute to one action, where they are most.",
        ),
        Words(
            "Het is een waarschuwing voor andere maten: is dit getal groot naast het aantal actoren, dan "
            "maakt die ene actie een groot deel van de lijnen.",
            "It is a warning for other measures: where it is large beside the number of actors, that one "
            "action makes a large part of the lines.",
        ),
        _ACTORS,
        "Newman, Strogatz & Watts 2001",
        fit="joint",
    ),
    Measure(
        "modularity",
        "network",
        Words("Modulariteit", "Modularity"),
        Words(
            "Hoe scherp de groepen zijn: hoeveel meer lijnen binnen groepen vallen dan het toeval zou geven.",
            "How sharp the communities are: how many more lines fall within them than chance would give.",
        ),
        Words(
            "Ook een toevallig netwerk haalt 0,3 of meer, en een hoog getal zegt niet dat de groepen iets "
            "betekenen.",
            "A random network, too, reaches 0.3 or more, and a high number does not say that the communities "
            "mean something.",
        ),
        Words("getal tot 1", "number up to 1"),
        "Newman & Girvan 2004; Guimerà et al. 2004",
        decimals=3,
    ),
    Measure(
        "one-action-triangles",
        "network",
        Words("Driehoeken uit één actie", "Triangles of one action"),
        Words(
            "Hoeveel driehoeken op één actie van alle drie staan: die laten niet zien dat partners elkaar "
            "bij ander werk vonden.",
            "How many triangles stand on one action of all three: these do not show that partners found each "
            "other in other work.",
        ),
        Words(
            "Een driehoek met én een gezamenlijke actie én los werk telt hier mee.",
            "A triangle with both an action of all three and work apart counts here.",
        ),
        _TRIANGLES,
        "Newman, Strogatz & Watts 2001",
        fit="joint",
    ),
    Measure(
        "stability",
        "network",
        Words("Stabiliteit van de groepen", "Stability of the communities"),
        Words(
            "Hoezeer de herhalingen met een ander begin dezelfde groepen geven: 1 elke keer, 0 zoals het "
            "toeval zou geven.",
            "How far runs from other seeds give the same communities: 1 each time, 0 as chance would.",
        ),
        Words(
            "Als vuistregel: onder 0,8 is één indeling geen grond voor een conclusie; en stabiel is "
            "nog niet waar.",
            "As a rule of thumb, below 0.8 one division is no ground for a conclusion; and stable is not "
            "yet true.",
        ),
        Words("aangepaste Rand-index, tot 1", "adjusted Rand index, up to 1"),
        "Hubert & Arabie 1985",
        decimals=3,
    ),
    Measure(
        "transitivity",
        "network",
        Words("Transitiviteit", "Transitivity"),
        Words(
            "Welk deel van de paren met een gedeelde partner ook zelf samenwerkt.",
            "What share of the pairs with a partner in common work together themselves.",
        ),
        Words(
            "Elke actie met drie of meer actoren maakt driehoeken, dus in dit netwerk is het getal altijd te "
            "hoog: leg er de driehoeken uit één actie en de herhaalde ontmoetingen naast.",
            "Each action of three or more actors makes triangles, so in this network the number is always "
            "too high: hold the triangles of one action and the repeated meetings beside it.",
        ),
        _SHARE,
        "Luce & Perry 1949; Newman, Strogatz & Watts 2001",
        decimals=3,
        fit="one-mode",
    ),
    Measure(
        "triangles",
        "network",
        Words("Driehoeken", "Triangles"),
        Words(
            "Hoeveel drietallen er zijn die alle drie met elkaar samenwerken.",
            "How many threes there are who all work with each other.",
        ),
        Words(
            "Een actie van tien actoren geeft er in één keer honderdtwintig.",
            "An action of ten actors gives a hundred and twenty at once.",
        ),
        _TRIANGLES,
        "Wasserman & Faust 1994",
        fit="one-mode",
    ),
    Measure(
        "two-mode-clustering",
        "network",
        Words("Herhaalde ontmoetingen", "Repeated meetings"),
        Words(
            "Hoe vaak twee actoren van één actie elkaar ook in een andere treffen: clustering van actoren en "
            "acties samen, die een grote actie niet vanzelf hoog maakt.",
            "How often two actors of one action meet in another one, too: the clustering of actors and "
            "actions together, which a large action does not make high by itself.",
        ),
        Words(
            "Acties met maar één actor zijn in een netwerk van actoren niet te zien en tellen daar niet mee.",
            "Actions of one actor alone cannot be seen in a network of actors and do not count there.",
        ),
        _SHARE,
        "Robins & Alexander 2004",
        decimals=3,
        fit="meetings",
    ),
)
"""In the order of their names."""
