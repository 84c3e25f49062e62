"""What an HTTP status other than success means, and what to do about it."""

import re
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from mhgraph.errors import Words
from mhgraph.store.link.faults import LinkError
from mhgraph.store.link.legible import cleaned, duration

__all__ = ["of_status", "retry_after", "said"]

_ASK = Words(
    nl="Vraag het de beheerder van de server.",
    en="Ask whoever runs the server.",
)
_LATER = Words(
    nl="Probeer het later nog eens; blijft het zo, vraag het dan de beheerder van de server.",
    en="Try again later; if it stays like this, ask whoever runs the server.",
)
_ADDRESS = Words(
    nl="Kijk het adres na: dat voor vragen eindigt vaak op /sparql, /query of /repositories/NAAM, dat voor "
    "grafen op /store, /data of /sparql-graph-crud.",
    en="Check the address: that for queries often ends in /sparql, /query or /repositories/NAME, that for "
    "graphs in /store, /data or /sparql-graph-crud.",
)
_SHORTER = Words(
    nl="Verzend minder ineens (een kortere vraag, een kleinere graaf), of vraag de beheerder om een ruimere "
    "grens.",
    en="Send less at once (a shorter query, a smaller graph), or ask whoever runs the server for a wider "
    "limit.",
)
_RIGHTS = Words(
    nl="Vraag de beheerder om toegang; naam en wachtwoord gaan in MHGRAPH_USER en MHGRAPH_PASSWORD.",
    en="Ask whoever runs the server for access; name and password go into MHGRAPH_USER and "
    "MHGRAPH_PASSWORD.",
)
_QUERY = Words(
    nl="Kijk wat de server erover zegt; niet elke server kent heel SPARQL 1.1.",
    en="See what the server says of it; not every server knows all of SPARQL 1.1.",
)
_BUSY = (429, 503)
_GATEWAY = (502, 504)
_MEANINGS: Mapping[int, tuple[Words, Words]] = {
    400: (
        Words(nl="begreep het verzoek niet", en="did not understand the request"),
        _QUERY,
    ),
    403: (Words(nl="staat dit niet toe", en="does not allow this"), _RIGHTS),
    404: (Words(nl="kent dit adres niet", en="does not know this address"), _ADDRESS),
    405: (Words(nl="neemt dit hier niet aan", en="does not take this here"), _ADDRESS),
    413: (Words(nl="vindt het verzoek te groot", en="finds the request too large"), _SHORTER),
    414: (Words(nl="vindt het verzoek te groot", en="finds the request too large"), _SHORTER),
    429: (Words(nl="krijgt te veel vragen", en="gets too many requests"), _LATER),
    500: (Words(nl="faalde", en="failed"), _QUERY),
    502: (
        Words(
            nl="staat achter een poort die er geen antwoord van krijgt",
            en="is behind a gateway that gets no answer from it",
        ),
        _LATER,
    ),
    503: (
        Words(nl="is overbelast of in onderhoud", en="is overloaded or being maintained"),
        _LATER,
    ),
    504: (
        Words(
            nl="staat achter een poort die er niet op tijd antwoord van krijgt",
            en="is behind a gateway that gets no answer from it in time",
        ),
        _LATER,
    ),
    507: (Words(nl="heeft geen ruimte meer", en="has no room left"), _ASK),
}


def of_status(code: int, reason: str, headers: Mapping[str, str], body: bytes) -> LinkError:
    """Return the fault that the status `code` tells."""
    unknown = Words(nl="gaf geen antwoord", en="gave no answer")
    meaning, hint = _MEANINGS.get(code, (unknown, _ASK))
    named = f"HTTP {code}" if code in _MEANINGS else cleaned(f"HTTP {code} {reason}", 60)
    pause = retry_after(headers.get("retry-after", "")) if code in _BUSY else 0.0
    asks = pause and Words(
        nl=f" en vraagt {duration(pause)} te wachten", en=f" and asks to wait {duration(pause)}"
    )
    text = said(headers.get("content-type", ""), body)
    behind = f": {text}" if text and code not in (401, 404) else ""
    return LinkError(
        Words(
            nl=f"{meaning.nl} ({named}){asks.nl if asks else ''}{behind}",
            en=f"{meaning.en} ({named}){asks.en if asks else ''}{behind}",
        ),
        hint,
        again=code in _BUSY or code in _GATEWAY,
        unsure=code >= 500 and code not in (501, 503, 505),
        pause=pause,
    )


def retry_after(value: str) -> float:
    """Return the seconds that a Retry-After header asks to wait: a number or a date; 0 for neither."""
    value = value.strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 0.0


def said(content_type: str, body: bytes) -> str:
    """Return the first line of an error's text, or the title of a page."""
    text = body[:65536].decode("utf-8", "replace")
    if "html" in content_type.lower() or re.match(r"(?is)\s*<(?:!doctype|html)", text):
        title = re.search(r"(?is)<title[^>]*>(.*?)</title>", text)
        return cleaned(re.sub(r"<[^>]*>", " ", title[1])) if title else ""
    lines = (cleaned(line) for line in text.splitlines())
    return next((line for line in lines if line), "")
