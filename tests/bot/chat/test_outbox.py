"""Delivery, against the local Bot API with its faults."""

from collections.abc import AsyncIterator

import pytest
from telegram import Message, MessageEntity, Update
from telegram.error import BadRequest

from bot.chat import outbox
from bot.chat.client import Client, client
from bot.chat.parts import Block, Part, join
from bot.playground import READER, Playground, World, refusals

TOKEN = "42:test-token"
MARKED = Part("The answer.", (MessageEntity("bold", 0, 3),))


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(token=TOKEN) as playground:
        yield playground


@pytest.fixture
def world(playground: Playground) -> World:
    return playground.world


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Client]:
    async with client(TOKEN, playground.url.rstrip("/")) as bot:
        yield bot


@pytest.fixture
def question(bot: Client, world: World) -> Message:
    update = {"update_id": 1, "message": world.say(READER, READER, "who?").to_json()}
    message = Update.de_json(update, bot).message
    assert message is not None
    return message


async def test_refused_entities_leave_the_text(question: Message, world: World) -> None:
    world.faults.add(refusals.ENTITIES, "sendMessage")
    (sent,) = await outbox.reply(question, [MARKED])
    assert (sent.text, sent.entities) == ("The answer.", ())
    assert [bool(call.params.get("entities")) for call in world.calls.to("sendMessage")] == [
        True,
        False,
    ]


async def test_it_goes_out_plain_once(question: Message, world: World) -> None:
    world.faults.add(refusals.ENTITIES, "sendMessage", times=5)
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await outbox.reply(question, [MARKED])
    assert len(world.calls.to("sendMessage")) == 2


async def test_an_edit_goes_out_plain_too(question: Message, world: World) -> None:
    (sent,) = await outbox.reply(question, join([Block("Reading…")]))
    world.faults.add(refusals.ENTITIES, "editMessageText")
    await outbox.edit(sent, MARKED)
    (shown,) = world.from_bot(READER)
    assert (shown.text, list(shown.entities)) == ("The answer.", [])
    await outbox.edit(sent, Part("The answer."))  # it says so already


async def test_other_refusals_are_raised(question: Message, world: World) -> None:
    world.faults.add(refusals.TOPIC_CLOSED, "sendMessage")
    with pytest.raises(BadRequest, match="Topic_closed"):
        await outbox.reply(question, [MARKED])
    assert len(world.calls.to("sendMessage")) == 1


async def test_a_flood_is_waited_out(question: Message, world: World) -> None:
    world.faults.add(refusals.wait(1), "sendMessage")
    (sent,) = await outbox.reply(question, [MARKED])
    assert sent.entities[0].type == "bold"
    first, second = world.calls.to("sendMessage")
    assert second.at - first.at >= 1
