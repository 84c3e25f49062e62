"""The measures of one actor: who works with many, on much, and in which part of the network."""

from mhgraph.errors import Words
from mhgraph.network.measures.measure import Measure

__all__ = ["ACTOR_MEASURES"]

_ACTORS = Words("actoren", "actors")
_ACTIONS = Words("acties", "actions")
_SHARE = Words("aandeel van 0 tot 1", "share from 0 to 1")
_NUMBER = Words("volgnummer, 1 is de grootste", "number, 1 is the largest")

ACTOR_MEASURES = (
    Measure(
        "actions",
        "actor",
        Words("Acties", "Actions"),
        Words(
            "Aan hoeveel verschillende acties de actor bijdraagt, alleen of met anderen.",
            "To how many different actions the actor contributes, alone or with others.",
        ),
        Words(
            "Documenten delen hun werk ongelijk op: wie in een gedetailleerd plan staat, heeft meer acties "
            "dan wie in een plan op hoofdlijnen staat.",
            "Documents cut their work into unequal pieces: who stands in a detailed plan has more actions "
            "than who stands in a plan in outline.",
        ),
        _ACTIONS,
        "Wasserman & Faust 1994",
        fit="joint",
    ),
    Measure(
        "betweenness",
        "actor",
        Words("Tussenpositie", "Betweenness"),
        Words(
            "Hoe vaak de kortste weg tussen twee anderen langs deze actor loopt: wie hoog staat, verbindt "
            "delen van het netwerk die elkaar anders moeilijker bereiken.",
            "How often the shortest way between two others leads through this actor: who stands high joins "
            "parts of the network that would reach each other less easily without.",
        ),
        Words(
            "Eén ontbrekende lijn kan de rangorde omgooien, en een gezamenlijke actie bewijst niet dat er "
            "iets langs die weg gaat; lees hoog en laag, geen verschillen in de derde decimaal.",
            "One missing line can turn the ranking over, and a joint action does not prove that anything "
            "travels along it; read high and low, not differences in the third decimal.",
        ),
        _SHARE,
        "Freeman 1977; Brandes 2001",
        decimals=6,
    ),
    Measure(
        "community",
        "actor",
        Words("Groep", "Community"),
        Words(
            "Het nummer van de groep actoren die onderling meer samenwerken dan met de rest.",
            "The number of the group of actors who work with each other more than with the rest.",
        ),
        Words(
            "Er wordt altijd een indeling gevonden, ook in een netwerk zonder groepen: kijk naar de "
            "modulariteit en de stabiliteit, en naar 'blijft' bij elke actor; wie geen partner heeft, "
            "hoort bij geen groep.",
            "A division is always found, even in a network without groups: look at modularity and "
            "stability, and at 'stays' for each actor; who has no partner belongs to no group.",
        ),
        _NUMBER,
        "Blondel et al. 2008",
        ascending=True,
    ),
    Measure(
        "component",
        "actor",
        Words("Deelnetwerk", "Component"),
        Words(
            "Het nummer van het deel van het netwerk waarbinnen iedereen elkaar via anderen kan bereiken.",
            "The number of the part of the network within which all can reach each other through others.",
        ),
        Words(
            "Eén lijn voegt twee delen samen, dus één gemiste of verkeerde actie verandert dit.",
            "One line joins two parts, so one action missed or mistaken changes this.",
        ),
        _NUMBER,
        "Wasserman & Faust 1994",
        ascending=True,
    ),
    Measure(
        "component-size",
        "actor",
        Words("Omvang deelnetwerk", "Size of component"),
        Words(
            "Hoeveel actoren er in dat deel zijn, deze meegeteld; 1 is een actor zonder partner.",
            "How many actors are in that part, this one included; 1 is an actor without a partner.",
        ),
        Words(
            "Bijna elk netwerk heeft één groot deel; daarbinnen zegt dit getal niets over wie dichtbij is.",
            "Nearly every network has one large part; within it this number says nothing of who is near.",
        ),
        _ACTORS,
        "Wasserman & Faust 1994",
    ),
    Measure(
        "core",
        "actor",
        Words("Kern", "Core"),
        Words(
            "De hoogste k waarvoor de actor in een groep zit waarin ieder met minstens k van de groep "
            "samenwerkt: hoog is de dichte kern, laag de rand.",
            "The highest k for which the actor is in a group in which each works with at least k of the "
            "group: high is the dense core, low the fringe.",
        ),
        Words(
            "Eén actie met veel actoren zet ze allemaal in een hoge kern, ook als zij verder niets "
            "samen doen.",
            "One action with many actors puts them all in a high core, even if they do nothing else "
            "together.",
        ),
        Words("partners binnen de kern", "partners within the core"),
        "Seidman 1983",
        fit="one-mode",
    ),
    Measure(
        "joint-actions",
        "actor",
        Words("Gezamenlijke acties", "Joint actions"),
        Words(
            "Aan hoeveel verschillende acties de actor bijdraagt samen met minstens één ander.",
            "To how many different actions the actor contributes together with at least one other.",
        ),
        Words(
            "Het zegt niet hoe groot een actie is of hoe zwaar de rol daarin: meebetalen telt als leiden.",
            "It does not say how large an action is or how heavy the role in it: paying counts as leading.",
        ),
        _ACTIONS,
        "Newman 2001",
        fit="joint",
    ),
    Measure(
        "partners",
        "actor",
        Words("Partners", "Partners"),
        Words(
            "Met hoeveel andere actoren de actor samenwerkt (graad).",
            "With how many other actors the actor works (degree).",
        ),
        Words(
            "Wie aan één grote bijeenkomst meedoet, krijgt alle aanwezigen als partner: leg er de "
            "gezamenlijke acties naast.",
            "Who joins one large meeting gets all who attend it as partners: hold the joint actions beside "
            "it.",
        ),
        _ACTORS,
        "Freeman 1978",
        elsewhere=Words("Verbonden met", "Connected to"),
    ),
    Measure(
        "shared-strength",
        "actor",
        Words("Gedeelde sterkte", "Shared strength"),
        Words(
            "De sterkte, waarin elke gezamenlijke actie van n actoren per partner voor 1/(n-1) telt, zodat "
            "een grote bijeenkomst niet zwaarder telt dan werk met zijn tweeën.",
            "The strength, in which each joint action of n actors counts 1/(n-1) for each partner, so that a "
            "large meeting does not weigh more than work of two.",
        ),
        Words(
            "n telt wie in dit netwerk staat: wie door een filter of een minimum wegvalt, telt niet mee, en "
            "dan telt de actie voor de anderen zwaarder.",
            "n counts who stands in this network: who is lost to a filter or a minimum does not count, and "
            "then the action weighs more for the others.",
        ),
        _ACTIONS,
        "Newman 2001",
        decimals=3,
        fit="joint",
    ),
    Measure(
        "staying",
        "actor",
        Words("Blijft", "Stays"),
        Words(
            "In welk deel van de herhalingen de actor bij de meerderheid van zijn groep blijft: 1 is een "
            "vast lid, een laag getal iemand tussen groepen.",
            "In what share of the repeated runs the actor stays with the majority of its community: 1 is a "
            "firm member, a low number somebody between communities.",
        ),
        Words(
            "Het meet het toeval van de methode en niet de onzekerheid van de bronnen: ook een vast lid "
            "kan op één actie zijn ingedeeld.",
            "It measures the chance in the method and not the uncertainty of the sources: a firm member, "
            "too, may have been placed by one action.",
        ),
        _SHARE,
        "Lancichinetti & Fortunato 2012",
        decimals=2,
    ),
    Measure(
        "strength",
        "actor",
        Words("Sterkte", "Strength"),
        Words(
            "De gezamenlijke acties met elke partner, opgeteld over de partners: het gewicht van alle "
            "lijnen van de actor.",
            "The joint actions with each partner, summed over the partners: the weight of all lines of the "
            "actor.",
        ),
        Words(
            "Eén actie met tien partners telt tien keer; neem de gezamenlijke acties of de gedeelde sterkte "
            "als grote acties meedoen.",
            "One action with ten partners counts ten times; take joint actions or shared strength where "
            "large actions take part.",
        ),
        Words("acties maal partners", "actions times partners"),
        "Barrat et al. 2004",
        elsewhere=Words("Gewicht", "Weight"),
    ),
)
"""In the order of their names."""
