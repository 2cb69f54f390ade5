"""An admin who does it all in the chat, by commands, files and buttons, while bots die.

/remove ID  ─→ asked [Remove] ─→ removed [Undo] ─→ perhaps back
a file      ─→ shown [Add] ─→ added; or it is here already
/reindex    ─→ done, or said why not
/backup     ─→ a file

A tap is lost if the bot is gone when it comes too late; then the button is tapped again.
"""

import asyncio
import random
import re
from collections.abc import Sequence
from typing import Final

from bot.chat.saying.words import ENGLISH
from bot.playground import ADMIN, Message, World
from index.putting import article_id
from tests.torture.library.acts import LEAVES, NAMES, Admin, Shelf
from tests.torture.library.ledger import Change, put, put_back, removed

THOUGHT_S: Final = 4.0
PATIENCE_S: Final = 400.0
"""What is cut off several times waits for so long after each start."""
TAPPED_AGAIN_S: Final = 100.0
MOST_TAPS: Final = 4
ACTS: Final = {"remove": 6, "send": 8, "reindex": 2, "back up": 1}
"""How often of seventeen times what is done."""

REMOVE, UNDO = ENGLISH.say("button-remove"), ENGLISH.say("button-undo")
ADD, UPDATE = ENGLISH.say("button-add"), ENGLISH.say("button-update")
BACK: Final = ENGLISH.say("put-back", title="…").partition("…")[0]
IN: Final = tuple(
    ENGLISH.say(id, name="…", count=2).partition("…")[0] for id in ("file-added", "file-updated")
)
HERE: Final = ENGLISH.say("file-unchanged", name="…").rpartition("…")[2]
REINDEXED: Final = ENGLISH.say("reindexed", articles=2, passages=2, seconds=2, changed=2)[:9]
BUSY, SORRY = ENGLISH.say("library-busy"), ENGLISH.say("sorry")
WHY_NOT: Final = (BUSY, "Process ", "Another process ", "Reindexing was stopped")
"""Somebody else is at it, or who did it was killed: an admin is told so."""
SENT: Final = ENGLISH.say("backup-done", command="…")[:16]


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
            act = self._chosen.choices(list(ACTS), list(ACTS.values()))[0]
            if act == "reindex":
                await self._reindex()
            elif act == "back up":
                await self._back_up()
            else:
                await self._on(act, self._chosen.choice(LEAVES if act == "send" else NAMES))

    async def _on(self, act: str, name: str) -> None:
        async with self._shelf.locks[name]:
            self._admin.look(name)
            (state,) = self._shelf.ledger.of(self._shelf.source(name))
            if act == "send":
                await self._send(name)
            elif state.where == "there":
                await self._remove(name)

    async def _send(self, name: str) -> None:
        leaf = self._shelf.next(name, self._chosen)
        order = self._world.upload(ADMIN, ADMIN, leaf.file, leaf.text.encode())
        if not await self._shows(name, order, (ADD, UPDATE, HERE), PATIENCE_S):
            self.wrong.append(f"{name} was sent, and nothing was shown")
        elif any(HERE in each.words for each in self._said(name, order)):
            self._settle(name, put(leaf.text), "sent again in the chat")
        else:
            await self._tap(name, order, (ADD, UPDATE), IN, put(leaf.text))

    async def _remove(self, name: str) -> None:
        order = self._world.say(ADMIN, ADMIN, f"/remove {article_id(self._shelf.source(name))}")
        if not await self._shows(name, order, (REMOVE,), PATIENCE_S):
            self.wrong.append(f"/remove {name} wasn't answered")
            return
        await self._tap(name, order, (REMOVE,), (UNDO,), removed)
        if self._chosen.random() < 0.5:
            await self._tap(name, order, (UNDO,), (BACK,), put_back)

    async def _reindex(self) -> None:
        order = self._world.say(ADMIN, ADMIN, "/reindex")
        said = await self._ended(order, (REINDEXED, *WHY_NOT, SORRY))
        self._admin.done[f"reindex in the chat: {said or 'nothing'}"] += 1
        if not said:
            self.wrong.append(f"/reindex: {[each.words for each in self._after(order)]}")

    async def _back_up(self) -> None:
        order = self._world.say(ADMIN, ADMIN, "/backup")
        said = await self._ended(order, (SENT, SORRY))
        files = [each.document for each in self._after(order) if each.document is not None]
        if said != SENT or not files:
            self.wrong.append(f"/backup: {[each.words for each in self._after(order)]}")
            return
        self._admin.done["backup in the chat"] += 1
        path = self._shelf.data.parent / "backups" / f"sent-{len(self._admin.backups)}.zip"
        path.write_bytes(files[-1].content)
        self._admin.backups.add(path)

    async def _tap(
        self,
        name: str,
        order: Message,
        buttons: Sequence[str],
        until: Sequence[str],
        change: Change,
    ) -> None:
        """Tap one of these buttons below an order until a button or words come of it."""
        self._shelf.ledger.begin(self._shelf.source(name), change)
        for _ in range(MOST_TAPS):
            shown = [
                (each, button)
                for each in self._said(name, order)
                for button in buttons
                if button in _buttons(each)
            ]
            if shown:
                self._world.press(*shown[-1], ADMIN)
            if await self._shows(name, order, until, TAPPED_AGAIN_S):
                self._settle(name, change, f"{buttons[0].lower()} in the chat")
                return
        self.wrong.append(f"{buttons[0]}, tapped for {name}: nothing came of it")

    def _settle(self, name: str, change: Change, what: str) -> None:
        source = self._shelf.source(name)
        self._shelf.ledger.begin(source, change)
        self._shelf.ledger.settle(source, change)
        self._admin.done[what] += 1

    async def _shows(
        self, name: str, order: Message, wanted: Sequence[str], longest_s: float
    ) -> bool:
        """Whether the bot comes to show one of these buttons, or words, below an order."""

        def shown() -> bool:
            said = self._said(name, order)
            return any(_has(of, each) for of in said for each in wanted)

        try:
            return await self._world.wait_for(shown, longest_s)
        except TimeoutError:
            return False

    async def _ended(self, order: Message, ways: Sequence[str]) -> str:
        """How the last message after an order begins, once it begins in one of these ways."""

        def last() -> str:
            said = [each.words for each in self._after(order)]
            return next((each for each in ways if any(of.startswith(each) for of in said)), "")

        try:
            return await self._world.wait_for(last, PATIENCE_S)
        except TimeoutError:
            return ""

    def _after(self, order: Message) -> list[Message]:
        return self._world.from_bot(ADMIN, after=order)

    def _said(self, name: str, order: Message) -> list[Message]:
        """What is about that book: answers to orders before may come late."""
        return [each for each in self._after(order) if re.search(rf"{name}\b", each.words)]


def _has(message: Message, wanted: str) -> bool:
    """A button of that name, or words that begin or end so."""
    is_said = message.words.startswith(wanted) or message.words.endswith(wanted)
    return is_said or wanted in _buttons(message)


def _buttons(message: Message) -> list[str]:
    return [str(each["text"]) for each in message.buttons]
