"""Networks that are small enough to check by hand."""

from mhgraph.errors import Words
from mhgraph.network.model import Edge, Facets, Ground, Network, Node

__all__ = ["BZ", "ID", "IOM", "NGO", "ROLE", "UNODC", "small", "statements"]

ID = "https://w3id.org/mhgraph/id/"
ROLE = "https://w3id.org/mhgraph/ontology#"
BZ, IOM, NGO, UNODC = (f"{ID}actor/{name}" for name in ("bz", "iom", "ngo", "unodc"))

_FIRST, _SECOND = f"{ID}action/1", f"{ID}action/2"
_PART_A, _PART_B = f"{ID}action/2a", f"{ID}action/2b"
_PR, _EU = f"{ID}document/pr2021", f"{ID}document/eu2021"
_PR_24, _EU_3 = f"{ID}passage/pr2021/24", f"{ID}passage/eu2021/3"

_LABELS = {
    _FIRST: Words("Opleiding van rechercheurs", "Training of investigators"),
    _SECOND: Words("Opvang van slachtoffers", "Shelter for victims"),
    _PART_A: Words("Opvang in Bamako", "Shelter in Bamako"),
    _PART_B: Words("Opvang elders", "Shelter elsewhere"),
    _PR: Words("Programmaresultaten 2021", "Programme results 2021"),
    _EU: Words("EU-strategie 2021", "EU strategy 2021"),
    _PR_24: Words("PR2021, blz. 24", "PR2021, p. 24"),
    _EU_3: Words("EU2021, blz. 3", "EU2021, p. 3"),
    f"{ROLE}funds": Words("betaalt", "funds"),
    f"{ROLE}implements": Words("voert uit", "implements"),
    f"{ROLE}memberOf": Words("is lid van", "is a member of"),
    f"{ID}place/niger": Words("Niger", "Niger"),
    f"{ID}place/mali": Words("Mali", "Mali"),
    f"{ID}place/west-africa": Words("West-Afrika", "West Africa"),
    f"{ID}concept/labour": Words("arbeidsuitbuiting", "labour exploitation"),
    f"{ID}concept/migrants": Words("migranten", "migrants"),
    f"{ID}programme/promis": Words("PROMIS", "PROMIS"),
}
_FACETS = {
    _FIRST: Facets(
        (f"{ID}place/niger", f"{ID}place/west-africa"),
        (f"{ID}concept/labour",),
        (f"{ID}concept/migrants",),
        (f"{ID}programme/promis",),
        (_PR,),
        "2019-03-01",
        "2021-12-31",
    ),
    _PART_A: Facets((f"{ID}place/mali", f"{ID}place/west-africa"), start="2015", end="2016"),
}


def _ground(action: str, unit: str, source: str) -> Ground:
    return Ground(action, unit, (f"{ROLE}funds",), (f"{ROLE}implements",), (source,))


def small() -> Network:
    """Return three actors in a row, with two lines, and a fourth without a line.

    The ministry and IOM share two actions, the second of which has two parts; IOM and the NGO share one.
    """
    nodes = (
        Node(
            BZ,
            Words("Ministerie van Buitenlandse Zaken", "Ministry of Foreign Affairs"),
            "Ministry",
            Words("ministerie", "ministry"),
            broader=("GovernmentBody", "Organisation", "Actor"),
            names=(
                "Ministerie van Buitenlandse Zaken",
                "Ministry of Foreign Affairs",
                "BZ",
                "BuZa",
            ),
            actions=3,
        ),
        _actor(
            IOM,
            "Internationale Organisatie voor Migratie",
            "International Organization for Migration",
        ),
        Node(
            NGO,
            Words("Vrij een Meisje", "Free a Girl"),
            "NGO",
            Words("maatschappelijke organisatie", "non-governmental organisation"),
            broader=("Organisation", "Actor"),
            names=("Vrij een Meisje", "Free a Girl", "Oekraïense zusters"),
            actions=1,
        ),
        _actor(UNODC, "VN-bureau voor drugs en misdaad", "UN Office on Drugs and Crime"),
    )
    both = (_ground(_FIRST, _FIRST, _PR_24), *_parts())
    edges = (Edge(BZ, IOM, both), Edge(IOM, NGO, (_ground(_FIRST, _FIRST, _PR_24),)))
    return Network(
        "partners",
        Words("Wie werkt met wie: West-Afrika", "Who works with whom: West Africa"),
        Words("Een lijn is een gezamenlijke actie.", "A line is a joint action."),
        Words("Gegevens: mhgraph 0.1.0, 2021-11-21", "Data: mhgraph 0.1.0, 2021-11-21"),
        nodes,
        edges,
        labels=_LABELS,
        identifiers={_FIRST: "PR2021-24.1", _SECOND: "EU2021-3", _PART_A: "EU2021-3a"},
        facets=_FACETS,
        source_documents={_PR_24: _PR, _EU_3: _EU},
    )


def _parts() -> tuple[Ground, ...]:
    return (_ground(_SECOND, _PART_A, _EU_3), _ground(_SECOND, _PART_B, _EU_3))


def _actor(iri: str, nl: str, en: str) -> Node:
    return Node(
        iri,
        Words(nl, en),
        "InternationalOrganisation",
        Words("internationale organisatie", "international organisation"),
        broader=("Organisation", "Actor"),
        names=(nl, en),
        actions=2,
    )


def statements() -> Network:
    """Return an action, an actor and a group, joined by what sources say of them; no joint actions."""
    group, action = f"{ID}actor/group", f"{ID}action/1"
    nodes = (
        Node(action, _LABELS[_FIRST], "Action", Words("actie", "action"), "PR2021-24.1"),
        Node(group, Words("groep", "group"), "ActorGroup", Words("groep", "group"), "", ("Actor",)),
        Node(IOM, Words("IOM", "IOM"), "NGO", Words("ngo", "ngo"), "", ("Actor",)),
    )
    said = Ground("", "", (f"{ROLE}memberOf",), (), (_PR_24,))
    done = Ground(action, action, (f"{ROLE}implements",), (), (_PR_24,))
    return Network(
        "around",
        Words("Rondom IOM", "Around IOM"),
        Words("Een lijn is wat een bron zegt.", "A line is what a source says."),
        Words("Gegevens: mhgraph", "Data: mhgraph"),
        nodes,
        (Edge(action, IOM, (done,), True), Edge(IOM, group, (said,), True)),
        labels=_LABELS,
        identifiers={action: "PR2021-24.1"},
        source_documents={_PR_24: _PR},
        left_out=Words("alles verder weg", "everything farther off"),
    )
