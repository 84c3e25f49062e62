"""Generate data/crosswalk.trig: what others call the things of the registers.

This is a build-time script: nothing in mhgraph imports it, and its result is kept in git::

    python tools/make_crosswalk.py -o data/crosswalk.trig

It reads data/places.trig, data/instruments.trig and data/actors.trig, and writes `skos:exactMatch`
links in four graphs, one for each table of others: the EU country table, EU law (ELI and CELEX, with
the CELEX number as `mh:celex`), the EU corporate-body table, and TOOI for the Dutch ministries. The
description of each graph says how its links were checked and what was left out.

A link is made only where the code was seen in a copy of its table (the lists below), or follows from
the number of a document by the rule of EUR-Lex. A code that a new country or ministry needs is looked
up first and then added here; the script refuses to guess.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from mhgraph.corpus.formatting import formatted
from mhgraph.errors import MhgraphError

DATA = Path(__file__).resolve().parents[1] / "data"
ID = "https://w3id.org/mhgraph/id/"
MH = "https://w3id.org/mhgraph/ontology#"
DCT = "http://purl.org/dc/terms/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD_STRING = NamedNode("http://www.w3.org/2001/XMLSchema#string")
PREFIXES = {
    "actor": f"{ID}actor/",
    "dct": DCT,
    "graph": f"{ID}graph/",
    "instrument": f"{ID}instrument/",
    "mh": MH,
    "place": f"{ID}place/",
    "skos": SKOS,
}
AUTHORITY = "http://publications.europa.eu/resource/authority/"
CELEX = "http://publications.europa.eu/resource/celex/"
ELI = "http://data.europa.eu/eli/"
TOOI = "https://identifier.overheid.nl/tooi/"

Things = Mapping[str, Mapping[str, list[str]]]  # IRI -> IRI of a property -> values
Pair = tuple[str, str]  # Dutch, English

# --- EU country table ---------------------------------------------------------------------------
# Every code in the list of names of the country table that the Publications Office issues with the
# eForms SDK (4 October 2022), former states included. YEM, which that list calls South Yemen, was
# looked up in the table's version 20241211-0 (Yemen).
SEEN_COUNTRIES = """
1A0 ABW AFG AFI AGO AIA ALA ALB AND ANT ARE ARG ARM ASM ATA ATB ATF ATG ATN AUS AUT AZE BDI BEL
BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BUR BVT BWA BYS CAF CAN CCK
CHE CHL CHN CIV CMR COD COG COK COL COM CPT CPV CRI CSK CTE CUB CUW CXR CYM CYP CZE DDR DEU DHY
DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH EUR FIN FJI FLK FQ0 FRA FRO FSM FXX GAB GBR GEL
GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN HVO IDN
IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN JTN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN
LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MID MKD MLI MLT MMR MNE
MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NHB NIC NIU NLD NOR NPL NRU NTZ NZL
OMN PAK PAN PCI PCN PCZ PER PHL PLW PNG POL PRI PRK PRT PRY PSE PUS PYF QAT REU RHO ROU RUS RWA
SAU SCG SDN SEN SGP SGS SHN SJM SKM SLB SLE SLV SMR SOM SPM SRB SSD STP SUN SUR SVK SVN SWE SWZ
SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TMP TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA
UZB VAT VCT VDR VEN VGB VIR VNM VUT WAK WLF WSM YEM YMD YUG ZAF ZMB ZR0 ZWE
"""
COUNTRY_CODES = frozenset(SEEN_COUNTRIES.split())
# Not in ISO 3166-1: Kosovo was 1A0 in the list of 2022 and is XKX in version 20241211-0.
COUNTRIES_WITHOUT_ISO = {"kosovo": "XKX"}

# --- EU law -------------------------------------------------------------------------------------
# Class -> (form of its number, type in the ELI, letter in the CELEX number).
ACTS = {
    "Directive": (re.compile(r"(?P<year>\d{4})/(?P<number>\d+)/E[GU]"), "dir", "L"),
    "FrameworkDecision": (re.compile(r"(?P<year>\d{4})/(?P<number>\d+)/JBZ"), "dec_framw", "F"),
    # Up to 2014 the number of a regulation came before its year.
    "Regulation": (
        re.compile(r"(?P<number>\d+)/(?P<year>19\d\d|200\d|201[0-4])"),
        "reg",
        "R",
    ),
}
PAPER = re.compile(r"(?P<series>COM|JOIN|SWD)\((?P<year>\d{4})\) (?P<number>\d+)(?: final)?")
SERIES = {"JOIN": "JC", "SWD": "SC"}
COM_CLASSES = {"LegislativeProposal": "PC", "Communication": "DC"}

# --- EU corporate-body table --------------------------------------------------------------------
# Seen, with the name that the register has, in version 20250211-0 of the list that the Publications
# Office issues with the eForms SDK.
BODIES = {
    "cepol": "CEPOL",
    "comite-van-de-regios": "COR",
    "eeas": "EEAS",
    "eesc": "EESC",
    "eige": "EIGE",
    "ela": "ELA",
    "eu-lisa": "LISA",
    "eurofound": "EUROFOUND",
    "eurojust": "EUROJUST",
    "europees-parlement": "EP",
    "europese-commissie": "COM",
    "europol": "EUROPOL",
    "fra": "FRA",
    "frontex": "FRONTEX",
    "raad-eu": "CONSIL",
}
# Seen only in an older copy of the whole table (of 2011 to 2013, by its content): that list of 2025
# has no former bodies, and not the Union itself.
BODIES_BY_OLD_COPY = {"easo": "EASO", "eu": "EURUN"}
# Seen in the metadata that the body publishes about its own classifications.
BODIES_BY_THEMSELVES = {"eurostat": "ESTAT"}

# --- TOOI ---------------------------------------------------------------------------------------
MINISTRIES = {
    "ministerie-bz": "mnre1013",
    "ministerie-jenv": "mnre1058",
    "ministerie-szw": "mnre1073",
    "ministerie-vws": "mnre1025",
}

# --- What the graphs say of themselves ----------------------------------------------------------
# Name of the graph -> (title, source, description).
REGISTERS: dict[str, tuple[Pair, str, Pair]] = {
    "crosswalk-countries": (
        ("Koppeling met de landentabel van de EU", "Links to the EU country table"),
        f"{AUTHORITY}country",
        (
            "Elk land van ISO 3166-1 is gekoppeld aan het land met dezelfde drielettercode in de "
            "landentabel van het Publicatiebureau van de EU. Gecontroleerd op 21 november 2026: elke "
            "code staat in de lijst van namen uit die tabel die het bureau met de eForms-SDK uitgeeft "
            "(4 oktober 2022); Jemen (YEM), in die lijst verkeerd benoemd, en Kosovo, dat geen code van "
            "ISO heeft, zijn nagezien in versie 20241211-0 van de tabel, waar Kosovo XKX heet (eerder "
            "1A0). De IRI's zelf zijn niet opgevraagd. Regio's zijn niet gekoppeld: hun nummers zijn "
            "die van UN M49 en staan in het register van plaatsen. Gemaakt met tools/make_crosswalk.py.",
            "Each country of ISO 3166-1 is linked to the country with the same three-letter code in the "
            "country table of the EU Publications Office. Checked on 21 November 2026: each code stands "
            "in the list of that table's names which the office issues with the eForms SDK (4 October "
            "2022); Yemen (YEM), misnamed in that list, and Kosovo, which has no code of ISO, were "
            "looked up in version 20241211-0 of the table, where Kosovo is XKX (1A0 before). The IRIs "
            "themselves were not retrieved. Regions are not linked: their numbers are those of UN M49 "
            "and stand in the register of places. Made by tools/make_crosswalk.py.",
        ),
    ),
    "crosswalk-eu-law": (
        (
            "Koppeling van EU-rechtshandelingen en -stukken met ELI en CELEX",
            "Links of EU acts and papers to ELI and CELEX",
        ),
        "https://eur-lex.europa.eu/content/tools/TableOfSectors/types_of_documents_in_eurlex.html",
        (
            "ELI en CELEX volgen uit het nummer en de soort van het stuk (tabel van EUR-Lex): "
            "richtlijnen L, kaderbesluiten F, verordeningen R; van de COM-stukken PC voor voorstellen van "
            "wetgeving en DC voor mededelingen en verslagen; SC voor SWD- en JC voor JOIN-stukken. "
            "Gecontroleerd op 21 november 2026: de letters, behalve F, in een uitleg van CELEX-nummers door "
            "een derde; het hele nummer is elders gezien van 32002F0629, 52020PC0825 en 52021DC0171, en de "
            "ELI van de richtlijnen 2000/31, 2004/81, 2009/52 en 2011/36 en van verordening 604/2013; de "
            "vorm van de ELI van het kaderbesluit bij een ander kaderbesluit; de overige berusten alleen "
            "op de regel. De IRI's zelf zijn niet opgevraagd. Niet gekoppeld: verdragen en het Handvest, "
            "conclusies van de Raad, resoluties van het Parlement, de richtsnoeren C/2017/4234 en wat "
            "geen nummer heeft, omdat hun CELEX niet uit het nummer volgt; een ELI hebben alleen de "
            "rechtshandelingen. Gemaakt met tools/make_crosswalk.py.",
            "ELI and CELEX follow from the number and the kind of the paper (table of EUR-Lex): "
            "directives L, framework decisions F, regulations R; of the COM papers PC for proposals of "
            "legislation and DC for communications and reports; SC for SWD and JC for JOIN papers. "
            "Checked on 21 November 2026: the letters, except F, in an explanation of CELEX numbers by a "
            "third party; the whole number was seen elsewhere of 32002F0629, 52020PC0825 and 52021DC0171, "
            "and the ELI of directives 2000/31, 2004/81, 2009/52 and 2011/36 and of regulation 604/2013; the "
            "form of the framework decision's ELI with another one; the others rest on the rule alone. The "
            "IRIs themselves were not retrieved. Not linked: treaties and the Charter, conclusions of the "
            "Council, resolutions of Parliament, the guidelines C/2017/4234 and what has no number, since "
            "their CELEX does not follow from the number; only the legal acts have an ELI. Made by "
            "tools/make_crosswalk.py.",
        ),
    ),
    "crosswalk-eu-bodies": (
        (
            "Koppeling met de tabel van instellingen van de EU",
            "Links to the EU corporate-body table",
        ),
        f"{AUTHORITY}corporate-body",
        (
            "Instellingen en agentschappen van de EU, gekoppeld aan de tabel van het Publicatiebureau van "
            "de EU. Gecontroleerd op 21 november 2026: code en naam zijn gezien in de lijst uit die tabel, "
            "versie 20250211-0, die het bureau met de eForms-SDK uitgeeft; van EASO en de Unie zelf in "
            "een oudere kopie van de hele tabel, omdat de lijst die niet heeft; van Eurostat in de "
            "metagegevens die het over zijn eigen classificaties uitgeeft. De IRI's zelf zijn niet "
            "opgevraagd. Niet gekoppeld: het EWDD (EMCDDA), waarvan alleen de opvolger (EUDA) is gezien. "
            "Gemaakt met tools/make_crosswalk.py.",
            "Institutions and agencies of the EU, linked to the table of the EU Publications Office. "
            "Checked on 21 November 2026: code and name were seen in the list from that table, version "
            "20250211-0, which the office issues with the eForms SDK; of EASO and the Union itself in an "
            "older copy of the whole table, as the list lacks them; of Eurostat in the metadata that it "
            "publishes about its own classifications. The IRIs themselves were not retrieved. Not linked: "
            "the EMCDDA, of which only the successor (EUDA) was seen. Made by tools/make_crosswalk.py.",
        ),
    ),
    "crosswalk-ministries": (
        ("Koppeling van ministeries met TOOI", "Links of Dutch ministries to TOOI"),
        f"{TOOI}set/rwc_ministeries_compleet/6",
        (
            "De Nederlandse ministeries, gekoppeld aan TOOI, het register van overheidsorganisaties. "
            "Gecontroleerd op 21 november 2026: code en naam of afkorting zijn van elk ministerie gelijk "
            "gezien in ten minste twee openbare programma's die het register gebruiken, van Justitie en "
            "Veiligheid ook in een uittreksel van het register zelf. De IRI's zelf zijn niet opgevraagd. "
            "Andere Nederlandse overheden zijn niet nagezien. Gemaakt met tools/make_crosswalk.py.",
            "The Dutch ministries, linked to TOOI, the register of government organisations. Checked on "
            "21 November 2026: code and name or abbreviation of each ministry were seen alike in at "
            "least two public programs that use the register, of Justice and Security also in an "
            "extract of the register itself. The IRIs themselves were not retrieved. "
            "Other Dutch authorities were not looked up. Made by tools/make_crosswalk.py.",
        ),
    ),
}


class CrosswalkError(Exception):
    """A register asks for a link that the tables above cannot give."""


def things(file: Path) -> Things:
    """Return what a register says of each of its things.

    Raises:
        CrosswalkError: the file cannot be read or is no TriG.
    """
    try:
        quads = list(parse(path=str(file), format=RdfFormat.TRIG))
    except (OSError, SyntaxError) as error:
        raise CrosswalkError(f"cannot read {file}: {error}") from None
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            found[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return found


def links(graph: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Quad]:
    """Return the quads of the links of one graph."""
    for thing, other in pairs:
        yield statement(graph, thing, f"{SKOS}exactMatch", NamedNode(other))


def statement(graph: str, subject: str, property_: str, value: NamedNode | Literal) -> Quad:
    """Return one statement in one of the graphs of this file."""
    return Quad(NamedNode(subject), NamedNode(property_), value, NamedNode(f"{ID}graph/{graph}"))


def register(graph: str) -> Iterator[Quad]:
    """Return what a graph says of itself."""
    title, source, description = REGISTERS[graph]
    iri = f"{ID}graph/{graph}"
    yield statement(graph, iri, TYPE, NamedNode(f"{MH}Register"))
    yield statement(graph, iri, f"{DCT}source", NamedNode(source))
    for name, texts in (("title", title), ("description", description)):
        for language, text in zip(("nl", "en"), texts, strict=True):
            yield statement(graph, iri, f"{DCT}{name}", Literal(text, language=language))


def countries(places: Things) -> Iterator[Quad]:
    """Return the links of the countries.

    Raises:
        CrosswalkError: a country has a code that was not seen in the EU table.
    """
    pairs = [(f"{ID}place/{slug}", code) for slug, code in COUNTRIES_WITHOUT_ISO.items()]
    for place, said in places.items():
        for code in said.get(f"{MH}alpha3", []):
            if code not in COUNTRY_CODES:
                raise CrosswalkError(f"{place}: {code} was not seen in the EU country table")
            pairs.append((place, code))
    graph = "crosswalk-countries"
    yield from links(graph, ((place, f"{AUTHORITY}country/{code}") for place, code in pairs))


def act(classes: Iterable[str], number: str) -> tuple[str, str] | None:
    """Return ELI and CELEX number of a legal act, or nothing."""
    for name in classes:
        if name in ACTS:
            form, kind, letter = ACTS[name]
            if match := form.fullmatch(number):
                year, serial = match["year"], int(match["number"])
                return f"{ELI}{kind}/{year}/{serial}/oj", f"3{year}{letter}{serial:04}"
    return None


def paper(classes: Iterable[str], number: str) -> str | None:
    """Return the CELEX number of a COM, JOIN or SWD paper, or nothing.

    Raises:
        CrosswalkError: a COM paper whose class does not say whether it is a proposal.
    """
    match = PAPER.fullmatch(number)
    if match is None:
        return None
    letters = SERIES.get(match["series"])
    if letters is None:
        letters = next((COM_CLASSES[name] for name in classes if name in COM_CLASSES), None)
    if letters is None:
        raise CrosswalkError(f"{number}: a proposal or a communication?")
    return f"5{match['year']}{letters}{int(match['number']):04}"


def eu_law(instruments: Things) -> Iterator[Quad]:
    """Return the links of legal acts and papers, and their CELEX numbers.

    Raises:
        CrosswalkError: see `paper`.
    """
    graph = "crosswalk-eu-law"
    for instrument, said in instruments.items():
        classes = sorted(iri.removeprefix(MH) for iri in said.get(TYPE, []))
        for number in said.get(f"{MH}number", []):
            if found := act(classes, number):
                yield from links(graph, [(instrument, found[0])])
            celex = found[1] if found else paper(classes, number)
            if celex:
                yield from links(graph, [(instrument, CELEX + celex)])
                value = Literal(celex, datatype=XSD_STRING)
                yield statement(graph, instrument, f"{MH}celex", value)


def organisations(actors: Things) -> Iterator[Quad]:
    """Return the links of EU bodies and of ministries.

    Raises:
        CrosswalkError: an actor of the lists above is not in the register, or a ministry of the
            register is not in the list.
    """
    bodies = BODIES | BODIES_BY_OLD_COPY | BODIES_BY_THEMSELVES
    tables = {
        "crosswalk-eu-bodies": (bodies, f"{AUTHORITY}corporate-body/"),
        "crosswalk-ministries": (MINISTRIES, f"{TOOI}id/ministerie/"),
    }
    for actor, said in actors.items():
        if f"{MH}Ministry" in said.get(TYPE, []) and actor.split("/")[-1] not in MINISTRIES:
            raise CrosswalkError(f"{actor}: a ministry without a code of TOOI")
    for graph, (codes, base) in tables.items():
        for slug, code in codes.items():
            actor = f"{ID}actor/{slug}"
            if actor not in actors:
                raise CrosswalkError(f"{actor} is not in the register of actors")
            yield from links(graph, [(actor, base + code)])


def render(data: Path) -> str:
    """Return the whole file, in the layout of the data files.

    Raises:
        CrosswalkError: a register cannot be read, or a link cannot be made.
    """
    quads = [quad for graph in REGISTERS for quad in register(graph)]
    quads += countries(things(data / "places.trig"))
    quads += eu_law(things(data / "instruments.trig"))
    quads += organisations(things(data / "actors.trig"))
    raw = BytesIO()
    serialize(quads, raw, format=RdfFormat.TRIG, prefixes=PREFIXES)
    return formatted(raw.getvalue().decode("utf-8"), "crosswalk.trig")


def main(arguments: list[str] | None = None) -> int:
    """Run the script; return the exit code."""
    parser = argparse.ArgumentParser(description="Generate data/crosswalk.trig.")
    parser.add_argument("--data", type=Path, default=DATA, metavar="DIR", help="the registers")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    options = parser.parse_args(arguments)
    try:
        text = render(options.data)
        with options.output.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except (CrosswalkError, MhgraphError) as error:
        print(f"make_crosswalk: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"make_crosswalk: cannot write {options.output}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
