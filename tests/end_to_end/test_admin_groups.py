"""Whoever administers a group of access.admin_groups is an admin, through the real application."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.chat.app import COMMANDS
from bot.chat.delivery.outbox import is_placeholder
from bot.chat.intake.polling import KINDS, MEMBERS
from bot.chat.manners import appointed, membership
from bot.chat.saying.words import words_for
from bot.config import Access
from bot.playground import ADMIN, READER, SECOND_READER, Chat, World, contents
from bot.playground.faults import Reset
from index.library import Library
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_evidence import forged, slipped, told

ENGLISH = words_for("en")
REFUSED = ENGLISH.say("admins-only")
INVITED_ONLY = ENGLISH.say("invited-only")
MENTION = f"@footnote_bot {QUESTION}"
MAYA = SECOND_READER
"""Of the world's group, ADMIN is the owner; nobody is an admin by their own id."""


def overseen(world: World) -> Mapping[str, Any]:
    return {"access": Access(admin_groups=[world.group.id])}  # type: ignore[arg-type]


def closed(world: World) -> Mapping[str, Any]:
    access = Access(mode="allowlist", admin_groups=[world.group.id])  # type: ignore[arg-type]
    return {"access": access}


@pytest.fixture(autouse=True)
def breathless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A group's greeting comes at once."""
    monkeypatch.setattr(membership, "BREATH_S", 0.1)


@pytest.fixture
def restless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram is asked all the time; otherwise only where an update says that somebody went."""
    monkeypatch.setattr(appointed, "EVERY_S", 0.1)
    monkeypatch.setattr(appointed, "RETRY_S", 0.1)


async def says(stage: Stage, who: int, text: str, chat: Chat | None = None, **more: Any) -> str:
    """What the bot says to somebody, in private if in no group."""
    said = stage.world.say(chat or stage.world.chat(who), who, text, **more)
    if chat is None:
        return (await stage.reply(said)).text or ""

    def answer() -> str:
        """Beside which a group may be greeted."""
        found = [each for each in stage.world.from_bot(chat, said) if each.reply_to is said]
        text = (found[0].text if found else "") or ""
        return "" if is_placeholder(text) else text

    return await stage.world.wait_for(answer, timeout=PATIENCE_S)


async def is_admin(stage: Stage, who: int) -> bool:
    said = await says(stage, who, "/status")
    assert said == REFUSED or said.startswith("Footnote "), said
    return said != REFUSED


async def becomes(stage: Stage, who: int, *, admin: bool) -> None:
    """Returns when somebody is one, or isn't any more."""
    for _ in range(200):
        if await is_admin(stage, who) == admin:
            return
    raise AssertionError(f"{who} is still {'none' if admin else 'an admin'}")


async def test_whoever_administers_it_is_an_admin_everywhere_and_members_are_not(
    data: Path,
) -> None:
    async with staged(data, more=overseen) as stage:
        world, group = stage.world, stage.group
        assert await is_admin(stage, ADMIN)
        assert not await is_admin(stage, READER)
        assert await says(stage, ADMIN, "/status", group) == ENGLISH.say("in-private-only")
        assert await says(stage, READER, "/status@footnote_bot", group) == REFUSED
        added = await stage.add(world.upload(ADMIN, ADMIN, "mill.txt", b"A mill of words."))
        assert "Added" in (added.text or "")
        below = world.upload(group, ADMIN, "dam.txt", b"A dam of ink.", "/add@footnote_bot")
        assert "Added" in ((await stage.add(below)).text or "")
        elsewhere = world.add_group("Elsewhere", [ADMIN, MAYA], owner=MAYA)
        assert await says(stage, ADMIN, "/pause", elsewhere) == ENGLISH.say("paused")
        assert await says(stage, ADMIN, "/resume", elsewhere) == ENGLISH.say("resumed")
        assert await says(stage, MAYA, "/pause@footnote_bot", elsewhere) == REFUSED
        assert await says(stage, ADMIN, f"/block {MAYA}", group) != REFUSED
        assert await says(stage, ADMIN, f"/unblock {MAYA}", group) != REFUSED
        own = ENGLISH.say("block-no-admin")
        assert await says(stage, ADMIN, f"/block {ADMIN}", group) == own
        assert "/status – " in await says(stage, ADMIN, "/help")
        assert "/status – " not in await says(stage, READER, "/help")


async def test_the_menu_is_an_admins_once_they_begin(data: Path) -> None:
    async with staged(data, more=overseen) as stage:
        world, private = stage.world, stage.world.chat(ADMIN)
        await stage.reply(world.start(ADMIN))
        await stage.reply(world.start(READER))
        shown = [each["command"] for each in world.commands.seen_by(ADMIN, "en", private)]
        assert shown == [each.name for each in COMMANDS]
        readers = world.commands.seen_by(READER, "en", world.chat(READER))
        assert len(readers) < len(shown)


