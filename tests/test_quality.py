"""The rules for the code itself: lint, layout, types, floors, sizes and words that stay out."""

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LINES_IN_FUNCTION = 60
LINES_IN_FILE = 400

# The hosts of package registries. Each is written in two pieces, so that none stands in this file.
HOSTS = [
    "".join(pieces)
    for pieces in (
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("npm", "js.org"),
        ("npmjs", ".com"),
        ("deb.", "debian.org"),
        ("yarn", "pkg.com"),
        ("crates", ".io"),
        ("rubygems", ".org"),
        ("proxy.", "golang.org"),
        ("repo.maven", ".apache.org"),
    )
]
BANNED = re.compile("|".join(re.escape(host) for host in HOSTS), re.IGNORECASE)


def report(*words: str) -> str:
    """Run a tool on this checkout; return all that it said when it complains, else nothing."""
    done = subprocess.run(
        words,
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "NO_COLOR": "1"},
        errors="replace",
        timeout=300,
    )
    return f"{done.stdout}{done.stderr}" if done.returncode else ""


@pytest.mark.parametrize(
    "words",
    [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",)],
    ids=" ".join,
)
def test_a_tool_has_nothing_to_say(words: tuple[str, ...]) -> None:
    said = report(sys.executable, "-m", *words)
    assert not said, said


def test_every_room_imports_only_from_floors_below() -> None:
    command = shutil.which("lint-imports", path=sysconfig.get_path("scripts"))
    assert command, "import-linter is not installed in this environment"
    said = report(command)
    assert not said, said


def functions(file: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and the number of lines of each function in `file`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_and_files_stay_short() -> None:
    long = [
        f"{file.relative_to(ROOT)}: {name} has {lines} lines"
        for file in SOURCES
        for name, lines in functions(file)
        if lines > LINES_IN_FUNCTION
    ]
    for file in SOURCES:
        lines = len(file.read_text(encoding="utf-8").splitlines())
        if lines > LINES_IN_FILE:
            long.append(f"{file.relative_to(ROOT)} has {lines} lines")
    assert SOURCES
    assert not long, "\n".join(long)


def test_no_package_registry_is_named(git: str) -> None:
    """In no file that is committed or about to be: what a commit holds, its history keeps."""
    listing = ("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    done = subprocess.run([git, *listing], capture_output=True, check=True, cwd=ROOT, timeout=60)
    files = [ROOT / name for name in done.stdout.decode("utf-8").split("\0") if name]
    assert files
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for file in files
        if file.is_file()
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1)
        if BANNED.search(line)
    ]
    assert not found, "\n".join(found)


def test_the_pattern_finds_what_it_bans() -> None:
    assert all(BANNED.search(f"https://files.{host}/simple") for host in HOSTS)
