"""A network as files: page, picture or exchange file, by the ending of the name."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from mhgraph.errors import OutputError, Words
from mhgraph.network.model import Network

__all__ = ["EXCHANGE", "PAGES", "PICTURES", "ending_of", "files_of", "names_of"]

PAGES: Final = (".html", ".htm")
PICTURES: Final[Mapping[str, str]] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
EXCHANGE: Final[Mapping[str, str]] = {
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".csv": "csv",
    ".json": "json",
    ".cyjs": "cytoscape",
}
_CSV_PARTS = ("-nodes", "-lines")


def ending_of(name: str) -> str:
    """Return the ending of a file's name, in lower case.

    Raises:
        OutputError: it does not say what to write.
    """
    ending = PurePath(name).suffix.lower()
    known = (*PAGES, *PICTURES, *EXCHANGE)
    if ending in known:
        return ending
    raise OutputError(
        Words(
            nl=f"{name}: de uitgang zegt niet wat te schrijven.",
            en=f"{name}: the ending does not say what to write.",
        ),
        Words(
            nl=f"Geef een naam die eindigt op {', '.join(known)}.",
            en=f"Name a file that ends in {', '.join(known)}.",
        ),
    )


def names_of(name: str) -> list[str]:
    """Return the names of the files that `files_of` gives for `name`; CSV makes two.

    Raises:
        OutputError: the ending does not say what to write.
    """
    suffixes = _CSV_PARTS if ending_of(name) == ".csv" else ("",)
    return [_with(name, suffix) for suffix in suffixes]


def files_of(network: Network, name: str, lang: str, width_mm: float = 180.0) -> dict[str, bytes]:
    """Return the contents of each file by its name.

    Args:
        network: what to write; a page or picture of a reduced network says what it leaves out.
        name: of the file; its ending says what to write.
        lang: the language of a picture, and the one in which a page opens.
        width_mm: the width of a picture in millimetres.

    Raises:
        OutputError: the ending does not say what to write.
        MhgraphError: the width cannot be, or a library that draws is not whole.
    """
    ending = ending_of(name)
    if ending in EXCHANGE:
        from mhgraph.network.exchange import exchange

        made = exchange(network, EXCHANGE[ending])
        return {_with(name, suffix): data for suffix, data in made.items()}
    if ending in PICTURES:
        from mhgraph.network.picture import picture

        return {name: picture(network, PICTURES[ending], lang, width_mm)}
    from mhgraph.network.page import page

    return {name: page(network, lang).encode("utf-8")}


def _with(name: str, suffix: str) -> str:
    path = PurePath(name)
    return str(path.with_name(f"{path.stem}{suffix}{path.suffix}"))
