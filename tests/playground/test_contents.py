"""What people send besides text and files, as python-telegram-bot reads it."""

from collections.abc import Callable
from typing import Any

import pytest
from telegram import Message, Update
from telegram.ext import filters

from bot.playground import READER, SECOND_READER, Chat, World
from bot.playground.contents import (
    Fields,
    animation,
    contact,
    dice,
    forwarded,
    joined,
    left,
    location,
    photo,
    pinned,
    poll,
    sticker,
    voice,
)

CHANNEL = Chat(-1_002_000_000_001, "channel", "The daily read", username="dailyread")


def told(world: World) -> Message:
    """The last message the bot was told of, read by PTB with nothing left over."""
    update = Update.de_json(world.updates.pending[-1].to_json())
    assert update.message is not None
    assert not update.message.api_kwargs
    return update.message


Check = Callable[[Message], Any]
KINDS: list[tuple[Fields, filters.BaseFilter, Check, Any]] = [
    (photo(), filters.PHOTO, lambda m: [size.width for size in m.photo], [90, 1280]),
    (sticker("🎉"), filters.Sticker.STATIC, lambda m: m.sticker.emoji, "🎉"),
    (
        animation(),
        filters.ANIMATION,
        lambda m: (m.animation.width, m.document.file_name),
        (480, "giphy.mp4"),
    ),
    (
        voice(5),
        filters.VOICE,
        lambda m: (m.voice.mime_type, m.voice.file_size),
        ("audio/ogg", 20_000),
    ),
    (
        poll("Tea?", "Yes", "No"),
        filters.POLL,
        lambda m: [each.text for each in m.poll.options],
        ["Yes", "No"],
    ),
    (location(59.3, 18.1), filters.LOCATION, lambda m: m.location.longitude, 18.1),
    (
        contact(World().user(SECOND_READER)),
        filters.CONTACT,
        lambda m: (m.contact.first_name, m.contact.user_id),
        ("Maya", SECOND_READER),
    ),
    (dice(6), filters.Dice.ALL, lambda m: m.dice.value, 6),
]


@pytest.mark.parametrize(("fields", "kind", "look", "seen"), KINDS)
def test_a_message_of_each_kind(
    world: World, fields: Fields, kind: filters.BaseFilter, look: Check, seen: Any
) -> None:
    world.send(READER, READER, fields)
    message = told(world)
    assert kind.filter(message)
    assert look(message) == seen
    assert message.text is None
    assert message.caption is None


def test_a_caption_is_read_as_a_text_is(world: World) -> None:
    sent = world.send(world.group, READER, photo("@footnote_bot what is this?"))
    assert sent.words == told(world).caption == "@footnote_bot what is this?"
    assert [mark.type for mark in told(world).caption_entities] == ["mention"]
    world.edit(sent, "@footnote_bot what was this?")
    update = Update.de_json(world.updates.pending[-1].to_json())
    assert update.edited_message is not None
    assert update.edited_message.caption == "@footnote_bot what was this?"
    assert update.edited_message.text is None


def test_forwards_say_where_they_come_from(world: World) -> None:
    maya = world.user(SECOND_READER)
    world.say(READER, READER, "said before", extra=forwarded(maya))
    assert told(world).forward_origin.sender_user.first_name == "Maya"
    world.send(READER, READER, {**photo("look"), **forwarded(CHANNEL)})
    assert told(world).forward_origin.chat.username == "dailyread"
    assert told(world).caption == "look"
    world.say(READER, READER, "said in secret", extra=forwarded("Somebody"))
    assert told(world).forward_origin.sender_user_name == "Somebody"
    assert filters.FORWARDED.filter(told(world))


def test_what_happens_to_a_group_is_kept_from_no_bot(world: World) -> None:
    maya = world.user(SECOND_READER)
    world.send(world.group, SECOND_READER, joined(maya))
    assert filters.StatusUpdate.NEW_CHAT_MEMBERS.filter(told(world))
    said = world.say(world.group, READER, "read this first")
    world.send(world.group, READER, pinned(said))
    assert told(world).pinned_message.text == "read this first"
    world.send(world.group, SECOND_READER, left(maya))
    assert told(world).left_chat_member.id == SECOND_READER
    assert len(world.updates.pending) == 3
