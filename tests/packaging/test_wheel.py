"""The wheel, built, installed into an empty environment and run from another folder.

On the lowest Python that the project supports, every dependency is installed at its lower bound; on
a newer one, for which those old releases were never built, at whatever version pip finds.
"""

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

import mhgraph

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("ontology", "data", "queries")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BOUND = re.compile(r"(?P<name>[\w.-]+)(?:\[[\w,-]+\])?>=(?P<version>[\w.]+)")
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
QUESTION = ("query", "actions-in-place", "--place", "West Africa", "--format", "csv")


def lower_bounds(requirements: list[str]) -> dict[str, str]:
    """Return the lowest version of each of `requirements`, by its name in lower case."""
    found = [BOUND.match(requirement) for requirement in requirements]
    assert all(found), f"a dependency has no lower bound: {requirements}"
    return {m["name"].lower(): m["version"] for m in found if m}


def is_lowest_python() -> bool:
    """Tell whether this is the oldest Python that the project says it supports."""
    lowest: str = PYPROJECT["project"]["requires-python"]
    return lowest == ">={}.{}".format(*sys.version_info)


def constraints(requirements: list[str], file: Path) -> Path:
    """Write the lower bounds of `requirements` as constraints for pip; none on a newer Python."""
    bounds = lower_bounds(requirements) if is_lowest_python() else {}
    file.write_text("".join(f"{n}=={v}\n" for n, v in bounds.items()), encoding="utf-8")
    return file


def environment(**more: str) -> dict[str, str]:
    """Return the environment variables without any that would lead Python back to the checkout."""
    ours = ("MHGRAPH_", "PYTHON", "VIRTUAL_ENV")
    return {k: v for k, v in os.environ.items() if not k.startswith(ours)} | more


def run(*words: str | Path, cwd: Path, **env: str) -> bytes:
    """Run a command and return what it printed; a failure shows all that it said."""
    done = subprocess.run(
        [str(word) for word in words],
        capture_output=True,
        check=False,
        cwd=cwd,
        env=environment(**env),
        timeout=600,
    )
    said = done.stderr.decode("utf-8", "replace")
    assert done.returncode == 0, f"{words}\n{done.stdout.decode('utf-8', 'replace')}\n{said}"
    return done.stdout


@dataclass(frozen=True)
class Built:
    """What `python -m build` makes: the source archive, and the wheel from that archive."""

    sdist: Path
    wheel: Path

    def wheel_files(self) -> dict[str, bytes]:
        with zipfile.ZipFile(self.wheel) as archive:
            return {i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()}


