"""A newcomer in the browser: the real bot behind the chat page."""

from pathlib import Path

import pytest

from tests.browser.conftest import FLAGS, chromium
from tests.end_to_end.conftest import staged

playwright = pytest.importorskip("playwright.async_api")


async def test_a_newcomer_starts_taps_an_example_and_follows_a_footnote(
    data: Path, sample_texts: dict[str, str]
) -> None:
    path = chromium()
    async with staged(data) as stage, playwright.async_playwright() as player:
        browser = await player.chromium.launch(executable_path=path, args=FLAGS)
        page = await browser.new_page(viewport={"width": 390, "height": 844})
        await page.goto(stage.url)
        panel = page.locator(".panel").first
        await panel.get_by_role("button", name="Start").click()
        await panel.get_by_role("button", name="Chandrayaan-3 land").click()
        answer = panel.locator(".message.bot").nth(1)
        await answer.get_by_role("link", name="[1]").first.wait_for()
        assert "23 August 2023" in (await answer.text_content() or "")
        quote = await answer.locator("blockquote").first.inner_text()
        assert any(quote.strip() in text for text in sample_texts.values())
        await answer.get_by_role("link", name="[1]").first.click()
        passage = panel.locator(".message.bot").nth(2)
        await passage.wait_for()
        assert await passage.locator("blockquote strong").count()
        await answer.get_by_role("button", name="[1]").click()
        tapped = panel.locator(".message.bot").nth(3)
        await tapped.wait_for()
        sentence = await tapped.locator("blockquote strong").text_content()
        assert sentence
        assert sentence in (await passage.text_content() or "")
        await browser.close()


async def test_what_is_declined_offers_the_nearest_passages(data: Path) -> None:
    path = chromium()
    async with staged(data) as stage, playwright.async_playwright() as player:
        browser = await player.chromium.launch(executable_path=path, args=FLAGS)
        page = await browser.new_page()
        await page.goto(stage.url)
        panel = page.locator(".panel").first
        await panel.get_by_role("textbox").fill("What is the recipe for sourdough bread?")
        await panel.get_by_role("textbox").press("Enter")
        await panel.get_by_role("button", name="Tell me when it is answered").click()
        await page.get_by_role("dialog").get_by_role("button", name="OK").click()
        await panel.get_by_role("button", name="Nearest passages").click()
        nearest = panel.locator(".message.bot").nth(1)
        await nearest.wait_for()
        assert await nearest.locator("blockquote").count() == 3
        await browser.close()
