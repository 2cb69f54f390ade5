"""Damage to the library: admins are told of what was found, and what is or can be done about it.

the check at the start and every hour ─ found, on its thread ─→ a message to each admin
"""

import asyncio
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from typing import Final

from bot.chat.room import Room
from bot.chat.saying.words import Words
from bot.chat.watcher import Watcher

EVERY_S: Final = 2.0


class Damage(Watcher):
    """Runs from `start` to `stop`, beside the dispatcher."""

    def __init__(self, room: Room) -> None:
        super().__init__("damage is told of later")
        self._room = room
        self._found: SimpleQueue[str] = SimpleQueue()

    def found(self, line: str) -> None:
        """This is to be told. From any thread, before `start` too."""
        self._found.put(line)

    async def look(self) -> None:
        """Tell of what has been found since. It stands in the log, whoever hears of it."""
        with suppress(Empty):
            while True:
                line = self._found.get_nowait()
                await self._room.notices.tell_admins(partial(_said, line))

    async def rest(self) -> None:
        await asyncio.sleep(EVERY_S)


def _said(line: str, words: Words) -> str:
    return words.say("library-found", line=line)