@dataclass(frozen=True)
class Installed:
    """An environment that holds the wheel and what it depends on, and nothing else."""

    folder: Path
    elsewhere: Path

    @property
    def scripts(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    def mhgraph(self, *words: str) -> bytes:
        return run(self.scripts / "mhgraph", *words, cwd=self.elsewhere)

    def python(self, code: str) -> str:
        printed = run(self.scripts / "python", "-c", code, cwd=self.elsewhere, PYTHONUTF8="1")
        return printed.decode("utf-8").strip()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Source archive and wheel of this checkout, made with the lowest build backend allowed."""
    folder = tmp_path_factory.mktemp("built")
    backend = constraints(PYPROJECT["build-system"]["requires"], folder / "backend.txt")
    build = (sys.executable, "-m", "build", "--outdir", folder, ROOT)
    run(*build, cwd=folder, PIP_CONSTRAINT=backend.as_uri())
    (sdist,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    return Built(sdist, wheel)


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an empty virtual environment, in a folder with a space in its name."""
    base = tmp_path_factory.mktemp("my documents")
    folder = base / "a venv"
    venv.create(folder)
    here = Installed(folder, tmp_path_factory.mktemp("elsewhere"))
    lowest = constraints(PYPROJECT["project"]["dependencies"], base / "lowest.txt")
    pip = (sys.executable, "-m", "pip", "--python", here.scripts / "python")
    run(*pip, "install", built.wheel, "--constraint", lowest, cwd=here.elsewhere)
    return here


def checkout(*words: str, cwd: Path) -> bytes:
    """Run mhgraph from the checkout, whatever is installed."""
    source = str(ROOT / "src")
    return run(sys.executable, "-m", "mhgraph", *words, cwd=cwd, PYTHONPATH=source)


def files_of_checkout() -> Iterator[tuple[str, Path]]:
    """Yield each file that the wheel has to hold: its place in the wheel and in the checkout."""
    package = ROOT / "src" / "mhgraph"
    pairs = [(package, "mhgraph"), *((ROOT / f, f"mhgraph/_resources/{f}") for f in FOLDERS)]
    for folder, place in pairs:
        for file in folder.rglob("*"):
            inside = file.relative_to(folder)
            if file.is_file() and file.suffix != ".pyc" and not inside.name.startswith("."):
                yield f"{place}/{inside.as_posix()}", file


def test_the_wheel_holds_package_and_resources_as_they_are_and_nothing_more(built: Built) -> None:
    held = built.wheel_files()
    expected = dict(files_of_checkout())
    assert {n for n in held if ".dist-info/" not in n} == expected.keys()
    assert [n for n, file in expected.items() if held[n] != file.read_bytes()] == []


def test_the_wheel_brings_its_licences_and_its_version(built: Built) -> None:
    held = built.wheel_files()
    info = f"mhgraph-{mhgraph.__version__}.dist-info"
    for name in PYPROJECT["project"]["license-files"]:
        assert held[f"{info}/licenses/{name}"] == (ROOT / name).read_bytes()


def test_the_source_archive_holds_no_other_folders(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        tops = {Path(name).parts[1] for name in archive.getnames()}
    said = PYPROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    always = {".gitignore", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml"}
    assert tops <= always | {name.removeprefix("/") for name in said}
    assert {"src", "tests", *FOLDERS} <= tops


def test_every_dependency_is_at_its_lower_bound(installed: Installed) -> None:
    if not is_lowest_python():
        return
    listed = run(
        *(sys.executable, "-m", "pip", "--python", installed.scripts / "python"),
        *("list", "--format", "json"),
        cwd=installed.elsewhere,
    )
    versions = {row["name"].lower(): row["version"] for row in json.loads(listed)}
    bounds = lower_bounds(PYPROJECT["project"]["dependencies"])
    assert {name: versions[name] for name in bounds} == bounds


def test_nothing_of_the_checkout_is_used(installed: Installed) -> None:
    show = "from mhgraph.resources import resource_root; print(resource_root())"
    root = Path(installed.python(show))
    assert root.is_relative_to(installed.folder.resolve())
    assert sorted(folder.name for folder in root.iterdir()) == sorted(FOLDERS)
    paths = json.loads(installed.python("import json, sys; print(json.dumps(sys.path))"))
    assert not [path for path in paths if Path(path).is_relative_to(ROOT)]


def test_a_question_gets_the_same_bytes_as_in_the_checkout(installed: Installed) -> None:
    answer = installed.mhgraph(*QUESTION)
    assert answer.count(b"\n") > 1
    assert answer == checkout(*QUESTION, cwd=installed.elsewhere)


def test_the_module_runs_as_the_command_does(installed: Installed) -> None:
    module = (installed.scripts / "python", "-m", "mhgraph", "--version")
    said = run(*module, cwd=installed.elsewhere)
    assert said == installed.mhgraph("--version")
    assert mhgraph.__version__ in said.decode("utf-8")


def test_the_graph_conforms(installed: Installed) -> None:
    assert installed.mhgraph("check").strip()


def test_a_drawing_tells_what_that_of_the_checkout_tells(installed: Installed) -> None:
    """The places of the actors may differ: they follow the versions of networkx and numpy."""
    drawn = ("network", "--place", "West Africa", "-o")
    installed.mhgraph(*drawn, "x.html")
    checkout(*drawn, "y.html", cwd=installed.elsewhere)
    pages = [(installed.elsewhere / name).read_text("utf-8") for name in ("x.html", "y.html")]
    assert all(page.startswith("<!DOCTYPE html>") for page in pages)
    ours, theirs = (TABLE.findall(page) for page in pages)
    assert ours
    assert ours == theirs


def test_the_export_parses_and_is_that_of_the_checkout(installed: Installed) -> None:
    words = ("export", "-f", "trig")
    ours = set(ox.parse(installed.mhgraph(*words), format=ox.RdfFormat.TRIG))
    theirs = ox.parse(checkout(*words, cwd=installed.elsewhere), format=ox.RdfFormat.TRIG)
    assert ours
    assert ours == set(theirs)
