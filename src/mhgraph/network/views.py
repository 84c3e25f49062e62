"""The views: what each is called, what its nodes and lines mean, and what it is about."""

from dataclasses import dataclass, field
from typing import Final

from mhgraph.errors import UsageError, Words
from mhgraph.network.statements import Filters

__all__ = ["VIEWS", "Request", "View", "checked"]


@dataclass(frozen=True, slots=True)
class View:
    """A way to look at the graph.

    Attributes:
        name: what it is called on the command line and in files.
        title: what stands above it.
        explanation: what a node and a line mean.
        kind: what kind of thing it is about, as parameters of questions name it; "" for none.
        least, most: how many of these it takes.
        bipartite: whether every line joins an actor to something that is no actor.
    """

    name: str
    title: Words
    explanation: Words
    kind: str = ""
    least: int = 0
    most: int = 0
    bipartite: bool = False


_MANY = 50
VIEWS: Final = (
    View(
        "partners",
        Words("Wie werkt met wie", "Who works with whom"),
        Words(
            "Elk teken is een actor. Een lijn verbindt twee actoren die aan dezelfde actie bijdragen; hoe "
            "meer gezamenlijke acties, hoe dikker.",
            "Each symbol is an actor. A line joins two actors who contribute to the same action; the more "
            "joint actions, the thicker.",
        ),
    ),
    View(
        "involvement",
        Words("Wie is betrokken bij welke actie", "Who is involved in which action"),
        Words(
            "Een lijn loopt van een actie naar een actor die erbij betrokken is, en heet naar zijn rol.",
            "A line runs from an action to an actor who is involved in it, and is named for the role.",
        ),
        bipartite=True,
    ),
    View(
        "around",
        Words("Rondom", "Around"),
        Words(
            "Een lijn is een betrekking die een bron noemt; wat verder ligt, hangt via iets anders samen.",
            "A line is a relation that a source states; what lies farther off is related through something "
            "else.",
        ),
        "entity",
        1,
        _MANY,
    ),
    View(
        "path",
        Words("Kortste verbindingen", "Shortest connections"),
        Words(
            "Alle kortste wegen van de ene actor naar de andere. Een lijn is een gezamenlijke actie, of een "
            "betrekking tussen twee actoren (lid van, onderdeel van) die een bron noemt.",
            "All shortest ways from one actor to the other. A line is a joint action, or a relation between "
            "two actors (member of, part of) that a source states.",
        ),
        "actor",
        2,
        2,
    ),
    View(
        "programme",
        Words("Programma", "Programme"),
        Words(
            "Het programma met zijn acties en wie erbij betrokken is. Een lijn loopt van een deel naar het "
            "geheel, van een actie naar een actor of naar een fonds.",
            "The programme with its actions and who is involved. A line runs from a part to its whole, from "
            "an action to an actor or to a fund.",
        ),
        "programme",
        0,
        _MANY,
    ),
    View(
        "instrument",
        Words("Beleidsinstrumenten", "Policy instruments"),
        Words(
            "Een lijn loopt van een actie naar het instrument waarop zij rust of dat zij uitvoert of "
            "verandert, en van het ene instrument naar het andere dat het aanhaalt, vervangt of wijzigt.",
            "A line runs from an action to the instrument that it rests on, carries out or changes, and from "
            "one instrument to another that it cites, replaces or amends.",
        ),
        "instrument",
        0,
        _MANY,
    ),
    View(
        "place",
        Words("Land of gebied", "Country or region"),
        Words(
            "Een lijn loopt van een actie naar de plaats waarover zij gaat en naar wie erbij betrokken is, "
            "en van een plaats naar het gebied waarin zij ligt.",
            "A line runs from an action to the place that it concerns and to who is involved in it, and from "
            "a place to the region in which it lies.",
        ),
        "place",
        0,
        _MANY,
    ),
    View(
        "documents",
        Words("Welke actoren documenten delen", "Which actors documents share"),
        Words(
            "Een lijn loopt van een document naar een actor die het bij een actie noemt; getekend is wie in "
            "ten minste twee documenten voorkomt, of in alle die gevraagd zijn.",
            "A line runs from a document to an actor whom it names at an action; drawn is who occurs in at "
            "least two documents, or in all that are asked for.",
        ),
        "document",
        0,
        _MANY,
        bipartite=True,
    ),
)
"""All views, the most asked for first."""

_BY_NAME = {view.name: view for view in VIEWS}


@dataclass(frozen=True, slots=True)
class Request:
    """Which network is asked for.

    Attributes:
        view: its name, one of `VIEWS`.
        about: IRIs of what it is about, as many as the view takes.
        filters: what it is restricted to.
        depth: how many steps `around` goes, 1 to 3.
        subtitle: what it is about and restricted to, in words, for the title.
    """

    view: str = "partners"
    about: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    depth: int = 1
    subtitle: Words = field(default_factory=lambda: Words("", ""))


def _named(name: str) -> View:
    """Return the view called `name`.

    Raises:
        UsageError: there is none; the hint names them all.
    """
    if name in _BY_NAME:
        return _BY_NAME[name]
    names = ", ".join(_BY_NAME)
    raise UsageError(
        Words(nl=f"Er is geen weergave '{name}'.", en=f"There is no view '{name}'."),
        Words(nl=f"Kies uit: {names}.", en=f"Choose from: {names}."),
    )


def checked(request: Request) -> View:
    """Return the view that is asked for.

    Raises:
        UsageError: there is no such view, or it is about more or fewer things than it takes.
    """
    view = _named(request.view)
    given = len(request.about)
    if view.least <= given <= view.most:
        return view
    if not view.most:
        needs = Words("geen naam", "no name")
    elif view.least == view.most:
        needs = Words(f"{view.least} namen", f"{view.least} names")
    else:
        needs = Words("een of meer namen", "one or more names")
    raise UsageError(
        Words(
            nl=f"De weergave {view.name} wil {needs.nl}, en krijgt er {given}.",
            en=f"The view {view.name} wants {needs.en}, and gets {given}.",
        ),
        _EXAMPLES.get(view.name, _AROUND),
    )


_AROUND = Words(
    nl="Wat om iets heen ligt: mhgraph network around IOM -o iom.html",
    en="What lies around something: mhgraph network around IOM -o iom.html",
)
_EXAMPLES = {
    "path": Words(
        nl="Bijvoorbeeld: mhgraph network path IOM UNODC -o pad.html",
        en="For instance: mhgraph network path IOM UNODC -o path.html",
    ),
    "around": Words(
        nl="Bijvoorbeeld: mhgraph network around IOM -o iom.html",
        en="For instance: mhgraph network around IOM -o iom.html",
    ),
}
