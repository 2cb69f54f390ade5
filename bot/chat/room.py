"""What the handlers work with, carried in PTB's `bot_data`."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, ParamSpec, TypeVar

from telegram.ext import ContextTypes

from bot.chat.memory import Memory
from bot.services import Services

KEY: Final = "room"
WORKERS: Final = 2
"""Questions worked on at once: the encoder uses every core for each."""
WAITING: Final = 8
"""The same where a language model answers: most of the time they wait for it."""

P = ParamSpec("P")
T = TypeVar("T")


class Room:
    """The services, and the one crossing from the event loop to them: a bounded thread pool."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.config = services.config
        self.corpus = services.config.library.corpus
        self.writing = asyncio.Lock()  # one admin changes the library at a time
        self.memory = Memory(services.config.chat.memory_minutes)
        workers = WAITING if services.config.answer.model else WORKERS
        self._answering = ThreadPoolExecutor(workers, "answering")
        self._indexing = ThreadPoolExecutor(1, "indexing")

    async def answering(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a reader's work beside the event loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._answering, lambda: work(*args, **kwargs))

    async def indexing(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run an admin's work beside the event loop, without keeping readers waiting."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._indexing, lambda: work(*args, **kwargs))

    def close(self) -> None:
        self._answering.shutdown(wait=True, cancel_futures=True)
        self._indexing.shutdown(wait=True, cancel_futures=True)


def room_of(context: ContextTypes.DEFAULT_TYPE) -> Room:
    room: Room = context.bot_data[KEY]
    return room
