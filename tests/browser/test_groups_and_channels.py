"""A furnished playground in the browser: topics, a channel with comments, personas, inline mode."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.ext import ContextTypes, InlineQueryHandler

from bot.playground import ADMIN, READER, SECOND_READER, Chat, Message, Playground, World, furnish

from .conftest import small_bot

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

pytestmark = pytest.mark.asyncio(loop_scope="session")

PHONE = (390, 844)


async def offer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Careful", callback_data="alert")]])
    query = update.inline_query.query
    content = InputTextMessageContent(f"About {query}")
    result = InlineQueryResultArticle("1", f"On {query}", content, reply_markup=keyboard)
    await update.inline_query.answer([result], cache_time=0)


@pytest_asyncio.fixture(loop_scope="session")
async def playground() -> AsyncIterator[Playground]:
    async with Playground(token="42:browser-tests") as playground:
        furnish(playground.world)
        app = small_bot(playground)
        app.add_handler(InlineQueryHandler(offer))
        await app.initialize()
        await app.start()
        await app.updater.start_polling(poll_interval=0, timeout=5)
        yield playground
        await app.updater.stop()
        await app.stop()
        await app.shutdown()


def titled(world: World, title: str) -> Chat:
    return next(chat for chat in world.chats.values() if chat.title == title)


def active(page: "Page") -> "Locator":
    return page.locator(".panel.active")


async def go_to(page: "Page", title: str) -> "Locator":
    chats = page.get_by_role("tablist", name="Chats")
    await chats.get_by_role("tab", name=title).click()
    return active(page)


async def become(page: "Page", name: str) -> None:
    await page.get_by_label("You are").select_option(label=name)
    await page.locator(f"#panel-{ADMIN}").wait_for()


async def write(panel: "Locator", text: str) -> None:
    await panel.get_by_role("textbox").fill(text)
    await panel.get_by_role("button", name="Send", exact=True).click()


async def said(playground: Playground, text: str) -> Message:
    """The message of that text, once it is there."""
    world = playground.world

    def found() -> list[Message]:
        every = [message for chat in world.chats.values() for message in chat.history]
        return [message for message in every if message.text == text]

    return (await world.wait_for(found))[0]


async def test_the_private_chat_is_there_first(page: "Page") -> None:
    assert await active(page).get_attribute("aria-label") == "Footnote"
    assert await page.locator(".panel:visible").count() == 1
    tabs = page.get_by_role("tablist", name="Chats").get_by_role("tab")
    assert await tabs.count() == 4
    assert await tabs.first.get_attribute("aria-selected") == "true"


async def test_each_topic_holds_its_own(page: "Page", playground: Playground) -> None:
    panel = await go_to(page, "Reading room")
    await panel.get_by_role("tab", name="Technology").click()
    await panel.get_by_text("Admin opened the topic “Technology”").wait_for()
    await write(panel, "@footnote_bot in technology?")
    await panel.locator(".message.bot").wait_for()
    answer = playground.world.from_bot(playground.world.group)[0]
    assert answer.thread_id in playground.world.group.topics
    await panel.get_by_role("tab", name="General").click()
    assert await active(page).locator(".message").count() == 0
    playground.world.say(playground.world.group, SECOND_READER, "in General")
    await active(page).get_by_text("in General").wait_for()
    history = next(t for t in playground.world.group.topics.values() if t.name == "History")
    playground.world.say(playground.world.group, SECOND_READER, "in History", topic=history)
    await active(page).get_by_role("tab", name="History, 1 new").wait_for()


async def test_topics_with_the_keyboard(page: "Page") -> None:
    panel = await go_to(page, "Reading room")
    await panel.get_by_role("tab", name="General").press("ArrowRight")
    focused = page.locator(".panel.active .topics [role=tab]:focus")
    await focused.get_by_text("Technology").wait_for()
    await focused.press("ArrowLeft")
    await focused.get_by_text("General").wait_for()


async def test_a_closed_topic_is_for_admins(page: "Page", playground: Playground) -> None:
    await become(page, "Admin")
    panel = await go_to(page, "Reading room")
    await panel.locator(".more summary").click()
    await panel.get_by_role("button", name="New topic…").click()
    name = page.get_by_role("dialog").get_by_label("Name of the topic")
    await name.fill("News")
    await name.press("Enter")
    await panel.get_by_role("tab", name="News").click()
    await panel.locator(".more summary").click()
    await panel.get_by_role("button", name="Close this topic").click()
    await panel.get_by_role("tab", name="News, closed").wait_for()
    assert await panel.get_by_role("textbox").is_visible()
    await page.get_by_label("You are").select_option(label="Maya")
    await page.locator(f"#panel-{SECOND_READER}").wait_for()
    panel = await go_to(page, "Reading room")
    await panel.get_by_role("tab", name="News, closed").click()
    await active(page).get_by_text("This topic is closed.").wait_for()
    assert await active(page).get_by_role("textbox").is_hidden()


async def test_comments_open_beside_the_post(page: "Page", playground: Playground) -> None:
    channel = await go_to(page, "Morning reading")
    await channel.get_by_text("Only admins post here.").wait_for()
    await channel.get_by_role("button", name="Leave a comment").click()
    comments = page.get_by_role("tabpanel", name="Morning talk, Comments")
    await comments.get_by_text("Welcome.").wait_for()
    await write(comments, "@footnote_bot who says so?")
    answer = comments.locator(".message.bot")
    await answer.wait_for()
    talk = titled(playground.world, "Morning talk")
    root, comment, reply = talk.history
    assert comment.reply_to is root
    assert comment.thread_id == reply.thread_id == root.message_id
    await channel.get_by_role("button", name="2 comments").wait_for()
    await comments.get_by_role("button", name="Close the comments").click()
    await comments.wait_for(state="detached")


@pytest.mark.parametrize("page", [PHONE], indirect=True)
async def test_comments_take_the_whole_of_a_phone(page: "Page") -> None:
    channel = await go_to(page, "Morning reading")
    await channel.get_by_role("button", name="Leave a comment").click()
    comments = page.get_by_role("tabpanel", name="Morning talk, Comments")
    await comments.wait_for()
    assert await channel.is_hidden()
    wide = "node => node.scrollWidth - node.clientWidth"
    for place in ("html", ".panel.aside", ".panel.aside .scroll"):
        assert await page.locator(place).evaluate(wide) <= 0, place
    await comments.get_by_role("button", name="Close the comments").click()
    assert await channel.is_visible()


async def test_the_admin_posts_and_speaks_anonymously(page: "Page", playground: Playground) -> None:
    await become(page, "Admin, anonymous")
    channel = await go_to(page, "Morning reading")
    await write(channel, "Today: https://example.org/new")
    post = await said(playground, "Today: https://example.org/new")
    assert post.forward is not None
    await channel.get_by_role("link", name="https://example.org/new").wait_for()
    talk = await go_to(page, "Morning talk")
    await write(talk, "@footnote_bot what is new?")
    await talk.locator(".message.bot").wait_for()
    asked = await said(playground, "@footnote_bot what is new?")
    assert asked.sender_chat is asked.chat
    assert await talk.locator(".message.own").count() == 1
    # Others see the group itself speak.
    await page.get_by_label("You are").select_option(label="Maya")
    await page.locator(f"#panel-{SECOND_READER}").wait_for()
    talk = await go_to(page, "Morning talk")
    await talk.locator(".sender", has_text="Morning talk admin").wait_for()


async def test_inline_results_send_at_a_tap(page: "Page", playground: Playground) -> None:
    panel = await go_to(page, "Reading room")
    box = panel.get_by_role("textbox")
    await box.fill("@footnote_bot who?")
    await panel.get_by_role("option", name="On who?").wait_for()
    await box.press("ArrowDown")
    await page.keyboard.press("Enter")
    message = panel.locator(".message.own", has_text="About who?")
    await message.get_by_text("via @footnote_bot").wait_for()
    assert await box.input_value() == ""
    await message.get_by_role("button", name="Careful").click()
    await page.get_by_role("dialog").get_by_text("Read it twice.").wait_for()
    assert (await said(playground, "About who?")).inline_id


async def test_reactions_with_the_keyboard(page: "Page", playground: Playground) -> None:
    panel = await go_to(page, "Reading room")
    world = playground.world
    message = world.say(world.group, SECOND_READER, "look")
    shown = panel.locator(".message", has_text="look")
    await shown.get_by_role("button", name="React", exact=True).press("Enter")
    await shown.get_by_role("button", name="React with 👍").press("Enter")
    await shown.locator(".chip[aria-pressed=true]", has_text="👍 1").wait_for()
    assert message.reactions == {READER: ("👍",)}
    await shown.locator(".chip").click()
    await shown.locator(".chip").wait_for(state="detached")


async def test_a_blocked_bot_is_unblocked(page: "Page", playground: Playground) -> None:
    world = playground.world
    await active(page).locator(".more summary").click()
    await active(page).get_by_role("button", name="Block Footnote").click()
    await active(page).get_by_text("You blocked Footnote.").wait_for()
    assert not world.chat(READER).has(world.bot.id)
    await active(page).locator(".more summary").click()
    await active(page).get_by_role("button", name="Unblock Footnote").click()
    await world.wait_for(lambda: world.chat(READER).has(world.bot.id))


async def test_everything_has_a_name(page: "Page") -> None:
    await go_to(page, "Morning reading")
    await go_to(page, "Reading room")
    unnamed = await page.evaluate(
        """() => [...document.querySelectorAll("button, a[href], select, textarea, summary")]
            .filter((node) => node.offsetParent)
            .filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim()))
            .map((node) => node.outerHTML)"""
    )
    assert unnamed == []
