"""An admin who removes articles from the chat and puts them back, by buttons, while bots die.

/remove ID ─→ asked [Remove] ─→ removed [Undo] ─→ perhaps back

A tap is lost if the bot is gone when it comes too late; then the button is tapped again.
"""

import asyncio
import random
import re
from typing import Final

from bot.chat.saying.words import ENGLISH
from bot.playground import ADMIN, Message, World
from index.putting import article_id
from tests.torture.library.acts import NAMES, Admin, Shelf
from tests.torture.library.ledger import Change, put_back, removed

THOUGHT_S: Final = 4.0
PATIENCE_S: Final = 400.0
"""What is cut off several times waits for so long after each start."""
TAPPED_AGAIN_S: Final = 100.0
MOST_TAPS: Final = 4
REMOVE, UNDO = ENGLISH.say("button-remove"), ENGLISH.say("button-undo")
BACK: Final = ENGLISH.say("put-back", title="…").partition("…")[0]


class Chatter:
    """Works for as long as the other admin does. Nobody else works on a book meanwhile."""

    def __init__(self, world: World, shelf: Shelf, admin: Admin, chosen: random.Random) -> None:
        self.wrong: list[str] = []
        self._world = world
        self._shelf = shelf
        self._admin = admin
        self._chosen = chosen

    async def chat(self) -> None:
        while not self._admin.stopping:
            await asyncio.sleep(self._chosen.uniform(0, THOUGHT_S))
            name = self._chosen.choice(NAMES)
            async with self._shelf.locks[name]:
                self._admin.look(name)
                (state,) = self._shelf.ledger.of(self._shelf.source(name))
                if state.where == "there":
                    await self._remove(name)

    async def _remove(self, name: str) -> None:
        order = self._world.say(ADMIN, ADMIN, f"/remove {article_id(self._shelf.source(name))}")
        if not await self._shows(name, order, REMOVE, PATIENCE_S):
            self.wrong.append(f"/remove {name} wasn't answered")
            return
        await self._tap(name, order, REMOVE, UNDO, removed)
        if self._chosen.random() < 0.5:
            await self._tap(name, order, UNDO, BACK, put_back)

    async def _tap(
        self, name: str, order: Message, button: str, until: str, change: Change
    ) -> None:
        """Tap a button below an order until a button or words come of it."""
        source = self._shelf.source(name)
        self._shelf.ledger.begin(source, change)
        for _ in range(MOST_TAPS):
            shown = [each for each in self._said(name, order) if button in _buttons(each)]
            if shown:
                self._world.press(shown[-1], button, ADMIN)
            if await self._shows(name, order, until, TAPPED_AGAIN_S):
                self._shelf.ledger.settle(source, change)
                self._admin.done[f"{button.lower()} in the chat"] += 1
                return
        self.wrong.append(f"{button}, tapped for {name}: nothing came of it")

    async def _shows(self, name: str, order: Message, wanted: str, longest_s: float) -> bool:
        """Whether the bot comes to show a button, or words, below an order."""

        def shown() -> bool:
            said = self._said(name, order)
            return any(wanted in _buttons(each) or each.words.startswith(wanted) for each in said)

        try:
            return await self._world.wait_for(shown, longest_s)
        except TimeoutError:
            return False

    def _said(self, name: str, order: Message) -> list[Message]:
        """What is about that book: answers to orders before may come late."""
        said = self._world.from_bot(ADMIN, after=order)
        return [each for each in said if re.search(rf"book of {name}\b", each.words)]


def _buttons(message: Message) -> list[str]:
    return [str(each["text"]) for each in message.buttons]
