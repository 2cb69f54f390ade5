"""The real bot, warm, on a copy of a library; the playground stays in this process.

Both share this machine's cores: what the playground costs is shown beside every throughput.
"""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

from bot.playground import ADMIN, Playground, World
from tests.catalogue import Known
from tests.load.figures import Figure
from tests.load.stopwatch import Stopwatch
from tests.real_bot import FORGETFUL, TOKEN, RealBot
from tests.torture.kills import OPEN
from tests.torture.run import PLACEHOLDER
from tests.torture.verdict import judge

LONGEST_START_S: Final = 60.0
WARMTH: Final = 4
"""Questions before the first that counts: models are opened when they are first needed."""
FIRST_USER: Final = 10_000
TICKS: Final = 100
"""A second, in the kernel's count of processor time (USER_HZ in proc(5))."""


@dataclass(slots=True)
class Stage:
    world: World
    watch: Stopwatch
    bot: RealBot
    data: Path

    def reader(self) -> int:
        """Somebody new; the id is also that of their private chat."""
        return self.world.add_user(FIRST_USER + len(self.world.users), "Reader").id

    def faults(self, name: str) -> list[Figure]:
        """What must be zero whatever the load."""
        verdict = judge(self.watch.talks(self.world), PLACEHOLDER)
        found = {each: len(lines) for each, lines in verdict.faults.items()}
        found["violations"] = len(self.world.violations)
        return [Figure(f"{name}: {each}", count, most=0) for each, count in found.items()]


@asynccontextmanager
async def staged(
    library: Path, folder: Path, known: Sequence[Known], settings: Mapping[str, str]
) -> AsyncIterator[Stage]:
    """A data directory of its own, `folder`: nothing waits in it from before."""
    data = Path(shutil.copytree(library, folder))
    async with Playground(token=TOKEN, admins=[ADMIN]) as playground:
        world = playground.world
        world.calls = watch = Stopwatch()
        with RealBot(data, playground.url, {**FORGETFUL, **settings}) as bot:
            bot.start()
            await world.wait_for(lambda: watch.to(OPEN), LONGEST_START_S)
            stage = Stage(world, watch, bot, data)
            await _warm(stage, known[:WARMTH])
            yield stage
            if (status := await bot.stop()) != 0:
                raise RuntimeError(f"the bot ended with {status}: {bot.log.read_text()[-2000:]}")


async def _warm(stage: Stage, known: Sequence[Known]) -> None:
    asked = [
        stage.watch.ask(stage.world, stage.world.chat(id), id, each)
        for each, id in zip(known, [stage.reader() for _ in known], strict=True)
    ]
    async with asyncio.timeout(LONGEST_START_S):
        await asyncio.gather(*(each.answered for each in asked))
    stage.watch.asked.clear()
    stage.watch.shown = 0


class Meter:
    """Wall clock and processor time of the bot and of this process, from when it is made."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._began = self._now()

    @property
    def seconds(self) -> float:
        return self._now()[0] - self._began[0]

    def costs(self, name: str, questions: int) -> list[Figure]:
        """Processor time a question, where the kernel tells."""
        _, bot, here = (b - a for a, b in zip(self._began, self._now(), strict=True))
        return [
            Figure(f"{name}: the bot's processor time", 1000 * bot / questions, "ms each"),
            Figure(f"{name}: the playground's", 1000 * here / questions, "ms each"),
            Figure(f"{name}: messages sent or edited", self._stage.watch.shown / questions, "each"),
        ]

    def _now(self) -> tuple[float, float, float]:
        return monotonic(), used(self._stage.bot.pid), time.process_time()


def used(pid: int) -> float:
    """Seconds of processor time that a process has used; 0 on a system that doesn't tell so."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS
