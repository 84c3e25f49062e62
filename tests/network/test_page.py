"""The page in a real browser: it asks nothing of any network, and a click tells all."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from mhgraph.errors import Words
from mhgraph.network.model import Network
from network.reading import Reader
from network.samples import ID, IOM, small, statements


def test_the_page_asks_nothing_of_any_network(reader: Reader) -> None:
    assert reader.page.title() == "Who works with whom: West Africa"
    assert reader.in_picture() == (4, 2)
    assert reader.requests == [reader.address]
    reader.quiet()


def test_the_policy_of_the_page_lets_nothing_else_in(reader: Reader) -> None:
    policy = reader.page.get_attribute("meta[http-equiv]", "content") or ""
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    reader.page.evaluate("document.body.append(document.createElement('script'))")
    reader.page.evaluate("document.body.lastChild.textContent = 'window.hacked = 1'")
    assert reader.page.evaluate("window.hacked") is None


def test_a_click_on_a_line_shows_its_actions_each_once(reader: Reader) -> None:
    reader.click_line(0, 1)
    text = reader.panel()
    assert "2 joint actions" in text
    assert reader.page.locator("#panel .card").count() == 2
    first, second = reader.page.locator("#panel .card").all_inner_texts()
    assert first.split("\n\n")[:2] == ["PR2021-24.1", "Training of investigators"]
    assert "Ministry of Foreign Affairs: funds" in first
    assert "International Organization for Migration: implements" in first
    assert "Source: PR2021, p. 24" in first
    assert f"{ID}action/1" in first
    assert second.startswith("EU2021-3\n")
    assert second.count("International Organization for Migration: ") == 1
    assert second.count("Source: EU2021, p. 3") == 1
    assert "EU2021-3a" not in second  # a role may be stated of the whole only
    assert text.count(f"{ID}actor/bz") == 1
    reader.quiet()


def test_a_click_on_an_actor_shows_its_profile_partners_and_actions(reader: Reader) -> None:
    reader.click_node(0)
    lines = reader.lines()
    assert [line.strip() for line in lines[:2]] == ["Ministry of Foreign Affairs", "ministry"]
    assert "Also known as: Ministerie van Buitenlandse Zaken; BZ; BuZa" in lines
    assert "Partners: 1" in lines
    assert "International Organization for Migration 2 joint actions" in lines
    assert "Joint actions: 2" in lines
    assert "Actions in this network: 3" in lines
    assert lines.count("funds") == 2
    assert "Source: PR2021, p. 24" in lines
    reader.page.click("#panel .partners button")
    assert "2 joint actions" in reader.lines()
    reader.page.click("#panel h2 button >> nth=1")
    assert reader.lines()[0].strip() == "International Organization for Migration"
    reader.quiet()


def test_what_to_cite_can_be_copied(context: BrowserContext, reader: Reader) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.click_node(1)
    reader.page.click("#panel .cite button")
    reader.until("document.getElementById('said').textContent === 'Copied'")
    assert reader.page.evaluate("navigator.clipboard.readText()") == IOM


def test_a_click_beside_everything_clears_the_panel(reader: Reader) -> None:
    reader.click_node(1)
    frame = reader.page.locator("#drawing").bounding_box()
    assert frame is not None
    reader.page.mouse.click(frame["x"] + 5, frame["y"] + 5)
    assert reader.panel().startswith("Click a symbol or a line in the drawing")


def test_a_click_does_not_move_the_drawing(reader: Reader) -> None:
    before = reader.state()
    reader.click_node(2)
    reader.settle()
    assert reader.state() == before


def test_lines_without_actions_show_what_a_source_says(
    context: BrowserContext, tmp_path: Path
) -> None:
    reader = Reader(context, tmp_path, statements()).drawn()
    assert "Shown: 3 symbols, 2 lines, 1 action." in reader.counts()
    assert "Left out: everything farther off" in reader.page.inner_text("header")
    numbers = {row[0]: row[2] for row in reader.table("lines")}
    assert numbers == {"Training of investigators": "1", "IOM": "1"}
    reader.page.click("#lines-table tbody button:text-is('IOM')")
    assert "1 statement" in reader.lines()
    assert "IOM is a member of → group" in reader.lines()
    assert "Source: PR2021, p. 24" in reader.lines()
    labels = "mhgraphNetwork.body.nodes[0].options.label"
    assert reader.page.evaluate(labels) == "PR2021-24.1"
    arrows = (
        "Object.values(mhgraphNetwork.body.edges).map((edge) => edge.options.arrows.to.enabled)"
    )
    assert reader.page.evaluate(arrows) == [True, True]
    reader.quiet()


def test_the_tables_say_what_the_drawing_says(reader: Reader) -> None:
    ministry, iom = "Ministry of Foreign Affairs", "International Organization for Migration"
    assert reader.table("lines") == [
        [ministry, iom, "2", "funds, implements", "PR2021-24.1, EU2021-3"],
        [iom, "Free a Girl", "1", "funds, implements", "PR2021-24.1"],
    ]
    assert [row[:4] for row in reader.table("nodes")] == [
        [iom, "international organisation", "2", "2"],
        ["Free a Girl", "non-governmental organisation", "1", "1"],
        [ministry, "ministry", "1", "2"],
        ["UN Office on Drugs and Crime", "international organisation", "0", "0"],
    ]
    assert "Shown: 4 actors, 2 lines, 2 joint actions. Nothing hidden." in reader.counts()
    assert reader.page.inner_text("#lines-table h2") == "Table of lines (2)"
    assert reader.page.inner_text("#nodes-table h2") == "Table of actors (4)"


def test_tables_sort_by_column(reader: Reader) -> None:
    reader.table("nodes")
    reader.page.click("#nodes-table .sort:text('Name')")
    names = [row[0] for row in reader.table("nodes")]
    assert names == sorted(names)
    head = reader.page.locator("#nodes-table th[aria-sort]")
    assert head.get_attribute("aria-sort") == "ascending"
    reader.page.keyboard.press("Enter")
    assert [row[0] for row in reader.table("nodes")] == names[::-1]
    assert head.get_attribute("aria-sort") == "descending"
    reader.page.click("#nodes-table .sort:text('Partners')")
    assert [row[2] for row in reader.table("nodes")] == ["2", "1", "1", "0"]
    assert reader.page.locator("#nodes-table th[aria-sort]").count() == 1


def test_a_row_opens_what_it_is_about(reader: Reader) -> None:
    reader.table("nodes")
    reader.page.click("#nodes-table tbody button:text-is('Free a Girl')")
    assert reader.lines()[0].strip() == "Free a Girl"
    assert reader.page.evaluate("mhgraphNetwork.getSelectedNodes()") == [2]
    assert reader.page.evaluate("document.activeElement.tagName") == "H2"


def test_the_legend_has_the_groups_that_occur_with_their_shapes(reader: Reader) -> None:
    legend = [" ".join(text.split()) for text in reader.page.locator("#kinds li").all_inner_texts()]
    assert legend == ["government 1/1", "international organisations 2/2", "civil society 1/1"]
    shapes = reader.page.eval_on_selector_all(
        "#kinds svg", "list => list.map((element) => element.dataset.shape)"
    )
    drawn = reader.page.evaluate(
        "Object.values(mhgraphNetwork.body.nodes).map((node) => node.options.shape)"
    )
    assert set(shapes) == set(drawn)


def test_the_view_zooms_and_shows_all_again(reader: Reader) -> None:
    whole = reader.state()
    scale = reader.page.evaluate("mhgraphNetwork.getScale()")
    reader.page.click("#zoom-in")
    reader.until(f"mhgraphNetwork.getScale() > {scale * 1.3}")
    reader.page.click("#zoom-out")
    reader.until(f"mhgraphNetwork.getScale() < {scale * 1.1}")
    reader.page.click("#fit")
    reader.settle()
    assert reader.state() == whole


def test_the_reader_can_loosen_the_drawing_and_put_it_back(reader: Reader) -> None:
    before = [reader.place(number) for number in range(4)]
    reader.page.check("#loose")
    x, y = before[0]
    reader.until(
        f"Math.hypot(mhgraphNetwork.getPosition(0).x - {x}, mhgraphNetwork.getPosition(0).y - {y}) > 1"
    )
    reader.page.uncheck("#loose")
    reader.settle()
    assert [reader.place(number) for number in range(4)] == before
    reader.quiet()


def test_a_node_without_a_name_is_known_by_its_address(
    context: BrowserContext, tmp_path: Path
) -> None:
    network = small()
    nameless = replace(network.nodes[0], label=Words("", ""), names=())
    reader = Reader(
        context, tmp_path, replace(network, nodes=(nameless, *network.nodes[1:]))
    ).drawn()
    assert reader.page.evaluate("mhgraphNetwork.body.nodes[0].options.label") == "bz"
    reader.click_node(0)
    assert reader.lines()[0].strip() == "bz"


def test_an_empty_network_says_so(context: BrowserContext, tmp_path: Path) -> None:
    empty = Network(
        "partners", Words("Niets", "Nothing"), Words("", ""), Words("bron", "source"), (), ()
    )
    reader = Reader(context, tmp_path, empty)
    assert "There is nothing to draw" in reader.page.inner_text("main")
    assert reader.page.locator("script").count() == 0
    reader.quiet()


def test_actors_without_any_line_are_drawn(context: BrowserContext, tmp_path: Path) -> None:
    reader = Reader(context, tmp_path, replace(small(), edges=())).drawn()
    assert "Shown: 4 actors, 0 lines" in reader.counts()
    assert reader.in_picture() == (4, 0)
    assert "No row fits" in reader.page.inner_text("#lines-table")
    reader.quiet()


def test_without_javascript_the_table_is_left(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    reader = Reader(context, tmp_path, small(), "nl")
    text = reader.page.inner_text("body")
    assert "hebben JavaScript nodig" in text
    assert reader.page.locator("noscript tbody tr").count() == 2
    assert "Ministerie van Buitenlandse Zaken" in text
    assert not reader.page.is_visible("#reset")
    context.close()


def test_what_is_chosen_stands_out(reader: Reader) -> None:
    """The shape of an actor that has nothing to do with the choice fades; that of a partner does not."""
    colour = """(number) => {
      const { x, y } = mhgraphNetwork.canvasToDOM(mhgraphNetwork.getPosition(number));
      const canvas = document.querySelector("#drawing canvas");
      const ratio = canvas.width / canvas.clientWidth;
      return [...canvas.getContext("2d").getImageData(x * ratio, y * ratio, 1, 1).data];
    }"""
    before = [reader.page.evaluate(colour, number) for number in range(4)]
    reader.click_node(0)
    reader.settle()
    after = [reader.page.evaluate(colour, number) for number in range(4)]
    assert after[:2] == before[:2]
    assert sum(after[2]) > sum(before[2])
    assert sum(after[3]) > sum(before[3])
