"""Links that can't be fetched any more: admins are told of each once, of all there are together.

    gone, or failing for long ─→ five minutes, for others to join ─→ a message to each admin ─→ told

What comes back and goes again is told again. Their articles stay as they are.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from functools import partial
from typing import Final

from bot.chat.room import Room
from bot.chat.saying.render import shortened
from bot.chat.saying.words import Words
from bot.chat.watcher import Watcher
from index.schedule import Visit
from index.visits import Visits

log = logging.getLogger(__name__)

EVERY_S: Final = 60.0
GATHER_S: Final = 300.0
MOST: Final = 15
"""Links named in a message."""
LONGEST_LINK: Final = 200


class Broken(Watcher):
    """Runs from `start` to `stop`, beside the dispatcher."""

    def __init__(self, room: Room) -> None:
        super().__init__("broken links are told of later")
        self._room = room
        self._visits = Visits(room.services.library)

    async def look(self) -> None:
        """Tell of those that nobody knows of yet. A kill on the way tells of them again."""
        known = await self._room.indexing(self._visits.all)
        broken = [each for each in known if each.is_worth_telling]
        if broken and min(each.at for each in broken) <= time.time() - GATHER_S:
            await self._room.notices.tell_admins(partial(said, broken))
            await self._room.indexing(self._visits.tell, broken)
            log.warning("%d links can't be fetched any more", len(broken))

    async def rest(self) -> None:
        await asyncio.sleep(EVERY_S)


def said(broken: Sequence[Visit], words: Words) -> str:
    lines = [words.say("links-broken", count=len(broken))]
    lines += [_line(each, words) for each in broken[:MOST]]
    if len(broken) > MOST:
        lines.append(words.say("failed-more", count=len(broken) - MOST))
    return "\n".join(lines)


def _line(visit: Visit, words: Words) -> str:
    link = shortened(visit.source, LONGEST_LINK)
    if visit.is_gone:
        return words.say("link-gone", link=link)
    return words.say("link-failing", link=link, count=visit.failures)
