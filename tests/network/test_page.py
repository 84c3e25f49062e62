"""The page in a real browser: it asks nothing of any network, a click tells all, names do no harm."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browser import CHROMIUM_ARGS, chromium_path
from mhgraph.network.model import Edge, JointAction, Network, Node
from mhgraph.network.page import page

ID = "https://w3id.org/mhgraph/id/actor/"
HOSTILE = (
    "</script><script>window.hacked=1</script>",
    '"><img src=x onerror=window.hacked=1>',
    "<!--<script>",
    "{{ 7 * 7 }} {% raw %}",
    "a\u2028b\u2029c",
    "🚓 police 👮🏽‍♀️",
    "المنظمة الدولية للهجرة",
    "Ministry " * 60,
)


def action(number: int, label: str = "Training of investigators") -> JointAction:
    return JointAction(
        f"https://w3id.org/mhgraph/id/action/{number}",
        f"PR2021-24.{number}",
        f"{label} {number}",
        ("funds",),
        ("implements", "leads"),
        (f"Programmaresultaten 2021, 24.{number}", f"EU2021, p. {number}"),
    )


def small(lang: str = "en") -> Network:
    """Return three actors in a row, with two lines, and a fourth without a line."""
    nodes = (
        Node(f"{ID}bz", "Ministry of Foreign Affairs", "Ministry", "ministry", 3),
        Node(f"{ID}iom", "IOM", "InternationalOrganisation", "international organisation", 3),
        Node(f"{ID}ngo", "Free a Girl", "NGO", "non-governmental organisation", 1),
        Node(f"{ID}unodc", "UNODC", "InternationalOrganisation", "international organisation", 1),
    )
    edges = (
        Edge(f"{ID}bz", f"{ID}iom", (action(1), action(2))),
        Edge(f"{ID}iom", f"{ID}ngo", (action(1),)),
    )
    return Network("Who works with whom: West Africa", lang, "mhgraph 0.1.0", nodes, edges)


def large(count: int) -> Network:
    kinds = ("Ministry", "NGO", "EUAgency", "State", "Platform", "Post", "Business")
    nodes = tuple(
        Node(f"{ID}{i:03d}", f"Actor number {i}", kinds[i % len(kinds)], "kind", 2)
        for i in range(count)
    )
    pairs = sorted({tuple(sorted((i, (i * i + 3) % count))) for i in range(count)})
    pairs += [(i, i + 1) for i in range(count - 1) if (i, i + 1) not in pairs]
    edges = tuple(
        Edge(nodes[i].iri, nodes[j].iri, (action(i), action(j))) for i, j in pairs if i != j
    )
    return Network("Large", "en", "mhgraph", nodes, edges)


class Reader:
    """A page opened from a file, with all it asked for and complained about."""

    def __init__(self, context: BrowserContext, folder: Path, network: Network) -> None:
        file = folder / "who works with whom.html"
        file.write_text(page(network), encoding="utf-8", newline="\n")
        self.address = file.as_uri()
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.faults.append(message.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.goto(self.address)

    def drawn(self) -> "Reader":
        """Wait until the drawing stands still in its place."""
        self.page.wait_for_function("window.mhgraphTimes !== undefined")
        self.page.evaluate(
            "async () => { for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame); }"
        )
        return self

    def click(self, x: float, y: float) -> None:
        """Click a point of the drawing, given in its own coordinates."""
        at = self.page.evaluate(
            """([x, y]) => {
              const point = window.mhgraphNetwork.canvasToDOM({ x, y });
              const frame = document.querySelector("#drawing canvas").getBoundingClientRect();
              return [frame.x + point.x, frame.y + point.y];
            }""",
            [x, y],
        )
        self.page.mouse.click(at[0], at[1])

    def place(self, node: str) -> tuple[float, float]:
        at = self.page.evaluate("(id) => window.mhgraphNetwork.getPosition(id)", node)
        return at["x"], at["y"]

    def panel(self) -> str:
        return self.page.inner_text("#panel")

    def lines(self) -> list[str]:
        """Return the lines of the panel that are not empty."""
        return [line for line in self.panel().splitlines() if line]

    def quiet(self) -> None:
        """Check that nothing was asked for but the file itself, and nothing went wrong."""
        assert self.requests == [self.address]
        assert self.faults == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1400, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def reader(context: BrowserContext, tmp_path: Path) -> Reader:
    return Reader(context, tmp_path, small()).drawn()


def test_the_page_asks_nothing_of_any_network(reader: Reader) -> None:
    reader.quiet()
    assert reader.page.title() == "Who works with whom: West Africa"
    assert reader.page.evaluate("window.mhgraphNetwork.body.nodeIndices.length") == 4


def test_a_click_on_a_line_shows_its_actions(reader: Reader) -> None:
    (x1, y1), (x2, y2) = reader.place("n0"), reader.place("n1")
    reader.click((x1 + x2) / 2, (y1 + y2) / 2)
    lines = reader.lines()
    assert lines[0] == "Ministry of Foreign Affairs – IOM"
    assert "2 joint actions" in lines
    for number in (1, 2):
        assert f"PR2021-24.{number}" in lines
        assert f"Training of investigators {number}" in lines
        assert f"Source: Programmaresultaten 2021, 24.{number}" in lines
        assert f"Source: EU2021, p. {number}" in lines
    assert lines.count("Ministry of Foreign Affairs: funds") == 2
    assert lines.count("IOM: implements, leads") == 2
    reader.quiet()


def test_a_click_on_an_actor_shows_its_partners(reader: Reader) -> None:
    reader.click(*reader.place("n1"))
    lines = reader.lines()
    assert lines[:2] == ["IOM", "international organisation"]
    assert "Actions in all: 3" in lines
    assert "Partners: 2" in lines
    assert "Ministry of Foreign Affairs 2 joint actions" in lines
    assert "Free a Girl 1 joint action" in lines
    reader.page.click("#panel button:text('Free a Girl')")
    assert reader.lines()[0] == "IOM – Free a Girl"
    reader.quiet()


def test_a_click_beside_everything_clears_the_panel(reader: Reader) -> None:
    reader.click(*reader.place("n1"))
    reader.page.mouse.click(20, 120)
    assert reader.panel() == "Click a line or an actor in the drawing."


def test_a_click_does_not_move_the_drawing(reader: Reader) -> None:
    view = "JSON.stringify([mhgraphNetwork.getViewPosition(), mhgraphNetwork.getScale()])"
    before = reader.page.evaluate(view)
    reader.click(*reader.place("n2"))
    assert reader.page.evaluate(view) == before


def test_every_actor_is_reached_from_the_keyboard(reader: Reader) -> None:
    reader.page.focus("#find")
    reader.page.keyboard.type("UNODC")
    reader.page.keyboard.press("Enter")
    assert reader.lines()[0] == "UNODC"
    assert "Partners: 0" in reader.panel()


def test_the_table_says_what_the_drawing_says(reader: Reader) -> None:
    reader.page.click("summary")
    rows = [row.split("\t") for row in reader.page.locator("tbody tr").all_inner_texts()]
    assert rows == [
        ["IOM", "Ministry of Foreign Affairs", "2", "PR2021-24.1, PR2021-24.2"],
        ["Free a Girl", "IOM", "1", "PR2021-24.1"],
    ]
    assert reader.page.evaluate("window.mhgraphNetwork.body.edgeIndices.length") == len(rows)
    assert "Without a joint action: UNODC" in reader.page.inner_text("details")
    assert "4 actors, 2 lines, 2 joint actions" in reader.page.inner_text("summary")


def test_the_legend_has_the_groups_that_occur_with_their_numbers(reader: Reader) -> None:
    legend = [text.strip() for text in reader.page.locator(".legend li").all_inner_texts()]
    assert legend[:3] == ["government (1)", "international organisations (2)", "civil society (1)"]
    shapes = reader.page.eval_on_selector_all(
        ".legend svg[data-shape]", "list => list.map(e => e.dataset.shape)"
    )
    drawn = reader.page.evaluate(
        "Object.values(mhgraphNetwork.body.nodes).map((node) => node.options.shape)"
    )
    assert set(shapes) == set(drawn)


def test_no_script_but_ours_runs(reader: Reader) -> None:
    reader.page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.hacked = 1";
          document.body.append(script);
        }"""
    )
    assert reader.page.evaluate("window.hacked") is None
    assert "Content Security Policy" in reader.faults[0]


