"""Guest mode: questions from groups that the bot isn't in, and one answer to each."""

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)
from telegram.error import BadRequest

from bot.playground import ADMIN, READER, SECOND_READER, Chat, World

ANSWER = InlineQueryResultArticle(
    "1",
    "Answer",
    InputTextMessageContent("that one"),
    reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more")]]),
)


@pytest.fixture
def elsewhere(world: World) -> Chat:
    """A group without the bot, which takes guest queries."""
    world.guests.enabled = True
    room = world.add_group("Elsewhere", [READER, SECOND_READER], owner=ADMIN)
    del room.members[world.bot.id]
    return room


async def test_a_mention_asks_the_bot_as_a_guest(bot: Bot, world: World, elsewhere: Chat) -> None:
    said = world.say(elsewhere, SECOND_READER, "it was in July")
    world.say(elsewhere, READER, "nothing for it")
    world.say(elsewhere, READER, "@footnote_bot is that so?", reply_to=said)
    [update] = await bot.get_updates()
    message = update.guest_message
    assert message.guest_query_id
    assert (message.chat.id, message.from_user.id) == (elsewhere.id, READER)
    assert message.reply_to_message.text == "it was in July"
    sent = await message.answer_guest_query(ANSWER)
    [answer] = world.from_bot(elsewhere)
    assert (answer.text, answer.inline_id) == ("that one", sent.inline_message_id)
    assert answer.to_json()["guest_bot_caller_user"]["id"] == READER


async def test_it_answers_once_and_edits_by_the_inline_id(
    bot: Bot, world: World, elsewhere: Chat
) -> None:
    world.say(elsewhere, READER, "@footnote_bot who?")
    query = (await bot.get_updates())[0].guest_message.guest_query_id
    sent = await bot.answer_guest_query(query, ANSWER)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_guest_query(query, ANSWER)
    [answer] = world.from_bot(elsewhere)
    world.press(answer, "More", READER)
    press = (await bot.get_updates())[-1].callback_query
    assert (press.message, press.inline_message_id) == (None, sent.inline_message_id)
    assert await bot.edit_message_text("more", inline_message_id=sent.inline_message_id)
    assert answer.text == "more"


async def test_an_answer_to_its_answer_asks_again(bot: Bot, world: World, elsewhere: Chat) -> None:
    world.say(elsewhere, READER, "@footnote_bot who?")
    query = (await bot.get_updates())[0].guest_message.guest_query_id
    await bot.answer_guest_query(query, ANSWER)
    world.say(elsewhere, READER, "and why?", reply_to=world.from_bot(elsewhere)[0])
    assert (await bot.get_updates())[-1].guest_message.text == "and why?"


async def test_only_where_it_is_switched_on_and_the_bot_is_not(
    bot: Bot, world: World, elsewhere: Chat
) -> None:
    assert (await bot.get_me()).supports_guest_queries
    world.say(world.group, READER, "@footnote_bot who?")
    world.guests.enabled = False
    world.say(elsewhere, READER, "@footnote_bot who?")
    assert [bool(update.message) for update in await bot.get_updates()] == [True]
    assert not (await bot.get_me()).supports_guest_queries
