"""Placeholders that nobody will ever fill: a kill or a timeout came before their ids were kept.

Telegram tells a bot nothing of its own messages, so one is seen when somebody replies to it.
"""

import logging
from contextlib import suppress

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.chat.delivery.outbox import is_placeholder
from bot.chat.intake.dispatcher import dispatcher_of

log = logging.getLogger(__name__)


async def tidy(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Delete the placeholder that this replies to, if it is a stray."""
    message = update.effective_message
    above = message.reply_to_message if message is not None else None
    if above is None or above.from_user is None or above.from_user.id != context.bot.id:
        return
    if not is_placeholder(above.text or ""):
        return
    if not await dispatcher_of(context).inbox.holds(above.chat_id, above.message_id):
        log.info("a stray placeholder is deleted")
        with suppress(TelegramError):
            await above.delete()