def test_both_languages(context: BrowserContext, tmp_path: Path) -> None:
    reader = Reader(context, tmp_path, small("nl")).drawn()
    assert reader.page.get_attribute("html", "lang") == "nl"
    assert "internationale organisaties (2)" in reader.page.inner_text(".legend")
    assert "4 actoren, 2 lijnen, 2 gezamenlijke acties" in reader.page.inner_text("summary")
    reader.click(*reader.place("n1"))
    assert "2 gezamenlijke acties" in reader.panel()
    reader.quiet()


def hostile(text: str) -> Network:
    """Return a network in which `text` stands wherever a text can stand."""
    spiked = JointAction("urn:a", text, text, (text,), (text,), (text,))
    node = Node(f"{ID}b", text, text, text, 1)
    edge = Edge(f"{ID}a", f"{ID}b", (spiked,))
    return Network(text, "en", text, (Node(f"{ID}a", "A", "NGO", "ngo", 1), node), (edge,))


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_shown_and_does_nothing(
    context: BrowserContext, tmp_path: Path, text: str
) -> None:
    reader = Reader(context, tmp_path, hostile(text)).drawn()
    reader.page.select_option("#find", "n1")
    assert plain(text) in plain(reader.panel())
    (x1, y1), (x2, y2) = reader.place("n0"), reader.place("n1")
    reader.click((x1 + x2) / 2, (y1 + y2) / 2)
    assert plain(reader.panel()).count(plain(text)) == 7
    reader.page.click("summary")
    assert plain(text) in plain(reader.page.inner_text("tbody"))
    assert plain(text) in plain(reader.page.inner_text("h1"))
    assert plain(text) in plain(reader.page.inner_text("footer"))
    assert reader.page.evaluate("window.hacked") is None
    assert reader.page.locator("img").count() == 0
    reader.quiet()


