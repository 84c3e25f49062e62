"""The Dutch of `mhgraph load`."""

from typing import Final

__all__ = ["ENGINES"]

ENGINES: Final = {
    "Build a store on disk, for graphs too large for memory.": (
        "Bouw een opslag op schijf, voor grafen die te groot zijn voor het geheugen."
    ),
    "Build a store on disk from ontology and data, or from FILE… in place of this project's data. "
    "Any RDF format, also compressed (.gz, .bz2, .xz), and '-' for standard input. The new store is built "
    "beside the old one and takes its place when all of it is there: whatever stops it, the old one "
    "stays.": (
        "Bouw een opslag op schijf uit ontologie en gegevens, of uit BESTAND… in plaats van de gegevens van "
        "dit project.\n\n"
        "Elke RDF-vorm, ook gecomprimeerd (.gz, .bz2, .xz), en '-' voor standaardinvoer. De nieuwe opslag "
        "wordt naast de oude gebouwd en komt op haar plaats als zij er helemaal is: wat het ook onderbreekt, "
        "de oude blijft."
    ),
    "The folder of the store; made if it is not there.": (
        "De map van de opslag; wordt gemaakt als zij er niet is."
    ),
    "Format of standard input ('-'); that of a file is told by its ending.": (
        "Vorm van de standaardinvoer ('-'); die van een bestand blijkt uit zijn uitgang."
    ),
    "Check the data first, and load nothing if something does not conform.": (
        "Toets de gegevens eerst, en laad niets als iets niet voldoet."
    ),
    "Wait where another command is loading this store.": (
        "Wacht als een andere opdracht deze opslag laadt."
    ),
    "Say how far it is; by default only on a terminal.": (
        "Zeg hoe ver het is; vanzelf alleen op een terminal."
    ),
}
"""Dutch by the English, as in `dutch.HELP`."""
