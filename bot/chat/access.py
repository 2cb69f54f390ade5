"""Who may use the bot, decided before any other handler."""

from telegram import Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.chat import outbox
from bot.chat.parts import Block, join
from bot.chat.room import Room, room_of
from bot.chat.words import words_of

TOLD = "refused_chats"


async def gate(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Stops updates of bots, and of chats that aren't allowed; each is told once."""
    user, message, room = update.effective_user, update.effective_message, room_of(context)
    if user is not None and user.is_bot and (message is None or message.sender_chat is None):
        raise ApplicationHandlerStop
    if is_allowed(update, room):
        return
    told: set[int] = context.bot_data.setdefault(TOLD, set())
    if message is not None and message.chat_id not in told:
        told.add(message.chat_id)
        if message.chat.type == message.chat.PRIVATE:
            await outbox.reply(message, join([Block(words_of(user).say("invited-only"))]))
    raise ApplicationHandlerStop


def is_allowed(update: Update, room: Room) -> bool:
    access, chat, user = room.config.access, update.effective_chat, update.effective_user
    if access.mode == "open":
        return True
    return (chat is not None and chat.id in access.chats) or (
        user is not None and user.id in access.admins
    )
