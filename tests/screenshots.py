"""The pictures of the README, taken of the real bot behind the chat page.

python -m tests.screenshots        docs/desktop.png, docs/phone.png
"""

import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.config import Config
from bot.playground import furnish
from bot.services import Services
from tests.browser.conftest import FLAGS, chromium
from tests.end_to_end.conftest import ROOT, SAMPLES, Stage, staged

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator, Page

DOCS: Final = ROOT / "docs"
QUESTION: Final = "When could people in the EU finally use Threads?"
UNANSWERED: Final = "Who is the president of France?"
DESKTOP: Final = (1280, 800)
PHONE: Final = (390, 844)
SETTLED_MS: Final = 600


async def main() -> None:
    from playwright.async_api import async_playwright

    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        services = Services(Config(), data)
        services.indexer.index([str(SAMPLES)])
        services.close()
        async with staged(data) as stage, async_playwright() as player:
            furnish(stage.world)
            path = chromium()
            browser = await player.chromium.launch(executable_path=path, args=FLAGS)
            await desktop(browser, stage)
            await phone(browser, stage)
            await browser.close()


async def desktop(browser: "Browser", stage: Stage) -> None:
    """A question in private, its footnote opened, and one that the articles don't answer."""
    page = await opened(browser, stage, DESKTOP)
    panel = page.locator(".panel").first
    answer = await ask(panel, QUESTION)
    await answer.get_by_role("button", name="[1]").click()
    await panel.locator(".message.bot").nth(1).locator("blockquote").wait_for()
    await ask(panel, UNANSWERED)
    await kept(page, "desktop.png")


async def phone(browser: "Browser", stage: Stage) -> None:
    """A question in a group, with its footnote opened."""
    page = await opened(browser, stage, PHONE)
    await page.get_by_role("tab", name="Reading room").click()
    panel = page.locator(".panel.active")
    answer = await ask(panel, f"@footnote_bot {QUESTION}")
    await answer.get_by_role("button", name="[1]").click()
    await panel.locator(".message.bot").nth(1).locator("blockquote").wait_for()
    await kept(page, "phone.png")


async def opened(browser: "Browser", stage: Stage, size: tuple[int, int]) -> "Page":
    width, height = size
    page = await browser.new_page(
        viewport={"width": width, "height": height}, device_scale_factor=1.5
    )
    await page.goto(stage.url)
    await page.wait_for_selector(".panel")
    return page


async def ask(panel: "Locator", text: str) -> "Locator":
    """Types and sends; the bot's answer, once it has its buttons."""
    before = await panel.locator(".message.bot").count()
    await panel.get_by_role("textbox").fill(text)
    await panel.get_by_role("textbox").press("Enter")
    answer = panel.locator(".message.bot").nth(before)
    await answer.locator(".keyboard button").first.wait_for()
    return answer


async def kept(page: "Page", name: str) -> None:
    await page.wait_for_timeout(SETTLED_MS)
    await page.screenshot(path=DOCS / name)


if __name__ == "__main__":
    asyncio.run(main())
