"""A channel, its discussion group, and the comments there, as python-telegram-bot reads them."""

import pytest
from telegram import Bot, Chat, Message, MessageOriginChannel, ReplyParameters
from telegram.error import BadRequest, Forbidden

from bot.playground import ADMIN, READER, SECOND_READER, Entity, World, contents
from bot.playground import Chat as Room

LINK = Entity("text_link", 0, 3, "https://example.org/today")


@pytest.fixture
def talk(world: World) -> Room:
    return world.add_group("Morning talk", [READER, SECOND_READER], owner=ADMIN)


@pytest.fixture
def channel(world: World, talk: Room) -> Room:
    return world.add_channel("Morning reading", [READER], owner=ADMIN, group=talk)


async def messages(bot: Bot) -> list[Message]:
    return [update.message for update in await bot.get_updates() if update.message]


async def test_a_post_goes_on_to_the_discussion_group(
    bot: Bot, world: World, channel: Room, talk: Room
) -> None:
    talk.members[world.bot.id] = "administrator"
    preview = {"url": "https://example.org/today"}
    post = world.say(
        channel,
        ADMIN,
        "New: https://example.com/a",
        entities=[LINK],
        extra={"link_preview_options": preview},
    )
    [copy] = await messages(bot)
    assert copy.is_automatic_forward
    assert (copy.from_user.id, copy.from_user.first_name) == (777000, "Telegram")
    assert copy.sender_chat == Chat(channel.id, "channel", "Morning reading")
    assert isinstance(copy.forward_origin, MessageOriginChannel)
    assert copy.forward_origin.message_id == post.message_id
    assert copy.forward_origin.chat.id == channel.id
    assert [entity.type for entity in copy.entities] == ["text_link", "url"]
    assert copy.link_preview_options.url == "https://example.org/today"
    assert copy.message_thread_id is None


async def test_a_bot_in_the_channel_is_told_of_posts_and_edits(
    bot: Bot, world: World, channel: Room
) -> None:
    world.say(channel, ADMIN, "not for the bot")
    channel.members[world.bot.id] = "administrator"
    world.edit(world.say(channel, ADMIN, "News"), "News!")
    told, edited = await bot.get_updates()
    assert told.channel_post.text == "News"
    assert told.channel_post.from_user is None
    assert told.channel_post.sender_chat.id == told.channel_post.chat.id == channel.id
    assert edited.edited_channel_post.text == "News!"


async def test_an_edit_changes_the_copy_and_a_deletion_takes_it_away(
    world: World, channel: Room, talk: Room
) -> None:
    post = world.say(channel, ADMIN, "Nwes")
    world.edit(post, "News")
    assert [message.text for message in world.messages(talk)] == ["News"]
    world.deleted(post)
    assert world.messages(talk) == []


async def test_photos_and_files_go_on_with_their_captions(
    bot: Bot, world: World, channel: Room, talk: Room
) -> None:
    talk.members[world.bot.id] = "administrator"
    world.send(channel, ADMIN, contents.photo("A picture of it"))
    world.upload(channel, ADMIN, "report.txt", b"words", "The report")
    photo, report = await messages(bot)
    assert (photo.caption, photo.photo[-1].width) == ("A picture of it", 1280)
    assert (report.caption, report.document.file_name) == ("The report", "report.txt")
    assert photo.is_automatic_forward
    assert report.is_automatic_forward


async def test_a_comment_carries_the_thread_and_is_no_topic_message(
    bot: Bot, world: World, channel: Room
) -> None:
    post = world.say(channel, ADMIN, "New today", entities=[LINK])
    first = world.comment(post, READER, "/ask who?")
    world.comment(post, SECOND_READER, "/ask why?", reply_to=first)
    comment, answer = await messages(bot)
    assert post.forward is not None
    for each in (comment, answer):
        assert each.message_thread_id == post.forward.message_id
        assert not each.is_topic_message
    assert comment.reply_to_message.is_automatic_forward
    assert comment.reply_to_message.forward_origin.message_id == post.message_id
    assert comment.reply_to_message.entities[0].url == "https://example.org/today"
    assert answer.reply_to_message.text == "/ask who?"


async def test_an_answer_reaches_the_thread_by_reply_only(
    bot: Bot, world: World, channel: Room, talk: Room
) -> None:
    comment = world.comment(world.say(channel, ADMIN, "New today"), READER, "/ask who?")
    answered = ReplyParameters(comment.message_id)
    sent = await bot.send_message(talk.id, "a", reply_parameters=answered)
    assert sent.message_thread_id == comment.thread_id
    assert not sent.is_topic_message
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(talk.id, "a", message_thread_id=comment.thread_id)
    # What PTB makes of it: the reply alone.
    [received] = await messages(bot)
    again = await received.reply_text("b", do_quote=True)
    assert again.message_thread_id == comment.thread_id


async def test_the_bot_posts_as_an_administrator_only(
    bot: Bot, world: World, channel: Room, talk: Room
) -> None:
    with pytest.raises(Forbidden, match="not a member of the channel chat"):
        await bot.send_message(channel.id, "a")
    with pytest.raises(Forbidden, match="not a member of the channel chat"):
        await bot.get_chat(channel.id)
    channel.members[world.bot.id] = "member"
    with pytest.raises(BadRequest, match="Need administrator rights in the channel chat"):
        await bot.send_message(channel.id, "a")
    channel.members[world.bot.id] = "administrator"
    sent = await bot.send_message(channel.id, "a")
    assert (sent.from_user, sent.sender_chat.id) == (None, channel.id)
    assert [message.text for message in world.messages(talk)] == ["a"]
    assert (await sent.edit_text("b")).text == "b"
    assert (await bot.get_chat(channel.id)).linked_chat_id == talk.id


def test_only_administrators_post(world: World, channel: Room) -> None:
    with pytest.raises(LookupError, match="only administrators post in Morning reading"):
        world.say(channel, READER, "me too")


def test_without_a_group_there_are_no_comments(world: World) -> None:
    alone = world.add_channel("Alone", owner=ADMIN)
    with pytest.raises(LookupError, match="no discussion group"):
        world.comment(world.say(alone, ADMIN, "hello"), ADMIN, "hello")


# Who speaks


async def test_an_anonymous_administrator(bot: Bot, world: World) -> None:
    world.say(world.group, ADMIN, "/ask who?", sender_chat=world.group)
    [message] = await messages(bot)
    assert message.sender_chat.id == message.chat.id == world.group.id
    assert (message.from_user.id, message.from_user.username) == (1087968824, "GroupAnonymousBot")
    assert message.from_user.is_bot
    with pytest.raises(LookupError, match="may not speak as Reading room"):
        world.say(world.group, READER, "/ask", sender_chat=world.group)


async def test_a_channel_speaks_in_a_group(bot: Bot, world: World, channel: Room) -> None:
    world.say(world.group, ADMIN, "/ask who?", sender_chat=channel)
    [message] = await messages(bot)
    assert message.sender_chat.id == channel.id
    assert (message.from_user.id, message.from_user.username) == (136817688, "Channel_Bot")
    assert message.forward_origin is None
