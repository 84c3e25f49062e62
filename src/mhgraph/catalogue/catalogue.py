"""The folder of named questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mhgraph.catalogue.header import Header, read_header
from mhgraph.errors import QueryFileError, UnknownNameError, Words
from mhgraph.resources import queries_folder

__all__ = ["Catalogue", "NamedQuery", "open_catalogue", "read_text"]


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A named question: its name, the file it stands in, its header and its whole text."""

    name: str
    file: Path
    header: Header
    text: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The named questions of one folder; a file is read when it is asked for."""

    folder: Path

    def names(self) -> list[str]:
        """Return the names of all questions, sorted."""
        return sorted(p.stem for p in self.folder.glob("*.rq"))

    def get(self, name: str) -> NamedQuery:
        """Return the question called `name`.

        Raises:
            UnknownNameError: there is none; the hint names the nearest.
            QueryFileError: its file is not as it should be.
        """
        file = self.folder / f"{name}.rq"
        if name not in self.names():
            raise self._unknown(name)
        text = read_text(file)
        return NamedQuery(name, file, read_header(text, str(file)), text)

    def __iter__(self) -> Iterator[NamedQuery]:
        return (self.get(name) for name in self.names())

    def _unknown(self, name: str) -> UnknownNameError:
        from rapidfuzz import process

        near = [n for n, *_ in process.extract(name, self.names(), limit=3, score_cutoff=50)]
        hint = Words(nl=f"Bedoelde u: {', '.join(near)}?", en=f"Did you mean: {', '.join(near)}?")
        listing = Words(
            nl="`mhgraph queries` noemt ze allemaal.", en="`mhgraph queries` lists them all."
        )
        return UnknownNameError(
            Words(
                nl=f"Er is geen vraag of bestand '{name}'.",
                en=f"There is no question or file '{name}'.",
            ),
            hint if near else listing,
        )


def open_catalogue() -> Catalogue:
    """Return the questions that come with mhgraph."""
    return Catalogue(queries_folder())


def read_text(file: Path) -> str:
    """Return the text of a query file.

    Raises:
        QueryFileError: it cannot be read or is not UTF-8.
    """
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise QueryFileError(
            Words(nl=f"{file}, regel {line}: geen UTF-8.", en=f"{file}, line {line}: not UTF-8."),
            Words(nl="Sla het bestand op als UTF-8.", en="Save the file as UTF-8."),
        ) from None
    except OSError as error:
        raise QueryFileError(
            Words(
                nl=f"{file} kan niet worden gelezen: {error.strerror}",
                en=f"{file} cannot be read: {error.strerror}",
            )
        ) from error
