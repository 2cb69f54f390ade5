"""What goes wrong on the way to Telegram, at random."""

import asyncio
import random
from collections.abc import Callable
from typing import Final

from bot.playground.faults import BAD_GATEWAY, Faults, Reset, Silence, Wrong
from bot.playground.refusals import INTERNAL, wait

EVERY_S: Final = 2.0
"""On average, one in a life."""
LASTS_S: Final = 0.6
"""What nobody has met by then is over. Else faults would pile up while the bot starts, and an
update that met five of them in a row would be given up, as it should."""
LONGEST_DELAY_S: Final = 0.5
METHODS: Final = (
    *("sendMessage", "editMessageText") * 3,
    *("sendChatAction", "getUpdates", "getMe"),
)
"""Each as often as it stands here."""
KINDS: Final[tuple[Callable[[], Wrong | None], ...]] = (
    lambda: wait(1),
    lambda: BAD_GATEWAY,
    lambda: INTERNAL,
    Reset,
    Silence,
    lambda: None,
)


class Weather:
    """Adds faults until it is told to stop, and leaves none behind."""

    def __init__(
        self, faults: Faults, seed: int, every_s: float = EVERY_S, lasts_s: float = LASTS_S
    ) -> None:
        self.met = 0
        self._every_s = every_s
        self._lasts_s = lasts_s
        self._faults = faults
        self._random = random.Random(f"{seed} weather")
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._change())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._clear()

    async def _change(self) -> None:
        while True:
            await asyncio.sleep(self._random.uniform(0, 2 * self._every_s))
            self._add()
            await asyncio.sleep(self._lasts_s)
            self._clear()

    def _add(self) -> None:
        """One fault, for one call: before the call has its effect, or after."""
        wrong = self._random.choice(KINDS)()
        self._faults.add(
            wrong,
            self._random.choice(METHODS),
            after=self._random.random() < 0.5,
            delay=self._random.uniform(0, LONGEST_DELAY_S) if wrong is None else 0.0,
        )

    def _clear(self) -> None:
        self.met += sum(each.met for each in self._faults)
        self._faults.clear()
