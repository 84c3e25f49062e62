"""Both languages, the keyboard, a narrow screen, and what axe-core finds."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from network.reading import Reader
from network.samples import small, statements
from network.synthetic import synthetic


def grave(reader: Reader) -> list[Any]:
    """Return what axe-core calls serious or critical."""
    found = Axe().run(reader.page).response["violations"]
    return [
        (fault["id"], [node["target"] for node in fault["nodes"]])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_axe_finds_no_serious_fault(context: BrowserContext, tmp_path: Path, lang: str) -> None:
    reader = Reader(context, tmp_path, small(), lang).drawn()
    assert grave(reader) == []
    reader.click_line(0, 1)
    reader.table("nodes")
    reader.page.click("#export summary")
    assert grave(reader) == []
    reader.page.keyboard.press("Escape")
    reader.find("o")
    reader.page.keyboard.press("ArrowDown")
    assert grave(reader) == []
    reader.page.keyboard.press("Enter")
    reader.choose("place", "Mali")
    reader.page.check("#connected")
    assert grave(reader) == []


def test_axe_on_a_narrow_screen_with_directed_lines(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 400, "height": 800})
    reader = Reader(context, tmp_path, statements()).drawn()
    reader.page.click("#lines-table tbody button >> nth=0")
    assert grave(reader) == []
    context.close()


@pytest.mark.parametrize("width", [400, 700, 1000, 1280])
def test_no_width_makes_the_page_scroll_sideways(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    reader = Reader(context, tmp_path, synthetic(40, 60)).drawn()
    reader.page.click("#lines-table tbody button >> nth=0")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    frame = reader.page.locator("#drawing").bounding_box()
    assert frame is not None
    assert frame["width"] > 350
    context.close()


def test_the_switch_changes_every_word(reader: Reader) -> None:
    reader.click_line(0, 1)
    reader.table("nodes")
    english = reader.page.inner_text("body")
    reader.page.click("#language")
    dutch = reader.page.inner_text("body")
    assert reader.page.get_attribute("html", "lang") == "nl"
    assert reader.page.title() == "Wie werkt met wie: West-Afrika"
    for text in (
        "Een lijn is een gezamenlijke actie.",
        "Te zien: 4 actoren, 2 lijnen, 2 gezamenlijke acties. Niets verborgen.",
        "Ministerie van Buitenlandse Zaken: betaalt",
        "Bron: PR2021, blz. 24",
        "Tabel van actoren (4)",
        "maatschappelijk middenveld",
        "Gegevens: mhgraph 0.1.0",
        "Licentie: CC BY 4.0",
        "West-Afrika (2)",
    ):
        assert text in dutch
    left = {"Niger (2)", "Mali (1)", "PROMIS (2)"}
    shared = {line.strip() for line in english.splitlines()} & {
        line.strip() for line in dutch.splitlines()
    }
    assert {line for line in shared if len(line) > 9 and " " in line} - left == set()
    assert "Ministerie van" in reader.page.evaluate("mhgraphNetwork.body.nodes[0].options.label")
    reader.page.click("#language")
    assert reader.page.inner_text("body").splitlines()[0] == english.splitlines()[0]
    reader.quiet()


def test_the_page_opens_in_dutch(context: BrowserContext, tmp_path: Path) -> None:
    reader = Reader(context, tmp_path, small(), "nl").drawn()
    assert reader.page.get_attribute("html", "lang") == "nl"
    assert "internationale organisaties" in reader.page.inner_text("#kinds")
    reader.click_node(1)
    assert "Partners: 2" in reader.panel()
    assert "1 gezamenlijke actie" in reader.panel()
    reader.quiet()


def test_the_keyboard_reaches_every_control(reader: Reader) -> None:
    wanted = {
        "copy-link", "language", "find", "connected", "from", "to", "least", "loose", "zoom-in",
        "zoom-out", "fit", "drawing", "facet-role", "facet-place",
    }  # fmt: skip
    reached: set[str] = set()
    outlines: set[str] = set()
    for _ in range(60):
        reader.page.keyboard.press("Tab")
        name, outline = reader.page.evaluate(
            "[document.activeElement.id, getComputedStyle(document.activeElement).outlineStyle]"
        )
        reached.add(name)
        if name:
            outlines.add(outline)
    assert wanted <= reached
    assert outlines == {"solid"}


def test_the_drawing_moves_by_keyboard(reader: Reader) -> None:
    reader.page.focus("#drawing")
    before = reader.page.evaluate("[mhgraphNetwork.getViewPosition().x, mhgraphNetwork.getScale()]")
    reader.page.keyboard.press("ArrowRight")
    assert reader.page.evaluate("mhgraphNetwork.getViewPosition().x") > before[0]
    reader.page.keyboard.press("+")
    reader.until(f"mhgraphNetwork.getScale() > {before[1]} * 1.2")
    reader.page.keyboard.press("0")
    after = reader.page.evaluate("[mhgraphNetwork.getViewPosition().x, mhgraphNetwork.getScale()]")
    assert after == pytest.approx(before)


def test_a_reader_who_wants_calm_sees_no_movement(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    reader = Reader(context, tmp_path, small()).drawn()
    scale = reader.page.evaluate("mhgraphNetwork.getScale()")
    reader.page.click("#zoom-in")
    assert reader.page.evaluate("mhgraphNetwork.getScale()") == pytest.approx(scale * 1.4)
    context.close()
