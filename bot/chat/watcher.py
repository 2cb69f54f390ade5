"""What the bot does by itself, beside the dispatcher: a task from `start` to `stop`."""

import asyncio
import logging
from abc import ABC, abstractmethod
from contextlib import suppress
from typing import Final

from telegram.error import TelegramError

from bot.chat.store.updates import HOUR_S
from index.errors import FootnoteError

PAUSE_S: Final = 1.0
"""After what failed."""


class Worker(ABC):
    """Runs until it is stopped. Start once; to stop what never started does nothing."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    @abstractmethod
    async def _run(self) -> None: ...


class Watcher(Worker):
    """Looks whether there is something to do, again and again. What fails, it tries at the next
    look; `postponed` says in the log what that is."""

    def __init__(self, postponed: str) -> None:
        super().__init__()
        self._postponed = postponed
        self._log = logging.getLogger(type(self).__module__)

    @abstractmethod
    async def look(self) -> None:
        """Do what there is to do now."""

    @abstractmethod
    async def rest(self) -> None:
        """Until the next look."""

    async def try_to_look(self) -> None:
        """What fails is in the log."""
        try:
            await self.look()
        except (FootnoteError, TelegramError) as error:
            self._log.warning("%s: %s", self._postponed, error)
        except Exception:
            self._log.exception(self._postponed)

    async def _run(self) -> None:
        while True:
            await self.try_to_look()
            await self.rest()


class Errands(Worker):
    """Works off what is on disk, whenever it rings that there is more, and every hour. What fails
    is tried again soon; `postponed` says in the log what that is."""

    def __init__(self, bell: asyncio.Event, postponed: str) -> None:
        super().__init__()
        self._bell = bell
        self._postponed = postponed
        self._log = logging.getLogger(type(self).__module__)

    @abstractmethod
    async def work_off(self) -> None:
        """Do all that there is to do now."""

    async def _run(self) -> None:
        while True:
            self._bell.clear()
            try:
                await self.work_off()
            except Exception:
                self._log.exception(self._postponed)
                await asyncio.sleep(PAUSE_S)
                continue
            with suppress(TimeoutError):
                await asyncio.wait_for(self._bell.wait(), HOUR_S)
