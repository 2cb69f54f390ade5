"""Who is an admin of the bot: the one place that knows.

access.admins         people, by their ids
access.admin_groups   groups: whoever Telegram says administers one, as `appointed` asks it
                          told ─→ those, for an hour at most ─→ nobody, until Telegram is asked

In memory, since every update is held against it. Nothing that anybody writes or taps adds to it.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from telegram import Chat, ChatMember

from bot.chat.store.chats import MEMBER, Standing
from bot.chat.store.store import Store
from bot.chat.store.writer import Writer
from bot.config import Access

log = logging.getLogger(__name__)

LONGEST_S: Final = 3600.0
"""Seconds that Telegram's last answer counts while it can't be asked again."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who administers a group, and when Telegram said so."""

    people: frozenset[int]
    at: float


class Admins:
    """Used on one event loop. `named` are those of the configuration, `groups` its groups."""

    def __init__(self, access: Access, clock: Callable[[], float] = time.monotonic) -> None:
        self.named = access.admins
        self.groups = access.admin_groups
        self.doubt = asyncio.Event()  # somebody has come or gone: Telegram is to be asked
        self.doubts: Counter[int] = Counter()  # how often somebody was taken from a group's
        self._clock = clock
        self._told: dict[int, Told] = {}

    def load(self, store: Writer) -> None:
        """Where it is kept who of them can be written to."""
        self._store = store

    def __contains__(self, id: int) -> bool:
        return id in self.people

    @property
    def people(self) -> frozenset[int]:
        return self.named | self.appointed

    @property
    def appointed(self) -> frozenset[int]:
        """Those whom a group has made one, and nothing else."""
        oldest = self._clock() - LONGEST_S
        fresh = [each.people for each in self._told.values() if each.at > oldest]
        return frozenset().union(*fresh) - self.named

    def tell(self, group: int, people: frozenset[int], doubts: int) -> None:
        """Telegram says that these administer a group, and nobody else. It was asked when there
        were so many `doubts` of it: whoever has been taken from it since doesn't come back."""
        before = self._told[group].people if group in self._told else frozenset()
        if doubts != self.doubts[group]:
            people &= before
        if before != people:
            log.info("group %d: %d people are admins of the bot by it", group, len(people))
        self._told[group] = Told(people, self._clock())

    def lose(self, group: int) -> None:
        """The bot isn't there any more: nobody is an admin by it before Telegram says so anew."""
        self._told.pop(group, None)
        self.doubts[group] += 1
        self.ask()

    def dismiss(self, group: int, person: int) -> None:
        """Somebody has left or been demoted: no admin by that group, before Telegram says so."""
        told = self._told.get(group)
        if told is not None:
            self._told[group] = Told(told.people - {person}, told.at)
        self.doubts[group] += 1
        self.ask()

    def ask(self) -> None:
        """Let Telegram be asked now."""
        self.doubt.set()

    async def groups_of(self, chat: int) -> frozenset[int]:
        """Those of the configuration that this chat is: itself, or what it was before it moved."""
        if not self.groups:
            return self.groups
        return self.groups.intersection(await self._store.do(lambda s: s.chats.all_of(chat)))

    async def reachable(self) -> list[int]:
        """Those who are told unasked what concerns admins: of those by a group, whoever has written
        to the bot in private, and not blocked it since."""
        appointed = self.appointed
        if not appointed:
            return sorted(self.named)

        def written(store: Store) -> list[int]:
            known = {each: store.chats.of(each) for each in appointed}
            return [id for id, each in known.items() if each is not None and each.is_in]

        return sorted(self.named.union(await self._store.do(written)))

    async def met(self, person: int, at: float) -> None:
        """Somebody who is one by a group wrote in private then, in Unix time."""
        await self._follow(person, MEMBER, at)

    async def missed(self, person: int) -> None:
        """Telegram passes nothing on to them: they are told nothing before they write again."""
        if person not in self.named:
            await self._follow(person, ChatMember.LEFT, time.time())

    async def _follow(self, person: int, status: str, at: float) -> None:
        now = Standing(person, Chat.PRIVATE, "", status)
        await self._store.do(lambda store: store.chats.follow(now, at))
