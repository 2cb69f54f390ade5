"""Finals wait and are tried again; previews give way."""

import asyncio
import time
from typing import Any

import pytest
from telegram.error import BadRequest, RetryAfter

from bot.chat.delivery.budget import Rate, Rates
from bot.chat.delivery.pace import PREVIEW, LeftOut, Pace

QUICK = Rates(chat=Rate(0.05, 2), group=Rate(0.1, 2), overall=Rate(0.001, 100))


class Server:
    """Takes what is posted; `refusals` are raised first."""

    def __init__(self, *refusals: Exception) -> None:
        self.posted: list[tuple[str, float]] = []
        self._refusals = list(refusals)

    async def post(self, endpoint: str, data: dict[str, Any]) -> str:
        if self._refusals:
            raise self._refusals.pop(0)
        self.posted.append((data.get("text", ""), time.monotonic()))
        return data.get("text", "")


async def send(
    pace: Pace,
    server: Server,
    text: str,
    chat: int = 7,
    kind: str | None = None,
    endpoint: str = "sendMessage",
) -> Any:
    data = {"chat_id": chat, "text": text}
    return await pace.process_request(server.post, (endpoint, data), {}, endpoint, data, kind)


async def test_finals_go_out_in_their_order_and_at_their_pace() -> None:
    pace, server = Pace(QUICK), Server()
    texts = [str(n) for n in range(8)]
    await asyncio.gather(*(send(pace, server, text) for text in texts))
    assert [text for text, _ in server.posted] == texts
    assert server.posted[-1][1] - server.posted[0][1] >= 0.05 * 5


async def test_a_chat_that_waits_keeps_nobody_else_waiting() -> None:
    pace, server = Pace(QUICK), Server(RetryAfter(1))
    slow = asyncio.create_task(send(pace, server, "slow", chat=1))
    await asyncio.sleep(0.01)
    await send(pace, server, "quick", chat=2)
    assert [text for text, _ in server.posted] == ["quick"]
    assert await slow == "slow"


async def test_previews_give_way_to_finals() -> None:
    pace, server = Pace(QUICK), Server()
    await send(pace, server, "1")
    with pytest.raises(LeftOut):
        await send(pace, server, "preview", kind=PREVIEW)
    assert await send(pace, server, "2") == "2"


async def test_a_preview_that_is_refused_is_left_out_and_its_chat_held() -> None:
    pace, server = Pace(QUICK), Server(RetryAfter(1))
    with pytest.raises(LeftOut):
        await send(pace, server, "preview", kind=PREVIEW)
    began = time.monotonic()
    await send(pace, server, "final")
    assert time.monotonic() - began >= 0.9


async def test_other_refusals_are_the_callers() -> None:
    with pytest.raises(BadRequest):
        await send(Pace(QUICK), Server(BadRequest("Chat not found")), "x")


async def test_who_asks_for_too_long_is_not_waited_for() -> None:
    with pytest.raises(RetryAfter):
        await send(Pace(QUICK), Server(RetryAfter(100_000)), "x")


async def test_what_is_no_message_is_not_paced() -> None:
    pace, server = Pace(Rates(chat=Rate(60.0, 1))), Server()
    for _ in range(5):
        await send(pace, server, "typing", endpoint="sendChatAction")
    assert len(server.posted) == 5
    assert pace._queues == {}


async def test_who_gives_up_leaves_no_queue_behind() -> None:
    pace, server = Pace(Rates(chat=Rate(60.0, 1))), Server()
    await send(pace, server, "1")
    waiting = asyncio.create_task(send(pace, server, "2"))
    await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert pace._queues == {}