def test_an_actor_without_a_name_is_known_by_its_address(
    context: BrowserContext, tmp_path: Path
) -> None:
    network = small()
    nameless = replace(network, nodes=(replace(network.nodes[0], label=""), *network.nodes[1:]))
    reader = Reader(context, tmp_path, nameless).drawn()
    assert reader.page.evaluate("mhgraphNetwork.body.nodes.n0.options.label") == "bz"
    reader.click(*reader.place("n0"))
    assert reader.lines()[0] == "bz"


def test_an_empty_network_says_so(context: BrowserContext, tmp_path: Path) -> None:
    reader = Reader(context, tmp_path, Network("Nothing", "en", "mhgraph", (), ()))
    assert "There is nothing to draw" in reader.page.inner_text("main")
    assert reader.page.locator("script").count() == 0
    reader.quiet()


def test_actors_without_any_line_are_drawn(context: BrowserContext, tmp_path: Path) -> None:
    reader = Reader(context, tmp_path, replace(small(), edges=())).drawn()
    assert "None of these actors has an action together" in reader.page.inner_text("header")
    assert reader.page.evaluate("window.mhgraphNetwork.body.nodeIndices.length") == 4
    reader.quiet()


def test_without_javascript_the_table_is_left(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    reader = Reader(context, tmp_path, small())
    assert "The drawing needs JavaScript" in reader.page.inner_text("main")
    reader.page.click("summary")
    assert reader.page.locator("tbody tr").count() == 2
    context.close()


def test_the_first_drawing_takes_less_than_a_second(
    context: BrowserContext, tmp_path: Path
) -> None:
    reader = Reader(context, tmp_path, large(60)).drawn()
    times: dict[str, Any] = reader.page.evaluate("window.mhgraphTimes")
    assert times["drawn"] - times["started"] < 1000
    reader.quiet()


def test_far_out_names_stay_readable_and_zooming_in_shows_them_all(
    context: BrowserContext, tmp_path: Path
) -> None:
    reader = Reader(context, tmp_path, large(150)).drawn()
    sizes = "Object.values(mhgraphNetwork.body.nodes).map((n) => n.options.font.size)"
    scale = reader.page.evaluate("mhgraphNetwork.getScale()")
    assert min(reader.page.evaluate(sizes)) * scale >= 9
    reader.page.mouse.move(500, 400)
    for _ in range(12):
        reader.page.mouse.wheel(0, -120)
    reader.page.wait_for_function("mhgraphNetwork.getScale() > 0.9")
    labels = "Object.values(mhgraphNetwork.body.nodes).map((node) => node.options.label)"
    assert all(reader.page.evaluate(labels))
    assert set(reader.page.evaluate(sizes)) == {15}


def test_the_same_network_gives_the_same_bytes() -> None:
    assert page(large(60)) == page(large(60))
