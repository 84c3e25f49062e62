"""The resources are those of the checkout when the code runs from one, else those of the package."""

import os
import subprocess
import sys
from pathlib import Path

from mhgraph.resources import (
    data_folder,
    ontology_folder,
    queries_folder,
    resource_root,
    root_for,
)

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("ontology", "data", "queries")


def laid_out(package: Path, *roots: Path) -> Path:
    """Make a package folder and the three folders in each of `roots`; return its resources.py."""
    for root in roots:
        for name in FOLDERS:
            (root / name).mkdir(parents=True)
    package.mkdir(parents=True, exist_ok=True)
    module = package / "resources.py"
    module.touch()
    return module


def test_a_checkout_goes_before_the_copy_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "src" / "mhgraph"
    module = laid_out(package, tmp_path, package / "_resources")
    (tmp_path / "pyproject.toml").touch()
    assert root_for(module) == tmp_path


def test_an_installed_package_holds_its_own(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "site-packages" / "mhgraph"
    module = laid_out(package, package / "_resources")
    assert root_for(module) == package / "_resources"


def test_folders_of_somebody_else_are_no_checkout(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "mhgraph"
    module = laid_out(package, tmp_path, package / "_resources")
    assert root_for(module) == package / "_resources"


def test_a_project_without_the_folders_is_no_checkout(tmp_path: Path) -> None:
    package = tmp_path / "src" / "mhgraph"
    module = laid_out(package, package / "_resources")
    (tmp_path / "pyproject.toml").touch()
    assert root_for(module) == package / "_resources"


def test_this_checkout_uses_its_own_folders(tmp_path: Path) -> None:
    """As an editable install does: `src` of the checkout is on the path, whatever is installed."""
    done = subprocess.run(
        [sys.executable, "-c", "from mhgraph.resources import *; print(resource_root())"],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        timeout=60,
    )
    assert Path(done.stdout.strip()) == ROOT


def test_the_three_folders_lie_in_the_root() -> None:
    root = resource_root()
    folders = (ontology_folder(), data_folder(), queries_folder())
    assert folders == tuple(root / name for name in FOLDERS)
    assert all(folder.is_dir() for folder in folders)
