"""Measures of a network as a table in Python."""

from collections.abc import Sequence

from mhgraph.api.table import ResultTable
from mhgraph.errors import UsageError, Words
from mhgraph.network import Network
from mhgraph.network.measures import LEVELS, Study, measure_table

__all__ = ["measured"]


def measured(
    network: Network,
    lang: str,
    names: Sequence[str],
    *,
    by: str = "actor",
    top: int | None = None,
    seed: int = 7,
) -> ResultTable:
    """Return measures of `network`; see `ResultNetwork.measures`."""
    for level in LEVELS:
        if level == by:
            found = measure_table(Study(network, seed=seed), level, names, top=top)
            break
    else:
        options = ", ".join(LEVELS)
        raise UsageError(
            Words(nl=f"Er is geen by={by!r}.", en=f"There is no by={by!r}."),
            Words(nl=f"Kies uit: {options}.", en=f"Choose from: {options}."),
        )
    return ResultTable(
        found.table(lang),
        lang,
        headings={column.name: column.heading for column in found.columns},
        hidden=[column.name for column in found.columns if column.data_only],
    )
