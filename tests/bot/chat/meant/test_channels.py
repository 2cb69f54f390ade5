"""A channel's post, wherever it is seen, and the article it makes."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Message

from bot.chat.meant.channels import is_article, is_ours, post_of
from bot.config import Access, Channels, Config

POSTED = int(datetime(2026, 1, 1, 12, tzinfo=UTC).timestamp())
CHANNEL = {"id": -1001000000777, "type": "channel", "title": "News", "username": "Morning"}
PRIVATE = {name: CHANNEL[name] for name in ("id", "type", "title")}
GROUP = {"id": -1001, "type": "supergroup", "title": "Talk"}
ORIGIN = {"type": "channel", "chat": CHANNEL, "message_id": 7, "date": POSTED}
OURS = Config(access=Access(chats=[-1001000000777]), channels=Channels(min_words=3))  # type: ignore[arg-type]


def message(**fields: Any) -> Message:
    body = {"message_id": 5, "date": POSTED + 2, "chat": GROUP, "text": "Fog\n\nIt lifted."}
    found = Message.de_json(body | fields, None)
    assert found is not None
    return found


def copy(**fields: Any) -> Message:
    """As Telegram puts it into the discussion group."""
    marks = {"is_automatic_forward": True, "sender_chat": CHANNEL, "forward_origin": ORIGIN}
    return message(**{**marks, **fields})


def test_a_post_and_its_copy_make_the_same_article() -> None:
    posted = post_of(message(message_id=7, chat=CHANNEL, sender_chat=CHANNEL, date=POSTED))
    copied = post_of(copy())
    assert posted is not None
    assert copied is not None
    assert posted.document == copied.document
    document = copied.document
    assert (document.source, document.url) == ("https://t.me/Morning/7", "https://t.me/Morning/7")
    assert (document.title, document.text) == ("Fog", "Fog\n\nIt lifted.")
    assert (document.author, document.published) == ("News", "2026-01-01")
    assert (copied.sighting.chat, copied.sighting.message) == (-1001, 5)
    assert (copied.sighting.channel, copied.sighting.post) == (-1001000000777, 7)
    assert posted.sighting.changed == copied.sighting.changed == POSTED
    edited = post_of(copy(edit_date=POSTED + 60))
    assert edited is not None
    assert edited.sighting.changed == POSTED + 60.5
    at_once = post_of(copy(edit_date=POSTED))
    assert at_once is not None
    assert at_once.sighting.changed > copied.sighting.changed


def test_a_private_channel_lets_nobody_in() -> None:
    post = post_of(copy(sender_chat=PRIVATE, forward_origin=ORIGIN | {"chat": PRIVATE}))
    assert post is not None
    assert (post.document.source, post.document.url) == ("https://t.me/c/1000000777/7", "")


def test_a_long_first_line_is_cut_for_a_title() -> None:
    post = post_of(copy(text="word " * 100, author="x"))
    assert post is not None
    assert len(post.document.title) <= 120


@pytest.mark.parametrize(
    "fields",
    [
        {},  # a person's
        {"sender_chat": CHANNEL},  # a channel that speaks in the group
        {"forward_origin": ORIGIN},  # passed on by a person
    ],
)
def test_nothing_else_is_a_post(fields: dict[str, Any]) -> None:
    assert post_of(message(**fields)) is None


def test_only_the_own_words_of_a_channel_of_ours_count() -> None:
    post = post_of(copy())
    assert post is not None
    assert is_ours(post, OURS)
    assert is_article(post, OURS)
    assert not is_ours(post, Config())
    assert not is_ours(post, OURS.model_copy(update={"channels": Channels(index_posts=False)}))
    assert not is_article(post, Config())
    other = {"type": "channel", "chat": GROUP | {"id": -1009}, "message_id": 3, "date": POSTED}
    hidden = {"type": "hidden_user", "sender_user_name": "Ann", "date": POSTED}
    for origin in (other, hidden):
        passed_on = [
            post_of(copy(forward_origin=origin)),
            post_of(message(chat=CHANNEL, sender_chat=CHANNEL, forward_origin=origin)),
        ]
        for each in passed_on:
            assert each is not None
            assert (each.text, each.sighting.post) == ("", 0)
            assert not is_ours(each, OURS)
