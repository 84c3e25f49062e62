"""Whatever a name holds: nothing of it runs, all of it shows, and every export stays well formed."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from mhgraph.errors import Words
from mhgraph.network.model import Edge, Facets, Ground, Network, Node
from mhgraph.network.page import page
from network.payloads import PAYLOADS
from network.reading import Reader, parsed

AT = "https://w3id.org/mhgraph/id/"


def hostile() -> Network:
    """Return a network in which every payload stands wherever a text can stand, in a row."""
    said = [Words(text, text) for text in PAYLOADS]
    iris = [f"{AT}actor/{number}" for number in range(len(PAYLOADS))]
    iris[PAYLOADS.index("__proto__")] = "__proto__"
    iris[PAYLOADS.index("constructor")] = f"{AT}constructor"
    labels: dict[str, Words] = {}
    edges = []
    for number, words in enumerate(said[1:], 1):
        terms = [
            f"{AT}{kind}/{number}" for kind in ("action", "role", "passage", "document", "place")
        ]
        labels |= dict.fromkeys(terms, words)
        action, role, source = terms[:3]
        ground = Ground(action, action, (role,), (role,), (source,))
        left, right = sorted((iris[number - 1], iris[number]))
        edges.append(Edge(left, right, (ground,)))
    numbers = range(1, len(PAYLOADS))
    nodes = [
        Node(iri, words, words.en, words, words.en, ("NGO", "Actor"), (words.en,), 1)
        for iri, words in zip(iris, said, strict=True)
    ]
    return Network(
        "partners",
        Words("".join(PAYLOADS[:9]), "".join(PAYLOADS[:9])),
        Words(" ".join(PAYLOADS[9:40]), " ".join(PAYLOADS[9:40])),
        Words(" ".join(PAYLOADS[40:78]), " ".join(PAYLOADS[40:78])),
        tuple(sorted(nodes, key=lambda node: node.iri)),
        tuple(edges),
        labels,
        {f"{AT}action/{n}": PAYLOADS[n] for n in numbers},
        {f"{AT}action/{n}": Facets(places=(f"{AT}place/{n}",), start=PAYLOADS[n]) for n in numbers},
        {f"{AT}passage/{n}": f"{AT}document/{n}" for n in numbers},
        Words(PAYLOADS[1], PAYLOADS[1]),
    )


def plain(text: str) -> str:
    """Return text as a reader can compare it: no blanks, and what no page can hold as one sign."""
    shown = "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
    return "".join(shown.split())


@pytest.fixture
def reader(context: BrowserContext, tmp_path: Path) -> Reader:
    network = hostile()
    places = {node.iri: (i % 10 * 150.0, i // 10 * 150.0) for i, node in enumerate(network.nodes)}
    return Reader(context, tmp_path, network, places=places).drawn()


def harmless(reader: Reader) -> None:
    assert reader.page.evaluate("window.hacked") is None
    assert reader.page.locator("img, iframe, object, embed, link, base, video, math").count() == 0
    assert reader.page.locator("script").count() == 3
    assert reader.page.locator("style").count() == 1
    assert (
        reader.page.locator("[onerror], [onload], [onclick], [onmouseover], [onfocus]").count() == 0
    )
    reader.quiet()


def test_there_are_many_payloads() -> None:
    assert len(set(PAYLOADS)) >= 60


def test_the_page_can_be_written_as_utf8() -> None:
    text = page(hostile(), places=dict.fromkeys([node.iri for node in hostile().nodes], (0.0, 0.0)))
    assert text.encode("utf-8").decode("utf-8") == text


def test_every_payload_shows_as_text_in_panel_and_search(reader: Reader) -> None:
    """Choose every node by the table and every line by the panel, and read all that stands there."""
    reader.table("nodes")
    told = reader.page.evaluate(
        """() => {
          const panel = document.getElementById("panel");
          const found = [];
          const buttons = document.querySelectorAll("#nodes-table tbody button");
          for (const button of buttons) {
            button.click();
            const parts = [panel.textContent];
            for (const partner of [...panel.querySelectorAll(".partners button")]) {
              button.click();
              [...panel.querySelectorAll(".partners button")]
                .find((other) => other.textContent === partner.textContent).click();
              parts.push(panel.textContent);
            }
            found.push(parts.join(" "));
          }
          return found;
        }"""
    )
    assert len(told) == len(PAYLOADS)
    everything = plain(" ".join(told))
    for payload in PAYLOADS:
        assert everything.count(plain(payload)) >= 6, payload
    harmless(reader)


def test_every_payload_shows_in_tables_title_and_foot(reader: Reader) -> None:
    reader.table("nodes")
    table = plain(reader.page.text_content("#tables") or "")
    for payload in PAYLOADS:
        assert plain(payload) in table
    network = hostile()
    assert plain(network.title.en) in plain(reader.page.text_content("h1") or "")
    assert plain(network.explanation.en) in plain(reader.page.text_content("#explanation") or "")
    assert plain(network.source_line.en) in plain(reader.page.text_content("footer") or "")
    assert plain(PAYLOADS[1]) in plain(reader.page.text_content("#left-out") or "")
    harmless(reader)


def test_search_filters_language_and_tooltips_do_no_harm(reader: Reader) -> None:
    for payload in PAYLOADS[:60]:
        reader.page.fill("#find", payload)
    reader.find("img")
    reader.page.press("#find", "Enter")
    for facet in ("role", "document", "place"):
        value = reader.page.locator(f"#facet-{facet} option >> nth=7").get_attribute("value")
        reader.page.select_option(f"#facet-{facet}", value)
        reader.page.select_option(f"#facet-{facet}", "")
    reader.page.click("#language")
    reader.page.click("#language")
    reader.page.click("#fit")
    reader.settle()
    for number in (0, 11, 22, 33):
        at = reader.page.evaluate(
            "(id) => mhgraphNetwork.canvasToDOM(mhgraphNetwork.getPosition(id))", number
        )
        frame = reader.page.locator("#drawing").bounding_box()
        assert frame is not None
        reader.page.mouse.move(frame["x"] + at["x"], frame["y"] + at["y"])
        reader.until("document.querySelector('.vis-tooltip')?.style.visibility === 'visible'")
        reader.page.mouse.move(frame["x"] + 3, frame["y"] + 3)
        reader.until("document.querySelector('.vis-tooltip').style.visibility === 'hidden'")
    harmless(reader)


def test_pictures_and_graphml_stay_well_formed(reader: Reader) -> None:
    svg = reader.saved_text("svg")
    root = parsed(svg)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names <= {
        "svg",
        "g",
        "title",
        "desc",
        "rect",
        "path",
        "polygon",
        "circle",
        "text",
        "tspan",
    }
    assert not [name for element in root.iter() for name in element.keys() if name.startswith("on")]  # noqa: SIM118
    graphml = parsed(reader.saved_text("graphml"))
    text = plain("".join(graphml.itertext()))
    for payload in PAYLOADS[:60]:
        assert plain(payload) in text
    assert Path(reader.save("png").path()).read_bytes().startswith(b"\x89PNG")
    harmless(reader)


def test_no_cell_of_a_spreadsheet_is_a_formula(reader: Reader) -> None:
    for form in ("csv-nodes", "csv-lines"):
        text = reader.saved_text(form)
        assert text.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1
        assert len(rows) == len(PAYLOADS) + (form == "csv-nodes")
        assert not [
            cell for row in rows for cell in row if cell.strip()[:1] in ("=", "+", "-", "@")
        ]
    harmless(reader)


def test_the_address_of_a_hostile_choice_is_restored(
    reader: Reader, context: BrowserContext, tmp_path: Path
) -> None:
    reader.page.goto(f"{reader.address}#node=__proto__")
    reader.until("mhgraphNetwork.getSelectedNodes().length === 1")
    assert reader.lines()[0].strip() == "__proto__"
    reader.page.goto(f"{reader.address}#node=constructor")
    reader.until("document.querySelector('#panel h2').textContent.includes('constructor')")
    harmless(reader)
