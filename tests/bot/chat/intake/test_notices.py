"""Readers and admins are told, and not told again and again."""

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from telegram import Chat, Message, Update, User
from telegram.error import Forbidden

from bot.chat.intake import notices as module
from bot.chat.intake.notices import QUIET_S, Notices
from bot.chat.manners.admins import Admins
from bot.chat.saying.words import ENGLISH, words_for
from bot.chat.store.store import Store
from bot.chat.store.writer import Writer
from bot.config import Access
from tests.fakes import Clock

BUSY, SORRY = ENGLISH.say("busy"), ENGLISH.say("sorry")


class FakeClient:
    """Keeps (chat, text) of what it is to send."""

    username = "footnote_bot"
    id = 1

    def __init__(self) -> None:
        self.sent: list[tuple[int, str]] = []

    async def send_message(self, chat_id: Any, text: str, *_: Any, **__: Any) -> Any:
        self.sent.append((chat_id, text))
        if chat_id == 13:
            raise Forbidden("bot was blocked by the user")
        return Message(1, datetime.fromtimestamp(0, UTC), Chat(chat_id, "private"))


async def allowed(update: Update) -> bool:
    """A group that the bot isn't for is the exception."""
    return update.effective_chat is not None and update.effective_chat.id != -13


def notices_of(client: FakeClient, admins: frozenset[int], *clock: Clock) -> Notices:
    access = Access(admins=[*admins])  # type: ignore[arg-type]
    return Notices(client, Admins(access), {"ask"}, allowed, *clock)  # type: ignore[arg-type]


def update(
    bot: Any, text: str = "Who?", chat: int = 7, user: int = 7, language: str = "en"
) -> Update:
    kind = {"type": "private"} if chat > 0 else {"type": "supergroup", "title": "T"}
    person = {"id": user, "is_bot": False, "first_name": "R", "language_code": language}
    body = {"message_id": 1, "date": 0, "chat": {"id": chat, **kind}, "from": person, "text": text}
    return Update.de_json({"update_id": 1, "message": body}, bot)


async def test_a_reader_who_goes_on_is_told_once() -> None:
    client, clock = FakeClient(), Clock()
    notices = notices_of(client, frozenset(), clock)
    for _ in range(10):
        await notices.busy(update(client))
        clock.now += QUIET_S - 1
    await notices.busy(update(client, chat=8, user=8))
    clock.now += QUIET_S + 1
    await notices.busy(update(client))
    assert client.sent == [(7, BUSY), (8, BUSY), (7, BUSY)]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("/ask who?", True),
        ("/ask@Footnote_Bot who?", True),
        ("/ask@other_bot who?", False),
        ("/roll", False),
        ("Who, indeed?", False),
    ],
)
async def test_in_a_group_only_who_spoke_to_the_bot_is_told(text: str, is_told: bool) -> None:
    client = FakeClient()
    notices = notices_of(client, frozenset())
    await notices.sorry(update(client, text, chat=-100))
    assert client.sent == ([(-100, SORRY)] if is_told else [])


async def test_nobody_is_told_where_the_bot_is_silent() -> None:
    client = FakeClient()
    notices = notices_of(client, frozenset())
    await notices.sorry(update(client, "/ask who?", chat=-13))
    await notices.busy(update(client, "/ask who?", chat=-13))
    assert client.sent == []


async def test_the_admins_are_told_at_once_and_then_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "ALARM_EVERY_S", 0.1)
    client = FakeClient()
    notices = notices_of(client, frozenset({13, 12}))
    for _ in range(3):
        notices.failed()
        await asyncio.sleep(0.02)
    assert [each[0] for each in client.sent] == [12, 13]
    assert client.sent[0][1].startswith("One update couldn't be answered")
    await asyncio.sleep(0.2)
    assert client.sent[2][1].startswith("2 updates")
    assert len(client.sent) == 4
    notices.close()


async def test_an_admin_is_told_in_the_language_they_last_wrote_in() -> None:
    client = FakeClient()
    notices = notices_of(client, frozenset({11, 12}))
    notices.meet(User(12, "A", is_bot=False, language_code="de"))
    notices.meet(User(7, "R", is_bot=False, language_code="ru"))
    notices.failed()
    await asyncio.sleep(0.02)
    notices.close()
    said = [words_for(each).say("failed-alarm", count=1) for each in ("en", "de")]
    assert client.sent == [(11, said[0]), (12, said[1])]


async def test_a_reader_is_told_in_their_own() -> None:
    client = FakeClient()
    notices = notices_of(client, frozenset())
    await notices.sorry(update(client, language="ru"))
    assert client.sent == [(7, words_for("ru").say("sorry"))]


async def test_every_admin_is_told_that_the_day_s_tokens_are_used_up() -> None:
    client = FakeClient()
    notices = notices_of(client, frozenset({13, 12}))
    notices.meet(User(12, "A", is_bot=False, language_code="fa"))
    notices.spent()
    await asyncio.sleep(0.02)
    notices.close()
    said = [words_for(each).say("model-limit-reached") for each in ("fa", "en")]
    assert client.sent == [(12, said[0]), (13, said[1])]


async def test_an_admin_by_a_group_whom_nothing_reaches_is_not_tried_again(tmp_path: Path) -> None:
    client, writer = FakeClient(), Writer(Store(tmp_path, 1))
    admins = Admins(Access(admins=[12], admin_groups=[-5]))  # type: ignore[arg-type]
    admins.load(writer)
    admins.tell(-5, frozenset({13, 14}), 0)
    notices = Notices(client, admins, {"ask"}, allowed)  # type: ignore[arg-type]
    await notices.tell_admins(lambda words: words.say("sorry"))
    assert client.sent == [(12, SORRY)]  # the others never wrote in private
    await admins.met(13, 0.0)
    for _ in range(2):
        await notices.tell_admins(lambda words: words.say("sorry"))
    assert [each[0] for each in client.sent[1:]] == [12, 13, 12]
    await admins.met(13, time.time() + 1)
    await writer.do(lambda store: store.chats.forget(13))
    await notices.tell_admins(lambda words: words.say("sorry"))
    assert [each[0] for each in client.sent[4:]] == [12]
    writer.close()
