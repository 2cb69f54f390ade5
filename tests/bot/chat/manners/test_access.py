"""Whoever is blocked is told by any update, of whatever kind."""

from collections.abc import Collection
from types import SimpleNamespace
from typing import Any

import pytest
from telegram import Update

from bot.chat.manners.access import is_blocked, is_served
from bot.chat.manners.admins import Admins
from bot.config import Access

ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}
STAND_IN = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
GROUP = {"id": -100_5, "type": "supergroup", "title": "Readers"}
CHANNEL = {"id": -100_6, "type": "channel", "title": "News"}
SAID = {"message_id": 1, "date": 0, "chat": GROUP, "from": ANN, "text": "Who?"}
OURS = {**SAID, "from": {"id": 42, "is_bot": True, "first_name": "Footnote"}}
POSTED = {"message_id": 1, "date": 0, "chat": CHANNEL, "sender_chat": CHANNEL, "text": "News!"}
REACTED = {"chat": GROUP, "message_id": 1, "date": 0, "old_reaction": [], "new_reaction": []}
MEMBER = {"user": OURS["from"], "status": "member"}

BY_ANN = [
    {"message": SAID},
    {"edited_message": {**SAID, "edit_date": 1}},
    {"guest_message": {**SAID, "guest_query_id": "q"}},
    {"callback_query": {"id": "1", "from": ANN, "chat_instance": "1", "message": OURS}},
    {"callback_query": {"id": "1", "from": ANN, "chat_instance": "1", "inline_message_id": "i"}},
    {"inline_query": {"id": "1", "from": ANN, "query": "Who?", "offset": ""}},
    {"chosen_inline_result": {"result_id": "1", "from": ANN, "query": "Who?"}},
    {"message_reaction": {**REACTED, "user": ANN}},
    {
        "my_chat_member": {"chat": GROUP, "from": ANN, "date": 0}
        | dict.fromkeys(("old_chat_member", "new_chat_member"), MEMBER)
    },
]
BY_A_CHAT = [
    {"message": {**SAID, "from": STAND_IN, "sender_chat": CHANNEL}},
    {"edited_message": {**SAID, "from": STAND_IN, "sender_chat": CHANNEL, "edit_date": 1}},
    {"channel_post": POSTED},
    {"message_reaction": {**REACTED, "actor_chat": CHANNEL}},
]


def room(
    people: Collection[int], admins: Collection[int] = (), paused: Collection[int] = ()
) -> Any:
    access = Access(admins=[*admins])  # type: ignore[arg-type]
    barred = SimpleNamespace(people=frozenset(people), chats=frozenset(paused))
    return SimpleNamespace(
        barred=barred, admins=Admins(access), config=SimpleNamespace(access=access)
    )


def parsed(body: dict[str, Any]) -> Update:
    return Update.de_json({"update_id": 1, **body}, None)


def blocked(body: dict[str, Any], people: Collection[int], admins: Collection[int] = ()) -> bool:
    return is_blocked(parsed(body), room(people, admins))


@pytest.mark.parametrize("body", BY_ANN, ids=lambda body: next(iter(body)))
def test_a_person_is_known_whatever_they_do(body: dict[str, Any]) -> None:
    assert blocked(body, {7})
    assert not blocked(body, {8, 42, GROUP["id"]})  # type: ignore[arg-type]


@pytest.mark.parametrize("body", BY_A_CHAT, ids=lambda body: next(iter(body)))
def test_a_chat_that_speaks_is_known(body: dict[str, Any]) -> None:
    assert blocked(body, {-100_6})
    assert not blocked(body, {7, 1087968824, -100_5})


def test_an_admin_is_heard_though_blocked_before() -> None:
    assert not blocked({"message": SAID}, {7}, admins={7})


async def test_nobody_is_told_anything_who_is_blocked_or_where_it_is_paused() -> None:
    said = parsed({"message": SAID})
    assert await is_served(said, room([]))
    assert not await is_served(said, room({7}))
    assert not await is_served(said, room([], paused={-100_5}))
    assert await is_served(said, room([], admins={7}, paused={-100_5}))
    assert await is_served(said, room({8}, paused={-100_6}))
