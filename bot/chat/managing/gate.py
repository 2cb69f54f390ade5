"""Commands that are for admins alone.

by an admin       → done
by anybody else   → refused, where it names the bot or nobody else is there;
                    in a group, `/reindex` alone may be for another bot: silence
"""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.chat.delivery import outbox
from bot.chat.intake.dispatcher import dispatcher_of
from bot.chat.manners.access import is_admin
from bot.chat.manners.groups import is_perhaps_anothers
from bot.chat.manners.hurry import must_wait
from bot.chat.room import room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.words import words_of

Act = Callable[[Message, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


def admins_only(act: Act) -> Callable[..., Coroutine[Any, Any, None]]:
    """A handler that does this for admins, however long it takes, and for nobody else."""

    async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if message := await _by_admin(update, context):
            dispatcher_of(context).later(update, act(message, context))

    return handler


def at_once(act: Act) -> Callable[..., Coroutine[Any, Any, None]]:
    """The same for what is quickly done: it is, before the chat goes on."""

    async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if message := await _by_admin(update, context):
            await act(message, context)

    return handler


def author(message: Message) -> int:
    """The id of the admin who wrote it."""
    return message.from_user.id if message.from_user is not None else 0


async def _by_admin(update: Update, context: ContextTypes.DEFAULT_TYPE) -> Message | None:
    """The message, if it is an admin's."""
    message, room = update.effective_message, room_of(context)
    if message is None or is_admin(update, room):
        return message
    if is_perhaps_anothers(message, context.bot.username, room.admin_commands):
        return None
    is_group = message.chat.type != message.chat.PRIVATE
    if not is_group or not await must_wait(update, context):
        refusal = words_of(update.effective_user).say("admins-only")
        await outbox.reply(message, join([Block(refusal)]))
    return None
