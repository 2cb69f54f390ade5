"""A reader who asks what a book says, or said before it was removed, while all else goes on."""

import asyncio
import random
from collections.abc import Sequence
from typing import Final

from bot.chat.delivery.outbox import is_placeholder
from bot.playground import READER, Message, World
from tests.torture.library.acts import NAMES, Admin, Shelf

PATIENCE_S: Final = 400.0
"""A question that is cut off several times waits for so long after each start."""
THOUGHT_S: Final = 1.0


class Reader:
    """Asks until told to stop. Nobody else works on a book that is asked about."""

    def __init__(self, world: World, shelf: Shelf, admin: Admin, chosen: random.Random) -> None:
        self.asked = 0
        self.quoted = 0
        self.wrong: list[str] = []
        self._world = world
        self._shelf = shelf
        self._admin = admin
        self._chosen = chosen

    async def read(self) -> None:
        while True:
            await asyncio.sleep(self._chosen.uniform(0, THOUGHT_S))
            name = self._chosen.choice(NAMES)
            async with self._shelf.locks[name]:
                await self._ask(name)

    async def _ask(self, name: str) -> None:
        self._admin.look(name)
        (state,) = self._shelf.ledger.of(self._shelf.source(name))
        fact = self._chosen.choice(self._shelf.now(name).facts)
        asked = self._world.say(READER, READER, fact.question)
        said = await self._answer(asked)
        self.asked += 1
        tells = any(fact.key in each for each in said)
        is_there = state.where == "there" and fact.key in state.text
        self.quoted += tells
        if not said:
            self.wrong.append(f"no answer: {fact.question}")
        elif tells and not is_there:
            self.wrong.append(f"{name} is {state.where}, and yet: {' '.join(said)[:200]!r}")

    async def _answer(self, asked: Message) -> Sequence[str]:
        def finals() -> list[str]:
            said = [each.words for each in self._world.from_bot(READER, after=asked)]
            return [each for each in said if not is_placeholder(each)]

        try:
            return await self._world.wait_for(finals, PATIENCE_S)
        except TimeoutError:
            return []
