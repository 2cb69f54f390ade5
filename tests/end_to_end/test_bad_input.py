"""What people send that is no plain question: each gets one clear line, or what they meant."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.chat.delivery.outbox import PLACEHOLDER
from bot.chat.saying.words import ENGLISH
from bot.playground import READER, SECOND_READER, Message, contents
from tests.end_to_end.conftest import PATIENCE_S, Stage
from tests.end_to_end.test_chat import QUESTION

OTHER = "Who is Alex Spiro?"
LANDED = "23 August 2023"
NOT_TEXT = ENGLISH.say("not-text")
NO_WORDS = ENGLISH.say("no-words")
ONLY_MARKER = ENGLISH.say("only-marker")


async def changed(stage: Stage, answer: Message, words: str) -> Message:
    """The answer, once it says this."""
    return await stage.world.wait_for(
        lambda: words in (answer.text or "") and answer, timeout=PATIENCE_S
    )


def sent(stage: Stage, chat: Any = READER) -> list[Message]:
    return stage.world.from_bot(chat)


@pytest.mark.parametrize(
    "content",
    [
        contents.sticker(),
        contents.photo(),
        contents.animation(),
        contents.voice(),
        contents.poll("When did it land?", "2019", "2023"),
        contents.location(52.2, 21.0),
        contents.dice(6),
    ],
    ids=lambda content: next(iter(content)),
)
async def test_what_holds_no_text_gets_one_line_in_private_and_none_in_a_group(
    stage: Stage, content: Mapping[str, Any]
) -> None:
    asked = stage.world.send(READER, READER, content)
    assert (await stage.reply(asked)).text == NOT_TEXT
    said = await stage.ask(f"@footnote_bot {QUESTION}", stage.group)
    reply = stage.world.send(stage.group, READER, content, reply_to=said)
    assert await stage.quiet(reply)


async def test_a_photo_is_asked_by_its_caption(stage: Stage) -> None:
    asked = stage.world.send(READER, READER, contents.photo(QUESTION))
    assert LANDED in ((await stage.reply(asked)).text or "")


async def test_in_a_group_a_file_is_asked_by_its_caption(stage: Stage) -> None:
    asked = stage.world.upload(
        stage.group, stage.reader, "page.pdf", b"%PDF-1.7", f"@footnote_bot {QUESTION}"
    )
    assert LANDED in ((await stage.reply(asked)).text or "")


async def test_what_happens_in_a_chat_is_no_question(stage: Stage) -> None:
    joined = stage.world.send(stage.group, READER, contents.joined(stage.world.user(READER)))
    assert await stage.quiet(joined)


async def test_a_forwarded_message_is_a_question(stage: Stage) -> None:
    maya = stage.world.user(SECOND_READER)
    asked = stage.world.say(READER, READER, QUESTION, extra=contents.forwarded(maya))
    assert LANDED in ((await stage.reply(asked)).text or "")


async def test_a_forwarded_command_is_none(stage: Stage) -> None:
    maya = stage.world.user(SECOND_READER)
    asked = stage.world.say(READER, READER, "/help", extra=contents.forwarded(maya))
    assert await stage.quiet(asked)


@pytest.mark.parametrize("text", ["🤔", "👩🏽‍🚀🚀❓", "???", "…", "\u200f؟"])
async def test_what_holds_no_words_is_told_so(stage: Stage, text: str) -> None:
    assert (await stage.ask(text)).text == NO_WORDS


@pytest.mark.parametrize("text", ["[1]", " [2] ", "[1][3]?"])
async def test_a_marker_alone_is_explained(stage: Stage, text: str) -> None:
    assert (await stage.ask(text)).text == ONLY_MARKER


async def test_the_longest_message_is_answered(stage: Stage) -> None:
    filler = "As I was reading about the Moon the other day, I wondered about it again. "
    text = (QUESTION + " " + filler * 60)[:4096]
    assert len(text) == 4096
    assert (await stage.ask(text)).text not in (None, "")
    emoji = await stage.ask("🌕" * 2048)
    assert emoji.text == NO_WORDS


async def test_an_edited_question_is_answered_by_editing_its_answer(stage: Stage) -> None:
    asked = stage.world.say(READER, READER, OTHER)
    answer = await stage.reply(asked)
    assert "Spiro" in (answer.text or "")
    stage.world.edit(asked, QUESTION)
    await changed(stage, answer, LANDED)
    stage.world.edit(asked, OTHER)
    await changed(stage, answer, "Spiro")
    assert len(sent(stage)) == 1


async def test_in_a_group_too_and_by_command(stage: Stage) -> None:
    asked = stage.world.say(stage.group, READER, f"/ask@footnote_bot {OTHER}")
    answer = await stage.reply(asked)
    stage.world.edit(asked, f"/ask@footnote_bot {QUESTION}")
    await changed(stage, answer, LANDED)
    assert answer.reply_to is not None
    assert answer.reply_to.message_id == asked.message_id
    assert len(sent(stage, stage.group)) == 1


async def test_an_edit_that_says_the_same_changes_nothing(stage: Stage) -> None:
    asked = stage.world.say(READER, READER, QUESTION)
    answer = await stage.reply(asked)
    calls = len(stage.world.calls.to("editMessageText"))
    stage.world.edit(asked, QUESTION)
    assert await stage.quiet(answer)
    assert len(stage.world.calls.to("editMessageText")) == calls


async def test_a_mention_that_was_forgotten_can_be_added(stage: Stage) -> None:
    asked = stage.world.say(stage.group, READER, QUESTION)
    assert await stage.quiet(asked)
    stage.world.edit(asked, f"@footnote_bot {QUESTION}")
    assert LANDED in ((await stage.reply(asked)).text or "")


async def test_an_edit_long_after_is_passed_by(stage: Stage) -> None:
    asked = stage.world.say(READER, READER, OTHER)
    answer = await stage.reply(asked)
    asked.date -= 16 * 60
    stage.world.edit(asked, QUESTION)
    assert await stage.quiet(answer)
    assert LANDED not in (answer.text or "")


async def test_a_stray_placeholder_is_tidied_when_it_is_replied_to(stage: Stage) -> None:
    stage.world.say(stage.group, READER, "hello")
    stray = stage.world.post(stage.group, stage.world.bot, text=PLACEHOLDER)
    asked = stage.world.say(stage.group, READER, f"@footnote_bot {QUESTION}", reply_to=stray)
    assert LANDED in ((await stage.reply(asked)).text or "")
    gone = lambda: PLACEHOLDER not in [each.text for each in sent(stage, stage.group)]  # noqa: E731
    await stage.world.wait_for(gone, timeout=PATIENCE_S)
