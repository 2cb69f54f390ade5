"""Each fault, and what python-telegram-bot makes of it: the table that delivery relies on."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import Message
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.chat.delivery.pace import seconds
from bot.playground import READER, SECOND_READER, Playground, World, refusals
from bot.playground.faults import BAD_GATEWAY, FOR_EVER, Flood, Page, Reset, Silence, Wrong

from .conftest import TOKEN, Api

READ_TIMEOUT_S = 0.3


@pytest.fixture
async def bot(playground: Playground, world: World) -> AsyncIterator[ExtBot]:
    world.start(READER)
    world.start(SECOND_READER)
    first, second = (
        HTTPXRequest(read_timeout=READ_TIMEOUT_S, httpx_kwargs={"verify": False}) for _ in "ab"
    )
    async with ExtBot(
        TOKEN, f"{playground.url}bot", request=first, get_updates_request=second
    ) as bot:
        yield bot


async def send(bot: ExtBot, chat: int = READER, text: str = "that") -> Message:
    return await bot.send_message(chat, text)


FAULTS: list[tuple[Wrong, type[TelegramError], str]] = [
    (refusals.wait(7), RetryAfter, "Flood control exceeded. Retry in "),
    (Flood(7), RetryAfter, "Flood control exceeded. Retry in "),
    (refusals.INTERNAL, NetworkError, "Internal Server Error"),
    (BAD_GATEWAY, NetworkError, "Bad Gateway (502). Parsing the server response b'<html>"),
    (Page(504, ""), NetworkError, "Gateway Timeout (504). Parsing the server response b''"),
    (Reset(), NetworkError, "httpx.ReadError: "),
    (Silence(), TimedOut, "Timed out"),
    (refusals.BLOCKED, Forbidden, "Forbidden: bot was blocked by the user"),
    (refusals.DEACTIVATED, Forbidden, "Forbidden: user is deactivated"),
    (refusals.NOT_STARTED, Forbidden, "Forbidden: bot can't initiate conversation with a user"),
    (refusals.KICKED, Forbidden, "Forbidden: bot was kicked from the supergroup chat"),
    (refusals.NOT_A_MEMBER, Forbidden, "Forbidden: bot is not a member of the supergroup chat"),
    (refusals.CHAT_NOT_FOUND, BadRequest, "Chat not found"),
    (refusals.NO_RIGHTS, BadRequest, "Not enough rights to send text messages to the chat"),
    (refusals.NO_DRAFTS, BadRequest, "Textdraft_peer_invalid"),
    (refusals.TOPIC_CLOSED, BadRequest, "Topic_closed"),
    (refusals.TOPIC_DELETED, BadRequest, "Message thread not found"),
    (refusals.REPLY_NOT_FOUND, BadRequest, "Message to be replied not found"),
    (refusals.EDIT_NOT_FOUND, BadRequest, "Message to edit not found"),
    (refusals.CANNOT_EDIT, BadRequest, "Message can't be edited"),
    (refusals.UNCHANGED, BadRequest, "Message is not modified: specified new message"),
    (refusals.ENTITIES, BadRequest, "Can't parse entities: unsupported start tag"),
    (refusals.QUERY_EXPIRED, BadRequest, "Query is too old and response timeout expired"),
    (
        refusals.migrated(-1009),
        ChatMigrated,
        "Group migrated to supergroup. New chat id: -1009",
    ),
    (refusals.UNAUTHORIZED, InvalidToken, "Unauthorized"),
    (refusals.UNKNOWN_METHOD, InvalidToken, "Not Found: method not found"),
    (refusals.SECOND_POLLER, Conflict, "Conflict: terminated by other getUpdates request"),
]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("wrong", "error", "says"), FAULTS)
async def test_what_the_client_raises(
    bot: ExtBot, world: World, wrong: Wrong, error: type[TelegramError], says: str, after: bool
) -> None:
    world.faults.add(wrong, "sendMessage", after=after)
    with pytest.raises(error) as raised:
        await send(bot)
    assert type(raised.value) is error
    assert str(raised.value).startswith(says)
    assert len(world.from_bot(READER)) == after
    call = world.calls.to("sendMessage")[-1]
    assert call.wrong == wrong
    assert call.outcome != "ok"
    assert (call.result is not None) == after


async def test_a_fault_is_met_once_and_the_next_call_is_answered(bot: ExtBot, world: World) -> None:
    for wrong, error, _ in FAULTS:
        if isinstance(wrong, Flood):
            continue
        world.faults.add(wrong, "sendMessage")
        with pytest.raises(error):
            await send(bot)
        assert (await send(bot)).text == "that"


async def test_where_to_go_and_when_to_come_back(bot: ExtBot, world: World) -> None:
    world.faults.add(refusals.migrated(-1009))
    with pytest.raises(ChatMigrated) as moved:
        await send(bot)
    assert moved.value.new_chat_id == -1009
    world.faults.add(refusals.wait(7))
    with pytest.raises(RetryAfter) as waiting:
        await send(bot)
    assert seconds(waiting.value) == 7


async def test_a_refusal_on_the_wire(wired: Api, world: World) -> None:
    world.start(READER)
    world.faults.add(refusals.wait(7))
    reply = await wired("sendMessage", chat_id=READER, text="a")
    assert (reply.status, reply.headers["retry-after"]) == (429, "7")
    assert reply.body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


async def test_a_flood_in_one_chat_leaves_the_others_alone(bot: ExtBot, world: World) -> None:
    flood = world.faults.add(Flood(0.5), chat=READER)
    for _ in range(3):
        with pytest.raises(RetryAfter):
            await send(bot)
        assert await send(bot, SECOND_READER)
    await world.wait_for(lambda: flood.is_spent)
    assert await send(bot)


async def test_a_flood_everywhere(bot: ExtBot, world: World) -> None:
    flood = world.faults.add(Flood(30), "sendMessage", "editMessageText")
    for chat in (READER, SECOND_READER):
        with pytest.raises(RetryAfter) as waiting:
            await send(bot, chat)
        assert seconds(waiting.value) == 30
    assert await bot.send_chat_action(READER, "typing")
    assert flood.met == 2
    world.faults.clear()
    assert await send(bot)


async def test_faults_fit_by_method_by_turn_and_as_often_as_said(bot: ExtBot, world: World) -> None:
    fault = world.faults.add(refusals.INTERNAL, "sendMessage", times=2, skip=1)
    assert await bot.send_chat_action(READER, "typing")
    said = []
    for number in range(4):
        try:
            said.append((await send(bot, text=str(number))).text)
        except NetworkError:
            said.append(None)
    assert said == ["0", None, None, "3"]
    assert (fault.met, fault.is_spent) == (2, True)


async def test_a_timeout_after_the_effect_leaves_the_message_there(
    bot: ExtBot, world: World
) -> None:
    message = await send(bot, text="Reading…")
    world.faults.add(Silence(), "editMessageText", after=True)
    with pytest.raises(TimedOut):
        await message.edit_text("The answer.")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await message.edit_text("The answer.")
    assert [each.text for each in world.from_bot(READER)] == ["The answer."]


async def test_a_slow_answer_is_an_answer(bot: ExtBot, world: World) -> None:
    world.faults.add(None, delay=0.1, times=FOR_EVER)
    assert await send(bot)
    assert world.calls.to("sendMessage")[-1].outcome == "ok"
    assert world.calls.to("sendMessage")[-1].seconds >= 0.1


async def test_polling_meets_faults_too(bot: ExtBot, world: World) -> None:
    for wrong, error in ((refusals.SECOND_POLLER, Conflict), (BAD_GATEWAY, NetworkError)):
        world.faults.add(wrong, "getUpdates", after=True)
        with pytest.raises(error):
            await bot.get_updates()
    first, second = await bot.get_updates()
    assert (first.message.text, second.message.text) == ("/start", "/start")


async def test_silence_ends_when_the_playground_stops(playground: Playground) -> None:
    playground.world.faults.add(Silence(), "getMe")
    async with httpx.AsyncClient(base_url=playground.url, trust_env=False) as client:
        asking = asyncio.create_task(client.get(f"/bot{TOKEN}/getMe"))
        await playground.world.wait_for(lambda: playground.world.calls)
        began = time.monotonic()
        await playground.stop()
        assert time.monotonic() - began < 1.5
        with pytest.raises(httpx.HTTPError):
            await asking


async def test_an_update_that_cannot_be_parsed(bot: ExtBot, world: World) -> None:
    await bot.get_updates(offset=world.updates.pending[-1].id + 1)
    poison = world.poison(READER)
    with pytest.raises(KeyError, match="date"):
        await bot.get_updates()
    assert list(world.updates.pending) == [poison]


async def test_a_group_that_became_a_supergroup(bot: ExtBot, world: World) -> None:
    world.say(world.group, READER, "@footnote_bot who?")
    new = world.migrate(world.group)
    with pytest.raises(ChatMigrated) as moved:
        await send(bot, world.group.id)
    assert moved.value.new_chat_id == new.id
    assert (await send(bot, new.id)).chat.title == "Reading room"
    assert new.members == world.group.members


# The journal


async def test_every_call_is_journalled_whatever_came_of_it(api: Api, world: World) -> None:
    world.start(READER)
    world.faults.add(refusals.INTERNAL, "getMe")
    await api("getMe")
    await api("getMe", token="42:wrong")
    await api("sendPoll")
    await api("sendMessage", chat_id=READER, text="a")
    assert [(call.method, call.outcome) for call in world.calls] == [
        ("getMe", "500 Internal Server Error"),
        ("getMe", "401 Unauthorized: invalid token specified"),
        ("sendPoll", "404 Not Found: method not found"),
        ("sendMessage", "ok"),
    ]
    assert "wrong" not in repr(world.calls[1].params)


async def test_the_journal_by_method_and_chat(api: Api, world: World) -> None:
    world.start(READER)
    world.start(SECOND_READER)
    for chat in (READER, SECOND_READER, READER):
        await api("sendMessage", chat_id=chat, text="a")
    await api("sendChatAction", chat_id=READER, action="typing")
    assert len(world.calls.to()) == 4
    assert len(world.calls.to("sendMessage", "sendChatAction", chat=READER)) == 3
    assert len(world.calls.to("sendMessage", chat=READER)) == 2


def test_the_busiest_stretch(world: World) -> None:
    from bot.playground import Call

    def at(seconds: float, chat: int = READER) -> Any:
        return Call("sendMessage", {"chat_id": chat}, 1_000 + seconds)

    for call in (at(0), at(0.4), at(0.9), at(1.0, SECOND_READER), at(5)):
        world.calls.add(call)
    assert world.calls.busiest(1) == 3
    assert world.calls.busiest(1.1) == 4
    assert world.calls.busiest(1, chat=SECOND_READER) == 1
    assert world.calls.busiest(60, "getMe") == 0
