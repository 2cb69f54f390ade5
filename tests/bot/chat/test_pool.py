"""Threads for work beside the event loop, some of which never ends."""

import asyncio
import threading
import time

import pytest

from bot.chat import pool as module
from bot.chat.pool import Pool


async def test_it_returns_raises_and_keeps_to_its_size() -> None:
    pool, at_once, most = Pool(2, "test"), 0, 0
    lock = threading.Lock()

    def work() -> int:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.01)
        with lock:
            at_once -= 1
        return 7

    assert await asyncio.gather(*(pool.run(work) for _ in range(10))) == [7] * 10
    assert most == 2
    with pytest.raises(ZeroDivisionError):
        await pool.run(lambda: 1 // 0)
    assert await pool.run(lambda: 3) == 3
    pool.close(1)


async def test_what_never_ends_is_left_behind_and_replaced() -> None:
    pool, end = Pool(1, "test"), threading.Event()
    for _ in range(3):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(pool.run(end.wait), 0.05)
    assert await asyncio.wait_for(pool.run(lambda: 3), 1) == 3
    end.set()
    await asyncio.sleep(0.05)
    assert len(pool._threads) == 1
    assert await pool.run(threading.active_count) < 20
    pool.close(1)


async def test_it_never_replaces_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_LEFT", 2)
    pool, end = Pool(1, "test"), threading.Event()
    for _ in range(4):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(pool.run(end.wait), 0.02)
    assert len(pool._threads) == 3
    end.set()
    assert await asyncio.wait_for(pool.run(lambda: 3), 1) == 3
    pool.close(1)


async def test_what_waits_and_is_cut_off_never_begins() -> None:
    pool, end, began = Pool(1, "test"), threading.Event(), []
    first = asyncio.ensure_future(pool.run(end.wait))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(pool.run(lambda: began.append(1)), 0.02)
    end.set()
    await first
    await pool.run(lambda: None)
    assert began == []
    pool.close(1)


async def test_closing_waits_no_longer_than_it_may() -> None:
    pool, end = Pool(2, "test"), threading.Event()
    hanging = asyncio.ensure_future(pool.run(end.wait))
    await asyncio.sleep(0.02)
    began = time.monotonic()
    pool.close(0.1)
    assert time.monotonic() - began < 1
    end.set()
    await hanging


async def test_once_stopped_it_begins_nothing_and_replaces_nobody() -> None:
    pool, end, began = Pool(1, "test"), threading.Event(), []
    hanging = asyncio.ensure_future(pool.run(end.wait))
    waiting = asyncio.ensure_future(pool.run(lambda: began.append(1)))
    await asyncio.sleep(0.02)
    pool.stop()
    for each in (hanging, waiting):
        each.cancel()
    await asyncio.gather(hanging, waiting, return_exceptions=True)
    assert len(pool._threads) == 1
    end.set()
    pool.close(1)
    assert began == []
