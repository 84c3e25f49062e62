"""Texts of others, sizes and times as people can read them, without harm."""

import unicodedata
from datetime import timedelta

__all__ = ["cleaned", "duration", "size_of"]


def cleaned(text: str, length: int = 200) -> str:
    """Return at most `length` characters of `text` on one line, without any that control a terminal."""
    kept = "".join(" " if c.isspace() else c for c in text[: length * 8])
    kept = "".join(c for c in kept if not unicodedata.category(c).startswith("C"))
    words = " ".join(kept.split())
    return words if len(words) <= length else f"{words[: length - 1]}…"


def size_of(count: int) -> str:
    """Return a number of bytes as people read it."""
    for unit, size in (("GiB", 2**30), ("MiB", 2**20), ("KiB", 2**10)):
        if count >= size:
            return f"{count / size:.3g} {unit}"
    return f"{count} B"


def duration(seconds: float) -> str:
    """Return `seconds` as h:mm:ss, or in seconds when there are few."""
    return f"{seconds:.3g} s" if seconds < 120 else str(timedelta(seconds=round(seconds)))
