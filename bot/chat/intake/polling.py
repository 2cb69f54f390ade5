"""Long polling: what Telegram holds goes into the inbox, and only then does Telegram forget it.

The offset of a request acknowledges every update before it, so it moves past a batch when the
batch is on disk, and not otherwise. Nothing that happens ends the polling: it goes on in a while.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, Final, TypeVar

from telegram.error import BadRequest, Conflict, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.chat.delivery.client import Client
from bot.chat.delivery.pace import seconds

log = logging.getLogger(__name__)

KINDS: Final = (
    *("message", "edited_message", "callback_query", "message_reaction"),
    *("inline_query", "chosen_inline_result", "guest_message"),
    "my_chat_member",
    *("channel_post", "edited_channel_post"),
)
MEMBERS: Final = "chat_member"
"""Who comes to a group where the bot is an administrator, and who goes."""
WAIT_S: Final = 10
FIRST_PAUSE_S: Final = 1.0
LONGEST_PAUSE_S: Final = 30.0
AFTER_LIMIT_S: Final = 0.5

T = TypeVar("T")
Put = Callable[[Sequence[Any]], Awaitable[None]]


async def poll(client: Client, put: Put, kinds: Sequence[str] = KINDS) -> None:
    """For ever; cancel it to stop. What was put but not acknowledged comes again, and is known."""
    await persistently(client.delete_webhook)
    offset = 0
    while True:
        offset = await persistently(partial(_once, client, put, kinds, offset))


async def _once(client: Client, put: Put, kinds: Sequence[str], offset: int) -> int:
    """One request; the offset that acknowledges what it brought."""
    updates = await client.raw_updates(offset, kinds, WAIT_S)
    ids = [id for id in map(_id, updates) if id is not None]
    if updates and not ids:
        raise NetworkError("getUpdates: updates without an id")
    await put(updates)
    return max([offset, *(id + 1 for id in ids)])


async def persistently(ask: Callable[[], Awaitable[T]]) -> T:
    """What it returns, after as many tries as it takes."""
    pause = FIRST_PAUSE_S
    while True:
        try:
            return await ask()
        except RetryAfter as error:
            await asyncio.sleep(seconds(error) + AFTER_LIMIT_S)
            continue
        except TimedOut as error:  # a long poll whose connection was lost, most likely
            log.debug("Telegram didn't answer in time: %s", error)
        except Conflict:
            log.error("another bot polls with the same token; stop one of them")
        except BadRequest as error:
            log.error("Telegram refuses, trying again: %s", error)
        except TelegramError as error:
            log.warning("Telegram can't be reached, trying again: %s", error)
        except Exception:
            log.exception("asking Telegram failed, trying again")
        await asyncio.sleep(pause)
        pause = min(LONGEST_PAUSE_S, 1.5 * pause)


def _id(update: Any) -> int | None:
    id = update.get("update_id") if isinstance(update, dict) else None
    return id if isinstance(id, int) else None
