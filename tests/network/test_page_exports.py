"""What the page saves: opened, parsed and compared with what it shows."""

import csv
import io
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
from playwright.sync_api import BrowserContext

from network.reading import Reader, parsed
from network.samples import BZ, IOM, statements

SVG = "{http://www.w3.org/2000/svg}"
MINISTRY = "Ministry of Foreign Affairs"


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_svg_has_what_is_shown_with_legend_title_source_and_licence(reader: Reader) -> None:
    root = parsed(reader.saved_text("svg"))
    assert root.tag == f"{SVG}svg"
    assert root.get("width") == "180mm"
    text = words(root)
    for part in (
        "Who works with whom: West Africa",
        "A line is a joint action.",
        "civil society",
        "larger: more partners; thicker: more joint actions.",
        "Shown: 4 actors, 2 lines, 2 joint actions.",
        "Data: mhgraph 0.1.0, 2021-11-21 · Licence: CC BY 4.0",
    ):
        assert part in text
    groups = {group.get("id"): group for group in root.iter(f"{SVG}g") if group.get("id")}
    assert len(groups["nodes"]) == 4
    assert len(groups["lines"]) == 2
    labels = [words(label) for label in groups["labels"]]
    assert any("Free a Girl" in label for label in labels)
    reader.quiet()


def test_svg_follows_filters_and_language(reader: Reader) -> None:
    reader.page.click("#language")
    reader.page.uncheck("text=maatschappelijk middenveld")
    reader.choose("place", "Mali")
    saved = reader.save("svg")
    assert saved.suggested_filename == "wie-werkt-met-wie-west-afrika.svg"
    root = parsed(Path(saved.path()).read_bytes())
    text = words(root)
    assert "Filters: Plaats: Mali" in text
    assert "Verborgen: 2 actoren, 1 lijn." in text
    assert "Vrij een Meisje" not in text
    assert root.get("lang") == "nl"


def test_svg_draws_arrows(context: BrowserContext, tmp_path: Path) -> None:
    reader = Reader(context, tmp_path, statements()).drawn()
    root = parsed(reader.saved_text("svg"))
    heads = root.findall(f".//{SVG}g[@id='lines']/{SVG}polygon")
    assert len(heads) == 2
    assert "Left out: everything farther off" in words(root)


def test_png_is_wide_enough_for_print_and_not_blank(reader: Reader) -> None:
    saved = reader.save("png")
    data = Path(saved.path()).read_bytes()
    assert saved.suggested_filename == "who-works-with-whom-west-africa.png"
    assert data.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", data[16:24])
    assert width >= 3000
    assert height > 1000
    assert len(data) > 50_000
    reader.quiet()


def rows(text: str, sign: str = ",") -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=sign))


def test_csv_of_nodes(reader: Reader) -> None:
    head, *body = rows(reader.saved_text("csv-nodes"))
    assert head == ["Name", "Kind", "Identifier", "Partners", "Joint actions", "IRI"]
    assert len(body) == 4
    assert [MINISTRY, "ministry", "", "1", "2", BZ] in body


def test_csv_of_lines_in_dutch_under_a_filter(reader: Reader) -> None:
    reader.page.click("#language")
    reader.choose("place", "Mali")
    head, *body = rows(reader.saved_text("csv-lines"), ";")
    assert head[:3] == ["Van", "Naar", "Gezamenlijke acties"]
    assert body == [
        [
            "Ministerie van Buitenlandse Zaken",
            "Internationale Organisatie voor Migratie",
            "1",
            "betaalt",
            "voert uit",
            "EU2021-3",
            "EU2021, blz. 3",
            BZ,
            IOM,
        ]
    ]


def test_graphml_is_read_by_networkx(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "page.graphml"
    file.write_text(reader.saved_text("graphml"), encoding="utf-8", newline="\n")
    graph = nx.read_graphml(file)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (4, 2)
    ministry = next(about for _, about in graph.nodes(data=True) if about["iri"] == BZ)
    assert ministry["label_nl"] == "Ministerie van Buitenlandse Zaken"
    assert ministry["label_en"] == MINISTRY
    assert ministry["kind"] == "Ministry"
    assert isinstance(ministry["x"], float)
    line = graph.edges["n0", "n1"]
    assert line["weight"] == 2.0
    assert line["roles_left_en"] == "funds"
    assert line["roles_right_nl"] == "voert uit"
    assert line["identifiers"] == "PR2021-24.1, EU2021-3"
    assert graph.graph["source"].endswith("Licence: CC BY 4.0")


def test_graphml_keeps_directions(context: BrowserContext, tmp_path: Path) -> None:
    reader = Reader(context, tmp_path, statements()).drawn()
    root = parsed(reader.saved_text("graphml"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert {edge.get("directed") for edge in root.iter(f"{space}edge")} == {"true"}


def test_the_menu_closes_on_escape_and_outside(reader: Reader) -> None:
    menu = reader.page.locator("#export")
    reader.page.click("#export summary")
    assert menu.get_attribute("open") == ""
    reader.page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    reader.page.click("#export summary")
    reader.page.click("h1")
    assert menu.get_attribute("open") is None
