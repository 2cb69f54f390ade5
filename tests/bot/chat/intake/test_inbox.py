"""What was put is on disk and waits its turn, once, until it is done."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram.error import NetworkError

from bot.chat.intake.inbox import Inbox, lane_of, stored
from bot.chat.store.store import FILE, Store, StoreError
from bot.chat.store.updates import Stored
from bot.chat.store.writer import Writer
from bot.config import InboxSection


def message(id: int, chat: int = 7, text: str = "Who?") -> dict[str, Any]:
    person = {"id": chat, "type": "private", "first_name": "R", "is_bot": False}
    body = {"message_id": id, "date": 0, "chat": person, "from": person, "text": text}
    return {"update_id": id, "message": body}


@asynccontextmanager
async def opened(folder: Path, **limits: Any) -> AsyncIterator[Inbox]:
    inbox = Inbox(Writer(Store(folder, 1)), InboxSection(**limits))
    await inbox.open()
    try:
        yield inbox
    finally:
        await inbox.close()


async def taken(inbox: Inbox) -> list[int]:
    """What can be taken now."""
    ids = []
    while True:
        try:
            ids.append((await asyncio.wait_for(inbox.take(), 0.05)).id)
        except TimeoutError:
            return ids


async def test_a_duplicate_is_dropped_within_a_batch_between_batches_and_after_a_restart(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.put([message(5), message(5), message(3, chat=8)])
        await inbox.put([message(3, chat=8), message(4, chat=9)])
        assert sorted(await taken(inbox)) == [3, 4, 5]
        await inbox.done(5)
    async with opened(tmp_path) as inbox:
        await inbox.put([message(5), message(4, chat=9)])
        assert await taken(inbox) == [3, 4]


async def test_a_batch_is_one_commit(tmp_path: Path) -> None:
    store = Store(tmp_path, 1)
    inbox = Inbox(Writer(store), InboxSection())
    commits: list[str] = []
    store.db.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None)
    await inbox.put([message(id, chat=id) for id in range(1, 101)])
    assert len(commits) == 1
    await inbox.close()


async def test_whether_anything_can_be_kept_is_found_out_by_a_commit(tmp_path: Path) -> None:
    store = Store(tmp_path, 1)
    store.db.execute("PRAGMA busy_timeout = 10")
    inbox = Inbox(Writer(store), InboxSection())
    written = (tmp_path / f"{FILE}-wal").stat().st_size
    await inbox.check()
    assert (tmp_path / f"{FILE}-wal").stat().st_size > written
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError):
        await inbox.check()
    other.close()
    await inbox.check()
    await inbox.close()


async def test_what_cannot_be_kept_is_not_acknowledged(tmp_path: Path) -> None:
    store = Store(tmp_path, 1)
    store.db.execute("PRAGMA busy_timeout = 10")
    inbox = Inbox(Writer(store), InboxSection())
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NetworkError):
        await inbox.put([message(1)])
    assert await taken(inbox) == []
    other.execute("ROLLBACK")
    await inbox.put([message(1)])
    assert await taken(inbox) == [1]
    other.close()
    await inbox.close()


async def test_on_top_of_too_many_it_is_shed_and_never_silently(tmp_path: Path) -> None:
    async with opened(tmp_path, queue=3, chat_queue=2) as inbox:
        shed: list[int] = []
        inbox.on_shed = lambda each: shed.append(each.id)
        await inbox.put([message(1), message(2), message(3), message(4, chat=8)])
        await inbox.put([message(5, chat=9), message(1)])
        assert shed == [3, 5]
        await inbox.shed(3)
    async with opened(tmp_path) as inbox:  # 5 wasn't told: it is answered after all
        waiting = [await inbox.take() for _ in range(3)]
        assert [each.id for each in waiting] == [1, 4, 5]


async def test_what_someone_keeps_is_done_when_they_say_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.put([message(1), message(2)])
        entry = await inbox.take()
        inbox.keep(1)
        await inbox.finished(entry)
        assert (await inbox.take()).id == 2
    async with opened(tmp_path) as inbox:
        entry = await inbox.take()
        assert entry.id == 1
        inbox.keep(1)
        await inbox.finished(entry)
        await inbox.done(1)
    async with opened(tmp_path) as inbox:
        assert await taken(inbox) == [2]


async def test_an_inline_query_is_handed_on_and_not_kept(tmp_path: Path) -> None:
    query = {"update_id": 6, "inline_query": {"from": {"id": 3}}}
    passed: list[int] = []
    async with opened(tmp_path) as inbox:
        inbox.on_fleeting = lambda each: passed.append(each.id)
        await inbox.put([message(5), query])
        await inbox.put([query])
        assert await taken(inbox) == [5]
    assert passed == [6, 6]
    async with opened(tmp_path) as inbox:
        assert await taken(inbox) == [5]


async def test_what_failed_waits_for_an_admin(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.put([message(1), message(2)])
        await inbox.give_up(await inbox.take(), "why")
        assert await taken(inbox) == [2]
    async with opened(tmp_path) as inbox:
        (letter,) = await inbox.failed()
        assert (letter.id, letter.problem) == (1, "why")
        assert await inbox.replay([letter]) == 1
        assert await inbox.replay([letter]) == 0
        assert await inbox.failed() == []
        assert await taken(inbox) == [2]


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        (message(1, chat=-100), -100),
        (
            {"update_id": 1, "callback_query": {"from": {"id": 3}, "message": {"chat": {"id": 4}}}},
            ("taps", 4),
        ),
        ({"update_id": 1, "message": {"chat": {"id": 4}, "text": "/pause"}}, ("taps", 4)),
        ({"update_id": 1, "inline_query": {"from": {"id": 3}}}, ("sender", 3)),
        ({"update_id": 1, "message": {"chat": "x", "from": None}}, ("update", 1)),
        ({"update_id": 1}, ("update", 1)),
    ],
)
def test_the_lane_of_an_update(update: dict[str, Any], lane: object) -> None:
    kept = stored(update)
    assert kept is not None
    assert lane_of(kept) == lane


@pytest.mark.parametrize(
    "update", [None, 3, [], {}, {"update_id": "1"}, {"update_id": True}, {"update_id": 2**63}]
)
def test_what_has_no_id_is_passed_by(update: Any) -> None:
    assert stored(update) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["chat", "from", "message", "id", "x"]), inner, max_size=4
        )
    ),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.sampled_from(["message", "callback_query", "poll"]), JSON))
def test_any_update_with_an_id_can_be_kept(body: dict[str, Any]) -> None:
    kept = stored({"update_id": 9, **body})
    assert isinstance(kept, Stored)
    hash(lane_of(kept))
