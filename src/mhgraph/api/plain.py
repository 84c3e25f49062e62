"""Between RDF terms and plain Python values: rows outwards, parameters inwards."""

import operator
from collections.abc import Callable, Iterable, Mapping, Set
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import SupportsIndex

from mhgraph.errors import ParameterError, UsageError, Words
from mhgraph.values import Literal, NamedNode, Term

__all__ = ["Given", "Value", "plain", "readable", "texts_of"]

Value = str | bool | int | float | Decimal | date | None
"""What a cell of a table holds; `date` may be a `datetime`."""

Given = str | SupportsIndex | Iterable[str | SupportsIndex] | None
"""What a parameter takes: one value, several (any of them), or None to leave it out."""

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = (
    "integer nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger "
    "long int short byte unsignedLong unsignedInt unsignedShort unsignedByte"
)
_READERS: dict[str, Callable[[str], Value]] = {
    **{_XSD + name: int for name in _WHOLE.split()},
    _XSD + "boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
    _XSD + "date": date.fromisoformat,
    _XSD + "dateTime": datetime.fromisoformat,
    _XSD + "decimal": Decimal,
    _XSD + "double": float,
    _XSD + "float": float,
}


def plain(term: Term | None) -> Value:
    """Return `term` as a plain Python value.

    An IRI gives its text, a blank node `_:name`, a literal what its datatype says. A year, a year with a
    month, and what is no proper value of its datatype keep their text: nothing is made more precise.
    """
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return term.value
    if not isinstance(term, Literal):
        return str(term)
    read = _READERS.get(term.datatype.value)
    # Python reads 1_000 and digits of other scripts as numbers; XML Schema does not.
    if read is None or "_" in term.value or not term.value.isascii():
        return term.value
    try:
        return read(term.value)
    except (ValueError, KeyError, InvalidOperation):
        return term.value


def readable(text: str) -> str:
    """Return `text`.

    Raises:
        UsageError: it is no text, or holds half a character (a lone surrogate), which no engine takes.
    """
    if not isinstance(text, str):
        raise UsageError(
            Words(nl=f"{text!r} is geen tekst.", en=f"{text!r} is no text."),
            Words(nl="Geef een tekst (str).", en="Give a text (str)."),
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError(
            Words(nl=f"{text!a} is geen tekst.", en=f"{text!a} is no text."),
            Words(nl="Lees uw invoer als UTF-8.", en="Read your input as UTF-8."),
        ) from None
    return text


def texts_of(name: str, given: Given) -> list[str]:
    """Return the values given for the parameter `name` as the texts that a user would write.

    Raises:
        ParameterError: a value is neither text nor whole number, or a list of values is empty.
    """
    if given is None:
        return []
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        return [_text(name, given)]
    texts = [_text(name, value) for value in given]
    if isinstance(given, Set):
        texts.sort()
    if not texts:
        raise ParameterError(
            Words(nl=f"{name} is een lege lijst.", en=f"{name} is an empty list."),
            Words(
                nl=f"Laat {name} weg, of geef None, om er niet op te kiezen.",
                en=f"Leave out {name}, or give None, to not select by it.",
            ),
        )
    return texts


def _text(name: str, value: object) -> str:
    if isinstance(value, str):
        return readable(value)
    if isinstance(value, SupportsIndex) and not isinstance(value, bool):
        # numpy's arrays and booleans only look as if they could be a whole number.
        with suppress(TypeError):
            return str(operator.index(value))
    raise ParameterError(
        Words(
            nl=f"{name} wil tekst of een geheel getal, geen {type(value).__name__}.",
            en=f"{name} wants text or a whole number, not {type(value).__name__}.",
        ),
        Words(
            nl=f'Schrijf {name}="…", of {name}=["…", "…"] voor meer waarden.',
            en=f'Write {name}="…", or {name}=["…", "…"] for several values.',
        ),
    )
