"""A hook with what it hands updates to, called without a socket or through one."""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import httpx
import pytest

from bot.web.hook import Hook
from bot.web.secret import secret_of
from bot.web.server import listen
from bot.web.site import served, site

SECRET = secret_of("42:a-token")
NAME = "X-Telegram-Bot-Api-Secret-Token"
PROOF = {NAME: SECRET}
PATH = "/telegram/hook"


class Taker:
    """What an inbox does with updates, but for these failures, which come first."""

    def __init__(self) -> None:
        self.failures: list[Exception] = []
        self.taken: list[Mapping[str, Any]] = []

    async def put(self, updates: Sequence[Mapping[str, Any]]) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.taken += updates


@pytest.fixture
def taker() -> Taker:
    return Taker()


@pytest.fixture
def hook(taker: Taker) -> Hook:
    hook = Hook(PATH, SECRET)
    hook.open(taker.put)
    return hook


@pytest.fixture
async def telegram(hook: Hook) -> AsyncIterator[httpx.AsyncClient]:
    """Calls the hook, proving nothing by itself."""
    transport = httpx.ASGITransport(site([hook.route]))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot.example") as client:
        yield client


@pytest.fixture
async def port(hook: Hook) -> AsyncIterator[int]:
    """The hook on a port of its own."""
    port = free_port()
    async with served([hook.route], "127.0.0.1", port):
        yield port


def free_port() -> int:
    with listen("127.0.0.1", 0) as listener:
        return int(listener.getsockname()[1])
