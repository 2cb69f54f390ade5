"""One message that grows while a language model answers.

"Reading 8 passages…" → the claims so far, at most every EVERY_S → the whole answer

What is shown on the way may be left out when Telegram asks to wait; the end may not.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from telegram import Message
from telegram.error import BadRequest, TelegramError

from bot.chat import outbox
from bot.chat.pace import PREVIEW
from bot.chat.parts import Block, Part, join
from bot.chat.render import render
from bot.types import Answer

log = logging.getLogger(__name__)

EVERY_S: Final = 3.0
"""Telegram lets a bot send about 20 messages a minute to a group, edits among them."""


class Preview:
    """Made on the event loop; `show` may be called from any thread."""

    def __init__(self, to: Message, bot: str) -> None:
        self._to = to
        self._bot = bot
        self._loop = asyncio.get_running_loop()
        self._latest: Answer | None = None
        self._changed = asyncio.Event()
        self._sending = asyncio.Lock()
        self._sent: Message | None = None
        self._growing: asyncio.Task[None] | None = None

    def show(self, answer: Answer) -> None:
        self._loop.call_soon_threadsafe(self._take, answer)

    async def finish(self, parts: Sequence[Part]) -> None:
        """Make it the whole answer; where nothing was shown, send that."""
        await self._stop()
        rest = list(parts)
        if self._sent is not None and await self._became(self._sent, rest[0]):
            rest = rest[1:]
        await outbox.reply(self._to, rest)

    async def abandon(self) -> None:
        """Take it away: something else will be said."""
        await self._stop()
        if self._sent is not None:
            with suppress(TelegramError):
                await self._sent.delete()

    def _take(self, answer: Answer) -> None:
        self._latest = answer
        self._changed.set()
        if self._growing is None:
            self._growing = asyncio.create_task(self._grow())

    async def _grow(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            async with self._sending:
                await self._send()
            await asyncio.sleep(EVERY_S)

    async def _send(self) -> None:
        """One step; a step that fails is left out."""
        assert self._latest is not None
        part = _shown(self._latest, self._bot)
        try:
            if self._sent is None:
                (self._sent,) = await outbox.reply(self._to, [part], kind=PREVIEW)
            else:
                await outbox.edit(self._sent, part, kind=PREVIEW)
        except TelegramError as error:
            log.debug("a preview was left out: %s", error)

    async def _stop(self) -> None:
        """Never amid a send: its message would be lost and stay."""
        if self._growing is not None:
            async with self._sending:
                self._growing.cancel()
            with suppress(asyncio.CancelledError):
                await self._growing

    async def _became(self, sent: Message, part: Part) -> bool:
        """Whether the message says it now; one that is gone can't."""
        try:
            await outbox.edit(sent, part)
        except BadRequest as error:
            log.warning("the answer goes out anew: %s", error)
            return False
        return True


def _shown(answer: Answer, bot: str) -> Part:
    if answer.claims:
        return render(answer, bot)[0]
    count = len(answer.hits)
    return join([Block(f"Reading {count} passages…" if count > 1 else "Reading one passage…")])[0]
