"""One reader writes a thousand messages in ten seconds: do others wait longer for it?

quiet   others ask at a steady pace: half of the time before the flood, half after
flood   the same questions at the same pace, and the one who floods
"""

import asyncio
import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Final

from bot.chat.saying.words import ENGLISH
from bot.config import InboxSection
from tests.catalogue import Known
from tests.load.figures import Figure, percentile, waits
from tests.load.stage import Stage, staged
from tests.load.stopwatch import Asking
from tests.torture.run import PLACEHOLDER, counted

MOST_RATIO: Final = 2.0
PATIENCE_S: Final = 60.0
BUSY: Final = ENGLISH.say("busy")
NOTICES: Final = (PLACEHOLDER, BUSY)


@dataclass(frozen=True, slots=True)
class Scale:
    """`others` ask one question every `pause_s` each, for `period_s` of flood and as long of quiet;
    `messages` in `flood_s`, of which `waiting` are taken in at once."""

    others: int = 20
    pause_s: float = 20.0
    period_s: float = 100.0
    messages: int = 1000
    flood_s: float = 10.0
    waiting: int = InboxSection().chat_queue

    @property
    def settings(self) -> dict[str, str]:
        return {"FOOTNOTE_INBOX__CHAT_QUEUE": str(self.waiting)}


async def flood(library: Path, folder: Path, known: Sequence[Known], scale: Scale) -> list[Figure]:
    """With the real budgets."""
    half = replace(scale, period_s=scale.period_s / 2)
    before, faults = await _quiet(library, folder / "before", known, half)
    async with staged(library, folder / "flood", known, scale.settings) as stage:
        flooding = asyncio.create_task(_flood(stage, known, scale))
        loud = await _others(stage, known, scale)
        flooder = await flooding
        faults += stage.faults("flood")
        told = await _told(stage, flooder, scale)
    after, more = await _quiet(library, folder / "after", known, half)
    quiet = [*before, *after]
    ratio = percentile(loud, 0.95) / percentile(quiet, 0.95)
    return [
        Figure("others: questions", len(quiet)),
        *waits("others in quiet", quiet),
        *waits("others beside a flood", loud),
        Figure("flood: others' p95 against the quiet one", ratio, most=MOST_RATIO),
        *told,
        *faults,
        *more,
    ]


async def _quiet(
    library: Path, folder: Path, known: Sequence[Known], scale: Scale
) -> tuple[list[float], list[Figure]]:
    async with staged(library, folder, known, {}) as stage:
        return await _others(stage, known, scale), stage.faults(f"quiet {folder.name}")


async def _others(stage: Stage, known: Sequence[Known], scale: Scale) -> list[float]:
    """Seconds each answer took."""

    async def reader(number: int) -> list[Asking]:
        chosen, id = random.Random(number), stage.reader()
        questions = chosen.sample(known, int(scale.period_s / scale.pause_s))
        asked, began = list[Asking](), monotonic()
        for turn, each in enumerate(questions):
            at = (turn + chosen.random()) * scale.pause_s
            await asyncio.sleep(max(0.0, began + at - monotonic()))
            asked.append(stage.watch.ask(stage.world, stage.world.chat(id), id, each))
        await asyncio.gather(*(each.answered for each in asked))
        return asked

    async with asyncio.timeout(scale.period_s + PATIENCE_S):
        talks = await asyncio.gather(*map(reader, range(scale.others)))
    return [each.seconds for talk in talks for each in talk if each.seconds is not None]


async def _flood(stage: Stage, known: Sequence[Known], scale: Scale) -> int:
    """Who did it."""
    id, began = stage.reader(), monotonic()
    for number in range(scale.messages):
        due = began + number * scale.flood_s / scale.messages
        await asyncio.sleep(max(0.0, due - monotonic()))
        stage.world.say(id, id, known[number % len(known)].text)
    return id


async def _told(stage: Stage, flooder: int, scale: Scale) -> list[Figure]:
    """What became of the flood by now. Each message is answered, waits, or was turned away; and
    whoever is turned away is told."""
    world = stage.world
    await world.wait_for(lambda: not world.updates.pending, PATIENCE_S)
    if counted(stage.data, "shed"):
        with suppress(TimeoutError):
            await world.wait_for(lambda: BUSY in _said(stage, flooder), PATIENCE_S)
    said = _said(stage, flooder)
    answers, told = sum(each not in NOTICES for each in said), said.count(BUSY)
    shed, waiting = counted(stage.data, "shed"), counted(stage.data, "waiting")
    missing = scale.messages - answers - shed - waiting
    return [
        Figure("flood: messages", scale.messages),
        Figure("flood: answered so far", answers),
        Figure("flood: waiting for their turn", waiting),
        Figure("flood: turned away", shed),
        Figure("flood: told so", told, "times", least=1 if shed else 0),
        Figure("flood: unaccounted for", abs(missing), most=1),  # one is being answered just now
    ]


def _said(stage: Stage, flooder: int) -> list[str]:
    return [each.words for each in stage.world.from_bot(flooder)]
