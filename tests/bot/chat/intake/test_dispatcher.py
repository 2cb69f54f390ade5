"""Handlers that raise, hang or won't be stopped cost their own update, never the bot."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from telegram import Update, User
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.chat.intake import dispatcher as module
from bot.chat.intake.dispatcher import (
    Dispatcher,
    Hopeless,
    hopeless,
    is_stale,
    pause_s,
    suspicion_s,
)
from bot.chat.intake.inbox import Inbox
from bot.chat.store.store import Store
from bot.chat.store.updates import Stored
from bot.chat.store.writer import Writer
from bot.config import InboxSection
from tests.bot.chat.intake.test_inbox import message

Handle = Callable[[Update], Awaitable[None]]


class FakeBot:
    """Telegram, which is out of reach so many times."""

    def __init__(self) -> None:
        self.outages = 0

    async def get_me(self) -> None:
        self.outages -= 1
        if self.outages >= 0:
            raise NetworkError("no route to host")


class FakeApp:
    """Hands updates to one function, as PTB's application would: what it raises goes elsewhere."""

    def __init__(self, handle: Handle) -> None:
        self.bot = FakeBot()
        self.bot_data: dict[str, Any] = {}
        self._handle = handle

    async def process_update(self, update: Update) -> None:
        try:
            await self._handle(update)
        except Exception as error:
            self.bot_data[module.KEY].raised(update, error)


class FakeNotices:
    """Keeps what would have been said, as (to whom, the update's id)."""

    def __init__(self) -> None:
        self.said: list[tuple[str, int]] = []
        self.gets_through = True

    def meet(self, user: User | None) -> None:
        """Its language doesn't matter here."""

    async def sorry(self, update: Update) -> bool:
        self.said.append(("sorry", update.update_id))
        return self.gets_through

    async def busy(self, update: Update) -> None:
        self.said.append(("busy", update.update_id))

    def failed(self) -> None:
        self.said.append(("admins", 0))


class Desk:
    def __init__(self, inbox: Inbox, notices: FakeNotices, dispatcher: Dispatcher) -> None:
        self.inbox, self.notices, self.dispatcher = inbox, notices, dispatcher

    async def put(self, *updates: dict[str, Any]) -> None:
        await self.inbox.put(updates)


@asynccontextmanager
async def working(
    folder: Path, handle: Handle, bot: FakeBot | None = None, **limits: Any
) -> AsyncIterator[Desk]:
    chosen = InboxSection(**{"retry_s": 0.002, "drain_s": 1.0, **limits})
    inbox, notices = Inbox(Writer(Store(folder, 1)), chosen), FakeNotices()
    app: Any = FakeApp(handle)
    app.bot = bot or app.bot
    dispatcher = Dispatcher(inbox, app, chosen, notices)  # type: ignore[arg-type]
    await inbox.open()
    await dispatcher.start()
    try:
        yield Desk(inbox, notices, dispatcher)
    finally:
        await dispatcher.drain()
        await dispatcher.cut()
        await inbox.close()


