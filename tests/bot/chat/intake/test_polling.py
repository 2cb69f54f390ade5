"""Telegram forgets a batch when it is on disk, and not before; nothing ends the polling."""

import asyncio
import datetime as dtm
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from telegram.error import BadRequest, Conflict, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.chat.intake import polling
from bot.chat.intake.polling import poll


class FakeClient:
    """Gives these answers in turn, then waits for ever; an exception is raised. Keeps offsets."""

    def __init__(self, *answers: Any) -> None:
        self._answers = list(answers)
        self.offsets: list[int] = []

    async def delete_webhook(self) -> bool:
        return True

    async def raw_updates(self, offset: int, kinds: Sequence[str], wait_s: int) -> Any:
        self.offsets.append(offset)
        if not self._answers:
            await asyncio.Event().wait()
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


class FakeInbox:
    def __init__(self, *failures: Exception) -> None:
        self._failures = list(failures)
        self.came: list[Any] = []

    async def put(self, updates: Sequence[Any]) -> None:
        if self._failures:
            raise self._failures.pop(0)
        self.came += updates


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "FIRST_PAUSE_S", 0.001)
    monkeypatch.setattr(polling, "AFTER_LIMIT_S", 0.001)


async def polled(client: Any, inbox: FakeInbox, until: Callable[[], bool]) -> None:
    task = asyncio.create_task(poll(client, inbox.put))
    for _ in range(400):
        await asyncio.sleep(0.005)
        if until():
            break
    assert not task.done()
    task.cancel()
    assert until()


async def test_the_offset_moves_when_the_batch_is_kept_and_not_before() -> None:
    client = FakeClient([{"update_id": 7}, {"update_id": 9}], [{"update_id": 7}, {"update_id": 9}])
    inbox = FakeInbox(NetworkError("the disk is full"))
    await polled(client, inbox, lambda: client.offsets == [0, 0, 10])
    assert [each["update_id"] for each in inbox.came] == [7, 9]


@pytest.mark.parametrize(
    "error",
    [
        TimedOut(),
        Conflict("terminated by other getUpdates request"),
        BadRequest("allowed_updates"),
        NetworkError("reset"),
        TelegramError("what is that"),
        KeyError("result"),
    ],
)
async def test_no_error_ends_it(error: Exception) -> None:
    client, inbox = FakeClient(error, error, [{"update_id": 1}]), FakeInbox()
    await polled(client, inbox, lambda: client.offsets == [0, 0, 0, 2])


async def test_it_waits_as_long_as_it_is_told() -> None:
    client = FakeClient(RetryAfter(dtm.timedelta(milliseconds=30)), [{"update_id": 1}])
    await polled(client, FakeInbox(), lambda: client.offsets == [0, 0, 2])


async def test_what_has_no_id_is_passed_by_but_never_alone() -> None:
    client = FakeClient([3, {"update_id": 4}], [{"x": 1}], [])
    await polled(client, FakeInbox(), lambda: client.offsets == [0, 5, 5, 5])
