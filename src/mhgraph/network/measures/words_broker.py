"""The measures of brokers: who stands between actors that do not work with each other."""

from mhgraph.errors import Words
from mhgraph.network.measures.measure import Measure

__all__ = ["BROKER_MEASURES"]

_PAIRS = Words("paren van partners", "pairs of partners")
_GOULD = "Gould & Fernandez 1989"
_SECTORS = Words(
    "De sector is die van de legenda: een andere indeling geeft andere rollen, en wie veel partners heeft "
    "in grote sectoren krijgt vanzelf hoge getallen.",
    "The sector is that of the legend: another division gives other roles, and who has many partners in "
    "large sectors gets high numbers by itself.",
)


def _role(name: str, heading: Words, tells: Words) -> Measure:
    return Measure(name, "actor", heading, tells, _SECTORS, _PAIRS, _GOULD, fit="joint")


BROKER_MEASURES = (
    Measure(
        "brokerage",
        "actor",
        Words("Makelaar", "Brokerage"),
        Words(
            "Tussen hoeveel paren van partners die niet met elkaar samenwerken de actor staat: de som van "
            "de vier rollen.",
            "Between how many pairs of partners that do not work with each other the actor stands: the sum "
            "of the four roles.",
        ),
        Words(
            "Dat er geen gezamenlijke actie in deze documenten staat, betekent niet dat twee actoren elkaar "
            "niet kennen.",
            "That no joint action stands in these documents does not mean that two actors do not know each "
            "other.",
        ),
        _PAIRS,
        _GOULD,
        fit="joint",
    ),
    Measure(
        "constraint",
        "actor",
        Words("Ingeperktheid", "Constraint"),
        Words(
            "Hoezeer de partners van de actor ook met elkaar samenwerken: laag is vrij tussen losse "
            "partners, hoog is ingesloten in één kring.",
            "How far the partners of the actor work with each other, too: low is free among separate "
            "partners, high is enclosed in one circle.",
        ),
        Words(
            "Weinig partners geven vanzelf een hoog getal, een grote actie sluit al haar deelnemers in, en "
            "wie geen partner heeft krijgt geen getal.",
            "Few partners give a high number by themselves, a large action encloses all who take part in it, "
            "and who has no partner gets no number.",
        ),
        Words("getal vanaf 0, meestal tot 1", "number from 0, mostly up to 1"),
        "Burt 1992",
        decimals=4,
        ascending=True,
        fit="joint",
    ),
    _role(
        "coordinator",
        Words("Coördinator", "Coordinator"),
        Words(
            "Hoeveel paren van zijn eigen sector, die niet met elkaar samenwerken, de actor verbindt.",
            "How many pairs of its own sector, who do not work with each other, the actor joins.",
        ),
    ),
    Measure(
        "effective-size",
        "actor",
        Words("Effectieve omvang", "Effective size"),
        Words(
            "Het aantal partners, verminderd met hoeveel van hen elke partner gemiddeld zelf als partner "
            "heeft: wat overblijft aan partners die niet hetzelfde bieden.",
            "The number of partners, less the number of them that each partner works with on average: what "
            "is left of partners that do not offer the same.",
        ),
        Words(
            "Het groeit met het aantal partners: vergelijk actoren met ongeveer evenveel partners, en lees "
            "niets waar een grote actie de partners gaf.",
            "It grows with the number of partners: compare actors with about as many, and read nothing where "
            "one large action gave the partners.",
        ),
        Words("actoren", "actors"),
        "Burt 1992; Borgatti 1997",
        decimals=2,
        fit="joint",
    ),
    _role(
        "gatekeeper",
        Words("Poortwachter of woordvoerder", "Gatekeeper or representative"),
        Words(
            "Hoeveel paren de actor verbindt van een uit zijn eigen sector met een daarbuiten; zonder "
            "richting zijn poortwachter en woordvoerder dezelfde rol.",
            "How many pairs the actor joins of one of its own sector with one outside; without direction "
            "gatekeeper and representative are the same role.",
        ),
    ),
    _role(
        "itinerant",
        Words("Bemiddelaar van buiten", "Itinerant broker"),
        Words(
            "Hoeveel paren van één andere sector de actor als buitenstaander verbindt (consultant).",
            "How many pairs of one other sector the actor joins as an outsider (consultant).",
        ),
    ),
    _role(
        "liaison",
        Words("Schakel", "Liaison"),
        Words(
            "Hoeveel paren uit twee verschillende andere sectoren de actor verbindt.",
            "How many pairs from two different other sectors the actor joins.",
        ),
    ),
)
"""In the order of their names."""
