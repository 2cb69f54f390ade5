"""Whoever asks too fast is asked to wait, once, through the real application."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat.saying.words import ENGLISH, words_for
from bot.config import ChatSection
from bot.playground import ADMIN, READER, SECOND_READER, Chat, Message, contents
from tests.catalogue import HELP
from tests.end_to_end.conftest import PATIENCE_S, Stage, finals, staged
from tests.end_to_end.test_evidence import told

MENTION = "@footnote_bot"
NO_WORDS = ENGLISH.say("no-words")


@pytest.fixture
async def stage(data: Path) -> AsyncIterator[Stage]:
    """Two questions a minute of one person, four in one group."""
    async with staged(data, chat=ChatSection(user_per_minute=2, group_per_minute=4)) as running:
        yield running


def asks(stage: Stage, user: int, text: str = "?", chat: Chat | None = None) -> Message:
    where = chat or stage.world.chat(user)
    return stage.world.say(where, user, text if chat is None else f"{MENTION} {text}")


async def answers(stage: Stage, user: int, count: int) -> None:
    for _ in range(count):
        assert (await stage.reply(asks(stage, user))).text == NO_WORDS


def is_wait(message: Message, language: str = "en", id: str = "wait-speaker") -> bool:
    """Whether it asks to wait, for at most as long as the limit may ask for."""
    words = words_for(language)
    return message.text in [words.say(id, seconds=each) for each in range(1, 31)]


def later(stage: Stage, seconds: float) -> None:
    now = stage.world.now() + seconds
    stage.world.clock = lambda: now


async def test_a_person_is_told_once_and_answered_after_waiting(stage: Stage) -> None:
    later(stage, 0)
    await answers(stage, READER, 2)
    assert is_wait(await stage.reply(asks(stage, READER)))
    last = [asks(stage, READER, each) for each in ("!", "…")][-1]
    stage.world.send(READER, READER, contents.sticker())
    await answers(stage, SECOND_READER, 1)
    await answers(stage, ADMIN, 5)
    later(stage, 31)
    assert (await stage.reply(asks(stage, READER))).text == NO_WORDS
    assert [each.text for each in finals(stage.world, READER, last)] == [NO_WORDS]
    assert len(finals(stage.world, READER)) == 4


async def test_commands_in_private_are_no_questions(stage: Stage) -> None:
    for _ in range(4):
        assert (await stage.ask("/help")).text == HELP


async def test_an_edit_counts_and_the_answer_stays_what_it_was(stage: Stage) -> None:
    later(stage, 0)
    world, user = stage.world, stage.world.add_user(3000, "Ada", language_code="de")
    first = asks(stage, user.id)
    answer = await stage.reply(first)
    answered = answer.text
    await stage.reply(asks(stage, user.id))
    world.edit(first, "[1]")
    await world.wait_for(lambda: len(finals(world, user.id)) == 3, timeout=PATIENCE_S)
    assert is_wait(finals(world, user.id)[-1], "de")
    assert answer.text == answered
    later(stage, 31)
    world.edit(first, "[2]")
    marker = words_for("de").say("only-marker")
    await world.wait_for(lambda: answer.text == marker, timeout=PATIENCE_S)
    assert len(finals(world, user.id)) == 3


async def test_a_button_that_asks_counts(stage: Stage) -> None:
    welcome = await stage.ask("/start")
    await answers(stage, READER, 2)
    last = stage.world.messages(READER)[-1]
    for text in (True, False):
        press = stage.world.press(welcome, welcome.buttons[0]["text"], READER)
        assert (await told(stage, press)).startswith("You ask faster") is text
    assert await stage.quiet(last, 0.3)


async def test_a_group_is_told_once_whoever_asks(stage: Stage) -> None:
    later(stage, 0)
    world, group = stage.world, stage.group
    people = [world.add_user(3000 + each, "R").id for each in range(7)]
    group.members |= dict.fromkeys(people, "member")
    for each in people[:3]:
        assert (await stage.reply(asks(stage, each, chat=group))).text == NO_WORDS
    helped = world.say(group, people[3], f"/help{MENTION}")
    assert (await stage.reply(helped)).text == HELP
    said = await stage.reply(asks(stage, people[4], chat=group))
    assert is_wait(said, id="wait-group")
    asks(stage, people[5], chat=group)
    world.say(group, people[6], f"/articles{MENTION}")
    world.say(group, people[6], "nothing that anybody asks")
    assert (await stage.reply(asks(stage, ADMIN, chat=group))).text == NO_WORDS
    await answers(stage, people[5], 2)
    assert len(world.from_bot(group)) == 6


async def test_chats_that_speak_wait_each_on_their_own(stage: Stage) -> None:
    later(stage, 0)
    world, group = stage.world, stage.group
    channels = [world.add_channel(each, owner=ADMIN) for each in ("One", "Two")]
    for speaker in (group, *channels):
        asked = world.say(group, ADMIN, f"{MENTION} ?", sender_chat=speaker)
        assert (await stage.reply(asked)).text == NO_WORDS
    other = world.add_group("Another", [READER], owner=ADMIN)
    for number in range(2):
        asked = world.say(other, ADMIN, f"{MENTION} ?", sender_chat=channels[0])
        said = await stage.reply(asked)
        assert is_wait(said) if number else said.text == NO_WORDS
