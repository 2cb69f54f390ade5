"""One message that tells how far work on the library is."""

import asyncio
import logging
from concurrent.futures import Future
from pathlib import Path
from time import monotonic
from typing import Final

from telegram import Message
from telegram.error import TelegramError

from bot.chat.delivery import outbox
from bot.chat.saying.parts import Part
from bot.chat.saying.words import Words
from index.indexer import Step

log = logging.getLogger(__name__)

PROGRESS_EVERY_S: Final = 3.0


class Progress:
    """One message that tells how far the work is; called from the working thread."""

    def __init__(self, to: Message, words: Words) -> None:
        self._to = to
        self._reply = outbox.current()
        self._words = words
        self._loop = asyncio.get_running_loop()
        self._last = monotonic()
        self._edit: Future[None] | None = None

    def __call__(self, step: Step) -> None:
        if monotonic() - self._last < PROGRESS_EVERY_S or (self._edit and not self._edit.done()):
            return
        self._last = monotonic()
        name = Path(step.source).name
        text = self._words.say("reindexing-at", done=step.done, total=step.total, name=name)
        self._edit = asyncio.run_coroutine_threadsafe(self._show(text), self._loop)

    async def finish(self, text: str) -> None:
        if self._edit is not None:
            await asyncio.wrap_future(self._edit)
        await self._reply.say(self._to, [Part(text)])

    async def _show(self, text: str) -> None:
        try:
            await self._reply.preview(self._to, Part(text))
        except TelegramError as error:  # progress isn't worth a failure
            log.debug("progress wasn't shown: %s", error)
