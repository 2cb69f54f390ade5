"""What admins have ordered reindexed is, one after the other, and the message says how it goes.

accepted ─→ the rebuilder's process ─→ said in its message ─→ done
  │                └ a stop, a kill: the next start takes it up, and embeds nothing twice
  └ cancelled, at any time ─→ said ─→ done
"""

import asyncio
import logging
from functools import partial

from bot.chat.delivery.client import Client
from bot.chat.managing.board import Board
from bot.chat.managing.progress import Progress
from bot.chat.managing.reindexing import cancelling
from bot.chat.managing.working import rebuilt
from bot.chat.room import CLOSE_S, Room
from bot.chat.saying.parts import Block
from bot.chat.saying.words import Words, words_for
from bot.chat.store.reindexings import CANCELLED, Reindexing
from bot.chat.watcher import Errands
from index.errors import Cancelled
from index.rebuilder import Cancel
from index.report import Report

log = logging.getLogger(__name__)


class Renewing(Errands):
    """Runs from `start` to `stop`, beside the dispatcher."""

    def __init__(self, room: Room, client: Client) -> None:
        super().__init__(room.ordered, "what was ordered waits a little")
        self._room = room
        self._client = client

    async def work_off(self) -> None:
        for each in await self._room.store.do(lambda store: store.reindexings.open()):
            if each.message:  # else its update is tried again, and says where it is told
                await self._take(each)

    async def _take(self, each: Reindexing) -> None:
        words, cancel = words_for(each.language), Cancel()
        board = Board(self._client, each.chat, each.message)
        buttons = cancelling(each, words)
        progress = Progress(board, words, buttons, with_names=each.chat > 0)
        self._room.under_way[each.id] = cancel
        try:
            if await self._is_cancelled(each):
                cancel.ask()
            said = _told(await self._renewed(each, progress, cancel, words), progress, words)
        finally:
            del self._room.under_way[each.id]
        await board.say([Block(said)])
        await self._room.store.do(lambda store: store.reindexings.done(each.id))

    async def _is_cancelled(self, each: Reindexing) -> bool:
        """Be it since it was read: who cancels it now finds it under way."""
        known = await self._room.store.do(lambda store: store.reindexings.get(each.id))
        return known is None or known.state == CANCELLED

    async def _renewed(
        self, each: Reindexing, progress: Progress, cancel: Cancel, words: Words
    ) -> Report | str | None:
        """What came of it, or in words why nothing did; None if it was cancelled."""
        work = partial(_rebuilt, self._room, each, progress, cancel)
        working = asyncio.ensure_future(rebuilt(self._room, work, words))
        try:
            return await asyncio.shield(working)
        except asyncio.CancelledError:  # the bot stops: its process is to end first
            cancel.ask()
            await asyncio.wait([working], timeout=CLOSE_S)
            working.cancel()  # it may wait for others to be done with the library
            raise
        except Exception:
            log.exception("reindexing failed")
            return words.say("sorry")


def _rebuilt(room: Room, each: Reindexing, progress: Progress, cancel: Cancel) -> Report | None:
    """None if it was cancelled."""
    try:
        return room.services.rebuilder.run(each.articles, progress=progress, cancel=cancel)
    except Cancelled:
        return None


def _told(came: Report | str | None, progress: Progress, words: Words) -> str:
    if isinstance(came, str):
        return came
    if came is None:
        last = progress.last
        count, total = (last.done, last.total) if last is not None else (0, 0)
        return words.say("reindex-cancelled", done=count, total=total)
    return words.say(
        "reindexed",
        articles=len(came.ids),
        passages=came.passages,
        seconds=round(came.seconds),
        changed=came.updated,
    )
