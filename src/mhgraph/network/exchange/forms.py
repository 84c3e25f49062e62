"""A network as files that other programs read: Gephi, Cytoscape, yEd, R, a spreadsheet, mhgraph itself.

Each form has the names in both languages, the kinds, the weights, the roles, what to cite, and the places
of the drawing. `json` holds all of the network and is read back to an equal one; the other forms hold what
a reader of nodes and lines works with (`exchange_rows`). The same network gives the same bytes.
"""

from collections.abc import Callable
from typing import Final

from mhgraph.errors import UsageError, Words
from mhgraph.network.exchange.as_csv import lines_csv, nodes_csv
from mhgraph.network.exchange.as_json import as_json
from mhgraph.network.exchange.graph import as_cytoscape, as_gexf, as_graphml, to_networkx
from mhgraph.network.exchange.read import network_from_json
from mhgraph.network.exchange.rows import Places
from mhgraph.network.files import EXCHANGE
from mhgraph.network.layout import positions
from mhgraph.network.model import Network

__all__ = ["FORMS", "exchange", "network_from_json", "to_networkx"]

FORMS: Final = {form: ending for ending, form in EXCHANGE.items()}
"""The forms, and the ending of a file of each."""


def _csv(network: Network, places: Places) -> dict[str, bytes]:
    return {"-nodes": nodes_csv(network, places), "-lines": lines_csv(network)}


_WRITERS: Final[dict[str, Callable[[Network, Places], dict[str, bytes]]]] = {
    "graphml": lambda network, places: {"": as_graphml(network, places)},
    "gexf": lambda network, places: {"": as_gexf(network, places)},
    "csv": _csv,
    "json": lambda network, places: {"": as_json(network, places)},
    "cytoscape": lambda network, places: {"": as_cytoscape(network, places)},
}


def exchange(network: Network, form: str, places: Places | None = None) -> dict[str, bytes]:
    """Return `network` in one of `FORMS`: what to put behind the stem of the file's name, and the contents.

    Args:
        network: what to write.
        form: a key of `FORMS`; csv gives two files, "-nodes" and "-lines", all others one, "".
        places: x and y by IRI, y downwards, where they are known already; else they are computed. A node
            that it does not hold gets no place in the file.

    Raises:
        UsageError: there is no such form.
    """
    if form not in _WRITERS:
        raise UsageError(
            Words(
                f"{form}: deze vorm voor uitwisseling is er niet.",
                f"{form}: there is no such form of exchange.",
            ),
            Words(f"Kies uit: {', '.join(FORMS)}.", f"Choose from: {', '.join(FORMS)}."),
        )
    return _WRITERS[form](network, positions(network) if places is None else places)
