"""The real bot's inline mode in the browser: typed, chosen, its footnote opened and folded."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.config import Config
from bot.services import Services
from tests.end_to_end.conftest import SAMPLES, Stage, models, staged

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "When did Chandrayaan-3 land on the Moon?"


@pytest_asyncio.fixture(loop_scope="session")
async def playground(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """The real bot's, in place of the small one's."""
    data = tmp_path_factory.mktemp("inline")
    services = Services(Config(), data)
    vars(services).update(models())
    services.indexer.index([str(SAMPLES)])
    services.close()
    async with staged(data) as stage:
        await stage.ask(QUESTION)  # the page waits for a list no longer than people do
        yield stage


@pytest.mark.parametrize("page", [(390, 844)], indirect=True)
async def test_an_answer_is_chosen_and_its_footnote_opened(page: "Page") -> None:
    page.set_default_timeout(20_000)
    await page.get_by_role("tab", name="Reading room").click()
    panel = page.locator(".panel.active")
    await panel.get_by_role("textbox").fill(f"@footnote_bot {QUESTION}")
    await panel.get_by_role("option", name="23 August 2023").first.click()
    message = panel.locator(".message.own", has_text="via @footnote_bot")
    await message.locator("strong", has_text="23 August 2023").first.wait_for()
    assert await message.get_by_text("as of").count() == 0
    await message.get_by_role("button", name="[1]").click()
    await message.get_by_text("as of").wait_for()
    await message.get_by_role("button", name="[1]").click()
    await message.get_by_text("as of").wait_for(state="detached")