async def until(true: Callable[[], object], seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "not so in time"
        await asyncio.sleep(0.005)


def left(folder: Path) -> list[tuple[int, int, int]]:
    """(id, begun, tries) of what the next start would find."""
    store = Store(folder, 1)
    updates = store.updates
    try:
        return [(each.id, each.begun, each.tries) for each in updates.waiting()]
    finally:
        store.close()


async def test_a_chat_keeps_its_order_and_another_goes_on(tmp_path: Path) -> None:
    seen, go = [], asyncio.Event()

    async def handle(update: Update) -> None:
        if update.update_id == 1:
            await go.wait()
        seen.append(update.update_id)

    async with working(tmp_path, handle) as desk:
        await desk.put(message(1), message(2), message(3), message(4, chat=8))
        await until(lambda: seen == [4])
        go.set()
        await until(lambda: seen == [4, 1, 2, 3])
    assert left(tmp_path) == []


async def test_an_apology_that_got_lost_is_made_after_the_next_start(tmp_path: Path) -> None:
    async def handle(update: Update) -> None:
        raise BadRequest("too long")

    async with working(tmp_path, handle) as desk:
        desk.notices.gets_through = False
        await desk.put(message(1))
        await until(lambda: ("sorry", 1) in desk.notices.said)
    async with working(tmp_path, handle) as desk:
        await until(lambda: desk.notices.said == [("sorry", 1)])
    async with working(tmp_path, handle) as desk:
        await asyncio.sleep(0.05)
        assert desk.notices.said == []


async def test_nothing_is_given_up_because_the_network_is_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FIRST_PING_S", 0.001)
    app_bot, seen = FakeBot(), []
    app_bot.outages = 6

    async def handle(update: Update) -> None:
        seen.append(update.update_id)
        if app_bot.outages > 0:
            raise NetworkError("no route to host")

    async with working(tmp_path, handle, bot=app_bot) as desk:
        await desk.put(message(1))
        await until(lambda: len(seen) == 2)
    assert left(tmp_path) == []
    assert desk.notices.said == []


async def test_what_fails_is_tried_again_before_what_waits_behind_it(tmp_path: Path) -> None:
    seen = []

    async def handle(update: Update) -> None:
        seen.append(update.update_id)
        if seen.count(1) < 3:
            raise RuntimeError("not yet")

    async with working(tmp_path, handle) as desk:
        await desk.put(message(1), message(2))
        await until(lambda: 2 in seen)
        assert seen == [1, 1, 1, 2]
        assert desk.notices.said == []
    assert left(tmp_path) == []


async def test_after_five_tries_its_reader_and_the_admins_are_told_once(tmp_path: Path) -> None:
    seen = []

    async def handle(update: Update) -> None:
        seen.append(update.update_id)
        if update.update_id == 1:
            raise RuntimeError("never")

    async with working(tmp_path, handle) as desk:
        await desk.put(message(1), message(2))
        await until(lambda: 2 in seen and len(desk.notices.said) == 2)
        assert seen == [1] * 5 + [2]
        assert desk.notices.said == [("admins", 0), ("sorry", 1)]
        (letter,) = await desk.inbox.failed()
        assert "never" not in letter.problem
    async with working(tmp_path, handle) as desk:
        await asyncio.sleep(0.05)
        assert desk.notices.said == []


async def test_who_could_not_be_told_is_told_after_the_next_start(tmp_path: Path) -> None:
    async def handle(update: Update) -> None: ...

    store = Store(tmp_path, 1)
    updates = store.updates
    updates.put([Stored(1, '{"update_id": 1}')])
    updates.fail(1, "why")
    store.close()
    async with working(tmp_path, handle) as desk:
        await until(lambda: desk.notices.said == [("sorry", 1)])


async def test_a_poison_update_is_set_aside_alone(tmp_path: Path) -> None:
    seen = []

    async def handle(update: Update) -> None:
        seen.append(update.update_id)

    poison = {"update_id": 2, "message": {"chat": {"id": 7}, "date": "yesterday"}}
    async with working(tmp_path, handle) as desk:
        await desk.put(message(1), poison, message(3))
        await until(lambda: seen == [1, 3])
        (letter,) = await desk.inbox.failed()
        assert (letter.id, letter.problem) == (2, "it can't be parsed")
        assert desk.notices.said == [("admins", 0)]


async def test_a_handler_that_hangs_is_cut_off_and_the_chat_goes_on(tmp_path: Path) -> None:
    seen = []

    async def handle(update: Update) -> None:
        seen.append(update.update_id)
        if update.update_id == 1:
            await asyncio.sleep(3600)

    async with working(tmp_path, handle, handler_timeout_s=0.02) as desk:
        await desk.put(message(1), message(2))
        await until(lambda: 2 in seen)
        assert seen == [1] * 5 + [2]
        assert ("sorry", 1) in desk.notices.said


async def test_one_that_will_not_be_stopped_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "GRACE_S", 0.02)
    seen, end = [], asyncio.Event()

    async def handle(update: Update) -> None:
        seen.append(update.update_id)
        while update.update_id == 1 and not end.is_set():
            try:
                await end.wait()
            except asyncio.CancelledError:
                continue

    async with working(tmp_path, handle, handler_timeout_s=0.02) as desk:
        await desk.put(message(1), message(2))
        await until(lambda: 2 in seen)
        end.set()


