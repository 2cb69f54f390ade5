"""Whether a group still discusses the channel whose posts came to it, and reads what it does.
Telegram tells nobody when that ends.

a message in such a group ─ not looked at for a while? ─→ getChat ─→ another channel, or none: over
"""

import logging
import time
from typing import Final

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.chat.room import room_of

log = logging.getLogger(__name__)

EVERY_S: Final = 600.0
"""Seconds for which it is taken to be as it was."""


async def gate(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Before anything is said there. A group that Telegram doesn't tell of stays what it was."""
    chat, corpora, now = update.effective_chat, room_of(context).corpora, time.monotonic()
    channel = corpora.channel(chat.id) if chat is not None else 0
    if chat is None or not channel or now - corpora.looked.get(chat.id, -EVERY_S) < EVERY_S:
        return
    try:
        full = await context.bot.get_chat(chat.id)
    except TelegramError as error:
        log.info("it isn't known what chat %d discusses: %s", chat.id, error)
        return
    corpora.looked[chat.id] = now
    if full.linked_chat_id != channel:
        log.info("chat %d doesn't discuss its channel any more", chat.id)
        await corpora.parted(chat.id)
