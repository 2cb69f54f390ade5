"""The whole run: the playground and the crowd here, the real bot a process that is killed.

start ─→ work ─→ kill ─→ start ─→ …  ─→ start, left alone until the inbox is empty ─→ stop
"""

import asyncio
import random
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Final

from bot.chat.delivery.outbox import PLACEHOLDER
from bot.chat.store.store import FILE
from bot.playground import ADMIN, Call, Playground, World
from tests.catalogue import Known
from tests.real_bot import FORGETFUL, QUICK, TOKEN, UNHURRIED, RealBot
from tests.torture.crowd import Crowd
from tests.torture.kills import OPEN, READY, Kill, Moment, Tripwire, hits, plan
from tests.torture.verdict import Verdict, judge
from tests.torture.weather import Weather

LONGEST_START_S: Final = 30.0
LONGEST_AIM_S: Final = 6.0
"""What a kill is aimed at may not come: then it is killed all the same."""
LOOK_S: Final = 0.05
LAST_LOOK_S: Final = 0.2
LONGEST_END_S: Final = 180.0
"""A question that was cut off several times waits up to half a minute after the start."""


@dataclass(slots=True)
class Outcome:
    """`ended` are exits of the bot that nobody asked for; `status` is that of the last, -9 if it
    had to be killed; `open` and `failed` count updates that the inbox holds."""

    verdict: Verdict = field(default_factory=Verdict)
    kills: Counter[Moment] = field(default_factory=Counter)
    faults: int = 0
    violations: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    status: int = 0
    open: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        broken = (self.violations, self.ended, self.status, self.open, self.failed)
        return self.verdict.is_clean and not any(broken)


async def torture(
    data: Path,
    known: Sequence[Known],
    kills: int,
    seed: int,
    *,
    faults: bool,
    tell: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Kill the bot on `data` so often, and see what becomes of the questions.

    `tell` is given a line of progress now and then.
    """
    began = monotonic()
    async with Playground(token=TOKEN, admins=[ADMIN]) as playground:
        world = playground.world
        world.calls = wire = Tripwire()
        crowd, weather = Crowd(world, known, seed), Weather(world.faults, seed)
        with RealBot(data, playground.url, {**UNHURRIED, **FORGETFUL, **QUICK}) as bot:
            tormentor = Tormentor(bot, wire, Outcome())
            crowd.start()
            if faults:
                weather.start()
            for number, kill in enumerate(plan(kills, random.Random(seed)), 1):
                await tormentor.life(kill)
                if number % 25 == 0:
                    tell(f"{number} kills, {crowd.asked} asked, {monotonic() - began:.0f} s")
            await crowd.stop()
            await weather.stop()
            await tormentor.last_life(world, data)
            outcome = tormentor.outcome
    outcome.verdict = judge(crowd.talks, PLACEHOLDER)
    outcome.violations = [str(each) for each in world.violations]
    outcome.faults = weather.met
    outcome.seconds = monotonic() - began
    return outcome


@dataclass(slots=True)
class Tormentor:
    """Starts the bot and ends it, again and again."""

    bot: RealBot
    wire: Tripwire
    outcome: Outcome

    async def life(self, kill: Kill) -> None:
        """From a start to a kill."""
        self.bot.start()
        moment = kill.moment
        if moment == "at the start":
            await asyncio.sleep(kill.after_s)
        else:
            await self._reached(LONGEST_START_S, lambda call: call.method == READY)
            moment = await self._work(kill)
        self.bot.kill()
        if (status := await self.bot.gone()) != -signal.SIGKILL:
            self.outcome.ended.append(f"exit status {status}, before a kill {moment}")
        self.outcome.kills[moment] += 1

    async def _work(self, kill: Kill) -> Moment:
        """Until the moment of the kill; which it was in the end."""
        if kill.moment == "at random":
            await asyncio.sleep(kill.after_s)
            return "at random"
        strike = lambda: None if kill.after_s else self.bot.kill()  # noqa: E731
        hit = await self._reached(
            LONGEST_AIM_S, lambda call: hits(kill.moment, call), strike, kill.skip
        )
        await asyncio.sleep(kill.after_s)
        return kill.moment if hit else "at random"

    async def _reached(
        self,
        longest_s: float,
        trips: Callable[[Call], bool],
        then: Callable[[], None] = lambda: None,
        skip: int = 0,
    ) -> bool:
        """Whether such a call came in time; `then` is done before the bot learns how it went."""
        came, end = asyncio.Event(), monotonic() + longest_s

        def trip() -> None:
            then()
            came.set()

        self.wire.arm(trips, trip, skip)
        while not came.is_set() and self.bot.is_running and monotonic() < end:
            with suppress(TimeoutError):
                await asyncio.wait_for(came.wait(), LOOK_S)
        self.wire.disarm()
        return came.is_set()

    async def last_life(self, world: World, data: Path) -> None:
        """Alone until everything is answered, and told to stop."""
        self.bot.start()
        await self._reached(LONGEST_START_S, lambda call: call.method == OPEN)
        for _ in range(round(LONGEST_END_S / LAST_LOOK_S)):  # what is on disk rings no bell
            if not (waiting(world, data) and self.bot.is_running):
                break
            await asyncio.sleep(LAST_LOOK_S)
        self.outcome.open = waiting(world, data)
        self.outcome.status = await self.bot.stop()
        self.outcome.failed = counted(data, "failed")


def waiting(world: World, data: Path) -> int:
    """Updates that nobody has worked on yet: with Telegram, and in the inbox."""
    return len(world.updates.pending) + counted(data, "waiting")


def counted(data: Path, state: str) -> int:
    """Updates of the inbox in a state, as they stand on disk."""
    with closing(sqlite3.connect(f"file:{data / FILE}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT count(*) FROM updates WHERE state = ?", (state,))
        return int(rows.fetchone()[0])
