"""Write files so that they outlast a crash: what is said to be there is on the disk itself."""

import os
import time
from pathlib import Path

__all__ = ["sync_file", "sync_folder", "write_whole"]

_TRIES, _PAUSE = 50, 0.02


def write_whole(path: Path, text: str, part: Path | None = None) -> None:
    """Write `text` to `path` so that it lasts; with `part`, by way of that file, in one step."""
    with (part or path).open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if part is not None:
        _replace(part, path)
    sync_folder(path.parent)


def _replace(part: Path, path: Path) -> None:
    """Put `part` in the place of `path`; Windows refuses that while somebody reads it, for a moment."""
    for _ in range(_TRIES):
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    part.replace(path)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` last, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(file: Path) -> None:
    """Make what is in `file` last."""
    mode = os.O_RDWR if os.name == "nt" else os.O_RDONLY
    handle = os.open(file, mode)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
