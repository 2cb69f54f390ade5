"""Reactions both ways."""

from typing import Any

import pytest
from telegram import Bot, ReactionTypeEmoji, Update
from telegram.constants import ReactionEmoji
from telegram.error import BadRequest

from bot.playground import ADMIN, READER, SECOND_READER, Message, World
from bot.playground.reactions import EMOJI

from .conftest import Api


@pytest.fixture
def answer(world: World) -> Message:
    world.start(READER)
    return world.post(world.chat(READER), world.bot, text="an answer")


async def heard(bot: Bot) -> list[Any]:
    updates = await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    return [update.message_reaction for update in updates if update.message_reaction]


async def test_a_bot_that_asked_hears_of_them(bot: Bot, world: World, answer: Message) -> None:
    await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    world.reactions.set(answer, READER, "👍")
    world.reactions.set(answer, READER, "👎")
    world.reactions.set(answer, READER)
    first, second, third = await heard(bot)
    assert (first.message_id, first.user.id) == (answer.message_id, READER)
    assert first.old_reaction == ()
    assert second.old_reaction == first.new_reaction == (ReactionTypeEmoji("👍"),)
    assert second.new_reaction == third.old_reaction == (ReactionTypeEmoji("👎"),)
    assert third.new_reaction == ()


async def test_others_do_not(bot: Bot, world: World, answer: Message) -> None:
    world.reactions.set(answer, READER, "👍")
    assert await heard(bot) == []


async def test_in_a_group_administrators_hear_of_them(bot: Bot, world: World) -> None:
    await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    said = world.say(world.group, READER, "hello")
    world.reactions.set(said, SECOND_READER, "👍")
    world.group.members[world.bot.id] = "administrator"
    world.reactions.set(said, SECOND_READER, "🔥")
    world.reactions.set(said, ADMIN, "👏", anonymously=True)
    named, anonymous = await heard(bot)
    assert (named.user.id, named.actor_chat) == (SECOND_READER, None)
    assert (anonymous.user, anonymous.actor_chat.id) == (None, world.group.id)


async def test_the_bot_reacts(bot: Bot, world: World) -> None:
    said = world.say(READER, READER, "thanks")
    assert await bot.set_message_reaction(READER, said.message_id, ReactionEmoji.THUMBS_UP)
    assert said.reactions == {world.bot.id: ("👍",)}
    assert await bot.set_message_reaction(READER, said.message_id)
    assert said.reactions == {world.bot.id: ()}
    with pytest.raises(BadRequest, match="Message to react not found"):
        await bot.set_message_reaction(READER, 999_999, "👍")


WRONG: list[tuple[Any, str]] = [
    ({}, "expected an Array of ReactionType"),
    ([1], "can't parse ReactionType: expected an Object"),
    ([{"type": "emoji", "emoji": "👍"}] * 2, "REACTIONS_TOO_MANY"),
    ([{"type": "emoji", "emoji": "🪑"}], "REACTION_INVALID"),
    ([{"type": "paid"}], "REACTION_INVALID"),
]


@pytest.mark.invalid
@pytest.mark.parametrize(("reaction", "reason"), WRONG)
async def test_what_is_refused(api: Api, world: World, reaction: Any, reason: str) -> None:
    said = world.say(READER, READER, "thanks")
    where = {"chat_id": READER, "message_id": said.message_id}
    reply = await api("setMessageReaction", **where, reaction=reaction)
    assert reply.refusal == f"Bad Request: {reason}"


def test_they_are_the_ones_telegram_has() -> None:
    assert {emoji.value.replace("\ufe0f", "") for emoji in ReactionEmoji} == EMOJI
