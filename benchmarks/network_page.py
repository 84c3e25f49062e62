"""How fast the page of a network is: bytes, making it, its first drawing, and moving it by hand.

Run by hand, on a machine that does nothing else: `python benchmarks/network_page.py [NODES LINES]…`.

- making: `page()` from a network to HTML, without the layout, which is measured by itself;
- drawn: from the start of the navigation in headless Chromium until vis-network has drawn everything once
  (`performance.now()` counts from there); the best of three fresh pages;
- ready: until tables and filters are there, too;
- frames: the mouse drags the picture for two seconds, through Chromium's own input; frames a second
  between the first and the last movement, and the longest time between two frames.
"""

import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from browser import CHROMIUM_ARGS, chromium_path
from mhgraph.network.layout import positions
from mhgraph.network.page import page
from network.synthetic import synthetic

_SIZES = ((25, 40), (200, 500), (600, 1500), (5000, 20000))
_RUNS = 3


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:]]
    sizes = tuple(zip(numbers[::2], numbers[1::2], strict=True)) or _SIZES
    print("nodes  lines  layout  making      MB   drawn   ready  frames/s  longest")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_ARGS)
        for nodes, lines in sizes:
            network = synthetic(nodes, lines)
            start = time.perf_counter()
            places = positions(network)
            laid_out = time.perf_counter()
            text = page(network, "en", places)
            made = time.perf_counter()
            file = Path(folder) / f"{nodes}.html"
            file.write_text(text, encoding="utf-8", newline="\n")
            drawn, ready, moved = [], [], []
            for _ in range(_RUNS):
                opened = browser.new_page(viewport={"width": 1280, "height": 800})
                opened.goto(file.as_uri())
                opened.evaluate(_UNTIL_READY)
                times = opened.evaluate("window.mhgraphTimes")
                drawn.append(times["drawn"])
                ready.append(times["ready"])
                moved.append(_moved(opened))
                opened.close()
            rate = max(rate for rate, _ in moved)
            print(
                f"{nodes:5d} {lines:6d} {laid_out - start:6.2f}s {made - laid_out:6.2f}s"
                f" {len(text.encode()) / 1e6:7.2f} {min(drawn):6.0f}ms {min(ready):5.0f}ms"
                f" {rate:9.1f} {statistics.median(gap for _, gap in moved):6.0f}ms"
            )
        browser.close()


_UNTIL_READY = """async () => {
  while (!window.mhgraphTimes?.ready) await new Promise(requestAnimationFrame);
}"""
_COUNT_FRAMES = """() => {
  window.frames_ = [];
  window.going = true;
  const count = (time) => {
    window.frames_.push(time);
    if (window.going) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
}"""


def _moved(opened: Page) -> tuple[float, float]:
    """Drag the picture for two seconds; return frames a second and the longest gap in milliseconds."""
    box = opened.locator("#drawing").bounding_box()
    if box is None:
        raise SystemExit("the page has no drawing")
    x, y = box["x"] + 10, box["y"] + 10
    opened.mouse.move(x, y)
    opened.mouse.down()
    opened.mouse.move(x + 8, y + 4)
    opened.evaluate(_COUNT_FRAMES)
    end = time.perf_counter() + 2
    step = 0
    while time.perf_counter() < end:
        step += 1
        opened.mouse.move(x + 4 * (step % 100), y + 2 * (step % 100))
    frames = opened.evaluate("(window.going = false, window.frames_)")
    opened.mouse.up()
    gaps = [after - before for before, after in pairwise(frames)]
    return 1000 * len(gaps) / (frames[-1] - frames[0]), max(gaps)


if __name__ == "__main__":
    main()
