"""The folders of named questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from mhgraph.catalogue.header import Header
from mhgraph.catalogue.reading import read_header
from mhgraph.catalogue.tags import read_tags
from mhgraph.errors import QueryFileError, UnknownNameError, Words
from mhgraph.lookup.nearness import nearest
from mhgraph.resources import queries_folder

__all__ = ["Catalogue", "NamedQuery", "open_catalogue", "read_text"]


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A named question: its name, the file it stands in, its header and its whole text."""

    name: str
    file: Path
    header: Header
    text: str


class Catalogue:
    """The named questions of one folder or of several; a file is read when it is asked for.

    A name that stands in two folders is an error when it is asked for, and stops no other question.
    """

    __slots__ = ("_files", "folders")

    def __init__(self, *folders: Path) -> None:
        self.folders = tuple({folder.resolve(): folder for folder in folders}.values())
        self._files: dict[str, list[Path]] = {}
        for folder in self.folders:
            for file in sorted(folder.glob("*.rq")):
                if not file.name.startswith("."):
                    self._files.setdefault(file.stem, []).append(file)

    def names(self) -> list[str]:
        """Return the names of all questions, sorted."""
        return sorted(self._files)

    def files(self, name: str) -> list[Path]:
        """Return the files of the question called `name`: one, unless the name is taken twice."""
        return list(self._files[name])

    def get(self, name: str) -> NamedQuery:
        """Return the question called `name`.

        Raises:
            UnknownNameError: there is none; the hint names the nearest.
            QueryFileError: its file is not as it should be, or another folder has the name too.
        """
        if name not in self._files:
            raise self._unknown(name)
        if len(self._files[name]) > 1:
            raise _twice(name, self._files[name])
        (file,) = self._files[name]
        text = read_text(file)
        return NamedQuery(name, file, _header(text, str(file)), text)

    def tags(self) -> dict[str, Words]:
        """Return tag → name as the folders say; the first that names a tag has it.

        Raises:
            QueryFileError: a file with tags is not as it should be.
        """
        named: dict[str, Words] = {}
        for folder in self.folders:
            named = read_tags(folder) | named
        return named

    def readable(self) -> tuple[list[NamedQuery], list[QueryFileError]]:
        """Return all questions that can be read, and what is wrong with each of the others."""
        queries, errors = [], []
        for name in self.names():
            try:
                queries.append(self.get(name))
            except QueryFileError as error:
                errors.append(error)
        return queries, errors

    def __iter__(self) -> Iterator[NamedQuery]:
        return (self.get(name) for name in self.names())

    def _unknown(self, name: str) -> UnknownNameError:
        near = [self.names()[index] for index in nearest(name, self.names(), 3, within=10)]
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


def open_catalogue(own: Sequence[Path] = ()) -> Catalogue:
    """Return the questions that come with mhgraph, and those in the user's `own` folders.

    Raises:
        QueryFileError: a folder is not there, or has no question in it.
    """
    for folder in own:
        _check_folder(folder)
    return Catalogue(queries_folder(), *own)


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


def _header(text: str, file: str) -> Header:
    """Return the header; what is YAML but has fields of a wrong form is an error like any other."""
    try:
        return read_header(text, file)
    except (AttributeError, TypeError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise QueryFileError(
            Words(
                nl=f"{file}, regel 1: een veld van de kop heeft niet de goede vorm.",
                en=f"{file}, line 1: a field of the header has not the right form.",
            ),
            Words(
                nl="docs/own-questions.md legt de kop veld voor veld uit (in het Engels).",
                en="docs/own-questions.md explains the header field by field.",
            ),
        ) from error


def _check_folder(folder: Path) -> None:
    try:
        there = folder.is_dir()
        found = there and any(folder.glob("*.rq"))
    except OSError as error:
        why = error.strerror or str(error)
        raise QueryFileError(Words(nl=f"{folder}: {why}", en=f"{folder}: {why}")) from error
    if not there:
        raise QueryFileError(
            Words(nl=f"De map {folder} is er niet.", en=f"There is no folder {folder}."),
            Words(nl="Kijk het pad na.", en="Check the path."),
        )
    if not found:
        raise QueryFileError(
            Words(
                nl=f"In de map {folder} staat geen vraag.",
                en=f"The folder {folder} has no question.",
            ),
            Words(
                nl="Een vraag is een bestand waarvan de naam eindigt op .rq.",
                en="A question is a file whose name ends in .rq.",
            ),
        )


def _twice(name: str, files: Sequence[Path]) -> QueryFileError:
    listed = [str(file) for file in files]
    return QueryFileError(
        Words(
            nl=f"De vraag '{name}' staat in {' en in '.join(listed)}.",
            en=f"The question '{name}' stands in {' and in '.join(listed)}.",
        ),
        Words(nl="Geef een van beide een andere naam.", en="Give one of them another name."),
    )
