"""When the bot is killed: anywhere, or at the moments that hurt most.

at random      some time after it has introduced itself
at the start   before that
after a send   a message has reached its chat, and the bot doesn't know yet
after an edit  the same of an edit
after updates  Telegram has handed some over, which may not be on disk yet
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from bot.playground import Call
from bot.playground.journal import Journal

Moment = Literal["at random", "at the start", "after a send", "after an edit", "after updates"]

MOMENTS: Final[dict[Moment, int]] = {
    "at random": 8,
    "after a send": 4,
    "after an edit": 4,
    "after updates": 2,
    "at the start": 2,
}
"""How many of twenty kills are aimed where."""
METHODS: Final[dict[Moment, str]] = {
    "after a send": "sendMessage",
    "after an edit": "editMessageText",
    "after updates": "getUpdates",
}
READY: Final = "getMe"
OPEN: Final = "deleteWebhook"
"""The first call once the inbox is open."""
START_S: Final = 1.2
LONGEST_LIFE_S: Final = 2.5
"""After it is ready: the first answer comes after one second, then several a second."""
CALM_EVERY: Final = 20
CALM_S: Final = (5.0, 15.0)
"""Now and then a life is longer: what was cut off several times waits for so long after a start,
and whoever asked it would ask no more until the end."""
MOST_SKIPPED: Final = 6
LATEST_S: Final = 0.03
"""After the call that a kill is aimed at; one in two comes before its answer has gone out."""


@dataclass(frozen=True, slots=True)
class Kill:
    """`after_s` counts from the start, from when the bot is ready, or from the call aimed at, of
    which the first `skip` pass."""

    moment: Moment
    after_s: float
    skip: int = 0


def plan(count: int, chosen: random.Random) -> Iterator[Kill]:
    """So many kills, their moments in the shares of MOMENTS, in random order."""
    moments = [moment for moment, share in MOMENTS.items() for _ in range(share)]
    for number in range(count):
        if number % len(moments) == 0:
            chosen.shuffle(moments)
        if number % CALM_EVERY == CALM_EVERY - 1:
            yield Kill("at random", chosen.uniform(*CALM_S))
        else:
            yield _kill(moments[number % len(moments)], chosen)


def _kill(moment: Moment, chosen: random.Random) -> Kill:
    if moment == "at random":
        return Kill(moment, chosen.uniform(0, LONGEST_LIFE_S))
    if moment == "at the start":
        return Kill(moment, chosen.uniform(0, START_S))
    late = chosen.choice((0.0, chosen.uniform(0, LATEST_S)))
    return Kill(moment, late, chosen.randrange(MOST_SKIPPED))


class Tripwire(Journal):
    """A journal that acts on a call the moment it has had its effect, before it is answered."""

    def __init__(self) -> None:
        super().__init__()
        self._trips: Callable[[Call], bool] = lambda _: False
        self._then: Callable[[], None] = lambda: None
        self._skip = 0

    def arm(self, trips: Callable[[Call], bool], then: Callable[[], None], skip: int = 0) -> None:
        """`then` is called once, when `skip` calls that trip it have passed."""
        self._trips, self._then, self._skip = trips, then, skip

    def disarm(self) -> None:
        self._trips = lambda _: False

    def add(self, call: Call) -> None:
        super().add(call)
        if not self._trips(call):
            return
        if self._skip:
            self._skip -= 1
            return
        self.disarm()
        self._then()


def hits(moment: Moment, call: Call) -> bool:
    """Whether a kill of this moment is aimed at such a call: one that had an effect."""
    return call.method == METHODS.get(moment) and call.error is None and bool(call.result)
