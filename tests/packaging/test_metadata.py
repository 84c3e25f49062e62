"""What the project says of itself agrees with itself: version, licences, citation."""

import datetime
import importlib.metadata
import tomllib
from pathlib import Path
from typing import Any

import yaml

import mhgraph

ROOT = Path(__file__).resolve().parents[2]


def citation() -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def project() -> dict[str, Any]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = tomllib.loads(text)["project"]
    return found


def test_every_version_is_the_same() -> None:
    assert citation()["version"] == mhgraph.__version__
    assert importlib.metadata.version("mhgraph") == mhgraph.__version__


def test_the_citation_has_what_the_format_asks() -> None:
    found = citation()
    assert {"cff-version", "message", "title", "authors"} <= found.keys()
    assert found["cff-version"] == "1.2.0"
    assert found["title"] == project()["name"]
    assert found["authors"] == project()["authors"]
    assert isinstance(found["date-released"], datetime.date)
    assert found["abstract"].strip()


def test_the_licences_agree_everywhere() -> None:
    assert citation()["license"] == project()["license"].split(" AND ")
    first, second = (ROOT / name for name in project()["license-files"])
    assert first.read_text(encoding="utf-8").startswith("MIT License\n")
    notice = second.read_text(encoding="utf-8")
    assert "https://creativecommons.org/licenses/by/4.0/" in notice
    assert all(f"{folder}/" in notice for folder in ("ontology", "data", "queries"))
