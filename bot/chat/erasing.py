"""What was answered in the words of an article goes when those are deleted from the library.

a version is gone, even from the trash ─→ answers that cite it keep their places, and say nothing
"""

import asyncio
import logging
from collections.abc import Collection
from functools import partial
from typing import Final

from bot.chat.room import Room
from bot.chat.store.answers import Citing
from bot.chat.store.store import Store
from bot.chat.watcher import Watcher

Versions = frozenset[tuple[str, int]]

log = logging.getLogger(__name__)

EVERY_S: Final = 60.0
"""Seconds between looks at whether something is gone."""
PAGE: Final = 500
"""Answers looked at in one piece of the writer's work."""


class Erasing(Watcher):
    """Runs from `start` to `stop`, beside the dispatcher. The first look is at all answers: other
    processes delete too."""

    def __init__(self, room: Room) -> None:
        super().__init__("what rests on deleted articles is erased later")
        self._room = room
        self._held: Versions | None = None

    async def rest(self) -> None:
        await asyncio.sleep(EVERY_S)

    async def look(self) -> None:
        held = await self._stored()
        if self._held is None or not self._held <= held:
            await self._erase(held)
        self._held = held

    async def _erase(self, held: Versions) -> None:
        at, is_more = 0, True
        while is_more:
            some = await self._room.store.do(partial(_saying, after=at))
            if any(_is_lost(each, held) for each in some):
                held = await self._stored()  # it may cite what has come since
            if lost := [each.id for each in some if _is_lost(each, held)]:
                await self._room.store.do(partial(_unsay, ids=lost))
                log.info("%d answers in the words of what was deleted are erased", len(lost))
            at, is_more = some[-1].row if some else 0, len(some) == PAGE

    async def _stored(self) -> Versions:
        return await self._room.indexing(self._room.services.library.held)


def _is_lost(citing: Citing, held: Versions) -> bool:
    return any((each.article, each.version) not in held for each in citing.citations)


def _saying(store: Store, after: int) -> list[Citing]:
    return store.answers.saying(after, PAGE)


def _unsay(store: Store, ids: Collection[str]) -> None:
    store.unsay(ids)
