"""The chat page in a real browser. The `page` fixture also fails on any console error, and on
any request that leaves this machine.
"""

import re
from typing import TYPE_CHECKING

import pytest
from telegram import Bot, MessageEntity

from bot.playground import ADMIN, READER, SECOND_READER, Playground

from .conftest import PASSAGE

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

pytestmark = pytest.mark.asyncio(loop_scope="session")

PHONE = (390, 844)
NARROW = (360, 640)


def private(page: "Page") -> "Locator":
    return page.locator(".panel").first


def group(page: "Page") -> "Locator":
    return page.get_by_role("tabpanel", name="Reading room")


def bot_of(playground: Playground) -> Bot:
    return Bot(playground.world.token, f"{playground.url}bot")


async def ask(panel: "Locator", text: str) -> "Locator":
    """Types and sends; gives the bot's newest message once it has come."""
    before = await panel.locator(".message.bot").count()
    await panel.get_by_role("textbox").fill(text)
    await panel.get_by_role("textbox").press("Enter")
    answer = panel.locator(".message.bot").nth(before)
    await answer.wait_for()
    return answer


async def test_start_invites_the_first_question(page: "Page", playground: Playground) -> None:
    panel = private(page)
    await panel.get_by_role("button", name="Start").click()
    await panel.get_by_text("Hello").wait_for()
    assert await panel.locator(".message.own .text").first.text_content() != ""
    assert playground.world.messages(READER)[0].text == "/start"
    assert await panel.locator(".empty").is_hidden()


async def test_an_answer_shows_as_telegram_would_show_it(page: "Page") -> None:
    answer = await ask(private(page), "how many joined?")
    assert await answer.locator("strong").first.text_content() == "Thirty million people"
    link = answer.locator("a", has_text="[1]")
    assert await link.get_attribute("href") == "https://example.org/launch#:~:text=day"
    assert await link.get_attribute("rel") == "noopener noreferrer"
    assert await link.get_attribute("target") == "_blank"
    preview = answer.locator(".reply-preview")
    assert "how many joined?" in (await preview.text_content() or "")


async def test_a_quote_opens_and_closes(page: "Page") -> None:
    answer = await ask(private(page), "tell me")
    quote = answer.locator("blockquote")
    assert await quote.locator(".quote-body").text_content() == PASSAGE
    closed = await quote.evaluate("node => node.clientHeight")
    toggle = answer.get_by_role("button", name=re.compile("whole quote"))
    assert await toggle.get_attribute("aria-expanded") == "false"
    await toggle.click()
    assert await quote.evaluate("node => node.clientHeight") > closed + 20
    await answer.get_by_role("button", name=re.compile("less")).click()
    assert await quote.evaluate("node => node.clientHeight") == closed


async def test_buttons_answer_with_a_toast_an_alert_a_link(page: "Page") -> None:
    panel = private(page)
    answer = await ask(panel, "buttons?")
    await answer.get_by_role("button", name="Show [1]").click()
    await page.get_by_role("status").get_by_text("Here it is").wait_for()
    await panel.get_by_text("The passage, in its surroundings.").wait_for()
    await answer.locator(".key:not(.pressed)", has_text="Show [1]").wait_for()
    await answer.get_by_role("button", name="Careful").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_text("Read it twice.").wait_for()
    await dialog.get_by_role("button", name="OK").click()
    await dialog.wait_for(state="hidden")
    source = answer.get_by_role("link", name="Source")
    assert await source.get_attribute("rel") == "noopener noreferrer"


async def test_typing_shows_and_goes(page: "Page") -> None:
    panel = private(page)
    await panel.get_by_role("textbox").fill("/slow")
    await panel.get_by_role("textbox").press("Enter")
    await panel.locator(".status", has_text="typing").wait_for()
    await panel.get_by_text("Done thinking.").wait_for()
    await panel.locator(".status", has_text="@footnote_bot").wait_for()


async def test_the_commands_menu(page: "Page", playground: Playground) -> None:
    panel = private(page)
    await panel.get_by_role("button", name="Commands").click()
    await panel.get_by_role("option", name="/start Begin").click()
    hello = panel.get_by_text("Hello")
    await hello.wait_for()
    # A command in a message is one click.
    await panel.locator(".message.bot").get_by_role("button", name="/help").click()
    await panel.locator(".message.own", has_text="/help").wait_for()
    await panel.get_by_role("textbox").type("/sl")
    assert await panel.get_by_role("option").all_text_contents() == ["/slowThink for a while"]
    await panel.get_by_role("textbox").press("Escape")
    assert await panel.get_by_role("listbox").is_hidden()