async def test_whoever_is_demoted_is_refused_soon_in_what_they_tap_later_too(
    data: Path, restless: None
) -> None:
    """The bot is an ordinary member: nobody tells it."""
    async with staged(data, more=overseen) as stage:
        world, group = stage.world, stage.group
        assert not await is_admin(stage, MAYA)
        world.members.promote(group, MAYA, by=ADMIN)
        await becomes(stage, MAYA, admin=True)
        shown = await stage.previewed(world.upload(MAYA, MAYA, "pier.txt", b"A pier."))
        world.members.demote(group, MAYA, by=ADMIN)
        await becomes(stage, MAYA, admin=False)
        press = world.press(shown, ENGLISH.say("button-add"), MAYA)
        assert await told(stage, press) == REFUSED
        assert len(stage.services.library.articles()) == 3
        assert await is_admin(stage, ADMIN)


async def test_what_an_update_tells_counts_at_once(data: Path) -> None:
    async with staged(data, more=overseen) as stage:
        world, group = stage.world, stage.group
        await becomes(stage, ADMIN, admin=True)
        assert world.updates.allowed == {*KINDS, MEMBERS}
        world.members.promote(group, world.bot, by=ADMIN)
        world.members.promote(group, MAYA, by=ADMIN)
        await becomes(stage, MAYA, admin=True)
        world.faults.add(Reset(), "getChatAdministrators", times=1000)
        world.members.demote(group, MAYA, by=ADMIN)
        await becomes(stage, MAYA, admin=False)
        assert await is_admin(stage, ADMIN)

    async with staged(data, more=overseen) as stage:  # an ordinary member hears who left
        world, group = stage.world, stage.group
        group.members[MAYA] = "administrator"
        world.members.remove(group, world.bot, by=ADMIN)
        await becomes(stage, ADMIN, admin=False)
        world.members.add(group, world.bot, by=ADMIN)
        await becomes(stage, MAYA, admin=True)
        world.faults.add(Reset(), "getChatAdministrators", times=1000)
        world.members.leave(group, READER)
        world.members.leave(group, MAYA)
        await becomes(stage, MAYA, admin=False)
        assert await is_admin(stage, ADMIN)


async def test_once_the_bot_is_removed_nobody_is_one_until_it_is_back(data: Path) -> None:
    async with staged(data, more=overseen) as stage:
        world, group = stage.world, stage.group
        group.username = "reading_room"  # anybody may ask Telegram who administers it
        assert await is_admin(stage, ADMIN)
        world.faults.add(Reset(), "getChatMember", times=1)  # the update is enough
        world.members.remove(group, world.bot, by=ADMIN)
        await becomes(stage, ADMIN, admin=False)
        world.members.add(group, world.bot, by=ADMIN)
        await becomes(stage, ADMIN, admin=True)

    async with staged(data, more=lambda world: {**overseen(world), **without(world)}) as stage:
        assert not await is_admin(stage, ADMIN)


def without(world: World) -> Mapping[str, Any]:
    """The bot isn't in the group."""
    world.group.members[world.bot.id] = "kicked"
    return {}


async def test_a_group_that_becomes_a_supergroup_takes_its_admins_along(
    data: Path, restless: None
) -> None:
    async with staged(data, more=overseen) as stage:
        world, group = stage.world, stage.group
        assert await is_admin(stage, ADMIN)
        new = world.migrate(group)
        world.members.promote(new, MAYA, by=ADMIN)
        await becomes(stage, MAYA, admin=True)


async def test_where_only_invited_ones_are_served_the_group_is(data: Path) -> None:
    async with staged(data, more=closed) as stage:
        world = stage.world
        assert "23 August 2023" in await says(stage, READER, MENTION, stage.group)
        assert await says(stage, READER, QUESTION) == INVITED_ONLY
        assert "23 August 2023" in await says(stage, ADMIN, QUESTION)
        elsewhere = world.add_group("Elsewhere", [ADMIN, MAYA, READER], owner=MAYA)
        assert await says(stage, MAYA, MENTION, elsewhere) == INVITED_ONLY
        assert "23 August 2023" in await says(stage, ADMIN, MENTION, elsewhere)
        moved = world.migrate(stage.group)
        assert "23 August 2023" in await says(stage, READER, MENTION, moved)


