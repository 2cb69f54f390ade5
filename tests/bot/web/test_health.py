"""/healthz and /readyz: what is missing in plain words, and no load on what they look at."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
import pytest

from bot.web import health
from bot.web.health import Check, Health
from bot.web.site import site

Holds = Callable[[], Coroutine[Any, Any, bool]]


def client(*checks: Check) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(site(Health(checks).routes))
    return httpx.AsyncClient(transport=transport, base_url="http://bot.example")


def always(value: bool) -> Holds:
    async def holds() -> bool:
        return value

    return holds


async def broken() -> bool:
    raise RuntimeError("/secret/path")


async def hanging() -> bool:
    await asyncio.Event().wait()
    return True


async def test_the_process_lives_whatever_is_missing() -> None:
    async with client(Check("the inbox can't be written", always(False))) as asked:
        answer = await asked.get("/healthz")
        assert (answer.status_code, answer.text) == (200, "ok\n")
        assert (await asked.head("/healthz")).status_code == 200
        assert (await asked.post("/healthz")).status_code == 405


async def test_ready_is_when_everything_holds() -> None:
    async with client(Check("a", always(True)), Check("b", always(True))) as asked:
        answer = await asked.get("/readyz")
        assert (answer.status_code, answer.text) == (200, "ready\n")
        assert answer.headers["cache-control"] == "no-store"


async def test_each_thing_that_is_missing_is_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LOOK_S", 0.01)
    checks = [
        Check("it isn't so", always(False)),
        Check("it is so", always(True)),
        Check("it is broken", broken),
        Check("it hangs", hanging),
    ]
    async with client(*checks) as asked:
        answer = await asked.get("/readyz")
        assert answer.status_code == 503
        assert answer.text == "it isn't so\nit is broken\nit hangs\n"


async def test_it_is_looked_at_once_for_all_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    looked, going_on = 0, asyncio.Event()

    async def holds() -> bool:
        nonlocal looked
        looked += 1
        await going_on.wait()
        return True

    async with client(Check("it hangs", holds)) as asked:
        asking = [asyncio.create_task(asked.get("/readyz")) for _ in range(50)]
        await asyncio.sleep(0.02)
        going_on.set()
        assert {(await each).status_code for each in asking} == {200}
        await asked.get("/readyz")
        assert looked == 1
        monkeypatch.setattr(health, "FRESH_S", 0.0)
        await asked.get("/readyz")
        assert looked == 2


async def test_what_hangs_is_not_begun_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LOOK_S", 0.01)
    monkeypatch.setattr(health, "FRESH_S", 0.0)
    begun = 0

    async def holds() -> bool:
        nonlocal begun
        begun += 1
        return await hanging()

    async with client(Check("it hangs", holds)) as asked:
        for _ in range(3):
            assert (await asked.get("/readyz")).status_code == 503
    assert begun == 1


async def test_a_change_is_a_line_in_the_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "FRESH_S", 0.0)
    caplog.set_level("INFO", "bot.web.health")
    states = [False, False, True, True, False]

    async def holds() -> bool:
        return states.pop(0)

    async with client(Check("it isn't so", holds)) as asked:
        for _ in range(5):
            await asked.get("/readyz")
    said = [each.getMessage() for each in caplog.records]
    assert said == ["not ready: it isn't so", "ready", "not ready: it isn't so"]
