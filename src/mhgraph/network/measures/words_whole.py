"""The measures of a whole network: how large, how dense and how connected it is."""

from mhgraph.errors import Words
from mhgraph.network.measures.measure import Measure

__all__ = ["WHOLE_MEASURES"]

_ACTORS = Words("actoren", "actors")
_STEPS = Words("stappen", "steps")
_BOOK = "Wasserman & Faust 1994"

WHOLE_MEASURES = (
    Measure(
        "average-degree",
        "network",
        Words("Partners gemiddeld", "Partners on average"),
        Words(
            "Met hoeveel anderen een actor gemiddeld samenwerkt.",
            "With how many others an actor works on average.",
        ),
        Words(
            "Enkele actoren met heel veel partners trekken het gemiddelde op: de meesten zitten eronder.",
            "A few actors with very many partners pull up the average: most are below it.",
        ),
        _ACTORS,
        _BOOK,
        decimals=2,
        fit="one-mode",
        elsewhere=Words("Verbindingen gemiddeld", "Connections on average"),
    ),
    Measure(
        "average-distance",
        "network",
        Words("Afstand gemiddeld", "Distance on average"),
        Words(
            "Via hoeveel stappen twee actoren van het grootste deel elkaar gemiddeld bereiken.",
            "In how many steps two actors of the largest component reach each other on average.",
        ),
        Words(
            "Het gaat alleen over het grootste deel, en een korte weg op papier is nog geen contact.",
            "It is about the largest component alone, and a short way on paper is no contact yet.",
        ),
        _STEPS,
        "Watts & Strogatz 1998",
        decimals=3,
    ),
    Measure(
        "components",
        "network",
        Words("Deelnetwerken", "Components"),
        Words(
            "Uit hoeveel losse delen het netwerk bestaat; elke actor zonder partner is er een.",
            "Of how many separate parts the network consists; each actor without a partner is one.",
        ),
        Words(
            "Een deel staat los in deze documenten; een bron die ontbreekt kan twee delen verbinden.",
            "A part is separate in these documents; a source that is missing may join two of them.",
        ),
        Words("deelnetwerken", "components"),
        _BOOK,
    ),
    Measure(
        "density",
        "network",
        Words("Dichtheid", "Density"),
        Words(
            "Welk deel van de mogelijke lijnen er is.",
            "What share of the possible lines is there.",
        ),
        Words(
            "Een groter netwerk is vanzelf minder dicht: vergelijk alleen netwerken van ongeveer dezelfde "
            "omvang.",
            "A larger network is less dense by itself: compare only networks of about the same size.",
        ),
        Words("aandeel van 0 tot 1", "share from 0 to 1"),
        _BOOK,
        decimals=4,
    ),
    Measure(
        "diameter",
        "network",
        Words("Grootste afstand", "Diameter"),
        Words(
            "Hoeveel stappen de twee verste actoren van het grootste deel van elkaar zijn.",
            "How many steps the two farthest actors of the largest component are apart.",
        ),
        Words(
            "Eén actor aan een lange tak bepaalt het getal; de gemiddelde afstand zegt meer.",
            "One actor on a long branch decides it; the average distance says more.",
        ),
        _STEPS,
        _BOOK,
    ),
    Measure(
        "largest-component",
        "network",
        Words("Grootste deelnetwerk", "Largest component"),
        Words(
            "Hoeveel actoren in het grootste samenhangende deel zitten.",
            "How many actors are in the largest connected part.",
        ),
        Words(
            "Grote delen ontstaan vanzelf zodra actoren gemiddeld meer dan één partner hebben.",
            "Large parts come by themselves once actors have more than one partner on average.",
        ),
        _ACTORS,
        _BOOK,
    ),
    Measure(
        "lines",
        "network",
        Words("Lijnen", "Lines"),
        Words("Hoeveel paren samenwerken.", "How many pairs work together."),
        Words(
            "Een actie van n actoren geeft n(n-1)/2 lijnen: één grote actie kan er meer geven dan honderd "
            "kleine.",
            "An action of n actors gives n(n-1)/2 lines: one large action may give more than a hundred small "
            "ones.",
        ),
        Words("lijnen", "lines"),
        _BOOK,
    ),
    Measure(
        "nodes",
        "network",
        Words("Actoren", "Actors"),
        Words(
            "Hoeveel actoren er in dit netwerk zijn, die zonder partner meegeteld.",
            "How many actors are in this network, those without a partner included.",
        ),
        Words(
            "Een groep ('gemeenten') telt als één actor, en dezelfde actor onder twee namen als twee.",
            "A group ('municipalities') counts as one actor, and one actor under two names as two.",
        ),
        _ACTORS,
        _BOOK,
        elsewhere=Words("Knopen", "Nodes"),
    ),
    Measure(
        "unconnected",
        "network",
        Words("Zonder partner", "Without a partner"),
        Words(
            "Hoeveel actoren in dit netwerk met niemand samenwerken.",
            "How many actors in this network work with nobody.",
        ),
        Words(
            "De documenten noemen bij deze actoren geen partner; dat is niet hetzelfde als alleen werken.",
            "The documents name no partner of these actors; that is not the same as working alone.",
        ),
        _ACTORS,
        _BOOK,
        elsewhere=Words("Zonder lijn", "Without a line"),
    ),
)
"""In the order of their names."""
