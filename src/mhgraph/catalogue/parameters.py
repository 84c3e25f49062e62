"""From what a user writes to RDF terms, checked against the kind of the parameter.

Only terms, never text, reach the query: nothing that a user types can change its shape.
"""

import re
from collections.abc import Mapping, Sequence

from mhgraph.catalogue.header import Header, Parameter
from mhgraph.catalogue.relations import check_related
from mhgraph.errors import ManyMatchesError, ParameterError, UnknownNameError, Words
from mhgraph.lookup import resolve
from mhgraph.lookup.folding import fold
from mhgraph.lookup.nearness import nearest
from mhgraph.lookup.suggestions import all_names
from mhgraph.store import Store
from mhgraph.values import Literal, NamedNode, Term

__all__ = ["fill", "term_of", "terms_of"]

_CLASSES = {
    "action": "mh:Action",
    "actor": "mh:Actor",
    "class": "owl:Class",
    "concept": "skos:Concept",
    "document": "mh:Document",
    "entity": "",
    "fund": "mh:Fund",
    "instrument": "mh:PolicyInstrument",
    "place": "mh:Place",
    "programme": "mh:Programme",
    "role": "mh:Role",
}
_SLOT = re.compile(r"VALUES\s+\?(?P<name>\w+)\s*\{[^{}]*\}")
_SEVERAL = re.compile(r"\s*[,;/&+]\s*|\s+(?:en|and|of|or)\s+", re.IGNORECASE)
_FEW = 12
_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def terms_of(
    store: Store, header: Header, values: Mapping[str, Sequence[str]], lang: str
) -> dict[str, list[Term]]:
    """Return the terms for each parameter of the question; an empty list where none is given.

    Args:
        store: where names are looked up.
        header: which parameters there are.
        values: what the user wrote, by parameter; several values mean any of them.
        lang: fills parameters of the kind language.

    Raises:
        ParameterError: one is unknown, missing or of the wrong kind.
        UnknownNameError, ManyMatchesError: a name fits nothing, or several things.
    """
    known = {p.name: p for p in header.parameters if p.kind != "language"}
    for name in values:
        if name not in known:
            raise _unknown(name, list(known))
    terms: dict[str, list[Term]] = {}
    for parameter in header.parameters:
        given = (
            list(values.get(parameter.name, [])) or [parameter.default][: bool(parameter.default)]
        )
        if parameter.kind == "language":
            terms[parameter.name] = [Literal(lang)]
        elif given:
            terms[parameter.name] = [term_of(store, parameter, value, lang) for value in given]
        elif parameter.required:
            raise _missing(parameter)
        else:
            terms[parameter.name] = []
    check_related(header, values, terms)
    return terms


def fill(text: str, terms: Mapping[str, Sequence[Term]]) -> str:
    """Return `text` with each slot `VALUES ?name { … }` holding the terms given for it.

    All slots are filled in one pass, so a value is never searched for slots itself.
    """

    def filled(slot: re.Match[str]) -> str:
        if slot["name"] not in terms:
            return slot[0]
        values = " ".join(str(term) for term in terms[slot["name"]]) or "UNDEF"
        return f"VALUES ?{slot['name']} {{ {values} }}"

    return _SLOT.sub(filled, text)


def term_of(store: Store, parameter: Parameter, value: str, lang: str) -> Term:
    """Return the term that `value` means for `parameter`.

    Raises:
        ParameterError: it is of the wrong kind.
        UnknownNameError, ManyMatchesError: a name fits nothing, or several things.
    """
    if parameter.kind in _CLASSES:
        return _entity(store, parameter, value, lang)
    if parameter.kind == "text":
        return Literal(_choice(parameter, value) if parameter.choices else value)
    if parameter.kind == "year" and not re.fullmatch(r"\d{4}", value.strip(), re.ASCII):
        raise _no_number(parameter, value, "een jaar van vier cijfers", "a year of four digits")
    if not re.fullmatch(r"[+-]?\d{1,18}", value.strip(), re.ASCII):
        raise _no_number(parameter, value, "een getal", "a number")
    return Literal(value.strip(), datatype=_INTEGER)


def _no_number(parameter: Parameter, value: str, nl: str, en: str) -> ParameterError:
    name = parameter.name
    return ParameterError(
        Words(
            nl=f"--{name} wil {nl}, en '{value}' is er geen.",
            en=f"--{name} wants {en}, and '{value}' is none.",
        ),
        _example(parameter),
    )


