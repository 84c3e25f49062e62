"""`mhgraph export`: the whole graph or one class in every form, and CSV."""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from conftest import Run
from mhgraph.corpus.export import dataset_quads, serialised
from mhgraph.store import MemoryStore, select
from mhgraph.values import DefaultGraph, NamedNode, Quad

DERIVED = NamedNode("https://w3id.org/mhgraph/id/graph/derived")
MH = "https://w3id.org/mhgraph/ontology#"
COUNT = f"PREFIX mh: <{MH}> SELECT DISTINCT ?thing WHERE {{ ?thing %s }}"


def named(quads: Iterable[Quad]) -> set[Quad]:
    """Those that sources state."""
    return {
        q for q in quads if not isinstance(q.graph_name, DefaultGraph) and q.graph_name != DERIVED
    }


def read(text: str, form: RdfFormat) -> set[Quad]:
    return set(parse(text, format=form))


def test_trig_is_what_comes_without_options(mhgraph: Run, memory: MemoryStore) -> None:
    done = mhgraph("export")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("@prefix ")
    assert read(done.stdout, RdfFormat.TRIG) == named(memory.quads())


def test_json_ld_holds_the_named_graphs(mhgraph: Run, memory: MemoryStore) -> None:
    done = mhgraph("export", "-f", "jsonld")
    assert read(done.stdout, RdfFormat.JSON_LD) == named(memory.quads())


@pytest.mark.parametrize("form", [RdfFormat.TURTLE, RdfFormat.N_TRIPLES])
def test_the_files_ending_chooses_and_flat_forms_hold_every_fact_once(
    mhgraph: Run, memory: MemoryStore, tmp_path: Path, form: RdfFormat
) -> None:
    file = tmp_path / f"de graaf.{form.file_extension.upper()}"
    done = mhgraph("export", "-o", str(file))
    assert (done.returncode, done.stdout) == (0, "")
    quads = list(parse(file.read_text(encoding="utf-8"), format=form))
    facts = {q.triple for q in memory.quads() if isinstance(q.graph_name, DefaultGraph)}
    assert len(quads) == len(facts)
    assert done.stderr.splitlines() == [f"Written: {file} ({len(facts)} statements)"]
    assert {q.triple for q in quads} == facts


def test_n_quads_by_ending_are_the_same_bytes_every_time(
    mhgraph: Run, memory: MemoryStore, tmp_path: Path
) -> None:
    assert mhgraph("export", "-o", "all.nq").returncode == 0
    ours = serialised(dataset_quads(memory, prepared=False), "nquads")
    assert (tmp_path / "all.nq").read_bytes() == ours.encode()


def test_prepared_is_what_a_server_has_to_hold(
    mhgraph: Run, tmp_path: Path, prepared_file: Path
) -> None:
    assert mhgraph("export", "--prepared", "-o", "all.nq").returncode == 0
    assert (tmp_path / "all.nq").read_bytes() == prepared_file.read_bytes()


@pytest.mark.parametrize(
    ("name", "form", "lang"),
    [("ministerie", RdfFormat.TURTLE, "nl"), (f"{MH}Ministry", RdfFormat.TRIG, "en")],
)
def test_one_class_by_its_name_or_address(
    mhgraph: Run, memory: MemoryStore, name: str, form: RdfFormat, lang: str
) -> None:
    given = {RdfFormat.TURTLE: "turtle", RdfFormat.TRIG: "trig"}[form]
    done = mhgraph("export", "--class", name, "-f", given, "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    quads = read(done.stdout, form)
    things = {row["thing"] for row in select(memory, COUNT % "a mh:Ministry")}
    assert {q.subject for q in quads} == things
    graphs = {q.graph_name for q in quads}
    assert (graphs == {DefaultGraph()}) is (form == RdfFormat.TURTLE)


@pytest.mark.parametrize(
    ("what", "lang", "start", "kind"),
    [
        ("actions", "en", ["Action (IRI)", "Identifier", "Counts as"], "mh:countedAs ?any"),
        ("actors", "nl", ["Actor (IRI)", "Actor", "Andere namen"], "a mh:Actor"),
    ],
)
def test_csv_has_a_line_for_each_action_or_actor(
    mhgraph: Run, memory: MemoryStore, what: str, lang: str, start: list[str], kind: str
) -> None:
    done = mhgraph("export", what, "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.reader(io.StringIO(done.stdout)))
    assert rows[0][:3] == start
    things = sorted(row["thing"] for row in select(memory, COUNT % kind).texts())
    assert sorted(row[0] for row in rows[1:]) == things


def test_own_data_are_exported_with_their_source(mhgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(f"<urn:x:a> a <{MH}Ministry> .", encoding="utf-8")
    done = mhgraph("export", "--class", "ministry", "-f", "nquads", "--data", "own.ttl")
    graph = "<https://w3id.org/mhgraph/id/graph/user/own.ttl>"
    type_ = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    assert f"<urn:x:a> {type_} <{MH}Ministry> {graph} ." in done.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["actions", "-f", "turtle"], "'actions' goes only with: csv, xlsx, json."),
        (["actions", "--class", "fund"], "'actions' goes only with: csv, xlsx, json."),
        (["-f", "csv"], "csv goes only with: actions, actors."),
        (["--class", "ministry", "-f", "xlsx"], "xlsx goes only with: actions, actors."),
        (["--prepared", "-o", "all.nt"], "--prepared goes only with: trig, nquads, jsonld."),
        (["--prepared", "--class", "fund"], "--prepared goes only with: trig, nquads, jsonld."),
    ],
)
def test_what_does_not_go_together_is_wrong_use(
    mhgraph: Run, tmp_path: Path, words: list[str], message: str
) -> None:
    done = mhgraph("export", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [f"mhgraph: {message}", "See `mhgraph export --help`."]
    assert list(tmp_path.iterdir()) == []


def test_a_class_that_is_none_gives_the_nearest(mhgraph: Run) -> None:
    done = mhgraph("export", "--class", "ministri")
    assert done.returncode == 2
    first, second = done.stderr.splitlines()
    assert first == "mhgraph: The graph knows no class by the name 'ministri'."
    assert second.startswith("Did you mean: ministry")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["actors", "-o", "a.ttl"], "the ending .ttl does not say which form the file is to have."),
        (["-o", "g.xlsx"], "the ending .xlsx does not say which form the file is to have."),
        (["-f", "trig", "-o", "g.ttl"], "--format trig does not fit the ending .ttl."),
        (["actions", "-f", "csv", "-o", "a.xls"], "--format csv does not fit the ending .xls."),
    ],
)
def test_no_file_holds_another_form_than_its_ending_says(
    mhgraph: Run, tmp_path: Path, words: list[str], said: str
) -> None:
    done = mhgraph("export", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_actions_become_a_workbook_or_json_by_the_ending(mhgraph: Run, tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.json", "a.csv"):
        assert mhgraph("export", "actors", "-o", name).returncode == 0
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    rows = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["results"]["bindings"]
    text = (tmp_path / "a.csv").read_text(encoding="utf-8")
    assert len(rows) == len(list(csv.reader(io.StringIO(text)))) - 1
