"""The Dutch of `mhgraph ask`."""

from typing import Final

__all__ = ["ASK"]

ASK: Final = {
    "Ask in plain words, Dutch or English, and see how the question was read.": (
        "Vraag in gewone woorden, Nederlands of Engels, en zie hoe de vraag gelezen is."
    ),
    "Ask in plain words, Dutch or English, and see how the question was read. "
    "Without a QUESTION a dialogue begins, with completion of names; where standard input is no terminal, "
    "each line of it is a question, and the exit code is the worst one. Nothing leaves the machine. Other "
    "readings of a question are numbered; what is not understood is said, and nothing is answered then. "
    "json has all of an answer, its evidence included. Exit codes: 4 not understood, 5 understood but "
    "without an answer.": (
        "Vraag in gewone woorden, Nederlands of Engels, en zie hoe de vraag gelezen is.\n\n"
        "Zonder VRAAG begint een gesprek, waarin namen worden aangevuld; is de standaardinvoer geen "
        "terminal, dan is elke regel ervan een vraag en de uitgangscode de ergste. Niets verlaat de machine. "
        "Andere lezingen van een vraag zijn genummerd; wat niet begrepen is, wordt gezegd, en dan volgt geen "
        "antwoord. json heeft alles van een antwoord, ook de bewijsplaatsen. Uitgangscodes: 4 niet begrepen, "
        "5 begrepen maar zonder antwoord."
    ),
    "Answer the other reading with this number instead of the best one.": (
        "Beantwoord de andere lezing met dit nummer in plaats van de beste."
    ),
    "Say how the question was read: the parse, the SPARQL, and what else it could have meant.": (
        "Zeg hoe de vraag gelezen is: de ontleding, de SPARQL, en wat zij nog meer kon betekenen."
    ),
    "Ask the questions of a JSON file that holds their answers too, and say how many were right.": (
        "Stel de vragen van een JSON-bestand waar ook de antwoorden in staan, en zeg hoeveel er goed waren."
    ),
    "Language of the answer; by default that of the question, which is found out.": (
        "Taal van vraag en antwoord; vanzelf die van de vraag."
    ),
}
"""Dutch by the English, as in `dutch.HELP`."""
