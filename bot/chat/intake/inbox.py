"""The durable queue of updates: whoever hands one over may forget it once `put` has returned.

    polling, webhook ─ put ─→ disk, then lanes ─ take ─→ dispatcher ─→ done | again | fail
                                                                     delivery ─→ done

What isn't done when the process ends, however it ends, waits again when the next one opens the
inbox. An update counts as done when `done` says so: at the latest when its handler has finished,
unless someone said `keep`; then that someone must say `done` or `fail` in the end.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from telegram.error import NetworkError

from bot.chat.intake.lanes import Lanes
from bot.chat.store.deliveries import Adopted, Place, Places
from bot.chat.store.store import Store, StoreError
from bot.chat.store.updates import HOUR_S, LARGEST_ID, Stored
from bot.chat.store.writer import Writer
from bot.config import InboxSection

log = logging.getLogger(__name__)

T = TypeVar("T")

AHEAD: Final = ("/pause", "/resume")
LONGEST_PAUSE_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class Entry:
    """An update taken out to be worked on."""

    lane: Hashable
    stored: Stored
    tries: int
    """How often it has failed before."""

    @property
    def id(self) -> int:
        return self.stored.id

    def trusted(self) -> "Entry":
        """The same, however often the process ended amid it."""
        return Entry(self.lane, Stored(self.id, self.stored.raw, self.stored.received), self.tries)


class Inbox:
    """Used on one event loop, one process a data directory. Closes the writer with itself."""

    def __init__(self, writer: Writer, limits: InboxSection) -> None:
        self._writer = writer
        self._lanes: Lanes[Entry] = Lanes(limits.queue, limits.chat_queue)
        self._more = asyncio.Event()
        self._kept: set[int] = set()
        self._pruning: asyncio.Task[None] | None = None
        self.on_shed: Callable[[Stored], None] = lambda _: None
        """Called for each update there was no room for; must see to it that `shed` is called."""
        self.on_fleeting: Callable[[Stored], None] = lambda _: None
        """Called for each update that is of use now or never: it isn't kept."""

    async def open(self) -> None:
        """Let what isn't done wait again, and begin to forget what is old."""
        for each in await self._do(lambda store: store.updates.waiting()):
            self._add(each, lane_of(each))
        self._pruning = asyncio.create_task(self._prune())

    async def put(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Keep raw updates, those that are new: on disk when this returns.

        Any number with one commit. Raises NetworkError when they can't be kept; then nobody may
        be told that they have arrived.
        """
        lasting = [each for each in updates if not is_fleeting(each)]
        came = [each for each in map(stored, lasting) if each is not None]
        new = await self._put(came) if came else set()
        for each in came:
            if each.id in new:
                new.discard(each.id)
                self._take_in(each)
        for passing in filter(None, map(stored, filter(is_fleeting, updates))):
            self.on_fleeting(passing)

    async def _put(self, came: Sequence[Stored]) -> set[int]:
        """The ids of those that are new, once they are on disk."""
        try:
            return set(await self._writer.do(lambda store: store.updates.put(came)))
        except StoreError as error:
            raise NetworkError(str(error)) from error

    async def take(self) -> Entry:
        """The next update whose turn it is, as soon as there is one. Its lane waits for it."""
        while (found := self._lanes.take()) is None:
            self._more.clear()
            await self._more.wait()
        return found[1]

    async def begin(self, id: int) -> Places:
        """Work on it begins: should the process end amid it, this will have been recorded.

        What earlier work on it has led to.
        """

        def work(store: Store) -> Places:
            store.updates.begin(id)
            return store.deliveries.of(id)

        return await self._do(work)

    def keep(self, id: int) -> None:
        """Don't count it as done when its handler has finished."""
        self._kept.add(id)

    async def finished(self, entry: Entry) -> None:
        """Its handler has finished."""
        if entry.id not in self._kept:
            await self.done(entry.id)
        self._free(entry)

    async def done(self, id: int) -> None:
        """It has had its effect, and will never be worked on again."""

        await self._do(lambda store: store.done(id))
        self._kept.discard(id)

    async def tried(self, entry: Entry) -> Entry:
        """Its handler failed; the entry as it is to be tried again. Its lane still waits."""
        await self._do(lambda store: store.updates.tried(entry.id))
        self._kept.discard(entry.id)
        return Entry(entry.lane, entry.stored, entry.tries + 1)

    def again(self, entry: Entry) -> None:
        """Let it be taken again, before what else waits in its lane."""
        self._lanes.free(entry.lane, entry)
        self._more.set()

    async def put_back(self, id: int) -> None:
        """Work on it was broken off; it waits for the next start."""
        await self._do(lambda store: store.updates.put_back(id))

    async def give_up(self, entry: Entry, problem: str) -> None:
        """It failed for good; others of its lane go on."""
        await self.fail(entry.id, problem)
        self._free(entry)

    async def fail(self, id: int, problem: str) -> None:
        """Keep it for the admins. `problem` says why, in words that may be shown to them."""
        await self._do(lambda store: store.updates.fail(id, problem))
        self._kept.discard(id)

    async def tell(self, id: int) -> None:
        """Its reader has been told that it failed."""
        await self._do(lambda store: store.updates.tell(id))

    async def shed(self, id: int) -> None:
        """Its reader has been told that there was no room for it."""
        await self._do(lambda store: store.updates.shed(id))

    async def places(self, id: int) -> Places:
        """The messages that work on it has led to."""
        return await self._do(lambda store: store.deliveries.of(id))

    async def place(self, id: int, number: int, place: Place) -> None:
        """Work on it has led to this message."""
        await self._do(lambda store: store.deliveries.place(id, number, place))

    async def remove(self, id: int, numbers: Sequence[int]) -> None:
        """These messages of it were deleted."""
        await self._do(lambda store: store.deliveries.remove(id, numbers))

    async def adopt(self, id: int, chat: int, question: int, words: str) -> Adopted:
        """Let it change what answers a question, now that this says something else."""
        return await self._do(lambda store: store.deliveries.adopt(id, chat, question, words))

    async def holds(self, chat: int, message: int) -> bool:
        """Whether some update is known to have led to this message."""
        return await self._do(lambda store: store.deliveries.holds(chat, message))

    async def failed(self) -> list[Stored]:
        """What failed for good, the oldest first."""
        return await self._do(lambda store: store.updates.failed())

    async def replay(self, letters: Sequence[Stored]) -> int:
        """Try failed ones anew; how many that are."""
        anew = await self._do(lambda store: [each for each in letters if _replay(store, each.id)])
        for each in anew:
            self._add(Stored(each.id, each.raw), lane_of(each))
        return len(anew)

    async def check(self) -> None:
        """Raises StoreError while nothing can be kept."""
        await self._writer.do(lambda store: store.touch())

    def is_idle(self, lane: Hashable) -> bool:
        return self._lanes.is_idle(lane)

    async def close(self) -> None:
        if self._pruning is not None:
            self._pruning.cancel()
        await asyncio.get_running_loop().run_in_executor(None, self._writer.close)

    def _take_in(self, new: Stored) -> None:
        lane = lane_of(new)
        if self._lanes.has_room(lane):
            self._add(new, lane)
        else:
            self.on_shed(new)

    def _add(self, waiting: Stored, lane: Hashable) -> None:
        self._lanes.add(lane, Entry(lane, waiting, waiting.tries))
        self._more.set()

    def _free(self, entry: Entry) -> None:
        self._lanes.free(entry.lane)
        self._more.set()

    async def _do(self, work: Callable[[Store], T]) -> T:
        """Do it however long the disk takes: without its record an update would be done twice."""
        pause = 0.1
        while True:
            try:
                return await self._writer.do(work)
            except StoreError as error:
                log.error("trying again: %s", error)
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE_S, 2 * pause)

    async def _prune(self) -> None:
        while True:
            if count := await self._do(lambda store: store.prune()):
                log.debug("forgot %d updates", count)
            await asyncio.sleep(HOUR_S)


