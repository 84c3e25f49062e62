"""Let nothing go on that does not conform to the shapes and check queries."""

from collections.abc import Sequence

from mhgraph.corpus.shapes import Finding
from mhgraph.errors import NotConformingError, Words

__all__ = ["require_conforming"]

_SHOWN = 10


def require_conforming(found: Sequence[Finding], way: Words) -> None:
    """Refuse to go on where anything was found.

    Args:
        found: what does not conform.
        way: what the user can do about it.

    Raises:
        NotConformingError: something does not conform; the first ten are named.
    """
    if not found:
        return
    more = len(found) - _SHOWN
    said = Words(nl=f"{len(found)} bevindingen", en=f"{len(found)} findings")
    if len(found) == 1:
        said = Words(nl="1 bevinding", en="1 finding")
    raise NotConformingError(
        Words(
            nl=f"{said.nl}; er is niets gedaan.{_listed(found, 'nl')}"
            + (f"\n  … en nog {more}" if more > 0 else ""),
            en=f"{said.en}; nothing was done.{_listed(found, 'en')}"
            + (f"\n  … and {more} more" if more > 0 else ""),
        ),
        way,
    )


def _listed(found: Sequence[Finding], lang: str) -> str:
    lines = (f"\n  {f.node}: {f.what.get(lang)} {f.value}".rstrip() for f in found[:_SHOWN])
    return "".join(lines)