async def test_a_reader_who_is_gone_is_nobodys_failure(tmp_path: Path) -> None:
    seen = []

    async def handle(update: Update) -> None:
        seen.append(update.update_id)
        raise Forbidden("bot was blocked by the user")

    async with working(tmp_path, handle) as desk:
        await desk.put(message(1), message(2))
        await until(lambda: seen == [1, 2])
        assert desk.notices.said == []
    assert left(tmp_path) == []


async def test_a_flood_is_shed_and_told(tmp_path: Path) -> None:
    go = asyncio.Event()

    async def handle(update: Update) -> None:
        await go.wait()

    async with working(tmp_path, handle, chat_queue=3) as desk:
        await desk.put(message(0))
        await asyncio.sleep(0.05)
        await desk.put(*(message(id) for id in range(1, 11)))
        await until(lambda: len(desk.notices.said) == 7)
        assert desk.notices.said == [("busy", id) for id in range(4, 11)]
        go.set()
        await until(lambda: desk.inbox.is_idle(7))
    assert left(tmp_path) == []


async def test_a_stop_drains_within_its_bound_and_leaves_the_rest(tmp_path: Path) -> None:
    finished = []

    async def handle(update: Update) -> None:
        await asyncio.sleep(3600 if update.update_id == 2 else 0.1)
        finished.append(update.update_id)

    began = 0.0
    async with working(tmp_path, handle, drain_s=0.3) as desk:
        await desk.put(message(1, chat=1), message(2, chat=2), message(3, chat=1))
        await asyncio.sleep(0.05)
        began = time.monotonic()
    assert time.monotonic() - began < 1.5
    assert finished == [1]
    assert left(tmp_path) == [(2, 0, 0), (3, 0, 0)]  # what was broken off wasn't its fault


async def test_what_cuts_the_process_off_again_and_again_is_given_up(tmp_path: Path) -> None:
    seen = []

    async def handle(update: Update) -> None:
        seen.append(update.update_id)

    store = Store(tmp_path, 1)
    updates = store.updates
    updates.put([Stored(id, f'{{"update_id": {id}}}') for id in (1, 2)])
    for _ in range(module.MOST_CUT_OFF):
        updates.begin(1)
    updates.begin(2)
    store.close()
    async with working(tmp_path, handle) as desk:
        await until(lambda: seen == [2] and desk.notices.said)
        (letter,) = await desk.inbox.failed()
        assert letter.id == 1


async def test_what_was_cut_off_often_waits_until_others_are_answered(tmp_path: Path) -> None:
    seen = []

    async def handle(update: Update) -> None:
        seen.append(update.update_id)

    store = Store(tmp_path, 1)
    updates = store.updates
    updates.put([Stored(id, f'{{"update_id": {id}}}') for id in (1, 2)])
    for _ in range(module.SUSPECT):
        updates.begin(1)
    store.close()
    async with working(tmp_path, handle) as desk:
        await until(lambda: seen == [2, 1])
        assert desk.notices.said == []
    assert left(tmp_path) == []


