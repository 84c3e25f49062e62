"""Text from outside for the eye: what would move a cursor, ring a bell or turn a line is made visible."""

from collections.abc import Iterable
from typing import Final

__all__ = ["listed", "visible"]

_PICTURES: Final = {**{code: 0x2400 + code for code in range(0x20)}, 0x7F: 0x2421}
_TURNING = (0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_ONE_LINE: Final[dict[int, int | str]] = {
    **_PICTURES,
    **{code: f"<U+{code:04X}>" for code in (*range(0x80, 0xA0), *_TURNING, *range(0xD800, 0xE000))},
}
_LINES: Final = {code: shown for code, shown in _ONE_LINE.items() if chr(code) not in "\n\t"}
_MOST_WORDS, _LONGEST = 12, 60


def visible(text: str, *, lines: bool = False) -> str:
    """Return `text` with its control characters as signs, `␛` for escape; line ends stay with `lines`."""
    if text.isprintable():
        return text
    return text.translate(_LINES if lines else _ONE_LINE)


def listed(words: Iterable[str], lang: str) -> str:
    """Return words in quotes, the first of many, each cut where it is very long."""
    every = [visible(word) for word in words]
    shown = [f"'{w if len(w) <= _LONGEST else w[:_LONGEST] + '…'}'" for w in every[:_MOST_WORDS]]
    rest = len(every) - len(shown)
    more = (f" en nog {rest}" if lang == "nl" else f" and {rest} more") if rest else ""
    return ", ".join(shown) + more
