"""Say where and why a SPARQL text does not parse."""

import re

from pyoxigraph import Store as _Oxigraph

from mhgraph.errors import QuerySyntaxError, UnknownPrefixError, Words
from mhgraph.store.guard import without_calls

__all__ = ["check_syntax", "syntax_error"]

_REFUSED = ("LATERAL", "SERVICE")
_PLACE = re.compile(r"(?:error )?at (\d+):(\d+): (.*)", re.DOTALL)


def check_syntax(text: str, prefixes: dict[str, str]) -> None:
    """Raise `QuerySyntaxError` unless `text` is a SPARQL query; it is run on nothing."""
    try:
        _Oxigraph().query(without_calls(text), prefixes=prefixes)
    except SyntaxError as error:
        raise syntax_error(text, error) from None
    except (OSError, RuntimeError, ValueError):
        return


def syntax_error(text: str, error: SyntaxError) -> QuerySyntaxError:
    """Turn the engine's error into one with line, column, the line itself and what was expected."""
    match = _PLACE.search(str(error))
    if match is None:
        return QuerySyntaxError(
            Words(nl=f"De SPARQL-vraag klopt niet: {error}", en=f"The SPARQL is wrong: {error}"),
            _HINT,
        )
    line, column, wanted = int(match[1]), int(match[2]), _expected(match[3])
    shown = _pointer(text, line, column)
    prefix = _unknown_prefix(text, line, column) if "refix not found" in match[3] else ""
    if prefix:
        return UnknownPrefixError(
            Words(
                nl=f"Regel {line}: het voorvoegsel {prefix} is niet bekend{shown}",
                en=f"Line {line}: the prefix {prefix} is not known{shown}",
            ),
            Words(
                nl=f"Zet PREFIX {prefix} <...> boven de vraag.",
                en=f"Put PREFIX {prefix} <...> above the query.",
            ),
            prefix.removesuffix(":"),
        )
    nl = f": verwacht {wanted}" if wanted else ": dit kan hier niet staan"
    en = f": expected {wanted}" if wanted else ": this cannot stand here"
    return QuerySyntaxError(
        Words(
            nl=f"De SPARQL-vraag klopt niet op regel {line}, kolom {column}{nl}{shown}",
            en=f"The SPARQL is wrong at line {line}, column {column}{en}{shown}",
        ),
        _HINT,
    )


def _unknown_prefix(text: str, line: int, column: int) -> str:
    """Return the last prefix that stands before the place of the error, with its colon."""
    before = text.splitlines()[line - 1][: column - 1] if line <= len(text.splitlines()) else ""
    found = re.findall(r"[A-Za-z][\w.-]*:", before)
    return found[-1] if found else ""


def _expected(message: str) -> str:
    """Return what the parser would have taken, without its own jargon and what mhgraph refuses."""
    listed = message.strip().removeprefix("expected ").removeprefix("one of ")
    if "..=" in listed:
        return ""
    kept = [w for w in listed.split(", ") if w and not w.startswith("[") and w not in _REFUSED]
    return "" if all(w.isalpha() and w.isupper() for w in kept) else ", ".join(kept)


def _pointer(text: str, line: int, column: int) -> str:
    lines = text.splitlines()
    if not 1 <= line <= len(lines):
        return ""
    return f"\n  {lines[line - 1]}\n  {' ' * (column - 1)}^"


_HINT = Words(
    nl="`mhgraph queries show NAAM` toont een vraag die werkt, om van uit te gaan.",
    en="`mhgraph queries show NAME` prints a query that works, to start from.",
)
