"""A limit on work that doesn't count waiting."""

import asyncio

from bot.chat.intake.timelimit import TimeLimit, under, waiting
from tests.fakes import Clock


def test_it_stands_still_while_anyone_waits() -> None:
    clock = Clock(100.0)
    limit = TimeLimit(10, clock)
    clock.now += 3
    assert limit.left() == 7
    limit.stop()
    clock.now += 50
    limit.stop()
    clock.now += 50
    limit.go()
    clock.now += 50
    assert limit.left() == 7
    limit.go()
    clock.now += 8
    assert limit.left() == -1


async def test_a_task_waits_under_its_own_limit() -> None:
    clock = Clock(100.0)
    limit, other = TimeLimit(10, clock), TimeLimit(10, clock)
    go = asyncio.Event()

    async def work() -> None:
        with waiting():
            await go.wait()

    task = asyncio.create_task(work(), context=under(limit))
    await asyncio.sleep(0)
    clock.now += 20
    assert (limit.left(), other.left()) == (10, -10)
    go.set()
    await task
    with waiting():  # without a limit it does nothing
        clock.now += 20
    assert limit.left() == -10
