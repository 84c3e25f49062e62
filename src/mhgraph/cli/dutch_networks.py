"""The Dutch of the commands about networks: network, path, measures."""

from typing import Final

__all__ = ["NETWORKS"]

NETWORKS: Final = {
    # In a line.
    "Measure who is central, who brokers, who belongs together.": (
        "Meet wie centraal staat, wie bemiddelt, wie bij elkaar hoort."
    ),
    "Draw who works with whom on what; write pictures and exchange files.": (
        "Teken wie met wie waaraan werkt; schrijf platen en uitwisselbestanden."
    ),
    "Show how two actors are connected, step by step, with sources.": (
        "Toon hoe twee actoren verbonden zijn, stap voor stap, met bronnen."
    ),
    # At length.
    "Draw who works with whom on what, or another VIEW of the graph. \b "
    "partners (default) actors; a line is their joint actions "
    "involvement actions and the actors involved, by role "
    "around NAME… what lies around anything, --depth 1 to 3 "
    "path ACTOR ACTOR all shortest connections of two actors "
    "programme [NAME…] a programme, its actions and actors "
    "instrument [NAME…] actions and policy instruments "
    "place [NAME…] a country or region: actions, actors, places "
    "documents [NAME…] which actors documents share "
    "Filters combine: --place Mali --since 2019 --kind ngo. Several values of one filter mean any of them.": (
        "Teken wie met wie waaraan werkt, of een andere WEERGAVE van de graaf.\n\n"
        "\b\n"
        "partners (vanzelf)       actoren; een lijn is wat zij samen doen\n"
        "involvement              acties en wie erbij betrokken is, naar rol\n"
        "around NAAM…             wat om iets heen ligt, --depth 1 tot 3\n"
        "path ACTOR ACTOR         alle kortste verbindingen van twee actoren\n"
        "programme [NAAM…]        een programma, zijn acties en actoren\n"
        "instrument [NAAM…]       acties en beleidsinstrumenten\n"
        "place [NAAM…]            een land of gebied: acties, actoren, plaatsen\n"
        "documents [NAAM…]        welke actoren documenten delen\n\n"
        "Filters gaan samen: --place Mali --since 2019 --kind ngo. Meer waarden van één filter betekenen een "
        "van die."
    ),
    "Show all shortest connections of two actors. "
    "Two actors are connected by a joint action, or by a relation that a source states (member of, part "
    "of). In csv, json and md each row is one action or relation of a step. Filters restrict "
    "what counts as a connection.": (
        "Toon alle kortste verbindingen van twee actoren.\n\n"
        "Twee actoren zijn verbonden door een gezamenlijke actie, of door een betrekking die een bron noemt "
        "(lid van, deel van). In csv, json en md is elke rij één actie of betrekking van een stap. Filters "
        "beperken wat als verbinding telt."
    ),
    "Measure a network: the VIEW partners, or another one of `mhgraph network`, with the same filters. "
    "Equals have the same rank; who has no partner has a row, too. Every number is explained by --explain.": (
        "Meet een netwerk: de WEERGAVE partners of een andere van `mhgraph network`, met dezelfde "
        "filters.\n\n"
        "Gelijken hebben dezelfde rang; ook wie geen partner heeft, heeft een rij. --explain legt elk "
        "getal uit."
    ),
    # The filters.
    "Only actions in this country or region.": "Alleen acties in dit land of gebied.",
    "Only actions on this form of exploitation or other theme.": (
        "Alleen acties over deze vorm van uitbuiting of dit andere thema."
    ),
    "Only actions for this target group.": "Alleen acties voor deze doelgroep.",
    "Only actions of this programme.": "Alleen acties van dit programma.",
    "Only what this document says.": "Alleen wat dit document zegt.",
    "Only this role.": "Alleen deze rol.",
    "Only actors of this kind.": "Alleen actoren van deze soort.",
    "Only actions that went on then or later: 2019.": "Alleen acties die toen of later liepen: 2019.",
    "Only actions that began by then: 2021, 2021-06.": (
        "Alleen acties die toen begonnen waren: 2021, 2021-06."
    ),
    "Only lines of at least N joint actions.": "Alleen lijnen van ten minste N gezamenlijke acties.",
    "How many steps the view around goes.": "Hoeveel stappen de weergave around gaat.",
    # What is written.
    "What to write: .html (a page), .svg .png .pdf (a picture), .graphml .gexf .csv .json .cyjs "
    "(an exchange file; csv makes two); '-': a page on standard output.": (
        "Wat te schrijven: .html (een pagina), .svg .png .pdf (een plaat), .graphml .gexf .csv .json .cyjs "
        "(een uitwisselbestand; csv maakt er twee); '-': een pagina naar de standaarduitvoer."
    ),
    "Width of a picture in millimetres.": "Breedte van een plaat in millimeters.",
    # The measures.
    "A row for each actor, for each community, or for each measure of the whole network.": (
        "Een rij voor elke actor, voor elke gemeenschap, of voor elke maat van het hele netwerk."
    ),
    "Only this measure (repeatable; the first gives the ranking), or `all`; --explain lists them. "
    "By default the usual ones; as csv, json or xlsx all.": (
        "Alleen deze maat (herhaalbaar; de eerste geeft de rangorde), of `all`; --explain noemt ze. "
        "Anders de gewone; als csv, json of xlsx alle."
    ),
    "Only the first N by rank; those equal to the last are shown too.": (
        "Alleen de eerste N in rang; wie gelijk staat met de laatste komt mee."
    ),
    "Say of each measure what it tells, when not to trust it, and who described it.": (
        "Zeg van elke maat wat zij vertelt, wanneer zij niet te vertrouwen is, en wie haar beschreef."
    ),
    "Where the search for communities begins.": "Waar het zoeken naar gemeenschappen begint.",
    "How often it is repeated from another seed, to see whether the communities are stable.": (
        "Hoe vaak het wordt herhaald vanaf een ander begin, om te zien of de gemeenschappen stabiel zijn."
    ),
    "Above 1 for more and smaller communities, below 1 for fewer and larger.": (
        "Boven 1 voor meer en kleinere gemeenschappen, onder 1 voor minder en grotere."
    ),
}
"""Dutch by the English, as in `dutch.HELP`."""
