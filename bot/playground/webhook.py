"""Webhook delivery: POST each update until it is taken, in order within a chat.

https://core.telegram.org/bots/api#setwebhook. Only loopback addresses: the playground talks to
nobody else.
"""

import asyncio
import ipaddress
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from .errors import bad_request
from .updates import Update

if TYPE_CHECKING:
    from .world import World

MAX_CONNECTIONS = 40
FIRST_RETRY_SECONDS = 0.2  # the real server starts at one second
LAST_RETRY_SECONDS = 5.0
ANSWER_SECONDS = 60.0


@dataclass(slots=True)
class Webhook:
    """An empty `url` means none is set."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = MAX_CONNECTIONS
    ip_address: str = ""
    last_error_date: int = 0
    last_error: str = ""

    def to_json(self, pending: int, allowed: frozenset[str] | None) -> dict[str, Any]:
        """A WebhookInfo."""
        body: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": pending,
        }
        if self.url:
            body |= {"max_connections": self.max_connections, "ip_address": "127.0.0.1"}
        if self.last_error_date:
            body["last_error_date"] = self.last_error_date
            body["last_error_message"] = self.last_error
        if allowed:
            body["allowed_updates"] = sorted(allowed)
        return body


@dataclass(slots=True)
class Delivery:
    """How updates reach the webhook; by default once, in order within a chat.

    `copies` counts the posts of each, as when Telegram doesn't hear that it was taken.
    `backwards`: of what has gathered within `gather` seconds the newest first, one at a time.
    """

    copies: int = 1
    backwards: bool = False
    gather: float = 0.05

    def arranged(self, pending: Iterable[Update]) -> list[Update]:
        return sorted(pending, key=lambda update: update.id, reverse=self.backwards)

    def lane(self, update: Update) -> object:
        """What is delivered one at a time: a chat's updates, or, backwards, all there are."""
        return "all" if self.backwards else update.lane


def checked_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if parts.scheme not in ("http", "https") or not host:
        raise bad_request("invalid webhook URL specified")
    if not is_loopback(host):
        raise bad_request("bad webhook: the playground delivers to loopback addresses only")
    return url


def is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Courier:
    """Carries pending updates to the webhook while one is set."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._busy: dict[object, asyncio.Task[None]] = {}

    async def run(self) -> None:
        timeout = httpx.Timeout(ANSWER_SECONDS, connect=5.0)
        async with httpx.AsyncClient(trust_env=False, timeout=timeout) as client:
            try:
                while True:
                    if self._world.delivery.backwards:
                        await asyncio.sleep(self._world.delivery.gather)
                    self._send_out(client)
                    await self._world.updates.bell.wait(1.0)
            finally:
                for task in self._busy.values():
                    task.cancel()
                await asyncio.gather(*self._busy.values(), return_exceptions=True)

    def _send_out(self, client: httpx.AsyncClient) -> None:
        webhook = self._world.webhook
        if not webhook.url:
            return
        delivery = self._world.delivery
        for update in delivery.arranged(self._world.updates.pending):
            lane = delivery.lane(update)
            if len(self._busy) >= webhook.max_connections:
                return
            if lane not in self._busy:
                task = asyncio.create_task(self._deliver(client, webhook, update, lane))
                self._busy[lane] = task

    async def _deliver(
        self, client: httpx.AsyncClient, webhook: Webhook, update: Update, lane: object
    ) -> None:
        pause = FIRST_RETRY_SECONDS
        updates = self._world.updates
        try:
            while webhook is self._world.webhook and update in updates.pending:
                if await self._attempt(client, webhook, update):
                    for _ in range(1, self._world.delivery.copies):
                        await self._attempt(client, webhook, update)
                    updates.remove(update)
                    return
                await asyncio.sleep(pause)
                pause = min(2 * pause, LAST_RETRY_SECONDS)
        finally:
            del self._busy[lane]
            updates.bell.ring()

    async def _attempt(self, client: httpx.AsyncClient, webhook: Webhook, update: Update) -> bool:
        headers = {"Content-Type": "application/json"}
        if webhook.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret_token
        try:
            body = json.dumps(update.to_json())
            response = await client.post(webhook.url, content=body, headers=headers)
        except httpx.HTTPError as error:
            self._failed(webhook, f"Connection failed: {type(error).__name__}")
            return False
        if not response.is_success:
            reason = response.reason_phrase
            self._failed(
                webhook, f"Wrong response from the webhook: {response.status_code} {reason}"
            )
        return response.is_success

    def _failed(self, webhook: Webhook, reason: str) -> None:
        webhook.last_error_date = self._world.now()
        webhook.last_error = reason
