"""A pattern of text for engines that read UTF-8 as bytes, or know no letters beyond ASCII.

It fits all that the given one fits, and perhaps more: what it finds is tested again.
"""

import re

__all__ = ["wider"]

_PIECE = re.compile(
    r"""
      \[(?P<set>(?:[^\]\\^]|\\.)(?:[^\]\\]|\\.)*)\]
    | \\(?P<escaped>[^A-Za-z0-9])
    | (?P<letter>[A-Za-z])
    | (?P<plain>[0-9 _,;:'"/!@\#%&=~-])
    | (?P<beyond>[^\x00-\x7f])
    | (?P<times>[*+?])
    """,
    re.VERBOSE,
)
_MIXED = re.compile(r"[ -~]-[^\x00-\x7f]")
_BEYOND = r"[^ -~]{1,8}"


def wider(pattern: str) -> str:
    """Return a pattern in ASCII that fits whatever `pattern` fits, regardless of case; "" for none.

    Args:
        pattern: of letters, sets of letters and repetitions; anything else is not widened.
    """
    found, place = [], 0
    while place < len(pattern):
        match = _PIECE.match(pattern, place)
        if match is None or _MIXED.search(match["set"] or ""):
            return ""
        found.append(_widened(match))
        place = match.end()
    return "".join(found)


def _widened(match: re.Match[str]) -> str:
    if match["times"]:
        return match["times"]
    if match["beyond"]:
        return f"({_BEYOND})"
    if match["escaped"]:
        return "\\" + match["escaped"]
    if match["plain"]:
        return match["plain"]
    if match["letter"]:
        return f"({match['letter']}|{_BEYOND})"
    kept = "".join(re.findall(r"\\.|[ -~]", match["set"]))
    return f"([{kept}]|{_BEYOND})" if kept else f"({_BEYOND})"
