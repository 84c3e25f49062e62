"""Where ontology, data and queries lie: in the checkout first, else inside the installed package.

An editable install keeps a stale copy of the folders in the package, so the checkout is looked for
first: the folder two above this file that has a pyproject.toml beside the three folders.
"""

from functools import cache
from pathlib import Path

__all__ = ["data_folder", "ontology_folder", "queries_folder", "resource_root", "root_for"]

_FOLDERS = ("ontology", "data", "queries")


@cache
def resource_root() -> Path:
    """Return the folder that holds `ontology/`, `data/` and `queries/`."""
    return root_for(Path(__file__).resolve())


def root_for(module: Path) -> Path:
    """Return the folder of the resources that go with `module`, this file where it is installed."""
    checkout = module.parents[2]
    if (checkout / "pyproject.toml").is_file() and all((checkout / f).is_dir() for f in _FOLDERS):
        return checkout
    return module.parent / "_resources"


def ontology_folder() -> Path:
    """Return the folder of the model, its shapes and its derivation rules."""
    return resource_root() / "ontology"


def data_folder() -> Path:
    """Return the folder of the coded documents and the registers."""
    return resource_root() / "data"


def queries_folder() -> Path:
    """Return the folder of the named questions."""
    return resource_root() / "queries"
