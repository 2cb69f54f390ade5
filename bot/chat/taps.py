"""Buttons tapped: what they hold, and how a tap is acknowledged.

A button holds `kind:argument:…`, which anybody can make up: each handler checks what it names, and
that it was tapped where it belongs.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    Message,
)
from telegram.error import BadRequest

from bot.chat.store.answers import Kept

log = logging.getLogger(__name__)

LONGEST_TOAST = 200  # https://core.telegram.org/bots/api#answercallbackquery


def arguments(query: CallbackQuery) -> list[str]:
    """What stands behind the kind, never fewer than two, "" where nothing does."""
    _, *rest = (query.data or "").split(":")
    return [*rest, "", ""]


async def acknowledge(query: CallbackQuery, text: str = "", *, is_alert: bool = False) -> None:
    """Let the button rest, and show a line if there is one.

    A tap too old to be acknowledged is none the less: what it asks for still holds.
    """
    with suppress(BadRequest):
        await query.answer(text[:LONGEST_TOAST] or None, show_alert=is_alert)


async def follow(query: CallbackQuery, url: str) -> None:
    """Take whoever tapped to a link to the bot itself, the only kind that Telegram follows."""
    with suppress(BadRequest):
        await query.answer(url=url)


async def show_nothing(query: InlineQuery) -> None:
    """Answer an inline query, so that nobody's app goes on waiting."""
    with suppress(BadRequest):
        await query.answer([], cache_time=0, is_personal=True)


def rows(query: CallbackQuery) -> Sequence[Sequence[InlineKeyboardButton]]:
    """The buttons of the message that was tapped: Telegram doesn't tell those of an old one."""
    shown = query.message.reply_markup if isinstance(query.message, Message) else None
    return shown.inline_keyboard if shown is not None else ()


def is_its_own(query: CallbackQuery) -> bool:
    """Whether the message that was tapped has that button: what it says is changed for no other."""
    return any(each.callback_data == query.data for row in rows(query) for each in row)


def belongs(query: CallbackQuery, kept: Kept) -> bool:
    """Whether it was tapped where the answer stands; inline, by whom the answer is for.

    Where both are forgotten, to know its id is enough: nobody guesses one.
    """
    if not kept.chat and not kept.person:
        return True
    if query.inline_message_id:
        return kept.inline == query.inline_message_id and kept.person == query.from_user.id
    return query.message is not None and kept.chat == query.message.chat.id


async def change(query: CallbackQuery, buttons: InlineKeyboardMarkup) -> None:
    """Let these be the buttons of the message that was tapped; one that is gone has none."""
    shown = query.message
    try:
        await query.get_bot().edit_message_reply_markup(
            chat_id=shown.chat.id if shown else None,
            message_id=shown.message_id if shown else None,
            inline_message_id=query.inline_message_id,
            reply_markup=buttons,
        )
    except BadRequest as error:
        log.debug("the buttons stay as they are: %s", error)


def below(query: CallbackQuery, thread: int) -> Message | None:
    """The message that the buttons are below; Telegram doesn't tell much of an old one.

    `thread` is its topic, 0 if it is in none.
    """
    shown = query.message
    if shown is None or isinstance(shown, Message):
        return shown
    return standing(shown.chat, shown.message_id, thread, query.get_bot())


def chat_of(id: int) -> Chat:
    """A chat of which only its id is known: people have positive ones."""
    return Chat(id, Chat.PRIVATE if id > 0 else Chat.SUPERGROUP)


def standing(chat: Chat, id: int, thread: int, bot: Bot) -> Message:
    """A message of which no more is known than where it stands: enough to answer it."""
    message = Message(
        id,
        datetime.fromtimestamp(0, UTC),
        chat,
        message_thread_id=thread or None,
        is_topic_message=bool(thread) or None,
    )
    message.set_bot(bot)
    chat.set_bot(bot)
    return message
