"""Works on what waits in the inbox: each update by the application's handlers, within a time limit.

    take ─→ parse ─→ handle ─→ finished                            (done, unless it is kept)
              │         └───→ tried ─→ a pause with jitter ─→ again (MOST_TRIES in all)
              │                        (Telegram out of reach: until it answers)
              └─────────────────┴────→ give_up ─→ reader and admins are told

An inline query goes straight to its handler: it isn't kept, and not tried again.
A handler that raises, hangs or can't even be stopped costs its own update, never the bot.
"""

import asyncio
import json
import logging
import random
import time
from collections.abc import Coroutine
from typing import Any, Final

from telegram import Update
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, ContextTypes

from bot.chat.delivery import outbox, refusals
from bot.chat.delivery.outbox import Reply
from bot.chat.delivery.pace import seconds
from bot.chat.intake.inbox import Entry, Inbox
from bot.chat.intake.notices import Notices
from bot.chat.intake.timelimit import TimeLimit, under
from bot.chat.store.deliveries import Places
from bot.chat.store.updates import Stored
from bot.config import InboxSection

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]

KEY: Final = "dispatcher"
AT_ONCE: Final = 32
"""Updates under way. More than there are workers: some wait for Telegram."""
MOST_TRIES: Final = 5
SUSPECT: Final = 3
MOST_CUT_OFF: Final = 20
"""How often the process may end amid an update before it waits, to let others be answered first,
and before it counts as the update's fault. Kills that come soon after each start cut off the same
slow question again and again, and it must not be lost for that."""
CUT_OFF: Final = f"the bot ended {MOST_CUT_OFF} times while it worked on this"
UNPARSED: Final = "it can't be parsed"
TRIED: Final = f"it failed {MOST_TRIES} times; the log says how"
FAILED: Final = "it failed; the log says how"
REFUSED: Final = "Telegram refuses the answer; the log says why"
"""Why updates fail, as the store keeps it; `letters.py` says it in an admin's language."""
LONGEST_SUSPICION_S: Final = 30.0
LONGEST_PAUSE_S: Final = 60.0
SHORTEST_LOOK_S: Final = 0.05
FIRST_PING_S: Final = 1.0
GRACE_S: Final = 2.0
"""What a handler that is cut off gets to clean up."""
MOST_GLANCES: Final = 200
"""Inline queries under way; those beyond go unanswered, which their apps take well."""
LONGEST_GLANCE_S: Final = 10.0
STALE_S: Final = 60.0
"""Telegram forgets a tapped button after a while: what was tapped long ago isn't replayed."""


