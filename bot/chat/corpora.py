"""Which corpora a chat reads: chosen here, before anything is looked for.

    an admin's word (/corpus) ─→ that of the channel it discusses ─→ library.corpus
    a channel's discussion group reads, besides, what a private channel's posts became

Anywhere else (inline, as a guest, on article pages) only what is public may be quoted. In memory,
since every question asks; a change is on disk before it counts.
"""

import re
from typing import Final

from bot.chat.store.corpora import Discussed
from bot.chat.store.store import Store
from bot.chat.store.writer import Writer
from bot.config import Config
from index.types import Corpora

NAME: Final = re.compile(r"[a-z0-9_][a-z0-9_-]{0,63}", re.ASCII)
"""What a corpus may be called that is named in a chat."""


NOTHING: Final = Discussed(0, is_private=False)


class ChatCorpora:
    """Used on one event loop. Nothing is assigned until it is loaded."""

    def __init__(self, config: Config) -> None:
        self.default: Corpora = (config.library.corpus,)
        self.public: Corpora = tuple(sorted(config.access.public_corpora))
        """What may be quoted in any chat."""
        self.assigned: dict[int, Corpora] = {}
        self.looked: dict[int, float] = {}
        """By group, when Telegram was asked whether it still discusses its channel."""
        self._discussed: dict[int, Discussed] = {}

    async def load(self, store: Writer) -> None:
        """What was on disk when the bot started. Raises StoreError."""
        self._store = store
        self.assigned = await store.do(lambda store: store.corpora.all())
        self._discussed = await store.do(lambda store: store.corpora.discussed())

    def of(self, chat: int) -> Corpora:
        """What a chat reads; what is added there goes into the first."""
        what = self._discussed.get(chat, NOTHING)
        said = self.assigned.get(chat) or self.assigned.get(what.channel) or self.default
        posts = (posts_of(what.channel),) if what.is_private else ()
        return tuple(dict.fromkeys((*said, *posts)))

    @property
    def special(self) -> frozenset[int]:
        """The chats that may read something else than every chat does."""
        return frozenset(self.assigned) | frozenset(self._discussed)

    async def assign(self, chat: int, names: Corpora) -> None:
        """Let a chat read these alone; no names, what it would by itself."""

        def work(store: Store) -> None:
            if names:
                store.corpora.assign(chat, names)
            else:
                store.corpora.drop(chat)

        await self._store.do(work)
        self.forget(chat)
        if names:
            self.assigned = {**self.assigned, chat: names}

    def forget(self, chat: int) -> None:
        """Nothing is said about this chat on disk any more."""
        self.assigned = {each: said for each, said in self.assigned.items() if each != chat}

    async def discusses(self, chat: int, channel: int, *, is_private: bool) -> None:
        """A post of this channel was passed on to this group by Telegram itself."""
        before = self._discussed.get(chat, NOTHING)
        was_private = before.channel == channel and before.is_private
        now = Discussed(channel, is_private or was_private)  # what was posted then stays there
        if before != now:
            await self._store.do(lambda store: store.corpora.discuss(chat, now))
            self._discussed = {**self._discussed, chat: now}
            self.looked.pop(chat, None)

    async def parted(self, chat: int) -> None:
        """This group doesn't discuss a channel any more."""
        await self._store.do(lambda store: store.corpora.part(chat))
        others = {each: what for each, what in self._discussed.items() if each != chat}
        self._discussed = others

    def channel(self, chat: int) -> int:
        """The channel that a group discusses, 0 if it discusses none."""
        return self._discussed.get(chat, NOTHING).channel

    async def moved(self, old: int, new: int) -> None:
        """A group has become another chat, which reads what it did."""
        await self._store.do(lambda store: store.corpora.move(old, new))
        await self.load(self._store)


def posts_of(channel: int) -> str:
    """The corpus that a private channel's posts go into: nobody but who discusses them reads it."""
    return f"channel{abs(channel)}"
