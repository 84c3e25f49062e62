"""Read the dates, years, amounts, percentages and numbers that stand in a text, with their values.

Numbers are read as the languages of the texts write them: a comma before decimals, blanks or points
between thousands. A date is written as far as the text gives it: "2020", "2020-07", "2020-07-01", and
"--07-01" where the year is left to the reader. Texts from PDFs lose the hyphen of "2020-2022".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

__all__ = ["Quantity", "number", "quantities"]

_MONTHS = {
    name: at
    for names in (
        "januari februari maart april mei juni juli augustus september oktober november december",
        "january february march april may june july august september october november december",
    )
    for at, name in enumerate(names.split(), start=1)
}
_SCALES = {
    "miljoen": 10**6, "mln": 10**6, "million": 10**6,
    "miljard": 10**9, "mld": 10**9, "billion": 10**9,
}  # fmt: skip
_MONTH = "|".join(_MONTHS)
_SCALE = "|".join(_SCALES)
_BLANK = r"[ \u00a0\u202f]"
_NUMBER = rf"\d{{1,3}}(?:(?:{_BLANK}|\.)\d{{3}})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_YEAR = r"(?:19|20)\d\d"
_FOLDED = re.compile(r"\s+")
_KINDS = re.compile(
    rf"""
    \b(?P<number>(?:PB|OJ)\s+[LC]\s+\d+(?:\s+(?:van|of)\s+\d{{1,2}}\.\d{{1,2}}\.{_YEAR})?
      | [A-Z]{{2,5}}\s?\(\d{{4}}\)\s?\d+(?:\s+final)?
      | \d{{2,4}}/\d{{2,4}}(?:/[A-Z]{{2,4}}|\([A-Z]{{2,4}}\))?
      | \d{{2}}{_BLANK}?\d{{3}},?\s+nr\.?\s*\d+)
  | (?:\b(?P<day>\d{{1,2}})\s+)?\b(?P<month>{_MONTH})\s+(?P<of>{_YEAR})\b
  | \b(?P<only_day>\d{{1,2}})\s+(?P<only_month>{_MONTH})\b
  | \b(?P<dotted>\d{{1,2}}\.\s?\d{{1,2}}\.{_YEAR})\b
  | (?P<percent>{_NUMBER})\s?%
  | (?:€\s?)?(?P<scaled>{_NUMBER})\s*(?P<scale>{_SCALE})\b\.?(?:\s*(?:EUR|euro)\b)?
  | (?:€\s?(?P<euro>{_NUMBER})|(?P<eur>{_NUMBER})\s*(?:EUR|euro)\b)
  | (?<![\w/.,-])(?P<from>{_YEAR})\s?[-\u2010-\u2015]?\s?(?P<to>{_YEAR})(?![\w/]|[.,]\d)
  | (?<![\w/.,-])(?P<year>{_YEAR})(?![\w/]|[.,]\d)
  | (?<![\w/.,-])(?P<plain>{_NUMBER})(?![\w/])
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A date, amount, percentage or number in a text.

    Attributes:
        kind: year, amount, percentage or number.
        span: where it stands.
        dates: its dates, as far as the text gives them.
        value: its number; None for a date, and for a number that only identifies something.
    """

    kind: str
    span: tuple[int, int]
    dates: tuple[str, ...] = ()
    value: Decimal | None = None


def quantities(text: str, begin: int, end: int) -> Iterator[Quantity]:
    """Yield the quantities between `begin` and `end` of `text`, in order."""
    for match in _KINDS.finditer(text, begin, end):
        yield _quantity(match)


def number(text: str) -> Decimal | None:
    """Return the number that `text` writes, or None.

    >>> number("14 000"), number("2,7")
    (Decimal('14000'), Decimal('2.7'))
    """
    plain = re.sub(rf"(?:{_BLANK}|\.)(?=\d{{3}}(?!\d))", "", text.strip()).replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _quantity(match: re.Match[str]) -> Quantity:
    got, span = match.groupdict(), match.span()
    if got["number"]:
        return Quantity("number", span)
    if dates := _dates(got):
        return Quantity("year", span, dates=dates)
    if got["percent"]:
        return Quantity("percentage", span, value=number(got["percent"]))
    if got["plain"]:
        return Quantity("number", span, value=number(got["plain"]))
    value = number(got["scaled"] or got["euro"] or got["eur"])
    if value is not None and got["scale"]:
        value *= _SCALES[got["scale"].lower()]
    return Quantity("amount", span, value=value)


def _dates(got: dict[str, str]) -> tuple[str, ...]:
    if got["month"]:
        month = f"{got['of']}-{_MONTHS[got['month'].lower()]:02}"
        return (f"{month}-{int(got['day']):02}" if got["day"] else month,)
    if got["only_month"]:
        return (f"--{_MONTHS[got['only_month'].lower()]:02}-{int(got['only_day']):02}",)
    if got["dotted"]:
        day, month, year = _FOLDED.sub("", got["dotted"]).split(".")
        return (f"{year}-{int(month):02}-{int(day):02}",)
    return tuple(got[name] for name in ("from", "to", "year") if got[name])
