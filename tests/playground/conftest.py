"""A running playground, and a bare HTTP client for it: what a bot library would send."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from telegram import Bot

from bot.playground import Playground, World

TOKEN = "42:test-token"
ORIGIN = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Reply:
    status: int
    body: dict[str, Any]
    headers: httpx.Headers

    @property
    def result(self) -> Any:
        assert self.body["ok"] is True, self.body
        return self.body["result"]

    @property
    def refusal(self) -> str:
        """The description, having checked that the envelope is Telegram's."""
        assert self.body["ok"] is False, self.body
        assert self.body["error_code"] == self.status
        return self.body["description"]


Api = Callable[..., Awaitable[Reply]]


@pytest.fixture
def world() -> World:
    return World(token=TOKEN, first_id=1)


@pytest.fixture
async def playground(world: World) -> AsyncIterator[Playground]:
    async with Playground(token=TOKEN, world=world) as playground:
        yield playground


@pytest.fixture
async def http(world: World) -> AsyncIterator[httpx.AsyncClient]:
    """The application without a socket; `wire` goes through one."""
    transport = httpx.ASGITransport(Playground(token=TOKEN, world=world).app)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield client


@pytest.fixture
async def wire(playground: Playground) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=playground.url, trust_env=False) as client:
        yield client


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    """python-telegram-bot's client."""
    async with Bot(TOKEN, f"{playground.url}bot", f"{playground.url}file/bot") as bot:
        yield bot


@pytest.fixture
def api(http: httpx.AsyncClient) -> Api:
    return caller(http)


@pytest.fixture
def wired(wire: httpx.AsyncClient) -> Api:
    return caller(wire)


def caller(client: httpx.AsyncClient) -> Api:
    async def call(method: str, token: str = TOKEN, **params: Any) -> Reply:
        response = await client.post(f"/bot{token}/{method}", json=params)
        return Reply(response.status_code, response.json(), response.headers)

    return call
