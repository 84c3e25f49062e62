"""One browser for all tests of the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from browser import CHROMIUM_ARGS, chromium_path
from network.reading import Reader
from network.samples import small


@pytest.fixture(scope="session")
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
    """A page of four actors and two lines, open in English."""
    return Reader(context, tmp_path, small()).drawn()
