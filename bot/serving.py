"""One bot from its first word with Telegram to its last.

    site ─→ connected ─→ inbox, dispatcher ─→ updates come, polled or posted to the site's hook

It ends the other way round: nothing more comes, what is under way is drained, the site goes last.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from functools import partial
from typing import Any, Final

from telegram.error import InvalidToken, TelegramError

from bot.chat import app as chat
from bot.chat.amending.amending import Amending
from bot.chat.delivery.budget import rates_of
from bot.chat.delivery.client import Client, client
from bot.chat.erasing import Erasing
from bot.chat.granting import Granting
from bot.chat.intake.dispatcher import Dispatcher
from bot.chat.intake.inbox import Inbox
from bot.chat.intake.notices import Notices
from bot.chat.intake.polling import KINDS, MEMBERS, poll
from bot.chat.intake.webhook import Webhook
from bot.chat.managing.broken import Broken
from bot.chat.managing.damage import Damage
from bot.chat.managing.renewing import Renewing
from bot.chat.managing.taking import Taking
from bot.chat.manners import access
from bot.chat.manners.appointed import Appointed
from bot.chat.manners.barred import Barred
from bot.chat.room import Room
from bot.chat.saying.words import words_for
from bot.chat.shelf import RoomShelf
from bot.chat.store.store import Store, cited
from bot.chat.store.writer import Writer
from bot.config import Config, ConfigError, Telegram
from bot.readiness import Readiness
from bot.services import Services
from bot.web.article import ArticlePage
from bot.web.health import Health
from bot.web.hook import Hook
from bot.web.secret import secret_of
from bot.web.site import served
from index.generations import Generations
from index.refetching import Refetching
from index.upkeep import Upkeep

log = logging.getLogger(__name__)

LONGEST_PAUSE_S: Final = 60.0


async def serve(
    services: Services, token: str, stopping: asyncio.Event, pages: ArticlePage | None = None
) -> None:
    """Answer until `stopping` is set. Article pages that another site serves are opened for it.

    Raises ConfigError if the token is refused, PortTaken, StoreError.
    """
    telegram = services.config.telegram
    room = Room(services)
    generations = Generations(services.library, services.dense, services.ready)
    damage = Damage(room)
    keep_days = services.config.privacy.keep_days
    upkeep = Upkeep(
        *(services.library, services.wanted, services.rebuilder, damage.found),
        partial(cited, services.data, keep_days),
    )
    every_h = services.config.library.refetch_hours
    refetching = Refetching(services.library, lambda: services.wired.gentle, every_h)
    room.refetching = refetching
    rates = rates_of(services.config.delivery)
    bot = client(token, telegram.base_url, telegram.proxy, rates)
    app = chat.build(bot, room)
    kinds = (*KINDS, MEMBERS) if room.admins.groups else KINDS
    webhook = _webhook(bot, telegram, token, kinds)
    ready = Readiness(services.library, webhook)
    pages = pages or ArticlePage(words_for)
    come = webhook.run if webhook is not None else partial(poll, bot, kinds=kinds)
    try:
        async with _site(services.config, ready, webhook, pages):
            if not await _connected(app, stopping):
                return
            ready.connected = True
            generations.start()
            upkeep.start()
            refetching.start()
            await chat.show_menu(app, room)
            async with _answering(room, app, bot, ready, damage) as inbox:
                log.info("@%s answers", bot.username)
                with pages.opened(RoomShelf(room)):
                    await _until(stopping, come(inbox.put))
    finally:
        await app.shutdown()
        upkeep.stop()
        refetching.stop()
        generations.stop()
        room.close()


def _webhook(bot: Client, telegram: Telegram, token: str, kinds: Sequence[str]) -> Webhook | None:
    """How updates come, if they aren't polled."""
    if not telegram.webhook_url:
        return None
    secret = secret_of(token)
    hook = Hook(telegram.webhook_path, secret)
    return Webhook(bot, hook, telegram.webhook_url, secret, kinds)


def _site(
    config: Config, ready: Readiness, webhook: Webhook | None, pages: ArticlePage
) -> AbstractAsyncContextManager[None]:
    """Up before the rest is, to say so; hook and pages have to be opened."""
    if not config.web.port:
        return nullcontext()
    routes = Health(ready.checks).routes
    if webhook is not None:
        routes.append(webhook.hook.route)
    if config.web.public_url:
        routes += pages.routes
    return served(routes, config.web.host, config.web.port)


@asynccontextmanager
async def _answering(
    room: Room, app: chat.App, bot: Client, ready: Readiness, damage: Damage
) -> AsyncIterator[Inbox]:
    """The inbox, open, and what waits in it worked on; drained when the block ends."""
    config = room.config
    room.store = Writer(Store(room.services.data, bot.id, keep_days=config.privacy.keep_days))
    inbox = Inbox(room.store, config.inbox)
    room.barred = Barred(room.store)
    served = partial(access.is_served, room=room)
    room.admins.load(room.store)
    room.notices = Notices(bot, room.admins, room.commands, served)
    dispatcher = Dispatcher(inbox, app, config.inbox, room.notices)
    appointed = Appointed(room, bot)
    watchers = (
        *(Granting(room, inbox, bot), Amending(room, inbox, bot), Erasing(room)),
        *(Broken(room), Taking(room, bot), Renewing(room, bot), damage, appointed),
    )
    try:
        await room.barred.load()
        await room.corpora.load(room.store)
        await room.admitted.load(room.store)
        await appointed.begin()
        await inbox.open()
        await dispatcher.start()
        for each in watchers:
            each.start()
        ready.inbox = inbox
        yield inbox
    finally:
        ready.inbox = None
        for each in watchers:
            await each.stop()
        await dispatcher.drain()
        room.stop()
        await dispatcher.cut()
        room.notices.close()
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
