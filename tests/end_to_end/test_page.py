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
        await browser.close()
