"""How much the bot gets done when Telegram holds nothing back.

bare answerer · chats that ask again as soon as they are answered · a burst in one group · bare
"""

import asyncio
import random
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.catalogue import Known
from tests.load.bare import Bare, measured
from tests.load.figures import Figure, waits
from tests.load.stage import Meter, Stage, staged
from tests.load.stopwatch import Asking
from tests.real_bot import UNHURRIED

LEAST_RATIO: Final = 0.7
SLOWEST_S: Final = 2.0
"""A question, on average: should it be more, the run is given up."""
PATIENCE_S: Final = 60.0
PEOPLE: Final = 10
"""Of a group."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is asked: by each of `chats`, and at once in one group. `bare`: without a bot,
    once before and once after, since the machine may have become slower meanwhile."""

    chats: int = 200
    each: int = 3
    burst: int = 200
    bare: int = 100


async def throughput(
    library: Path, folder: Path, known: Sequence[Known], scale: Scale
) -> tuple[list[Figure], float]:
    """The figures, and the bare answerer's questions a second."""
    texts = [each.text for each in known]
    before = await measured(library, texts, scale.bare)
    async with staged(library, folder, known, UNHURRIED) as stage:
        chats = await _phase("chats", stage, _chats(stage, known, scale))
        burst = await _phase("burst", stage, _burst(stage, known, scale))
        faults = stage.faults("throughput")
    after = await measured(library, texts, scale.bare)
    bare = (before.throughput + after.throughput) / 2
    rate = len(stage.watch.asked) / (chats.seconds + burst.seconds)
    return [
        *_bare(before, after),
        *chats.figures,
        *burst.figures,
        Figure("throughput", rate, "/s"),
        Figure("throughput, ratio to the bare answerer's", rate / bare, least=LEAST_RATIO),
        *faults,
    ], bare


def _bare(before: Bare, after: Bare) -> list[Figure]:
    return [
        Figure("bare answerer, before", before.throughput, "/s"),
        Figure("bare answerer, after", after.throughput, "/s"),
        Figure("bare answerer: processor time", (before.cost_ms + after.cost_ms) / 2, "ms each"),
    ]


@dataclass(frozen=True, slots=True)
class Phase:
    figures: Sequence[Figure]
    seconds: float


async def _phase(name: str, stage: Stage, work: Coroutine[Any, Any, Sequence[Asking]]) -> Phase:
    meter, stage.watch.shown = Meter(stage), 0
    asked = await work
    costs, seconds = meter.costs(name, len(asked)), meter.seconds
    times = [each.seconds for each in asked if each.seconds is not None]
    rate = Figure(f"{name}: throughput", len(asked) / seconds, "/s")
    return Phase([*waits(f"{name}: question to answer", times), rate, *costs], seconds)


async def _chats(stage: Stage, known: Sequence[Known], scale: Scale) -> list[Asking]:
    """Each asks again when it has been answered, as fast as that."""

    async def talk(number: int) -> list[Asking]:
        id, asked = stage.reader(), list[Asking]()
        for each in random.Random(number).sample(known, scale.each):
            asked.append(stage.watch.ask(stage.world, stage.world.chat(id), id, each))
            await asked[-1].answered
        return asked

    async with asyncio.timeout(scale.chats * scale.each * SLOWEST_S + PATIENCE_S):
        talks = await asyncio.gather(*map(talk, range(scale.chats)))
    return [each for talk in talks for each in talk]


async def _burst(stage: Stage, known: Sequence[Known], scale: Scale) -> list[Asking]:
    """All at once in one group, where they are answered one after the other."""
    people = [stage.reader() for _ in range(PEOPLE)]
    group = stage.world.add_group("Burst", people, owner=people[0])
    asked = [
        stage.watch.ask(stage.world, group, people[at % PEOPLE], known[at % len(known)])
        for at in range(scale.burst)
    ]
    async with asyncio.timeout(scale.burst * SLOWEST_S + PATIENCE_S):
        await asyncio.gather(*(each.answered for each in asked))
    return asked
