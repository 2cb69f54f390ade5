"""A headless Chromium in front of the chat page, and a small bot behind it.

Debian: `apt-get install chromium`. FOOTNOTE_CHROMIUM names another one; with
FOOTNOTE_REQUIRE_BROWSER=1 a missing browser fails the tests instead of skipping them.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
import pytest_asyncio
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, Update
from telegram.constants import ChatAction
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.playground import Playground

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

PLACES = (
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PASSAGE = (
    "Meta introduced the app on 5 July 2023. Within a day thirty million people had signed up. "
    "It leaned on existing accounts, so nobody had to build a circle of contacts from nothing. "
    "Rivals complained within hours, and a lawyer's letter followed. The company answered that "
    "nobody on its engineering team had worked for the rival before."
)


def chromium() -> str:
    named = os.environ.get("FOOTNOTE_CHROMIUM")
    found = named or shutil.which("chromium") or next(filter(os.path.exists, PLACES), None)
    if found and Path(found).exists():
        return found
    without("no Chromium found: install Debian's chromium, or set FOOTNOTE_CHROMIUM to its path")


def without(reason: str) -> NoReturn:
    """Skips, or fails where a browser is required."""
    if os.environ.get("FOOTNOTE_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def answer(question: str) -> tuple[str, list[MessageEntity], InlineKeyboardMarkup]:
    """A footnoted answer: a bold part, a link, an expandable quote, three buttons."""
    lead = f"You asked: {question}. "
    said = "Thirty million people"
    text = f"{lead}{said} joined within a day. [1]\n\n[1] A launch in July\n{PASSAGE}"
    units = MessageEntity.adjust_message_entities_to_utf_16
    marker = text.index("[1]")
    entities = [
        MessageEntity("bold", len(lead), len(said)),
        MessageEntity("text_link", marker, 3, url="https://example.org/launch#:~:text=day"),
        MessageEntity("bold", text.index("A launch"), len("A launch in July")),
        MessageEntity("expandable_blockquote", text.index(PASSAGE), len(PASSAGE)),
    ]
    row = [
        InlineKeyboardButton("Show [1]", callback_data="show:1"),
        InlineKeyboardButton("Careful", callback_data="alert"),
        InlineKeyboardButton("Source", url="https://example.org/launch"),
    ]
    return text, list(units(text, entities)), InlineKeyboardMarkup([row])


def small_bot(playground: Playground) -> Application:
    builder = ApplicationBuilder().token(playground.world.token)
    app = (
        builder.base_url(f"{playground.url}bot").base_file_url(f"{playground.url}file/bot").build()
    )

    async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.effective_message.reply_text(f"Hello {' '.join(context.args)}! Try /help")

    async def slow(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.effective_chat.send_action(ChatAction.TYPING)
        await asyncio.sleep(0.6)
        await update.effective_message.reply_text("Done thinking.")

    async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        if query.data == "alert":
            await query.answer("Read it twice.", show_alert=True)
            return
        await query.answer("Here it is")
        await query.message.reply_text("The passage, in its surroundings.")

    async def document(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        file = await update.effective_message.document.get_file()
        content = await file.download_as_bytearray()
        await update.effective_message.reply_text(f"Received {len(content)} bytes.")

    async def ask(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        text, entities, markup = answer(update.effective_message.text)
        await update.effective_message.reply_text(
            text, entities=entities, reply_markup=markup, do_quote=True
        )

    app.add_handler(CommandHandler("start", start))
    app.add_handler(CommandHandler("slow", slow))
    app.add_handler(CallbackQueryHandler(press))
    app.add_handler(MessageHandler(filters.Document.ALL, document))
    app.add_handler(MessageHandler(filters.TEXT, ask))
    return app


@pytest_asyncio.fixture(loop_scope="session")
async def playground() -> AsyncIterator[Playground]:
    async with Playground(token="42:browser-tests") as playground:
        app = small_bot(playground)
        await app.initialize()
        await app.bot.set_my_commands([("start", "Begin"), ("slow", "Think for a while")])
        await app.start()
        await app.updater.start_polling(poll_interval=0, timeout=5)
        yield playground
        await app.updater.stop()
        await app.stop()
        await app.shutdown()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator["Browser"]:
    try:
        from playwright.async_api import async_playwright
    except ImportError:
        without("the package playwright is not installed")
    path = chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


@dataclass
class Complaints:
    """What the console and the network reported; a test fails if there is any."""

    found: list[str] = field(default_factory=list)

    def watch(self, page: "Page", own: str) -> None:
        page.on("console", lambda line: line.type == "error" and self.found.append(line.text))
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith((own, "data:"))
                else self.found.append(f"request to {asked.url}")
            ),
        )


@pytest_asyncio.fixture(loop_scope="session")
async def page(
    browser: "Browser", playground: Playground, request: pytest.FixtureRequest
) -> AsyncIterator["Page"]:
    """The chat page, opened, at the size in the test's parameter (1280 by 800 otherwise)."""
    width, height = getattr(request, "param", (1280, 800))
    context = await browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(5_000)
    page = await context.new_page()
    complaints = Complaints()
    complaints.watch(page, playground.url)
    await page.goto(playground.url)
    await page.wait_for_selector(".panel")
    yield page
    await context.close()
    assert complaints.found == []
