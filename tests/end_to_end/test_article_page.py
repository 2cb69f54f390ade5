"""From an answer to the article it quotes, the quote marked, through the real application."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import unescape
from pathlib import Path

import httpx
import pytest

from bot.config import WebSection
from bot.playground import Message
from tests.bot.web.conftest import free_port
from tests.browser.conftest import FLAGS, chromium
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_chat import QUESTION, styled
from tests.end_to_end.test_cli import Playing
from tests.end_to_end.test_evidence import BUILDER, NEW, OLD, tap

playwright = pytest.importorskip("playwright.async_api")

PUBLIC = "https://bot.example.org"


@asynccontextmanager
async def published(data: Path) -> AsyncIterator[tuple[Stage, httpx.AsyncClient]]:
    """The bot with a site, and a reader who comes to it through its proxy."""
    port = free_port()
    web = WebSection(port=port, public_url=PUBLIC)
    async with (
        staged(data, web=web) as stage,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as reader,
    ):
        yield stage, reader


def page_of(answer: Message, number: int = 1) -> str:
    """The path that a marker of the answer leads to."""
    links = [each.url or "" for each in answer.entities if each.type == "text_link"]
    assert links[number - 1].startswith(f"{PUBLIC}/a/")
    return links[number - 1].removeprefix(PUBLIC)


def marked(page: httpx.Response) -> str:
    found = re.search('<mark id="quote" tabindex="-1">(.*?)</mark>', page.text, re.DOTALL)
    assert found
    return unescape(found[1])


async def test_a_marker_leads_to_the_quote_in_its_article(data: Path) -> None:
    async with published(data) as (stage, reader):
        answer = await stage.ask(QUESTION)
        path = page_of(answer)
        assert re.fullmatch("/a/[0-9a-f]{16}/1#quote", path)
        page = await reader.get(path)
        assert page.status_code == 200
        quote = styled(answer, "expandable_blockquote")[0]
        assert marked(page) == quote
        assert "<h1" in page.text
        assert "Chandrayaan-3" in page.text
        shown = await tap(stage, answer, "[1]")
        (button,) = shown.buttons
        assert (button["text"], button["url"]) == ("Show in the article", PUBLIC + path)
        assert (await reader.get(path.replace("/1#", "/99#"))).status_code == 404
        assert (await reader.get("/healthz")).text == "ok\n"
    async with published(data) as (stage, reader):
        await stage.ask("/help")  # it is up again
        assert marked(await reader.get(path)) == quote


async def test_the_page_shows_what_the_article_said_until_it_is_removed(
    data: Path, tmp_path: Path
) -> None:
    article = tmp_path / "lighthouse.txt"
    article.write_text(OLD)
    async with published(data) as (stage, reader):
        stage.services.indexer.index([str(article)])
        path = page_of(await stage.ask(BUILDER))
        article.write_text(NEW)
        assert stage.services.indexer.index([str(article)]).updated == 1
        page = await reader.get(path)
        assert marked(page) == OLD
        assert NEW not in page.text
        (entry,) = (each for each in stage.services.library.articles() if "ight" in each.title)
        stage.services.library.remove(entry.id)
        gone = await reader.get(path)
        assert gone.status_code == 410
        assert "Borveth" not in gone.text


async def test_a_web_article_has_both_its_sentence_and_its_page(data: Path, tmp_path: Path) -> None:
    article = tmp_path / "lighthouse.md"
    article.write_text(f"---\nurl: https://news.example.org/lighthouse\n---\n{OLD} It stands.\n")
    async with published(data) as (stage, reader):
        stage.services.indexer.index([str(article)])
        answer = await stage.ask(BUILDER)
        (source, *_) = [each.url for each in answer.entities if each.type == "text_link"]
        assert source == (
            "https://news.example.org/lighthouse#:~:text=The%20lighthouse%20of%20Borveth%20was,"
            "in%201884%20by%20Ansgar%20Tolliver."
        )
        first, second = (await tap(stage, answer, "[1]")).buttons
        assert first["url"] == source
        page = await reader.get(second["url"].removeprefix(PUBLIC))
        assert marked(page) == OLD
        assert f'<a href="{source}" rel="noopener noreferrer">' in unescape(page.text)


async def test_in_the_playground_a_footnote_opens_the_article(data: Path) -> None:
    path = chromium()
    with Playing(data, "play", "--port", "0") as playing:
        async with playwright.async_playwright() as player:
            browser = await player.chromium.launch(executable_path=path, args=FLAGS)
            page = await browser.new_page()
            await page.goto(playing.url)
            panel = page.locator(".panel").first
            await panel.get_by_role("textbox").fill(QUESTION)
            await panel.get_by_role("textbox").press("Enter")
            marker = panel.get_by_role("link", name="[1]").first
            async with page.expect_popup() as opening:
                await marker.click(timeout=PATIENCE_S * 1000)
            article = await opening.value
            quote = await article.locator("#quote").text_content()
            assert "23 August 2023" in (quote or "")
            await browser.close()
