"""`mhgraph check`: exit code 0 when all conforms, 1 and a report when something does not."""

import csv
import io
from pathlib import Path

from conftest import Run


def test_what_we_ship_conforms(mhgraph: Run) -> None:
    done = mhgraph("check", "--lang", "nl")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["Ontologie en gegevens voldoen aan alle regels."]


def test_a_report_of_what_does_not_conform_in_own_data(mhgraph: Run, tmp_path: Path) -> None:
    own = """@prefix mh: <https://w3id.org/mhgraph/ontology#> .
    <urn:x:a> mh:leadBy <urn:x:b> ."""
    (tmp_path / "own.ttl").write_text(own, encoding="utf-8")
    done = mhgraph("check", "--data", "own.ttl", "-f", "csv", "-o", "report.csv")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Written: report.csv (1 row)\n")
    report = (tmp_path / "report.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(report)))
    assert rows[0] == ["What", "Is wrong", "Value", "Source", "Rule"]
    unknown = "uses a term that the ontology does not know"
    assert ["urn:x:a", unknown, "mh:leadBy", "own.ttl", "undeclared-terms"] in rows
