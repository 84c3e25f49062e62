"""A reader of the page: a browser that opens it, with hands and eyes."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Download, Page

from mhgraph.network.model import Network
from mhgraph.network.page import page

__all__ = ["Reader", "parsed"]


def parsed(text: str | bytes) -> ET.Element:
    """Return what the page itself wrote as XML; text that is not well formed is an error."""
    return ET.fromstring(text)  # noqa: S314 (our own)


class Reader:
    """A page opened from a file, with all it asked for and complained about."""

    def __init__(
        self,
        context: BrowserContext,
        folder: Path,
        network: Network,
        lang: str = "en",
        address: str = "",
        places: dict[str, tuple[float, float]] | None = None,
    ) -> None:
        file = folder / "who works with whom.html"
        file.write_text(page(network, lang, places), encoding="utf-8", newline="\n")
        self.address = file.as_uri()
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.faults.append(message.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: self.faults.append(dialog.message))
        self.page.goto(self.address + address)

    def drawn(self) -> "Reader":
        """Wait until the drawing stands still in its place and everything beside it is there."""
        self.until("window.mhgraphTimes?.ready !== undefined")
        self.settle()
        return self

    def until(self, expression: str, frames: int = 1800) -> None:
        """Wait until something is so; Playwright's own waiting needs eval, which the page forbids."""
        script = f"""async () => {{
          for (let i = 0; i < {frames}; i += 1) {{
            if ({expression}) return true;
            await new Promise(requestAnimationFrame);
          }}
          return false;
        }}"""
        assert self.page.evaluate(script), expression

    def settle(self) -> None:
        """Wait until what was asked for is drawn."""
        self.page.evaluate(
            "async () => { for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame); }"
        )

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

    def click_node(self, number: int) -> None:
        self.click(*self.place(number))

    def click_line(self, one: int, other: int) -> None:
        (x1, y1), (x2, y2) = self.place(one), self.place(other)
        self.click((x1 + x2) / 2, (y1 + y2) / 2)

    def place(self, number: int) -> tuple[float, float]:
        at = self.page.evaluate("(id) => window.mhgraphNetwork.getPosition(id)", number)
        return at["x"], at["y"]

    def choose(self, facet: str, option: str) -> None:
        """Choose in a filter by the name of the option, without the number behind it."""
        label = re.compile(rf"^{re.escape(option)} \(\d+\)$")
        value = self.page.locator(f"#facet-{facet} option").filter(has_text=label)
        self.page.select_option(f"#facet-{facet}", value.get_attribute("value"))

    def find(self, text: str) -> list[str]:
        """Type in the search box and return what it suggests."""
        self.page.fill("#find", text)
        return [text.strip() for text in self.page.locator("#found li").all_inner_texts()]

    def panel(self) -> str:
        return self.page.inner_text("#panel")

    def lines(self) -> list[str]:
        """Return the lines of the panel that are not empty."""
        return [line for line in self.panel().splitlines() if line.strip()]

    def counts(self) -> str:
        return self.page.inner_text("#counts")

    def table(self, which: str) -> list[list[str]]:
        """Return the rows of the table of lines or of nodes, opening it where it is closed."""
        if self.page.locator(f"#{which}-table").get_attribute("open") != "":
            self.page.click(f"#{which}-table > summary")
            self.settle()
        rows = self.page.locator(f"#{which}-table tbody tr").all_inner_texts()
        return [[cell.strip() for cell in row.split("\t")] for row in rows]

    def in_picture(self) -> tuple[int, int]:
        """Return how many nodes and lines the drawing has."""
        counted = self.page.evaluate(
            "[mhgraphNetwork.body.nodeIndices.length, mhgraphNetwork.body.edgeIndices.length]"
        )
        return counted[0], counted[1]

    def save(self, form: str) -> Download:
        """Save from the page, by its menu."""
        self.page.click("#export summary")
        with self.page.expect_download() as waiting:
            self.page.click(f"[data-export={form}]")
        return waiting.value

    def saved_text(self, form: str) -> str:
        return Path(self.save(form).path()).read_bytes().decode("utf-8")

    def state(self) -> Any:
        """Return where the reader is, by the drawing itself."""
        return self.page.evaluate(
            "[mhgraphNetwork.getViewPosition(), mhgraphNetwork.getScale()].map(JSON.stringify).join()"
        )

    def quiet(self) -> None:
        """Check that nothing was asked for but the file itself, and nothing went wrong."""
        asked = {
            url.partition("#")[0] for url in self.requests if not url.startswith(("blob:", "data:"))
        }
        assert asked == {self.address}
        assert self.faults == []
