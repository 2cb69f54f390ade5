"""Whoever was given a quote that its article doesn't say any more is told so, once.

    the library has newer versions ─→ answers that cite the older ones ─→ amendments, on disk
    an amendment is due ─→ in private: one message an article, below the latest answer it concerns
                        └→ elsewhere: no message; the answer itself is marked, and has a button

It ends in the same commit that says its message is delivered, and the message is placed before it
is written, as any answer: a kill costs no amendment, and tells nobody twice.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from telegram import Message
from telegram.error import TelegramError

from bot.chat import taps
from bot.chat.amending import finding, rendering
from bot.chat.amending.changes import Change, plain
from bot.chat.amending.finding import Footnote
from bot.chat.amending.marking import Marking
from bot.chat.delivery import refusals
from bot.chat.delivery.client import Client
from bot.chat.delivery.outbox import Reply
from bot.chat.intake.inbox import Inbox
from bot.chat.manners.access import is_welcome
from bot.chat.room import Room
from bot.chat.saying.words import words_for
from bot.chat.store.amendments import Amendment
from bot.chat.store.answers import Citing, Kept
from bot.chat.store.store import DAY_S, Store
from bot.chat.watcher import Watcher

log = logging.getLogger(__name__)

EVERY_S: Final = 5.0
"""Seconds between looks at whether the library has changed: two reads of a number."""
SETTLED_S: Final = 180.0
"""An answer that rests on what is being replaced may be kept so much later."""
PAGE: Final = 500
"""Answers looked at in one piece of work."""
FIRST: Final = -(2**50)
"""The number of what amendment 0 would lead to; those of wishes are far above."""


@dataclass(frozen=True, slots=True)
class Due:
    """An amendment of an answer that is there; `change` is None if its article says it again."""

    amendment: Amendment
    kept: Kept
    change: Change | None


class Amending(Watcher):
    """Runs from `start` to `stop`, beside the dispatcher."""

    def __init__(self, room: Room, inbox: Inbox, client: Client) -> None:
        super().__init__("what has changed is told later")
        self._room = room
        self._inbox = inbox
        self._client = client
        self._marking = Marking(room, client)
        self._seen = (-1, -1)

    async def rest(self) -> None:
        await asyncio.sleep(EVERY_S)

    async def look(self) -> None:
        """Find what isn't said any more, if there are new versions, and tell what is due."""
        library = self._room.services.library
        newest = await self._room.indexing(library.newest)
        settled = await self._room.indexing(library.newest, time.time() - SETTLED_S)
        if (newest, settled) != self._seen:
            await self._find(newest, settled)
            self._seen = (newest, settled)
        await self._tell_all()

    async def _find(self, newest: int, settled: int) -> None:
        """Before the first look at a library there is nothing to compare with."""
        library, store = self._room.services.library, self._room.store
        since = await store.do(lambda store: store.amendments.seen())
        if since is None or since > newest:
            await store.do(lambda store: store.amendments.see(newest))
            return
        changed = await self._room.indexing(library.changed, since)
        oldest = time.time() - self._room.config.privacy.keep_days * DAY_S
        at, is_more = 0, bool(changed)
        while is_more:
            some = await store.do(partial(_citing, oldest=oldest, after=at))
            footnotes = await self._room.indexing(finding.unsaid, library, some, changed)
            if footnotes:
                await store.do(partial(_make, footnotes=footnotes))
            at, is_more = some[-1].row if some else 0, len(some) == PAGE
        await store.do(lambda store: store.amendments.see(max(since, settled)))

    async def _tell_all(self) -> None:
        amendments = await self._room.store.do(lambda store: store.amendments.due())
        if not amendments:
            return
        due = [each for each in [await self._look_up(one) for one in amendments] if each]
        private: dict[tuple[int, str], list[Due]] = {}
        elsewhere: dict[str, list[Due]] = {}
        for each in due:
            cited = each.kept.citations[each.amendment.number - 1]
            if each.kept.chat > 0:
                private.setdefault((each.kept.chat, cited.article), []).append(each)
            else:
                elsewhere.setdefault(each.kept.id, []).append(each)
        for some in private.values():
            await self._once(some, self._tell)
        for some in elsewhere.values():
            await self._once(some, self._mark)

    async def _look_up(self, amendment: Amendment) -> Due | None:
        """None, and it has ended, where there is nobody to tell, or nothing."""

        def known(store: Store) -> Kept | None:
            kept = store.answers.get(amendment.answer)
            is_over = kept is None or store.retractions.has(amendment.answer)
            return None if is_over else kept

        kept = await self._room.store.do(known)
        if kept is None or not (kept.chat or kept.inline) or not await self._is_wanted(kept):
            await self._end([amendment])
            return None
        number, library = amendment.number, self._room.services.library
        corpora = self._room.corpora
        read = corpora.of(kept.chat) if kept.chat else corpora.public
        found = await self._room.indexing(finding.changes, library, kept, [number], read)
        return Due(amendment, kept, found.get(number))

    async def _is_wanted(self, kept: Kept) -> bool:
        """Whether it may be told where the answer stands; elsewhere than in private, by a mark."""
        if kept.chat and not await is_welcome(kept.chat, self._room):
            return False
        if kept.chat <= 0:
            return True
        blocked = self._room.barred.people - self._room.admins.people
        is_quiet = await self._room.store.do(lambda store: store.amendments.is_quiet(kept.chat))
        return kept.chat not in blocked and not is_quiet

    async def _once(
        self, some: Sequence[Due], tell: Callable[[Sequence[Due]], Awaitable[None]]
    ) -> None:
        """Those that are said again may be told another time."""
        again = [each.amendment for each in some if each.change is None]
        if again:
            await self._room.store.do(lambda store: store.amendments.drop(again))
        left = [each for each in some if each.change is not None]
        if not left or left[0].kept.chat in self._room.barred.chats:
            return  # where it is paused, later
        try:
            await tell(left)
        except TelegramError as error:
            if not refusals.gone(error):
                log.warning("a change isn't told yet: %s", error)
                return
            log.info("a change isn't told: %s", error)
            await self._end([each.amendment for each in left])

    async def _tell(self, some: Sequence[Due]) -> None:
        """By one message, below the latest of these answers. Raises TelegramError."""
        latest = max((each.kept for each in some), key=lambda kept: kept.asked)
        update, words = FIRST - some[0].amendment.id, words_for(latest.language)
        changes = {plain(each.change.was): each.change for each in some if each.change}
        reply = Reply(self._inbox, update, await self._inbox.places(update))
        reply.placeholder, reply.points = words.say("amended"), True
        shown = [*changes.values()]
        parts, buttons = rendering.told(shown, words), rendering.below_told(shown, words)
        await reply.answer(await self._said(latest), parts, buttons)
        ended = [each.amendment for each in some]

        def done(store: Store) -> None:
            store.deliveries.forget(update)
            store.amendments.end(ended)

        await self._room.store.do(done)
        log.info("told a reader of %d quotes that have changed", len(changes))

    async def _mark(self, some: Sequence[Due]) -> None:
        """By an edit of the answer, which nobody is disturbed by. Raises TelegramError."""
        await self._marking.mark(some[0].kept)
        await self._end([each.amendment for each in some])

    async def _said(self, kept: Kept) -> Message:
        """The last message of an answer."""
        places = await self._room.store.do(lambda store: store.answers.messages(kept.id))
        chat, message = places[-1] if places else (kept.chat, 0)
        return taps.standing(taps.chat_of(chat), message, kept.thread, self._client)

    async def _end(self, amendments: Sequence[Amendment]) -> None:
        await self._room.store.do(lambda store: store.amendments.end(amendments))


def _citing(store: Store, oldest: float, after: int) -> list[Citing]:
    return store.answers.citing(oldest, after, PAGE)


def _make(store: Store, footnotes: Sequence[Footnote]) -> None:
    store.amendments.make(footnotes)
