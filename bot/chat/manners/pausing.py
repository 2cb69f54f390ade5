"""`/pause` and `/resume`: an admin silences the bot in a chat, and lets it speak again.

What still works where it is paused: admins' commands and taps, and everybody's look at the passages
that its answers rest on.
"""

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.chat import taps
from bot.chat.delivery import outbox
from bot.chat.managing import journal
from bot.chat.managing.gate import at_once, author
from bot.chat.manners.access import is_admin
from bot.chat.manners.groups import addressed, command, is_perhaps_anothers
from bot.chat.room import room_of
from bot.chat.saying import keyboard
from bot.chat.saying.parts import Block, join
from bot.chat.saying.words import words_of

LOOKS = (keyboard.EVIDENCE, keyboard.NEAREST)
"""The kinds of buttons that show passages."""


@at_once
async def pause(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    words, room = words_of(message.from_user), room_of(context)
    is_new = await room.barred.pause(message.chat_id, author(message))
    await journal.record(room, author(message), "pause", str(message.chat_id))
    told = words.say("paused" if is_new else "paused-already")
    await outbox.reply(message, join([Block(told)]))


@at_once
async def resume(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    words, room = words_of(message.from_user), room_of(context)
    was_there = await room.barred.resume(message.chat_id, author(message))
    await journal.record(room, author(message), "resume", str(message.chat_id))
    told = words.say("resumed" if was_there else "not-paused")
    await outbox.reply(message, join([Block(told)]))


async def gate(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Stops what comes from a chat where the bot is paused; the first who asks is told so."""
    chat = update.effective_chat
    if chat is None or chat.id not in room_of(context).barred.chats:
        return
    if still_works(update, context):
        return
    await _tell(update, context)
    raise ApplicationHandlerStop


def still_works(update: Update, context: ContextTypes.DEFAULT_TYPE) -> bool:
    query, message = update.callback_query, update.message
    by_admin = is_admin(update, room_of(context))
    if query is not None:
        return by_admin or (query.data or "").partition(":")[0] in LOOKS
    return by_admin and message is not None and bool(command(message, context.bot.username))


async def _tell(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Whoever taps, each; who asks in words, only the first: all in the chat can read it."""
    query, message, room = update.callback_query, update.message, room_of(context)
    told = words_of(update.effective_user).say("paused-by-admin")
    if query is not None:
        await taps.acknowledge(query, told, is_alert=True)
        return
    me = (context.bot.username, context.bot.id)
    if message is None or not addressed(message, *me, room.commands):
        return
    if is_perhaps_anothers(message, context.bot.username, room.admin_commands):
        return
    chat, id = message.chat_id, update.update_id
    if await room.store.do(lambda store: store.pauses.tell(chat, id)):
        await outbox.reply(message, join([Block(told)]))
