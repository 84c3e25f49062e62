"""Refuse what must not happen: updates, and queries that call another server.

pyoxigraph connects to the endpoint of a SERVICE clause without being asked twice, so a user's query is
read word by word first: comments, strings, IRIs, variables and prefixed names are passed over, what
stays are the keywords.
"""

import re
from collections.abc import Collection, Iterator

from mhgraph.errors import QueryRefusedError, Words

__all__ = ["keywords", "refuse_outside", "services", "without_calls", "without_comments"]

_TOKEN = re.compile(
    r"""
      \#[^\n\r]*                                      # comment
    | <[^\x00-\x20<>"{}|^`\\]*>                       # IRI
    | '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''              # long string
    | \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
    | '(?:[^'\\\n\r]|\\.)*'                           # string
    | "(?:[^"\\\n\r]|\\.)*"
    | [?$]\w+                                         # variable
    | @[A-Za-z]+(?:-[A-Za-z0-9]+)*                    # language tag
    | [\w.-]*:(?:[\w.:%-]|\\.)*                       # prefixed name, blank node
    | (?P<word>[A-Za-z]\w*)
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = frozenset(
    ["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"]
)
_PROLOGUE = frozenset(["BASE", "PREFIX", "VERSION"])


def keywords(text: str) -> Iterator[str]:
    """Yield the bare words of a SPARQL text in upper case, in their order."""
    return _words(_unescape(text))


def _words(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        word = match.group("word")
        if word:
            yield word.upper()


def refuse_outside(text: str, allowed: Collection[str] = ()) -> None:
    """Raise `QueryRefusedError` for an update, or a SERVICE that asks another server than the allowed.

    Args:
        text: SPARQL.
        allowed: the endpoints that SERVICE may name, as they stand there.
    """
    # Engines differ in where they take an escape like \u0041: it must be harmless in both readings.
    for reading in dict.fromkeys((text, _unescape(text))):
        _refuse_updates(reading)
        for endpoint in services(reading):
            if endpoint is None:
                raise _unnamed()
            if endpoint not in allowed:
                raise _not_allowed(endpoint, bool(allowed))


def services(text: str) -> list[str | None]:
    """Return the endpoint of each SERVICE in `text`; None where it is no full IRI."""
    tokens = [m[0] for m in _TOKEN.finditer(text) if _counts(m[0])]
    declared = _declared(tokens)
    found: list[str | None] = []
    for number in _calls(tokens):
        target = tokens[number] if number < len(tokens) else ""
        found += [_full(iri) for iri in _named(target, declared)]
    return found


def without_calls(text: str, *, silent: bool = False) -> str:
    """Return `text` with endpoints that no engine can reach, to look at it without asking anyone.

    Args:
        text: SPARQL.
        silent: whether it can be run: a SERVICE then gives nothing instead of an error.
    """
    if "service" not in text.lower():
        return text
    matches = list(_TOKEN.finditer(text))
    counting = [m for m in matches if _counts(m[0])]
    targets = [counting[n] for n in _calls([m[0] for m in counting]) if n < len(counting)]
    for match in reversed(targets):
        before = text[: match.start()]
        said = "" if not silent or before.rstrip().upper().endswith("SILENT") else " SILENT "
        text = f"{before}{said}<urn:x>{text[match.end() :]}"
    return text


def _refuse_updates(text: str) -> None:
    first = next((w for w in _words(text) if w not in _PROLOGUE), "")
    if first in _UPDATES:
        raise QueryRefusedError(
            Words(
                nl=f"{first} wijzigt gegevens, en mhgraph beantwoordt alleen vragen.",
                en=f"{first} changes data, and mhgraph only answers queries.",
            ),
            Words(
                nl="Voeg eigen gegevens toe met --data BESTAND; de graaf zelf blijft zoals hij is.",
                en="Add data of your own with --data FILE; the graph itself stays as it is.",
            ),
        )


def _counts(token: str) -> bool:
    return not token.isspace() and not token.startswith("#")


def _calls(tokens: list[str]) -> Iterator[int]:
    """Yield the places where the endpoint of a SERVICE stands."""
    for number, token in enumerate(tokens):
        if token.upper() == "SERVICE":
            silent = tokens[number + 1 : number + 2] and tokens[number + 1].upper() == "SILENT"
            yield number + (2 if silent else 1)


def _declared(tokens: list[str]) -> dict[str, list[str]]:
    """Return prefix → namespaces; one that is declared twice may mean either."""
    found: dict[str, list[str]] = {}
    for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if word.upper() == "PREFIX" and name.endswith(":") and iri.startswith("<"):
            found.setdefault(name, []).append(iri[1:-1])
    return found


def _named(target: str, declared: dict[str, list[str]]) -> list[str]:
    """Return the IRIs that the token `target` may mean; "" is none."""
    if target.startswith("<") and target.endswith(">"):
        return [target[1:-1]]
    prefix, colon, local = target.partition(":")
    local = re.sub(r"\\(.)", r"\1", local)
    return [f"{space}{local}" for space in declared.get(f"{prefix}{colon}", [""])]


def _full(iri: str) -> str | None:
    return iri if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri) else None


def _not_allowed(endpoint: str, some: bool) -> QueryRefusedError:
    what = Words(
        nl="SERVICE vraagt een andere server, en van deze machine gaat niets naar buiten",
        en="SERVICE asks another server, and nothing leaves this machine",
    )
    if some:
        what = Words(
            nl="SERVICE vraagt een andere server dan --allow-service noemt",
            en="SERVICE asks another server than --allow-service names",
        )
    return QueryRefusedError(
        Words(nl=f"{what.nl}: {endpoint}", en=f"{what.en}: {endpoint}"),
        Words(
            nl=f"Sta die server toe met --allow-service {endpoint}, of haal de gegevens zelf op en voeg ze "
            "toe met --data BESTAND.",
            en=f"Allow that server with --allow-service {endpoint}, or fetch the data yourself and add them "
            "with --data FILE.",
        ),
    )


def _unnamed() -> QueryRefusedError:
    return QueryRefusedError(
        Words(
            nl="SERVICE vraagt een andere server, en welke staat er niet: een variabele, een deel van een "
            "adres of een onbekend voorvoegsel.",
            en="SERVICE asks another server, and which is not written there: a variable, part of an address "
            "or an unknown prefix.",
        ),
        Words(
            nl="Schrijf het hele adres, SERVICE <https://…>, en noem het bij --allow-service.",
            en="Write the whole address, SERVICE <https://…>, and name it with --allow-service.",
        ),
    )


def without_comments(text: str) -> str:
    """Return a SPARQL text without its comments; a line that held nothing else goes with them."""
    kept = "".join(
        "\0" if match[0].startswith("#") else match[0] for match in _TOKEN.finditer(text)
    )
    return re.sub(r"^[ \t]*\0\r?\n", "", kept, flags=re.MULTILINE).replace("\0", "")


def _unescape(text: str) -> str:
    r"""Replace \u with four hexadecimal digits, \U with eight; SPARQL allows them anywhere."""
    return _ESCAPE.sub(lambda m: _character(int(m.group(1) or m.group(2), 16)), text)


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else "\ufffd"
