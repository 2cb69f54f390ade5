"""One thread that commits: what is asked meanwhile shares a commit, and no failure spreads."""

import asyncio
import threading
from pathlib import Path

import pytest

from bot.chat.updates import InboxError, Stored, Updates
from bot.chat.writer import Writer


def commits(updates: Updates) -> list[str]:
    """The statements that end transactions from here on."""
    seen: list[str] = []
    updates.db.set_trace_callback(lambda sql: seen.append(sql) if sql == "COMMIT" else None)
    return seen


async def test_what_is_asked_during_a_commit_shares_the_next(tmp_path: Path) -> None:
    updates = Updates(tmp_path, 1)
    seen, writer, go = commits(updates), Writer(updates), threading.Event()
    first = asyncio.ensure_future(writer.do(lambda _: go.wait(5)))
    await asyncio.sleep(0.05)
    more = [
        asyncio.ensure_future(writer.do(lambda table, id=id: table.put([Stored(id, "{}")])))
        for id in range(100)
    ]
    await asyncio.sleep(0.05)
    go.set()
    assert await asyncio.gather(*more) == [[id] for id in range(100)]
    assert await first
    assert len(seen) == 2
    writer.close()


async def test_a_piece_that_fails_is_undone_alone(tmp_path: Path) -> None:
    updates = Updates(tmp_path, 1)
    writer, go = Writer(updates), threading.Event()

    def broken(table: Updates) -> None:
        table.put([Stored(2, "{}")])
        table.db.execute("INSERT INTO nowhere VALUES (1)")

    first = asyncio.ensure_future(writer.do(lambda _: go.wait(5)))
    pieces = [
        asyncio.ensure_future(writer.do(lambda table: table.put([Stored(1, "{}")]))),
        asyncio.ensure_future(writer.do(broken)),
        asyncio.ensure_future(writer.do(lambda table: table.put([Stored(3, "{}")]))),
    ]
    await asyncio.sleep(0.05)
    go.set()
    results = await asyncio.gather(first, *pieces, return_exceptions=True)
    assert results[1] == [1]
    assert results[3] == [3]
    assert isinstance(results[2], InboxError)
    assert [each.id for each in updates.waiting()] == [1, 3]
    writer.close()


async def test_what_was_asked_is_done_though_nobody_waits(tmp_path: Path) -> None:
    updates = Updates(tmp_path, 1)
    writer, go = Writer(updates), threading.Event()
    first = asyncio.ensure_future(writer.do(lambda _: go.wait(5)))
    asked = asyncio.ensure_future(writer.do(lambda table: table.put([Stored(1, "{}")])))
    await asyncio.sleep(0.05)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    go.set()
    await first
    writer.close()
    again = Updates(tmp_path, 1)
    assert [each.id for each in again.waiting()] == [1]
    again.close()
