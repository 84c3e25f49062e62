"""The state of the page lives in its address, so that a link gives exactly this view."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from network.reading import Reader
from network.samples import small


def link(reader: Reader) -> str:
    """Return the part of the address that says what the reader sees."""
    return str(reader.page.evaluate("location.hash"))


def seen(reader: Reader) -> dict[str, object]:
    """Return what a reader sees: counts, filters, choice, place and language."""
    choices = (
        "Object.fromEntries([...document.querySelectorAll('select')].map((s) => [s.id, s.value]))"
    )
    return {
        "counts": reader.counts(),
        "panel": reader.panel(),
        "title": reader.page.inner_text("h1"),
        "lang": reader.page.get_attribute("html", "lang"),
        "choices": reader.page.evaluate(choices),
        "kinds": [box.is_checked() for box in reader.page.locator("#kinds input").all()],
        "least": reader.page.input_value("#least"),
        "connected": reader.page.is_checked("#connected"),
        "selected": reader.page.evaluate("mhgraphNetwork.getSelection()"),
        "picture": reader.in_picture(),
    }


def test_an_untouched_page_has_a_plain_address(reader: Reader) -> None:
    assert link(reader) == ""


def test_a_link_gives_exactly_this_view(
    reader: Reader, context: BrowserContext, tmp_path: Path
) -> None:
    reader.page.click("#language")
    reader.page.uncheck("text=maatschappelijk middenveld")
    reader.choose("place", "West-Afrika")
    reader.choose("role", "betaalt")
    reader.page.select_option("#from", "2015")
    reader.page.select_option("#to", "2020")
    reader.page.fill("#least", "2")
    reader.page.check("#connected")
    reader.page.click("#lines-table tbody button")
    for _ in range(3):
        reader.page.click("#zoom-in")
    reader.page.focus("#drawing")
    reader.page.keyboard.press("ArrowRight")
    reader.until("location.hash.includes('at=')")
    reader.settle()
    address = link(reader)
    assert "place=place%2Fwest-africa" in address
    there = tmp_path / "there"
    there.mkdir()
    other = Reader(context, there, small(), "en", address).drawn()
    assert seen(other) == seen(reader)
    here, restored = (
        page.page.evaluate(
            "[...Object.values(mhgraphNetwork.getViewPosition()), mhgraphNetwork.getScale()]"
        )
        for page in (reader, other)
    )
    assert restored == pytest.approx(here, abs=1, rel=0.01)
    assert link(other) == address
    other.quiet()
    reader.quiet()


def test_a_new_address_on_the_same_page(reader: Reader) -> None:
    reader.page.goto(reader.address + "#lang=nl&node=actor/ngo&connected=yes")
    reader.until("document.documentElement.lang === 'nl'")
    assert reader.lines()[0].strip() == "Vrij een Meisje"
    assert reader.in_picture() == (3, 2)
    reader.page.goto(reader.address + "#lang=en")
    reader.until("document.documentElement.lang === 'en'")
    assert reader.in_picture() == (4, 2)
    assert reader.panel().startswith("Click a symbol")
    reader.quiet()


@pytest.mark.parametrize(
    "address",
    [
        "#lang=constructor&role=__proto__&without=__proto__&from=1e99&least=NaN&at=a,b,c&node=constructor",
        "#at=1,2,0&node=%E0%A4%A&line=<script>&place=<img src=x onerror=window.hacked=1>",
        "#" + "x" * 5000,
        "#from=9999&to=-1&least=-3&connected=1&at=Infinity,0,1",
    ],
)
def test_an_address_that_says_nothing_known(
    context: BrowserContext, tmp_path: Path, address: str
) -> None:
    reader = Reader(context, tmp_path, small(), "en", address).drawn()
    assert reader.in_picture() == (4, 2)
    assert reader.page.get_attribute("html", "lang") == "en"
    assert "Nothing hidden." in reader.counts()
    reader.quiet()


def test_the_link_can_be_copied(context: BrowserContext, reader: Reader) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.choose("theme", "labour exploitation")
    reader.page.click("#copy-link")
    reader.until("document.getElementById('said').textContent === 'Copied'")
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{reader.address}#lang=en&theme=concept%2Flabour"


def test_the_back_button_leaves_the_page(reader: Reader) -> None:
    """A filter is no step of its own in the history: one step back is where the reader came from."""
    length = reader.page.evaluate("history.length")
    reader.choose("place", "Mali")
    reader.click_node(0)
    assert reader.page.evaluate("history.length") == length
