"""The chats that an admin's link has let in, beside those that the configuration names.

In memory, since every update is held against it; a change is on disk before it counts.
"""

from bot.chat.store.writer import Writer


class Admitted:
    """Used on one event loop. Nobody is let in until it is loaded."""

    def __init__(self) -> None:
        self.chats: frozenset[int] = frozenset()

    async def load(self, store: Writer) -> None:
        """What was on disk when the bot started. Raises StoreError."""
        self._store = store
        self.chats = await store.do(lambda store: store.invites.admitted())

    async def enter(self, secret: str, chat: int, name: str) -> bool:
        """Let a chat in by the secret of a link; False if that isn't good any more."""
        is_in = await self._store.do(lambda store: store.invites.use(secret, chat, name))
        await self.load(self._store)
        return is_in

    async def end(self, id: int) -> bool:
        """False if it had ended already."""
        was_there = await self._store.do(lambda store: store.invites.end(id))
        await self.load(self._store)
        return was_there

    async def resume(self, id: int) -> bool:
        """False if it can't be undone any more."""
        is_back = await self._store.do(lambda store: store.invites.resume(id))
        await self.load(self._store)
        return is_back
