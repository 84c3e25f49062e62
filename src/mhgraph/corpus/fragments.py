"""Links that open a public page at the words of a passage: URLs with text fragments.

The form is that of the WICG's text fragments: `#:~:text=[prefix-,]start[,end][,-suffix]`, one such
directive for each segment.
"""

from collections.abc import Sequence
from urllib.parse import quote

from mhgraph.corpus.anchors import Segment, fold_text

__all__ = ["text_link"]


def text_link(page: str, segments: Sequence[Segment]) -> str:
    """Return the address of `page` with a fragment that points at `segments`.

    A page without segments is linked as a whole; a fragment that the address has stays.

    >>> text_link("https://example.org/x", [Segment("De Commissie, zal", "vóór 2022", "Kernacties:")])
    'https://example.org/x#:~:text=Kernacties%3A-,De%20Commissie%2C%20zal,v%C3%B3%C3%B3r%202022'
    """
    if not segments:
        return page
    directives = "&".join(f"text={_directive(segment)}" for segment in segments)
    return f"{page}{'' if '#' in page else '#'}:~:{directives}"


def _directive(segment: Segment) -> str:
    start, end = _ends(segment)
    parts = [
        f"{_encoded(segment.before)}-" if segment.before else "",
        _encoded(start),
        _encoded(end),
        f"-{_encoded(segment.after)}" if segment.after else "",
    ]
    return ",".join(part for part in parts if part)


def _ends(segment: Segment) -> tuple[str, str]:
    """Return the words a browser looks for; its end has to come behind its start, so no overlap.

    Anchors of a short segment may share words; they become one start without end.
    """
    if fold_text(segment.end) in fold_text(segment.start):
        return segment.start, ""
    if fold_text(segment.end).endswith(fold_text(segment.start)):
        return segment.start, ""
    start, end = segment.start.split(), segment.end.split()
    for shared in range(min(len(start), len(end)), 0, -1):
        if start[-shared:] == end[:shared]:
            return " ".join(start + end[shared:]), ""
    return segment.start, segment.end


def _encoded(words: str) -> str:
    """Percent-encode; a hyphen, too, has a meaning of its own in a text fragment."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
