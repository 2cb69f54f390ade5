"""Delivery: parts out, with Telegram's refusals handled by name."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Final, cast

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.chat.parts import Part

log = logging.getLogger(__name__)

TYPING_EVERY_S: Final = 4.0  # the typing notice fades after five seconds
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)


async def reply(
    to: Message,
    parts: Sequence[Part],
    buttons: InlineKeyboardMarkup | None = None,
    kind: str | None = None,
) -> list[Message]:
    """Send parts in answer to a message, in its topic; the buttons go below the last one.

    A `kind` of PREVIEW raises LeftOut where it would have to wait.
    """
    sent = []
    for number, part in enumerate(parts, 1):
        markup = buttons if number == len(parts) else None
        sent.append(await _send(to, part, markup, kind))
    return sent


async def _send(
    to: Message, part: Part, markup: InlineKeyboardMarkup | None, kind: str | None
) -> Message:
    """Send one part; plain if Telegram refuses its entities."""
    try:
        return await _once(to, part, markup, kind)
    except BadRequest as error:
        return await _once(to, _plain(part, error), markup, kind)


def _plain(part: Part, error: BadRequest) -> Part:
    """The same text without entities if it was them that Telegram refused; else raises `error`."""
    if not part.entities or "entit" not in str(error).lower():
        raise error
    log.warning("Telegram refused the entities of a message; it goes out plain: %s", error)
    return Part(part.text)


async def _once(
    to: Message, part: Part, markup: InlineKeyboardMarkup | None, kind: str | None
) -> Message:
    is_topic = bool(to.is_topic_message)
    return await client_of(to).send_message(
        chat_id=to.chat_id,
        text=part.text,
        entities=part.entities,
        reply_markup=markup,
        link_preview_options=NO_PREVIEW,
        message_thread_id=to.message_thread_id if is_topic else None,
        reply_parameters=ReplyParameters(to.message_id, allow_sending_without_reply=True)
        if to.chat.type != to.chat.PRIVATE
        else None,
        rate_limit_args=kind,
    )


def client_of(message: Message) -> ExtBot[str]:
    """The client that a message came by."""
    return cast("ExtBot[str]", message.get_bot())


async def edit(
    message: Message,
    part: Part,
    buttons: InlineKeyboardMarkup | None = None,
    kind: str | None = None,
) -> None:
    """Change what a message says, plain if Telegram refuses its entities.

    That it already says so is success. `kind` as in `reply`.
    """
    try:
        await client_of(message).edit_message_text(
            part.text,
            chat_id=message.chat_id,
            message_id=message.message_id,
            entities=part.entities or None,
            reply_markup=buttons,
            link_preview_options=NO_PREVIEW,
            rate_limit_args=kind,
        )
    except BadRequest as error:
        if "not modified" not in str(error):
            await edit(message, _plain(part, error), buttons, kind)


@asynccontextmanager
async def typing(bot: Bot, message: Message) -> AsyncIterator[None]:
    """Shows the typing notice while the work inside goes on."""
    thread = message.message_thread_id if message.is_topic_message else None
    task = asyncio.create_task(_keep_typing(bot, message.chat_id, thread))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _keep_typing(bot: Bot, chat_id: int, thread: int | None) -> None:
    while True:
        with contextlib.suppress(TelegramError):  # a notice isn't worth a failure
            await bot.send_chat_action(chat_id, ChatAction.TYPING, message_thread_id=thread)
        await asyncio.sleep(TYPING_EVERY_S)