async def test_a_group_is_silent_until_the_bot_is_mentioned(
    page: "Page", playground: Playground
) -> None:
    panel = group(page)
    world = playground.world
    world.say(world.group, SECOND_READER, "anyone?")
    await panel.get_by_text("anyone?").wait_for()
    await panel.get_by_role("textbox").fill("just us")
    await panel.get_by_role("textbox").press("Enter")
    await ask(panel, "@footnote_bot and you?")
    assert await panel.locator(".message.bot").count() == 1
    assert await panel.locator(".sender", has_text="Maya").count() == 1
    assert await private(page).locator(".message").count() == 0


async def test_a_reply_names_what_it_answers(page: "Page", playground: Playground) -> None:
    panel = group(page)
    world = playground.world
    said = world.say(world.group, SECOND_READER, "it was in July")
    message = panel.locator(".message", has_text="it was in July")
    await message.hover()
    await message.get_by_role("button", name="Reply", exact=True).click()
    await panel.locator(".replying", has_text="Maya").wait_for()
    answer = await ask(panel, "@footnote_bot is that so?")
    assert world.messages(world.group)[1].reply_to is said
    await answer.locator(".reply-preview").click()
    await panel.locator(".message.own.flash").wait_for()


async def test_a_file_goes_to_the_bot(page: "Page") -> None:
    panel = private(page)
    file = {"name": "notes <i>.txt", "mimeType": "text/plain", "buffer": b"12345"}
    await panel.locator("input[type=file]").set_input_files(file)
    await panel.get_by_text("Received 5 bytes.").wait_for()
    assert await panel.locator(".document b").text_content() == "notes <i>.txt"


async def test_one_can_be_someone_else(page: "Page", playground: Playground) -> None:
    await ask(private(page), "as the reader")
    await page.get_by_label("You are").select_option(label="Admin")
    await page.locator(f"#panel-{ADMIN}").wait_for()
    assert await private(page).locator(".message").count() == 0
    await ask(private(page), "as the admin")
    assert playground.world.messages(ADMIN)[0].sender is playground.world.users[ADMIN]
    await page.reload()
    await private(page).locator(".message.own", has_text="as the admin").wait_for()


async def test_what_happens_elsewhere_arrives_and_edits_keep_quotes_open(
    page: "Page", playground: Playground
) -> None:
    panel = private(page)
    answer = await ask(panel, "first")
    await answer.get_by_role("button", name=re.compile("whole quote")).click()
    message = playground.world.from_bot(READER)[0]
    message.text = (message.text or "").replace("You asked", "You wanted")
    message.entities = [mark for mark in message.entities if mark.type.endswith("blockquote")]
    shift = len("You wanted") - len("You asked")
    message.entities = [type(m)(m.type, m.offset + shift, m.length) for m in message.entities]
    playground.world.changed(message)
    await panel.get_by_text("You wanted").wait_for()
    assert await panel.locator("blockquote.collapsed").count() == 0
    playground.world.deleted(message)
    await panel.locator(".message.bot").wait_for(state="detached")


async def test_a_draft_grows_in_place_until_the_message_is_there(
    page: "Page", playground: Playground
) -> None:
    panel = private(page)
    draft = panel.locator(".draft")
    playground.world.start(READER)
    await panel.get_by_text("Hello").wait_for()
    async with bot_of(playground) as bot:
        await bot.send_message_draft(READER, 1)
        await draft.get_by_text("Thinking…").wait_for()
        assert await panel.locator(".drafts").get_attribute("aria-live") == "polite"
        await draft.evaluate("node => (node.dataset.seen = 'yes')")
        bold = [MessageEntity(MessageEntity.BOLD, 0, 4)]
        await bot.send_message_draft(READER, 1, "Half an answer", entities=bold)
        grown = panel.locator(".draft[data-seen=yes]", has_text="Half an answer")
        await grown.get_by_text("typing…").wait_for()
        assert await grown.locator("strong").text_content() == "Half"
        await bot.send_message(READER, "Half an answer and the rest.")
    await panel.locator(".log").get_by_text("and the rest.").wait_for()
    assert await draft.count() == 0


async def test_a_draft_outlives_a_reload_but_not_half_a_minute(
    page: "Page", playground: Playground
) -> None:
    panel = private(page)
    playground.world.start(READER)
    await panel.get_by_text("Hello").wait_for()
    async with bot_of(playground) as bot:
        await bot.send_message_draft(READER, 1, "Once upon a")
    await panel.locator(".draft", has_text="Once upon a").wait_for()
    await page.clock.install()
    await page.reload()
    await panel.locator(".draft", has_text="Once upon a").wait_for()
    await page.clock.fast_forward(31_000)
    await panel.locator(".draft").wait_for(state="detached")