async def test_what_concerns_admins_is_told_to_those_who_wrote_in_private(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def met(world: World) -> Mapping[str, Any]:
        """In another run of the world, their private chats are there."""
        for each in (ADMIN, MAYA):
            world.chat(each).started = True
        world.group.members[MAYA] = "administrator"
        return overseen(world)

    async with staged(data, more=overseen) as stage:
        await stage.reply(stage.world.start(ADMIN))
        await stage.reply(stage.world.start(READER))

    monkeypatch.setattr(Library, "damage", lambda self: ["row 5 missing from index"])
    async with staged(data, more=met) as stage:
        world = stage.world
        await world.wait_for(lambda: world.from_bot(ADMIN), timeout=PATIENCE_S)
        assert "row 5 missing" in (world.from_bot(ADMIN)[0].text or "")
        assert {call.chat for call in world.calls.to("sendMessage")} == {ADMIN}
        world.members.block(ADMIN)
        await stage.reply(world.start(MAYA))
        before = len(world.calls.to("sendMessage"))
        world.poison(READER)  # it is told as what failed
        tried = lambda: world.calls.to("sendMessage")[before:]  # noqa: E731
        await world.wait_for(tried, timeout=PATIENCE_S)
        assert {call.chat for call in tried()} == {MAYA}


class Hostile:
    """READER, who owns a group of their own with the bot in it as an administrator."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.world = stage, stage.world
        self.own = self.world.add_group("Strangers", [READER, ADMIN], owner=READER)
        self.own.username = "reading_rooms"
        self.world.members.promote(self.own, self.world.bot, by=READER)

    async def is_refused(self) -> bool:
        return not await is_admin(self.stage, READER)


async def test_a_stranger_who_owns_another_group_gains_nothing(data: Path) -> None:
    async with staged(data, more=overseen) as stage:
        hostile, world, group = Hostile(stage), stage.world, stage.group
        assert await hostile.is_refused()
        assert await says(stage, READER, "/status@footnote_bot", hostile.own) == REFUSED
        world.members.promote(hostile.own, MAYA, by=READER)
        assert not await is_admin(stage, MAYA)
        world.members.remove(hostile.own, world.bot, by=READER)
        world.members.add(hostile.own, world.bot, by=READER)
        world.members.add(hostile.own, ADMIN, by=READER)
        world.members.remove(hostile.own, ADMIN, by=READER)  # no matter what they do to an admin
        moved = world.migrate(hostile.own)
        assert not await is_admin(stage, READER)
        assert await is_admin(stage, ADMIN)
        assert await says(stage, READER, "/status@footnote_bot", moved) == REFUSED

        old = {"status": "member", "user": world.user(READER).to_json()}
        new = group.member_json(world.user(ADMIN)) | {"user": world.user(READER).to_json()}
        change = {"chat": group.to_json(), "from": world.user(READER).to_json()}
        change |= {"date": world.now(), "old_chat_member": old, "new_chat_member": new}
        world.updates.push("chat_member", change, lane=group.id)  # as one that comes late
        assert await says(stage, MAYA, "/status@footnote_bot", group) == REFUSED
        assert await hostile.is_refused()


async def test_who_bears_an_admins_name_or_words_is_none(data: Path) -> None:
    async with staged(data, more=overseen) as stage:
        world, group = stage.world, stage.group
        world.user(ADMIN).username = "boss"
        twin = world.add_user(4002, "Admin", username="boss_")
        assert not await is_admin(stage, twin.id)
        assert await says(stage, ADMIN, "/status@footnote_bot", group, sender_chat=group) == REFUSED
        passed_on = contents.forwarded(world.user(ADMIN))
        said = world.say(READER, READER, "/status", extra=passed_on)
        assert await stage.ignored(said)
        said = world.say(ADMIN, ADMIN, "/reindex", extra=passed_on)
        assert await stage.ignored(said)
        asked = world.say(group, ADMIN, MENTION)
        await stage.reply(asked)
        last = world.messages(group)[-1]
        world.edit(asked, "/reindex@footnote_bot")
        assert await stage.ignored(last)
        shown = await stage.previewed(world.upload(ADMIN, ADMIN, "pier.txt", b"A pier."))
        add = shown.buttons[0]["callback_data"]
        assert await told(stage, slipped(stage, shown, add, READER)) == REFUSED
        mine = await stage.reply(world.say(READER, READER, "/help"))
        assert await told(stage, world.press(forged(mine, add), "forged", READER)) == REFUSED
        assert len(stage.services.library.articles()) == 3


async def test_a_channel_or_a_stranger_s_id_among_them_makes_nobody_one(data: Path) -> None:
    def furnished(world: World) -> Mapping[str, Any]:
        news = world.add_channel("News", [READER], owner=READER, group=world.group)
        world.members.add(news, world.bot, by=READER)
        groups = [news.id, -1, -1001234567890]
        return {"access": Access(admin_groups=groups)}  # type: ignore[arg-type]

    async with staged(data, more=furnished) as stage:
        assert not await is_admin(stage, READER)
        assert not await is_admin(stage, ADMIN)
