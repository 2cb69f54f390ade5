"""Who comes and goes, as python-telegram-bot hears of it."""

import pytest
from telegram import Bot, ChatMember, ChatMemberUpdated, Update
from telegram.error import Forbidden

from bot.playground import ADMIN, READER, SECOND_READER, World


async def statuses(bot: Bot, kind: str = "my_chat_member") -> list[tuple[str, str]]:
    """(before, after) of each change that the bot was told of."""
    changes = [getattr(update, kind) for update in await bot.get_updates()]
    return [(c.old_chat_member.status, c.new_chat_member.status) for c in changes if c]


async def test_the_bot_is_promoted_demoted_removed_and_added_again(bot: Bot, world: World) -> None:
    group = world.group
    world.members.promote(group, world.bot, by=ADMIN, rights={"can_manage_topics"})
    world.members.demote(group, world.bot, by=ADMIN)
    world.members.remove(group, world.bot, by=ADMIN)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "a")
    world.members.add(group, world.bot, by=ADMIN)
    assert await statuses(bot) == [
        ("member", "administrator"),
        ("administrator", "member"),
        ("member", "kicked"),
        ("kicked", "member"),
    ]
    assert await bot.send_message(group.id, "back")


async def test_what_a_change_says(bot: Bot, world: World) -> None:
    world.members.promote(world.group, world.bot, by=ADMIN, rights={"can_manage_topics"})
    [update] = await bot.get_updates()
    change = update.my_chat_member
    assert isinstance(change, ChatMemberUpdated)
    assert (change.from_user.id, change.chat.id) == (ADMIN, world.group.id)
    assert change.new_chat_member.user.id == bot.id
    assert change.new_chat_member.can_manage_topics
    assert change.difference()["status"] == (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)


async def test_a_bot_added_hears_of_it_twice_and_a_removed_one_once(bot: Bot, world: World) -> None:
    group = world.add_group("New here", [READER], owner=ADMIN)
    group.members[world.bot.id] = "left"
    world.members.add(group, world.bot, by=ADMIN)
    world.members.remove(group, world.bot, by=ADMIN)
    first, second, third = await bot.get_updates()
    assert first.my_chat_member
    assert [user.id for user in second.message.new_chat_members] == [bot.id]
    assert third.my_chat_member.new_chat_member.status == "kicked"


async def test_a_reader_blocks_and_unblocks_the_bot(bot: Bot, world: World) -> None:
    world.start(READER)
    world.members.block(READER)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(READER, "a")
    with pytest.raises(LookupError, match="blocked the bot"):
        world.say(READER, READER, "hello?")
    world.members.unblock(READER)
    assert await bot.send_message(READER, "a")
    assert await statuses(bot) == [("member", "kicked"), ("kicked", "member")]
    change = (await bot.get_updates())[1].my_chat_member
    assert change.chat.type == "private"
    assert change.from_user.id == READER


async def test_others_are_told_of_to_an_administrator_that_asked(bot: Bot, world: World) -> None:
    group = world.group
    world.members.remove(group, SECOND_READER, by=ADMIN)
    world.members.add(group, SECOND_READER, by=ADMIN)
    assert await statuses(bot, "chat_member") == []  # neither asked for nor an administrator
    await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    world.members.leave(group, SECOND_READER)
    assert await statuses(bot, "chat_member") == []
    group.members[world.bot.id] = "administrator"
    world.members.add(group, SECOND_READER, by=ADMIN)
    assert await statuses(bot, "chat_member") == [("left", "member")]


async def test_allowed_updates_leave_it_out(bot: Bot, world: World) -> None:
    await bot.get_updates(allowed_updates=["message"])
    world.members.promote(world.group, world.bot, by=ADMIN)
    assert await bot.get_updates() == ()


async def test_into_a_channel_a_bot_comes_as_an_administrator(bot: Bot, world: World) -> None:
    channel = world.add_channel("Morning reading", [READER], owner=ADMIN)
    world.members.add(channel, world.bot, by=ADMIN)
    assert await statuses(bot) == [("left", "administrator")]
    assert await bot.send_message(channel.id, "a")
    assert len(world.messages(channel)) == 1


def test_only_administrators_change_who_is_there(world: World) -> None:
    with pytest.raises(LookupError, match="Reader is no administrator of Reading room"):
        world.members.remove(world.group, world.bot, by=READER)


async def test_a_bot_comes_along_when_a_group_becomes_a_supergroup(bot: Bot, world: World) -> None:
    new = world.migrate(world.group)
    came, *moved = await bot.get_updates()
    assert came.my_chat_member.chat.id == new.id
    assert came.my_chat_member.old_chat_member.status == "left"
    assert came.my_chat_member.new_chat_member.status == "member"
    assert [update.message.migrate_to_chat_id for update in moved] == [new.id, None]
    assert [update.message.migrate_from_chat_id for update in moved] == [None, world.group.id]
