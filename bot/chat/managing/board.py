"""A message of ours that tells how work goes: it stands already, and outlives the bot's restarts.

show   how far it is, from the working thread: one edit at a time, each a while after the last
say    what has become of it, however long Telegram is out of reach
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from time import monotonic
from typing import Final

from telegram.error import BadRequest, TelegramError

from bot.chat import taps
from bot.chat.delivery import refusals
from bot.chat.delivery.client import Client
from bot.chat.delivery.outbox import Reply
from bot.chat.delivery.sending import Buttons
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.words import Id, Words
from index.steps import Progress, Step

log = logging.getLogger(__name__)

EVERY_S: Final = 3.0
FIRST_PAUSE_S: Final = 1.0
LONGEST_PAUSE_S: Final = 60.0
"""Between tries to say what has become of it, while Telegram can't be reached."""


class Board:
    """Made on the event loop."""

    def __init__(self, client: Client, chat: int, message: int) -> None:
        self._to = taps.standing(taps.chat_of(chat), message, 0, client)
        self._reply = Reply(None, 0, {})
        self._reply.take_over(self._to, message)
        self._loop = asyncio.get_running_loop()
        self._shown = monotonic()
        self._edit: Future[None] | None = None

    def show(self, say: Callable[[], str], buttons: Buttons = None) -> None:
        """What this says, if it is time."""
        if monotonic() - self._shown < EVERY_S or (self._edit and not self._edit.done()):
            return
        self._shown = monotonic()
        self._edit = asyncio.run_coroutine_threadsafe(self._preview(say(), buttons), self._loop)

    def counting(self, words: Words, id: Id) -> Progress:
        """Shows how many are done by a text of `done` and `total`."""

        def told(step: Step) -> None:
            self.show(partial(words.say, id, done=step.done, total=step.total))

        return told

    async def say(self, blocks: Sequence[Block], buttons: Buttons = None) -> None:
        """Who has thrown the bot out isn't told."""
        await self.settled()
        pause = FIRST_PAUSE_S
        while True:
            try:
                await self._reply.say(self._to, join(blocks), buttons)
            except TelegramError as error:
                if refusals.gone(error) or isinstance(error, BadRequest):
                    log.warning("an admin isn't told what has become of it: %s", error)
                    return
                log.warning("an admin is told later what has become of it: %s", error)
            else:
                return
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE_S, 2 * pause)

    async def settled(self) -> None:
        """Nothing is on its way any more."""
        if self._edit is not None:
            await asyncio.wrap_future(self._edit)

    async def _preview(self, text: str, buttons: Buttons) -> None:
        try:
            await self._reply.preview(self._to, Part(text), buttons)
        except TelegramError as error:  # progress isn't worth a failure
            log.debug("progress wasn't shown: %s", error)
