"""The article page in a real browser, on a phone and a computer, by day and by night."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from bot.chat.saying.words import words_for
from bot.web.article import ArticlePage
from bot.web.site import served
from tests.bot.web.conftest import free_port
from tests.bot.web.shelves import ANSWER, Shelf, evidence

from .conftest import Complaints

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

pytestmark = pytest.mark.asyncio(loop_scope="session")

FILLER = "Nothing else happened on that day, as far as anybody in the valley could tell.\n\n" * 20
LONG = f"https://example.org/{'long' * 60}"
ENGLISH = evidence(f"It rose.\n\n{FILLER}[Nobody was hurt.] {LONG}\n\n{FILLER}", "It rose.")
PERSIAN = evidence("رودخانه بالا آمد. [هیچ‌کس آسیب ندید.] همین.", title="سیلاب", language="fa")
PHONE, COMPUTER, NARROW = (390, 844), (1280, 800), (320, 568)

STYLE = """(selector) => {
  const style = getComputedStyle(document.querySelector(selector))
  return { paper: style.backgroundColor, ink: style.color, direction: style.direction }
}"""
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest_asyncio.fixture(loop_scope="session")
async def site() -> AsyncIterator[str]:
    """Two footnotes' pages; their address without the number."""
    pages, port = ArticlePage(words_for), free_port()
    with pages.opened(Shelf({(ANSWER, 1): ENGLISH, (ANSWER, 2): PERSIAN})):
        async with served(pages.routes, "127.0.0.1", port):
            yield f"http://127.0.0.1:{port}/a/{ANSWER}"


@asynccontextmanager
async def opened(
    browser: "Browser", url: str, size: tuple[int, int] = COMPUTER, **settings: Any
) -> AsyncIterator["Page"]:
    """The page, about which the browser has nothing to complain."""
    viewport = {"width": size[0], "height": size[1]}
    context = await browser.new_context(viewport=viewport, **settings)
    context.set_default_timeout(5_000)
    page, complaints = await context.new_page(), Complaints()
    complaints.watch(page, url.partition("/a/")[0])
    await page.goto(url)
    yield page
    await context.close()
    assert complaints.found == []


async def is_in_sight(page: "Page") -> bool:
    box = await page.locator("#quote").bounding_box()
    height = (page.viewport_size or {})["height"]
    return box is not None and height * 0.1 < box["y"] < height * 0.7


@pytest.mark.parametrize("size", [PHONE, COMPUTER, NARROW])
async def test_it_opens_at_the_quote_and_fits_the_screen(
    browser: "Browser", site: str, size: tuple[int, int]
) -> None:
    async with opened(browser, f"{site}/1#quote", size) as page:
        assert await is_in_sight(page)
        assert not await page.evaluate(SIDEWAYS)
        text = await page.locator("article p").first.bounding_box()
        assert text is not None
        assert text["width"] <= 40 * 19
    async with opened(browser, f"{site}/1", size) as page:
        assert not await is_in_sight(page)
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        assert await is_in_sight(page)


async def test_by_night_it_is_dark_and_its_marks_can_be_read(browser: "Browser", site: str) -> None:
    for scheme in ("light", "dark"):
        async with opened(browser, f"{site}/1", color_scheme=scheme) as page:
            body = await page.evaluate(STYLE, "body")
            quote = await page.evaluate(STYLE, "#quote")
            other = await page.evaluate(STYLE, "mark.other")
        paper, ink = luminance(body["paper"]), luminance(body["ink"])
        assert (paper < ink) == (scheme == "dark")
        assert len({body["paper"], quote["paper"], other["paper"]}) == 3
        for each in (body, quote, other):
            # https://www.w3.org/TR/WCAG22/#contrast-minimum
            assert contrast(each["paper"], each["ink"]) > 4.5


async def test_persian_runs_from_right_to_left_among_english_words(
    browser: "Browser", site: str
) -> None:
    async with opened(browser, f"{site}/2", PHONE, locale="en-GB") as page:
        assert (await page.evaluate(STYLE, "html"))["direction"] == "ltr"
        for selector in ("h1", "article p"):
            assert (await page.evaluate(STYLE, selector))["direction"] == "rtl"
    async with opened(browser, f"{site}/1", PHONE, locale="fa-IR") as page:
        assert (await page.evaluate(STYLE, ".facts"))["direction"] == "rtl"
        assert (await page.evaluate(STYLE, "article p"))["direction"] == "ltr"


async def test_where_nothing_is_it_looks_the_same(browser: "Browser", site: str) -> None:
    async with opened(browser, f"{site}/1") as page:
        paper = (await page.evaluate(STYLE, "body"))["paper"]
    context = await browser.new_context()
    page = await context.new_page()
    answer = await page.goto(f"{site}/3")
    assert answer is not None
    assert answer.status == 404
    assert (await page.evaluate(STYLE, "body"))["paper"] == paper
    assert await page.get_by_role("heading").count() == 1
    await context.close()


def luminance(colour: str) -> float:
    """Of "rgb(1, 2, 3)": https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    shares = [int(each) / 255 for each in colour.removeprefix("rgb(").rstrip(")").split(",")]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