def _replay(store: Store, id: int) -> bool:
    """What it is answered with then is a message of its own: nobody is told of an edit."""
    if is_failed := store.updates.replay(id):
        store.deliveries.forget(id)
    return is_failed


def stored(update: Mapping[str, Any]) -> Stored | None:
    """An update as it is kept; None for what has no id, which nobody could ever acknowledge."""
    id = update.get("update_id") if isinstance(update, Mapping) else None
    if not isinstance(id, int) or isinstance(id, bool) or not 0 <= id <= LARGEST_ID:
        log.error("an update without an id is passed by")
        return None
    return Stored(id, json.dumps(update, separators=(",", ":")))


def is_fleeting(update: Mapping[str, Any]) -> bool:
    """An inline query: the next keystroke replaces it, and Telegram forgets it in seconds."""
    return isinstance(update, Mapping) and "inline_query" in update


def lane_of(update: Stored) -> Hashable:
    """What it must keep its place in: its chat; of what has none, its sender; else its own.

    What somebody does elsewhere doesn't wait for what they asked in their chat with the bot, and
    however much is tapped in a chat, its questions go on. Whoever silences the bot there doesn't
    wait for it to have said all that it was asked.
    """
    bodies = [each for each in json.loads(update.raw).values() if isinstance(each, dict)]
    for body in bodies:
        if (id := _id(body.get("chat"))) is not None:
            return ("taps", id) if str(body.get("text", "")).startswith(AHEAD) else id
        message = body.get("message")
        if isinstance(message, dict) and (id := _id(message.get("chat"))) is not None:
            return ("taps", id)
    senders = [_id(body.get("from")) for body in bodies]
    known = (("sender", each) for each in senders if each is not None)
    return next(known, ("update", update.id))


def _id(who: Any) -> int | None:
    id = who.get("id") if isinstance(who, dict) else None
    return id if isinstance(id, int) else None
