"""Webhook: Telegram posts updates to a URL of ours, and what comes there goes into the inbox.

At a stop the webhook stays: Telegram keeps what comes meanwhile, and posts it after the start.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Final

from telegram import WebhookInfo
from telegram.error import BadRequest, TelegramError

from bot.chat.delivery.client import Client
from bot.chat.intake.polling import KINDS, Put, persistently
from bot.web.hook import Hook

log = logging.getLogger(__name__)

MOST_POSTS: Final = 40
"""Connections that Telegram may post by at once; a commit takes in what all of them bring."""
FIRST_LOOK_S: Final = 15.0
LONGEST_LOOK_S: Final = 600.0
"""Between two looks at what Telegram says of the webhook: mistakes show soon after the start."""


class Webhook:
    """Sees to it that Telegram posts to `url`, with the secret that the hook asks for."""

    def __init__(
        self, client: Client, hook: Hook, url: str, secret: str, kinds: Sequence[str] = KINDS
    ) -> None:
        self.hook = hook
        self.is_set = False
        self._client = client
        self._url = url
        self._secret = secret
        self._kinds = kinds
        self._known_error: datetime | None = None

    async def run(self, put: Put) -> None:
        """For ever; cancel it to stop. What was being put has been put when it ends."""
        self.hook.open(put)
        try:
            await persistently(self._set)
            log.info("updates come by webhook, at %s", self._url)
            await self._watch()
        finally:
            await self.hook.close()

    async def _set(self) -> None:
        try:
            await self._client.set_webhook(
                self._url,
                allowed_updates=self._kinds,
                max_connections=MOST_POSTS,
                secret_token=self._secret,
            )
        except BadRequest as error:
            raise BadRequest(f"{error.message}; check telegram.webhook_url") from error
        self.is_set = True

    async def _watch(self) -> None:
        """What stood in the way before the start is nobody's concern any more."""
        await self._look(self._note)
        pause = FIRST_LOOK_S
        while True:
            await asyncio.sleep(pause)
            pause = min(LONGEST_LOOK_S, 2 * pause)
            await self._look(self._judge)

    async def _look(self, then: Callable[[WebhookInfo], Awaitable[None]]) -> None:
        try:
            await then(await self._client.get_webhook_info())
        except TelegramError as error:
            log.debug("no word of the webhook: %s", error)
        except Exception:
            log.exception("no word of the webhook")

    async def _note(self, info: WebhookInfo) -> None:
        self._known_error = info.last_error_date

    async def _judge(self, info: WebhookInfo) -> None:
        is_new = info.last_error_date not in (None, self._known_error)
        self._known_error = info.last_error_date
        problem = " ".join((info.last_error_message or "").split())[:200]
        if info.url != self._url:
            await self._set_anew("another program has changed the webhook")
        elif is_new and "403" in problem:
            await self._set_anew("another program has changed the webhook's secret")
        elif is_new:
            log.warning(
                "Telegram can't deliver to %s (%s; %d updates wait there); check that the address "
                "leads to this bot's web.port, the proxy before it and its certificate",
                *(self._url, problem, info.pending_update_count),
            )

    async def _set_anew(self, why: str) -> None:
        log.warning("%s; it is set anew. If that goes on, give it a bot of its own", why)
        self.is_set = False
        await persistently(self._set)
