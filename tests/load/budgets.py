"""What Telegram's real budgets make of it: order, bounded waits, nobody left out.

The bound: the time the budgets need for that many messages, and the answerer for that many
questions, had it 0.7 of its bare throughput. Nobody may wait longer, however the load is shared.
"""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from bot.chat.delivery import outbox
from bot.chat.delivery.budget import Budget, rates_of
from bot.config import Delivery
from tests.catalogue import Known
from tests.load.figures import Figure, waits
from tests.load.stage import Stage, staged
from tests.load.stopwatch import Asking
from tests.load.throughput import LEAST_RATIO, PEOPLE

EACH: Final = 2
"""Questions of each private chat, at once."""
MESSAGES: Final = 2 if hasattr(outbox, "PLACEHOLDER") else 1
"""That an answer costs: a placeholder and the edit that makes it the answer."""
SPARE_S: Final = 5.0
"""For what isn't in the bound: a poll, a commit, the way there and back."""


async def budgets(
    library: Path, folder: Path, known: Sequence[Known], chats: int, burst: int, bare: float
) -> list[Figure]:
    """`chats` private chats, and `burst` questions in one group, all at once."""
    settings: dict[str, str] = {}
    async with staged(library, folder, known, settings) as stage:
        readers, group = _private(stage, known, chats), _group(stage, known, burst)
        private_s, group_s = bounds(chats, burst, bare)
        async with asyncio.timeout(2 * max(private_s, group_s)):
            await asyncio.gather(*(each.answered for each in (*readers, *group)))
        return [
            *_waited("budgets, private chats", readers, private_s),
            *_waited("budgets, the group", group, group_s),
            Figure("budgets: messages sent or edited", stage.watch.shown / len(stage.watch.asked)),
            *stage.faults("budgets"),
        ]


def _private(stage: Stage, known: Sequence[Known], chats: int) -> list[Asking]:
    asked = []
    for number in range(chats):
        id = stage.reader()
        for at in range(EACH):
            each = known[(number + at) % len(known)]
            asked.append(stage.watch.ask(stage.world, stage.world.chat(id), id, each))
    return asked


def _group(stage: Stage, known: Sequence[Known], burst: int) -> list[Asking]:
    people = [stage.reader() for _ in range(PEOPLE)]
    group = stage.world.add_group("Burst", people, owner=people[0])
    return [
        stage.watch.ask(stage.world, group, people[at % PEOPLE], known[at % len(known)])
        for at in range(burst)
    ]


def _waited(name: str, asked: Sequence[Asking], longest_s: float) -> list[Figure]:
    seconds = [each.seconds for each in asked if each.seconds is not None]
    return [*waits(name, seconds), Figure(f"{name}, longest", max(seconds), "s", most=longest_s)]


def bounds(chats: int, burst: int, bare: float) -> tuple[float, float]:
    """Seconds that an answer may take at most: in a private chat, and in the group.

    In a private chat the last message may be behind all others, the group's among them: those count
    by the budget that all share, so there they stand each for a chat of its own.
    """
    work = (EACH * chats + burst) / (LEAST_RATIO * bare) + SPARE_S
    private = [chat for chat in range(1, chats + 1) for _ in range(EACH * MESSAGES)]
    group = [-1] * (burst * MESSAGES)
    return drained_s([*private, *(range(-len(group), 0))]) + work, drained_s(group) + work


def drained_s(chats: Iterable[int]) -> float:
    """Seconds until the last of these messages may go out, each named by its chat."""
    budget, late = Budget(rates_of(Delivery())), 0.0
    for chat in chats:
        late = max(late, budget.wait(chat, now=0.0))
        budget.take(chat, now=0.0)
    return late