async def test_ones_own_message_is_edited_with_the_keyboard(
    page: "Page", playground: Playground
) -> None:
    panel = private(page)
    await ask(panel, "what is thsi?")
    box = panel.get_by_role("textbox")
    await box.fill("the next one")
    assert await panel.locator(".message.bot").get_by_role("button", name="Edit").count() == 0
    edit = panel.locator(".message.own").get_by_role("button", name="Edit")
    await edit.press("Enter")
    await panel.locator(".replying", has_text="Edit message").wait_for()
    assert await box.input_value() == "what is thsi?"
    await box.fill("what is this?")
    await box.press("Enter")
    own = panel.locator(".message.own")
    await own.locator(".time", has_text="edited").wait_for()
    assert playground.world.messages(READER)[0].text == "what is this?"
    # What one had begun to write is still there.
    assert await box.input_value() == "the next one"
    await edit.press("Enter")
    await box.press("Escape")
    assert await box.input_value() == "the next one"
    assert await panel.locator(".replying").is_hidden()


async def test_markup_in_a_text_stays_text(page: "Page", playground: Playground) -> None:
    nasty = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    answer = await ask(private(page), nasty)
    assert nasty in (await answer.locator(".text").text_content() or "")
    assert await page.locator(".log img, .log script").count() == 0


async def test_only_web_links_are_links(page: "Page", playground: Playground) -> None:
    world = playground.world
    world.start(READER)
    panel = private(page)
    await panel.get_by_text("Hello").wait_for()
    bad = [{"type": "text_link", "offset": 0, "length": 4, "url": "javascript:alert(1)"}]
    world.say(READER, READER, "evil words", extra={"entities": bad})
    message = panel.locator(".message", has_text="evil words").first  # the answer quotes it
    await message.wait_for()
    assert await message.locator("a[href]").count() == 0


async def test_a_deep_link_starts_the_bot_here(page: "Page", playground: Playground) -> None:
    panel = private(page)
    playground.world.say(READER, READER, "https://t.me/footnote_bot?start=article-7")
    await panel.locator(".own").get_by_role("link", name="https://t.me/").click()
    await panel.get_by_text("Hello article-7").wait_for()


async def test_right_to_left_reads_right_to_left(page: "Page") -> None:
    panel = private(page)
    await ask(panel, "متى أُطلق التطبيق؟")
    own = panel.locator(".message.own .text")
    assert await own.evaluate("node => getComputedStyle(node).direction") == "rtl"


@pytest.mark.parametrize("page", [PHONE], indirect=True)
async def test_a_phone_shows_one_chat_at_a_time(page: "Page", playground: Playground) -> None:
    await ask(private(page), "hello")
    assert await group(page).is_hidden()
    world = playground.world
    world.say(world.group, SECOND_READER, "psst")
    tab = page.get_by_role("tab", name="Reading room")
    await tab.locator(".badge", has_text="1").wait_for()
    await tab.click()
    assert await group(page).is_visible()
    assert await private(page).is_hidden()
    assert await tab.locator(".badge").count() == 0


@pytest.mark.parametrize("page", [NARROW], indirect=True)
async def test_nothing_scrolls_sideways_on_a_narrow_screen(
    page: "Page", playground: Playground
) -> None:
    world = playground.world
    await ask(private(page), "W" * 300 + " https://example.org/" + "x" * 200)
    world.upload(READER, READER, "n" * 120 + ".txt", b"x")
    await private(page).locator(".document").wait_for()
    await page.get_by_role("tab", name="Reading room").click()
    await ask(group(page), "@footnote_bot " + "👨‍👩‍👧" * 60)
    for tab in ("Footnote", "Reading room"):
        await page.get_by_role("tab", name=tab).click()
        wide = "node => node.scrollWidth - node.clientWidth"
        for place in ("html", ".panel.active", ".panel.active .scroll", ".panel.active .log"):
            assert await page.locator(place).evaluate(wide) <= 0, place


async def test_everything_has_a_name(page: "Page") -> None:
    await ask(private(page), "names?")
    unnamed = await page.evaluate(
        """() => [...document.querySelectorAll("button, a[href], select, textarea")]
            .filter((node) => node.offsetParent)
            .filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim()))
            .map((node) => node.outerHTML)"""
    )
    assert unnamed == []
    assert await private(page).get_by_role("log").get_attribute("aria-live") == "polite"


async def test_enter_sends_and_shift_enter_does_not(page: "Page", playground: Playground) -> None:
    box = private(page).get_by_role("textbox")
    assert await box.get_attribute("aria-label") == "Message to Footnote"
    await box.type("one")
    await box.press("Shift+Enter")
    await box.type("two")
    await box.press("Enter")
    await private(page).locator(".message.own").wait_for()
    assert playground.world.messages(READER)[0].text == "one\ntwo"
    assert await box.input_value() == ""
