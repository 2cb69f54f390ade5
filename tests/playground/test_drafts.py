"""sendMessageDraft: shown for half a minute, and never a message."""

from typing import Any

import httpx
import pytest
from telegram import MessageEntity
from telegram.error import BadRequest, Forbidden, RetryAfter

from bot.playground import READER, Draft, Playground, World, refusals
from tests.fakes import Clock

from .conftest import TOKEN, Api
from .test_ptb import build

BOLD = {"type": "bold", "offset": 0, "length": 3}
LINK = {"type": "text_link", "offset": 0, "length": 3, "url": "http://localhost/"}


@pytest.fixture
def clock() -> Clock:
    return Clock(1_800_000_000.0)


@pytest.fixture
def world(clock: Clock) -> World:
    world = World(token=TOKEN, clock=clock)
    world.start(READER)
    return world


def shown(world: World) -> Draft:
    draft = world.drafts.shown(READER)
    assert draft is not None
    return draft


async def test_ptb_streams_and_then_sends(playground: Playground, world: World) -> None:
    async with build(playground).bot as bot:
        assert await bot.send_message_draft(READER, 7) is True
        assert shown(world).text == ""
        marks = [MessageEntity(MessageEntity.BOLD, 0, 4)]
        assert await bot.send_message_draft(READER, 7, "Half of", entities=marks)
        assert (shown(world).id, shown(world).text) == (7, "Half of")
        assert [mark.type for mark in shown(world).entities] == ["bold"]
        assert world.from_bot(READER) == []
        await bot.send_message(READER, "Half of it and the rest")
    assert world.drafts.shown(READER) is None
    drafts = world.calls.to("sendMessageDraft", chat=READER)
    assert [call.params.get("text") for call in drafts] == [None, "Half of"]


async def test_half_a_minute_from_the_last_change(api: Api, world: World, clock: Clock) -> None:
    await api("sendMessageDraft", chat_id=READER, draft_id=1, text="one")
    clock.now += 29
    await api("sendMessageDraft", chat_id=READER, draft_id=1, text="one two")
    clock.now += 29
    assert shown(world).text == "one two"
    assert shown(world).until == clock.now + 1
    clock.now += 1
    assert world.drafts.shown(READER) is None


async def test_another_id_takes_the_place(api: Api, world: World) -> None:
    await api("sendMessageDraft", chat_id=READER, draft_id=1, text="one")
    await api(
        "sendMessageDraft",
        chat_id=READER,
        draft_id=-(1 << 62),
        text="<i>two</i>",
        parse_mode="HTML",
    )
    assert (shown(world).id, shown(world).text) == (-(1 << 62), "two")


async def test_only_a_message_of_the_bots_in_that_chat_ends_it(api: Api, world: World) -> None:
    first = (await api("sendMessage", chat_id=READER, text="before")).result["message_id"]
    await api("sendMessageDraft", chat_id=READER, draft_id=1, text="one")
    world.say(READER, READER, "quick, please")
    await api("sendMessage", chat_id=world.group.id, text="elsewhere")
    await api("editMessageText", chat_id=READER, message_id=first, text="an edit")
    await api("sendChatAction", chat_id=READER, action="typing")
    world.faults.add(refusals.wait(1), "sendMessage")
    await api("sendMessage", chat_id=READER, text="refused")
    assert shown(world).text == "one"
    await api("sendMessage", chat_id=READER, text="one and all")
    assert world.drafts.shown(READER) is None


async def test_each_topic_of_a_private_chat_has_its_own(api: Api, world: World) -> None:
    world.say(READER, READER, "here", extra={"message_thread_id": 77, "is_topic_message": True})
    where = {"chat_id": READER, "message_thread_id": 77}
    await api("sendMessageDraft", **where, draft_id=1, text="in the topic")
    await api("sendMessage", chat_id=READER, text="outside")
    topical = world.drafts.shown(READER, 77)
    assert topical is not None
    assert world.drafts.within(world.chat(READER)) == [topical]
    await api("sendMessage", **where, text="in the topic, all of it")
    assert world.drafts.shown(READER, 77) is None


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "Bad Request: RANDOM_ID_INVALID"),
    ({"draft_id": 0}, "Bad Request: RANDOM_ID_INVALID"),
    ({"draft_id": 1, "text": "a" * 4097}, "Bad Request: message is too long"),
    ({"draft_id": 1, "text": "ab", "entities": [BOLD]}, "ends after the end of the text"),
    ({"draft_id": 1, "text": "abc", "entities": [BOLD] * 101}, "ENTITIES_TOO_LONG"),
]


@pytest.mark.invalid
@pytest.mark.parametrize(("params", "reason"), REFUSED)
async def test_what_no_chat_would_take(
    api: Api, world: World, params: dict[str, Any], reason: str
) -> None:
    assert reason in (await api("sendMessageDraft", chat_id=READER, **params)).refusal
    assert [each.call.method for each in world.violations] == ["sendMessageDraft"]
    assert world.drafts.shown(READER) is None


@pytest.mark.invalid
async def test_what_is_dropped_in_silence_shows_as_in_messages(api: Api, world: World) -> None:
    await api("sendMessageDraft", chat_id=READER, draft_id=1, text="abc", entities=[LINK])
    assert [each.reason for each in world.violations] == ["1 of 1 links are dropped"]


async def test_private_chats_alone_and_only_open_ones(playground: Playground, world: World) -> None:
    async with build(playground).bot as bot:
        with pytest.raises(BadRequest, match="Textdraft_peer_invalid"):
            await bot.send_message_draft(world.group.id, 1, "a")
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message_draft(READER, 1, "a", message_thread_id=5)
        world.chat(READER).members[world.bot.id] = "kicked"
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message_draft(READER, 1, "a")


async def test_faults_meet_it_as_any_method(playground: Playground, world: World) -> None:
    async with build(playground).bot as bot:
        world.faults.add(refusals.wait(3), "sendMessageDraft", chat=READER)
        with pytest.raises(RetryAfter):
            await bot.send_message_draft(READER, 1, "a")
        assert world.drafts.shown(READER) is None
        world.faults.add(refusals.wait(3), "sendMessageDraft", after=True)
        with pytest.raises(RetryAfter):
            await bot.send_message_draft(READER, 1, "a")
        assert shown(world).text == "a"


async def test_the_page_is_told(
    api: Api, http: httpx.AsyncClient, world: World, clock: Clock
) -> None:
    before = world.changes.mark
    await api("sendMessageDraft", chat_id=READER, draft_id=1, text="abc", entities=[BOLD])
    draft = {"text": "abc", "entities": [BOLD], "until": clock.now + 30}
    assert [body for _, body in world.changes.since(before) or []] == [
        {"kind": "draft", "chat": READER, "draft": draft}
    ]
    state = (await http.get("api/state", params={"user": READER})).json()
    assert state["chats"][0]["drafts"] == [draft]
    clock.now += 30
    state = (await http.get("api/state", params={"user": READER})).json()
    assert state["chats"][0]["drafts"] == []
