"""Whom `/block` means, and how those who are blocked are listed."""

from typing import Any

import pytest
from telegram import Message, Update

from bot.chat.manners.blocking import Person, listed, meant
from bot.chat.saying.words import words_for
from bot.chat.store.blocklist import Blocked

ANN = {"id": 7, "is_bot": False, "first_name": "Ann", "last_name": "Lee"}
BOT = {"id": 1, "is_bot": True, "first_name": "Footnote"}
GROUP = {"id": -100_5, "type": "supergroup", "title": "Readers"}
CHANNEL = {"id": -100_6, "type": "channel", "title": "News"}
ENGLISH = words_for("en")


def message(**more: Any) -> Message:
    body = {"message_id": 2, "date": 0, "chat": GROUP, "from": ANN, "text": "/block", **more}
    found = Update.de_json({"update_id": 1, "message": body}, None).message
    assert found is not None
    return found


def below(**more: Any) -> Message:
    """A command in reply to a message."""
    above = {"message_id": 1, "date": 0, "chat": GROUP, "from": ANN, "text": "Spam!", **more}
    return message(reply_to_message=above)


@pytest.mark.parametrize(
    ("args", "person"),
    [
        (["123456"], Person(123456)),
        (["-1001234567890"], Person(-1001234567890)),
        (["9" * 16], Person(int("9" * 16))),
        (["9" * 17], None),
        (["0"], None),
        (["007"], None),
        (["@ann"], None),
        (["1e5"], None),
        (["١٢٣"], None),
        (["12", "13"], None),
        ([], None),
    ],
)
def test_an_id_names_somebody(args: list[str], person: Person | None) -> None:
    assert meant(message(), args) == person


@pytest.mark.parametrize(
    ("above", "person"),
    [
        ({}, Person(7, "Ann Lee")),
        ({"from": BOT, "sender_chat": GROUP}, Person(-100_5, "Readers")),
        ({"from": BOT, "sender_chat": CHANNEL}, Person(-100_6, "News")),
        ({"from": BOT}, None),
        ({"from": BOT, "sender_chat": CHANNEL, "is_automatic_forward": True}, None),
        ({"forum_topic_created": {"name": "Sea", "icon_color": 1}}, None),
    ],
)
def test_a_reply_names_whoever_speaks_above(above: dict[str, Any], person: Person | None) -> None:
    assert meant(below(**above), []) == person


def test_a_name_hides_no_number() -> None:
    name = {"first_name": "\u202e\n654321 (nnA", "last_name": "x" * 99}
    found = meant(below(**{"from": ANN | name}), [])
    assert found is not None
    assert len(found.name) == 40
    assert found.shown.startswith("654321 (nnA xxxx")
    assert found.shown.endswith("… (7)")


def test_an_id_counts_more_than_a_reply() -> None:
    assert meant(below(), ["8"]) == Person(8)


def test_those_blocked_are_listed_by_name_and_number() -> None:
    assert listed([], ENGLISH) == "Nobody is blocked."
    rows = [Blocked(7, "Ann", 1_700_000_000.0), Blocked(-100_5, "", 0.0)]
    assert listed(rows, ENGLISH).splitlines() == [
        "Blocked: 2",
        "• Ann (7), since 14 Nov 22:13 UTC",
        "• -1005, since 1 Jan 00:00 UTC",
    ]
    many = [Blocked(each, "x" * 40, 0.0) for each in range(1, 200)]
    text = listed(many, ENGLISH)
    assert text.startswith("Blocked: 199\n")
    assert len(text) < 4096
