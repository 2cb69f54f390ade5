"""Whom the bot doesn't hear, and where it doesn't speak.

In memory, since every update is held against it; a change is on disk before it counts.
"""

from bot.chat.store.store import Store
from bot.chat.store.writer import Writer


class Barred:
    """`people` are blocked: persons and, negative, chats that speak. In `chats` it is paused.

    Used on one event loop.
    """

    def __init__(self, store: Writer) -> None:
        self._store = store
        self.people: frozenset[int] = frozenset()
        self.chats: frozenset[int] = frozenset()

    async def load(self) -> None:
        """What was on disk when the bot started. Raises StoreError."""
        blocked = await self._store.do(lambda store: store.blocklist.all())
        self.people = frozenset(each.person for each in blocked)
        self.chats = await self._store.do(lambda store: store.pauses.chats())

    async def block(self, person: int, name: str, by: int) -> bool:
        """False if they were blocked already. What they wished to be told, they won't be."""

        def work(store: Store) -> bool:
            store.wishes.forget(person)
            return store.blocklist.block(person, name, by)

        is_new = await self._store.do(work)
        self.people |= {person}
        return is_new

    async def unblock(self, person: int, by: int) -> bool:
        """False if they weren't blocked."""
        was_there = await self._store.do(lambda store: store.blocklist.unblock(person, by))
        self.people -= {person}
        return was_there

    async def pause(self, chat: int, by: int) -> bool:
        """False if it was paused there already."""
        is_new = await self._store.do(lambda store: store.pauses.begin(chat, by))
        self.chats |= {chat}
        return is_new

    async def resume(self, chat: int, by: int) -> bool:
        """False if it wasn't paused there."""
        was_there = await self._store.do(lambda store: store.pauses.end(chat, by))
        self.chats -= {chat}
        return was_there

    async def moved(self, old: int, new: int) -> None:
        """A group has become another chat, which is paused if it was."""
        if old in self.chats:
            await self._store.do(lambda store: store.pauses.moved(old, new))
            self.chats = self.chats - {old} | {new}
