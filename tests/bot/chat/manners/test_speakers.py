"""Who speaks, where Telegram names a stand-in and where it doesn't."""

from typing import Any

import pytest
from telegram import Update

from bot.chat.manners.speakers import NOBODY, Speaker, speaker_of

ANN = {"id": 7, "is_bot": False, "first_name": "Ann", "last_name": "Lee"}
BOT = {"id": 99, "is_bot": True, "first_name": "Footnote"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
GROUP = {"id": -100, "type": "supergroup", "title": "Reading room"}
CHANNEL = {"id": -200, "type": "channel", "title": "Morning reading"}


def message(**fields: Any) -> dict[str, Any]:
    return {"message_id": 1, "date": 0, "chat": GROUP, "text": "who?", **fields}


def spoke(kind: str, body: dict[str, Any]) -> Speaker:
    return speaker_of(Update.de_json({"update_id": 1, kind: body}, None))


@pytest.mark.parametrize("kind", ["message", "edited_message"])
@pytest.mark.parametrize(
    ("fields", "speaker"),
    [
        ({"from": ANN}, Speaker(7, "Ann Lee", True)),
        ({"from": ANONYMOUS, "sender_chat": GROUP}, Speaker(-100, "Reading room", False)),
        ({"from": CHANNEL_BOT, "sender_chat": CHANNEL}, Speaker(-200, "Morning reading", False)),
        ({"from": TELEGRAM, "sender_chat": CHANNEL}, Speaker(-200, "Morning reading", False)),
        ({"from": BOT}, Speaker(99, "Footnote", False)),
    ],
)
def test_who_wrote_a_message(kind: str, fields: dict[str, Any], speaker: Speaker) -> None:
    assert spoke(kind, message(**fields)) == speaker


def test_a_channels_post_is_the_channels() -> None:
    post = {**message(sender_chat=CHANNEL), "chat": CHANNEL}
    assert spoke("channel_post", post) == Speaker(-200, "Morning reading", False)


def test_a_button_is_tapped_by_a_person_whoever_wrote_above_it() -> None:
    for above in (message(**{"from": BOT}), message(**{"from": ANONYMOUS, "sender_chat": GROUP})):
        tap = {"id": "1", "from": ANN, "chat_instance": "1", "data": "x", "message": above}
        assert spoke("callback_query", tap) == Speaker(7, "Ann Lee", True)
    inline = {"id": "1", "from": ANN, "chat_instance": "1", "data": "x", "inline_message_id": "i"}
    assert spoke("callback_query", inline) == Speaker(7, "Ann Lee", True)


def test_who_types_inline_and_who_adds_the_bot() -> None:
    assert spoke("inline_query", {"id": "1", "from": ANN, "query": "", "offset": ""}).id == 7
    member = {"user": BOT, "status": "member"}
    change = {"chat": GROUP, "from": ANN, "date": 0}
    change |= {"old_chat_member": {**member, "status": "left"}, "new_chat_member": member}
    assert spoke("my_chat_member", change).id == 7


def test_sometimes_nobody_is_named() -> None:
    assert spoke("message", message()) == NOBODY
