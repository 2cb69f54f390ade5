"""Delivery by POST: the headers, the repeats, the order."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.playground import READER, SECOND_READER, World
from bot.web.server import Server, listen

from .conftest import Api


class Receiver:
    """A bot's endpoint that answers as its `statuses` say, then 200."""

    def __init__(self) -> None:
        self.url = ""
        self.taken: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.statuses: dict[str, list[int]] = defaultdict(list)

    async def receive(self, request: Request) -> Response:
        body = await request.json()
        self.headers.append(dict(request.headers))
        await asyncio.sleep(0.01)
        pending = self.statuses[body["message"]["text"]]
        status = pending.pop(0) if pending else 200
        if status == 200:
            self.taken.append(body)
        return Response(status_code=status)

    @property
    def texts(self) -> list[str]:
        return [body["message"]["text"] for body in self.taken]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    listener = listen("127.0.0.1", 0)
    receiver.url = f"http://127.0.0.1:{listener.getsockname()[1]}/hook"
    app = Starlette(routes=[Route("/hook", receiver.receive, methods=["POST"])])
    server = Server(uvicorn.Config(app, lifespan="off", log_config=None, access_log=False))
    await server.start(listener)
    yield receiver
    await server.stop()


Arrival = Callable[[int], Awaitable[None]]


@pytest.fixture
def arrive(world: World, receiver: Receiver) -> Arrival:
    async def wait(count: int) -> None:
        await world.wait_for(lambda: len(receiver.taken) >= count)

    return wait


async def test_the_headers(wired: Api, world: World, receiver: Receiver, arrive: Arrival) -> None:
    world.say(READER, READER, "before")
    await wired("setWebhook", url=receiver.url, secret_token="s3cret_-")
    world.say(READER, READER, "after")
    await arrive(2)
    assert receiver.texts == ["before", "after"]
    for headers in receiver.headers:
        assert headers["content-type"] == "application/json"
        assert headers["x-telegram-bot-api-secret-token"] == "s3cret_-"
    await world.wait_for(lambda: not world.updates.pending)


async def test_repeated_until_taken_and_in_order_within_a_chat(
    wired: Api, world: World, receiver: Receiver, arrive: Arrival
) -> None:
    receiver.statuses["a1"] = [500, 503]
    await wired("setWebhook", url=receiver.url)
    world.say(READER, READER, "a1")
    world.say(READER, READER, "a2")
    world.say(SECOND_READER, SECOND_READER, "b1")
    world.say(SECOND_READER, SECOND_READER, "b2")
    await arrive(4)
    assert receiver.texts == ["b1", "b2", "a1", "a2"]
    info = (await wired("getWebhookInfo")).result
    assert info["url"] == receiver.url
    assert info["last_error_message"].startswith("Wrong response from the webhook: 50")


async def test_nothing_is_lost_when_the_bot_goes_back_to_polling(
    wired: Api, world: World, receiver: Receiver
) -> None:
    receiver.statuses["stuck"] = [500] * 50
    await wired("setWebhook", url=receiver.url)
    world.say(READER, READER, "stuck")
    await world.wait_for(lambda: receiver.headers)
    await wired("deleteWebhook")
    [update] = (await wired("getUpdates")).result
    assert update["message"]["text"] == "stuck"


@pytest.mark.invalid
@pytest.mark.parametrize(
    ("secret", "reason"),
    [
        ("a b", "secret token contains unallowed characters"),
        ("a" * 257, "secret token is too long"),
    ],
)
async def test_bad_secrets(wired: Api, secret: str, reason: str) -> None:
    reply = await wired("setWebhook", url="http://127.0.0.1:9/", secret_token=secret)
    assert reply.refusal == f"Bad Request: {reason}"


async def test_duplicates(wired: Api, world: World, receiver: Receiver, arrive: Arrival) -> None:
    world.delivery.copies = 3
    await wired("setWebhook", url=receiver.url)
    world.say(READER, READER, "a")
    world.say(READER, READER, "b")
    await arrive(6)
    assert receiver.texts == ["a", "a", "a", "b", "b", "b"]
    assert len({body["update_id"] for body in receiver.taken}) == 2
    await world.wait_for(lambda: not world.updates.pending)


async def test_out_of_order(wired: Api, world: World, receiver: Receiver, arrive: Arrival) -> None:
    world.delivery.backwards = True
    await wired("setWebhook", url=receiver.url)
    for text in ("a", "b", "c", "d"):
        world.say(READER, READER, text)
    await arrive(4)
    assert receiver.texts == ["d", "c", "b", "a"]
    world.delivery.backwards = False
    world.say(READER, READER, "e")
    await arrive(5)
