"""What a reader sees while a language model answers: the claims so far. None of it has to arrive.

private   a draft, which Telegram shows for half a minute and the answer takes the place of
group     a placeholder that grows by edits; the answer is its last

Where a server knows no drafts, a private chat is shown what a group is.
"""

import asyncio
import logging
from contextlib import suppress
from typing import Final

from telegram import Message
from telegram.error import TelegramError

from bot.chat.delivery import sending
from bot.chat.delivery.outbox import Reply
from bot.chat.delivery.pace import LeftOut
from bot.chat.saying.links import Links
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.render import render
from bot.chat.saying.words import Words
from bot.types import Answer

log = logging.getLogger(__name__)

EVERY_S: Final = 3.0
"""Telegram lets a bot send about 20 messages a minute to a group, edits among them."""
DRAFT_EVERY_S: Final = 1.0


class Preview:
    """Made on the event loop; `show` may be called from any thread."""

    def __init__(self, to: Message, reply: Reply, links: Links, words: Words) -> None:
        self._to = to
        self._reply = reply
        self._links = links
        self._words = words
        self._drafts = to.chat.type == to.chat.PRIVATE
        self._loop = asyncio.get_running_loop()
        self._latest: Answer | None = None
        self._changed = asyncio.Event()
        self._sending = asyncio.Lock()
        self._growing: asyncio.Task[None] | None = None

    def show(self, answer: Answer) -> None:
        self._loop.call_soon_threadsafe(self._take, answer)

    async def stop(self) -> None:
        """Show nothing more. Never amid a send: its message would be lost and stay."""
        if self._growing is not None:
            async with self._sending:
                self._growing.cancel()
            with suppress(asyncio.CancelledError):
                await self._growing

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
                await self._step()
            await asyncio.sleep(DRAFT_EVERY_S if self._drafts else EVERY_S)

    async def _step(self) -> None:
        """One step; a step that fails is left out."""
        assert self._latest is not None
        try:
            await self._show(_shown(self._latest, self._links, self._words))
        except TelegramError as error:
            log.debug("a preview was left out: %s", error)

    async def _show(self, part: Part) -> None:
        if not self._drafts:
            await self._reply.preview(self._to, part)
            return
        try:
            await sending.draft(self._to, part)
        except LeftOut:
            raise
        except TelegramError as error:
            log.info("no drafts here: %s", error)
            self._drafts = False


def _shown(answer: Answer, links: Links, words: Words) -> Part:
    if answer.claims:
        return render(answer, links, words)[0]
    return join([Block(words.say("reading-passages", count=len(answer.hits)))])[0]
