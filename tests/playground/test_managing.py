"""The page's own API in groups and channels: as whom one speaks, and what one may change."""

import asyncio
from typing import Any

import httpx
import pytest

from bot.playground import ADMIN, READER, World, furnish

from .conftest import Api
from .test_inline import result


async def act(http: httpx.AsyncClient, path: str, **body: Any) -> httpx.Response:
    return await http.post(f"api/{path}", json=body)


async def state(http: httpx.AsyncClient, user: int = READER) -> dict[str, Any]:
    """What one person's page begins with, its chats by title."""
    body = (await http.get("api/state", params={"user": user})).json()
    return {**body, "chats": {chat.get("title", "private"): chat for chat in body["chats"]}}


async def test_a_furnished_world_begins_with_the_private_chat(
    http: httpx.AsyncClient, world: World
) -> None:
    furnish(world)
    assert list(world.updates.pending) == []
    shown = await state(http)
    assert list(shown["chats"]) == ["private", "Reading room", "Morning reading", "Morning talk"]
    room, channel, talk = list(shown["chats"].values())[1:]
    assert [topic["name"] for topic in room["topics"]] == ["Technology", "History"]
    assert channel["linked_id"] == talk["id"]
    [post], [copy] = channel["messages"], talk["messages"]
    assert post["page"]["thread"] == copy["message_id"]
    assert copy["is_automatic_forward"]
    names = [persona["name"] for persona in shown["personas"]]
    assert names == ["Reader", "Admin", "Maya", "Admin, anonymous"]


async def test_one_writes_in_a_topic_and_anonymously(http: httpx.AsyncClient, world: World) -> None:
    news = world.topics.open(world.group, ADMIN, "News")
    place = {"chat": world.group.id, "user": ADMIN, "topic": news.id, "anonymous": True}
    assert (await act(http, "say", **place, text="a")).status_code == 200
    said = world.messages(world.group)[-1]
    assert (said.thread_id, said.sender_chat) == (news.id, world.group)
    assert said.shown()["page"]["author"] == ADMIN
    refused = await act(http, "say", **{**place, "user": READER}, text="a")
    assert (refused.status_code, refused.json()["error"]) == (
        404,
        "Reader may not speak as Reading room",
    )
    # In private nobody is anonymous.
    private = {"chat": ADMIN, "user": ADMIN, "anonymous": True}
    assert (await act(http, "say", **private, text="a")).status_code == 200


async def test_topics_are_opened_closed_and_deleted(http: httpx.AsyncClient, world: World) -> None:
    place = {"chat": world.group.id, "user": ADMIN}
    await act(http, "manage", **place, action="open_topic", name="News")
    [topic] = world.group.topics.values()
    await act(http, "manage", **place, action="close_topic", topic=topic.id)
    assert topic.closed
    reader = {"chat": world.group.id, "user": READER, "topic": topic.id}
    assert (await act(http, "say", **reader, text="a")).json()["error"] == "News is closed"
    assert (await act(http, "manage", **reader, action="reopen_topic")).status_code == 404
    await act(http, "manage", **place, action="reopen_topic", topic=topic.id)
    assert not topic.closed
    await act(http, "manage", **place, action="delete_topic", topic=topic.id)
    assert not world.group.topics
    assert (await act(http, "say", **reader, text="a")).json()["error"] == "that topic is gone"


async def test_the_bot_is_removed_and_blocked(http: httpx.AsyncClient, world: World) -> None:
    place = {"chat": world.group.id, "user": ADMIN}
    for action, status in (
        ("promote", "administrator"),
        ("demote", "member"),
        ("remove", "kicked"),
        ("add", "member"),
    ):
        await act(http, "manage", **place, action=action)
        assert (await state(http))["chats"]["Reading room"]["bot"] == status
    private = {"chat": READER, "user": READER}
    await act(http, "manage", **private, action="block")
    assert (await state(http))["chats"]["private"]["bot"] == "kicked"
    await act(http, "manage", **private, action="unblock")
    assert world.chat(READER).has(world.bot.id)


@pytest.mark.parametrize(
    "body",
    [
        {"action": "explode"},
        {"action": "open_topic", "name": " "},
        {"action": "open_topic", "name": "a" * 129},
        {"action": "close_topic"},
        {"action": "close_topic", "topic": "nine"},
        {"action": "delete_topic", "topic": [9]},
    ],
)
async def test_what_can_not_be_done_is_one_line(
    http: httpx.AsyncClient, world: World, body: dict[str, Any]
) -> None:
    reply = await act(http, "manage", chat=world.group.id, user=ADMIN, **body)
    assert reply.status_code in (400, 404)
    assert "\n" not in reply.json()["error"]


async def test_reactions(http: httpx.AsyncClient, world: World) -> None:
    said = world.say(world.group, READER, "hello")
    place = {"chat": world.group.id, "user": ADMIN, "message": said.message_id}
    assert (await act(http, "react", **place, emoji=["👍"])).status_code == 200
    assert said.shown()["page"]["reactions"] == {str(ADMIN): ("👍",)}
    assert (await act(http, "react", **place, emoji=["x"])).status_code == 404
    await act(http, "react", **place, emoji=[])
    assert said.shown()["page"]["reactions"] == {}


async def test_inline_results_are_asked_for_and_chosen(
    http: httpx.AsyncClient, api: Api, world: World
) -> None:
    place = {"chat": world.group.id, "user": READER}
    asking = asyncio.create_task(act(http, "inline", **place, text="who?"))
    asked = (await world.wait_for(lambda: list(world.inline.values())))[0]
    await api("answerInlineQuery", inline_query_id=asked.id, results=[result()])
    found = (await asking).json()
    assert [each["title"] for each in found["results"]] == ["That"]
    chosen = {"query": found["query"], "result": "1"}
    assert (await act(http, "choose", **{**place, "user": ADMIN}, **chosen)).status_code == 404
    assert (await act(http, "choose", **place, **chosen)).status_code == 200
    assert world.messages(world.group)[-1].via is world.bot


async def test_a_bot_that_does_not_listen_offers_nothing(
    http: httpx.AsyncClient, api: Api, world: World
) -> None:
    await api("getUpdates", allowed_updates=["message"])
    found = await act(http, "inline", chat=READER, user=READER, text="who?")
    assert found.json() == {"query": None, "results": []}