class Dispatcher:
    """Runs from `start` to `cut`, on the event loop of its inbox."""

    def __init__(self, inbox: Inbox, app: App, limits: InboxSection, notices: Notices) -> None:
        self.inbox = inbox
        self._app = app
        self._limits = limits
        self._notices = notices
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._taking: asyncio.Task[None] | None = None
        self._working: set[asyncio.Task[None]] = set()
        self._pausing: set[asyncio.Task[None]] = set()
        self._raised: dict[int, Exception] = {}
        self._glances = 0
        inbox.on_shed = lambda each: self._run(self._working, self._shed(each))
        inbox.on_fleeting = lambda each: self._run(self._working, self._glance(each))
        app.bot_data[KEY] = self

    async def start(self) -> None:
        for each in await self.inbox.failed():
            if not each.told:
                self._run(self._working, self._tell_late(each))
        self._taking = asyncio.create_task(self._take())

    async def drain(self) -> None:
        """Take nothing more, and give what is under way its time."""
        if self._taking is None:
            return
        for each in (self._taking, *self._pausing):
            each.cancel()
        await asyncio.gather(self._taking, *self._pausing, return_exceptions=True)
        if self._working:
            await asyncio.wait(self._working, timeout=self._limits.drain_s)

    async def cut(self) -> None:
        """Break off what is left; it waits in the inbox for the next start."""
        if not self._working:
            return
        log.info("%d updates wait for the next start", len(self._working))
        for each in self._working:
            each.cancel()
        await asyncio.wait(self._working, timeout=2 * GRACE_S)

    def raised(self, update: Update, error: Exception) -> None:
        """A handler raised this; PTB keeps it to itself."""
        self._raised.setdefault(update.update_id, error)

    def later(self, update: Update, work: Coroutine[Any, Any, None]) -> None:
        """Work that may take hours: no time limit, and the chat goes on meanwhile.

        The update is done when the work is; what a stop cuts off starts anew with the next start.
        """
        self.inbox.keep(update.update_id)
        self._run(self._working, self._finish_later(update, work))

    async def _take(self) -> None:
        while True:
            await self._slots.acquire()
            try:
                entry = await self.inbox.take()
            except BaseException:
                self._slots.release()
                raise
            self._run(self._working, self._work(entry))

    async def _work(self, entry: Entry) -> None:
        if pause := suspicion_s(entry.stored.cut_off):
            self._slots.release()
            self._run(self._pausing, self._pause(entry.trusted(), pause))
            return
        try:
            self._reply_to(entry.stored, await self.inbox.begin(entry.id))
            error = await self._tried(entry)
        except asyncio.CancelledError:
            await asyncio.shield(self.inbox.put_back(entry.id))
            raise
        finally:
            self._slots.release()
        gone = error and refusals.gone(error)
        if gone:
            log.warning("update %d isn't answered: %s (%s)", entry.id, gone, error)
        if error is None or gone:
            await self.inbox.finished(entry)
        else:
            await self._retry(entry, error)

    def _reply_to(self, update: Stored, places: Places) -> None:
        """What this task says from now on answers this update."""
        outbox.begin(Reply(self.inbox, update.id, places))

    async def _tried(self, entry: Entry) -> Exception | None:
        """What went wrong, if anything."""
        if entry.stored.cut_off >= MOST_CUT_OFF:
            return Hopeless(CUT_OFF)
        update = self._parsed(entry.stored)
        if update is None:
            return Hopeless(UNPARSED)
        self._notices.meet(update.effective_user)
        if is_stale(update, entry.stored, time.time()):
            return None
        self._raised.pop(entry.id, None)
        try:
            await self._handled(update)
        except Exception as error:
            return error
        return self._raised.pop(entry.id, None)

    async def _handled(self, update: Update) -> None:
        """Raises TimeoutError past the time limit, whatever the handler does then."""
        limit = TimeLimit(self._limits.handler_timeout_s)
        work = self._app.process_update(update)
        handling = asyncio.create_task(work, context=under(limit))
        try:
            while not handling.done() and (left := limit.left()) > 0:
                await asyncio.wait({handling}, timeout=max(left, SHORTEST_LOOK_S))
        finally:
            if not handling.done():
                handling.cancel()
                await asyncio.wait({handling}, timeout=GRACE_S)
        if not handling.done():
            log.error("update %d: its handler won't be stopped", update.update_id)
        if not handling.done() or handling.cancelled():
            raise TimeoutError("cut off at its time limit")
        handling.result()

    async def _glance(self, passing: Stored) -> None:
        """Handle it now and once; whatever becomes of it, nobody waits for it for long."""
        update = self._parsed(passing)
        if update is None or self._glances >= MOST_GLANCES:
            return
        self._glances += 1
        try:
            await asyncio.wait_for(self._app.process_update(update), LONGEST_GLANCE_S)
        except TimeoutError:
            log.warning("update %d: nobody waits for it any more", update.update_id)
        finally:
            self._glances -= 1
            self._raised.pop(update.update_id, None)

    async def _retry(self, entry: Entry, error: Exception) -> None:
        """Try it again after a pause, during which its chat waits; or give it up."""
        problem = hopeless(error)
        entry = await self.inbox.tried(entry)
        if problem is None and entry.tries >= MOST_TRIES:
            problem = TRIED
        log.warning("update %d, try %d: %s", entry.id, entry.tries, problem or named(error))
        if problem is not None:
            await self._give_up(entry, problem)
        else:
            pause = pause_s(error, entry.tries, self._limits.retry_s)
            self._run(self._pausing, self._pause(entry, pause, error))

    async def _pause(self, entry: Entry, seconds: float, error: Exception | None = None) -> None:
        await asyncio.sleep(seconds)
        if isinstance(error, NetworkError):
            await self._reachable()
        self.inbox.again(entry)

    async def _reachable(self) -> None:
        """Returns when Telegram answers: nothing is given up because the network is down."""
        pause = FIRST_PING_S
        while True:
            try:
                await self._app.bot.get_me()
            except NetworkError as error:
                log.debug("Telegram can't be reached: %s", error)
            except TelegramError:  # that is an answer too
                return
            else:
                return
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE_S, 2 * pause)

    async def _give_up(self, entry: Entry, problem: str) -> None:
        await self.inbox.give_up(entry, problem)
        self._notices.failed()
        await self._tell(entry.stored)

    async def _tell_late(self, failed: Stored) -> None:
        """The process ended before they were told."""
        self._reply_to(failed, await self.inbox.places(failed.id))
        await self._tell(failed)

    async def _tell(self, failed: Stored) -> None:
        """Its reader, once; if Telegram is out of reach, after the next start."""
        update = self._parsed(failed)
        if update is None or await self._notices.sorry(update):
            await self.inbox.tell(failed.id)

    async def _shed(self, late: Stored) -> None:
        update = self._parsed(late)
        if update is not None:
            await self._notices.busy(update)
        await self.inbox.shed(late.id)

    async def _finish_later(self, update: Update, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except asyncio.CancelledError:
            await asyncio.shield(self.inbox.put_back(update.update_id))
            raise
        except Exception as error:
            log.exception("update %d: what was to be done later failed", update.update_id)
            if refusals.gone(error):
                await self.inbox.done(update.update_id)
                return
            problem = hopeless(error) or FAILED
            await self.inbox.fail(update.update_id, problem)
            self._notices.failed()
            if await self._notices.sorry(update):
                await self.inbox.tell(update.update_id)
        else:
            await self.inbox.done(update.update_id)

    def _parsed(self, stored: Stored) -> Update | None:
        try:
            return Update.de_json(json.loads(stored.raw), self._app.bot)
        except Exception:  # whatever PTB's parsers stumble over
            log.exception("update %d can't be parsed", stored.id)
            return None

    def _run(self, tasks: set[asyncio.Task[None]], work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        tasks.add(task)
        task.add_done_callback(lambda done: self._ended(tasks, done))

    def _ended(self, tasks: set[asyncio.Task[None]], task: asyncio.Task[None]) -> None:
        tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("the dispatcher failed: %s", named(error), exc_info=error)


class Hopeless(Exception):
    """Trying again is of no use; the text may be shown to admins."""


def hopeless(error: Exception) -> str | None:
    """Why trying again is of no use, for admins; None if it may be."""
    if isinstance(error, Hopeless):
        return str(error)
    if isinstance(error, BadRequest):
        return REFUSED
    return None


def is_stale(update: Update, stored: Stored, now: float) -> bool:
    """Whether it is a tap on a button, of before the start, that Telegram has forgotten."""
    return update.callback_query is not None and 0 < stored.received < now - STALE_S


def pause_s(error: Exception, tries: int, first_s: float) -> float:
    """Seconds until the next try: twice as many each time, with jitter; or what Telegram says."""
    if isinstance(error, RetryAfter):
        return seconds(error)
    longest: float = min(LONGEST_PAUSE_S, first_s * 2 ** (tries - 1))
    return random.uniform(longest / 2, longest)


def suspicion_s(cut_off: int) -> float:
    """Seconds that an update waits after the start because the process kept ending amid it."""
    if not SUSPECT <= cut_off < MOST_CUT_OFF:
        return 0.0
    return float(min(LONGEST_SUSPICION_S, 2 ** (cut_off - SUSPECT)))


def named(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def dispatcher_of(context: ContextTypes.DEFAULT_TYPE) -> Dispatcher:
    dispatcher: Dispatcher = context.bot_data[KEY]
    return dispatcher
