"""Delivery: parts out, with Telegram's refusals handled by name."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Final

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.chat.render import Part

log = logging.getLogger(__name__)

TYPING_EVERY_S: Final = 4.0  # the typing notice fades after five seconds
MOST_WAITS: Final = 3
LONGEST_WAIT_S: Final = 60.0
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)


async def reply(
    to: Message, parts: Sequence[Part], buttons: InlineKeyboardMarkup | None = None
) -> list[Message]:
    """Send parts in answer to a message, in its topic; the buttons go below the last one."""
    sent = []
    for number, part in enumerate(parts, 1):
        markup = buttons if number == len(parts) else None
        sent.append(await _send(to, part, markup))
    return sent


async def _send(to: Message, part: Part, markup: InlineKeyboardMarkup | None) -> Message:
    """Send one part: plain if Telegram refuses its entities, later if it asks to wait."""
    for _ in range(MOST_WAITS):
        try:
            return await _once(to, part, markup)
        except RetryAfter as error:
            wait = seconds(error)
            if wait > LONGEST_WAIT_S:
                raise
            await asyncio.sleep(wait)
        except BadRequest as error:
            if not part.entities or "entit" not in str(error).lower():
                raise
            log.warning("Telegram refused the entities of a message; it goes out plain")
            part = Part(part.text)
    return await _once(to, part, markup)


async def _once(to: Message, part: Part, markup: InlineKeyboardMarkup | None) -> Message:
    is_topic = bool(to.is_topic_message)
    return await to.get_bot().send_message(
        chat_id=to.chat_id,
        text=part.text,
        entities=part.entities,
        reply_markup=markup,
        link_preview_options=NO_PREVIEW,
        message_thread_id=to.message_thread_id if is_topic else None,
        reply_parameters=ReplyParameters(to.message_id, allow_sending_without_reply=True)
        if to.chat.type != to.chat.PRIVATE
        else None,
    )


async def edit(message: Message, part: Part, buttons: InlineKeyboardMarkup | None = None) -> None:
    """Change what a message says; that it already says so is success."""
    try:
        await message.edit_text(
            part.text,
            entities=part.entities or None,
            reply_markup=buttons,
            link_preview_options=NO_PREVIEW,
        )
    except BadRequest as error:
        if "not modified" not in str(error):
            raise


def seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return after if isinstance(after, int | float) else after.total_seconds()


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
