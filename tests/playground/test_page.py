"""The page's own API: acting as a person, and following what changes."""

import json
from typing import Any

import httpx
import pytest

from bot.playground import ADMIN, READER, Playground, World
from bot.playground.page import split


async def act(http: httpx.AsyncClient, path: str, **body: Any) -> httpx.Response:
    return await http.post(f"api/{path}", json=body)


async def test_a_reload_shows_the_whole_conversation(http: httpx.AsyncClient, world: World) -> None:
    await act(http, "say", chat=READER, user=READER, text="one")
    await act(http, "say", chat=world.group.id, user=READER, text="two")
    state = (await http.get("api/state", params={"user": READER})).json()
    private, group = state["chats"]
    assert [message["text"] for message in private["messages"]] == ["one"]
    assert [message["text"] for message in group["messages"]] == ["two"]
    assert private["type"] == "private"
    assert {person["first_name"] for person in state["people"]} == {"Reader", "Admin", "Maya"}


async def test_one_can_be_the_admin(http: httpx.AsyncClient, world: World) -> None:
    assert (await act(http, "say", chat=ADMIN, user=ADMIN, text="/reindex")).status_code == 200
    assert world.messages(ADMIN)[0].sender is world.users[ADMIN]
    state = (await http.get("api/state", params={"user": ADMIN})).json()
    assert state["user"] == ADMIN
    assert state["chats"][0]["id"] == ADMIN


async def test_admins_are_who_the_bot_says() -> None:
    world = World(admins=(7, 8))
    assert world.users[7].first_name == "Admin"
    assert world.group.members[7] == "creator"
    assert world.users[8].first_name == "Admin 2"


async def test_long_texts_go_as_a_client_would_send_them(
    http: httpx.AsyncClient, world: World
) -> None:
    await act(http, "say", chat=READER, user=READER, text="😀" * 3000)
    assert [len(message.words) for message in world.messages(READER)] == [2048, 952]
    assert split("a" * 4096) == ["a" * 4096]
    assert split(" ") == []


async def test_one_edits_ones_own(http: httpx.AsyncClient, world: World) -> None:
    said = world.say(READER, READER, "quesiton")
    place = {"chat": READER, "user": READER, "message": said.message_id}
    assert (await act(http, "edit", **place, text="question")).status_code == 200
    assert world.updates.pending[-1].kind == "edited_message"
    assert world.updates.pending[-1].body["text"] == "question"
    for text, status in (("a" * 4097, 400), (" ", 400)):
        assert (await act(http, "edit", **place, text=text)).status_code == status
    answer = world.post(world.chat(READER), world.bot, text="an answer")
    place["message"] = answer.message_id
    assert (await act(http, "edit", **place, text="mine")).status_code == 403
    assert (said.text, answer.text) == ("question", "an answer")


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("say", {"text": "x", "user": READER, "chat": ADMIN}, 404),
        ("say", {"text": "x", "user": READER, "chat": "nonsense"}, 404),
        ("say", {"text": "\u200b", "user": READER, "chat": READER}, 400),
        ("press", {"user": READER, "chat": READER, "message": 99, "data": "x"}, 404),
        ("edit", {"user": READER, "chat": READER, "message": 99, "text": "x"}, 404),
    ],
)
async def test_refusals_are_one_line(
    http: httpx.AsyncClient, path: str, body: dict[str, Any], status: int
) -> None:
    reply = await act(http, path, **body)
    assert reply.status_code == status
    assert "\n" not in reply.json()["error"]


async def test_odd_input_does_no_harm(http: httpx.AsyncClient, world: World) -> None:
    headers = {"Content-Type": "application/json"}
    for body in (b"{", b"[]", b"[" * 99_999, b'{"chat": 1e999, "text": 5}', b""):
        reply = await http.post("api/say", content=body, headers=headers)
        assert reply.status_code in (400, 404)
    lone = b'{"chat": 1001, "user": 1001, "text": "a\\ud800b"}'
    assert (await http.post("api/say", content=lone, headers=headers)).status_code == 200
    assert world.messages(READER)[-1].text == "a\ufffdb"


async def test_a_file_up_and_down(http: httpx.AsyncClient, world: World) -> None:
    place = {"chat": READER, "user": READER, "name": "ü <b>.html", "caption": "look"}
    await http.post("api/upload", params=place, content=b"<script>")
    [message] = world.messages(READER)
    assert message.document is not None
    assert (message.document.name, message.caption) == ("ü <b>.html", "look")
    got = await http.get(f"api/file/{message.document.file_id}")
    assert got.content == b"<script>"
    # Never shown as a page of our own origin.
    assert got.headers["content-type"] == "application/octet-stream"
    assert got.headers["content-disposition"].startswith("attachment")
    empty = await http.post("api/upload", params=place, content=b"")
    assert empty.status_code == 400
    big = await http.post("api/upload", params=place, content=bytes(20 * 1024 * 1024 + 1))
    assert big.status_code == 413


async def follow(url: str, mark: str, count: int, last_id: str = "") -> list[dict[str, Any]]:
    """The first `count` events after `mark`."""
    events: list[dict[str, Any]] = []
    headers = {"Last-Event-ID": last_id} if last_id else {}
    async with httpx.AsyncClient(trust_env=False) as client:
        path = f"{url}api/changes?since={mark}"
        async with client.stream("GET", path, headers=headers) as response:
            async for line in response.aiter_lines():
                if line.startswith("data: "):
                    events.append(json.loads(line[6:]))
                if len(events) == count:
                    break
    return events


async def test_a_page_that_lost_touch_catches_up(playground: Playground, world: World) -> None:
    start = world.changes.mark
    world.say(READER, READER, "one")
    middle = world.changes.mark
    world.say(READER, READER, "two")
    both = await follow(playground.url, start, 2)
    assert [event["message"]["text"] for event in both] == ["one", "two"]
    # The browser's own memory of the last event outranks where the page began.
    [second] = await follow(playground.url, start, 1, last_id=middle)
    assert second["message"]["text"] == "two"


@pytest.mark.parametrize("mark", ["", "other-1", "{run}-99", "{run}-x", "{run}-²"])
async def test_a_page_from_another_run_starts_anew(
    playground: Playground, world: World, mark: str
) -> None:
    world.say(READER, READER, "one")
    [event] = await follow(playground.url, mark.format(run=world.changes.run), 1)
    assert event["kind"] == "reset"
