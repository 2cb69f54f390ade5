"""What Telegram answers about a group's administrators, and what it is taken for."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.chat.delivery.client import Client
from bot.chat.manners import appointed
from bot.chat.manners.admins import LONGEST_S, Admins
from bot.chat.manners.appointed import Appointed
from bot.chat.store.store import Store
from bot.chat.store.writer import Writer
from bot.config import Access
from bot.playground import ADMIN, READER, World, refusals
from bot.playground.faults import Reset
from bot.playground.people import User
from tests.bot.chat.manners.test_admins import Clock


class Watched:
    """A bot that asks, and whom it takes for admins."""

    def __init__(self, bot: Client, store: Writer, *groups: int) -> None:
        self.clock = Clock()
        access = Access(admin_groups=[*groups])  # type: ignore[arg-type]
        self.admins = Admins(access, self.clock)
        self.admins.load(store)
        room: Any = SimpleNamespace(admins=self.admins, store=store)
        self.asker = Appointed(room, bot)

    async def people(self) -> set[int]:
        """After another look."""
        await self.asker.look()
        return set(self.admins.people)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Writer]:
    writer = Writer(Store(tmp_path, 42))
    yield writer
    writer.close()


@pytest.fixture
def watched(bot: Client, world: World, store: Writer) -> Watched:
    return Watched(bot, store, world.group.id)


async def test_owner_and_administrators_are_and_no_bots(watched: Watched, world: World) -> None:
    group = world.group
    assert await watched.people() == {ADMIN}
    world.members.promote(group, READER, by=ADMIN)
    world.members.promote(group, world.bot, by=ADMIN)
    world.users[5001] = User(5001, "Helper", "helper_bot", is_bot=True)
    group.members[5001] = "administrator"
    assert await watched.people() == {ADMIN, READER}
    world.members.demote(group, READER, by=ADMIN)
    assert await watched.people() == {ADMIN}
    group.type = "group"
    assert await watched.people() == {ADMIN}


@pytest.mark.parametrize("username", [None, "reading_room"])
@pytest.mark.parametrize("status", ["left", "kicked"])
async def test_where_the_bot_is_not_nobody_is(
    watched: Watched, world: World, username: str | None, status: str
) -> None:
    """Though Telegram tells any bot who administers a public group."""
    world.group.username = username
    assert await watched.people() == {ADMIN}
    world.group.members[world.bot.id] = status
    assert await watched.people() == set()
    world.group.members[world.bot.id] = "member"
    assert await watched.people() == {ADMIN}


async def test_a_channels_administrators_are_none(
    bot: Client, world: World, store: Writer, caplog: pytest.LogCaptureFixture
) -> None:
    channel = world.add_channel("News", [READER], owner=ADMIN, group=world.group)
    world.members.add(channel, world.bot, by=ADMIN)
    watched = Watched(bot, store, channel.id)
    assert await watched.people() == set()
    assert await watched.people() == set()
    assert caplog.text.count("it is no group") == 1


async def test_an_unknown_group_is_none_and_hides_no_other(
    bot: Client, world: World, store: Writer
) -> None:
    assert await Watched(bot, store, -1, world.group.id).people() == {ADMIN}


@pytest.mark.parametrize("fault", [Reset(), refusals.INTERNAL, refusals.wait(300)])
async def test_out_of_reach_the_last_answer_counts_for_an_hour(
    watched: Watched, world: World, fault: Any
) -> None:
    assert await watched.people() == {ADMIN}
    world.faults.add(fault, "getChatAdministrators", times=100)
    world.members.promote(world.group, READER, by=ADMIN)
    watched.clock.now += LONGEST_S - 1
    assert await watched.people() == {ADMIN}
    is_flood = fault == refusals.wait(300)
    assert watched.asker._pause == (300 if is_flood else appointed.RETRY_S)
    watched.clock.now += 1
    assert await watched.people() == set()


async def test_a_refusal_is_an_answer(watched: Watched, world: World) -> None:
    assert await watched.people() == {ADMIN}
    world.faults.add(refusals.CHAT_NOT_FOUND, "getChatMember")
    assert await watched.people() == set()
    assert await watched.people() == {ADMIN}


async def test_a_group_that_moved_is_followed(
    watched: Watched, world: World, store: Writer
) -> None:
    group = world.group
    new = world.migrate(group)
    world.faults.add(refusals.migrated(new.id), "getChatAdministrators")
    world.members.promote(new, READER, by=ADMIN)
    assert await watched.people() == {ADMIN, READER}
    world.members.demote(new, READER, by=ADMIN)
    await store.do(lambda store: store.chats.move(group.id, new.id, "Reading room"))
    assert await watched.people() == {ADMIN}


async def test_what_can_not_be_read_ends_neither_the_start_nor_the_watch(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def strange(*_: Any, **__: Any) -> Any:
        raise TypeError("a field is missing")

    with monkeypatch.context() as broken:
        broken.setattr(Client, "get_chat_member", strange)
        await watched.asker.begin()
        assert watched.admins.people == frozenset()
    assert await watched.people() == {ADMIN}


async def test_the_start_does_not_wait_for_ever(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(*_: Any, **__: Any) -> Any:
        await asyncio.sleep(60)

    monkeypatch.setattr(appointed, "FIRST_S", 0.05)
    monkeypatch.setattr(Client, "get_chat", silent)
    await watched.asker.begin()
    assert watched.admins.people == frozenset()
    assert watched.asker._pause == appointed.RETRY_S
