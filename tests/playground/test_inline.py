"""Inline mode: a query as an update, and an answer within Telegram's limits."""

from typing import Any

import pytest

from bot.playground import READER, World

from .conftest import Api


def result(**fields: Any) -> dict[str, Any]:
    content = {"message_text": "that"}
    return {
        "type": "article",
        "id": "1",
        "title": "That",
        "input_message_content": content,
        **fields,
    }


async def test_a_query_is_answered_once(api: Api, world: World) -> None:
    asked = world.type_inline(READER, "who?")
    [update] = (await api("getUpdates")).result
    assert update["inline_query"]["query"] == "who?"
    assert update["inline_query"]["id"] == asked.id
    answer = {"inline_query_id": asked.id, "results": [result()]}
    assert (await api("answerInlineQuery", **answer)).result is True
    assert asked.results == [result()]
    again = await api("answerInlineQuery", **answer)
    assert again.refusal.startswith("Bad Request: query is too old")


async def test_as_many_as_telegram_shows(api: Api, world: World) -> None:
    asked = world.type_inline(READER, "a" * 256)
    found = [result(id=str(number)) for number in range(50)]
    await api("answerInlineQuery", inline_query_id=asked.id, results=found, next_offset="50")
    assert asked.results is not None
    assert len(asked.results) == 50
    with pytest.raises(ValueError, match="256 characters"):
        world.type_inline(READER, "a" * 257)


WRONG: list[tuple[Any, str]] = [
    ({}, "expected an Array of InlineQueryResult"),
    ([1], "can't parse inline query result: InlineQueryResult must be an object"),
    ([result(id=str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
    ([result(), result()], "RESULT_ID_DUPLICATE"),
    ([result(id="x" * 65)], "RESULT_ID_INVALID"),
    ([result(title="")], "can't parse inline query result: Can't find field \"title\""),
    (
        [result(input_message_content=None)],
        "can't parse inline query result: Message content is not specified",
    ),
    ([result(input_message_content={"message_text": "a" * 4097})], "message is too long"),
    (
        [result(reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "d" * 65}]]})],
        "BUTTON_DATA_INVALID",
    ),
]


@pytest.mark.invalid
@pytest.mark.parametrize(("results", "reason"), WRONG)
async def test_what_is_refused(api: Api, world: World, results: Any, reason: str) -> None:
    asked = world.type_inline(READER, "who?")
    reply = await api("answerInlineQuery", inline_query_id=asked.id, results=results)
    assert reply.refusal == f"Bad Request: {reason}"
    assert len(world.violations) == 1