def _choice(parameter: Parameter, value: str) -> str:
    """Return the value out of the closed list that `value` means."""
    words = [(fold(word), choice) for choice in parameter.choices for word in choice.words()]
    meant = next((choice for word, choice in words if word == fold(value)), None)
    if meant is not None:
        return meant.value
    near = nearest(value, [word for word, _ in words], 1)
    first = words[near[0]][1].name if near else None
    listed = Words(
        nl=", ".join(choice.name.nl for choice in parameter.choices),
        en=", ".join(choice.name.en for choice in parameter.choices),
    )
    raise ParameterError(
        Words(
            nl=f"--{parameter.name} kent geen '{value}'.",
            en=f"--{parameter.name} knows no '{value}'.",
        ),
        Words(
            nl=(f"Bedoelde u: {first.nl}? " if first else "") + f"Kies uit: {listed.nl}.",
            en=(f"Did you mean: {first.en}? " if first else "") + f"Choose from: {listed.en}.",
        ),
    )


def _entity(store: Store, parameter: Parameter, value: str, lang: str) -> Term:
    try:
        return resolve(store, value, lang, _class_of(parameter)).iri
    except UnknownNameError as error:
        if several := _several(store, parameter, value, lang):
            raise several from None
        other = _kind_of(store, value, lang)
        if not other and (listed := _listed(store, parameter)):
            raise UnknownNameError(error.message, listed) from None
        if not other:
            raise
        raise _other_kind(parameter, value, other, error) from None


def _listed(store: Store, parameter: Parameter) -> Words | None:
    """Return all that a parameter can be, where that is few."""
    nl, en = (all_names(store, _class_of(parameter), lang, _FEW) for lang in ("nl", "en"))
    if not nl:
        return None
    return Words(nl=f"Kies uit: {', '.join(nl)}.", en=f"Choose from: {', '.join(en)}.")


def _several(store: Store, parameter: Parameter, value: str, lang: str) -> ParameterError | None:
    """Return the error for several names in one value, each of which the graph knows."""
    parts = [part for part in _SEVERAL.split(value.strip()) if part]
    if len(parts) < 2:
        return None
    try:
        for part in parts:
            resolve(store, part, lang, _class_of(parameter))
    except UnknownNameError:
        return None
    except ManyMatchesError:
        pass
    name = parameter.name
    repeated = " ".join(f'--{name} "{part}"' for part in parts)
    return ParameterError(
        Words(
            nl=f"'{value}' zijn {len(parts)} namen; --{name} neemt er één per keer.",
            en=f"'{value}' are {len(parts)} names; --{name} takes one at a time.",
        ),
        Words(
            nl=f"Herhaal de optie: {repeated}.",
            en=f"Repeat the option: {repeated}.",
        ),
    )


def _class_of(parameter: Parameter) -> str:
    scheme = f" ; skos:inScheme scheme:{parameter.scheme}" if parameter.scheme else ""
    under = f" ; rdfs:subClassOf {parameter.under}" if parameter.under else ""
    return _CLASSES[parameter.kind] + scheme + under


def _kind_of(store: Store, value: str, lang: str) -> str:
    """Return the kind of the one thing called `value`, or "" where there is none or there are more."""
    try:
        return resolve(store, value, lang).kind
    except (UnknownNameError, ManyMatchesError):
        return ""


def _other_kind(
    parameter: Parameter, value: str, kind: str, error: UnknownNameError
) -> ParameterError:
    name = _option(parameter)
    return ParameterError(
        Words(
            nl=f"'{value}' is van de soort {kind}; {name} wil iets anders: {parameter.help.nl}.",
            en=f"'{value}' is of the kind {kind}; {name} wants another: {parameter.help.en}.",
        ),
        error.hint if "?" in error.text("en").splitlines()[-1] else _example(parameter),
    )


def _unknown(name: str, known: list[str]) -> ParameterError:
    options = ", ".join(f"--{n}" for n in known)
    return ParameterError(
        Words(
            nl=f"Deze vraag kent geen --{name}.",
            en=f"This question knows no --{name}.",
        ),
        Words(
            nl=f"Ze kent: {options}." if known else "Ze heeft geen parameters.",
            en=f"It knows: {options}." if known else "It has no parameters.",
        ),
    )


def _missing(parameter: Parameter) -> ParameterError:
    return ParameterError(
        Words(
            nl=f"--{parameter.name} ontbreekt: {parameter.help.nl}",
            en=f"--{parameter.name} is missing: {parameter.help.en}",
        ),
        _example(parameter),
    )


def _option(parameter: Parameter) -> str:
    """Return how the value is asked for: by an option, or in capitals where it stands by itself."""
    return parameter.name if parameter.name.isupper() else f"--{parameter.name}"


def _example(parameter: Parameter) -> Words:
    return Words(
        nl=f"Bijvoorbeeld {_option(parameter)} {_quoted(parameter.example_in('nl'))}.",
        en=f"For instance {_option(parameter)} {_quoted(parameter.example)}.",
    )


def _quoted(value: str) -> str:
    return value if value.isdigit() else f'"{value}"'
