"""What is for admins' eyes alone: in a group they are told where to ask for it."""

from telegram import Message
from telegram.ext import ContextTypes

from bot.chat.delivery import outbox
from bot.chat.managing.gate import Act
from bot.chat.saying.parts import Block, join
from bot.chat.saying.words import words_of


def privately(act: Act) -> Act:
    """The same, in a private chat alone."""

    async def acted(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
        if message.chat.type == message.chat.PRIVATE:
            await act(message, context)
            return
        told = words_of(message.from_user).say("in-private-only")
        await outbox.reply(message, join([Block(told)]))

    return acted
