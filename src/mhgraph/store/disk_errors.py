"""What is said when a folder holds no store that can be read or written, always with the way out."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from mhgraph.errors import StoreError, UsageError, Words

__all__ = ["DiskErrors"]


class DiskErrors:
    """The errors of the folder of `--store oxigraph:DIR`.

    Args:
        path: the folder.

    Attributes:
        name: what --store calls it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = f"oxigraph:{path}"

    def damaged(self, why: str) -> StoreError:
        """Return the error of a store that cannot be read, and the way out."""
        return StoreError(
            Words(
                nl=f"De opslag in {self.path} is beschadigd: {why}",
                en=f"The store in {self.path} is damaged: {why}",
            ),
            self._load_again(" [FILE]..."),
        )

    def unreadable(self, error: OSError) -> StoreError:
        """Return the error of a folder that the system does not let us read or write."""
        why = error.strerror or str(error)
        return StoreError(
            Words(nl=f"{self.path}: {why}", en=f"{self.path}: {why}"),
            Words(
                nl="Kijk het pad en de rechten na, of kies een andere map.",
                en="Check the path and the permissions, or choose another folder.",
            ),
        )

    def command(self, rest: str = "") -> str:
        """Return the command that loads this store."""
        return f'`mhgraph load --store "{self.name}"{rest}`'

    def _load_again(self, files: str = "") -> Words:
        return Words(
            nl=f"Laad hem opnieuw, met dezelfde bestanden en --data als eerst: {self.command(files)}.",
            en=f"Load it again, with the same files and --data as before: {self.command(files)}.",
        )

    def missing(self) -> UsageError:
        """Return the error of a folder that is not there."""
        return UsageError(
            Words(nl=f"De map {self.path} is er niet.", en=f"There is no folder {self.path}."),
            self._make_it(),
        )

    def _make_it(self) -> Words:
        return Words(
            nl=f"Maak de opslag eerst: {self.command()}.",
            en=f"Make the store first: {self.command()}.",
        )

    def no_folder(self) -> UsageError:
        """Return the error of a path that is a file."""
        return UsageError(
            Words(nl=f"{self.path} is geen map.", en=f"{self.path} is not a folder."),
            Words(nl="Noem een map achter oxigraph:.", en="Name a folder after oxigraph:."),
        )

    def no_store(self, begun: bool) -> UsageError:
        """Return the error of a folder without a store; `begun`: one that a load has begun to fill."""
        why_nl = "het laden is nog niet klaar" if begun else "het is geen opslag van mhgraph"
        why_en = "its loading is not done" if begun else "it is not a store of mhgraph"
        return UsageError(
            Words(
                nl=f"In {self.path} staat geen graaf: {why_nl}.",
                en=f"There is no graph in {self.path}: {why_en}.",
            ),
            self._make_it() if begun else self._elsewhere(),
        )

    def plain_oxigraph(self) -> UsageError:
        """Return the error of a database that Oxigraph's own tools made."""
        return UsageError(
            Words(
                nl=f"{self.path} is een database van Oxigraph zelf, niet een die mhgraph geladen heeft.",
                en=f"{self.path} is a database of Oxigraph itself, not one that mhgraph loaded.",
            ),
            Words(
                nl="Schrijf hem met `oxigraph dump` naar een .nq-bestand en laad dat in een nieuwe map: "
                "`mhgraph load --store oxigraph:NIEUWE-MAP BESTAND.nq`.",
                en="Write it to an .nq file with `oxigraph dump` and load that into a new folder: "
                "`mhgraph load --store oxigraph:NEW-FOLDER FILE.nq`.",
            ),
        )

    def foreign(self) -> UsageError:
        """Return the error of a folder that belongs to somebody else."""
        return UsageError(
            Words(
                nl=f"In {self.path} staat iets anders dan een opslag van mhgraph; er is niets aan veranderd.",
                en=f"There is something else in {self.path} than a store of mhgraph; nothing in it was "
                "changed.",
            ),
            self._elsewhere(),
        )

    def _elsewhere(self) -> Words:
        return Words(
            nl="Noem een nieuwe of lege map: `mhgraph load --store oxigraph:NIEUWE-MAP`.",
            en="Name a new or empty folder: `mhgraph load --store oxigraph:NEW-FOLDER`.",
        )

    def other_format(
        self, number: int, ours: int, version: str, sources: Sequence[str]
    ) -> StoreError:
        """Return the error of a store of another layout than `ours`, loaded from `sources`."""
        older = number < ours
        option, given = (" --data", sources[1:]) if sources[:1] == ("data",) else ("", sources)
        files = "".join(f'{option} "{source}"' for source in given)
        return StoreError(
            Words(
                nl=f"De opslag in {self.path} is van een {'oudere' if older else 'nieuwere'} mhgraph "
                f"({version}, vorm {number}); deze leest vorm {ours}.",
                en=f"The store in {self.path} is of {'an older' if older else 'a newer'} mhgraph "
                f"({version}, format {number}); this one reads format {ours}.",
            ),
            self._load_again(files)
            if older
            else Words(
                nl=f"Installeer die nieuwere mhgraph, of laad hem met deze opnieuw: {self.command(files)}.",
                en=f"Install that newer mhgraph, or load it again with this one: {self.command(files)}.",
            ),
        )

    def unwritable(self, why: str) -> StoreError:
        """Return the error of a store that cannot be written, and how much room there is."""
        try:
            free = shutil.disk_usage(self.path).free
        except OSError:
            free = 0
        shown = f"{free / 1e9:.1f} GB" if free >= 1e9 else f"{free / 1e6:.1f} MB"
        return StoreError(
            Words(
                nl=f"De nieuwe opslag kon niet worden geschreven in {self.path} ({shown} vrij): {why}",
                en=f"The new store could not be written in {self.path} ({shown} free): {why}",
            ),
            Words(
                nl="Wat er stond, staat er nog. Maak ruimte (ongeveer een kilobyte per uitspraak, zolang de "
                "oude er ook nog staat) of kies een andere map.",
                en="What was there is there still. Make room (about a kilobyte a statement, while the old "
                "one is there too) or choose another folder.",
            ),
        )

    def busy(self) -> StoreError:
        """Return the error of a store that another command is loading."""
        return StoreError(
            Words(
                nl=f"{self.name} wordt al geladen, door een andere opdracht.",
                en=f"{self.name} is being loaded already, by another command.",
            ),
            Words(
                nl="Wacht tot die klaar is, of geef --wait: dan begint deze daarna.",
                en="Wait until that is done, or give --wait: this one begins afterwards then.",
            ),
        )
