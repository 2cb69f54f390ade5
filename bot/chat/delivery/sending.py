"""One message out, changed or deleted, with what Telegram refuses about it mended."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, Final, cast

from telegram import Bot, Chat, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, TelegramError
from telegram.ext import ExtBot

from bot.chat.delivery import refusals
from bot.chat.delivery.pace import PREVIEW
from bot.chat.saying.parts import Part

log = logging.getLogger(__name__)

TYPING_AFTER_S: Final = 0.3
"""Most answers are there by then; a notice would cost as much as they do."""
TYPING_EVERY_S: Final = 4.0  # it fades after five seconds
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
NOTHING_SAID: Final = 0
"""The id of a message that stands for nobody's having said anything; no message has it."""

Buttons = InlineKeyboardMarkup | None


async def send(
    to: Message,
    part: Part,
    buttons: Buttons = None,
    kind: str | None = None,
    *,
    points: bool = False,
) -> Message:
    """Send a part in answer to a message, in its topic; `kind` of PREVIEW raises LeftOut.

    In a private chat it replies to the message only if it `points` there.

    It goes out plain if Telegram refuses its entities, and to the supergroup that the group has
    become. If what it answers was deleted it goes out by itself, in a topic; of comments, below the
    post. Raises TelegramError.
    """
    try:
        return await _send(to, part, buttons, kind, points=points)
    except ChatMigrated as error:
        log.info("chat %d has become %d", to.chat_id, error.new_chat_id)
        return await _send(to, part, buttons, kind, chat=error.new_chat_id)


async def _send(
    to: Message,
    part: Part,
    buttons: Buttons,
    kind: str | None,
    chat: int | None = None,
    *,
    points: bool = False,
) -> Message:
    is_alone = chat is not None or (to.chat.type == to.chat.PRIVATE and not points)
    above = None if is_alone or to.message_id == NOTHING_SAID else to.message_id
    try:
        return await _once(to, part, buttons, kind, chat, above)
    except BadRequest as error:
        if above is not None and refusals.no_question(error):
            return await _once(to, part, buttons, kind, chat, thread(to))
        return await _once(to, _plain(part, error), buttons, kind, chat, above)


async def _once(
    to: Message,
    part: Part,
    buttons: Buttons,
    kind: str | None,
    chat: int | None,
    above: int | None,
) -> Message:
    """`above` is the id of what it replies to; only within a thread does it have to be there.

    `chat` is where `to` has moved: neither its id nor its topic mean anything there.
    """
    is_needed = thread(to) not in (None, above)
    answered = above and ReplyParameters(above, allow_sending_without_reply=not is_needed)
    return await client_of(to).send_message(
        chat_id=chat or to.chat_id,
        text=part.text,
        entities=part.entities,
        reply_markup=buttons,
        link_preview_options=NO_PREVIEW,
        message_thread_id=None if chat else topic(to),
        reply_parameters=answered or None,
        rate_limit_args=kind,
    )


async def edit(
    client: ExtBot[str],
    chat: int,
    message: int,
    part: Part,
    buttons: Buttons = None,
    kind: str | None = None,
) -> None:
    """Change what a message says, plain if Telegram refuses its entities.

    That it already says so is success. `kind` as in `send`. Raises TelegramError.
    """
    await _edit(client, part, buttons, kind, chat_id=chat, message_id=message)


async def edit_inline(
    client: ExtBot[str], inline: str, part: Part, buttons: Buttons = None
) -> None:
    """The same of a message in whatever chat, by its inline id."""
    await _edit(client, part, buttons, None, inline_message_id=inline)


async def _edit(
    client: ExtBot[str], part: Part, buttons: Buttons, kind: str | None, **message: Any
) -> None:
    try:
        await client.edit_message_text(
            part.text,
            **message,
            entities=part.entities or None,
            reply_markup=buttons,
            link_preview_options=NO_PREVIEW,
            rate_limit_args=kind,
        )
    except BadRequest as error:
        if not refusals.unchanged(error):
            await _edit(client, _plain(part, error), buttons, kind, **message)


async def delete(client: ExtBot[str], chat: int, message: int) -> None:
    """Delete a message of ours; one that is gone, or too old to be deleted, is left alone."""
    with contextlib.suppress(BadRequest, ChatMigrated):
        await client.delete_message(chat, message)


async def draft(to: Message, part: Part) -> None:
    """Show a private chat what is being written, for half a minute. Raises TelegramError."""
    await client_of(to).send_message_draft(
        to.chat_id,
        to.message_id,  # the same draft each time
        part.text,
        entities=part.entities,
        message_thread_id=topic(to),
        rate_limit_args=PREVIEW,
    )


def _plain(part: Part, error: BadRequest) -> Part:
    """The same text without entities if it was them that Telegram refused; else raises `error`."""
    if not part.entities or not refusals.entities(error):
        raise error
    log.warning("Telegram refused the entities of a message; it goes out plain: %s", error)
    return Part(part.text)


def topic(message: Message) -> int | None:
    """The topic to answer in; a comment's thread isn't one."""
    return message.message_thread_id if message.is_topic_message else None


def thread(message: Message) -> int | None:
    """The message that comments, or replies, stand below: to answer one is to stay there."""
    return None if message.is_topic_message else message.message_thread_id


def to_all(chat: Chat) -> Message:
    """What to answer so that it is said to a chat, and to nobody in it."""
    message = Message(NOTHING_SAID, datetime.fromtimestamp(0, UTC), chat)
    message.set_bot(chat.get_bot())
    return message


def client_of(message: Message) -> ExtBot[str]:
    """The client that a message came by."""
    return cast("ExtBot[str]", message.get_bot())


@asynccontextmanager
async def typing(bot: Bot, message: Message) -> AsyncIterator[None]:
    """Shows the typing notice while the work inside goes on."""
    task = asyncio.create_task(_keep_typing(bot, message.chat_id, topic(message)))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _keep_typing(bot: Bot, chat_id: int, thread: int | None) -> None:
    await asyncio.sleep(TYPING_AFTER_S)
    while True:
        with contextlib.suppress(TelegramError):  # a notice isn't worth a failure
            await bot.send_chat_action(chat_id, ChatAction.TYPING, message_thread_id=thread)
        await asyncio.sleep(TYPING_EVERY_S)
