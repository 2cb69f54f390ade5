"""Inline mode: a query as an update, and an answer within Telegram's limits."""

from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    MessageEntity,
)
from telegram.error import BadRequest

from bot.playground import ADMIN, READER, SECOND_READER, World

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


async def test_what_comes_with_the_results(bot: Bot, world: World) -> None:
    asked = world.type_inline(READER, "who?", chat=READER)
    [update] = await bot.get_updates()
    assert update.inline_query.chat_type == "sender"
    content = InputTextMessageContent("that")
    await update.inline_query.answer(
        [InlineQueryResultArticle("1", "That", content)],
        cache_time=0,
        is_personal=True,
        button=InlineQueryResultsButton("Ask in private", start_parameter="inline"),
    )
    assert (asked.cache_time, asked.is_personal) == (0, True)
    assert asked.button == {"text": "Ask in private", "start_parameter": "inline"}


@pytest.mark.invalid
@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ([], "can't parse inline query results button: object expected"),
        ({}, "can't parse inline query results button: Can't find field \"text\""),
        ({"text": "Go", "start_parameter": "a b"}, "START_PARAM_INVALID"),
        ({"text": "Go"}, "START_PARAM_INVALID"),
    ],
)
async def test_bad_buttons(api: Api, world: World, button: Any, reason: str) -> None:
    asked = world.type_inline(READER, "who?")
    reply = await api("answerInlineQuery", inline_query_id=asked.id, results=[], button=button)
    assert reply.refusal == f"Bad Request: {reason}"


# What is chosen


def article() -> InlineQueryResultArticle:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more")]])
    bold = [MessageEntity(MessageEntity.BOLD, 0, 4)]
    content = InputTextMessageContent("that one", entities=bold)
    return InlineQueryResultArticle("1", "That", content, reply_markup=keyboard)


async def test_a_chosen_result_is_the_persons_message_via_the_bot(bot: Bot, world: World) -> None:
    asked = world.type_inline(READER, "who?", chat=world.group)
    await bot.answer_inline_query(asked.id, [article()])
    sent = world.choose(asked, "1", world.group)
    query, message, chosen = await bot.get_updates()
    assert query.inline_query.chat_type == "supergroup"
    assert (message.message.from_user.id, message.message.via_bot.id) == (READER, bot.id)
    assert [entity.type for entity in message.message.entities] == ["bold"]
    assert message.message.reply_markup.inline_keyboard[0][0].callback_data == "more"
    assert chosen.chosen_inline_result.result_id == "1"
    assert chosen.chosen_inline_result.query == "who?"
    assert chosen.chosen_inline_result.inline_message_id == sent.inline_id
    with pytest.raises(LookupError, match="no result '2'"):
        world.choose(asked, "2", world.group)


async def test_its_buttons_name_no_message(bot: Bot, world: World) -> None:
    asked = world.type_inline(READER, "who?")
    await bot.answer_inline_query(asked.id, [article()])
    sent = world.choose(asked, "1", world.group)
    world.press(sent, "More", SECOND_READER)
    query = (await bot.get_updates())[-1].callback_query
    assert query.message is None
    assert query.inline_message_id == sent.inline_id
    assert query.chat_instance
    await query.answer("more it is")
    assert await query.edit_message_text("that one, and more") is True
    assert sent.text == "that one, and more"
    assert sent.reply_markup is None
    with pytest.raises(BadRequest, match="Message_id_invalid"):
        await bot.edit_message_text("x", inline_message_id="nonsense")
    with pytest.raises(BadRequest, match="Message identifier is not specified"):
        await bot.edit_message_text("x")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", world.group.id, sent.message_id)


async def test_without_buttons_there_is_no_inline_id(bot: Bot, world: World) -> None:
    asked = world.type_inline(READER, "who?")
    content = InputTextMessageContent("that")
    await bot.answer_inline_query(asked.id, [InlineQueryResultArticle("1", "That", content)])
    assert world.choose(asked, "1", world.group).inline_id is None
    chosen = (await bot.get_updates())[-1].chosen_inline_result
    assert chosen.inline_message_id is None


async def test_a_result_goes_where_the_bot_is_not(bot: Bot, world: World) -> None:
    room = world.add_group("Elsewhere", [READER], owner=ADMIN)
    room.members[world.bot.id] = "left"
    asked = world.type_inline(READER, "who?", chat=room)
    await bot.answer_inline_query(asked.id, [article()])
    sent = world.choose(asked, "1", room)
    kinds = [update.to_dict().keys() - {"update_id"} for update in await bot.get_updates()]
    assert kinds == [{"inline_query"}, {"chosen_inline_result"}]
    assert await bot.edit_message_text("edited", inline_message_id=sent.inline_id)
    assert sent.text == "edited"
