"""From what a user writes to a request: names of either language become things of the right kind."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from mhgraph.catalogue import Parameter
from mhgraph.catalogue.parameters import term_of
from mhgraph.errors import MhgraphError, ParameterError, UnknownNameError, Words
from mhgraph.lookup import both_labels
from mhgraph.network.statements import Filters
from mhgraph.network.views import VIEWS, Request, checked
from mhgraph.store import Store
from mhgraph.values import NamedNode, value_of

__all__ = ["FILTERS", "request"]


def _filter(
    name: str, kind: str, example: Words, help_: Words, scheme: str = "", under: str = ""
) -> Parameter:
    return Parameter(
        name, kind, False, example.en, help_, scheme=scheme, under=under, dutch=example.nl
    )


FILTERS: Final = (
    _filter(
        "place",
        "place",
        Words("West-Afrika", "West Africa"),
        Words("een land of gebied", "a country or region"),
    ),
    _filter(
        "theme",
        "concept",
        Words("arbeidsuitbuiting", "labour exploitation"),
        Words("een thema", "a theme"),
        scheme="form",
    ),
    _filter(
        "target-group",
        "concept",
        Words("migranten", "migrants"),
        Words("een doelgroep", "a target group"),
        scheme="target",
    ),
    _filter(
        "programme",
        "programme",
        Words("PROMIS", "PROMIS"),
        Words("een programma", "a programme"),
    ),
    _filter("document", "document", Words("PR2021", "PR2021"), Words("een document", "a document")),
    _filter("role", "role", Words("betaald door", "funded by"), Words("een rol", "a role")),
    _filter(
        "kind",
        "class",
        Words("ministerie", "ministry"),
        Words("een soort actor", "a kind of actor"),
        under="mh:Actor",
    ),
)
"""What a network can be restricted to by name; each may be given more than once."""

_ABOUT: Final = {
    "actor": _filter("NAME", "actor", Words("IOM", "IOM"), Words("een actor", "an actor")),
    "entity": _filter("NAME", "entity", Words("IOM", "IOM"), Words("een naam", "a name")),
    "instrument": _filter(
        "NAME",
        "instrument",
        Words("2011/36/EU", "2011/36/EU"),
        Words("een beleidsinstrument", "a policy instrument"),
    ),
    **{
        p.kind: replace(p, name="NAME")
        for p in FILTERS
        if p.kind in ("place", "programme", "document")
    },
}
"""What a view can be about, by kind."""

_MORE_SCHEMES = {"theme": ("form", "theme")}  # where a name may stand in one of several schemes
_KINDS_OF_VIEW = {view.name: view.kind for view in VIEWS}
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def request(
    store: Store,
    lang: str,
    view: str = "partners",
    about: Sequence[str] = (),
    given: Mapping[str, Sequence[str]] | None = None,
    *,
    since: str = "",
    until: str = "",
    minimum: int = 1,
    depth: int = 1,
) -> Request:
    """Return the request that the words of a user mean.

    Args:
        store: where names are looked up.
        lang: the language of error messages.
        view: its name.
        about: names of what the view is about.
        given: names for each of `FILTERS`, by its name.
        since: the begin of the period, as 2019, 2019-03 or 2019-03-15.
        until: its end, likewise.
        minimum: the least number of joint actions of a line.
        depth: how many steps `around` goes.

    Raises:
        UsageError: there is no such view, or it is about more or fewer things.
        ParameterError: a filter is unknown, of the wrong kind, or the period is none.
        UnknownNameError, ManyMatchesError: a name fits nothing, or several things.
    """
    checked(Request(view, tuple(about)))
    kind = _KINDS_OF_VIEW[view]
    wanted = _ABOUT.get(kind, _ABOUT["entity"])
    things = [_thing(store, wanted, name, lang) for name in about]
    if view == "path" and things[0] == things[1]:
        raise _same(about)
    found: dict[str, list[str]] = {}
    known = {p.name: p for p in FILTERS}
    for name, values in (given or {}).items():
        if name not in known:
            raise _unknown(name)
        found[name] = [_thing(store, known[name], value, lang) for value in values]
    filters = _filters(found, _bound(since, "since"), _bound(until, "until"), minimum)
    if filters.since and filters.until and filters.since > filters.until:
        raise _reversed(since, until)
    named = [*things, *(iri for name in known for iri in found.get(name, []))]
    subtitle = _subtitle(store, view, named, since, until, minimum)
    return Request(view, tuple(things), filters, depth, subtitle)


def _thing(store: Store, parameter: Parameter, name: str, lang: str) -> str:
    schemes = _MORE_SCHEMES.get(parameter.name, (parameter.scheme,))
    error: MhgraphError | None = None
    for scheme in schemes:
        wanted = replace(parameter, scheme=scheme)
        try:
            return value_of(term_of(store, wanted, name, lang))
        except (UnknownNameError, ParameterError) as wrong:
            error = error or wrong
    raise error or _unknown(parameter.name)


def _filters(found: Mapping[str, Sequence[str]], since: str, until: str, minimum: int) -> Filters:
    def of(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(found.get(name, ())))

    return Filters(
        places=of("place"),
        themes=of("theme"),
        target_groups=of("target-group"),
        programmes=of("programme"),
        documents=of("document"),
        roles=of("role"),
        kinds=of("kind"),
        since=since,
        until=until,
        minimum=minimum,
    )


def _bound(text: str, name: str) -> str:
    """Return the first day of a `since`, the last of an `until`, as ISO date; "" for ""."""
    if not text:
        return ""
    match = _DATE.fullmatch(text.strip())
    year, month, day = (int(part) if part else 0 for part in match.groups()) if match else (0, 0, 0)
    if not year or month > 12 or (match and match[2] and not month):
        raise _no_date(text, name)
    last = name == "until"
    month = month or (12 if last else 1)
    days = monthrange(year, month)[1]
    if match and match[3] and not 1 <= day <= days:
        raise _no_date(text, name)
    return f"{year:04}-{month:02}-{day or (days if last else 1):02}"


def _subtitle(
    store: Store,
    view: str,
    named: Sequence[str],
    since: str,
    until: str,
    minimum: int,
) -> Words:
    """Return what the network is about and restricted to, in both languages."""
    labels = both_labels(store, [NamedNode(iri) for iri in named])

    def text(lang: str) -> str:
        names = [labels[iri].get(lang) if iri in labels else iri for iri in named]
        if view == "path":
            names[:2] = [" – ".join(names[:2])]
        parts = [", ".join(names)] if names else []
        period = {"nl": ("vanaf", "tot en met"), "en": ("since", "until")}[lang]
        if since or until:
            bounds = [
                f"{word} {bound}"
                for word, bound in zip(period, (since, until), strict=True)
                if bound
            ]
            parts.append(" ".join(bounds))
        if minimum > 1:
            least = Words(
                f"ten minste {minimum} gezamenlijke acties", f"at least {minimum} joint actions"
            )
            parts.append(least.get(lang))
        return " · ".join(parts)

    return Words(text("nl"), text("en"))


def _unknown(name: str) -> ParameterError:
    options = ", ".join(f"--{p.name}" for p in FILTERS)
    return ParameterError(
        Words(nl=f"Een netwerk kent geen --{name}.", en=f"A network knows no --{name}."),
        Words(nl=f"Het kent: {options}.", en=f"It knows: {options}."),
    )


def _no_date(text: str, name: str) -> ParameterError:
    return ParameterError(
        Words(
            nl=f"--{name} wil een jaar, maand of dag, en '{text}' is dat niet.",
            en=f"--{name} wants a year, month or day, and '{text}' is none.",
        ),
        Words(
            nl=f"Schrijf --{name} 2019, --{name} 2019-03 of --{name} 2019-03-15.",
            en=f"Write --{name} 2019, --{name} 2019-03 or --{name} 2019-03-15.",
        ),
    )


def _reversed(since: str, until: str) -> ParameterError:
    return ParameterError(
        Words(
            nl=f"De periode eindigt ({until}) voor zij begint ({since}).",
            en=f"The period ends ({until}) before it begins ({since}).",
        ),
        Words(nl="Verwissel --since en --until.", en="Swap --since and --until."),
    )


def _same(about: Sequence[str]) -> ParameterError:
    return ParameterError(
        Words(
            nl=f"'{about[0]}' en '{about[1]}' zijn dezelfde actor.",
            en=f"'{about[0]}' and '{about[1]}' are the same actor.",
        ),
        Words(nl="Noem twee verschillende actoren.", en="Name two different actors."),
    )
