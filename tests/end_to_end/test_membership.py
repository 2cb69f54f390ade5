"""What becomes of the bot in its chats, and what it says of its own accord: one greeting."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from bot.chat.delivery.outbox import Reply
from bot.chat.manners import membership
from bot.chat.saying.words import ENGLISH, words_for
from bot.chat.store.store import FILE
from bot.config import Access
from bot.playground import ADMIN, READER, Chat, Playground
from bot.playground.faults import Reset
from tests.end_to_end.conftest import PATIENCE_S, TOKEN, Stage, finals, staged
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_evidence import tap
from tests.end_to_end.test_inbox import serving

MENTION = "@footnote_bot"
GREETING = ENGLISH.say("greeting", name=MENTION)
INVITED_ONLY = ENGLISH.say("invited-only")
NO_WORDS = ENGLISH.say("no-words")


@pytest.fixture(autouse=True)
def breathless(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(membership, "BREATH_S", 0.3)
    return


def standing(data: Path, chat: Chat | int) -> Any:
    """What the bot is there, and where the chat has moved, as it is kept."""
    id = chat if isinstance(chat, int) else chat.id
    with closing(sqlite3.connect(data / FILE)) as db, suppress(sqlite3.OperationalError):
        sql = "SELECT status, moved_to FROM chats WHERE id = ?"
        return db.execute(sql, (id,)).fetchone()
    return None  # the store isn't open yet


async def stands(stage: Stage, chat: Chat | int, status: str) -> None:
    """Returns when that is known."""
    known = lambda: (standing(stage.services.data, chat) or [""])[0] == status  # noqa: E731
    await stage.world.wait_for(known, timeout=PATIENCE_S)


def new_group(stage: Stage, kind: str = "supergroup") -> Chat:
    """A group without the bot."""
    group = stage.world.add_group(f"Readers {len(stage.world.chats)}", [READER], owner=ADMIN)
    group.type = kind
    del group.members[stage.world.bot.id]
    return group


async def added(stage: Stage, group: Chat) -> str:
    """What it says to a group that it is added to."""
    before = len(finals(stage.world, group))
    stage.world.members.add(group, stage.world.bot, by=ADMIN)
    more = lambda: finals(stage.world, group)[before:]  # noqa: E731
    (said,) = await stage.world.wait_for(more, timeout=PATIENCE_S)
    assert said.reply_to is None
    assert said.thread_id is None
    return said.text or ""


async def test_a_group_is_greeted_once_by_whom_added_the_bot(stage: Stage) -> None:
    world, group = stage.world, new_group(stage)
    stage.admin.language_code = "de"
    assert await added(stage, group) == words_for("de").say("greeting", name=MENTION)
    world.members.promote(group, world.bot, by=ADMIN)
    await stands(stage, group, "administrator")
    world.members.demote(group, world.bot, by=ADMIN)
    await stands(stage, group, "member")
    world.members.remove(group, world.bot, by=ADMIN)
    await stands(stage, group, "kicked")
    assert len(world.from_bot(group)) == 1
    stage.admin.language_code = None
    assert await added(stage, group) == GREETING
    assert (await stage.ask(f"{MENTION} ?", group)).text == NO_WORDS
    assert len(world.from_bot(group)) == 3


async def test_a_forum_is_greeted_in_general_and_a_channel_not_at_all(stage: Stage) -> None:
    world, forum = stage.world, new_group(stage)
    world.topics.open(forum, ADMIN, "News")
    channel = world.add_channel("Morning reading", [READER], owner=ADMIN)
    world.members.add(channel, world.bot, by=ADMIN)
    await stands(stage, channel, "administrator")
    assert await added(stage, forum) == GREETING
    assert world.from_bot(channel) == []
    assert not world.violations


async def test_who_blocks_the_bot_is_noted_and_nothing_is_said(stage: Stage) -> None:
    await stage.ask("?")
    stage.world.members.block(READER)
    await stands(stage, READER, "kicked")
    stage.world.members.unblock(READER)
    await stands(stage, READER, "member")
    assert len(stage.world.from_bot(READER)) == 1


async def test_a_group_that_becomes_a_supergroup_is_followed(stage: Stage) -> None:
    world, group = stage.world, new_group(stage, "group")
    assert await added(stage, group) == GREETING
    answer = await stage.ask(f"{MENTION} {QUESTION}", group)
    (button,) = (each for each in answer.buttons if each["text"] == "[1]")
    new = world.migrate(group)
    moved = lambda: standing(stage.services.data, group) == ("left", new.id)  # noqa: E731
    await world.wait_for(moved, timeout=PATIENCE_S)
    await stands(stage, new, "member")
    shown = await stage.ask(f"{MENTION} ?", new)
    shown.reply_markup = {"inline_keyboard": [[button]]}
    assert "23 August 2023" in ((await tap(stage, shown, "[1]")).text or "")
    last = world.messages(new)[-1]
    world.press(answer, "[1]", READER)  # as apps may show the old group's messages in the new one
    assert "23 August 2023" in ((await stage.reply(last)).text or "")
    await asyncio.sleep(2 * membership.BREATH_S)
    assert not any("Hello" in (each.text or "") for each in world.from_bot(new))


async def test_a_greeting_that_is_tried_again_is_one(stage: Stage) -> None:
    stage.world.faults.add(Reset(), "editMessageText", after=True)
    assert await added(stage, new_group(stage)) == GREETING
    group = new_group(stage)
    stage.world.faults.add(Reset(), "sendMessage", chat=group.id, after=True)
    stage.world.members.add(group, stage.world.bot, by=ADMIN)
    greeted = lambda: [each.text for each in stage.world.from_bot(group)][-1:] == [GREETING]  # noqa: E731
    await stage.world.wait_for(greeted, timeout=PATIENCE_S)
    assert [each.text for each in stage.world.from_bot(group)] == ["Hello!", GREETING]


async def test_a_greeting_amid_which_the_bot_ends_is_one(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, said = Reply.answer, asyncio.Event()

    async def stuck(self: Reply, *arguments: Any) -> None:
        await real(self, *arguments)
        if not said.is_set():
            said.set()
            await asyncio.sleep(PATIENCE_S)

    monkeypatch.setattr(Reply, "answer", stuck)
    async with Playground(token=TOKEN, admins=[ADMIN]) as playground:
        world = playground.world
        group = world.add_group("Readers", [READER], owner=ADMIN)
        del group.members[world.bot.id]
        async with serving(playground, data):
            world.members.add(group, world.bot, by=ADMIN)
            await asyncio.wait_for(said.wait(), PATIENCE_S)
        edits = len(world.calls.to("editMessageText"))
        async with serving(playground, data):
            again = lambda: len(world.calls.to("editMessageText")) > edits  # noqa: E731
            await world.wait_for(again, timeout=PATIENCE_S)
        assert [each.text for each in world.from_bot(group)] == [GREETING]


# Where only some are invited


async def test_a_group_that_isnt_invited_is_told_once_and_for_all(data: Path) -> None:
    access = Access(mode="allowlist", admins=[ADMIN])  # type: ignore[arg-type]
    async with staged(data, access) as stage:
        world, known, new = stage.world, stage.group, new_group(stage)
        assert await added(stage, new) == INVITED_ONLY
        world.say(known, READER, "to nobody in particular")
        world.say(known, READER, "/roll")
        assert (await stage.ask(f"{MENTION} {QUESTION}", known)).text == INVITED_ONLY
        assert (await stage.ask(QUESTION)).text == INVITED_ONLY
        for each in (known, new):
            world.say(each, READER, f"{MENTION} {QUESTION}")
            world.members.remove(each, world.bot, by=ADMIN)
            world.members.add(each, world.bot, by=ADMIN)
            world.say(each, READER, f"/help{MENTION}")
        asked = world.say(known, ADMIN, f"{MENTION} ?")
        assert (await stage.reply(asked)).text == NO_WORDS
        await asyncio.sleep(2 * membership.BREATH_S)
        assert [len(world.from_bot(each)) for each in (known, new, READER)] == [2, 1, 1]
    async with staged(data, access) as stage:
        last = stage.world.say(READER, READER, QUESTION)
        other = stage.world.say(stage.group, READER, f"{MENTION} {QUESTION}")
        asked = stage.world.say(stage.group, ADMIN, f"{MENTION} ?")
        assert (await stage.reply(asked)).text == NO_WORDS
        assert await stage.quiet(last)
        assert len(stage.world.from_bot(other.chat)) == 1


async def test_an_invited_group_stays_invited_when_it_moves(data: Path) -> None:
    async with Playground(token=TOKEN) as playground:
        known = playground.world.group.id
    access = Access(mode="allowlist", chats=[known])  # type: ignore[arg-type]
    async with staged(data, access) as stage:
        assert stage.group.id == known
        new = stage.world.migrate(stage.group)
        moved = lambda: standing(data, known) == ("left", new.id)  # noqa: E731
        await stage.world.wait_for(moved, timeout=PATIENCE_S)
        assert (await stage.ask(f"{MENTION} ?", new)).text == NO_WORDS
        assert await added(stage, new_group(stage)) == INVITED_ONLY
