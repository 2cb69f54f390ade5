"""One thread that commits: what is asked meanwhile shares a commit, and no failure spreads."""

import asyncio
import threading
from pathlib import Path

import pytest

from bot.chat.store.store import Store, StoreError
from bot.chat.store.updates import Stored
from bot.chat.store.writer import Writer


def commits(store: Store) -> list[str]:
    """The statements that end transactions from here on."""
    seen: list[str] = []
    store.db.set_trace_callback(lambda sql: seen.append(sql) if sql == "COMMIT" else None)
    return seen


async def test_what_is_asked_during_a_commit_shares_the_next(tmp_path: Path) -> None:
    store = Store(tmp_path, 1)
    seen, writer, go = commits(store), Writer(store), threading.Event()
    first = asyncio.ensure_future(writer.do(lambda _: go.wait(5)))
    await asyncio.sleep(0.05)
    more = [
        asyncio.ensure_future(writer.do(lambda store, id=id: store.updates.put([Stored(id, "{}")])))
        for id in range(100)
    ]
    await asyncio.sleep(0.05)
    go.set()
    assert await asyncio.gather(*more) == [[id] for id in range(100)]
    assert await first
    assert len(seen) == 2
    writer.close()


async def test_a_piece_that_fails_is_undone_alone(tmp_path: Path) -> None:
    store = Store(tmp_path, 1)
    writer, go = Writer(store), threading.Event()

    def broken(store: Store) -> None:
        store.updates.put([Stored(2, "{}")])
        store.db.execute("INSERT INTO nowhere VALUES (1)")

    first = asyncio.ensure_future(writer.do(lambda _: go.wait(5)))
    pieces = [
        asyncio.ensure_future(writer.do(lambda store: store.updates.put([Stored(1, "{}")]))),
        asyncio.ensure_future(writer.do(broken)),
        asyncio.ensure_future(writer.do(lambda store: store.updates.put([Stored(3, "{}")]))),
    ]
    await asyncio.sleep(0.05)
    go.set()
    results = await asyncio.gather(first, *pieces, return_exceptions=True)
    assert results[1] == [1]
    assert results[3] == [3]
    assert isinstance(results[2], StoreError)
    assert [each.id for each in store.updates.waiting()] == [1, 3]
    writer.close()


async def test_what_was_asked_is_done_though_nobody_waits(tmp_path: Path) -> None:
    store = Store(tmp_path, 1)
    writer, go = Writer(store), threading.Event()
    first = asyncio.ensure_future(writer.do(lambda _: go.wait(5)))
    asked = asyncio.ensure_future(writer.do(lambda store: store.updates.put([Stored(1, "{}")])))
    await asyncio.sleep(0.05)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    go.set()
    await first
    writer.close()
    again = Store(tmp_path, 1)
    assert [each.id for each in again.updates.waiting()] == [1]
    again.close()
