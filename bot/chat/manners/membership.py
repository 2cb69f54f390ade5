"""What becomes of the bot in its chats is followed; a group that it is added to is greeted, once.

https://core.telegram.org/bots/api#chatmemberupdated tells of itself what a bot may know anywhere.
"""

import asyncio
import logging
from typing import Final

from telegram import Bot, Chat, ChatMember, ChatMemberUpdated, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.chat.delivery import outbox
from bot.chat.delivery.sending import to_all
from bot.chat.intake.dispatcher import dispatcher_of
from bot.chat.manners import access
from bot.chat.room import room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.words import words_of
from bot.chat.store.chats import MEMBER, Standing
from bot.chat.store.store import Store

log = logging.getLogger(__name__)

GROUPS: Final = (Chat.GROUP, Chat.SUPERGROUP)
IN_A_GROUP: Final = (MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER)
BREATH_S: Final = 2.0
"""Before a greeting: the bot comes into a supergroup that a group became, too, and may be told of
that before it is told what became of the group, which needs no greeting
(https://github.com/tdlib/telegram-bot-api/issues/266)."""


async def changed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """The bot was added, promoted, demoted, removed, blocked or unblocked."""
    change, room = update.my_chat_member, room_of(context)
    if change is None:
        return
    before, now = (
        _standing(change, change.old_chat_member),
        _standing(change, change.new_chat_member),
    )
    at = change.date.timestamp()
    await room.store.do(lambda store: store.chats.follow(now, at))
    log.info("chat %d: from %s to %s", now.id, before.status, now.status)
    for group in await room.admins.groups_of(now.id):
        if now.is_in:
            room.admins.ask()
        else:
            room.admins.lose(group)
    is_silent = now.id in room.barred.chats or access.is_blocked(update, room)
    if now.is_in and not before.is_in and now.type in GROUPS and not is_silent:
        greeting = _introduce(update, change.chat, context)
        dispatcher_of(context).later(update, greeting)


async def moved(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A group became a supergroup; each of the two chats tells of it."""
    message = update.effective_message
    if message is None:
        return
    old, new = message.migrate_from_chat_id, message.migrate_to_chat_id
    before, after = old or message.chat_id, new or message.chat_id
    title = message.chat.title or ""

    def move(store: Store) -> None:
        store.chats.move(before, after, title)
        store.answers.moved(before, after)

    room = room_of(context)
    await room.store.do(move)
    await room.barred.moved(before, after)
    await room.corpora.moved(before, after)
    room.admins.ask()
    log.info("chat %d has become %d", before, after)


async def _introduce(update: Update, chat: Chat, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say how to ask, to a group that the bot is for; to another, that it isn't."""
    room, words = room_of(context), words_of(update.effective_user)
    await asyncio.sleep(BREATH_S)
    if not await access.is_invited(chat.id, room):
        log.info("chat %d isn't among access.chats", chat.id)
        if await access.is_first(update, room):
            await outbox.reply(to_all(chat), join([Block(words.say("invited-only"))]))
    elif await room.store.do(lambda store: store.chats.greet(chat.id, update.update_id)):
        reply, name = outbox.current(), f"@{context.bot.username}"
        reply.placeholder = words.say("hello")  # nobody asked for it: a kill doesn't double it
        await reply.answer(to_all(chat), join([Block(words.say("greeting", name=name))]))


async def is_member(client: Bot, chat: int, person: int) -> bool:
    """Whether somebody is in a group; nobody is of whom Telegram doesn't say so."""
    try:
        member = await client.get_chat_member(chat, person)
    except TelegramError as error:
        log.info("it isn't known whether somebody is in chat %d: %s", chat, error)
        return False
    return status_of(member) in IN_A_GROUP


def _standing(change: ChatMemberUpdated, member: ChatMember) -> Standing:
    return Standing(change.chat.id, change.chat.type, change.chat.title or "", status_of(member))


def status_of(member: ChatMember) -> str:
    """Somebody restricted may be in or not (https://core.telegram.org/bots/api#chatmember)."""
    if member.status != ChatMember.RESTRICTED:
        return str(member.status)
    return MEMBER if getattr(member, "is_member", False) else ChatMember.LEFT
