"""What the bot says as a guest: where it is mentioned in a chat that it isn't in, one message.

It is made like a result that somebody chose inline, and named by an inline id too.
https://core.telegram.org/api/bots/guest-mode
"""

import logging
from typing import Final

from telegram import Message
from telegram.error import BadRequest

from bot.chat.delivery import refusals
from bot.chat.delivery.sending import Buttons, client_of
from bot.chat.inline.results import choice
from bot.chat.saying.parts import Part

log = logging.getLogger(__name__)

RESULT: Final = "guest"
"""Its id as a result, which nobody asks for."""


async def say(to: Message, part: Part, buttons: Buttons = None) -> str:
    """The inline id of the message; "" where it has been answered before, or is too late.

    It goes out plain if Telegram refuses its entities. Raises TelegramError.
    """
    result = choice(RESULT, part.text, "", part, buttons)
    try:
        sent = await client_of(to).answer_guest_query(to.guest_query_id or "", result)
    except BadRequest as error:
        if refusals.too_late(error):
            log.info("a guest isn't heard any more: %s", error)
            return ""
        if not part.entities or not refusals.entities(error):
            raise
        log.warning("Telegram refused the entities of a message; it goes out plain: %s", error)
        return await say(to, Part(part.text), buttons)
    return sent.inline_message_id