async def test_work_for_later_lets_the_chat_go_on_and_is_done_when_it_is(tmp_path: Path) -> None:
    seen, go = [], asyncio.Event()

    async def work() -> None:
        await go.wait()

    async def handle(update: Update) -> None:
        seen.append(update.update_id)
        if update.update_id == 1:
            desk.dispatcher.later(update, work())

    async with working(tmp_path, handle, handler_timeout_s=0.05, drain_s=0.05) as desk:
        await desk.put(message(1), message(2))
        await until(lambda: seen == [1, 2])
        await asyncio.sleep(0.1)
    assert left(tmp_path) == [(1, 0, 0)]
    async with working(tmp_path, handle) as desk:
        await until(lambda: seen == [1, 2, 1])
        go.set()
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    ("error", "is_hopeless"),
    [
        (BadRequest("chat not found"), True),
        (Hopeless("why"), True),
        (TimedOut(), False),
        (NetworkError("reset"), False),
        (RetryAfter(3), False),
        (RuntimeError("x"), False),
    ],
)
def test_what_telegram_refuses_is_not_tried_again(error: Exception, is_hopeless: bool) -> None:
    assert (hopeless(error) is not None) == is_hopeless


def test_pauses_grow_with_jitter_and_obey_telegram() -> None:
    for tries, longest in [(1, 0.5), (2, 1.0), (4, 4.0), (20, 60.0)]:
        assert longest / 2 <= pause_s(RuntimeError(), tries, 0.5) <= longest
    assert pause_s(RetryAfter(17), 1, 0.5) == 17


def test_suspicion_grows_to_a_bound() -> None:
    assert [suspicion_s(count) for count in (0, 2, 3, 5, 19, 20)] == [0, 0, 1, 4, 30, 0]


def typed(id: int, text: str = "who") -> dict[str, Any]:
    person = {"id": 1, "is_bot": False, "first_name": "R"}
    return {
        "update_id": id,
        "inline_query": {"id": str(id), "from": person, "query": text, "offset": ""},
    }


async def test_an_inline_query_is_worked_on_at_once_and_once(tmp_path: Path) -> None:
    seen, go = [], asyncio.Event()

    async def handle(update: Update) -> None:
        seen.append(update.update_id)
        if update.inline_query is None:
            await go.wait()
        else:
            raise RuntimeError("it went wrong")

    async with working(tmp_path, handle) as desk:
        await desk.put(*(message(id, chat=id) for id in range(1, 1 + module.AT_ONCE)))
        await until(lambda: len(seen) == module.AT_ONCE)
        await desk.put(typed(90))
        await until(lambda: seen[-1] == 90)
        await asyncio.sleep(0.02)
        assert seen.count(90) == 1
        assert desk.dispatcher._raised == {}
        assert desk.notices.said == []
        go.set()
    assert left(tmp_path) == []


async def test_nobody_waits_for_long_for_an_inline_query(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LONGEST_GLANCE_S", 0.05)
    monkeypatch.setattr(module, "MOST_GLANCES", 2)
    begun, ended = [], []

    async def handle(update: Update) -> None:
        begun.append(update.update_id)
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(update.update_id)

    async with working(tmp_path, handle) as desk:
        await desk.put(typed(1), typed(2), typed(3))
        await until(lambda: ended == [1, 2])
        assert begun == [1, 2]
        await desk.put(typed(4))
        await until(lambda: ended == [1, 2, 4])


def test_an_old_tap_is_not_replayed_but_an_old_question_is() -> None:
    person = {"id": 1, "is_bot": False, "first_name": "R"}
    tap = {"id": "1", "from": person, "chat_instance": "1", "data": "page:1"}
    tapped = Update.de_json({"update_id": 1, "callback_query": tap}, None)
    asked = Update.de_json(message(1), None)
    assert is_stale(tapped, Stored(1, "", received=1000.0), 1100.0)
    assert not is_stale(tapped, Stored(1, "", received=1000.0), 1010.0)
    assert not is_stale(tapped, Stored(1, ""), 1100.0)
    assert not is_stale(asked, Stored(1, "", received=1000.0), 9000.0)
