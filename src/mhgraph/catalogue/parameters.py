"""From what a user writes to RDF terms, checked against the kind of the parameter.

Only terms, never text, reach the query: nothing that a user types can change its shape.
"""

import re
from collections.abc import Mapping, Sequence

from mhgraph.catalogue.header import Header, Parameter
from mhgraph.errors import ManyMatchesError, ParameterError, UnknownNameError, Words
from mhgraph.lookup import resolve
from mhgraph.store import Store
from mhgraph.values import Literal, NamedNode, Term

__all__ = ["fill", "terms_of"]

_CLASSES = {
    "action": "mh:Action",
    "actor": "mh:Actor",
    "concept": "skos:Concept",
    "document": "mh:Document",
    "fund": "mh:Fund",
    "instrument": "mh:PolicyInstrument",
    "place": "mh:Place",
    "programme": "mh:Programme",
    "role": "mh:Role",
}
_SLOT = re.compile(r"VALUES\s+\?(?P<name>\w+)\s*\{[^{}]*\}")
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
            terms[parameter.name] = [_term(store, parameter, value, lang) for value in given]
        elif parameter.required:
            raise _missing(parameter)
        else:
            terms[parameter.name] = []
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


def _term(store: Store, parameter: Parameter, value: str, lang: str) -> Term:
    if parameter.kind in _CLASSES:
        return _entity(store, parameter, value, lang)
    if parameter.kind == "text":
        return Literal(value)
    if not re.fullmatch(r"[+-]?\d{1,18}", value.strip()):
        raise ParameterError(
            Words(
                nl=f"--{parameter.name} wil een getal, en '{value}' is er geen.",
                en=f"--{parameter.name} wants a number, and '{value}' is none.",
            ),
            Words(
                nl=f"Bijvoorbeeld --{parameter.name} {parameter.example}.",
                en=f"For instance --{parameter.name} {parameter.example}.",
            ),
        )
    return Literal(value.strip(), datatype=_INTEGER)


def _entity(store: Store, parameter: Parameter, value: str, lang: str) -> Term:
    try:
        return resolve(store, value, lang, _class_of(parameter)).iri
    except UnknownNameError as error:
        other = _kind_of(store, value, lang)
        if not other:
            raise
        raise _other_kind(parameter, value, other, error) from None


def _class_of(parameter: Parameter) -> str:
    scheme = f" ; skos:inScheme scheme:{parameter.scheme}" if parameter.scheme else ""
    return _CLASSES[parameter.kind] + scheme


def _kind_of(store: Store, value: str, lang: str) -> str:
    """Return the kind of the one thing called `value`, or "" where there is none or there are more."""
    try:
        return resolve(store, value, lang).kind
    except (UnknownNameError, ManyMatchesError):
        return ""


def _other_kind(
    parameter: Parameter, value: str, kind: str, error: UnknownNameError
) -> ParameterError:
    name = f"--{parameter.name}"
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


def _example(parameter: Parameter) -> Words:
    return Words(
        nl=f'Bijvoorbeeld --{parameter.name} "{parameter.example}".',
        en=f'For instance --{parameter.name} "{parameter.example}".',
    )
