"""The command line in Dutch: help texts, keyed by the English text, and what click says of wrong use."""

import re
from typing import Final

import click

from mhgraph.cli.dutch_ask import ASK
from mhgraph.cli.dutch_engines import ENGINES
from mhgraph.cli.dutch_networks import NETWORKS
from mhgraph.cli.dutch_servers import SERVERS

__all__ = ["EPILOGS", "HELP", "message", "names", "text"]

_FORM = "Vorm van het antwoord; anders een tabel, of wat de uitgang van het bestand zegt."
HELP: Final = {
    "Show this message and exit.": "Toon deze uitleg.",
    "Show the version and exit.": "Toon de versie.",
    "Show the traceback of an error.": "Toon bij een fout waar in het programma zij ontstond.",
    # The commands, in a line.
    "Check ontology and data against their shapes.": "Toets ontologie en gegevens aan hun regels.",
    "List documents and passages; verify their anchors.": "Noem documenten en passages; kijk hun ankers na.",
    "Write the graph, or one class of it, to a file.": (
        "Schrijf de graaf, of één klasse ervan, naar een bestand."
    ),
    "Find everything whose names, titles or summaries match.": (
        "Zoek in alle namen, titels en samenvattingen."
    ),
    "Put data files into the one layout.": "Zet gegevensbestanden in de vaste opmaak.",
    "List the named questions, or show one.": "Noem de vragen met een naam, of toon er een.",
    "Answer a named question or SPARQL of your own.": "Beantwoord een vraag met een naam, of eigen SPARQL.",
    "Show what the graph says of one thing, with sources.": (
        "Toon wat de graaf van één ding zegt, met bronnen."
    ),
    "Count what is in the graph.": "Tel wat er in de graaf staat.",
    # The commands, at length.
    "Policy on human trafficking as a graph: who does what with whom, where, on which ground. "
    "Every answer names its source. --lang nl gives answers and messages in Dutch (or set MHGRAPH_LANG). "
    "Exit codes: 0 fine, 1 data do not conform, 2 wrong use, 3 a failure (engine, server, time), 4 a "
    "question that was not understood, 5 one to which the graph has no answer.": (
        "Beleid tegen mensenhandel als graaf: wie doet wat met wie, waar en op welke grond.\n\n"
        "Elk antwoord noemt zijn bron. --lang nl geeft antwoorden en meldingen in het Nederlands (of zet "
        "MHGRAPH_LANG). Uitgangscodes: 0 goed, 1 gegevens voldoen niet, 2 verkeerd gebruik, 3 mislukt "
        "(engine, server, tijd), 4 een vraag die niet begrepen is, 5 een waarop de graaf geen antwoord heeft."
    ),
    "Check ontology and data, your own included, against the shapes and check queries. "
    "Exit code 1 when something does not conform.": (
        "Toets ontologie en gegevens, ook die van uzelf, aan de shapes en controlevragen.\n\n"
        "Uitgangscode 1 als iets niet voldoet."
    ),
    "List the documents, the passages of the one named SHORT; or check them against their texts. "
    "`verify` looks in the texts for every anchor of every passage, which has to stand there exactly once, "
    "and for every actor, place, instrument, fund and programme that a passage states. "
    "`coverage` looks the other way: for names, numbers, years, amounts and percentages of the texts that "
    "the graph does not account for, and lists what is left out on purpose with the reason.": (
        "Noem de documenten, of de passages van het document KORT; of toets ze aan hun teksten.\n\n"
        "`verify` zoekt in de teksten elk anker van elke passage, dat er precies één keer moet staan, "
        "en elke "
        "actor, plaats en programma, elk instrument en fonds dat een passage noemt.\n\n"
        "`coverage` kijkt andersom: naar namen, getallen, jaren, bedragen en percentages in de teksten "
        "die de "
        "graaf niet verantwoordt, en noemt wat met opzet is weggelaten, met de reden."
    ),
    "Write the whole graph, one class of it, or a table of actions or actors (csv, xlsx, json). "
    "trig, nquads and jsonld keep the sources as named graphs; turtle and ntriples hold every fact once. "
    "Statements are sorted; a graph of more than two million goes as nquads or ntriples only, in part "
    "sorted.": (
        "Schrijf de hele graaf, één klasse ervan, of een tabel van acties of actoren (csv, xlsx, json).\n\n"
        "trig, nquads en jsonld houden de bronnen als benoemde grafen; turtle en ntriples hebben elk "
        "feit één keer. Uitspraken zijn gesorteerd; een graaf van meer dan twee miljoen gaat alleen als "
        "nquads of ntriples, ten dele gesorteerd."
    ),
    "Find everything whose names, titles or summaries hold all WORDS, in Dutch or English. "
    "Case, accents and hyphens do not matter; a word may be a part of a longer one.": (
        "Zoek alles waarvan de namen, titels of samenvattingen alle WOORDEN bevatten, in het Nederlands of "
        "Engels.\n\nHoofdletters, accenten en streepjes doen er niet toe; een woord mag deel zijn van "
        "een langer."
    ),
    "Put TriG files into the one layout; by default those in data/ of the checkout. "
    "Lists the files that change. A file whose comment at the top says 'generated by' is left alone, and "
    "nothing is written if one of the files is malformed. With --check exit code 1 if a file would change.": (
        "Zet TriG-bestanden in de vaste opmaak; als u er geen noemt, die in data/ van de checkout.\n\n"
        "Noemt de bestanden die veranderen. Een bestand dat bovenaan 'generated by' zegt, blijft zoals "
        "het is, "
        "en er wordt niets geschreven als een van de bestanden niet klopt. Met --check uitgangscode 1 "
        "als een "
        "bestand zou veranderen."
    ),
    "List the named questions; `show NAME` gives one whole: meaning, parameters, columns, SPARQL. "
    "`show NAME -o my.rq` writes the question alone, to start one of your own from. Several tags or words: "
    "only what has them all. `check` tells what is wrong in the folders of questions, your own included; "
    "exit code 1 when something is.": (
        "Noem de vragen met een naam; `show NAAM` geeft er een helemaal: betekenis, parameters, kolommen, "
        "SPARQL.\n\n"
        "`show NAAM -o mijn.rq` schrijft alleen de vraag, om een eigen vraag van te maken. Meer "
        "trefwoorden of "
        "woorden: alleen wat ze alle heeft. `check` zegt wat er mis is in de mappen met vragen, ook die van "
        "uzelf; uitgangscode 1 als er iets is."
    ),
    "Answer a named question, a SPARQL file, or SPARQL from standard input ('-'). "
    "The parameters of a named question are options: --place, --actor …; `mhgraph queries show NAME` "
    "lists them. Several values mean any of them: --place Mali --place Niger. Without --format the ending "
    "of the file that -o names says the form.": (
        "Beantwoord een vraag met een naam, een SPARQL-bestand, of SPARQL van standaardinvoer ('-').\n\n"
        "De parameters van een vraag zijn opties: --place, --actor …; `mhgraph queries show NAAM` noemt ze. "
        "Meer waarden betekent een van alle: --place Mali --place Niger. Zonder --format zegt de uitgang van "
        "het bestand achter -o de vorm."
    ),
    "Show what the graph says of NAME, each statement with the passages that make it. "
    "NAME is any name, acronym, identifier or IRI. Statements about it come first, then those in which it "
    "is the value ('←'). A state and its territory are shown together.": (
        "Toon wat de graaf van NAAM zegt, elke uitspraak met de passages die haar doen.\n\n"
        "NAAM is een naam, afkorting, aanduiding of IRI. Eerst komen de uitspraken erover, dan die "
        "waarin het de "
        "waarde is ('←'). Een staat en zijn grondgebied staan samen."
    ),
    "Count what is in the graph: by document, class, role, language, kind of source; or one of these. "
    "A statement is what the graph of a source says; what is derived is not counted. Actions are those "
    "that counts count: no programmes, results, action lines or lettered parts.": (
        "Tel wat er in de graaf staat: naar document, klasse, rol, taal en soort bron; of een daarvan.\n\n"
        "Een uitspraak is wat de graaf van een bron zegt; wat is afgeleid, telt niet mee. Acties zijn "
        "die welke "
        "tellen: geen programma's, resultaten, actielijnen of deelacties met een letter."
    ),
    # The options.
    "Form of the answer; by default a table, or what the ending of the file says.": _FORM,
    "Form; by default that of the file's ending, else trig (csv for actions and actors).": (
        "Vorm; anders die van de uitgang van het bestand, of trig (csv voor acties en actoren)."
    ),
    "Language of answers and messages.": "Taal van antwoorden en meldingen.",
    "Allow SERVICE in SPARQL of your own to ask this server (repeatable).": (
        "Laat SERVICE in uw eigen SPARQL deze server vragen (mag vaker)."
    ),
    "Add your own RDF file, or folder of them, to this run (repeatable).": (
        "Voeg voor deze keer een eigen RDF-bestand, of een map ermee, toe (mag vaker)."
    ),
    "Write there instead of to standard output ('-').": (
        "Schrijf daarheen in plaats van naar standaarduitvoer ('-')."
    ),
    "Where the texts of the documents are (or MHGRAPH_DOCUMENTS).": (
        "Waar de teksten van de documenten staan (of MHGRAPH_DOCUMENTS)."
    ),
    "Where the graph is: built from the text files, on disk (`mhgraph load`), or on a SPARQL 1.1 server.": (
        "Waar de graaf is: uit de tekstbestanden gemaakt, op schijf (`mhgraph load`), of op een "
        "SPARQL 1.1-server."
    ),
    "Only things of this class, by its name or IRI.": "Alleen dingen van deze klasse, met naam of IRI.",
    "With the merged default graph and what is derived: what a SPARQL server has to hold "
    "(trig, nquads, jsonld).": (
        "Met de samengevoegde standaardgraaf en wat is afgeleid: wat een SPARQL-server moet hebben (trig, "
        "nquads, jsonld)."
    ),
    "Write nothing; list the files that would change.": (
        "Schrijf niets; noem de bestanden die zouden veranderen."
    ),
    "Only actions in this country or region.": "Alleen acties in dit land of gebied.",
    "Give up a query after so many seconds.": "Geef een vraag op na zoveel seconden.",
    "Only with this tag.": "Alleen met dit trefwoord.",
    "Only with this word in name, title, question or explanation, in either language.": (
        "Alleen met dit woord in naam, titel, vraag of uitleg, in een van beide talen."
    ),
    "Add the questions in this folder of yours (repeatable).": (
        "Voeg de vragen in deze map van uzelf toe (mag vaker)."
    ),
    "Show a long table page by page on a terminal (with MHGRAPH_PAGER or PAGER).": (
        "Toon een lange tabel op een terminal per bladzijde (met MHGRAPH_PAGER of PAGER)."
    ),
    "The first N rows of a ranking, ties kept.": "De eerste N rijen van een rangorde, met wie gelijk staat.",
    "Only what occurs with every one of several values.": "Alleen wat bij elk van de gegeven waarden hoort.",
    "Only how many different things the rows are about.": (
        "Alleen over hoeveel verschillende dingen de rijen gaan."
    ),
    "With the passages behind each row.": "Met de passages achter elke rij.",
    "Where the texts of the documents are, for --evidence to quote (or MHGRAPH_DOCUMENTS).": (
        "Waar de teksten van de documenten staan, zodat --evidence kan aanhalen (of MHGRAPH_DOCUMENTS)."
    ),
    "Write there what was asked of which data, how to repeat it, and how to cite it.": (
        "Schrijf daarheen wat aan welke gegevens gevraagd is, hoe het te herhalen en hoe het te citeren is."
    ),
    "What stands between the cells of csv.": "Wat er tussen de cellen van csv staat.",
    "Begin csv with the mark that Excel wants.": "Begin csv met het teken dat Excel wil.",
    **NETWORKS,
    **SERVERS,
    **ASK,
    **ENGINES,
}
EPILOGS: Final = {"Examples:": "Voorbeelden:", "Example:": "Voorbeeld:"}
_NAMES: Final = {
    "ARGS": "WOORDEN",
    "CLASS": "KLASSE",
    "COMMAND": "OPDRACHT",
    "DIR": "MAP",
    "FILE": "BESTAND",
    "FOLDER": "MAP",
    "NAME": "NAAM",
    "OPTIONS": "OPTIES",
    "PATH": "PAD",
    "QUESTION": "VRAAG",
    "SECONDS": "SECONDEN",
    "SHORT": "KORT",
    "VIEW": "WEERGAVE",
    "DATE": "DAG",
    "TAG": "TREFWOORD",
    "TEXT": "TEKST",
    "VALUE": "WAARDE",
    "WORD": "WOORD",
    "WORDS": "WOORDEN",
}
_EXTRAS: Final = {"[default: ": "[standaard: ", "[required]": "[verplicht]"}
_MESSAGES: Final = [
    (r"Invalid value for (.+?): (.+)", "Ongeldige waarde voor {}: {}"),
    (r"Invalid value: (.+)", "Ongeldige waarde: {}"),
    (r"(.+) is not one of (.+)\.", "{} is niet een van {}."),
    (r"(.+) is not in the range (.+)\.", "{} valt buiten het bereik {}."),
    (r"(.+) is not a valid integer(?: range)?\.", "{} is geen geheel getal."),
    (r"(.+) is not a valid float(?: range)?\.", "{} is geen getal."),
    (r"Option (.+) requires an argument\.", "Optie {} heeft een waarde nodig."),
    (r"Option (.+) does not take a value\.", "Optie {} neemt geen waarde."),
    (r"Got unexpected extra arguments? \((.+)\)", "Te veel woorden: {}."),
    (r"Missing command\.", "Welke opdracht?"),
    (r"Missing argument (.+?)\.(?:\s+Choose from:\s+(?:.+))?", "Argument {} ontbreekt."),
    (r"Missing option (.+?)\.(?:\s+Choose from:\s+(?:.+))?", "Optie {} ontbreekt."),
]


def text(english: str) -> str:
    """Return the Dutch of a help text; the English where it has none yet, which a test finds."""
    return HELP.get(" ".join(english.split()), english)


def names(english: str) -> str:
    """Return what stands for a value in a usage line or before a help text, such as FILE, in Dutch."""
    for extra, dutch in _EXTRAS.items():
        english = english.replace(extra, dutch)
    return re.sub(r"\b[A-Z]{3,}\b", lambda word: _NAMES.get(word[0], word[0]), english)


def message(error: click.UsageError) -> str:
    """Return what `error` says in Dutch; what is not known to be said by click stays as it is."""
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(sorted(error.possibilities or ()))
        return f"Er is geen optie {error.option_name}." + (f" Bedoelde u: {near}?" if near else "")
    return _translated(error.format_message())


def _translated(english: str) -> str:
    for pattern, dutch in _MESSAGES:
        if found := re.fullmatch(pattern, english, re.DOTALL):
            *kept, last = found.groups() or ("",)
            return dutch.format(*(names(part) for part in kept), _translated(names(last)))
    return english
