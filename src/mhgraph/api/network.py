"""A network as Python users hold it: to save, to show, to measure, to hand on to networkx."""

from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from mhgraph.api.table import ResultTable
from mhgraph.errors import OutputError, Words
from mhgraph.network import Network
from mhgraph.network.files import files_of
from mhgraph.network.model import Edge, Node

if TYPE_CHECKING:
    import networkx

__all__ = ["ResultNetwork"]


class ResultNetwork:
    """A view of the graph: nodes, and lines with the grounds on which they stand.

    A notebook shows it as a picture.
    """

    def __init__(self, network: Network, lang: str) -> None:
        self.network = network
        self._lang = lang

    def __repr__(self) -> str:
        nodes, lines = len(self.network.nodes), len(self.network.edges)
        return (
            f"<ResultNetwork {self.network.title.get(self._lang)!r}: {nodes} nodes, {lines} lines>"
        )

    def _repr_svg_(self) -> str:
        return files_of(self.network, "picture.svg", self._lang)["picture.svg"].decode("utf-8")

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes, in the order of their IRIs."""
        return self.network.nodes

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The lines, in the order of their ends."""
        return self.network.edges

    def save(self, path: str | PathLike[str], *, width_mm: float = 180.0) -> list[Path]:
        """Write the network; the ending says as what: a page, a picture, an exchange file.

        Args:
            path: ends in .html, .svg, .png, .pdf, .graphml, .gexf, .csv, .json or .cyjs.
            width_mm: the width of a picture in millimetres.

        Returns:
            The files written; CSV makes two.

        Raises:
            OutputError: the ending does not say what to write, or a file cannot be written.
        """
        files = files_of(self.network, fspath(path), self._lang, width_mm)
        for name, data in files.items():
            try:
                Path(name).write_bytes(data)
            except OSError as error:
                raise _unwritable(name, error) from error
        return [Path(name) for name in files]

    def measures(
        self, *names: str, by: str = "actor", top: int | None = None, seed: int = 7
    ) -> ResultTable:
        """Return measures of the network as a table.

        Args:
            names: which; none for the usual ones, "all" for all (docs/measures.md).
            by: "actor", "community" or "network".
            top: only rows with a rank up to this, equals included.
            seed: of the communities.

        Raises:
            UnknownNameError: there is no such measure.
            UsageError: `by` is none of the three, or a measure means nothing in this view.
        """
        from mhgraph.api.measured import measured

        return measured(self.network, self._lang, names, by=by, top=top, seed=seed)

    def to_networkx(self) -> "networkx.Graph[str]":
        """Return it as a networkx graph; docs/networks-exchange.md says which attributes there are."""
        from mhgraph.network.exchange import to_networkx

        return to_networkx(self.network)


def _unwritable(name: str, error: OSError) -> OutputError:
    why = error.strerror or str(error)
    return OutputError(
        Words(
            nl=f"{name} kan niet worden geschreven: {why}.", en=f"{name} cannot be written: {why}."
        ),
        Words(nl="Geef een ander pad.", en="Give another path."),
    )
