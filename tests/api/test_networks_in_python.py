"""`kg.network()`: the same network as the command's, to save, measure and hand on."""

from pathlib import Path

import networkx as nx
import pytest

import mhgraph
from mhgraph.errors import OutputError, ParameterError, UsageError


@pytest.fixture(scope="module")
def kg() -> mhgraph.KnowledgeGraph:
    return mhgraph.open()


def test_filters_are_named_as_on_the_command_line(kg: mhgraph.KnowledgeGraph) -> None:
    found = kg.network(place=["Mali", "Niger"], target_group=None, since=2015, lang="nl")
    assert repr(found).startswith("<ResultNetwork 'Wie werkt met wie: Mali, Niger · vanaf 2015': ")
    assert 0 < len(found.edges) < len(kg.network().edges)
    assert {node.iri for node in found.nodes} >= {edge.left for edge in found.edges}


@pytest.mark.parametrize("name", ["x.html", "x.svg", "x.gexf", "x.csv"])
def test_a_network_is_saved_as_its_ending_says(
    kg: mhgraph.KnowledgeGraph, tmp_path: Path, name: str
) -> None:
    written = kg.network("programme", "PROMIS").save(tmp_path / name, width_mm=120)
    assert all(path.stat().st_size > 500 for path in written)
    assert sorted(tmp_path.iterdir()) == sorted(written)


def test_what_cannot_be_saved_says_why(kg: mhgraph.KnowledgeGraph, tmp_path: Path) -> None:
    found = kg.network("path", "IOM", "UNODC")
    with pytest.raises(OutputError, match="the ending does not say"):
        found.save(tmp_path / "x.docx")
    with pytest.raises(OutputError, match="cannot be written"):
        found.save(tmp_path / "nowhere" / "x.json")


def test_measures_are_those_of_the_network(kg: mhgraph.KnowledgeGraph) -> None:
    found = kg.network(place="West Africa")
    partners = {row["node"]: row["partners"] for row in found.measures("partners")}
    graph = found.to_networkx()
    assert partners == dict(graph.degree())
    assert found.measures("betweenness", top=1).columns[0] == "rank"
    assert len(found.measures(by="network")) > 5
    with pytest.raises(UsageError, match="by='country'"):
        found.measures(by="country")


def test_networkx_gets_names_in_both_languages(kg: mhgraph.KnowledgeGraph) -> None:
    graph = kg.network("instrument", "2011/36/EU").to_networkx()
    assert isinstance(graph, nx.DiGraph)
    assert all(data["label_nl"] and data["label_en"] for _, data in graph.nodes(data=True))


def test_a_notebook_shows_a_picture(kg: mhgraph.KnowledgeGraph) -> None:
    assert kg.network("programme", "PROMIS")._repr_svg_().rstrip().endswith("</svg>")


def test_an_unknown_filter_names_those_there_are(kg: mhgraph.KnowledgeGraph) -> None:
    with pytest.raises(ParameterError) as caught:
        kg.network(plaats="Mali")
    assert any("--place" in note for note in caught.value.__notes__)
