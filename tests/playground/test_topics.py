"""Topics, as python-telegram-bot reads them and as Telegram takes what is sent to them."""

import pytest
from telegram import Bot, ReplyParameters, Update
from telegram.error import BadRequest

from bot.playground import ADMIN, READER, SECOND_READER, World
from bot.playground.topics import Topic


@pytest.fixture
def news(world: World) -> Topic:
    return world.topics.open(world.group, ADMIN, "News")


async def last(bot: Bot) -> Update:
    return (await bot.get_updates())[-1]


async def test_a_group_becomes_a_forum_with_its_first_topic(bot: Bot, world: World) -> None:
    assert not (await bot.get_chat(world.group.id)).is_forum
    world.topics.open(world.group, ADMIN, "News")
    message = (await last(bot)).message
    assert message.forum_topic_created.name == "News"
    assert message.chat.is_forum
    assert (await bot.get_chat(world.group.id)).is_forum


async def test_a_message_says_its_topic_and_replies_to_its_beginning(
    bot: Bot, world: World, news: Topic
) -> None:
    world.say(world.group, READER, "/ask who?", topic=news)
    message = (await last(bot)).message
    assert (message.message_thread_id, message.is_topic_message) == (news.id, True)
    assert message.reply_to_message.forum_topic_created.name == "News"
    assert message.reply_to_message.message_id == news.id


async def test_general_has_no_id(bot: Bot, world: World, news: Topic) -> None:
    world.say(world.group, READER, "/ask who?")
    message = (await last(bot)).message
    assert (message.message_thread_id, message.is_topic_message) == (None, None)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(world.group.id, "a", message_thread_id=1)
    assert (await bot.send_message(world.group.id, "a")).message_thread_id is None


async def test_a_thread_of_replies_in_general_is_no_topic(
    bot: Bot, world: World, news: Topic
) -> None:
    first = world.say(world.group, READER, "hello")
    world.say(world.group, SECOND_READER, "/ask that", reply_to=first)
    message = (await last(bot)).message
    assert message.message_thread_id == first.message_id
    assert not message.is_topic_message
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(world.group.id, "a", message_thread_id=first.message_id)


async def test_an_answer_is_in_the_topic_by_its_id_or_by_reply(
    bot: Bot, world: World, news: Topic
) -> None:
    asked = world.say(world.group, READER, "/ask who?", topic=news)
    by_id = await bot.send_message(world.group.id, "a", message_thread_id=news.id)
    answered = ReplyParameters(asked.message_id)
    by_reply = await bot.send_message(world.group.id, "b", reply_parameters=answered)
    for sent in (by_id, by_reply):
        assert (sent.message_thread_id, sent.is_topic_message) == (news.id, True)
    assert by_id.reply_to_message.message_id == news.id
    assert by_reply.reply_to_message.message_id == asked.message_id


async def test_a_reply_stays_in_the_topic(world: World, news: Topic) -> None:
    asked = world.say(world.group, READER, "who?", topic=news)
    assert world.say(world.group, SECOND_READER, "me", reply_to=asked).thread_id == news.id


async def test_a_closed_topic_refuses_a_bot_that_may_not_manage_topics(
    bot: Bot, world: World, news: Topic
) -> None:
    asked = world.say(world.group, READER, "/ask who?", topic=news)
    world.topics.close(news, ADMIN)
    assert (await last(bot)).message.forum_topic_closed
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(world.group.id, "a", message_thread_id=news.id)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(
            world.group.id, "a", reply_parameters=ReplyParameters(asked.message_id)
        )
    world.group.members[world.bot.id] = "administrator"
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(world.group.id, "a", message_thread_id=news.id)
    world.group.rights[world.bot.id] = frozenset({"can_manage_topics"})
    assert (await bot.get_chat_member(world.group.id, bot.id)).can_manage_topics
    await bot.send_message(world.group.id, "a", message_thread_id=news.id)


async def test_a_reopened_topic_takes_messages_again(bot: Bot, world: World, news: Topic) -> None:
    world.topics.close(news, ADMIN)
    with pytest.raises(LookupError, match="News is closed"):
        world.say(world.group, READER, "/ask who?", topic=news)
    world.topics.reopen(news, ADMIN)
    assert (await last(bot)).message.forum_topic_reopened
    world.say(world.group, READER, "/ask who?", topic=news)
    await bot.send_message(world.group.id, "a", message_thread_id=news.id)


async def test_a_deleted_topic_is_gone_with_its_messages(
    bot: Bot, world: World, news: Topic
) -> None:
    world.say(world.group, READER, "in General")
    asked = world.say(world.group, READER, "/ask who?", topic=news)
    world.topics.delete(news, ADMIN)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(world.group.id, "a", message_thread_id=news.id)
    answered = ReplyParameters(asked.message_id)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(world.group.id, "a", reply_parameters=answered)
    assert [message.text for message in world.messages(world.group)] == ["in General"]


def test_only_who_opened_a_topic_or_manages_topics_closes_it(world: World, news: Topic) -> None:
    with pytest.raises(LookupError, match="may not manage"):
        world.topics.close(news, READER)
    assert not news.closed
    own = world.topics.open(world.group, READER, "Mine")
    world.topics.close(own, READER)
    assert world.say(world.group, READER, "still here", topic=own).thread_id == own.id
