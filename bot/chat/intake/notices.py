"""What readers and admins are told when an update can't be worked on. Never what went wrong."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection
from functools import partial
from typing import Final

from telegram import Update, User
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.chat import taps
from bot.chat.delivery import outbox, refusals
from bot.chat.delivery.client import Client
from bot.chat.delivery.sending import NO_PREVIEW
from bot.chat.inline import guests
from bot.chat.manners.admins import Admins
from bot.chat.manners.groups import addressed
from bot.chat.manners.speakers import speaker_of
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.words import Words, words_for, words_of

log = logging.getLogger(__name__)

QUIET_S: Final = 60.0
"""A reader who is told to wait isn't told again until they have for so long."""
READERS: Final = 10_000
ALARM_EVERY_S: Final = 600.0

Reader = tuple[int, int]


class Notices:
    """Tells readers and admins, and shrugs where Telegram won't pass it on.

    Readers whom the bot isn't for, and who used none of its `commands`, aren't told.
    """

    def __init__(
        self,
        client: Client,
        admins: Admins,
        commands: Collection[str],
        is_allowed: Callable[[Update], Awaitable[bool]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._admins = admins
        self._commands = commands
        self._is_allowed = is_allowed
        self._clock = clock
        self._told: OrderedDict[Reader, float] = OrderedDict()
        self._languages: dict[int, str | None] = {}
        self._failed = 0
        self._alarm: asyncio.Task[None] | None = None
        self._spent: asyncio.Task[None] | None = None

    def meet(self, user: User | None) -> None:
        """This is somebody's language: an admin is told in it what they didn't ask for."""
        if user is not None and user.id in self._admins:
            self._languages[user.id] = user.language_code

    async def sorry(self, update: Update) -> bool:
        """This wasn't answered, and won't be. False if that is still to be said."""
        return await self._reply(update, words_of(update.effective_user).say("sorry"))

    async def busy(self, update: Update) -> None:
        """This won't be answered; told once while a reader goes on."""
        chat = update.effective_chat
        reader = (chat.id if chat else 0, speaker_of(update).id)
        before = self._told.pop(reader, None)
        self._told[reader] = now = self._clock()
        while len(self._told) > READERS:
            self._told.popitem(last=False)
        if before is None or now - before > QUIET_S:
            log.warning("too much waits: chat %d is told to try again", reader[0])
            await self._reply(update, words_of(update.effective_user).say("busy"))

    def failed(self) -> None:
        """Tell the admins that one more failed: at once, but no more often than is good."""
        self._failed += 1
        if self._alarm is None or self._alarm.done():
            self._alarm = asyncio.create_task(self._raise_alarm())

    def spent(self) -> None:
        """Tell the admins that the day's tokens are used up."""
        self._spent = asyncio.create_task(
            self.tell_admins(lambda words: words.say("model-limit-reached"))
        )

    def close(self) -> None:
        for each in (self._alarm, self._spent):
            if each is not None:
                each.cancel()

    async def _raise_alarm(self) -> None:
        while self._failed:
            count, self._failed = self._failed, 0
            await self.tell_admins(partial(_failed, count=count))
            await asyncio.sleep(ALARM_EVERY_S)

    async def tell_admins(self, say: Callable[[Words], str]) -> None:
        """What concerns them, in private, each in their language."""
        for each in await self._admins.reachable():
            await self._write(each, say(words_for(self._languages.get(each))))

    async def _write(self, chat: int, text: str) -> None:
        try:
            await self._client.send_message(chat, text, link_preview_options=NO_PREVIEW)
        except TelegramError as error:  # an admin who never wrote to the bot, or blocked it
            log.warning("admin %d wasn't told: %s", chat, error)
            if refusals.gone(error):
                await self._admins.missed(chat)

    async def _reply(self, update: Update, text: str) -> bool:
        """False if Telegram was out of reach."""
        message = update.effective_message
        if message is None:
            return True
        me, name = self._client.id, self._client.username
        is_guest = update.guest_message is not None
        is_tap = update.callback_query is not None
        if not (is_tap or is_guest or addressed(message, name, me, self._commands)):
            return True
        if not await self._is_allowed(update):
            return True
        try:
            if update.callback_query is not None:  # nobody else has to read of it
                await taps.acknowledge(update.callback_query, text, is_alert=True)
            elif is_guest:
                await guests.say(message, Part(text))
            else:
                await outbox.reply(message, join([Block(text)]))
        except TelegramError as error:
            log.error("nor could that be said: %s", error)
            return isinstance(error, BadRequest) or not isinstance(error, NetworkError)
        return True


def _failed(words: Words, count: int) -> str:
    return words.say("failed-alarm", count=count)
