"""What a bot should not have sent is found, whether it was refused or dropped in silence."""

from typing import Any

import pytest

from bot.playground import READER, World, refusals
from bot.playground.limits import broken

from .conftest import Api

BOLD = {"type": "bold", "offset": 0, "length": 1}
LINK = {"type": "text_link", "offset": 0, "length": 1, "url": "https://example.org/"}
HERE = "https://t.me/footnote_bot?start="


def keyboard(**button: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Go", **button}]]}


SENT: list[tuple[dict[str, Any], str]] = [
    ({"text": "a" * 4097}, "message is too long"),
    ({"text": "😀" * 2049}, "message is too long"),
    ({"text": " "}, "text must be non-empty"),
    ({"text": "ab", "entities": [{**BOLD, "length": 3}]}, "ends after the end of the text"),
    ({"text": "😀", "entities": [BOLD]}, "in a middle of a UTF-16 symbol"),
    ({"text": "a" * 101, "entities": [BOLD] * 101}, "ENTITIES_TOO_LONG"),
    ({"text": "a", "reply_markup": keyboard(callback_data="d" * 65)}, "BUTTON_DATA_INVALID"),
    ({"text": "a", "reply_markup": keyboard(url=HERE + "x" * 65)}, "a deep-link payload is"),
    ({"text": "a", "entities": [{**LINK, "url": HERE + "a.b"}]}, "a deep-link payload is"),
    ({"text": "a", "entities": [{**LINK, "url": "http://localhost/"}]}, "1 of 1 links are dropped"),
    ({"text": "a", "entities": [LINK, LINK]}, "1 of 2 links are dropped"),
    ({"text": "a", "reply_parameters": {"message_id": 1, "quote": "b"}}, "QUOTE_TEXT_INVALID"),
    ({"text": "a", "reply_parameters": '{"message_id"'}, "can't parse reply parameters"),
]


@pytest.mark.invalid
@pytest.mark.parametrize(("params", "reason"), SENT)
async def test_what_no_telegram_would_show_is_a_violation(
    api: Api, world: World, params: dict[str, Any], reason: str
) -> None:
    world.say(READER, READER, "said")
    await api("sendMessage", chat_id=READER, **params)
    (violation,) = world.violations
    assert reason in str(violation)
    assert str(violation).startswith("sendMessage: ")


@pytest.mark.invalid
async def test_an_edit_and_a_caption_are_looked_at_too(api: Api, world: World) -> None:
    world.start(READER)
    sent = (await api("sendMessage", chat_id=READER, text="a")).result
    where = {"chat_id": READER, "message_id": sent["message_id"]}
    await api("editMessageText", **where, text="a" * 4097)
    await api("editMessageText", **where, text="b", entities=[{**LINK, "url": HERE + "é"}])
    await api("editMessageReplyMarkup", **where, reply_markup=keyboard(callback_data="é" * 33))
    assert [each.call.method for each in world.violations] == [
        "editMessageText",
        "editMessageText",
        "editMessageReplyMarkup",
    ]


async def test_refusals_that_any_bot_may_meet_are_none(api: Api, world: World) -> None:
    world.start(READER)
    world.faults.add(refusals.ENTITIES)
    await api("sendMessage", chat_id=READER, text="a")
    await api("sendMessage", chat_id=READER, text="a", entities=[BOLD])
    await api("sendMessage", chat_id=READER, text="a", entities=[{**LINK, "url": HERE + "q-1"}])
    await api("sendMessage", chat_id=9, text="a")
    await api("editMessageText", chat_id=READER, message_id=99, text="a")
    await api("answerCallbackQuery", callback_query_id="1")
    await api("sendPoll")
    assert world.violations == []


STORED: list[tuple[dict[str, Any], str]] = [
    ({"text": "a" * 4097}, "4097 UTF-16 units, 4096 are allowed"),
    ({"caption": "a" * 1025}, "1025 UTF-16 units, 1024 are allowed"),
    ({"text": "a" * 101, "entities": [BOLD] * 101}, "more than 100 entities"),
    ({"text": "a", "entities": [{**BOLD, "offset": 1}]}, "a bold from 1 to 2 in a text of 1"),
    ({"text": "😀", "entities": [BOLD]}, "a bold that cuts a surrogate pair"),
    ({"text": "😀b", "entities": [{**BOLD, "offset": 1}]}, "a bold that cuts a surrogate pair"),
    ({"reply_markup": keyboard(callback_data="é" * 33)}, "callback data of more than 64 bytes"),
    (
        {"quote": {"text": "b"}, "reply_to_message": {"text": "a"}},
        "a quote that doesn't stand in the message it replies to",
    ),
    (
        {"quote": {"text": "a" * 1025}, "reply_to_message": {"text": "a" * 2000}},
        "a quote of more than 1024 units",
    ),
]


@pytest.mark.parametrize(("message", "reason"), STORED)
def test_the_second_look_needs_no_refusal(message: dict[str, Any], reason: str) -> None:
    assert list(broken(message)) == [reason]


def test_what_telegram_finds_itself_does_not_count() -> None:
    found = {"type": "mention", "offset": 0, "length": 1}
    assert list(broken({"text": "a", "entities": [found] * 200})) == []


async def test_entities_beside_a_parse_mode_are_ignored(api: Api, world: World) -> None:
    world.start(READER)
    await api("sendMessage", chat_id=READER, text="<b>a</b>", parse_mode="HTML", entities=[1])
    assert world.violations == []
