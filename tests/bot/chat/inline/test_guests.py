"""What is said as a guest: once, and nobody is hurt where it is too late."""

import pytest
from telegram import Message, MessageEntity, Update
from telegram.error import BadRequest

from bot.chat.delivery.client import Client
from bot.chat.inline.guests import say
from bot.chat.saying.parts import Part
from bot.playground import READER, World, refusals

BOLD = Part("That one.", [MessageEntity(MessageEntity.BOLD, 0, 4)])


@pytest.fixture
def mention(bot: Client, world: World) -> Message:
    """A guest message, as the bot gets it."""
    world.guests.enabled = True
    room = world.add_group("Elsewhere", [READER])
    del room.members[world.bot.id]
    world.say(room, READER, "@footnote_bot who?")
    update = Update.de_json(world.updates.pending[-1].to_json(), bot)
    assert update.guest_message is not None
    return update.guest_message


async def test_it_is_said_once(mention: Message, world: World) -> None:
    inline = await say(mention, BOLD)
    assert inline in world.inline_messages
    said = world.inline_messages[inline]
    assert (said.text, [each.type for each in said.entities]) == ("That one.", ["bold"])
    assert await say(mention, BOLD) == ""


async def test_what_is_too_late_is_left(mention: Message, world: World) -> None:
    world.guests._asked.clear()
    assert await say(mention, BOLD) == ""


async def test_it_goes_out_plain_if_its_entities_are_refused(
    mention: Message, world: World
) -> None:
    world.faults.add(refusals.ENTITIES, "answerGuestQuery")
    said = world.inline_messages[await say(mention, BOLD)]
    assert (said.text, list(said.entities)) == ("That one.", [])


async def test_other_refusals_are_passed_on(mention: Message, world: World) -> None:
    world.faults.add(refusals.NO_RIGHTS, "answerGuestQuery")
    with pytest.raises(BadRequest):
        await say(mention, BOLD)
