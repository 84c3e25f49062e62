"""Filters choose among the grounds; lines, widths, tables, panel and counts follow them."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext

from network.reading import Reader
from network.synthetic import synthetic

MINISTRY, IOM = "Ministry of Foreign Affairs", "International Organization for Migration"


def agree(reader: Reader, nodes: int, lines: int) -> None:
    """Check that picture, tables and counts say the same."""
    reader.settle()
    assert reader.in_picture() == (nodes, lines)
    assert len(reader.table("lines")) == lines
    assert len(reader.table("nodes")) == nodes
    assert reader.page.inner_text("#lines-table h2") == f"Table of lines ({lines})"
    assert reader.page.inner_text("#nodes-table h2") == f"Table of actors ({nodes})"
    words = f"Shown: {nodes} actor{'s' * (nodes != 1)}, {lines} line{'s' * (lines != 1)}"
    assert reader.counts().startswith(words)


def test_the_legend_filters_by_kind(reader: Reader) -> None:
    reader.page.uncheck("text=government")
    agree(reader, 3, 1)
    assert "Hidden: 1 actor, 1 line." in reader.counts()
    assert "0/1" in reader.page.inner_text("#kinds li:has-text('government')")
    reader.page.check("text=government")
    agree(reader, 4, 2)
    assert "Nothing hidden." in reader.counts()
    reader.quiet()


def by(facet: str, option: str) -> Callable[[Reader], None]:
    return lambda reader: reader.choose(facet, option)


FILTERS = {
    "role": (by("role", "funds"), 2, "2"),
    "document of one action": (by("document", "EU strategy 2021"), 1, "1"),
    "document of the other": (by("document", "Programme results 2021"), 2, "1"),
    "place": (by("place", "Mali"), 1, "1"),
    "place with roll-up": (by("place", "West Africa"), 2, "2"),
    "theme": (by("theme", "labour exploitation"), 2, "1"),
    "target group": (by("target", "migrants"), 2, "1"),
    "programme": (by("programme", "PROMIS"), 2, "1"),
    "from a year": (lambda reader: reader.page.select_option("#from", "2017"), 2, "1"),
    "up to a year": (lambda reader: reader.page.select_option("#to", "2016"), 1, "1"),
}


def test_a_filter_leaves_the_lines_that_still_have_a_ground(reader: Reader) -> None:
    for act, lines, weight in FILTERS.values():
        act(reader)
        agree(reader, lines + 1, lines)  # who has no line is not shown: nothing says that it fits
        assert [MINISTRY, IOM, weight] in [row[:3] for row in reader.table("lines")]
        reader.page.click("#reset")
        agree(reader, 4, 2)
        assert reader.page.is_disabled("#reset")
    reader.quiet()


def test_a_filter_counts_actions_anew(reader: Reader) -> None:
    width = "mhgraphNetwork.body.edges[0].options.width"
    before = reader.page.evaluate(width)
    reader.click_line(0, 1)
    assert "2 joint actions" in reader.panel()
    reader.choose("place", "Mali")
    reader.settle()
    assert reader.page.evaluate(width) < before
    assert "1 joint action" in reader.panel()
    assert reader.page.locator("#panel .card").count() == 1
    assert "Shelter elsewhere" not in reader.panel()
    assert "1 joint action." in reader.counts()


def test_what_has_no_date_is_hidden_in_a_period(reader: Reader) -> None:
    """Part B of the second action has no date."""
    reader.page.select_option("#from", "2015")
    reader.click_line(0, 1)
    assert "EU2021-3" in reader.panel()
    agree(reader, 3, 2)
    assert "What has no date is hidden" in reader.page.inner_text("#period")


def test_filters_combine(reader: Reader) -> None:
    reader.choose("place", "West Africa")
    reader.choose("document", "EU strategy 2021")
    agree(reader, 2, 1)
    reader.page.select_option("#from", "2018")
    agree(reader, 0, 0)
    assert "Hidden: 4 actors, 2 lines." in reader.counts()


def test_a_minimum_of_joint_actions(reader: Reader) -> None:
    reader.page.fill("#least", "2")
    reader.page.press("#least", "Enter")
    agree(reader, 2, 1)
    reader.page.fill("#least", "-5")
    reader.page.press("#least", "Tab")
    assert reader.page.input_value("#least") == "1"
    agree(reader, 4, 2)


def test_the_unconnected_can_be_hidden(reader: Reader) -> None:
    reader.page.check("#connected")
    agree(reader, 3, 2)
    assert "Hidden: 1 actor." in reader.counts()
    reader.page.uncheck("text=civil society")
    agree(reader, 2, 1)
    reader.page.uncheck("text=government")
    agree(reader, 0, 0)
    assert "Hidden: 4 actors, 2 lines." in reader.counts()


def test_what_is_chosen_says_when_it_is_hidden(reader: Reader) -> None:
    reader.click_node(2)
    reader.page.uncheck("text=civil society")
    assert "The filters hide this choice at present." in reader.panel()
    assert "Partners: 0" in reader.panel()


def test_every_option_says_how_many_lines_it_has(reader: Reader) -> None:
    options = reader.page.locator("#facet-place option").all_inner_texts()
    assert options == ["all", "Mali (1)", "Niger (2)", "West Africa (2)"]


def test_a_facet_without_any_choice_is_not_there(context: BrowserContext, tmp_path: Path) -> None:
    reader = Reader(context, tmp_path, synthetic(10, 12)).drawn()
    assert reader.page.locator("#facet-place").count() == 1
    assert reader.page.locator("#facet-programme").count() == 0
    reader.quiet()


def test_a_hidden_node_takes_no_clicks(reader: Reader) -> None:
    at = reader.place(2)
    reader.page.uncheck("text=civil society")
    reader.settle()
    reader.click(*at)
    assert reader.panel().startswith("Click a symbol")


def test_the_counts_of_a_larger_network_agree(context: BrowserContext, tmp_path: Path) -> None:
    reader = Reader(context, tmp_path, synthetic(80, 200)).drawn()
    reader.choose("theme", "Form 1")
    reader.page.check("#connected")
    nodes, lines = reader.in_picture()
    agree(reader, nodes, lines)
    assert 0 < lines < 200
    weights = [int(row[2]) for row in reader.table("lines")]
    assert weights == sorted(weights, reverse=True)
    first = reader.table("nodes")[0]
    reader.find(first[0])
    reader.page.press("#find", "Enter")
    assert f"Partners: {first[2]}" in reader.panel()
    assert f"Joint actions: {first[3]}" in reader.panel()
    assert reader.page.locator("#panel .partners li").count() == int(first[2])


def test_filters_keep_working_while_a_line_is_chosen(reader: Reader) -> None:
    """What was chosen used to be drawn in the midst of a change, and the page stood still after that."""
    reader.click_line(0, 1)
    for option in ("Mali", "West Africa", "Mali"):
        reader.choose("place", option)
    agree(reader, 2, 1)
    reader.choose("document", "EU strategy 2021")
    reader.page.click("#reset")
    agree(reader, 4, 2)
    for kind in ("government", "civil society", "international organisations"):
        reader.page.uncheck(f"text={kind}")
    agree(reader, 0, 0)
    reader.quiet()
