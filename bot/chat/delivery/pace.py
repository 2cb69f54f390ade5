"""Keeps every message that the bot sends or edits within its budgets.

One place for all of them, as PTB's rate limiter: handlers and the outbox know nothing of it but
`PREVIEW`. A final message waits its turn, obeys what Telegram asks of its chat and is tried again;
everyone else goes on. A preview that would have to wait is dropped.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Final

from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.chat.delivery.budget import TELEGRAM, Budget, Rates
from bot.chat.intake.timelimit import waiting

log = logging.getLogger(__name__)

PREVIEW: Final = "preview"
"""`rate_limit_args` of what may be left out."""
SPARED: Final = 1
"""Messages that must still fit behind a preview: the answer."""
PACED: Final = ("send", "edit", "copy", "forward")
"""How the methods begin that count; a chat action is no message, whatever it costs."""
FREE: Final = "sendChatAction"
MOST_TRIES: Final = 5
LONGEST_WAIT_S: Final = 900.0

Send = Callable[..., Coroutine[Any, Any, Any]]


@dataclass(slots=True)
class Queue:
    """The finals that wait for one chat, in the order they came."""

    order: asyncio.Lock = field(default_factory=asyncio.Lock)
    length: int = 0


class LeftOut(TelegramError):
    """A preview that there was no room for."""


class Pace(BaseRateLimiter[str]):
    """Paces what PTB's client posts. Belongs to one event loop."""

    def __init__(self, rates: Rates = TELEGRAM) -> None:
        self._budget = Budget(rates)
        self._queues: dict[int, Queue] = {}  # of chats that finals wait for

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Send,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,
    ) -> Any:
        """Posts when the budgets allow. Raises LeftOut for a preview, and what the post raises."""
        chat = data.get("chat_id")
        if not isinstance(chat, int) or endpoint == FREE or not endpoint.startswith(PACED):
            return await callback(*args, **kwargs)
        if rate_limit_args == PREVIEW:
            return await self._preview(chat, callback, args, kwargs)
        return await self._final_one(chat, callback, args, kwargs)

    async def _preview(self, chat: int, callback: Send, args: Any, kwargs: Any) -> Any:
        now = time.monotonic()
        if self._queues or self._budget.wait(chat, now, spare=SPARED):
            raise LeftOut("no room for a preview")
        self._budget.take(chat, now)
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            self._hold(chat, error)
            raise LeftOut("Telegram asked to wait") from error

    async def _final_one(self, chat: int, callback: Send, args: Any, kwargs: Any) -> Any:
        for last in (*[False] * (MOST_TRIES - 1), True):
            await self._turn(chat)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                if self._hold(chat, error) > LONGEST_WAIT_S or last:
                    raise
        raise AssertionError("the last try returns or raises")

    async def _turn(self, chat: int) -> None:
        """Returns when it is this message's turn in its chat, and has taken its place."""
        queue = self._queues.setdefault(chat, Queue())
        queue.length += 1
        try:
            async with queue.order:
                await self._room(chat)
                self._budget.take(chat, time.monotonic())
        finally:
            queue.length -= 1
            if not queue.length:
                del self._queues[chat]

    async def _room(self, chat: int) -> None:
        """Returns when the budgets have room for one more."""
        wait = self._budget.wait(chat, time.monotonic())
        while wait:
            with waiting():
                await asyncio.sleep(wait)
            wait = self._budget.wait(chat, time.monotonic())

    def _hold(self, chat: int, error: RetryAfter) -> float:
        """Seconds that Telegram asks this chat to wait."""
        wait = seconds(error)
        self._budget.hold(chat, time.monotonic() + wait)
        log.info("Telegram asks chat %d to wait for %.0f s", chat, wait)
        return wait


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    after = error.retry_after
    return float(after if isinstance(after, int | float) else after.total_seconds())
