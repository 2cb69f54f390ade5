"""The real bot behind a webhook: posts come from the playground as Telegram would send them."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.chat.intake import webhook
from bot.chat.intake.polling import KINDS
from bot.chat.store import store
from bot.chat.store.store import FILE
from bot.config import Access, Config, InboxSection, Telegram, WebSection
from bot.playground import ADMIN, READER, Message, Playground, World
from bot.playground.faults import FOR_EVER, Reset
from bot.services import Services
from bot.serving import serve
from bot.web.hook import MOST_BYTES
from bot.web.secret import secret_of
from bot.web.server import PortTaken, listen
from tests.bot.web.conftest import NAME, free_port
from tests.end_to_end.conftest import (
    PATIENCE_S,
    PATIENT,
    TOKEN,
    UNHURRIED,
    answered,
    finals,
    models,
)
from tests.end_to_end.test_inbox import table

QUESTION = "When did Chandrayaan-3 land on the Moon?"
OTHER = "Who is Alex Spiro?"
PROOF = {NAME: secret_of(TOKEN)}


class Hooked:
    """A bot on a port of its own, in a world that outlives it."""

    def __init__(self, world: World, port: int, data: Path) -> None:
        self.world = world
        self.data = data
        self.url = f"http://127.0.0.1:{port}"
        self.hook = f"{self.url}/telegram"
        self.http = httpx.AsyncClient(trust_env=False)

    async def reply(self, to: Message) -> str:
        return (await answered(self.world, to)).text or ""

    async def ask(self, text: str) -> str:
        return await self.reply(self.world.say(READER, READER, text))

    async def readiness(self) -> tuple[int, list[str]]:
        answer = await self.http.get(f"{self.url}/readyz")
        return answer.status_code, answer.text.splitlines()

    async def until_ready(self) -> None:
        for _ in range(int(PATIENCE_S / 0.05)):
            status, missing = await self.readiness()
            if status == 200:
                return
            await asyncio.sleep(0.05)
        raise AssertionError(missing)

    def taken(self) -> int:
        """How many updates the inbox has ever taken in."""
        with closing(sqlite3.connect(f"file:{self.data / FILE}?mode=ro", uri=True)) as db:
            (count,) = db.execute("SELECT count(*) FROM updates").fetchone()
        return int(count)


@asynccontextmanager
async def hooked(
    playground: Playground, data: Path, port: int, url: str | None = None
) -> AsyncIterator[Hooked]:
    """The bot until the block ends; with an empty `url` it polls."""
    bot = Hooked(playground.world, port, data)
    config = Config(
        telegram=Telegram(
            base_url=playground.url.rstrip("/"), webhook_url=bot.hook if url is None else url
        ),
        delivery=UNHURRIED,
        access=Access(admins=[ADMIN]),  # type: ignore[arg-type]
        chat=PATIENT,
        inbox=InboxSection(retry_s=0.05),
        web=WebSection(port=port),
    )
    services, stopping = Services(config, data), asyncio.Event()
    vars(services).update(models())
    running = asyncio.create_task(serve(services, TOKEN, stopping))
    try:
        yield bot
    finally:
        stopping.set()
        await asyncio.wait_for(running, 30)
        await bot.http.aclose()
        services.close()


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(token=TOKEN, admins=[ADMIN]) as playground:
        yield playground


@pytest.fixture
async def bot(playground: Playground, data: Path) -> AsyncIterator[Hooked]:
    async with hooked(playground, data, free_port()) as bot:
        await bot.until_ready()
        yield bot


async def test_a_question_is_answered_and_nothing_is_polled(bot: Hooked) -> None:
    assert "23 August 2023" in await bot.ask(QUESTION)
    assert not bot.world.calls.to("getUpdates")
    assert bot.world.webhook.url == bot.hook
    assert bot.world.webhook.secret_token == secret_of(TOKEN)
    assert bot.world.updates.allowed == set(KINDS)
    assert await bot.readiness() == (200, ["ready"])
    await bot.world.wait_for(lambda: not bot.world.updates.pending)
    assert bot.world.webhook.last_error == ""


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"headers": {}}, 403),
        ({"headers": {NAME: secret_of(TOKEN)[:-1]}}, 403),
        ({"headers": {NAME: TOKEN}}, 403),
        ({"content": b" " * (MOST_BYTES + 1)}, 413),
        ({"content": b"garbage"}, 400),
        ({"content": b"[" * 200_000}, 400),
    ],
)
async def test_what_telegram_did_not_post_never_comes_in(
    bot: Hooked, change: dict[str, Any], status: int
) -> None:
    post: dict[str, Any] = {"content": b'{"update_id": 1}', "headers": PROOF, **change}
    answer = await bot.http.post(bot.hook, **post)
    assert (answer.status_code, answer.content) == (status, b"")
    assert bot.taken() == 0
    assert "23 August 2023" in await bot.ask(QUESTION)


async def test_strange_updates_harm_no_other(bot: Hooked) -> None:
    deep = b'{"update_id": 1, "message": {"reply_to_message": ' + b'{"x":' * 90 + b"1" + b"}" * 92
    for content in (deep, b'{"update_id": 2, "message": {"chat": {"id": 1e999}}}'):
        assert (await bot.http.post(bot.hook, content=content, headers=PROOF)).is_success
    assert (await bot.http.post(bot.hook, content=b'{"update_id": 3}', headers=PROOF)).is_success
    assert "23 August 2023" in await bot.ask(QUESTION)
    await bot.world.wait_for(lambda: table(bot.data, "failed") == [1, 2], timeout=PATIENCE_S)


async def test_while_the_inbox_cannot_commit_nothing_is_acknowledged(
    playground: Playground, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_TIMEOUT_S", 0.05)
    async with hooked(playground, data, free_port()) as bot:
        await bot.until_ready()
        world = bot.world
        with closing(sqlite3.connect(data / FILE, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            asked = world.say(READER, READER, QUESTION)
            await world.wait_for(lambda: "503" in world.webhook.last_error, timeout=PATIENCE_S)
            assert world.updates.pending
            await asyncio.sleep(1.1)  # readiness is looked at once a second
            assert await bot.readiness() == (503, ["the inbox can take nothing in"])
            assert finals(world, READER) == []
        assert "23 August 2023" in await bot.reply(asked)
        await bot.until_ready()
        await world.wait_for(lambda: not world.updates.pending, timeout=PATIENCE_S)
        assert len(finals(world, READER)) == 1


async def test_what_comes_three_times_is_answered_once(bot: Hooked) -> None:
    bot.world.delivery.copies = 3
    first = bot.world.say(READER, READER, QUESTION)
    second = bot.world.say(READER, READER, "/help")
    assert "23 August 2023" in await bot.reply(first)
    await bot.world.wait_for(lambda: len(finals(bot.world, READER)) == 2, timeout=PATIENCE_S)
    await bot.world.wait_for(lambda: not bot.world.updates.pending, timeout=PATIENCE_S)
    await asyncio.sleep(0.3)
    assert len(finals(bot.world, READER, after=second)) == 2
    assert bot.taken() == 2


async def test_what_comes_backwards_is_all_answered(bot: Hooked) -> None:
    bot.world.delivery.backwards = True
    texts = ("/help", QUESTION, "/articles", OTHER)
    for text in texts:
        bot.world.say(READER, READER, text)
    await bot.world.wait_for(lambda: len(finals(bot.world, READER)) == 4, timeout=PATIENCE_S)
    answers = [each.text or "" for each in finals(bot.world, READER)]
    assert "Spiro" in answers[0]
    assert "23 August 2023" in answers[2]
    assert bot.taken() == 4


async def test_between_a_stop_and_a_start_telegram_keeps_what_comes(
    playground: Playground, data: Path
) -> None:
    port, world = free_port(), playground.world
    async with hooked(playground, data, port) as bot:
        await bot.until_ready()
        assert "23 August 2023" in await bot.ask(QUESTION)
    assert world.webhook.url == bot.hook
    asked = world.say(READER, READER, OTHER)
    await world.wait_for(lambda: "Connection failed" in world.webhook.last_error)
    async with hooked(playground, data, port) as bot:
        assert "Spiro" in await bot.reply(asked)
    assert not world.calls.to("deleteWebhook")
    assert len(finals(world, READER)) == 2


async def test_a_bot_that_polls_again_takes_the_webhook_away(
    playground: Playground, data: Path
) -> None:
    port, world = free_port(), playground.world
    async with hooked(playground, data, port) as bot:
        await bot.until_ready()
    asked = world.say(READER, READER, QUESTION)
    async with hooked(playground, data, port, url="") as bot:
        assert "23 August 2023" in await bot.reply(asked)
        assert world.webhook.url == ""
        assert (await bot.readiness()) == (200, ["ready"])
        assert (await bot.http.get(f"{bot.url}/healthz")).text == "ok\n"
        answer = await bot.http.post(bot.hook, content=b'{"update_id": 1}', headers=PROOF)
        assert answer.status_code == 404


async def test_a_webhook_that_was_taken_away_is_set_anew(
    playground: Playground, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "FIRST_LOOK_S", 0.05)
    monkeypatch.setattr(webhook, "LONGEST_LOOK_S", 0.05)
    async with hooked(playground, data, free_port()) as bot:
        await bot.until_ready()
        async with httpx.AsyncClient(trust_env=False) as other:
            await other.post(f"{playground.url}bot{TOKEN}/deleteWebhook")
            await bot.world.wait_for(lambda: bot.world.webhook.url == bot.hook)
            # the same address, but without the secret: an admin's slip
            await other.post(f"{playground.url}bot{TOKEN}/setWebhook", json={"url": bot.hook})
        assert "23 August 2023" in await bot.ask(QUESTION)
        assert bot.world.webhook.secret_token == secret_of(TOKEN)


async def test_before_telegram_answers_the_site_says_what_is_missing(
    playground: Playground, data: Path
) -> None:
    world = playground.world
    fault = world.faults.add(Reset(), "getMe", times=FOR_EVER)
    async with hooked(playground, data, free_port()) as bot:
        await world.wait_for(lambda: world.calls.to("getMe"), timeout=PATIENCE_S)
        assert (await bot.http.get(f"{bot.url}/healthz")).text == "ok\n"
        assert await bot.readiness() == (
            503,
            [
                "the bot isn't connected to Telegram",
                "the webhook isn't set",
                "the inbox can take nothing in",
            ],
        )
        answer = await bot.http.post(bot.hook, content=b'{"update_id": 1}', headers=PROOF)
        assert answer.status_code == 503
        fault.times = 0
        await bot.until_ready()


async def test_a_taken_port_ends_the_start_in_one_line(playground: Playground, data: Path) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        config = Config(
            telegram=Telegram(base_url=playground.url.rstrip("/")), web=WebSection(port=port)
        )
        services = Services(config, data)
        with pytest.raises(PortTaken, match=r"is taken; set web\.port to another"):
            await serve(services, TOKEN, asyncio.Event())
        services.close()
    assert not playground.world.calls


async def test_no_log_holds_the_secret(
    playground: Playground, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("bot", "uvicorn"):
        caplog.set_level("DEBUG", name)
    async with hooked(playground, data, free_port()) as bot:
        await bot.until_ready()
        await bot.http.post(bot.hook, content=b"garbage", headers=PROOF)
        await bot.http.post(bot.hook, headers={NAME: "wrong"})
        await bot.ask(QUESTION)
    assert "isn't an update" in caplog.text
    assert TOKEN not in caplog.text
    assert secret_of(TOKEN) not in caplog.text
