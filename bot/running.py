"""Runs the bot: on Telegram, or in the playground. One bot a data directory."""

import asyncio
import logging
import os
import secrets
import signal
import threading
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from telegram.error import InvalidToken, TelegramError

from bot.chat import app as chat
from bot.chat.budget import rates_of
from bot.chat.client import Client, client
from bot.chat.dispatcher import Dispatcher
from bot.chat.inbox import Inbox
from bot.chat.notices import Notices
from bot.chat.polling import poll
from bot.chat.room import Room
from bot.chat.updates import Updates
from bot.config import ConfigError
from bot.playground import Playground
from bot.services import Services
from index.errors import FootnoteError
from index.generations import Generations
from index.ownership import Ownership

log = logging.getLogger(__name__)

PLAYGROUND_ADMIN: Final = 1002
LONGEST_PAUSE_S: Final = 60.0
LONGEST_STOP_S: Final = 20.0
"""Seconds to stop in, besides `inbox.drain_s`."""


class PortTaken(FootnoteError):
    """Another program listens there."""


def on_telegram(services: Services, token: str) -> int:
    """Poll a Bot API server until told to stop. Raises ConfigError, LibraryError."""
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
    services.embedder.encode(["warm"])
    _ = services.answerer


async def _play(services: Services, port: int | None) -> None:
    token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(26)[:35]}"
    playground = await _listening(token, port, services.config.playground.port)
    try:
        print(f"Footnote's playground: {playground.url}", flush=True)
        print("Open it in a browser; stop with Ctrl-C.", flush=True)
        await _until_stopped(_at_home(services, playground.url), token)
    finally:
        await playground.stop()


async def _listening(token: str, port: int | None, preferred: int) -> Playground:
    for tried in [port] if port is not None else [preferred, 0]:
        playground = Playground(token=token, port=tried, admins=[PLAYGROUND_ADMIN])
        try:
            await playground.start()
        except OSError:
            continue
        return playground
    raise PortTaken(f"port {port} is taken", "name another: footnote play --port N")


def _at_home(services: Services, url: str) -> Services:
    """The same services, talking to the playground, whose admin is one here."""
    config = services.config
    access = config.access.model_copy(
        update={"admins": config.access.admins | {PLAYGROUND_ADMIN}, "mode": "open"}
    )
    telegram = config.telegram.model_copy(update={"base_url": url.rstrip("/"), "proxy": ""})
    services.config = config.model_copy(update={"access": access, "telegram": telegram})
    return services


async def _until_stopped(services: Services, token: str) -> None:
    stopping = asyncio.Event()
    longest = services.config.inbox.drain_s + LONGEST_STOP_S

    def stop() -> None:
        stopping.set()
        last_resort = threading.Timer(longest, _end)
        last_resort.daemon = True
        last_resort.start()

    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stop)
    await serve(services, token, stopping)


def _end() -> None:
    """Something won't be stopped. What it leaves undone is in the inbox, as after a kill."""
    log.error("something won't be stopped; ending all the same")
    os._exit(1)


async def serve(services: Services, token: str, stopping: asyncio.Event) -> None:
    """Answer until `stopping` is set. Raises ConfigError if the token is refused, InboxError."""
    telegram = services.config.telegram
    room = Room(services)
    generations = Generations(services.library, services.dense)
    rates = rates_of(services.config.delivery)
    bot = client(token, telegram.base_url, telegram.proxy, rates)
    app = chat.build(bot, room)
    try:
        if not await _connected(app, stopping):
            return
        generations.start()
        await chat.show_menu(app, room)
        async with _answering(room, app, bot) as inbox:
            log.info("@%s answers", bot.username)
            await _until(stopping, poll(bot, inbox.put))
    finally:
        await app.shutdown()
        generations.stop()
        room.close()


@asynccontextmanager
async def _answering(room: Room, app: chat.App, bot: Client) -> AsyncIterator[Inbox]:
    """The inbox, open, and what waits in it worked on; drained when the block ends."""
    config = room.config
    inbox = Inbox(Updates(room.services.data, bot.id), config.inbox)
    notices = Notices(bot, config.access.admins)
    dispatcher = Dispatcher(inbox, app, config.inbox, notices)
    try:
        await inbox.open()
        await dispatcher.start()
        yield inbox
    finally:
        await dispatcher.drain()
        room.stop()
        await dispatcher.cut()
        notices.close()
        await inbox.close()


async def _until(stopping: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Work that goes on until then."""
    working, stopped = asyncio.ensure_future(work), asyncio.ensure_future(stopping.wait())
    await asyncio.wait((working, stopped), return_when=asyncio.FIRST_COMPLETED)
    for each in (working, stopped):
        each.cancel()
    with suppress(asyncio.CancelledError):
        await working


async def _connected(app: chat.App, stopping: asyncio.Event) -> bool:
    """Introduce ourselves, for as long as it takes; False if told to stop before."""
    pause = 1.0
    while not stopping.is_set():
        try:
            await app.initialize()
        except InvalidToken as error:
            raise ConfigError(
                "Telegram refuses the bot's token", "copy TELEGRAM_BOT_TOKEN anew from @BotFather"
            ) from error
        except TelegramError as error:
            log.warning("no answer from %s yet (%s)", app.bot.base_url.split("/bot")[0], error)
            await _either(stopping, pause)
            pause = min(LONGEST_PAUSE_S, pause * 2)
        else:
            return True
    return False


async def _either(stopping: asyncio.Event, pause: float) -> None:
    try:
        await asyncio.wait_for(stopping.wait(), pause)
    except TimeoutError:
        return
