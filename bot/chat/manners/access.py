"""Who may use the bot, decided before any other handler."""

import logging
from typing import Final

from telegram import Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.chat import taps
from bot.chat.delivery import outbox
from bot.chat.manners.groups import addressed, command, is_perhaps_anothers
from bot.chat.manners.speakers import speaker_of
from bot.chat.room import Room, room_of
from bot.chat.saying import keyboard
from bot.chat.saying.parts import Block, join
from bot.chat.saying.words import words_of
from bot.chat.store.chats import MEMBER, Standing

log = logging.getLogger(__name__)

INVITATION: Final = "i-"
"""How the payload of a link begins that lets a chat in."""


async def gate(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Stops updates of bots, of whoever is blocked, and of chats that aren't allowed.

    Such a chat is told, once and for all. Nobody is refused to be forgotten.
    """
    user, message, room = update.effective_user, update.effective_message, room_of(context)
    if user is not None and user.is_bot and (message is None or message.sender_chat is None):
        raise ApplicationHandlerStop
    if asks_what_is_kept(update, context.bot.username):
        return
    is_deaf = is_blocked(update, room)
    if not is_deaf and (secret := invitation(update, context.bot.username)):
        await _enter(update, room, secret)
    if not is_deaf and await is_allowed(update, room):
        return
    if update.inline_query is not None:  # without an answer their app would go on waiting
        await taps.show_nothing(update.inline_query)
    if is_deaf:
        raise ApplicationHandlerStop
    me = (context.bot.username, context.bot.id)
    is_guest = update.guest_message is not None  # it may write there only what is asked of it
    is_asked = message is not None and addressed(message, *me, room.commands) and not is_guest
    if message is not None and is_perhaps_anothers(message, me[0], room.admin_commands):
        is_asked = False
    if message is not None and is_asked and await is_first(update, room):
        await outbox.reply(message, join([Block(words_of(user).say("invited-only"))]))
    raise ApplicationHandlerStop


def asks_what_is_kept(update: Update, username: str) -> bool:
    """Whether somebody asks, in their own chat, what is kept of them, or to be forgotten."""
    message, query, chat = update.message, update.callback_query, update.effective_chat
    if chat is None or chat.type != chat.PRIVATE:
        return False
    if query is not None:
        return (query.data or "").startswith(f"{keyboard.FORGET}:")
    return message is not None and command(message, username) in ("privacy", "forget")


def invitation(update: Update, username: str) -> str:
    """The secret of the link that somebody opened, as themselves, here; "" if none was."""
    message = update.message
    if message is None or message.forward_origin is not None or not speaker_of(update).is_person:
        return ""
    words = (message.text or "").split()
    is_link = command(message, username) == "start" and len(words) == 2
    return words[1].removeprefix(INVITATION) if is_link and words[1].startswith(INVITATION) else ""


async def _enter(update: Update, room: Room, secret: str) -> None:
    """Let the chat in where it isn't yet, if the link is still good."""
    chat = update.effective_chat
    if chat is not None and not await is_welcome(chat.id, room):
        name = chat.title or chat.full_name or ""
        if await room.admitted.enter(secret, chat.id, name):
            log.info("chat %d was let in by a link", chat.id)


async def is_served(update: Update, room: Room) -> bool:
    """Whether the bot says anything to that."""
    chat = update.effective_chat
    is_paused = chat is not None and chat.id in room.barred.chats
    if is_blocked(update, room) or (is_paused and not is_admin(update, room)):
        return False
    return await is_allowed(update, room)


def is_blocked(update: Update, room: Room) -> bool:
    """Whether an admin blocked whoever does this; admins are heard whatever happens."""
    sender = update.effective_sender
    blocked = room.barred.people - room.admins.people
    return sender is not None and sender.id in blocked


async def is_allowed(update: Update, room: Room) -> bool:
    speaker, chat = speaker_of(update), update.effective_chat
    if speaker.is_person and speaker.id in room.admins:
        return True
    if chat is not None and await is_invited(chat.id, room):
        return True
    is_anywhere = chat is None or update.guest_message is not None
    return is_anywhere and await is_invited(speaker.id, room)


async def is_invited(chat: int, room: Room) -> bool:
    """Whether the bot is for this chat, or was for the group that it was before it moved."""
    access = room.config.access
    if access.mode == "open":
        return True
    invited = access.chats | access.admin_groups | room.admitted.chats
    if chat in invited:
        return True
    return not invited.isdisjoint(await room.store.do(lambda store: store.chats.all_of(chat)))


async def is_welcome(chat: int, room: Room) -> bool:
    """Whether the bot may write to this chat by itself: an admin's own is always one."""
    return chat in room.admins or await is_invited(chat, room)


async def is_first(update: Update, room: Room) -> bool:
    """Whether this is what a chat is told about that the bot isn't for it."""
    chat = update.effective_chat
    if chat is None:
        return False
    known = Standing(chat.id, chat.type, chat.title or "", MEMBER)
    return await room.store.do(lambda store: store.chats.refuse(known, update.update_id))


def is_admin(update: Update, room: Room) -> bool:
    """Only a person's own id counts: never a channel or group speaking, never a forward."""
    speaker, message = speaker_of(update), update.message
    is_forward = message is not None and message.forward_origin is not None
    return speaker.is_person and not is_forward and speaker.id in room.admins
