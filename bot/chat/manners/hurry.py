"""Whoever asks too fast is asked to wait, once; what they ask then isn't answered."""

import time
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat import taps
from bot.chat.delivery import outbox, sending
from bot.chat.inline import guests
from bot.chat.manners.access import is_admin
from bot.chat.manners.cooldown import Wait
from bot.chat.manners.speakers import speaker_of
from bot.chat.room import room_of
from bot.chat.saying.parts import Part
from bot.chat.saying.words import Words, words_of

Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


async def must_wait(update: Update, context: ContextTypes.DEFAULT_TYPE) -> bool:
    """Whether what this asks isn't to be answered; whoever asks has been told why, if not before.

    However often it is called for an update, that counts once. Admins of the bot never wait.
    """
    room = room_of(context)
    if is_admin(update, room):
        return False
    speaker, group = speaker_of(update), _group(update)
    wait = room.cooldown.ask(update.update_id, speaker.id, group, _asked_at(update))
    if wait is not None:
        await _tell(update, wait)
    return wait is not None


def in_groups(callback: Callback) -> Callback:
    """A command that counts where others read what it is answered with."""

    async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if _group(update) is None or not await must_wait(update, context):
            await callback(update, context)

    return handler


def _group(update: Update) -> int | None:
    chat = update.effective_chat
    return chat.id if chat is not None and chat.type != chat.PRIVATE else None


def _asked_at(update: Update) -> float:
    """Unix time; Telegram tells it of messages alone."""
    message = update.message or update.edited_message or update.guest_message
    if message is None:
        return time.time()
    return (message.edit_date or message.date).timestamp()


async def _tell(update: Update, wait: Wait) -> None:
    text = _said(wait, words_of(update.effective_user)) if wait.is_news else ""
    if update.callback_query is not None:
        await taps.acknowledge(update.callback_query, text, is_alert=True)
    elif text and update.guest_message is not None:
        await guests.say(update.guest_message, Part(text))
    elif text and update.message is not None:
        await outbox.reply(update.message, [Part(text)])
    elif text and update.edited_message is not None:
        # not written down as an answer to it: the next edit takes over the answer it had before
        await sending.send(update.edited_message, Part(text))


def _said(wait: Wait, words: Words) -> str:
    return words.say("wait-group" if wait.of_group else "wait-speaker", seconds=wait.seconds)
