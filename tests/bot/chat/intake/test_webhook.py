"""The webhook is set for as long as it takes, stays set, and says what Telegram can't do."""

import asyncio
import datetime as dtm
from collections.abc import Callable
from typing import Any

import pytest
from telegram import WebhookInfo
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.chat.intake import polling, webhook
from bot.chat.intake.polling import KINDS, MEMBERS
from bot.chat.intake.webhook import Webhook
from bot.web.hook import Hook

URL = "https://bot.example/telegram"
ASKED = (*KINDS, MEMBERS)
START = dtm.datetime(2026, 1, 1, tzinfo=dtm.UTC)


class FakeClient:
    """`failures` are raised by the first calls; what Telegram says is `info`, looked at often."""

    def __init__(self, *failures: Exception) -> None:
        self._failures = list(failures)
        self.calls: list[dict[str, Any]] = []
        self.info: WebhookInfo | Exception = said()
        self.looks = 0

    async def set_webhook(self, url: str, **named: Any) -> bool:
        self.calls.append({"url": url, **named})
        if self._failures:
            raise self._failures.pop(0)
        self.info = said()
        return True

    async def get_webhook_info(self) -> WebhookInfo:
        self.looks += 1
        if isinstance(self.info, Exception):
            raise self.info
        return self.info


def said(url: str = URL, minute: int | None = None, problem: str = "") -> WebhookInfo:
    date = None if minute is None else START + dtm.timedelta(minutes=minute)
    return WebhookInfo(url, False, 3, last_error_date=date, last_error_message=problem)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "FIRST_PAUSE_S", 0.001)
    monkeypatch.setattr(polling, "AFTER_LIMIT_S", 0.001)
    monkeypatch.setattr(webhook, "FIRST_LOOK_S", 0.001)
    monkeypatch.setattr(webhook, "LONGEST_LOOK_S", 0.001)


class Running:
    """A webhook that runs until the block ends."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.hook = Hook("/telegram", "secret")
        self.webhook = Webhook(client, self.hook, URL, "secret", ASKED)

    async def __aenter__(self) -> "Running":
        async def put(updates: Any) -> None: ...

        self._task = asyncio.create_task(self.webhook.run(put))
        return self

    async def __aexit__(self, *about: object) -> None:
        assert not self._task.done()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        assert self.hook._put is None

    async def until(self, so: Callable[[], bool]) -> None:
        for _ in range(1000):
            if so():
                return
            await asyncio.sleep(0.002)
        raise AssertionError("it never was so")

    async def looks(self, more: int = 3) -> None:
        seen = self.client.looks
        await self.until(lambda: bool(self.client.looks >= seen + more))


async def test_it_asks_for_what_polling_asks_for_and_drops_nothing() -> None:
    async with Running(FakeClient()) as running:
        await running.until(lambda: running.webhook.is_set)
        await running.looks()
    (call,) = running.client.calls
    assert call == {
        "url": URL,
        "allowed_updates": ASKED,
        "max_connections": webhook.MOST_POSTS,
        "secret_token": "secret",
    }


@pytest.mark.parametrize(
    "error",
    [
        NetworkError("reset"),
        TelegramError("what is that"),
        RetryAfter(dtm.timedelta(milliseconds=5)),
        KeyError("result"),
    ],
)
async def test_it_is_tried_for_as_long_as_it_takes(error: Exception) -> None:
    async with Running(FakeClient(error, error)) as running:
        await running.until(lambda: running.webhook.is_set)
    assert len(running.client.calls) == 3


async def test_a_refusal_names_the_setting(caplog: pytest.LogCaptureFixture) -> None:
    refusal = BadRequest("bad webhook: failed to resolve host: Name or service not known")
    async with Running(FakeClient(refusal)) as running:
        assert not running.webhook.is_set
        await running.until(lambda: running.webhook.is_set)
    (line,) = [each.getMessage() for each in caplog.records if each.levelname == "ERROR"]
    assert "failed to resolve host" in line
    assert "check telegram.webhook_url" in line


@pytest.mark.parametrize(
    "info",
    [
        said(""),
        said("https://elsewhere.example/bot123:secretive"),
        said(minute=1, problem="Wrong response from the webhook: 403 Forbidden"),
    ],
)
async def test_what_another_program_changed_is_set_anew(
    info: WebhookInfo, caplog: pytest.LogCaptureFixture
) -> None:
    async with Running(FakeClient()) as running:
        await running.looks()
        running.client.info = info
        await running.until(lambda: len(running.client.calls) == 2)
        await running.looks()
    assert len(running.client.calls) == 2
    assert running.webhook.is_set
    (line,) = [each.getMessage() for each in caplog.records if each.levelname == "WARNING"]
    assert "another program has changed the webhook" in line
    assert "secretive" not in line


async def test_what_telegram_cannot_deliver_is_said_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with Running(FakeClient()) as running:
        await running.looks()
        running.client.info = said(minute=1, problem="SSL error\n{certificate verify failed}")
        await running.looks()
        running.client.info = said(minute=2, problem="Connection refused")
        await running.looks()
    lines = [each.getMessage() for each in caplog.records if each.levelname == "WARNING"]
    assert len(lines) == 2
    assert "SSL error {certificate verify failed}; 3 updates wait" in lines[0]
    assert "Connection refused" in lines[1]
    assert all("web.port" in each for each in lines)


async def test_what_stood_in_the_way_before_the_start_is_no_news(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = FakeClient()

    async def set_webhook(url: str, **named: Any) -> bool:
        client.info = said(minute=0, problem="Connection refused")
        return True

    client.set_webhook = set_webhook  # type: ignore[method-assign]
    async with Running(client) as running:
        await running.looks()
    assert [each for each in caplog.records if each.levelname == "WARNING"] == []


@pytest.mark.parametrize("error", [NetworkError("reset"), KeyError("url")])
async def test_no_error_ends_the_watch(error: Exception) -> None:
    async with Running(FakeClient()) as running:
        await running.until(lambda: running.webhook.is_set)
        running.client.info = error
        await running.looks()
        running.client.info = said("")
        await running.until(lambda: len(running.client.calls) == 2)
