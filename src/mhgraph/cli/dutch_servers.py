"""The Dutch of `mhgraph push`, `pull` and `status`."""

from typing import Final

__all__ = ["SERVERS"]

SERVERS: Final = {
    "Fetch the graph from a SPARQL server into a store on disk.": (
        "Haal de graaf van een SPARQL-server naar een opslag op schijf."
    ),
    "Put the graph on a SPARQL server, or bring up to date what is there.": (
        "Zet de graaf op een SPARQL-server, of werk bij wat daar staat."
    ),
    "Tell what a store is, how much it holds, and whether that is what is here.": (
        "Zeg wat een opslag is, hoeveel erin staat, en of dat is wat hier staat."
    ),
    "Put the graph on a SPARQL server: its named graphs, then what is derived, then all facts. "
    "URL is the server's address for queries; to write, one of --graph-store and --update is needed too. "
    "Only graphs whose content changed are sent, each whole: when the server fails, every graph is the old "
    "or the new one, and the message says which. A name and a password come from MHGRAPH_USER and "
    "MHGRAPH_PASSWORD, from netrc or from the keyring. The graph comes from --store (not a server).": (
        "Zet de graaf op een SPARQL-server: de benoemde grafen, dan wat afgeleid is, dan alle feiten.\n\n"
        "URL is het adres van de server voor vragen; om te schrijven is ook --graph-store of --update nodig. "
        "Alleen grafen waarvan de inhoud veranderd is worden gestuurd, elk in zijn geheel: faalt de server, "
        "dan is elke graaf de oude of de nieuwe, en de melding zegt welke. Naam en wachtwoord komen uit "
        "MHGRAPH_USER en MHGRAPH_PASSWORD, uit netrc of uit de sleutelbos. De graaf komt uit --store (geen "
        "server)."
    ),
    "Fetch the named graphs of a SPARQL server into --store oxigraph:DIR, then merge and derive anew. "
    "URL is the server's address for queries. Only graphs whose content changed are fetched; what "
    "`mhgraph push` did not put there is not, nor is the ontology: it is the one here. The store is swapped "
    "in when all of it is there: whatever fails, the old one stays.": (
        "Haal de benoemde grafen van een SPARQL-server naar --store oxigraph:MAP; voeg daarna opnieuw "
        "samen en leid opnieuw af.\n\n"
        "URL is het adres van de server voor vragen. Alleen grafen waarvan de inhoud veranderd is worden "
        "gehaald, niet wat `mhgraph push` daar niet neerzette, en niet de ontologie: die is van hier. De "
        "opslag komt pas in de plaats van de oude als alles er is: wat er ook misgaat, de oude blijft."
    ),
    "Tell what a store is: its engine, how much it holds, who wrote it, whether it holds what is here. "
    "Of a server it is also found out how many rows it gives at most, and whether it counts a triple that "
    "stands in two graphs twice unless asked otherwise (mhgraph asks otherwise).": (
        "Zeg wat een opslag is: welke motor, hoeveel erin staat, wie hem schreef, en of erin staat wat hier "
        "staat.\n\n"
        "Van een server wordt ook nagegaan hoeveel rijen hij ten hoogste geeft, en of hij een tripel dat in "
        "twee grafen staat dubbel telt als hem niets anders gevraagd wordt (mhgraph vraagt iets anders)."
    ),
    "The server's address for SPARQL updates (or MHGRAPH_UPDATE).": (
        "Het adres van de server voor SPARQL-wijzigingen (of MHGRAPH_UPDATE)."
    ),
    "The server's address for whole graphs, the SPARQL 1.1 Graph Store protocol (or MHGRAPH_GRAPH_STORE).": (
        "Het adres van de server voor hele grafen, het SPARQL 1.1 Graph Store-protocol (of "
        "MHGRAPH_GRAPH_STORE)."
    ),
    "Send every graph, also what is the same there already.": (
        "Stuur elke graaf, ook wat daar al gelijk is."
    ),
    "Fetch every graph, also what is the same here already.": (
        "Haal elke graaf, ook wat hier al gelijk is."
    ),
    "Say what would be sent, and send nothing.": "Zeg wat gestuurd zou worden, en stuur niets.",
    "Check ontology and data first, as `mhgraph check` does; what `load` took is sent as it is.": (
        "Toets ontologie en gegevens eerst, zoals `mhgraph check`; wat `load` nam, gaat zoals het is."
    ),
}
"""Dutch by the English, as in `dutch.HELP`."""
