"""Runs the bot: on Telegram, or in the playground. One bot a data directory."""

import asyncio
import logging
import os
import secrets
import signal
import threading
from contextlib import suppress
from typing import Final

from bot.chat.saying.words import words_for
from bot.config import WebSection
from bot.playground import Playground, furnish
from bot.services import Services
from bot.serving import serve
from bot.types import Question
from bot.web.article import ArticlePage
from bot.web.server import PortTaken
from index.errors import NotInLibrary
from index.ownership import Ownership

log = logging.getLogger(__name__)

PLAYGROUND_ADMIN: Final = 1002
LONGEST_STOP_S: Final = 20.0
"""Seconds to stop in, besides `inbox.drain_s`."""


def on_telegram(services: Services, token: str) -> int:
    """Serve a bot of Telegram's until told to stop. Raises ConfigError, LibraryError, PortTaken."""
    with Ownership(services.data):
        _prepare(services)
        asyncio.run(_until_stopped(services, token))
    return 0


def in_playground(services: Services, port: int | None) -> int:
    """Serve the same bot on a local Bot API with a chat page, until told to stop.

    Without a port the configured one is tried, then any free one. Raises PortTaken.
    """
    with Ownership(services.data):
        _prepare(services)
        asyncio.run(_play(services, port))
    return 0


def _prepare(services: Services) -> None:
    """Open what a question needs, so that what is wrong shows now and the first one is quick."""
    services.wired.embedder.encode(["warm"])
    _ = services.answerer
    with suppress(NotInLibrary):  # nothing may be indexed yet
        services.quoter.answer(Question("What is known?", (services.config.library.corpus,)))


async def _play(services: Services, port: int | None) -> None:
    token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(26)[:35]}"
    pages = ArticlePage(words_for)
    playground = await _listening(token, port, services.config.playground.port, pages)
    try:
        print(f"Footnote's playground: {playground.url}", flush=True)
        print("Open it in a browser; stop with Ctrl-C.", flush=True)
        await _until_stopped(_at_home(services, playground), token, pages)
    finally:
        await playground.stop()


async def _listening(
    token: str, port: int | None, preferred: int, pages: ArticlePage
) -> Playground:
    for tried in [port] if port is not None else [preferred, 0]:
        playground = Playground(
            token=token, port=tried, admins=[PLAYGROUND_ADMIN], more=pages.routes
        )
        furnish(playground.world)
        try:
            await playground.start()
        except OSError:
            continue
        return playground
    raise PortTaken(f"port {port} is taken", "name another: footnote play --port N")


def _at_home(services: Services, playground: Playground) -> Services:
    """The same services, polling the playground, whose admin is one here, as are its pages and
    channels."""
    config, url = services.config, playground.url.rstrip("/")
    channels = {each.id for each in playground.world.chats.values() if each.is_channel}
    admins, chats = config.access.admins | {PLAYGROUND_ADMIN}, config.access.chats | channels
    access = config.access.model_copy(update={"admins": admins, "chats": chats, "mode": "open"})
    telegram = config.telegram.model_copy(update={"base_url": url, "proxy": "", "webhook_url": ""})
    services.config = config.model_copy(
        update={"access": access, "telegram": telegram, "web": WebSection(public_url=url)}
    )
    return services


async def _until_stopped(services: Services, token: str, pages: ArticlePage | None = None) -> None:
    stopping = asyncio.Event()
    longest = services.config.inbox.drain_s + LONGEST_STOP_S

    def stop() -> None:
        stopping.set()
        last_resort = threading.Timer(longest, _end)
        last_resort.daemon = True
        last_resort.start()

    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stop)
    await serve(services, token, stopping, pages)


def _end() -> None:
    """Something won't be stopped. What it leaves undone is in the inbox, as after a kill."""
    log.error("something won't be stopped; ending all the same")
    os._exit(1)
