"""What the handlers work with, carried in PTB's `bot_data`."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, ParamSpec, TypeVar

from telegram.ext import ContextTypes

from bot.chat.corpora import ChatCorpora
from bot.chat.inline.offers import Offers
from bot.chat.intake.notices import Notices
from bot.chat.managing.meanings import Meanings
from bot.chat.manners.admins import Admins
from bot.chat.manners.admitted import Admitted
from bot.chat.manners.barred import Barred
from bot.chat.manners.cooldown import Cooldown
from bot.chat.manners.memory import Memory
from bot.chat.manners.threads import Threads
from bot.chat.pool import Pool
from bot.chat.saying.links import Links
from bot.chat.saying.words import Id
from bot.chat.store.writer import Writer
from bot.chat.tryouts import Tryouts
from bot.services import Services
from index.rebuilder import Cancel
from index.refetching import Refetching

KEY: Final = "room"
WORKERS: Final = 2
"""Questions worked on at once: the encoder uses every core for each."""
WAITING: Final = 8
"""The same where a language model answers: most of the time they wait for it."""

CLOSE_S: Final = 2.0
"""Seconds that threads get to end at the close: what they leave undone the inbox holds."""

P = ParamSpec("P")
T = TypeVar("T")


class Room:
    """The services, and the one crossing from the event loop to them: a bounded thread pool.

    `refetching`, `store`, `notices` and `barred` are there from when the bot is connected, before
    anything is handled; `corpora` are loaded then.
    """

    store: Writer
    notices: Notices
    barred: Barred
    refetching: Refetching

    def __init__(self, services: Services) -> None:
        self.services = services
        self.config = services.config
        self.corpora = ChatCorpora(services.config)
        self.tryouts = Tryouts(services)
        self.writing = asyncio.Lock()  # one admin changes the library at a time
        self.sending = asyncio.Lock()  # and one is sent a file that is made for that
        self.confirmed = asyncio.Event()  # an admin wants something added
        self.ordered = asyncio.Event()  # or reindexed
        chat = services.config.chat
        self.memory = Memory(chat.memory_minutes)
        self.threads = Threads()
        self.cooldown = Cooldown(chat.user_per_minute, chat.group_per_minute)
        self.commands: frozenset[str] = frozenset()  # those that the bot knows
        self.admin_commands: dict[str, Id] = {}  # for admins alone, with what the menu says of them
        workers = WAITING if services.config.answer.model else WORKERS
        self.offers = Offers()
        self.admins = Admins(services.config.access)
        self.admitted = Admitted()
        self.meanings = Meanings()  # of what admins see that the articles lack
        self._answering = Pool(workers, "answering")
        self._glancing = Pool(1, "glancing")
        self._indexing = Pool(1, "indexing")
        self._rebuilding = Pool(1, "rebuilding")
        self.under_way: dict[str, Cancel] = {}  # by the order to reindex
        self.began = datetime.now(UTC)

    @property
    def is_public(self) -> bool:
        """Whether anything may be quoted in any chat."""
        return bool(self.corpora.public)

    def links(self, bot: str, answer: str) -> Links:
        """Those of an answer, by its id; `bot` is the bot's username."""
        return Links(bot, answer, self.config.web.public_url, self.corpora.public)

    async def answering(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a reader's work beside the event loop."""
        return await self._answering.run(lambda: work(*args, **kwargs))

    async def glancing(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run beside the event loop what somebody watches while they type: it doesn't queue up
        behind questions, which take as long as they take."""
        return await self._glancing.run(lambda: work(*args, **kwargs))

    async def indexing(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run an admin's work beside the event loop, without keeping readers waiting."""
        return await self._indexing.run(lambda: work(*args, **kwargs))

    async def rebuilding(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Wait beside the event loop for what another process does, however many hours."""
        return await self._rebuilding.run(lambda: work(*args, **kwargs))

    def stop(self) -> None:
        """Begin nothing more."""
        self._answering.stop()
        self._glancing.stop()
        self._indexing.stop()
        self._rebuilding.stop()

    def close(self) -> None:
        self._answering.close(CLOSE_S)
        self._glancing.close(CLOSE_S)
        self._indexing.close(CLOSE_S)
        self._rebuilding.close(CLOSE_S)


def room_of(context: ContextTypes.DEFAULT_TYPE) -> Room:
    room: Room = context.bot_data[KEY]
    return room
