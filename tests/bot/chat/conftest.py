"""A client at the local Bot API, and a message to answer."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from telegram import Message, Update

from bot.chat.delivery.client import Client, client
from bot.playground import READER, Playground, World
from bot.playground import Message as Sent

TOKEN = "42:test-token"

Receive = Callable[[Sent], Message]


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
def receive(bot: Client) -> Receive:
    """A person's message as the bot gets it."""

    def received(sent: Sent) -> Message:
        body: dict[str, Any] = {"update_id": 1, "message": sent.to_json()}
        message = Update.de_json(body, bot).message
        assert message is not None
        return message

    return received


@pytest.fixture
def question(receive: Receive, world: World) -> Message:
    return receive(world.say(READER, READER, "who?"))
