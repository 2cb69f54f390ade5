"""When the bot speaks."""

from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, MessageEntity, MessageOriginHiddenUser, User

from bot.chat.manners.groups import asked, summons

BOT = User(99, "Footnote", is_bot=True, username="footnote_bot")
ANN = User(7, "Ann", is_bot=False)
GROUP = Chat(-100, "supergroup")


def message(text: str, chat: Chat = GROUP, above: Message | None = None) -> Message:
    entities = []
    for name in ("@footnote_bot", "@Footnote_Bot", "@footnote_bot2", "@other"):
        at = text.find(name)
        ends = text[at + len(name) : at + len(name) + 1]
        if at >= 0 and not ends.isalnum():
            offset = len(text[:at].encode("utf-16-le")) // 2
            entities.append(MessageEntity("mention", offset, len(name)))
    now = datetime.now(UTC)
    return Message(1, now, chat, ANN, text=text, entities=entities, reply_to_message=above)


def by(user: User, text: str) -> Message:
    return Message(2, datetime.now(UTC), GROUP, user, text=text)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("@footnote_bot who won?", "who won?"),
        ("who won, @footnote_bot?", "who won, ?"),
        ("🎉🎉 @Footnote_Bot who won?", "🎉🎉 who won?"),
        ("who won?", None),
        ("@other who won?", None),
        ("@footnote_bot2 who won?", None),
        ("footnote_bot who won?", None),
    ],
)
def test_in_a_group_it_answers_only_mentions(text: str, question: str | None) -> None:
    assert asked(message(text), "footnote_bot", 99) == question


def test_a_reply_to_the_bot_is_for_the_bot() -> None:
    assert asked(message("and who lost?", above=by(BOT, "…")), "footnote_bot", 99) == (
        "and who lost?"
    )
    assert asked(message("and who lost?", above=by(ANN, "…")), "footnote_bot", 99) is None


def test_a_bare_mention_asks_what_it_replies_to() -> None:
    above = by(ANN, "who won?")
    assert asked(message("@footnote_bot", above=above), "footnote_bot", 99) == "who won?"
    assert asked(message("@footnote_bot"), "footnote_bot", 99) == ""


def test_a_bare_mention_below_a_post_asks_nothing() -> None:
    post = Message(2, datetime.now(UTC), GROUP, text="News of today", is_automatic_forward=True)
    assert asked(message("@footnote_bot", above=post), "footnote_bot", 99) == ""
    assert asked(message("@footnote_bot who?", above=post), "footnote_bot", 99) == "who?"


def test_what_is_forwarded_to_a_group_asks_nothing_there() -> None:
    now, post = datetime.now(UTC), MessageOriginHiddenUser(datetime.now(UTC), "Ann")
    mark = MessageEntity("mention", 0, 13)
    for chat, question in ((GROUP, None), (Chat(7, "private"), "@footnote_bot who?")):
        forward = Message(
            1, now, chat, ANN, text="@footnote_bot who?", entities=[mark], forward_origin=post
        )
        assert asked(forward, "footnote_bot", 99) == question


def test_in_private_everything_is_a_question() -> None:
    assert asked(message("who won?", Chat(7, "private")), "footnote_bot", 99) == "who won?"


def test_in_a_channel_it_is_silent() -> None:
    assert asked(message("@footnote_bot who?", Chat(-5, "channel")), "footnote_bot", 99) is None


def test_a_guest_is_spoken_to_by_name_in_any_chat() -> None:
    private = Chat(8, "private")
    for chat in (GROUP, private):
        assert summons(message("@footnote_bot who won?", chat), "footnote_bot", 99) == "who won?"
        above = by(ANN, "who won?")
        assert summons(message("@footnote_bot", chat, above), "footnote_bot", 99) == "who won?"
    answered = message("and who lost?", private, by(BOT, "…"))
    assert summons(answered, "footnote_bot", 99) == "and who lost?"
