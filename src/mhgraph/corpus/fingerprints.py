"""Fingerprints of files and folders: the same on every machine, another as soon as a byte differs."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from mhgraph.resources import data_folder, ontology_folder

__all__ = ["Fingerprints", "file_hash", "fingerprints", "folder_hash"]


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Of what is here, or was loaded.

    Attributes:
        ontology: of the folder of the ontology.
        data: of the folder of the data.
    """

    ontology: str
    data: str


def fingerprints() -> Fingerprints:
    """Return the fingerprints of this project's ontology and data."""
    return Fingerprints(folder_hash(ontology_folder()), folder_hash(data_folder()))


def folder_hash(folder: Path) -> str:
    """Return sha256 over the sha256 of every file in `folder`, in the order of their names.

    Line ends count as LF, so a checkout on Windows gives the same.
    """
    whole = hashlib.sha256()
    for file in sorted(folder.rglob("*"), key=lambda f: f.relative_to(folder).as_posix()):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.is_file() and not hidden:
            whole.update(_digest(file).digest())
    return whole.hexdigest()


def file_hash(file: Path) -> str:
    """Return the sha256 of `file`; line ends count as LF."""
    return _digest(file).hexdigest()


def _digest(file: Path) -> "hashlib._Hash":
    return hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n"))
