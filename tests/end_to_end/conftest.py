"""The real application over the local Bot API, on a small real library."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest

from bot.chat.amending import amending
from bot.chat.delivery.outbox import is_placeholder
from bot.chat.store.store import FILE
from bot.config import (
    Access,
    AnswerSection,
    ChatSection,
    Config,
    Delivery,
    InboxSection,
    LibrarySection,
    Telegram,
    WebSection,
)
from bot.playground import ADMIN, READER, Chat, Message, Playground, User, World
from bot.running import serve
from bot.services import Services
from index.generations import Generations
from index.loaders import load

T = TypeVar("T")
ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "index" / "samples"
TOKEN = "1234567890:TEST-token_of-the-local-bot-api-000"
PATIENCE_S = 20.0
UNHURRIED = Delivery(chat_interval_s=0, group_per_minute=60_000, overall_per_second=10_000)
"""Tests have no reason to wait for one another."""
PATIENT = ChatSection(user_per_minute=0, group_per_minute=0)
"""Nobody asks too fast."""


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that holds the samples; tests copy it."""
    folder = tmp_path_factory.mktemp("indexed")
    services = Services(Config(), folder)
    vars(services).update(models())
    report = services.indexer.index([str(SAMPLES)])
    assert report.added == 3, report.failed
    generations = Generations(services.library, services.dense)
    generations.tend()  # built here once: each bot would begin with building its own
    generations.stop()
    services.close()
    return folder


@pytest.fixture
def data(indexed: Path, tmp_path: Path) -> Path:
    """A data directory of one's own, the samples indexed."""
    return Path(shutil.copytree(indexed, tmp_path / "data"))


@pytest.fixture(scope="session")
def sample_texts() -> dict[str, str]:
    """The stored text of each sample, by path."""
    return {str(path): load(str(path)).text for path in SAMPLES.glob("*.md")}


@dataclass
class Stage:
    """A running bot, and the world it lives in."""

    world: World
    services: Services
    reader: User
    admin: User
    group: Chat
    url: str

    async def reply(self, to: Message) -> Message:
        return await answered(self.world, to)

    async def ask(self, text: str, chat: Chat | None = None, **more: Message) -> Message:
        """What the bot says to a text."""
        where = chat if chat is not None else self.world.chat(self.reader.id)
        return await self.reply(self.world.say(where, self.reader, text, **more))

    async def previewed(self, handed: Message) -> Message:
        """What an admin is shown of what they handed over, once it is read."""
        shown = await self.reply(handed)
        read = lambda: not (shown.text or "").startswith("Reading") and shown  # noqa: E731
        return await self.world.wait_for(read, timeout=PATIENCE_S)

    async def add(self, handed: Message) -> Message:
        """The message that says that it was added, once the admin has said so."""
        shown = await self.previewed(handed)
        self.world.press(shown, next(iter(shown.buttons))["text"], self.admin)
        return await self.added(shown)

    async def added(self, shown: Message) -> Message:
        done = lambda: (shown.text or "").startswith(("Added", "Updated")) and shown  # noqa: E731
        return await self.world.wait_for(done, timeout=PATIENCE_S)

    async def quiet(self, after: Message, seconds: float = 0.7) -> bool:
        """Whether the bot says nothing for a while."""
        await asyncio.sleep(seconds)
        return not self.world.from_bot(after.chat, after=after)

    async def ignored(self, said: Message) -> bool:
        """Whether the bot has said nothing there since, done with all that it was told."""
        done = lambda: not self.world.updates.pending and not self._waiting()  # noqa: E731
        await self.world.wait_for(done, timeout=PATIENCE_S)
        return not self.world.from_bot(said.chat, after=said)

    def _waiting(self) -> int:
        """Updates that the bot isn't done with."""
        with closing(sqlite3.connect(self.services.data / FILE)) as db:
            query = "SELECT count(*) FROM updates WHERE state = 'waiting'"
            (count,) = db.execute(query).fetchone()
        return int(count)


@cache
def models() -> dict[str, Any]:
    """The embedder and the reader, which hold no state: loaded once for all bots."""
    services = Services(Config(), Path("data"))
    embedder, reader = services.embedder, services.reader
    vars(embedder)["encode"] = remembering(embedder.encode)
    vars(reader)["read"] = remembering(reader.read)
    return {"embedder": embedder, "reader": reader}


def remembering(model: Callable[..., T]) -> Callable[..., T]:
    """The same, which computes nothing twice: tests ask the same again and again."""
    known: dict[object, T] = {}

    def ask(*given: str | Sequence[str]) -> T:
        key = tuple(each if isinstance(each, str) else tuple(each) for each in given)
        if key not in known:
            known[key] = model(*given)
        return copy(known[key])

    return ask


async def answered(world: World, asked: Message) -> Message:
    """What the bot says to a message, once it isn't looking it up any more."""
    shown = await world.next_from_bot(asked, timeout=PATIENCE_S)
    said = lambda: not is_placeholder(shown.text or "") and shown  # noqa: E731
    return await world.wait_for(said, timeout=PATIENCE_S)


def finals(world: World, chat: Chat | int, after: Message | None = None) -> list[Message]:
    """What the bot has said, without what it is still looking up."""
    said = world.from_bot(chat, after=after)
    return [each for each in said if not is_placeholder(each.text or "")]


@asynccontextmanager
async def staged(
    data: Path,
    access: Access | None = None,
    answer: AnswerSection | None = None,
    inbox: InboxSection | None = None,
    chat: ChatSection | None = None,
    library: LibrarySection | None = None,
    web: WebSection | None = None,
    more: Callable[[World], Mapping[str, Any]] = lambda world: {},
) -> AsyncIterator[Stage]:
    """Run the bot on a data directory until the block ends.

    `more` furnishes the world before the bot is there, and gives sections of its configuration.
    """
    async with Playground(token=TOKEN, admins=[ADMIN]) as playground:
        config = Config(
            telegram=Telegram(base_url=playground.url.rstrip("/")),
            delivery=UNHURRIED,
            access=access or Access(admins=[ADMIN]),  # type: ignore[arg-type]
            answer=answer or AnswerSection(),
            chat=chat or PATIENT,
            library=library or LibrarySection(),
            inbox=inbox or InboxSection(retry_s=0.05),
            web=web or WebSection(),
        )
        config = config.model_copy(update=dict(more(playground.world)))
        services, stopping = Services(config, data), asyncio.Event()
        vars(services).update(models())
        running = asyncio.create_task(serve(services, TOKEN, stopping))
        world = playground.world
        try:
            reader, admin = world.user(READER), world.user(ADMIN)
            yield Stage(world, services, reader, admin, world.group, playground.url)
        finally:
            stopping.set()
            await asyncio.wait_for(running, 30)
            services.close()


@pytest.fixture
async def stage(data: Path) -> AsyncIterator[Stage]:
    async with staged(data) as running:
        yield running


@pytest.fixture(autouse=True)
def undisturbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the bot tells by itself of articles that change comes between no question and its
    answer, unless that is what is tested."""
    monkeypatch.setattr(amending, "EVERY_S", 3600.0)


@pytest.fixture(autouse=True)
def quiet_logs() -> Iterator[None]:
    from bot import logs

    logs.configure("info", TOKEN)
    return
