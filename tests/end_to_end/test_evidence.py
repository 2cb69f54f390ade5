"""From an answer to the passage it rests on, with one tap, through the real application."""

import secrets
from datetime import date
from pathlib import Path

from bot.config import Delivery
from bot.playground import READER, SECOND_READER, Message, Press
from index.loaders import load
from tests.end_to_end.conftest import PATIENCE_S, SAMPLES, Stage, staged
from tests.end_to_end.test_chat import QUESTION, styled

UNANSWERED = "What is the recipe for sourdough bread?"
OLD = "The lighthouse of Borveth was built in 1884 by Ansgar Tolliver."
NEW = "The lighthouse of Borveth was pulled down in 1990 by Mara Quill."
BUILDER = "Who built the lighthouse of Borveth?"


async def tap(stage: Stage, answer: Message, button: str, user: int = READER) -> Message:
    """The passage that a tap brings up, in a message of its own."""
    last = stage.world.messages(answer.chat)[-1]
    stage.world.press(answer, button, user)
    return await stage.reply(last)


async def told(stage: Stage, press: Press) -> str:
    """What whoever tapped is told by an alert."""
    shown = await stage.world.wait_for(lambda: press.answer, timeout=PATIENCE_S)
    return str(shown.get("text") or "")


def forged(message: Message, data: str) -> Message:
    """The message with a button that the bot never put there."""
    button = {"text": "forged", "callback_data": data}
    message.reply_markup = {"inline_keyboard": [[button]]}
    return message


def slipped(stage: Stage, message: Message, data: str, user: int) -> Press:
    """A tap on a button that the message doesn't have, as a hostile app can send it."""
    press = Press(str(secrets.randbits(62)), stage.world.user(user), message, data)
    stage.world.presses[press.id] = press
    stage.world.updates.push("callback_query", press.to_json(), lane=("press", user))
    return press


async def test_a_tap_shows_the_quote_in_its_paragraph(stage: Stage) -> None:
    answer = await stage.ask(QUESTION)
    assert answer.buttons[0]["text"] == "[1]"
    shown = await tap(stage, answer, "[1]")
    (paragraph,) = styled(shown, "expandable_blockquote")
    title, quote = styled(shown, "bold")
    assert "23 August 2023" in quote
    assert quote in paragraph
    assert len(paragraph) > len(quote)
    assert (shown.text or "").startswith(f"[1] {title}")
    assert f"as of {date.today().year}" in (shown.text or "")


async def test_a_group_sees_one_message_however_often_it_is_tapped(stage: Stage) -> None:
    answer = await stage.ask(f"@footnote_bot {QUESTION}", stage.group)
    shown = await tap(stage, answer, "[1]")
    assert shown.reply_to is answer
    press = stage.world.press(answer, "[1]", SECOND_READER)
    assert await told(stage, press) == ""
    assert await stage.quiet(shown)
    stage.world.deleted(shown)
    assert (await tap(stage, answer, "[1]", SECOND_READER)).text == shown.text


async def test_taps_leave_a_groups_messages_to_its_answers(data: Path) -> None:
    scarce = Delivery(chat_interval_s=0, group_per_minute=4, overall_per_second=10_000)
    async with staged(data, more=lambda _: {"delivery": scarce}) as stage:
        answer = await stage.ask(f"@footnote_bot {QUESTION}", stage.group)
        await tap(stage, answer, "[1]")
        assert "busy" in await told(stage, stage.world.press(answer, "[1]", SECOND_READER))


async def test_what_an_answer_cited_stays_what_it_was(data: Path, tmp_path: Path) -> None:
    article = tmp_path / "lighthouse.txt"
    article.write_text(OLD)
    async with staged(data) as stage:
        stage.services.indexer.index([str(article)])
        answer = await stage.ask(BUILDER)
        article.write_text(NEW)
        assert stage.services.indexer.index([str(article)]).updated == 1
        assert styled(await tap(stage, answer, "[1]"), "bold")[1] == OLD
        (entry,) = (each for each in stage.services.library.articles() if "ight" in each.title)
        stage.services.library.remove(entry.id)
        gone = stage.world.press(answer, "[1]", stage.reader)
        assert "was removed" in await told(stage, gone)
        stage.services.library.put_back(entry.id)
        assert await told(stage, stage.world.press(answer, "[1]", stage.reader)) == ""
        stage.services.library.remove(entry.id)
        url = next(each.url for each in answer.entities if each.type == "text_link")
        followed = stage.world.start(stage.reader, (url or "").rpartition("start=")[2])
        assert "was removed" in ((await stage.reply(followed)).text or "")


async def test_buttons_work_after_a_restart(data: Path) -> None:
    async with staged(data) as stage:
        answer = await stage.ask(QUESTION)
        (button,) = (each for each in answer.buttons if each["text"] == "[1]")
    async with staged(data) as stage:
        chat = stage.world.chat(stage.reader.id)
        again = forged(await stage.ask("/help"), button["callback_data"])
        stage.world.press(again, "forged", stage.reader)
        assert "23 August 2023" in styled(await stage.reply(again), "bold")[1]
        assert chat.messages


async def test_made_up_buttons_are_refused(stage: Stage) -> None:
    answer = await stage.ask(QUESTION)
    id = str(answer.buttons[0]["callback_data"]).split(":")[1]
    last = stage.world.messages(answer.chat)[-1]
    for kind in ("e", "zz", ""):
        for rest in ("", ":", ":x:1", f":{id}:0", f":{id}:99", f":{id}:²"):
            press = stage.world.press(forged(answer, kind + rest), "forged", stage.reader)
            await told(stage, press)
    assert await stage.quiet(last, 0.3)


async def test_a_made_up_button_changes_no_message(stage: Stage) -> None:
    answer = await stage.ask(f"@footnote_bot {QUESTION}", stage.group)
    said = answer.text, answer.buttons
    for data in ("page:0", f"f:{SECOND_READER}"):
        await told(stage, slipped(stage, answer, data, SECOND_READER))
    await tap(stage, answer, "[1]", SECOND_READER)  # what was tapped before is done with
    assert (answer.text, answer.buttons) == said


async def test_a_button_works_in_its_own_chat_alone(stage: Stage) -> None:
    answer = await stage.ask(QUESTION)
    stolen = str(answer.buttons[0]["callback_data"])
    other = await stage.ask("/help@footnote_bot", stage.group)
    press = stage.world.press(forged(other, stolen), "forged", SECOND_READER)
    assert "another chat" in await told(stage, press)
    assert await stage.quiet(other, 0.3)


async def test_a_declined_answer_shows_the_nearest_passages(stage: Stage) -> None:
    answer = await stage.ask(UNANSWERED)
    texts = [load(str(path)).text for path in SAMPLES.glob("*.md")]
    shown = await tap(stage, answer, "Nearest passages")
    quotes = styled(shown, "expandable_blockquote")
    assert len(quotes) == 3
    assert all(any(quote in text for text in texts) for quote in quotes)
