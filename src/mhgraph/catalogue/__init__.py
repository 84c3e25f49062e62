"""Named questions: query files with a header, typed parameters, and a table that can be trusted."""

from mhgraph.catalogue.catalogue import Catalogue, open_catalogue
from mhgraph.catalogue.header import Column, Header, Parameter, TableCell
from mhgraph.catalogue.reading import read_header
from mhgraph.catalogue.run import NamedResult, run

__all__ = [
    "Catalogue",
    "Column",
    "Header",
    "NamedResult",
    "Parameter",
    "TableCell",
    "open_catalogue",
    "read_header",
    "run",
]
