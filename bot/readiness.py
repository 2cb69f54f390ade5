"""What has to hold before the bot can answer."""

import asyncio

from bot.chat.intake.inbox import Inbox
from bot.chat.intake.webhook import Webhook
from bot.web.health import Check
from index.library import Library


class Readiness:
    """`connected` and `inbox` are set by the start, as far as it has come."""

    def __init__(self, library: Library, webhook: Webhook | None) -> None:
        self.connected = False
        self.inbox: Inbox | None = None
        self._library = library
        self._webhook = webhook

    @property
    def checks(self) -> list[Check]:
        checks = [
            Check("the bot isn't connected to Telegram", self._is_connected),
            Check("the inbox can take nothing in", self._can_commit),
            Check("the library can't be read", self._can_read),
        ]
        if self._webhook is not None:
            checks.insert(1, Check("the webhook isn't set", self._is_set))
        return checks

    async def _is_connected(self) -> bool:
        return self.connected

    async def _is_set(self) -> bool:
        return self._webhook is not None and self._webhook.is_set

    async def _can_commit(self) -> bool:
        if self.inbox is None:
            return False
        await self.inbox.check()
        return True

    async def _can_read(self) -> bool:
        return await asyncio.to_thread(lambda: self._library.revision >= 0)
