"""Search by any name in either language, by mouse and by keyboard."""

from pathlib import Path

from playwright.sync_api import BrowserContext

from network.reading import Reader
from network.synthetic import synthetic


def test_any_name_in_either_language_without_accents(reader: Reader) -> None:
    for text, name in (
        ("buza", "Ministry of Foreign Affairs"),
        ("buitenlandse ZAKEN", "Ministry of Foreign Affairs"),
        ("oekraiense", "Free a Girl"),
        ("migratie", "International Organization for Migration"),
        ("  un   office", "UN Office on Drugs and Crime"),
    ):
        suggested = reader.find(text)
        assert len(suggested) == 1
        assert suggested[0].startswith(name)
        reader.page.press("#find", "Enter")
        assert reader.lines()[0].strip() == name
        assert reader.page.input_value("#find") == name
    reader.quiet()


def test_choosing_selects_centres_and_shows(reader: Reader) -> None:
    reader.find("Free")
    reader.page.click("#found li")
    assert reader.lines()[0].strip() == "Free a Girl"
    assert reader.page.evaluate("mhgraphNetwork.getSelectedNodes()") == [2]
    x, y = reader.place(2)
    reader.until(
        f"Math.hypot(mhgraphNetwork.getViewPosition().x - {x}, mhgraphNetwork.getViewPosition().y - {y}) < 2"
    )
    assert not reader.page.is_visible("#found")


def test_the_list_by_keyboard(reader: Reader) -> None:
    box = reader.page.locator("#find")
    box.focus()
    reader.page.keyboard.type("o")
    assert box.get_attribute("aria-expanded") == "true"
    number = reader.page.locator("#found li").count()
    assert number > 1
    assert reader.page.inner_text("#found-number") == f"{number} found"
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "found-1"
    chosen = reader.page.locator("#found [aria-selected=true] span").first.inner_text()
    reader.page.keyboard.press("Enter")
    assert reader.lines()[0].strip() == chosen
    assert box.get_attribute("aria-expanded") == "false"
    reader.page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-expanded") == "true"
    reader.page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    reader.page.keyboard.press("Escape")
    assert box.input_value() == ""


def test_nothing_found(reader: Reader) -> None:
    assert reader.find("zzz") == []
    assert reader.page.inner_text("#found-number") == "Nothing found"
    reader.page.press("#find", "Enter")
    assert reader.panel().startswith("Click a symbol")


def test_what_is_hidden_is_found_all_the_same(reader: Reader) -> None:
    reader.page.uncheck("text=civil society")
    reader.find("Free a Girl")
    reader.page.press("#find", "Enter")
    assert reader.lines()[0].strip() == "Free a Girl"
    assert "The filters hide this choice" in reader.panel()
    reader.quiet()


def test_five_thousand_names(context: BrowserContext, tmp_path: Path) -> None:
    network = synthetic(5000, 5000)
    places = {node.iri: (i % 80 * 90.0, i // 80 * 90.0) for i, node in enumerate(network.nodes)}
    reader = Reader(context, tmp_path, network, places=places).drawn()
    suggested = reader.find("organisatie nummer 499")
    assert reader.page.inner_text("#found-number") == "11 found"
    assert suggested[0].startswith("Organisation number 499")
    reader.page.press("#find", "Enter")
    assert reader.lines()[0].strip() == "Organisation number 499"
    reader.quiet()
